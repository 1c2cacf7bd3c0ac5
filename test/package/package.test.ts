import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/*
 * The package as npm would publish it, in a project that installs it. That a git install builds through `prepare` is
 * shown by test/pre-commit, which installs this repository so.
 */
const repository = resolve(".");
let directory: string;
let tarball: string;
let project: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "package-"));
  const packed = execFileSync("npm", ["pack", "--silent", "--pack-destination", directory], { encoding: "utf8" });
  tarball = join(directory, packed.trim().split("\n").at(-1)!);
  project = join(directory, "project");
  mkdirSync(join(project, ".git"), { recursive: true });
  writeFileSync(join(project, "package.json"), '{ "name": "project", "private": true, "type": "module" }\n');
  writeFileSync(join(project, "Dockerfile"), "FROM node:22\nARG NPM_TOKEN\nENV LOG_LEVEL=info PASSWORD_FILE=/run/secrets/password\nRUN npm ci\n");
  writeFileSync(join(project, "compose.yaml"), "services:\n  db:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: k8Vw2mXq9RtT4s\n");
  writeFileSync(join(project, "eslint.config.js"), [
    'import dfsecret from "dfsecret-lint";',
    'import { defineConfig } from "eslint/config";',
    'export default defineConfig([{ plugins: { dfsecret }, extends: ["dfsecret/recommended"] }]);',
    "",
  ].join("\n"));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--omit=peer", "--offline", tarball], { cwd: project, stdio: "pipe" });
  symlinkSync(join(repository, "node_modules/eslint"), join(project, "node_modules/eslint"));
}, 180_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

function tool(name: string, args: readonly string[], cwd = repository) {
  const { status, stdout, stderr } = spawnSync(join(repository, "node_modules/.bin", name), args, { cwd, encoding: "utf8" });
  return { status, output: stdout + stderr };
}

describe("the tarball", () => {
  test("holds the bundle, its types, the rules' pages and the schema, and nothing else", () => {
    const files = execFileSync("tar", ["tzf", tarball], { encoding: "utf8" }).trim().split("\n").map((name) => name.replace(/^package\//, ""));
    const expected = /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|schema\/config\.schema\.json|docs\/rules\/[\w-]+\.md|dist\/((cli|main)\.js|package\.json)|lib\/index\.js|(dist|lib)\/THIRD-PARTY-NOTICES\.txt|(dist|lib)\/chunks\/[\w.-]+\.js|lib\/types\/.+\.d\.ts)$/;
    expect(files.filter((name) => !expected.test(name))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining(["dist/cli.js", "dist/main.js", "dist/package.json", "lib/index.js", "lib/types/index.d.ts", "dist/THIRD-PARTY-NOTICES.txt", "LICENSE"]));
  });

  test("needs no other package at run time", () => {
    const { dependencies, peerDependenciesMeta } = JSON.parse(readFileSync("package.json", "utf8")) as Record<string, unknown>;
    expect(dependencies).toBeUndefined();
    expect(peerDependenciesMeta).toEqual({ eslint: { optional: true } });
  });

  test("names the bundled packages and their licences", () => {
    const bundled = ["yaml", "unbash", "@secretlint/secretlint-rule-preset-recommend"];
    for (const [folder, names] of Object.entries({ dist: bundled, lib: [...bundled, "@eslint/plugin-kit"] })) {
      const notices = readFileSync(join(project, "node_modules/dfsecret-lint", folder, "THIRD-PARTY-NOTICES.txt"), "utf8");
      for (const name of names) expect(notices).toContain(name);
    }
  });

  test("is right for publint", () => expect(tool("publint", [tarball])).toMatchObject({ status: 0 }));
  test("has types that every resolution finds", () => expect(tool("attw", [tarball, "--profile", "esm-only"])).toMatchObject({ status: 0 }), 60_000);
});

test("the command and ESLint report the same in a project that installs it", () => {
  const findings = (args: readonly string[]) => {
    const { stdout } = spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });
    const report = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string; line: number; column: number; message: string }[] }[];
    return report
      .flatMap(({ filePath, messages }) => messages.map(({ ruleId, line, column, message }) => ({ filePath, ruleId, line, column, message })))
      .sort((a, b) => a.filePath.localeCompare(b.filePath));
  };
  const own = findings(["node_modules/dfsecret-lint/dist/cli.js", "--format", "json", "Dockerfile", "compose.yaml"]);
  const eslint = findings(["node_modules/eslint/bin/eslint.js", "--format", "json", "Dockerfile", "compose.yaml"]);
  expect(own.map(({ ruleId, line }) => [ruleId, line])).toEqual([["dfsecret/no-secret-env", 5], ["dfsecret/no-secret-arg", 2]]);
  expect(eslint).toEqual(own);
}, 60_000);
