import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { lintText } from "../src/engine/linter.ts";
import { rules } from "../src/rules/index.ts";
import { memoryWorkspace } from "../src/workspace/workspace.ts";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** What a fence's language is linted as, unless the fence says which file it is. */
const fileNames: Readonly<Record<string, string>> = { dockerfile: "Dockerfile", yaml: "compose.yaml" };

interface Block {
  readonly rule: string;
  readonly section: "Bad" | "Good";
  readonly line: number;
  readonly filename: string;
  readonly code: string;
  /** The files that the section shows beside it. */
  readonly files: Readonly<Record<string, string>>;
}

/** The fenced blocks below `## Bad` and `## Good`; one with `file=NAME` is there for those above it in its section. */
function blocksOf(rule: string): Block[] {
  const text = readFileSync(join(root, "docs/rules", `${rule}.md`), "utf8");
  return [...text.matchAll(/^## (Bad|Good)\n([^]*?)(?=^## |(?![^]))/gm)].flatMap(({ 1: section, 2: body = "", index }) => {
    const fences = [...body.matchAll(/^```(\w+)(?: file=(\S+))?\n([^]*?)^```$/gm)];
    const files = Object.fromEntries(fences.flatMap(({ 2: file, 3: code = "" }) => (file === undefined ? [] : [[file, code]])));
    return fences.flatMap((fence): Block[] => {
      const filename = fileNames[fence[1] ?? ""];
      if (fence[2] !== undefined || filename === undefined) return [];
      const line = text.slice(0, index + text.slice(index).indexOf(fence[0])).split("\n").length;
      return [{ rule, section: section as Block["section"], line, filename, code: fence[3] ?? "", files }];
    });
  });
}

async function lintBlock({ rule, filename, code, files }: Block) {
  const path = join("/project", filename);
  const workspace = memoryWorkspace({ ...files, [filename]: code }, "/project");
  const config = rules[rule]!.meta.docs.recommended === false ? "strict" : "recommended";
  const result = await lintText({ text: code, path, workspace, config });
  return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
}

describe.each(Object.keys(rules))("the page of %s", (rule) => {
  const blocks = blocksOf(rule);

  test("shows what is bad and what is good", () => {
    expect(new Set(blocks.map(({ section }) => section))).toEqual(new Set(["Bad", "Good"]));
  });

  for (const block of blocks) {
    test(`the block in line ${block.line} is ${block.section.toLowerCase()}`, async () => {
      const reported = await lintBlock(block);
      if (block.section === "Bad") expect(reported).toContain(`dfsecret/${rule}`);
      else expect(reported).toEqual([]);
    });
  }
});

const pages = ["README.md", "CONTRIBUTING.md", ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];

test.each(pages)("the links of %s lead to files that are there", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)[^)\s]*\)/g)].map(([, target]) => join(dirname(page), target!));
  expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([]);
});

test.each(pages.filter((page) => /^docs\/[^/]+$/.test(page)))("%s is linked from a page that README leads to", (page) => {
  const reached = new Set<string>();
  for (const waiting = ["README.md"]; waiting.length > 0;) {
    const from = waiting.pop()!;
    for (const [, target] of readFileSync(join(root, from), "utf8").matchAll(/\]\((?!https?:)([^)#\s]+\.md)/g)) {
      const to = join(dirname(from), target!);
      if (reached.has(to)) continue;
      reached.add(to);
      waiting.push(to);
    }
  }
  expect(reached).toContain(page);
});

test("headers and tables are those of the rules' meta", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/update-docs.mjs"), "--check"], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
