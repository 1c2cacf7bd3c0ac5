import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { walkFiles } from "../../src/workspace/walk.ts";
import {
  type WorkspaceOptions, type Workspace, findRoot, memoryWorkspace, openWorkspace, readLintedFile,
} from "../../src/workspace/workspace.ts";

let base: string;
let root: string;

beforeEach(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), "workspace-")));
  root = join(base, "repository");
  mkdirSync(root);
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

function write(path: string, content: string | Uint8Array = ""): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
const open = (options: Partial<WorkspaceOptions> = {}): Workspace => openWorkspace({ root, ...options });
const isWindows = process.platform === "win32";

describe("read", () => {
  const TEXTS: readonly (readonly [name: string, content: string | Uint8Array, text: string])[] = [
    ["UTF-8", "ключ=1\r\n", "ключ=1\r\n"],
    ["nothing", "", ""],
    ["a byte order mark is kept", "\uFEFFa", "\uFEFFa"],
    ["UTF-16, little end first", Buffer.from("\uFEFFa=🔑", "utf16le"), "\uFEFFa=🔑"],
    ["UTF-16, big end first", Buffer.from("\uFEFFa=🔑", "utf16le").swap16(), "\uFEFFa=🔑"],
    ["bytes that are no UTF-8", Uint8Array.of(0x61, 0xff, 0x62), "a\uFFFDb"],
  ];
  it.each(TEXTS)("text: %s", (_name, content, text) => {
    write("file", content);
    expect(open().read("file")).toEqual({ ok: true, text });
  });

  it("takes absolute paths, names with blanks, newlines and other scripts", () => {
    for (const name of ["a b", "сек рет", ...(isWindows ? [] : ["a\nb", "a\\b"])]) {
      const path = write(name, "x");
      expect(open().read(path)).toEqual({ ok: true, text: "x" });
    }
  });

  it("refuses what is no text within the bounds", () => {
    write("binary", Uint8Array.of(0x61, 0, 0x62));
    write("utf-16 without a mark", Buffer.from("ab", "utf16le"));
    write("large", "x".repeat(101));
    write("directory/x");
    const workspace = open({ bounds: { fileSize: 100 } });
    expect(workspace.read("binary")).toMatchObject({ reason: "binary" });
    expect(workspace.read("utf-16 without a mark")).toMatchObject({ reason: "binary" });
    expect(workspace.read("large")).toMatchObject({ reason: "too large" });
    expect(workspace.read("large", 200)).toMatchObject({ ok: true });
    expect(workspace.read("directory")).toMatchObject({ reason: "directory" });
    expect(workspace.read("missing")).toMatchObject({ reason: "missing" });
    expect(workspace.read("directory/x/y")).toMatchObject({ reason: "missing" });
    expect(workspace.read("a\0b")).toMatchObject({ reason: "missing" });
    expect(workspace.read("n".repeat(5_000))).toMatchObject({ reason: "missing" });
    expect(workspace.read(".")).toMatchObject({ reason: "directory" });
  });

  it("stops when all files together are too large", () => {
    for (const name of ["a", "b", "c"]) write(name, "x".repeat(60));
    const workspace = open({ bounds: { totalSize: 100 } });
    expect(["a", "b", "c", "a"].map((name) => workspace.read(name).ok)).toEqual([true, true, false, true]);
  });

  it.skipIf(isWindows || process.getuid?.() === 0)("says what it may not read", () => {
    chmodSync(write("secret", "x"), 0);
    expect(open().read("secret")).toMatchObject({ reason: "unreadable", detail: "EACCES" });
  });

  it("keeps to the root", () => {
    writeFileSync(join(base, "outside"), "x");
    for (const path of ["../outside", join(base, "outside"), "a/../../outside", "/etc/passwd", base]) {
      expect(open().read(path)).toMatchObject({ reason: "outside" });
      expect(open().exists(path)).toBe(false);
      expect(open().list(path).files).toEqual([]);
    }
    expect(open().exists("..outside")).toBe(false);
    write("..inside", "x");
    expect(open().read("..inside").ok).toBe(true);
  });
});

describe.skipIf(isWindows)("links and special files", () => {
  it("follows links inside the root only", () => {
    write("dir/real", "x");
    mkdirSync(join(base, "out"));
    writeFileSync(join(base, "out/file"), "x");
    const links: Readonly<Record<string, string>> = {
      inside: "dir/real", "inside-dir": "dir", out: "../out/file", "out-dir": "../out", absolute: "/etc/passwd",
      dangling: "nowhere", loop: "loop", self: ".", "dir/up": "..", "dir/chain": "../out",
    };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
    const workspace = open();
    expect(workspace.read("inside")).toEqual({ ok: true, text: "x" });
    expect(workspace.read("inside-dir/real")).toEqual({ ok: true, text: "x" });
    expect(workspace.read("self/self/dir/up/dir/real")).toEqual({ ok: true, text: "x" });
    for (const path of ["out", "out-dir", "out-dir/file", "absolute", "dir/chain"]) {
      expect(workspace.read(path)).toMatchObject({ reason: "outside" });
      expect(workspace.exists(path)).toBe(false);
      expect(workspace.isDirectory(path)).toBe(false);
      expect(workspace.entries(path)).toEqual([]);
    }
    expect(workspace.read("dangling")).toMatchObject({ reason: "missing" });
    expect(workspace.read("loop")).toMatchObject({ reason: "unreadable", detail: "ELOOP" });
    expect(workspace.list(".").files).toEqual(["dir/real"]);
    expect(workspace.list("inside-dir").files).toEqual(["real"]);
  });

  it("works below a root that is a link itself", () => {
    write("file", "x");
    symlinkSync("repository", join(base, "link"));
    const workspace = openWorkspace({ root: join(base, "link") });
    expect(workspace.read("file").ok).toBe(true);
    expect(workspace.read(join(root, "file")).ok).toBe(true);
    expect(workspace.list(".").files).toEqual(["file"]);
  });

  it("does not wait for a FIFO", () => {
    execFileSync("mkfifo", [join(root, "Dockerfile")]);
    expect(open().read("Dockerfile")).toMatchObject({ reason: "not a regular file" });
    expect(readLintedFile(join(root, "Dockerfile"))).toMatchObject({ reason: "not a regular file" });
    expect(open().list(".").files).toEqual([]);
  });

  it("does not read devices", () => {
    expect(readLintedFile("/dev/zero")).toMatchObject({ reason: "not a regular file" });
    expect(readLintedFile("/dev")).toMatchObject({ reason: "directory" });
  });

  it("reads a named file wherever it is", () => {
    writeFileSync(join(base, "elsewhere"), "FROM scratch\n");
    symlinkSync("../elsewhere", join(root, "Dockerfile"));
    expect(readLintedFile(join(root, "Dockerfile"))).toEqual({ ok: true, text: "FROM scratch\n" });
    expect(readLintedFile(join(root, "Dockerfile"), 5)).toMatchObject({ reason: "too large" });
    expect(readLintedFile(join(root, "none"))).toMatchObject({ reason: "missing" });
  });
});

describe("list", () => {
  it("gives regular files in order, relative to the directory", () => {
    for (const path of ["b/z", "b/.env", "a b", "B", "b.txt", "b/c/d"]) write(path);
    expect(open().list(".")).toEqual({ files: ["B", "a b", "b.txt", "b/.env", "b/c/d", "b/z"], truncated: false });
    expect(open().list("b").files).toEqual([".env", "c/d", "z"]);
    expect(open().list("b.txt").files).toEqual([]);
    expect(open().list("missing").files).toEqual([]);
  });

  it("leaves out pruned directories", () => {
    for (const path of ["node_modules/x", "src/node_modules/y", "src/z"]) write(path);
    expect(open().list(".", (directory) => directory.endsWith("node_modules")).files).toEqual(["src/z"]);
  });

  it("lists the upper directories first when there is too much", () => {
    for (let index = 0; index < 30; index++) write(`a/deep/${index}`);
    write(".env");
    write("z");
    const listing = open({ bounds: { listing: 10 } }).list(".");
    expect(listing.truncated).toBe(true);
    expect(listing.files.slice(0, 1)).toEqual([".env"]);
    expect(listing.files).toContain("z");
    expect(listing.files.length).toBeLessThanOrEqual(10);
  });

  it("stays in time and bounds in a huge directory", () => {
    const files = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`x/${index}`, ""]));
    const started = performance.now();
    const listing = memoryWorkspace({ ...files, ".env": "" }).list(".");
    expect(listing).toMatchObject({ truncated: true });
    expect(listing.files[0]).toBe(".env");
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("walkFiles", () => {
  it("leaves out what is ignored without looking into it", () => {
    for (const path of [".git/config", "a/Dockerfile", "a/x", "Dockerfile", "node_modules/Dockerfile"]) write(path);
    const asked: string[] = [];
    const ignored = (path: string): boolean => {
      asked.push(path);
      return path === ".git" || path === "node_modules" || path.endsWith("/x");
    };
    expect([...walkFiles(open(), root, { ignored })]).toEqual(["Dockerfile", "a/Dockerfile"]);
    expect(asked).not.toContain("node_modules/Dockerfile");
  });

  it("says when it had to stop", () => {
    write("a");
    write("b");
    const walk = walkFiles(open(), ".", { maximum: 1 });
    expect(walk.next()).toEqual({ done: false, value: "a" });
    expect(walk.next()).toEqual({ done: true, value: { truncated: true } });
  });
});

describe("overlay", () => {
  it("comes before the disk", () => {
    const path = write("Dockerfile", "old");
    const overlay = new Map([[path, "new"], [join(root, "unsaved"), "x"], [join(base, "outside"), "y"]]);
    for (const workspace of [open({ overlay }), open({ overlay: (file) => overlay.get(file) })]) {
      expect(workspace.read("Dockerfile")).toEqual({ ok: true, text: "new" });
      expect(workspace.read("unsaved")).toEqual({ ok: true, text: "x" });
      expect(workspace.exists("unsaved")).toBe(true);
      expect(workspace.read("../outside")).toMatchObject({ reason: "outside" });
    }
    expect(open({ overlay }).list(".").files).toEqual(["Dockerfile", "unsaved"]);
  });

  it.skipIf(isWindows)("is found behind a link", () => {
    const path = write("real", "old");
    symlinkSync("real", join(root, "link"));
    expect(open({ overlay: new Map([[path, "new"]]) }).read("link")).toEqual({ ok: true, text: "new" });
  });
});

describe("files: false", () => {
  it("reads nothing, open or not", () => {
    const path = write("a", "x");
    const workspace = open({ enabled: false, overlay: new Map([[path, "y"]]) });
    expect(workspace.enabled).toBe(false);
    expect(workspace.read("a")).toMatchObject({ ok: false, reason: "unreadable" });
    expect(workspace.exists("a")).toBe(false);
    expect(workspace.isDirectory(".")).toBe(false);
    expect(workspace.list(".").files).toEqual([]);
  });
});

describe("findRoot", () => {
  it("is the nearest directory with .git, a directory or a file", () => {
    write(".git/HEAD");
    write("a/b/Dockerfile");
    expect(findRoot(join(root, "a/b/Dockerfile"), base)).toBe(root);
    write("a/.git", "gitdir: elsewhere\n");
    expect(findRoot(join(root, "a/b/Dockerfile"), base)).toBe(join(root, "a"));
  });

  it("is the named directory where there is none, or the file's own when that is elsewhere", () => {
    const file = write("a/b/Dockerfile");
    expect(findRoot(file, root)).toBe(root);
    expect(findRoot(file, join(root, "c"))).toBe(join(root, "a/b"));
  });
});

describe("without a disk", () => {
  it("answers as a disk does", () => {
    const workspace = memoryWorkspace({ "a/b": "x", "/project/c": Uint8Array.of(0) });
    expect(workspace.root).toBe("/project");
    expect(workspace.read("a/b")).toEqual({ ok: true, text: "x" });
    expect(workspace.read("/project/a")).toMatchObject({ reason: "directory" });
    expect(workspace.read("c")).toMatchObject({ reason: "binary" });
    expect(workspace.read("../a")).toMatchObject({ reason: "outside" });
    expect(workspace.read("none")).toMatchObject({ reason: "missing" });
    expect(workspace.isDirectory("a")).toBe(true);
    expect(workspace.list("").files).toEqual(["a/b", "c"]);
    expect(memoryWorkspace({}).list(".").files).toEqual([]);
  });
});
