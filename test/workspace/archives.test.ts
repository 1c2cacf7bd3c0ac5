import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { isArchive, isUnpackedByAdd, readArchive, type ArchiveBounds } from "../../src/workspace/archives/archive.ts";
import { memoryWorkspace, openWorkspace } from "../../src/workspace/workspace.ts";
import { tarHeader, tarOf, tgzOf, zipOf } from "../archives.ts";

const bounds: ArchiveBounds = { unpackedSize: 8 << 20, ratio: 100, entries: 1000, text: 1 << 20 };
const all: (path: string) => boolean = () => true;

function textsOf(bytes: Uint8Array, some: Partial<ArchiveBounds> = {}, wanted = all): Record<string, string | null> | null {
  const archive = readArchive(bytes, { ...bounds, ...some }, wanted);
  return archive && Object.fromEntries(archive.entries.map(({ path, text }) => [path, text]));
}

const files = { ".npmrc": "a=b\n", "config/app.ini": "x=1\n", "empty": "", "logo.png": "\x89PNG\0" };
const read = { ...files, "logo.png": null };

describe("names", () => {
  test.each(["app.tar", "APP.TAR", "a/b.tgz", "x.tar.gz", "x.taz", "x.zip"])("%s is an archive", (name) => expect(isArchive(name)).toBe(true));
  test.each(["app.tar.xz", "app.tar.bz2", "tar", "app.tgz.sha256", "app.jar", "x.gz"])("%s is left as it is", (name) => expect(isArchive(name)).toBe(false));
  test("ADD unpacks tar archives, not zip", () => expect(["a.tar", "a.tgz", "a.tar.gz", "a.zip"].map(isUnpackedByAdd)).toEqual([true, true, true, false]));
});

describe("content", () => {
  test.each([["tar", tarOf(files)], ["tar packed by gzip", tgzOf(files)], ["zip", zipOf(files)]])("of %s", (_name, bytes) => {
    expect(textsOf(bytes)).toEqual(read);
  });

  test("names lose what leads out of the archive", () => {
    expect(Object.keys(textsOf(tarOf({ "./a": "", "/b": "", "../../c": "", "d//e/./f": "" }))!)).toEqual(["a", "b", "c", "d/e/f"]);
  });

  test("only what is wanted is read", () => {
    expect(textsOf(tgzOf({ a: "1", "node_modules/b": "2" }), {}, (path) => !path.startsWith("node_modules/"))).toEqual({ a: "1", "node_modules/b": null });
  });

  test("what macOS packs beside the files is passed over", () => {
    expect(textsOf(tarOf({ "._.env": "\0", ".env": "A=1", "a/._b": "" }))).toEqual({ ".env": "A=1" });
    expect(textsOf(zipOf({ "__MACOSX/._.env": "x", ".env": "A=1" }))).toEqual({ ".env": "A=1" });
  });

  test("encrypted files of a zip archive have a name alone", () => expect(textsOf(zipOf({ ".env": "A=1" }, 1))).toEqual({ ".env": null }));

  test("links and directories hold nothing of their own", () => {
    const links = [tarHeader("a", 0, { type: "2", link: "/etc/passwd" }), tarHeader("b", 0, { type: "1", link: "c" }), tarHeader("d/", 0, { type: "5" })];
    expect(textsOf(Buffer.concat([...links, tarOf({ c: "1" })]))).toEqual({ c: "1" });
  });

  test("a tar archive may end without its zeros", () => expect(textsOf(tarOf({ a: "1" }).subarray(0, 1024))).toEqual({ a: "1" }));

  test.runIf(process.platform === "linux").each(["v7", "ustar", "gnu", "posix"])("of what tar --format=%s writes, long names too", (format) => {
    const folder = mkdtempSync(join(tmpdir(), "archive-"));
    const long = `${"a-long-name/".repeat(format === "v7" ? 3 : format === "ustar" ? 9 : 20)}settings.ini`;
    const tree = { ".env": "A=1\n", "кириллица.txt": "б", [long]: "x=1\n" };
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(folder, "tree", path)), { recursive: true });
      writeFileSync(join(folder, "tree", path), text);
    }
    symlinkSync("/etc/hostname", join(folder, "tree/link"));
    const packed = execFileSync("tar", [`--format=${format}`, "-C", join(folder, "tree"), "-czf", "-", "."]);
    rmSync(folder, { recursive: true });
    expect(textsOf(packed)).toEqual(tree);
  });
});

describe("what is no archive to read", () => {
  const bomb = gzipSync(Buffer.concat([tarHeader("zeros", 64 << 20), Buffer.alloc(64 << 20)]));
  const broken: Readonly<Record<string, Uint8Array>> = {
    nothing: Buffer.alloc(0).subarray(0, 0),
    text: Buffer.from("#!/bin/sh\n".repeat(100)),
    "gzip of text": gzipSync("x".repeat(2000)),
    "gzip that is cut off": tgzOf({ a: "1".repeat(5000) }).subarray(0, 60),
    "a tar archive that is cut off within a file": tarOf({ a: "1".repeat(5000) }).subarray(0, 2048),
    "a wrong checksum": Buffer.concat([Buffer.from("x"), tarOf({ a: "1" }).subarray(1)]),
    "a size beyond all bounds": Buffer.concat([tarHeader("a", 0o77777777777), Buffer.alloc(512)]),
    "zip without a directory": zipOf({ a: "1" }).subarray(0, 40),
    "a zip directory that lies": Buffer.concat([Buffer.from("PK\x03\x04"), Buffer.from("PK\x05\x06"), Buffer.alloc(6, 255), Buffer.alloc(12)]),
    "a bomb": bomb,
  };
  test.each(Object.entries(broken))("%s", (name, bytes) => {
    const started = performance.now();
    expect(textsOf(bytes) ?? {}).toEqual({});
    expect(performance.now() - started, name).toBeLessThan(1000);
  });

  test("a zip file that lies about its size is cut off there", () => {
    const bytes = zipOf({ a: "1".repeat(200_000) });
    const directory = bytes.indexOf("PK\x01\x02");
    bytes.writeUInt32LE(10, directory + 24);
    expect(textsOf(bytes)).toBeNull();
  });

  test("changing any byte never throws and never takes long", () => {
    for (const whole of [tarOf({ ".env": "A=1", b: "2" }), tgzOf({ ".env": "A=1" }), zipOf({ ".env": "A=1", b: "2" })]) {
      for (let at = 0; at < whole.length; at++) {
        const changed = Buffer.from(whole);
        changed[at] = changed[at]! ^ 0xff;
        expect(() => textsOf(changed)).not.toThrow();
      }
    }
  });
});

describe("bounds", () => {
  test("files behind the last one are not seen", () => expect(textsOf(tarOf({ a: "1", b: "2", c: "3" }), { entries: 2 })).toEqual({ a: "1", b: "2" }));
  test("texts behind the last one are not read", () => expect(textsOf(tarOf({ a: "12345", b: "12345", c: "1" }), { text: 7 })).toEqual({ a: "12345", b: null, c: "1" }));
  test("a large file has a name alone", () => expect(textsOf(tarOf({ "dump.sql": "x".repeat(300_000) }))).toEqual({ "dump.sql": null }));

  test("an archive that is too large is none", () => {
    const workspace = memoryWorkspace({ "a.tar": tarOf({ a: "1" }), "b.tar": tarOf({ a: "x".repeat(9000) }) }, "/project", { bounds: { archiveSize: 4096 } });
    expect(workspace.archive("a.tar", all)).toEqual([{ path: "a", text: "1" }]);
    expect(workspace.archive("b.tar", all)).toBeNull();
  });

  test("all archives together are bounded, packed and unpacked", () => {
    const archives = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}.tgz`, tgzOf({ a: `${i}`.repeat(100_000) })]));
    const workspace = memoryWorkspace(archives, "/project", { bounds: { totalArchiveSize: 350_000 } });
    expect(Object.keys(archives).filter((name) => workspace.archive(name, all) !== null)).toHaveLength(3);
  });
});

describe("in a workspace", () => {
  test("is read once", () => {
    const workspace = memoryWorkspace({ "a.tgz": tgzOf(files) });
    expect(workspace.archive("a.tgz", all)).toBe(workspace.archive("/project/a.tgz", all));
  });

  test("nothing is read outside the root or where reading is off", () => {
    const folder = mkdtempSync(join(tmpdir(), "archive-"));
    mkdirSync(join(folder, "root"));
    writeFileSync(join(folder, "out.tar"), tarOf({ a: "1" }));
    writeFileSync(join(folder, "root/in.tar"), tarOf({ a: "1" }));
    if (process.platform !== "win32") symlinkSync("../out.tar", join(folder, "root/link.tar"));
    const workspace = openWorkspace({ root: join(folder, "root") });
    expect(workspace.archive("../out.tar", all)).toBeNull();
    expect(workspace.archive("link.tar", all)).toBeNull();
    expect(workspace.archive("missing.tar", all)).toBeNull();
    expect(workspace.archive(".", all)).toBeNull();
    expect(workspace.archive("in.tar", all)).toHaveLength(1);
    expect(openWorkspace({ root: join(folder, "root"), enabled: false }).archive("in.tar", all)).toBeNull();
    rmSync(folder, { recursive: true });
  });
});
