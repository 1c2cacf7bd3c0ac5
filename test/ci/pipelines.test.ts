import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { bundleCommand } from "../bundle.ts";
import { createProject, leaking } from "../cli/io.ts";

const command = await bundleCommand();
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** Runs a script with an `npx` that runs the bundled command, and notes what it was asked for in `asked`. */
function runScript(script: string, cwd: string, env: Readonly<Record<string, string>>) {
  const bin = join(cwd, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "npx"), `#!/bin/bash\nprintf '%s\\n' "$@" > "${join(cwd, "asked")}"\nshift 2\nexec "${process.execPath}" "${command}" "$@"\n`);
  chmodSync(join(bin, "npx"), 0o755);
  const result = spawnSync("bash", ["-e", "-o", "pipefail", "-c", script], {
    cwd,
    encoding: "utf8",
    env: { ...env, PATH: `${bin}${delimiter}${process.env["PATH"]}` },
  });
  return { ...result, asked: readFileSync(join(cwd, "asked"), "utf8").trimEnd().split("\n") };
}

describe("action.yml", () => {
  const action = parse(readFileSync("action.yml", "utf8")) as {
    inputs: Record<string, { description: string; default: string }>;
    runs: { steps: { run?: string; env?: Record<string, string>; with?: Record<string, string> }[] };
  };
  const step = action.runs.steps[0]!;
  const script = step.run!;

  test("writes no input into the script", () => {
    expect(script).not.toContain("${{");
    for (const name of Object.keys(action.inputs).filter((input) => !/^working|^upload/.test(input))) {
      expect(Object.values(step.env!).join(" ")).toContain(`inputs.${name}`);
    }
  });

  const environment = { DFSECRET_PATHS: ".", DFSECRET_ARGS: "", DFSECRET_VERSION: "", DFSECRET_SARIF: "", DFSECRET_ACTION: resolve(".") };

  test("lints with annotations, in its own version", () => {
    const { status, stdout, asked } = runScript(script, createProject({ ".git/": "", Dockerfile: leaking }), environment);
    expect(stdout).toMatch(/^::error file=Dockerfile,line=2,/);
    expect(asked.slice(0, 2)).toEqual(["--yes", `dfsecret-lint@${version}`]);
    expect(status).toBe(1);
  });

  test.each([
    ["--format\njson", /^\[/], ["--format=compact", /^Dockerfile: line/], ["-f\ncompact", /^Dockerfile: line/],
    ["--format\njson=out.json", /^::error/], ["--format=json=out.json\n--no-color", /^::error/], ["--quiet", /^::error/],
  ])("writes annotations unless the options name a format for the log: %j", (args, log) => {
    const { status, stdout } = runScript(script, createProject({ ".git/": "", Dockerfile: leaking }), { ...environment, DFSECRET_ARGS: args });
    expect(stdout).toMatch(log);
    expect(status).toBe(1);
  });

  test("hands over the SARIF report where it was written", () => {
    const upload = action.runs.steps.find(({ with: inputs }) => inputs?.["sarif_file"])!.with!["sarif_file"]!;
    expect(upload).toContain("startsWith(inputs.sarif-file, '/')");
    expect(upload).toContain("format('{0}/{1}', inputs.working-directory, inputs.sarif-file || 'dfsecret.sarif')");
  });

  test("hands over paths and options line by line, whatever is in them, and writes SARIF", () => {
    const root = createProject({ ".git/": "", "a b;$(x)/Dockerfile": leaking, "c/Dockerfile": leaking });
    const { status, stdout } = runScript(script, root, {
      ...environment, DFSECRET_PATHS: "a b;$(x)\n", DFSECRET_ARGS: "--rule\nno-secret-env: warn\n", DFSECRET_SARIF: "out/x.sarif", DFSECRET_VERSION: "9.9.9",
    });
    expect(stdout).toMatch(/^::warning file=a b;\$\(x\)\/Dockerfile,/);
    expect(stdout).not.toContain("c/Dockerfile");
    expect(readFileSync(join(root, "out/x.sarif"), "utf8")).toContain('"2.1.0"');
    expect(status).toBe(0);
  });
});

test("templates/gitlab-ci.yml writes the report that it hands to GitLab", () => {
  const { "dfsecret-lint": job } = parse(readFileSync("templates/gitlab-ci.yml", "utf8")) as {
    "dfsecret-lint": { script: string[]; variables: Record<string, string>; artifacts: { reports: { codequality: string } } };
  };
  const root = createProject({ ".git/": "", Dockerfile: leaking });
  const { status, stdout } = runScript(job.script.join("\n"), root, job.variables);
  expect(stdout).toContain("dfsecret/no-secret-env");
  expect(JSON.parse(readFileSync(join(root, job.artifacts.reports.codequality), "utf8"))).toMatchObject([{ check_name: "dfsecret/no-secret-env" }]);
  expect(status).toBe(1);
});

test("the workflow's matrix is that of scripts/test-matrix.sh and of package.json", () => {
  const { jobs } = parse(readFileSync(".github/workflows/ci.yml", "utf8")) as { jobs: { matrix: { strategy: { matrix: { node: number[]; eslint: string[] } } } } };
  const { node, eslint } = jobs.matrix.strategy.matrix;
  const script = readFileSync("scripts/test-matrix.sh", "utf8");
  expect(script).toContain(`{NODES:-${node.join(" ")}}`);
  expect(script).toContain(`{ESLINTS:-${eslint.join(" ")}}`);
  const { engines } = JSON.parse(readFileSync("package.json", "utf8")) as { engines: { node: string } };
  for (const major of node) expect(engines.node).toMatch(new RegExp(`\\b${major}\\b`));
});
