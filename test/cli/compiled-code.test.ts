import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bundleCommand } from "../bundle.ts";
import { createProject, leaking } from "./io.ts";

const bundled = dirname(await bundleCommand());
const root = createProject({
  Dockerfile: leaking,
  "compose.yaml": "services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: gU7tRw2QpX9z\n",
  "clean.Dockerfile": "FROM alpine:3.20\nRUN apk add --no-cache curl\nCMD [\"sh\"]\n",
  "command.Dockerfile": "FROM alpine\nRUN wget https://example.com/file\n",
  "token.Dockerfile": "FROM alpine\nENV SHAPE=ghp_is-what-they-begin-with\n",
  "program.Dockerfile": "FROM alpine\nRUN --mount=type=secret,id=token python -c 'len(open(\"/run/secrets/token\").read())'\n",
  "archive.Dockerfile": "FROM alpine\nADD files.tgz /\n",
  "files.tgz": "no archive",
  // A file that only `import()` loads, from within compiled code.
  "config.mjs": "export default { rules: { 'no-secret-env': 'warn' } };\n",
});

describe("what V8 compiled", () => {
  let directory: string;
  beforeEach(() => {
    // Inside the repository, as the command looks for its own package.json upwards.
    directory = mkdtempSync(resolve(".test-bundle-"));
    cpSync(bundled, directory, { recursive: true });
    rmSync(join(directory, "compiled"), { recursive: true, force: true });
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const run = (argv: readonly string[], options: { readonly env?: Readonly<Record<string, string>>; readonly uid?: number } = {}) => {
    const { env = {}, uid } = options;
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(directory, "cli.js"), ...argv], {
      cwd: root, encoding: "utf8", env: { ...process.env, ...env }, ...(uid !== undefined && { uid, gid: uid }),
    });
    return { status, stdout, stderr };
  };
  const store = () => join(directory, "compiled", `${process.version}-${process.arch}`);

  test.each([
    { what: "a Dockerfile", argv: ["Dockerfile"] },
    { what: "a Compose file", argv: ["compose.yaml"] },
    { what: "a configuration that is code", argv: ["--config", "config.mjs", "Dockerfile"] },
  ])("is kept beside the files, and says the same of $what", ({ argv }) => {
    const first = run(argv);
    expect(first).toMatchObject({ stderr: "" });
    expect(first.stdout).not.toBe("");
    const kept = readdirSync(store());
    expect(kept).toEqual(expect.arrayContaining([expect.stringMatching(/^lint-[\w-]+\.js$/)]));
    const times = kept.map((name) => statSync(join(store(), name)).mtimeMs);
    expect(run(argv)).toEqual(first);
    expect(kept.map((name) => statSync(join(store(), name)).mtimeMs)).toEqual(times);
  });

  test.each([
    { file: "clean.Dockerfile", loaded: [] },
    { file: "Dockerfile", loaded: ["rewrites"] },
    { file: "command.Dockerfile", loaded: ["command-tables"] },
    { file: "token.Dockerfile", loaded: ["token-formats"] },
    { file: "program.Dockerfile", loaded: ["command-tables", "programs"] },
    { file: "archive.Dockerfile", loaded: ["archives"] },
  ])("is, beside what every run needs, only what $file needs: $loaded", ({ file, loaded }) => {
    expect(run([file]).stdout).not.toContain("analysis failed");
    const names = readdirSync(store()).map((name) => name.replace(/-.{8}\.js$/, ""));
    expect(names.filter((name) => ["archives", "command-tables", "programs", "rewrites", "token-formats"].includes(name)).sort()).toEqual(loaded);
  });

  test("is no text of the linted files", () => {
    run(["."]);
    for (const name of readdirSync(store())) expect(readFileSync(join(store(), name), "latin1")).not.toContain("gU7tRw2QpX9z");
  });

  test.each(["", "no compiled code"])("is replaced where it cannot be used (%j)", (text) => {
    const first = run(["Dockerfile"]);
    const [name] = readdirSync(store());
    writeFileSync(join(store(), name!), text);
    expect(run(["Dockerfile"])).toEqual(first);
    expect(readFileSync(join(store(), name!), "latin1")).not.toBe(text);
  });

  test("is not kept where the environment says so", () => {
    expect(run(["Dockerfile"], { env: { NODE_DISABLE_COMPILE_CACHE: "1" } })).toEqual(run(["Dockerfile"]));
    rmSync(join(directory, "compiled"), { recursive: true });
    run(["Dockerfile"], { env: { NODE_DISABLE_COMPILE_CACHE: "1" } });
    expect(existsSync(join(directory, "compiled"))).toBe(false);
  });

  test("is not kept after a run that took seconds of the processor", () => {
    const slow = join(root, "slow.cjs");
    writeFileSync(slow, "while (process.cpuUsage().user < 2_000_000) for (let i = 0; i < 1e6; i++);\n");
    run(["Dockerfile"], { env: { NODE_OPTIONS: `--require ${slow}` } });
    expect(existsSync(join(directory, "compiled"))).toBe(false);
  });

  test.skipIf(process.platform === "win32")("is not kept where the package cannot be written to", () => {
    chmodSync(root, 0o755);
    chmodSync(directory, 0o555);
    // Root may write everywhere.
    const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
    expect(run(["Dockerfile"], uid)).toMatchObject({ status: 1, stderr: "" });
    expect(existsSync(join(directory, "compiled"))).toBe(false);
    chmodSync(directory, 0o755);
  });
});
