import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync, lstatSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeFiles } from "../../src/workspace/write.ts";

let root: string;
const at = (name: string): string => join(root, name);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "write-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe("writeFiles", () => {
  test("writes all, and leaves nothing else behind", () => {
    writeFileSync(at("a"), "one");
    chmodSync(at("a"), 0o640);
    expect(writeFiles([{ path: at("a"), before: "one", after: "two" }, { path: at("b"), before: null, after: "new" }], root)).toEqual({ ok: true });
    expect([readFileSync(at("a"), "utf8"), readFileSync(at("b"), "utf8")]).toEqual(["two", "new"]);
    expect(statSync(at("a")).mode & 0o777).toBe(0o640);
    expect(readdirSync(root).sort()).toEqual(["a", "b"]);
  });

  test("keeps a link, and writes the file that it leads to", () => {
    writeFileSync(at("a"), "one");
    symlinkSync("a", at("link"));
    expect(writeFiles([{ path: at("link"), before: "one", after: "two" }], root)).toEqual({ ok: true });
    expect(lstatSync(at("link")).isSymbolicLink()).toBe(true);
    expect(readFileSync(at("a"), "utf8")).toBe("two");
  });

  test("keeps byte order marks and encodings", () => {
    const utf16 = Buffer.from("\uFEFFFROM a\n", "utf16le");
    writeFileSync(at("a"), utf16);
    writeFileSync(at("b"), "\uFEFFone");
    expect(writeFiles([{ path: at("a"), before: "\uFEFFFROM a\n", after: "\uFEFFFROM b\n" }, { path: at("b"), before: "\uFEFFone", after: "\uFEFFtwo" }], root)).toEqual({ ok: true });
    expect(readFileSync(at("a"))).toEqual(Buffer.from("\uFEFFFROM b\n", "utf16le"));
    expect(readFileSync(at("b"))).toEqual(Buffer.from("\uFEFFtwo"));
  });

  const refused: readonly { readonly name: string; readonly why: string; readonly prepare: () => void; readonly before?: string | null }[] = [
    { name: "has changed meanwhile", why: "has changed meanwhile", prepare: () => writeFileSync(at("b"), "other") },
    { name: "is there by now", why: "has changed meanwhile", prepare: () => writeFileSync(at("b"), "other"), before: null },
    { name: "has gone", why: "has gone meanwhile", prepare: () => {} },
    { name: "is read-only", why: "is read-only", prepare: () => { writeFileSync(at("b"), "one"); chmodSync(at("b"), 0o444); } },
    { name: "is a directory", why: "is not a regular file", prepare: () => mkdirSync(at("b")) },
    { name: "leads out of the root", why: "leads out of the root", prepare: () => { writeFileSync(join(root, "..", "write-outside"), "one"); symlinkSync("../write-outside", at("b")); } },
    { name: "leads nowhere", why: "is not there", prepare: () => symlinkSync("nowhere", at("b")) },
    { name: "is not valid UTF-8", why: "is not valid UTF-8", prepare: () => writeFileSync(at("b"), Buffer.from([0xff, 0x41])), before: "\uFFFDA" },
  ];
  for (const { name, why, prepare, before = "one" } of refused) test(`writes nothing where one of them ${name}`, () => {
    writeFileSync(at("a"), "one");
    prepare();
    expect(writeFiles([{ path: at("a"), before: "one", after: "two" }, { path: at("b"), before, after: "two" }], root)).toEqual({ ok: false, path: at("b"), why });
    expect(readFileSync(at("a"), "utf8")).toBe("one");
    expect(readdirSync(root).filter((entry) => entry.endsWith(".tmp"))).toEqual([]);
    rmSync(join(root, "..", "write-outside"), { force: true });
  });

  test("makes no file in a directory out of the root", () => {
    symlinkSync(tmpdir(), at("d"));
    expect(writeFiles([{ path: at("d/write-new"), before: null, after: "x" }], root)).toEqual({ ok: false, path: at("d/write-new"), why: "leads out of the root" });
  });
});
