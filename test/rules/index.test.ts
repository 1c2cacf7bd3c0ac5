import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, test } from "vitest";
import { lintText } from "../../src/engine/linter.ts";
import { rules } from "../../src/rules/index.ts";
import type { Rule } from "../../src/findings/rule.ts";
import { openWorkspace } from "../../src/workspace/workspace.ts";
import { expectOneFindingPerRange } from "./run-cases.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

function isRule(value: unknown): value is Rule {
  return typeof value === "object" && value !== null && "meta" in value && "check" in value;
}

/** Every rule that a file of the folder exports, by the file's name. */
async function rulesInFolder(): Promise<[string, Rule][]> {
  const files = readdirSync(join(root, "src/rules")).filter((file) => file.endsWith(".ts") && file !== "index.ts");
  const modules = await Promise.all(files.map(async (file): Promise<[string, Rule][]> => {
    const module = (await import(pathToFileURL(join(root, "src/rules", file)).href)) as Record<string, unknown>;
    return Object.values(module).filter(isRule).map((rule) => [file.replace(/\.ts$/, ""), rule]);
  }));
  return modules.flat();
}

test("the index has every rule of the folder under its file's name", async () => {
  const inFolder = await rulesInFolder();
  expect(Object.keys(rules).sort()).toEqual(inFolder.map(([name]) => name).sort());
  for (const [name, rule] of inFolder) expect(rules[name]).toBe(rule);
});

describe.each(Object.entries(rules))("%s", (name, { meta: { docs, messages } }) => {
  test("has a page and a test", () => {
    expect(docs.url.endsWith(`/docs/rules/${name}.md`)).toBe(true);
    expect(existsSync(join(root, `docs/rules/${name}.md`))).toBe(true);
    expect(existsSync(join(root, `test/rules/${name}.test.ts`))).toBe(true);
  });

  test("describes itself in the words that all rules use", () => {
    expect(docs.description).toMatch(/^(Disallow|Require|Enforce) .*[^.]$/);
    for (const message of Object.values(messages)) expect(message).toMatch(/^([A-Z#]|\{\{).*(\.|\{\{mend\}\})$/);
  });
});

const examples = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|[\\/])(Dockerfile|compose\.ya?ml)$/.test(file));

test.each(examples)("no two findings stand on one range of examples/%s", async (file) => {
  const path = join(root, "examples", file);
  const result = await lintText({
    text: readFileSync(path, "utf8"),
    path,
    workspace: openWorkspace({ root: dirname(path) }),
    config: "strict",
  });
  expectOneFindingPerRange(result!.messages);
});
