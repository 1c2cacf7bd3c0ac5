import { execFileSync, spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { createProject } from "./io.ts";

const command = resolve("dist/cli.js");
const leaking = "FROM scratch\nENV API_TOKEN=q7Vd2mXw9RkT4sLz8HnB\n";

beforeAll(() => {
  execFileSync(process.execPath, [resolve("node_modules/rolldown/bin/cli.mjs"), "-c", "rolldown.config.js", "--log-level", "warn"]);
}, 120_000);

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
