import { chmodSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary, clean, createProject, leaking, runIn } from "./io.ts";

const project = {
  "compose.yaml": `services:\n  app:\n    build:\n      context: app\n      args:\n        NPM_TOKEN: \${NPM_TOKEN}\n`,
  "app/Dockerfile": dockerfile`
    FROM node:22
    ARG NPM_TOKEN
    RUN curl -u me:$NPM_TOKEN https://example.com/x -o /x
  `,
  "other/Dockerfile": `FROM scratch\nENV API_TOKEN=${canary}\nARG DB_PASSWORD\nRUN ./setup --password=$DB_PASSWORD\n`,
  "clean/Dockerfile": clean,
};
const read = (root: string, name: string): string => readFileSync(join(root, name), "utf8");

describe("--fix-suggestions", () => {
  test("rewrites what belongs together, and says how to pass the secrets", async () => {
    const root = createProject(project);
    expect(await runIn(root, ["--fix-suggestions"])).toEqual({
      code: 0,
      stdout: "",
      stderr: [
        "compose.yaml: 1 rewrite, with app/Dockerfile.",
        "compose.yaml: Compose now expects the variable NPM_TOKEN.",
        "other/Dockerfile: 2 rewrites.",
        "other/Dockerfile: add to its docker build, run in the build context: --secret id=db_password,env=DB_PASSWORD",
        "other/Dockerfile: what needs the value in the container is given it with docker run --env API_TOKEN.",
      ].map((line) => `dfsecret-lint: ${line}\n`).join(""),
    });
    expect(read(root, "compose.yaml")).toBe(dockerfile`
      services:
        app:
          build:
            context: app
            secrets:
              - npm_token

      secrets:
        npm_token:
          environment: NPM_TOKEN
    `);
    expect(read(root, "app/Dockerfile")).toContain("RUN --mount=type=secret,id=npm_token,required=true ");
    expect(read(root, "clean/Dockerfile")).toBe(clean);
    expect(await runIn(root, ["--fix-suggestions"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("reports what is left", async () => {
    const root = createProject({ Dockerfile: `${leaking}CMD ["server", "--password=${canary}"]\n` });
    const { code, stdout } = await runIn(root, ["--fix-suggestions", "-f", "compact"]);
    expect([code, stdout.includes("no-secret-argv"), stdout.includes("no-secret-env")]).toEqual([1, true, false]);
  });

  test("leaves a read-only file and a link out of the root alone", async () => {
    const root = createProject({ "a/.git/HEAD": "", "a/Dockerfile": leaking, "b/Dockerfile": leaking });
    chmodSync(join(root, "a/Dockerfile"), 0o444);
    symlinkSync("../b/Dockerfile", join(root, "a/linked.Dockerfile"));
    const { code, stderr } = await runIn(root, ["--fix-suggestions", "a/Dockerfile", "a/linked.Dockerfile"]);
    expect(code).toBe(2);
    expect(stderr).toContain("a/Dockerfile: is read-only, so a/Dockerfile was not rewritten.");
    expect(stderr).toContain("a/linked.Dockerfile: leads out of the root, so a/linked.Dockerfile was not rewritten.");
    expect([read(root, "a/Dockerfile"), read(root, "b/Dockerfile")]).toEqual([leaking, leaking]);
  });

  test("passes over what a directive silences", async () => {
    const text = `FROM scratch\n# dfsecret-disable-next-line dfsecret/no-secret-env -- a test\nENV API_TOKEN=${canary}\n`;
    const root = createProject({ Dockerfile: text });
    await runIn(root, ["--fix-suggestions"]);
    expect(read(root, "Dockerfile")).toBe(text);
  });
});

describe("--diff", () => {
  test("shows the rewrites masked, and writes nothing", async () => {
    const root = createProject(project);
    const { code, stdout, stderr } = await runIn(root, ["--diff"]);
    expect([code, stderr]).toEqual([1, ""]);
    expect(stdout).toContain("--- a/compose.yaml\n+++ b/compose.yaml\n");
    expect(stdout).toContain("-ARG NPM_TOKEN\n");
    expect(stdout).toContain("-ENV API_TOKEN=***\n");
    expect(stdout).not.toContain(canary);
    for (const [name, text] of Object.entries(project)) expect(read(root, name)).toBe(text);
  });

  test("comes before --fix-suggestions: nothing is written", async () => {
    const root = createProject(project);
    expect(await runIn(root, ["--diff", "--fix-suggestions"])).toEqual(await runIn(root, ["--diff"]));
    for (const [name, text] of Object.entries(project)) expect(read(root, name)).toBe(text);
  });

  test("says so where nothing of what was found has a rewrite", async () => {
    const root = createProject({ Dockerfile: `FROM alpine\nRUN ["curl", "-u", "me:${canary}", "https://x.example.com"]\n` });
    expect(await runIn(root, ["--diff"])).toEqual({
      code: 1, stdout: "", stderr: "dfsecret-lint: nothing of what was found has a rewrite; without --diff it is reported.\n",
    });
  });

  test("says why a file that does not parse is not rewritten", async () => {
    const root = createProject({ "compose.yaml": `services:\n  ci:\n    image: x\n    environment:\n      - API_TOKEN=${canary}\n      - HOST=\${domain name}\n` });
    expect(await runIn(root, ["--diff"])).toEqual({
      code: 2, stdout: "", stderr: "dfsecret-lint: nothing of what was found has a rewrite (files with parsing errors get none); without --diff it is reported.\n",
    });
  });

  test("is empty where there is nothing to rewrite", async () => {
    expect(await runIn(createProject({ Dockerfile: clean }), ["--diff"])).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});

test.each([
  [["--stdin", "--fix-suggestions"], "--fix-suggestions and --diff work on files, not on --stdin."],
])("%j", async (argv, message) => {
  const root = createProject({});
  writeFileSync(join(root, "Dockerfile"), clean);
  expect((await runIn(root, argv)).stderr).toBe(`dfsecret-lint: ${message}\n`);
});
