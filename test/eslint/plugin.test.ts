import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import js from "@eslint/js";
import type { Linter } from "eslint";
import { ESLint } from "eslint";
import { defineConfig } from "eslint/config";
import { beforeAll, describe, expect, test } from "vitest";
import { languageByName } from "../../src/languages/languages.ts";
import plugin from "../../src/plugin.ts";
import { rules } from "../../src/rules/index.ts";
import { createInstalledProject, type InstalledProject, type Run } from "./installed.ts";
import { eslints } from "./parity.ts";

const secret = "q7Vd2mXw9RkT4sLz8HnB";
const leaking = `FROM scratch\nENV API_TOKEN=${secret}\n`;

describe("the plugin", () => {
  test("has every rule, with a page and messages", () => {
    expect(Object.keys(plugin.rules ?? {})).toEqual(Object.keys(rules));
  });

  test("has in strict every rule of each language", () => {
    const languageOf = (name: string) => plugin.configs.strict.find((config) => config.language === `dfsecret/${name}`)?.rules ?? {};
    for (const [name, { meta }] of Object.entries(rules)) {
      for (const language of meta.languages) expect(Object.keys(languageOf(language))).toContain(`dfsecret/${name}`);
    }
  });

  test.each([
    "Dockerfile", "dockerfile", "Containerfile", "Dockerfile.prod", "dockerfile.dev", "Containerfile.web", "app.Dockerfile", "app.dockerfile",
    ".Dockerfile", "a/b/Dockerfile", ".devcontainer/Dockerfile", "Dockerfile.dockerignore", "prod.Dockerfile.dockerignore", "Dockerfile.md",
    "Dockerfile.containerignore", "MyDockerfile", "Dockerfiles", "DOCKERFILE", "readme.md", "index.js", "compose.yaml", "docker-compose.yml",
    "compose.prod.yaml", "docker-compose.prod.yml", "a/compose.yml", "my.compose.yaml", "values.yaml", "compose.json", "dev-docker-compose.yml", "kafka-docker-compose-common.yaml", "docker-compose.json", "docker-stack.yml", "decompose.yaml",
  ])("takes %s for the same language as the command does", async (path) => {
    const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs.recommended, cwd: "/" });
    const config = (await eslint.calculateConfigForFile(`/project/${path}`)) as { language?: unknown } | undefined;
    const name = Object.entries(plugin.languages ?? {}).find(([, language]) => language === config?.language)?.[0];
    expect(name).toBe(languageByName(path)?.name);
  });
});

describe.each(eslints)("ESLint %s", (version, Host) => {
  const idsIn = (config: Linter.Config[]) =>
    new Host().verify(leaking, config, { filename: "Dockerfile" }).map(({ ruleId, message }) => ruleId ?? message);

  test("takes the configurations in an array, by extends as objects, and by extends as names", () => {
    expect(idsIn(plugin.configs.recommended)).toEqual(["dfsecret/no-secret-env"]);
    expect(idsIn(defineConfig({ extends: [plugin.configs.recommended] }))).toEqual(["dfsecret/no-secret-env"]);
    expect(idsIn(defineConfig({ plugins: { dfsecret: plugin }, extends: ["dfsecret/recommended"] }))).toEqual(["dfsecret/no-secret-env"]);
  });

  test("takes the plugin under another namespace", () => {
    expect(idsIn(defineConfig({ plugins: { docker: plugin }, extends: ["docker/recommended"] }))).toEqual(["docker/no-secret-env"]);
  });

  test("lets configurations for JavaScript stand beside it without files", () => {
    const config = [js.configs.recommended, { languageOptions: { globals: { a: "readonly" as const }, ecmaVersion: 2022 as const } }, ...plugin.configs.recommended];
    expect(idsIn(config)).toEqual(["dfsecret/no-secret-env"]);
  });

  test("is told when a rule is turned on for another language", () => {
    const config: Linter.Config[] = [{ files: ["**/*.js"], plugins: { dfsecret: plugin }, rules: { "dfsecret/no-secret-env": "error" } }];
    const verify = () => new Host().verify("a();", config, { filename: "a.js" });
    if (version.startsWith("9.")) expect(verify()).toEqual([]);
    else expect(verify).toThrow('The following rules do not support the language "js/js":\n\t- "dfsecret/no-secret-env"');
  });

  test("warns of a directive in one file that another one needs", () => {
    const config = [...plugin.configs.recommended];
    const lint = (text: string) => new Host().verify(text, config, { filename: "Dockerfile" });
    expect(lint(`# eslint-disable\n${leaking}`)).toEqual([]);
    expect(lint("FROM a\n# eslint-disable\n")).toMatchObject([{ severity: 1, fix: { text: " " } }]);
  });
});

describe.each(["eslint", "eslint9"])("the command of %s", (name) => {
  let project: InstalledProject;
  const files: Readonly<Record<string, string>> = {
    "eslint.config.js": 'import { defineConfig } from "eslint/config";\nimport dfsecret from "dfsecret-lint";\nexport default defineConfig({ plugins: { dfsecret }, extends: ["dfsecret/recommended"] });\n',
    "Dockerfile": leaking,
    "api/Dockerfile.prod": `FROM a\nCOPY .npmrc /root/\n`,
    "api/.npmrc": `//registry.npmjs.org/:_authToken=${secret}\n`,
    "clean/Dockerfile": "FROM scratch\n",
    "Dockerfile.dockerignore": "*\n",
    "unused/Dockerfile": "FROM a\nRUN true \\\n  # eslint-disable-next-line dfsecret/no-secret-env\n  && false\n",
  };
  beforeAll(async () => {
    project = await createInstalledProject(files, name);
  }, 120_000);

  const found = ({ stdout }: Run) =>
    (JSON.parse(stdout) as ESLint.LintResult[]).flatMap(({ filePath, messages }) =>
      messages.map(({ line, ruleId, message }) => `${filePath.slice(project.root.length + 1)}:${line} ${ruleId ?? message}`)).sort();
  const all = [
    "Dockerfile:2 dfsecret/no-secret-env",
    "api/Dockerfile.prod:2 dfsecret/no-secret-copy",
    "unused/Dockerfile:3 Unused eslint-disable directive (no problems were reported from 'dfsecret/no-secret-env').",
  ];

  test("finds the files by itself, and reads what they copy", () => {
    const run = project.eslint([".", "-f", "json"]);
    expect(run).toMatchObject({ status: 1, stderr: "" });
    expect(found(run)).toEqual(all);
  });

  test("with --cache says the same again, and keeps no secret", () => {
    const args = [".", "-f", "json", "--cache", "--cache-location", ".eslintcache"];
    expect(found(project.eslint(args))).toEqual(all);
    expect(found(project.eslint(args))).toEqual(all);
    expect(readFileSync(join(project.root, ".eslintcache"), "utf8")).not.toContain(secret);
  });

  test("with --concurrency says the same", () => {
    expect(found(project.eslint([".", "-f", "json", "--concurrency", "2"]))).toEqual(all);
  });

  test("lints standard input by its name", () => {
    expect(found(project.eslint(["--stdin", "--stdin-filename", "other/Dockerfile.x", "-f", "json"], leaking))).toEqual(["other/Dockerfile.x:2 dfsecret/no-secret-env"]);
  });

  test("with --fix removes a directive of no use and leaves the instruction whole", () => {
    const path = join(project.root, "unused/Dockerfile");
    project.eslint(["unused", "--fix"]);
    expect(readFileSync(path, "utf8")).toBe("FROM a\nRUN true \\\n   && false\n");
    writeFileSync(path, files["unused/Dockerfile"]!);
  });

  test("sees in the next run what changed beside the file", () => {
    const lint = () => found(project.eslint(["api", "-f", "json"]));
    expect(lint()).toHaveLength(1);
    writeFileSync(join(project.root, "api/.npmrc"), "//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n");
    expect(lint()).toEqual([]);
    writeFileSync(join(project.root, "api/.npmrc"), files["api/.npmrc"]!);
  });

  test("prints its configuration", () => {
    const run = project.eslint(["--print-config", "Dockerfile"]);
    expect(run).toMatchObject({ status: 0 });
    expect(existsSync(join(project.root, "node_modules/dfsecret-lint/lib/index.js"))).toBe(true);
  });
});
