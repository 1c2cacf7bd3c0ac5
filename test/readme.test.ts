import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { canary, createProject, runIn } from "./cli/io.ts";

const root = resolve(fileURLToPath(import.meta.url), "../..");
const readme = readFileSync(resolve(root, "README.md"), "utf8");

/** The project of the first screen. */
const project = {
  ".git/": "",
  Dockerfile: /```dockerfile\n([\s\S]*?)```/.exec(readme)?.[1] ?? "",
  "package.json": "{}\n",
  ".npmrc": `//registry.npmjs.org/:_authToken=${canary}\n`,
};

test.each([
  ["the first screen", [], "\\$ npx dfsecret-lint"],
  ["the diff", ["--diff"], "\\$ npx dfsecret-lint --diff"],
])("%s shows what the command really prints", async (_what, argv, prompt) => {
  const shown = new RegExp(`\`\`\`text\\n${prompt}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? "";
  const { code, stdout } = await runIn(createProject(project), argv);
  expect(stdout.trim()).toBe(shown.trim());
  expect(code).toBe(1);
});

test("what it says of a build is what the proofs say", () => {
  const row = readFileSync(resolve(root, "docs/proofs.md"), "utf8").split("\n").find((line) => line.includes("(D01)"));
  const [title, , , before, by, after] = row!.split(" | ").slice(1);
  expect([title, before, by, after?.replace(" |", "")]).toEqual([
    "COPY of a .env, deleted by a later RUN (D01)", "`image.layer`: layer 2: /app/.env (deleted in layer 4)", "suggestion", "nowhere: the RUN had it",
  ]);
  expect(readme).toContain("For a `.env` that is copied and deleted later (D01): found in layer 2 before, nowhere after, and the `RUN` that needs the file still had it.");
});
