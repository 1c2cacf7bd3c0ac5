import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { canary, createProject, runIn } from "./cli/io.ts";

const readme = readFileSync(resolve(fileURLToPath(import.meta.url), "../../README.md"), "utf8");

test("the first screen shows what the command really prints", async () => {
  const dockerfile = /```dockerfile\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const shown = /```text\n\$ npx dfsecret-lint\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";
  const project = createProject({
    ".git/": "",
    Dockerfile: dockerfile,
    "package.json": "{}\n",
    ".npmrc": `//registry.npmjs.org/:_authToken=${canary}\n`,
  });
  const { code, stdout } = await runIn(project, []);
  expect(stdout.trim()).toBe(shown.trim());
  expect(code).toBe(1);
});
