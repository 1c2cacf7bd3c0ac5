import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { canary, clean, createProject, leaking, runIn } from "./io.ts";

const baseline = ["--baseline", "known.json"];
const twice = `${leaking}ENV API_TOKEN=${canary}\n`;

describe("--baseline", () => {
  test("passes what was known, and fails for what is new", async () => {
    const root = createProject({ ".git/": "", "api/Dockerfile": leaking, "web/Dockerfile": clean });
    expect(await runIn(root, [...baseline, "--update-baseline"])).toEqual({ code: 0, stdout: "", stderr: "Wrote 1 finding to known.json.\n" });
    expect(JSON.parse(readFileSync(join(root, "known.json"), "utf8"))).toEqual({
      version: 1,
      findings: [{ rule: "dfsecret/no-secret-env", path: "api/Dockerfile", subject: "API_TOKEN", count: 1 }],
    });
    expect(await runIn(root, baseline)).toEqual({ code: 0, stdout: "", stderr: "" });

    // Other lines, another value, another directory to start from: the same finding.
    writeFileSync(join(root, "api/Dockerfile"), `# one\n\n${leaking.replace("q7Vd", "z9Kp")}`);
    expect((await runIn(root, baseline)).code).toBe(0);
    expect((await runIn(join(root, "api"), ["--baseline", "../known.json"])).code).toBe(0);

    writeFileSync(join(root, "web/Dockerfile"), leaking);
    const { code, stdout } = await runIn(root, baseline);
    expect(code).toBe(1);
    expect(stdout).toContain("web/Dockerfile");
    expect(stdout).not.toContain("api/Dockerfile");
  });

  test("a second finding of the same kind is new", async () => {
    const root = createProject({ ".git/": "", Dockerfile: leaking });
    await runIn(root, [...baseline, "--update-baseline"]);
    writeFileSync(join(root, "Dockerfile"), twice);
    expect((await runIn(root, ["--baseline", "new.json", "--update-baseline"])).stderr).toBe("Wrote 2 findings to new.json.\n");
    const { code, stdout } = await runIn(root, [...baseline, "-f", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject([{ messages: [{ line: 3 }], suppressedMessages: [{ line: 2, suppressions: [{ kind: "file" }] }] }]);
    expect((await runIn(root, [...baseline, "-f", "sarif"])).stdout).toContain('"external"');
  });

  test("tells what is gone, without failing", async () => {
    const root = createProject({ ".git/": "", Dockerfile: twice, "api/Dockerfile": leaking });
    await runIn(root, [...baseline, "--update-baseline"]);
    writeFileSync(join(root, "Dockerfile"), leaking);
    expect(await runIn(root, baseline)).toEqual({ code: 0, stdout: "", stderr: "dfsecret-lint: 1 finding of known.json is gone; take it out with --update-baseline.\n" });
    // Of files that were not linted it knows nothing.
    expect((await runIn(root, [...baseline, "api"])).stderr).toBe("");
  });

  test("an update keeps what is known of files that were not linted, and drops files that are no more", async () => {
    const root = createProject({ ".git/": "", "a/Dockerfile": leaking, "b/Dockerfile": leaking });
    const paths = () => (JSON.parse(readFileSync(join(root, "known.json"), "utf8")) as { findings: { path: string }[] }).findings.map(({ path }) => path);
    await runIn(root, [...baseline, "--update-baseline"]);
    expect(paths()).toEqual(["a/Dockerfile", "b/Dockerfile"]);
    await runIn(root, [...baseline, "--update-baseline", "a"]);
    expect(paths()).toEqual(["a/Dockerfile", "b/Dockerfile"]);
    rmSync(join(root, "b/Dockerfile"));
    await runIn(root, [...baseline, "--update-baseline", "a"]);
    expect(paths()).toEqual(["a/Dockerfile"]);
  });

  test("does not cover what keeps a file from being linted", async () => {
    const root = createProject({ ".git/": "", Dockerfile: "FROM scratch\nNONSENSE x\n" });
    expect((await runIn(root, [...baseline, "--update-baseline"])).code).toBe(2);
  });

  test.each([
    ["is missing", undefined, "no such file or directory; --update-baseline writes it."],
    ["is no JSON", `{ "x": ${canary} }`, "is not valid JSON (line 1, column 8); remove it, and --update-baseline writes a new one."],
    ["is of another version", `{ "version": 2, "findings": [] }`, "is no baseline of this version; remove it, and --update-baseline writes a new one."],
    ["holds something else", `{ "version": 1, "findings": ["${canary}"] }`, "is no baseline of this version; remove it, and --update-baseline writes a new one."],
    ["is null", "null", "is no baseline of this version; remove it, and --update-baseline writes a new one."],
  ])("one that %s is told in one line", async (_what, text, message) => {
    const root = createProject({ Dockerfile: leaking, ...(text !== undefined && { "known.json": text }) });
    expect(await runIn(root, baseline)).toEqual({ code: 2, stdout: "", stderr: `dfsecret-lint: known.json: ${message}\n` });
  });
});
