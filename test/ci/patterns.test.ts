import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { languageByName } from "../../src/languages/languages.ts";

type Match = (path: string, patterns: readonly string[], options?: object) => boolean;
// What lint-staged matches with; vitest brings it.
const { isMatch } = createRequire(createRequire(import.meta.url).resolve("vitest/package.json"))("picomatch") as { isMatch: Match };

const names = [
  "Dockerfile", "dockerfile", "Containerfile", "Dockerfile.prod", "dockerfile.dev", "Dockerfile.a.b", "web.Dockerfile", "web.dockerfile", "Containerfile.x",
  "Dockerfile.dockerignore", "web.Dockerfile.dockerignore", "Containerfile.containerignore", "Dockerfile.md", "Dockerfile.a.md", "MyDockerfile",
  "dockerfile-lint.js", "Dockerfile_old", "compose.yaml", "compose.yml", "compose.prod.yaml", "docker-compose.yml", "docker-compose.prod.yml",
  "docker-compose-dev.yaml", "docker-stack.yml", "docker-stack-prod.yaml", "web.compose.yaml", "web.docker-compose.yml", "dev-docker-compose.yml", "kafka-docker-compose-common.yaml", "docker-compose.yml.bak", "docker-compose", "my-composer.yaml",
  "mycompose.yaml", "compose.json", "values.yaml", "package.json",
].flatMap((name) => [name, `a/b/${name}`]);
const isOurs = (path: string): boolean => languageByName(path) !== undefined;

/** The first block of that language in a page that has these words. */
function blockIn(page: string, language: string, words: string): string {
  const blocks = [...readFileSync(page, "utf8").matchAll(/^```(\w+)\n([^]*?)^```$/gm)];
  return blocks.find(([, given, text = ""]) => given === language && text.includes(words))![2]!;
}

describe("patterns in the documentation", () => {
  test("lint-staged's take the files that the command takes, so that none is refused", () => {
    const patterns = Object.keys((JSON.parse(blockIn("docs/ci.md", "json", "lint-staged")) as { "lint-staged": object })["lint-staged"]);
    const options = { dot: true, matchBase: true, posixSlashes: true, strictBrackets: true };
    expect(names.filter((name) => isMatch(name, patterns, options))).toEqual(names.filter(isOurs));
  });

  test.each([
    ["the IDEs of JetBrains", [blockIn("docs/editors.md", "text", "**/{").trim()]],
    ["GitLab", (parse(readFileSync("templates/gitlab-ci.yml", "utf8")) as { "dfsecret-lint": { rules: [{ exists: string[] }] } })["dfsecret-lint"].rules[0].exists],
  ])("those of %s leave out none, and besides take only notes on Dockerfiles", (_what, patterns) => {
    const taken = names.filter((name) => isMatch(name, patterns));
    expect(taken.filter((name) => isOurs(name) || !/\.(?:md|dockerignore|containerignore)$/.test(name))).toEqual(names.filter(isOurs));
  });
});
