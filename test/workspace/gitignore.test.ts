import { describe, expect, it } from "vitest";
import { createGitIgnore } from "../../src/workspace/gitignore.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";

/** As `git check-ignore` answers. */
const CASES: readonly (readonly [name: string, files: Readonly<Record<string, string>>, path: string, ignored: boolean])[] = [
  ["no file", {}, ".env", false],
  ["a name", { ".gitignore": ".env\n" }, ".env", true],
  ["a name anywhere", { ".gitignore": ".env\n" }, "a/b/.env", true],
  ["another name", { ".gitignore": ".env\n" }, ".env.local", false],
  ["tied to the root", { ".gitignore": "/.env\n" }, "a/.env", false],
  ["with a slash", { ".gitignore": "a/.env\n" }, "b/a/.env", false],
  ["below a directory", { ".gitignore": "a/\n" }, "a/b/.env", true],
  ["a directory's pattern on a file", { ".gitignore": "a/\n" }, "a", false],
  ["taken back", { ".gitignore": "*.env\n!ok.env\n" }, "ok.env", false],
  ["not below an ignored directory", { ".gitignore": "a/\n!a/.env\n" }, "a/.env", true],
  ["a nearer file", { "a/.gitignore": ".env\n" }, "a/b/.env", true],
  ["a nearer file says nothing of others", { "a/.gitignore": ".env\n" }, "b/.env", false],
  ["a nearer file wins", { ".gitignore": ".env\n", "a/.gitignore": "!.env\n" }, "a/.env", false],
  ["a nearer file takes a directory back", { ".gitignore": "build/\n", "a/.gitignore": "!build/\n" }, "a/build/.env", false],
  ["a nearer file is tied to its directory", { "a/.gitignore": "/.env\n" }, "a/b/.env", false],
  ["a file in an ignored directory is not read", { ".gitignore": "a/\n", "a/.gitignore": "!*\n" }, "a/.env", true],
  ["a directory named like a pattern", { "[x]/.gitignore": "/.env\n" }, "[x]/.env", true],
  ["info/exclude", { ".git/info/exclude": ".env\n" }, "a/.env", true],
  ["info/exclude comes last", { ".git/info/exclude": ".env\n", ".gitignore": "!.env\n" }, ".env", false],
  ["two stars", { ".gitignore": "a/**/x\n" }, "a/b/c/x", true],
  ["two stars for nothing", { ".gitignore": "a/**/x\n" }, "a/x", true],
  ["two stars inside a name are one", { ".gitignore": "a**x/y\n" }, "a/x/y", false],
  ["all below", { ".gitignore": "a/**\n" }, "a/x", true],
  ["a negated class", { ".gitignore": "[!a].env\n" }, "b.env", true],
  ["a named class", { ".gitignore": "[[:digit:]].env\n" }, "7.env", true],
  ["a comment", { ".gitignore": "#.env\n" }, "#.env", false],
  ["an escaped hash", { ".gitignore": "\\#.env\n" }, "#.env", true],
  ["blanks at the end", { ".gitignore": ".env  \n" }, ".env", true],
  ["an escaped blank at the end", { ".gitignore": "a\\ \n" }, "a ", true],
  ["CRLF and a byte order mark", { ".gitignore": "\uFEFF.env\r\n" }, ".env", true],
  ["case matters", { ".gitignore": ".env\n" }, ".ENV", false],
  ["a malformed pattern", { ".gitignore": "[\n.env\n" }, ".env", true],
  ["outside the root", { ".gitignore": "*\n" }, "../.env", false],
  ["the root itself", { ".gitignore": "*\n" }, ".", false],
];

describe("what git ignores", () => {
  it.each(CASES)("%s", (_name, files, path, ignored) => {
    const isIgnored = createGitIgnore(memoryWorkspace(files));
    expect(isIgnored(path)).toBe(ignored);
    expect(isIgnored(path)).toBe(ignored);
  });

  it("takes absolute paths and directories", () => {
    const isIgnored = createGitIgnore(memoryWorkspace({ ".gitignore": "a/\n" }));
    expect(isIgnored("/project/a", true)).toBe(true);
    expect(isIgnored("/project/a/b", false)).toBe(true);
  });

  it("is not slowed down by a hostile pattern", () => {
    const isIgnored = createGitIgnore(memoryWorkspace({ ".gitignore": `/**/*a/**/*a/**/*a/**/b\n${"*a".repeat(20)}b\n` }));
    const started = performance.now();
    expect(isIgnored(`${"a/".repeat(300)}${"a".repeat(250)}c`)).toBe(false);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
