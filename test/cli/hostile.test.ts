import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openWorkspace, readLintedFile } from "../../src/workspace/workspace.ts";
import { bundleCommand } from "../bundle.ts";
import { canary, clean, createProject, leaking } from "./io.ts";

const command = await bundleCommand();
const isRoot = process.getuid?.() === 0;

interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command; a status of null says that it did not come to an end in time. */
function run(cwd: string, ...argv: string[]): Result {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...argv], { cwd, encoding: "utf8", timeout: 60_000, maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

const makeFifo = (path: string): void => void execFileSync("mkfifo", [path]);

describe.skipIf(process.platform === "win32")("a thing that is no text file", () => {
  interface Odd {
    readonly name: string;
    /** Puts it at the path, in a directory that is there. */
    readonly make: (path: string) => void;
    readonly says: string;
  }
  const cases: readonly Odd[] = [
    { name: "a FIFO", make: makeFifo, says: "is not a regular file" },
    { name: "a link to a FIFO", make: (path) => { makeFifo(`${path}.fifo`); symlinkSync(`${path}.fifo`, path); }, says: "is not a regular file" },
    { name: "a link to a device without an end", make: (path) => symlinkSync("/dev/zero", path), says: "is not a regular file" },
    { name: "a link to itself", make: (path) => symlinkSync(path, path), says: "cannot be read" },
    { name: "links in a loop", make: (path) => { symlinkSync(`${path}.other`, path); symlinkSync(path, `${path}.other`); }, says: "cannot be read" },
    { name: "a link to nowhere", make: (path) => symlinkSync("nowhere", path), says: "no such file or directory" },
    { name: "a file of 6 MiB", make: (path) => { writeFileSync(path, clean); truncateSync(path, 6 * 1024 * 1024); }, says: "is too large" },
    { name: "a file of 1 TiB with nothing in it", make: (path) => { writeFileSync(path, clean); truncateSync(path, 2 ** 40); }, says: "is too large" },
    { name: "a program", make: (path) => writeFileSync(path, Buffer.from("\x7fELF\x02\x01\x01\0\0\0")), says: "is not a text file" },
    { name: "a file with a NUL", make: (path) => writeFileSync(path, `${clean}\0`), says: "is not a text file" },
    { name: "UTF-16 without a mark", make: (path) => writeFileSync(path, Buffer.from(leaking, "utf16le")), says: "is not a text file" },
  ];

  test.each(cases)("$name is told when it is named", ({ make, says }) => {
    const root = createProject({ ".git/": "" });
    make(join(root, "Dockerfile"));
    expect(run(root, "Dockerfile")).toEqual({ status: 2, stdout: "", stderr: `dfsecret-lint: Dockerfile: ${says}.\n` });
  });

  test.each(cases)("$name does not keep the files beside it from being linted", ({ make }) => {
    const root = createProject({ ".git/": "", "b/Dockerfile": leaking, "a/": "" });
    make(join(root, "a/Dockerfile"));
    const { status, stdout } = run(root, ".");
    expect(status).toBeGreaterThan(0);
    expect(stdout).toContain("API_TOKEN");
  });

  test.each(cases)("$name in a build context is passed over", ({ make }) => {
    const root = createProject({ ".git/": "", Dockerfile: `${leaking}COPY . /app\nCOPY .npmrc *.pem /app/\n` });
    for (const name of [".npmrc", "a.pem", "settings.ini", ".dockerignore"]) make(join(root, name));
    const { status, stdout } = run(root, "--strict");
    expect(status).toBe(1);
    expect(stdout).toContain("API_TOKEN");
  });

  test("a device is not read when it is named", () => {
    expect(run(createProject({}), "/dev/zero")).toMatchObject({ status: 2, stderr: expect.stringContaining("is not a regular file") as string });
  });

  test("a directory of the name is searched", () => {
    const root = createProject({ ".git/": "", "Dockerfile/Dockerfile": leaking });
    expect(run(root, ".")).toMatchObject({ status: 1, stdout: expect.stringContaining("API_TOKEN") as string });
  });

  test("directories that link to each other are walked once", () => {
    const root = createProject({ ".git/": "", "a/Dockerfile": `${clean}COPY . /app\n`, "b/": "" });
    symlinkSync("../b", join(root, "a/b"));
    symlinkSync("../a", join(root, "b/a"));
    symlinkSync("..", join(root, "a/up"));
    expect(run(root, ".")).toMatchObject({ status: 0, stderr: "" });
  });

  test("a file that may not be read is told", () => {
    const root = createProject({ ".git/": "", Dockerfile: leaking });
    chmodSync(root, 0o755);
    chmodSync(join(root, "Dockerfile"), 0o000);
    // Root may read every file, so the command is run as somebody else where the tests are root.
    const { status, stderr } = spawnSync(process.execPath, [command, "Dockerfile"], { cwd: root, encoding: "utf8", ...(isRoot && { uid: 65534, gid: 65534 }) });
    expect({ status, stderr }).toEqual({ status: 2, stderr: "dfsecret-lint: Dockerfile: cannot be read.\n" });
  });
});

describe("encodings", () => {
  test.each([
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${leaking}`)],
    ["UTF-16, little end first", Buffer.from(`\uFEFF${leaking}`, "utf16le")],
    ["UTF-16, big end first", Buffer.from(`\uFEFF${leaking}`, "utf16le").swap16()],
    ["Latin-1", Buffer.from(`# caf\u00e9\n${leaking}`, "latin1")],
    ["UTF-16 with half a character", Buffer.concat([Buffer.from(`\uFEFF${leaking}#`, "utf16le"), Buffer.from([0x41])])],
    ["a surrogate that is alone", Buffer.concat([Buffer.from("# "), Buffer.from([0xed, 0xa0, 0x80, 0x0a]), Buffer.from(leaking)])],
    ["carriage returns", Buffer.from(leaking.replaceAll("\n", "\r\n"))],
  ])("%s is read", (_name, bytes) => {
    const root = createProject({ ".git/": "", Dockerfile: bytes });
    const { status, stdout, stderr } = run(root, "Dockerfile");
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect(stdout).toContain("API_TOKEN");
  });
});

describe("files that do not stay as they are", () => {
  test("one that vanishes between listing and reading is missing", () => {
    const root = createProject({ "a/Dockerfile": leaking, "b/secret.env": "x" });
    const workspace = openWorkspace({ root });
    expect(workspace.list(".").files).toEqual(["a/Dockerfile", "b/secret.env"]);
    rmSync(join(root, "b"), { recursive: true });
    rmSync(join(root, "a/Dockerfile"));
    expect(workspace.read("b/secret.env")).toMatchObject({ ok: false, reason: "missing" });
    expect(readLintedFile(join(root, "a/Dockerfile"))).toMatchObject({ ok: false, reason: "missing" });
  });

  test.skipIf(process.platform === "win32")("one that becomes a FIFO, a link or a directory is not followed", () => {
    const root = createProject({ a: "x", b: "x", c: "x", "../outside": "x" });
    const workspace = openWorkspace({ root });
    expect(workspace.list(".").files).toEqual(["a", "b", "c"]);
    for (const name of ["a", "b", "c"]) rmSync(join(root, name));
    makeFifo(join(root, "a"));
    symlinkSync("../outside", join(root, "b"));
    mkdirSync(join(root, "c"));
    expect(["a", "b", "c"].map((name) => workspace.read(name))).toMatchObject([{ reason: "not a regular file" }, { reason: "outside" }, { reason: "directory" }]);
    rmSync(join(root, "../outside"));
  });

  test("the others of a list are linted when one is gone", () => {
    const root = createProject({ ".git/": "", "b/Dockerfile": leaking, list: "a/Dockerfile\nb/Dockerfile\n" });
    const { status, stdout, stderr } = run(root, "--files-from", "list");
    expect({ status, stderr }).toEqual({ status: 2, stderr: "dfsecret-lint: a/Dockerfile: no such file or directory.\n" });
    expect(stdout).toContain("API_TOKEN");
  });
});

describe("names of files", () => {
  const names = ["with space", "-dash", "--config", "line\nbreak", "ünï-東京-😀", "quote'\"", "$(touch pwned)", "a%0A::error::b", "\u001b[31mred"].filter((name) => process.platform !== "win32" || /^[\w -]+$/.test(name));
  const root = createProject({ ".git/": "", ...Object.fromEntries(names.map((name) => [`${name}/Dockerfile`, leaking])) });

  test("any is found, linted and reported", () => {
    const { status, stdout } = run(root, "-f", "json");
    expect(status).toBe(1);
    const found = (JSON.parse(stdout) as { filePath: string; errorCount: number }[]).map(({ filePath, errorCount }) => [filePath, errorCount]);
    expect(found.sort()).toEqual(names.map((name) => [join(root, name, "Dockerfile"), 1]).sort());
    expect(existsSync(join(root, "pwned"))).toBe(false);
  });

  test("any can be named", () => {
    for (const name of names) expect([name, run(root, "--", join(name, "Dockerfile")).status]).toEqual([name, 1]);
  });

  test.each(["stylish", "compact", "github"])("none writes a line or a colour of its own into %s", (format) => {
    const { stdout } = run(root, "-f", format);
    expect(stdout).not.toContain("\u001b");
    expect(stdout.split("\n").filter((line) => line.startsWith("break") || line.startsWith("::error::b"))).toEqual([]);
  });
});

describe("a rewrite", () => {
  const fixable = `FROM node:22\nARG NPM_TOKEN\nRUN curl -H "X: $NPM_TOKEN" https://example.com -o /x\n`;

  test("that finds the disk full leaves the file as it was", (context) => {
    const root = createProject({ ".git/": "", "disk/": "" });
    const disk = join(root, "disk");
    // Only root can make a disk that is full; the reason of a failure that is none of ours is told.
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=16k", "tmpfs", disk]);
    if (mounted.status !== 0) return context.skip("no disk can be mounted here");
    try {
      mkdirSync(join(disk, ".git"));
      const text = `${fixable}# ${"x".repeat(5000)}\n`;
      writeFileSync(join(disk, "Dockerfile"), text);
      expect(() => writeFileSync(join(disk, "filler"), Buffer.alloc(1 << 20))).toThrow("ENOSPC");
      const { status, stderr } = run(disk, "--fix-suggestions", "Dockerfile");
      expect(status).toBe(2);
      expect(stderr).toContain("does not fit on the disk");
      expect(readFileSync(join(disk, "Dockerfile"), "utf8")).toBe(text);
      expect(readdirSync(disk).sort()).toEqual([".git", "Dockerfile", "filler"]);
    } finally {
      spawnSync("umount", [disk]);
    }
  });

  test.skipIf(!existsSync("/dev/full"))("a report that does not fit is told", () => {
    const root = createProject({ ".git/": "", Dockerfile: leaking });
    expect(run(root, "-f", "json=/dev/full")).toMatchObject({ status: 2, stderr: expect.stringContaining("no space left on the device") as string });
  });

  test("that is killed leaves each file old or new, and nothing that is linted", async () => {
    const count = 150;
    const root = createProject({ ".git/": "", ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}/Dockerfile`, fixable])) });
    const texts = (): string[] => Array.from({ length: count }, (_, index) => readFileSync(join(root, String(index), "Dockerfile"), "utf8"));
    const child = spawn(process.execPath, [command, "--fix-suggestions", "."], { cwd: root, stdio: "ignore" });
    const ended = new Promise((resolveEnd) => child.once("exit", resolveEnd));
    // Killed in the midst of it, as far as that can be timed.
    while (child.exitCode === null && texts().every((text) => text === fixable)) await new Promise((next) => setTimeout(next, 2));
    child.kill("SIGKILL");
    await ended;
    const after = texts();
    expect(run(root, "--fix-suggestions", ".").status).not.toBe(2);
    const [done] = new Set(texts());
    expect(new Set(texts()).size).toBe(1);
    expect(done).not.toBe(fixable);
    expect(after.filter((text) => text !== fixable && text !== done)).toEqual([]);
    const { stdout } = run(root, "-f", "json", ".");
    expect(JSON.parse(stdout)).toHaveLength(count);
  });

  test("what a killed one may leave behind is linted by no name", () => {
    const root = createProject({ ".git/": "", "Dockerfile": clean, ".Dockerfile.0123456789ab.tmp": leaking, ".app.Dockerfile.0123456789ab.tmp": leaking, ".compose.yaml.0123456789ab.tmp": "services:\n  a:\n    environment: {DB_PASSWORD: x}\n" });
    expect(JSON.parse(run(root, "-f", "json", ".").stdout)).toHaveLength(1);
  });
});

describe("a hostile repository", () => {
  /** What lies outside of the repository that is linted, in the one case; nothing, in the other. */
  const outside = {
    ".env": `DB_PASSWORD=${canary}\n`, ".npmrc": `//r/:_authToken=${canary}\n`, "compose.yaml": `services:\n  base:\n    environment: {DB_PASSWORD: ${canary}}\n`,
    Dockerfile: leaking, ".dockerignore": "*\n", "a.pem": "x", "secret.txt": canary,
  };
  const compose = `include: [../outside/compose.yaml, /etc/passwd, compose.yaml, {path: [../outside/compose.yaml], env_file: ../outside/.env, project_directory: ../..}]
services:
  a: {extends: {file: ../outside/compose.yaml, service: base}}
  b: {extends: {file: compose.yaml, service: c}}
  c: {extends: {file: compose.yaml, service: b}}
  d:
    build: {context: ../outside, dockerfile: ../../../outside/Dockerfile, additional_contexts: {x: ../outside}}
    env_file: [../outside/.env, /etc/passwd, /proc/self/environ, link/.env, {path: ../../../../etc/shadow}]
  e: {build: ../../..}
  f: {build: link}
  g: {build: {context: ., dockerfile: link/Dockerfile}}
secrets: {s: {file: ../outside/secret.txt}}
configs: {c: {file: ../outside/.env}}
`;
  const dockerfile = `FROM a
COPY ../outside/.npmrc ../../../../etc/passwd /etc/shadow link/.npmrc link/* .npmrc /app/
COPY link /link
RUN --mount=type=bind,source=../outside,target=/o cat /o/.npmrc > /x
ADD --from=x / /
COPY . /app
`;
  const files = {
    "repository/.git/": "", "repository/Dockerfile": dockerfile, "repository/compose.yaml": compose, "repository/.gitignore": "*\n!*\n",
    "repository/dfsecret.config.js": "require('fs').writeFileSync('pwned', '')", "repository/dfsecret.config.mjs": "import('fs').then((fs) => fs.writeFileSync('pwned', ''))",
    "repository/eslint.config.js": "require('fs').writeFileSync('pwned', '')", "repository/package.json": `{"dfsecret": {"plugins": {"x": "./dfsecret.config.js"}}}`,
  };

  function lintBeside(around: Readonly<Record<string, string>>): Result {
    const base = createProject({ ...files, "outside/": "", ...Object.fromEntries(Object.entries(around).map(([name, text]) => [`outside/${name}`, text])) });
    const root = join(base, "repository");
    symlinkSync("../outside", join(root, "link"));
    symlinkSync("../outside/.npmrc", join(root, ".npmrc"));
    const config = run(root, ".");
    const result = run(root, "--strict", "--no-config", "--fix-suggestions", ".");
    expect(existsSync(join(root, "pwned"))).toBe(false);
    expect(config.status).not.toBeNull();
    for (const [name, text] of Object.entries(around)) expect(readFileSync(join(base, "outside", name), "utf8")).toBe(text);
    const hide = (text: string): string => text.replaceAll(base, "").replaceAll(/\d+ ms/g, "");
    return { ...result, stdout: hide(result.stdout), stderr: hide(result.stderr) };
  }

  test.skipIf(process.platform === "win32")("reads nothing outside of its root, writes nothing there, and runs nothing", () => {
    const [full, other] = [lintBeside(outside), lintBeside(Object.fromEntries(Object.keys(outside).map((name) => [name, ""])))];
    expect(full.status).not.toBeNull();
    expect(full.stdout + full.stderr).not.toContain(canary);
    expect(full).toEqual(other);
  });

  test("with an ignore file of a megabyte answers", () => {
    const lines = Array.from({ length: 60_000 }, (_, index) => `${index % 3 === 0 ? "!" : ""}**/*a*b${index}*?`);
    const root = createProject({ ".git/": "", Dockerfile: `${leaking}COPY . /app\n`, ".dockerignore": lines.join("\n").slice(0, 1 << 20), ...Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`src/${"ab".repeat(50)}${index}`, ""])) });
    expect(run(root, ".")).toMatchObject({ status: 1 });
  });

  test("with 100,000 files in its context answers", () => {
    const root = createProject({ ".git/": "", Dockerfile: `${leaking}COPY . /app\nCOPY */*.pem /keys/\n` });
    for (let directory = 0; directory < 100; directory++) {
      mkdirSync(join(root, `d${directory}`));
      for (let file = 0; file < 1000; file++) writeFileSync(join(root, `d${directory}/f${file}`), "");
    }
    expect(run(root, ".")).toMatchObject({ status: 1, stdout: expect.stringContaining("API_TOKEN") as string });
  });

  test.skipIf(process.platform === "win32")("with directories a thousand deep answers", () => {
    const root = createProject({ ".git/": "", Dockerfile: `${leaking}COPY . /app\n`, "top/": "" });
    // From the inside out, as the whole path would be too long for one call on some systems.
    for (let depth = 0; depth < 1000; depth++) {
      mkdirSync(join(root, "new"));
      renameSync(join(root, "top"), join(root, "new/d"));
      renameSync(join(root, "new"), join(root, "top"));
    }
    expect(run(root, ".")).toMatchObject({ status: 1, stdout: expect.stringContaining("API_TOKEN") as string });
  });
});
