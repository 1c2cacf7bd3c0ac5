import { spawn, spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bundleCommand } from "../bundle.ts";
import { clean, createProject, leaking } from "./io.ts";

const command = await bundleCommand();

describe("the bundled command", () => {
  const many = 300;
  const root = createProject({
    Dockerfile: leaking,
    ...Object.fromEntries(Array.from({ length: many }, (_, index) => [`many/${index}/Dockerfile`, leaking.repeat(20)])),
  });

  test("is executable", () => {
    expect(() => accessSync(command, constants.X_OK)).not.toThrow();
  });

  test("exits with the status of what it found", () => {
    const run = spawnSync(process.execPath, [command, "Dockerfile"], { cwd: root, encoding: "utf8" });
    expect(run).toMatchObject({ status: 1, stderr: "" });
    expect(run.stdout).toContain("dfsecret/no-secret-env");
  });

  test("knows its version", () => {
    expect(spawnSync(process.execPath, [command, "--version"], { cwd: root, encoding: "utf8" }).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("reads standard input", () => {
    const run = spawnSync(process.execPath, [command, "--stdin"], { cwd: root, encoding: "utf8", input: leaking });
    expect(run).toMatchObject({ status: 1, stderr: "" });
  });

  test("writes all of a long output to a pipe before it ends", () => {
    const run = spawnSync(process.execPath, [command, "-f", "json", "many"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
    expect(JSON.parse(run.stdout)).toHaveLength(many);
  });

  test("ends quietly when its reader goes away", async () => {
    const child = spawn(process.execPath, [command, "-f", "json", "many"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.stdout.once("data", () => child.stdout.destroy());
    const status = await new Promise((resolveStatus) => child.once("close", resolveStatus));
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  });
});

describe("a directory that cannot be looked at", () => {
  // Root may read every directory, so the command is run as somebody else where the tests are root.
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

  test.skipIf(process.platform === "win32")("is told, and the other files are linted all the same", () => {
    const root = createProject({ "a/Dockerfile": leaking, "b/Dockerfile": clean });
    chmodSync(root, 0o755);
    chmodSync(join(root, "b"), 0o000);
    const { status, stdout, stderr } = spawnSync(process.execPath, [command, "."], { cwd: root, encoding: "utf8", ...nobody });
    chmodSync(join(root, "b"), 0o755);
    expect(stderr).toBe("dfsecret-lint: b: cannot be read.\n");
    expect(stdout).toContain("API_TOKEN");
    expect(status).toBe(2);
  });

  test.skipIf(process.platform === "win32").each([
    { what: "a file that is named", argv: ["Dockerfile"], status: 0, said: "b: cannot be read, so what COPY takes of it was not looked at." },
    { what: "a search, which has told it", argv: ["."], status: 2, said: "b: cannot be read." },
  ])("is told of a build context, too: $what", ({ argv, status, said }) => {
    const root = createProject({ ".git/": "", Dockerfile: "FROM scratch\nCOPY . /app\n", "b/.env": leaking, "c/index.js": "" });
    chmodSync(root, 0o755);
    chmodSync(join(root, "b"), 0o000);
    const run = spawnSync(process.execPath, [command, ...argv], { cwd: root, encoding: "utf8", ...nobody });
    chmodSync(join(root, "b"), 0o755);
    expect(run).toMatchObject({ status, stdout: "", stderr: `dfsecret-lint: ${said}\n` });
  });
});

describe("what is found beside the bundle", () => {
  const root = createProject({ ".git/": "", "dfsecret.config.json": '{ "rules": { "no-secret-env": "warn" } }', Dockerfile: leaking });
  const run = (...argv: string[]) => spawnSync(process.execPath, [command, ...argv], { cwd: root, encoding: "utf8" });

  test("--explain finds the page of a rule", () => {
    expect(run("--explain", "no-secret-env")).toMatchObject({ status: 0, stdout: expect.stringMatching(/^# /m) as string });
  });

  test("configurations and formats are loaded when they are asked for", () => {
    expect(run()).toMatchObject({ status: 0, stderr: "" });
    for (const format of ["stylish", "compact", "json", "sarif", "github", "gitlab", "junit", "checkstyle"]) {
      expect(run("-f", format, "--no-config")).toMatchObject({ status: 1, stderr: "" });
    }
  });
});
