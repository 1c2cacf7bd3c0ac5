import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createProgress } from "../../src/cli/progress.ts";
import { detachPage } from "../../src/cli/rule-pages.ts";
import { clean, createProject, leaking, runIn } from "./io.ts";

const linted = (stdout: string) => (JSON.parse(stdout) as { filePath: string }[]).map(({ filePath }) => filePath.split("/").slice(-2).join("/"));

describe("--files-from", () => {
  const root = createProject({
    ".git/": "", "a b/Dockerfile": leaking, "c\nd/Dockerfile": clean, "e/Dockerfile": clean, "e/notes.md": "", "e/package.json": "{}",
  });

  test.each([
    ["lines", "a b/Dockerfile\ne/Dockerfile\n", ["a b/Dockerfile", "e/Dockerfile"]],
    ["lines of Windows", "a b/Dockerfile\r\ne/Dockerfile", ["a b/Dockerfile", "e/Dockerfile"]],
    ["NULs", "a b/Dockerfile\0c\nd/Dockerfile\0", ["a b/Dockerfile", "c\nd/Dockerfile"]],
    ["files of other kinds, passed over", "e/notes.md\ne/package.json\nlost.txt\ne/Dockerfile\n", ["e/Dockerfile"]],
  ])("takes %s", async (_what, list, expected) => {
    const fromStdin = await runIn(root, ["--files-from", "-", "-f", "json"], list);
    expect(fromStdin.stderr).toBe("");
    expect(linted(fromStdin.stdout)).toEqual(expected);
    writeFileSync(join(root, "list"), list);
    expect(linted((await runIn(root, ["--files-from", "list", "-f", "json"])).stdout)).toEqual(expected);
  });

  test.each([
    ["lost/Dockerfile\n", 2, "dfsecret-lint: lost/Dockerfile: no such file or directory.\n"],
    ["", 0, ""],
    ["e/notes.md\0e/package.json\0", 0, ""],
  ])("tells what is not there, and is silent where there is nothing of ours: %j", async (list, code, stderr) => {
    expect(await runIn(root, ["--files-from", "-"], list)).toMatchObject({ code, stderr });
  });

  test("a list that cannot be read is told", async () => {
    expect(await runIn(root, ["--files-from", "lost"])).toMatchObject({ code: 2, stderr: "dfsecret-lint: lost: no such file or directory.\n" });
  });
});

describe("--explain", () => {
  const root = createProject({});

  test.each([["no-secret-env"], ["dfsecret/no-secret-env"]])("%s", async (rule) => {
    const { code, stdout } = await runIn(root, ["--explain", rule]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^# dfsecret\/no-secret-env\n/);
    expect(stdout).not.toContain("<!--");
    expect(stdout).toContain("is [no-default-password](https://github.com/dfsecret-lint/dfsecret-lint/blob/HEAD/docs/rules/no-default-password.md)'s.");
    expect(stdout).not.toMatch(/\]\((?!https:)/);
  });

  test.each([
    [{}, "See the model, [Docker](https://docs.docker.com/)."],
    [{ repository: "github:a/b" }, "See the model, [Docker](https://docs.docker.com/)."],
    [{ repository: { url: "git+https://example.com/a/b.git" } }, "See [the model](https://example.com/a/b/blob/HEAD/docs/exposure.md#x), [Docker](https://docs.docker.com/)."],
  ])("links of a page lead somewhere with %j", (manifest, shown) => {
    expect(detachPage("<!-- begin header -->\n# x\n<!-- end header -->\nSee [the model](../exposure.md#x), [Docker](https://docs.docker.com/).", manifest)).toBe(`# x\n${shown}`);
  });

  test("an unknown rule is told", async () => {
    expect(await runIn(root, ["--explain", "no-secrets"])).toEqual({ code: 2, stdout: "", stderr: "dfsecret-lint: There is no rule 'no-secrets'; see dfsecret-lint --list-rules.\n" });
  });
});

describe("progress", () => {
  const show = (isTTY: boolean, times: readonly number[]): string => {
    let shown = "";
    let step = 0;
    const progress = createProgress({ write: (text) => (shown += text), isTTY }, () => times[Math.min(step++, times.length - 1)]!);
    progress.step(0, 3, "a/Dockerfile");
    progress.step(1, 3, "b\u001B/Dockerfile");
    progress.end();
    return shown;
  };

  test("is shown on a terminal, for a run that takes long, and taken away", () => {
    expect(show(true, [0, 600, 600, 650])).toBe("\r\u001B[K0 of 3 files, a/Dockerfile\r\u001B[K");
    expect(show(true, [0, 600, 600, 900])).toContain("1 of 3 files, b\\x1b/Dockerfile");
    expect(show(true, [0, 1])).toBe("");
    expect(show(false, [0, 600])).toBe("");
  });
});
