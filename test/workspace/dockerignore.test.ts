import { describe, expect, it } from "vitest";
import { type Builder, readIgnoreFile } from "../../src/workspace/dockerignore.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";

const TREE = [
  ".env", ".ENV", ".env.local", "prod.env", "app/.env", "app/main.js", "app/deep/.env", "certs/a.key", "keep.txt", "#hash",
];
const ENVS = [".env", "app/.env", "app/deep/.env"];
const allBut = (...kept: string[]): string[] => TREE.filter((path) => !kept.includes(path));

function ignored(text: string, builder: Builder = "buildkit", tree: readonly string[] = TREE): string[] {
  const workspace = memoryWorkspace({ Dockerfile: "", ".dockerignore": text });
  const ignore = readIgnoreFile("/project/Dockerfile", "/project", workspace, builder);
  return tree.filter((path) => ignore.ignores(path));
}

/** What real builders removed from this tree; all agree unless a case names one. */
const MEASURED: readonly (readonly [name: string, text: string, removed: readonly string[], builder?: Builder])[] = [
  ["a name", ".env\n", [".env"]],
  ["a leading slash", "/.env\n", [".env"]],
  ["a leading dot", "./.env\n", [".env"]],
  ["a trailing slash", ".env/\n", [".env"]],
  ["a way back", "app/../.env\n", [".env"]],
  ["a class", "[.]env\n", [".env"]],
  ["a question mark", ".en?\n", [".env"]],
  ["blanks around", "  .env \t\n", [".env"]],
  ["CRLF", ".env\r\n", [".env"]],
  ["a byte order mark", "\uFEFF.env\n", [".env"]],
  ["no final newline", ".env", [".env"]],
  ["anywhere", "**/.env\n", ENVS],
  ["one level down", "*/.env\n", ["app/.env"]],
  ["a suffix at the root", "*.env\n", [".env", "prod.env"]],
  ["a prefix at the root", ".env*\n", [".env", ".env.local"]],
  ["a suffix does not reach down", "*.key\n", []],
  ["a suffix anywhere", "**/*.key\n", ["certs/a.key"]],
  ["the inside of a file", ".env/**\n", []],
  ["a nested directory's name", "deep\n", []],
  ["the root as a slash", "/\n", []],
  ["the root as a dot", ".\n", []],
  ["a way out", "../.env\n", []],
  ["braces", "{.env,prod.env}\n", []],
  ["quotes", '".env"\n', []],
  ["a comment behind a pattern", ".env # comment\n", []],
  ["a comment", "#hash\n", []],
  ["a hash behind a blank", " #hash\n", ["#hash"]],
  ["an escaped hash", "\\#hash\n", ["#hash"]],
  ["all but one, one star", "*\n!keep.txt\n", allBut("keep.txt")],
  ["all but one, two stars", "**\n!keep.txt\n", allBut("keep.txt")],
  ["all but a directory", "*\n!app\n", allBut("app/.env", "app/main.js", "app/deep/.env")],
  ["all but a directory's content", "*\n!app/**\n", allBut("app/.env", "app/main.js", "app/deep/.env")],
  ["the last match wins", "*\n!app\n**/.env\n", allBut("app/main.js")],
  ["taken back", ".env\n!.env\n", []],
  ["taken back first", "!.env\n.env\n", [".env"]],
  ["an exception below an excluded directory", "app\n!app/.env\n", ["app/main.js", "app/deep/.env"]],
  ["an exception behind a blank", ".env\n! .env\n", []],
  ["an exception behind a blank, classic", ".env\n! .env\n", [], "classic"],
  ["an exception behind a blank, buildah", ".env\n! .env\n", [".env"], "buildah"],
  ["empty", "", []],
  ["blank lines", "\n \r\n\n", []],
];

describe("ignore patterns as builders read them", () => {
  const cases = MEASURED.map(([name, text, removed, builder]) => ({ name, text, removed, builder }));
  it.each(cases)("$name", ({ text, removed, builder }) => {
    expect(ignored(text, builder)).toEqual(removed);
  });

  const MORE: readonly (readonly [name: string, text: string, tree: readonly string[], removed: readonly string[]])[] = [
    ["two stars before a suffix", "**.env\n", TREE, [".env", "prod.env", "app/.env", "app/deep/.env"]],
    ["two stars behind a prefix", ".env**\n", [".env", ".env.d/x", "app/.env"], [".env", ".env.d/x"]],
    ["two stars in the middle", "a/**/b\n", ["a/b", "a/x/b", "a/x/y/b/c", "a/xb"], ["a/b", "a/x/b", "a/x/y/b/c"]],
    ["characters special to regular expressions", "a+(b)|$^.txt\n", ["a+(b)|$^.txt", "aa"], ["a+(b)|$^.txt"]],
    ["blanks, newlines and letters of any script", "**/сек рет*\n", ["a/сек рет", "a/сек рет\n1", "сек"], ["a/сек рет", "a/сек рет\n1"]],
    ["a character outside the basic plane is one", "?.env\n", ["🔑.env", "ab.env"], ["🔑.env"]],
    ["a negated class", "[^a].key\n", ["a.key", "b.key"], ["b.key"]],
    ["a range", "[a-c].key\n", ["a.key", "c.key", "d.key"], ["a.key", "c.key"]],
    ["an escaped star", "\\*.key\n", ["*.key", "a.key"], ["*.key"]],
  ];
  it.each(MORE)("%s", (_name, text, tree, removed) => {
    expect(ignored(text, "buildkit", tree)).toEqual(removed);
  });
});

describe("what the build fails on", () => {
  const CASES: readonly (readonly [text: string, says: string])[] = [
    ["a\n[\n", "line 2"],
    ["[]a]\n", "line 1"],
    ["#\n\n!\n", "line 3"],
    ["a\\\n", "line 1"],
    [`a\n${"b".repeat(70_000)}\n`, "line 2"],
  ];
  it.each(CASES)("%j", (text, says) => {
    const workspace = memoryWorkspace({ ".dockerignore": text });
    const ignore = readIgnoreFile("/project/Dockerfile", "/project", workspace, "buildkit");
    expect(ignore.error).toContain(says);
    expect(ignore.ignores("anything")).toBe(false);
  });

  it("says nothing of a sound file", () => {
    const workspace = memoryWorkspace({ ".dockerignore": "*\n!a\n" });
    expect(readIgnoreFile("/project/Dockerfile", "/project", workspace, "buildkit").error).toBeUndefined();
  });
});

describe("which file is read", () => {
  const CASES: readonly (readonly [name: string, builder: Builder, files: readonly string[], read: string | null])[] = [
    ["none", "buildkit", [], null],
    ["the context's", "buildkit", [".dockerignore"], ".dockerignore"],
    ["the Dockerfile's own first", "buildkit", [".dockerignore", "docker/Dockerfile.dockerignore"], "docker/Dockerfile.dockerignore"],
    ["classic knows only the context's", "classic", [".dockerignore", "docker/Dockerfile.dockerignore"], ".dockerignore"],
    ["not the one in the Dockerfile's directory", "buildkit", ["docker/.dockerignore", "app/.dockerignore"], null],
    ["not .gitignore", "buildkit", [".gitignore"], null],
    [".containerignore is not Docker's", "buildkit", [".containerignore", "docker/Dockerfile.containerignore"], null],
    ["buildah: the Dockerfile's own", "buildah", [".containerignore", "docker/Dockerfile.dockerignore"], "docker/Dockerfile.dockerignore"],
    ["buildah: .containerignore wins", "buildah", [".containerignore", ".dockerignore"], ".containerignore"],
    ["buildah: beside the Dockerfile too", "buildah", ["docker/Dockerfile.containerignore", "docker/Dockerfile.dockerignore"], "docker/Dockerfile.containerignore"],
  ];
  it.each(CASES)("%s", (_name, builder, files, read) => {
    const workspace = memoryWorkspace(Object.fromEntries(files.map((file) => [file, "secret\n"])));
    const ignore = readIgnoreFile("/project/docker/Dockerfile", "/project", workspace, builder);
    expect(ignore.path).toBe(read === null ? null : `/project/${read}`);
    expect(ignore.ignores("secret")).toBe(read !== null);
  });

  it("takes the Dockerfile's own even when it is empty", () => {
    const workspace = memoryWorkspace({ ".dockerignore": ".env\n", "Dockerfile.dockerignore": "" });
    expect(readIgnoreFile("/project/Dockerfile", "/project", workspace, "buildkit").ignores(".env")).toBe(false);
    expect(readIgnoreFile("/project/Dockerfile", "/project", workspace, "classic").ignores(".env")).toBe(true);
  });

  it("says that a directory cannot be read as one", () => {
    const workspace = memoryWorkspace({ ".dockerignore/x": "" });
    const ignore = readIgnoreFile("/project/Dockerfile", "/project", workspace, "buildkit");
    expect(ignore.error).toContain("directory");
    expect(ignore.ignores("x")).toBe(false);
  });

  it("reads nothing where nothing may be read", () => {
    const workspace = memoryWorkspace({ ".dockerignore": "x" }, "/project", { enabled: false });
    expect(readIgnoreFile("/project/Dockerfile", "/project", workspace, "buildkit")).toMatchObject({ path: null });
  });
});

describe("exceptions below an ignored directory", () => {
  const CASES: readonly (readonly [text: string, directory: string, mayHold: boolean])[] = [
    ["node_modules\n", "node_modules", false],
    ["*\n!app\n", "node_modules", false],
    ["app\n!app/.env\n", "app", true],
    ["app\n!app/deep/er/.env\n", "app/deep", true],
    ["app\n!app/deep/er/.env\n", "app/other", false],
    ["app\n!app/.env\n", "ap", false],
    ["app\n!**/.env\n", "app", true],
    ["app\n!app/**\n", "app", true],
    ["app\n!app/d*/x\n", "app/deep", true],
    ["app\n!app/d*/x\n", "app/other", false],
    ["app\n!*.txt\n", "app", false],
    ["app\n!**.txt\n", "app", true],
  ];
  it.each(CASES)("%j in %s: %s", (text, directory, mayHold) => {
    const workspace = memoryWorkspace({ ".dockerignore": text });
    const ignore = readIgnoreFile("/project/Dockerfile", "/project", workspace, "buildkit");
    expect(ignore.mayHoldException(directory)).toBe(mayHold);
  });
});

describe("hostile patterns", () => {
  const LONG = "a".repeat(250);
  const paths = Array.from({ length: 2_000 }, (_, index) => `${LONG}/${"a/".repeat(50)}${index}${LONG}`);
  const CASES: readonly (readonly [name: string, text: string])[] = [
    ["many stars", `${"*a".repeat(12)}b\n`],
    ["many double stars", `${"**/a".repeat(100)}/b\n`],
    ["stars and classes", `${"*[ab]?".repeat(30)}c\n`.repeat(50)],
    ["a megabyte of names", "abcdefghi\n".repeat(100_000)],
    ["a megabyte of wildcards", "*a?b*\n**/a*b*c\n!a*/**/b*\n".repeat(30_000)],
    ["a megabyte of deep exceptions", `*\n${`!${"a/".repeat(2_000)}b\n`.repeat(250)}`],
  ];
  it.each(CASES)("%s", (_name, text) => {
    const workspace = memoryWorkspace({ ".dockerignore": text });
    const started = performance.now();
    const ignore = readIgnoreFile("/project/Dockerfile", "/project", workspace, "buildkit");
    for (const path of paths) {
      ignore.ignores(path);
      ignore.mayHoldException(path);
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
