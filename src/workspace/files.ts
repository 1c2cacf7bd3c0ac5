import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { disk } from "./file-system.ts";

/** Why a file that a person named cannot be read or written, in words. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EEXIST: "exists already",
  EISDIR: "is a directory",
  ENOENT: "no such file or directory",
  ENOSPC: "no space left on the device",
  ENOTDIR: "no such file or directory",
  ENOTSUP: "is not a regular file",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
};

export type FileResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** The bytes of a file that a person named, wherever it is; at most `limit` of them. */
export function readBytes(path: string, limit: number): FileResult<Uint8Array> {
  return attempt(() => disk.readFile(disk.realPath(path), limit) ?? fail("is too large"));
}

export function isThere(path: string): boolean {
  return existsSync(path);
}

export function isDirectory(path: string): boolean {
  const found = attempt(() => statSync(path).isDirectory());
  return found.ok && found.value;
}

/** Writes a file that a person asked for, with its directories; `create` refuses to replace one. */
export function writeText(path: string, text: string, mode: "create" | "replace" = "replace"): FileResult<void> {
  return attempt(() => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: mode === "create" ? "wx" : "w" });
  });
}

class Refusal extends Error {}

function fail(why: string): never {
  throw new Refusal(why);
}

function attempt<T>(act: () => T): FileResult<T> {
  try {
    return { ok: true, value: act() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, why: error.message };
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return { ok: false, why: reasons[code] ?? code };
  }
}
