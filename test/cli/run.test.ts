import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { createProject, runIn, type Outcome } from "./io.ts";

const canary = "q7Vd2mXw9RkT4sLz8HnB";
const leaking = `FROM scratch\nENV API_TOKEN=${canary}\n`;
const warning = "FROM scratch\nENV POSTGRES_PASSWORD=changeme\n";
const clean = "FROM scratch\nENV LOG_LEVEL=info\n";

interface JsonResult {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly fatal?: true }[];
}
const parse = ({ stdout }: Outcome) => JSON.parse(stdout) as JsonResult[];

/** Which files were linted, relative to the project. */
const linted = (root: string, outcome: Outcome) => parse(outcome).map(({ filePath }) => relative(root, filePath));

describe("exit status and messages", () => {
  const root = createProject({
    "leaking/Dockerfile": leaking,
    "warning/Dockerfile": warning,
    "clean/Dockerfile": clean,
    "broken/Dockerfile": `FROM scratch\nNONSENSE x\nENV API_TOKEN=${canary}\n`,
    "empty/": "",
    "binary/Dockerfile": new Uint8Array([70, 82, 79, 77, 0, 1, 2]),
    "notes.yaml": "title: Notes\n",
    "build.txt": leaking,
  });

  test.each([
    ["a clean file", ["clean"], 0, /^$/],
    ["an error", ["leaking"], 1, /^$/],
    ["warnings only", ["warning"], 0, /^$/],
    ["as many warnings as allowed", ["warning", "--max-warnings", "1"], 0, /^$/],
    ["more warnings than allowed", ["warning", "--max-warnings", "0"], 1, /^dfsecret-lint: 1 warning is more than the 0 that --max-warnings allows\.\n$/],
    ["more warnings than allowed, not shown", ["warning", "--quiet", "--max-warnings", "0"], 1, /--max-warnings/],
    ["warnings under --strict", ["warning", "--strict"], 1, /^$/],
    ["a file that does not parse", ["broken"], 2, /^$/],
    ["nothing to lint", ["empty"], 0, /^dfsecret-lint: found nothing to lint\.\n$/],
    ["a missing file", ["lost/Dockerfile"], 2, /^dfsecret-lint: lost\/Dockerfile: no such file or directory\.\n$/],
    ["a file that is not text", ["binary/Dockerfile"], 2, /^dfsecret-lint: binary\/Dockerfile: is not a text file\.\n$/],
    ["one that was found", ["binary"], 2, /^dfsecret-lint: binary\/Dockerfile: is not a text file\.\n$/],
    ["a file of another kind", ["notes.yaml"], 2, /^dfsecret-lint: notes\.yaml: is no Dockerfile and no Compose file, [^\n]*\n$/],
    ["a Dockerfile by its text", ["build.txt"], 1, /^$/],
    ["an unknown option", ["--nonsense"], 2, /^dfsecret-lint: Unknown option '--nonsense'; [^\n]*\n$/],
  ] as const)("%s", async (_what, argv, code, stderr) => {
    const outcome = await runIn(root, argv);
    expect(outcome.stderr).toMatch(stderr);
    expect(outcome.code).toBe(code);
  });

  test("what cannot be read does not keep the other files from being linted", async () => {
    const outcome = await runIn(root, ["lost/Dockerfile", "leaking", "binary/Dockerfile", "clean", "--format", "json"]);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr.split("\n")).toHaveLength(3);
    expect(linted(root, outcome)).toEqual([join("leaking", "Dockerfile"), join("clean", "Dockerfile")]);
  });

  test("a file that does not parse still has its findings", async () => {
    const [result] = parse(await runIn(root, ["broken", "--format", "json"]));
    expect(result?.messages.map(({ ruleId, line, fatal }) => [ruleId, line, fatal])).toEqual([
      [null, 2, true],
      ["dfsecret/no-secret-env", 3, undefined],
    ]);
  });

  test.each([[["."]], [[".", "--strict"]], [[".", "--format", "json"]], [[".", "--format", "json", "--strict"]], [["build.txt"]]])(
    "no output has the secret: %j",
    async (argv) => {
      const { stdout, stderr } = await runIn(root, argv, "", true);
      expect(stdout).toContain("API_TOKEN");
      expect(stdout + stderr).not.toContain(canary);
    },
  );

  test("stylish shows the place, the rule and a masked excerpt, and colour only on a terminal", async () => {
    const { stdout } = await runIn(root, ["leaking"]);
    expect(stdout).toMatch(/^\nleaking\/Dockerfile\n {2}2:\d+ +error .*API_TOKEN.* dfsecret\/no-secret-env\n +\| ENV API_TOKEN=\*\*\*\n\n✖ 1 problem \(1 error, 0 warnings\)\n$/);
    expect((await runIn(root, ["leaking"], "", true)).stdout).toContain("\u001B[");
    expect((await runIn(root, ["leaking", "--no-color"], "", true)).stdout).not.toContain("\u001B[");
  });

  test("--quiet leaves warnings out", async () => {
    expect((await runIn(root, ["warning"])).stdout).toContain("no-default-password");
    expect((await runIn(root, ["warning", "--quiet"])).stdout).toBe("");
  });
});

describe("discovery", () => {
  const root = createProject({
    ".git/": "",
    ".gitignore": "ignored/\n*.local.Dockerfile\n",
    "Dockerfile": clean,
    "Dockerfile.prod": clean,
    "Dockerfile.dockerignore": "*\n",
    "Dockerfile.md": "# About the Dockerfile\n",
    "dev.Dockerfile": clean,
    "dev.local.Dockerfile": clean,
    "prod.Dockerfile.dockerignore": "*\n",
    "MyDockerfile": clean,
    "a/dockerfile": clean,
    "a/Containerfile": clean,
    "a/.gitignore": "/dockerfile.old\n",
    "a/dockerfile.old": clean,
    "a/b/web.dockerfile": clean,
    "ignored/Dockerfile": clean,
    "node_modules/x/Dockerfile": clean,
    "a/node_modules/x/Dockerfile": clean,
    ".devcontainer/Dockerfile": clean,
  });

  test.each([
    [[], ["Dockerfile", "Dockerfile.prod", "dev.Dockerfile", ".devcontainer/Dockerfile", "a/Containerfile", "a/dockerfile", "a/b/web.dockerfile"]],
    [["a"], ["a/Containerfile", "a/dockerfile", "a/b/web.dockerfile"]],
    [["a", "a/dockerfile", "."], ["a/Containerfile", "a/dockerfile", "a/b/web.dockerfile", "Dockerfile", "Dockerfile.prod", "dev.Dockerfile", ".devcontainer/Dockerfile"]],
    [["dev.local.Dockerfile"], ["dev.local.Dockerfile"]],
    [["MyDockerfile"], ["MyDockerfile"]],
    [["ignored"], ["ignored/Dockerfile"]],
    [["node_modules/x"], ["node_modules/x/Dockerfile"]],
  ])("%j finds %j", async (paths, expected) => {
    const outcome = await runIn(root, [...paths, "--format", "json"]);
    expect(outcome.stderr).toBe("");
    expect(linted(root, outcome)).toEqual(expected.map((path) => join(...path.split("/"))));
  });
});

describe("standard input", () => {
  const root = createProject({ "api/": "", "leaking/Dockerfile": leaking });
  const composed = `services:\n  api:\n    image: api\n    environment:\n      API_TOKEN: ${canary}\n`;
  const inline = `${composed}    build:\n      dockerfile_inline: |\n        FROM scratch\n`;

  test.each([
    ["is a Dockerfile without a name", ["--stdin"], leaking, 1, "Dockerfile"],
    ["has the name that it is given", ["--stdin", "--stdin-filename", "api/Dockerfile.dev"], leaking, 1, "api/Dockerfile.dev"],
    ["is what is linted, not the file of that name", ["--stdin", "--stdin-filename", "leaking/Dockerfile"], clean, 0, "leaking/Dockerfile"],
    ["is a Compose file when it looks like one", ["-"], composed, 1, "compose.yaml"],
    ["is one also with a Dockerfile in it", ["-"], inline, 1, "compose.yaml"],
    ["is a Dockerfile also with a Compose file in it", ["-"], `${leaking}COPY <<EOF /compose.yaml\n${composed}EOF\n`, 1, "Dockerfile"],
    ["is what its name says, whatever it looks like", ["-", "--stdin-filename", "api/Dockerfile"], composed, 2, "api/Dockerfile"],
    ["may be empty", ["--stdin"], "", 2, "Dockerfile"],
  ] as const)("%s", async (_what, argv, input, code, path) => {
    const outcome = await runIn(root, [...argv, "--format", "json"], input);
    expect(outcome.code).toBe(code);
    expect(linted(root, outcome)).toEqual([join(...path.split("/"))]);
  });

  test("is refused when it is not text", async () => {
    const outcome = await runIn(root, ["--stdin"], "FROM a\0b");
    expect(outcome).toMatchObject({ code: 2, stderr: "dfsecret-lint: standard input is not a text file.\n" });
  });
});

describe("information", () => {
  const root = createProject({});

  test("--help and --version stop at once", async () => {
    expect(await runIn(root, ["--help", "lost"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Usage: /) as string, stderr: "" });
    expect(await runIn(root, ["--version"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, stderr: "" });
  });

  test("--list-rules has a line for each rule", async () => {
    const { code, stdout } = await runIn(root, ["--list-rules"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^dfsecret\/no-secret-env +error +Disallow /m);
    expect(stdout).toMatch(/^dfsecret\/no-default-password +warn +Disallow /m);
    expect(stdout).toMatch(/^dfsecret\/no-unverified-add +strict +\S/m);
  });
});
