import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const source = resolve(dirname(fileURLToPath(import.meta.url)), "../src");

/** From the top down; a module imports only from its own layer or one below. */
const layers = ["cli", "engine", "languages", "rules", "findings", "fixes", "trace", "secrets", "parser", "workspace"];
/** The entry points stand on top of all layers. */
const entries = new Set(["cli.ts", "index.ts", "plugin.ts"]);
/** Layers that know nothing of others, although these stand below. */
const knowsNothingOf: Readonly<Record<string, readonly string[]>> = {
  secrets: ["parser", "workspace"],
  parser: ["workspace"],
};
/**
 * Contracts between a rule and its hosts, and shapes of the text, that hold no behaviour of their layer.
 */
const sharedModules = new Set(["findings/rule.ts", "parser/node.ts"]);
/** Reads and keeps the program itself, before anything of it is loaded. */
const loader = "cli/compiled-code.ts";
const fileSystemModules = /^(?:node:)?(?:fs|fs\/promises|child_process)$/;

const importPattern = /^\s*(?:import|export)\b[^"';]*?\bfrom\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm;

const modules = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.split(sep).join("/"))
  .sort();

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  return [...text.matchAll(importPattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

function layerOf(file: string): string {
  return file.split("/")[0] ?? "";
}

const internalImports = modules.flatMap((file) =>
  importsOf(file)
    .filter((target) => target.startsWith("."))
    .map((target) => ({ file, target: posix.normalize(posix.join(posix.dirname(file), target)) })),
);

describe("architecture", () => {
  test("every module stands in a layer", () => {
    expect(modules.filter((file) => !entries.has(file) && !layers.includes(layerOf(file)))).toEqual([]);
  });

  test("imports point down", () => {
    const upward = internalImports.filter(({ file, target }) =>
      !entries.has(file) && !sharedModules.has(target) && layers.indexOf(layerOf(target)) < layers.indexOf(layerOf(file)));
    expect(upward).toEqual([]);
  });

  test("secrets know no tree, and the parser knows no file", () => {
    const forbidden = internalImports.filter(({ file, target }) =>
      !sharedModules.has(target) && (knowsNothingOf[layerOf(file)] ?? []).includes(layerOf(target)));
    expect(forbidden).toEqual([]);
  });

  test("only the workspace touches the file system", () => {
    const touching = modules.filter((file) => layerOf(file) !== "workspace" && file !== loader && importsOf(file).some((target) => fileSystemModules.test(target)));
    expect(touching).toEqual([]);
  });
});
