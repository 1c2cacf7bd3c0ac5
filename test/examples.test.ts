import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { lintText } from "../src/engine/linter.ts";
import { openWorkspace } from "../src/workspace/workspace.ts";

const examples = resolve(dirname(fileURLToPath(import.meta.url)), "../examples");

const leakComment = /^# Leaks \(([\w-]+)\): /;

/** What the comments of an example announce: a rule, and the first line of the instruction below. */
function announced(text: string): { ruleId: string; line: number }[] {
  const lines = text.split("\n");
  return lines.flatMap((comment, index) => {
    const rule = leakComment.exec(comment)?.[1];
    return rule === undefined ? [] : [{ ruleId: `dfsecret/${rule}`, line: index + 2 }];
  });
}

const folders = readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

test.each(folders)("%s has the leaks that its comments announce, and no other", async (folder) => {
  const root = join(examples, folder);
  const path = join(root, "Dockerfile");
  const text = readFileSync(path, "utf8");
  const result = await lintText({ text, path, workspace: openWorkspace({ root }) });
  expect(result?.messages.map(({ ruleId, line }) => ({ ruleId, line }))).toEqual(announced(text));
});
