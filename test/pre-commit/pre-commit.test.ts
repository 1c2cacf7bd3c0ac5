import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { languageByName } from "../../src/languages/languages.ts";

const [hook] = parse(readFileSync(".pre-commit-hooks.yaml", "utf8")) as [{ files: string; exclude: string }];

describe("the hook's files", () => {
  // Python's verbose mode: white space in the pattern means nothing.
  const files = new RegExp(hook.files.replace("(?x)", "").replace(/\s+/g, ""));
  const exclude = new RegExp(hook.exclude);

  test.each([
    "Dockerfile", "dockerfile", "Containerfile", "Dockerfile.prod", "a/b/Dockerfile.a.b", "web.Dockerfile", "a/web.dockerfile", ".Dockerfile",
    "Dockerfile.dockerignore", "web.Dockerfile.dockerignore", "Containerfile.containerignore", "Dockerfile.md", "MyDockerfile", "Dockerfile/x",
    "compose.yaml", "a/compose.yml", "compose.prod.yaml", "docker-compose.yml", "docker-compose.prod.yml", "docker-compose-dev.yaml",
    "docker-stack.yml", "web.compose.yaml", "web.docker-compose.yml", "dev-docker-compose.yml", "kafka-docker-compose-common.yaml", "docker-compose.yml.bak", "docker-compose", "mycompose.yaml", "values.yaml", "package.json",
  ])("%s", (path) => {
    expect(files.test(path) && !exclude.test(path)).toBe(languageByName(path) !== undefined);
  });
});

describe("pre-commit", () => {
  let directory: string;
  let user: string;

  const run = (cwd: string, command: string, ...argv: string[]) => spawnSync(command, argv, {
    cwd,
    encoding: "utf8",
    env: {
      ...process.env,
      PRE_COMMIT_HOME: join(directory, "home"),
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: "Test", GIT_AUTHOR_EMAIL: "test@example.com", GIT_COMMITTER_NAME: "Test", GIT_COMMITTER_EMAIL: "test@example.com",
      npm_config_prefer_offline: "true", npm_config_audit: "false", npm_config_fund: "false",
    },
  });
  const must = (cwd: string, command: string, ...argv: string[]): string => {
    const { status, stdout, stderr } = run(cwd, command, ...argv);
    if (status !== 0) throw new Error(`${command} ${argv.join(" ")} exited with ${status}: ${stdout}${stderr}`);
    return stdout;
  };

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), "dfsecret-pre-commit-"));
    if (run(directory, "pre-commit", "--version").status !== 0) throw new Error("This test needs pre-commit; scripts/install-test-tools.sh installs it.");
    const repository = join(directory, "repository");
    const sources = must(".", "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate").split("\0").filter(Boolean);
    for (const file of sources) {
      const target = join(repository, file);
      mkdirSync(dirname(target), { recursive: true });
      cpSync(file, target);
    }
    must(repository, "git", "init", "--quiet");
    must(repository, "git", "add", "--all", "--force");
    must(repository, "git", "commit", "--quiet", "--message", "As it is");
    const revision = must(repository, "git", "rev-parse", "HEAD").trim();

    user = join(directory, "user");
    mkdirSync(user);
    must(user, "git", "init", "--quiet");
    writeFileSync(join(user, ".pre-commit-config.yaml"), [
      "repos:",
      `- repo: file://${repository}`,
      `  rev: ${revision}`,
      "  hooks:",
      "  - id: dfsecret-lint",
      // What the documentation advises too: else pre-commit may look for a Node to download.
      "    language_version: system",
      "",
    ].join("\n"));
    must(user, "pre-commit", "install", "--install-hooks");
  }, 300_000);

  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const commit = (name: string, text: string) => {
    writeFileSync(join(user, name), text);
    must(user, "git", "add", name);
    return run(user, "git", "commit", "--message", "Try");
  };

  test("lets a good commit through", () => {
    expect(commit("Dockerfile", "FROM scratch\nENV LOG_LEVEL=info\n").status).toBe(0);
    expect(must(user, "git", "log", "--oneline")).toContain("Try");
  });

  test.each([
    ["Dockerfile.prod", "FROM scratch\nENV API_TOKEN=q7Vd2mXw9RkT4sLz8HnB\n", "dfsecret/no-secret-env"],
  ])("blocks a bad commit of %s, without showing the secret", (name, text, rule) => {
    const { status, stdout, stderr } = commit(name, text);
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(rule);
    expect(stdout + stderr).not.toContain("q7Vd2m");
    expect(must(user, "git", "status", "--porcelain")).toContain(`A  ${name}`);
    must(user, "git", "reset", "--quiet", "--hard");
  });

  test("passes over other files", () => {
    const { status, stderr, stdout } = commit("notes.md", "FROM scratch\nENV API_TOKEN=q7Vd2mXw9RkT4sLz8HnB\n");
    expect(stdout + stderr).toContain("no files to check");
    expect(status).toBe(0);
  });
});
