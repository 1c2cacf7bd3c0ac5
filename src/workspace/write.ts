import { randomBytes } from "node:crypto";
import { accessSync, chmodSync, chownSync, constants, lstatSync, readFileSync, realpathSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { decodeText } from "./decode.ts";
import { isWithin } from "./paths.ts";

/** A file as it is to be, and as it was when that was worked out. */
export interface FileChange {
  /** Absolute. */
  readonly path: string;
  /** Null for a file that is not there yet. */
  readonly before: string | null;
  readonly after: string;
}

export type WriteResult =
  | { readonly ok: true }
  /** Nothing was written. `why` reads on from the path: «has changed meanwhile». */
  | { readonly ok: false; readonly path: string; readonly why: string };

/** A change with where it really leads. */
interface Target extends FileChange {
  readonly realPath: string;
  readonly bytes: Uint8Array;
  /** Null for a new file. */
  readonly original: { readonly bytes: Uint8Array; readonly mode: number; readonly uid: number; readonly gid: number } | null;
}

/**
 * Writes files, all or none. Each is written beside its place and then moved there, so that nobody reads half of it;
 * mode and owner stay, and a link inside the root stays a link. Refused where a file has changed since it was read, may
 * not be written, or leads out of the root. Never throws.
 */
export function writeFiles(changes: readonly FileChange[], root: string): WriteResult {
  const targets: Target[] = [];
  for (const change of changes) {
    const target = attempt(() => check(change, root));
    if (typeof target === "string") return { ok: false, path: change.path, why: target };
    targets.push(target);
  }
  const staged: { readonly target: Target; readonly temporary: string }[] = [];
  const moved: Target[] = [];
  let current = targets[0];
  const why = attempt(() => {
    for (const target of targets) staged.push({ target: (current = target), temporary: stage(target) });
    for (const { target, temporary } of staged) {
      current = target;
      renameSync(temporary, target.realPath);
      moved.push(target);
    }
  });
  if (why === undefined) return { ok: true };
  for (const { target, temporary } of staged) if (!moved.includes(target)) attempt(() => unlinkSync(temporary));
  for (const target of moved) attempt(() => restore(target));
  return { ok: false, path: current!.path, why };
}

/** Gives the target, or why it may not be written. */
function check(change: FileChange, root: string): Target | string {
  const { path, before, after } = change;
  const exists = attempt(() => lstatSync(path)) !== missing;
  if (!exists) {
    if (before !== null) return "has gone meanwhile";
    const directory = realpathSync(dirname(path));
    if (!isWithin(realpathSync(root), directory)) return outside;
    accessSync(directory, constants.W_OK);
    return { ...change, realPath: join(directory, basename(path)), bytes: Buffer.from(after), original: null };
  }
  const realPath = realpathSync(path);
  if (!isWithin(realpathSync(root), realPath)) return outside;
  const status = statSync(realPath);
  if (!status.isFile()) return "is not a regular file";
  // Root may write anything; what its owner has made read-only stays so all the same.
  if ((status.mode & 0o222) === 0) return readOnly;
  accessSync(realPath, constants.W_OK);
  const bytes = readFileSync(realPath);
  if (before === null || decodeText(bytes) !== before) return "has changed meanwhile";
  const encoding = encodingOf(bytes);
  if (!encode(before, encoding).equals(bytes)) return "is not valid UTF-8";
  const { mode, uid, gid } = status;
  return { ...change, realPath, bytes: encode(after, encoding), original: { bytes, mode, uid, gid } };
}

const missing = "is not there";
const readOnly = "is read-only";
const outside = "leads out of the root";

function stage({ realPath, bytes, original }: Target): string {
  const temporary = join(dirname(realPath), `.${basename(realPath)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeFileSync(temporary, bytes, { flag: "wx", mode: original ? original.mode & 0o777 : 0o666 });
  } catch (error) {
    // On a full disk the file is there, with a part of the text.
    rmSync(temporary, { force: true });
    throw error;
  }
  if (!original) return temporary;
  // The umask may have taken bits away; only root can give a file to its owner again.
  chmodSync(temporary, original.mode & 0o7777);
  const own = statSync(temporary);
  if (own.uid !== original.uid || own.gid !== original.gid) attempt(() => chownSync(temporary, original.uid, original.gid));
  return temporary;
}

function restore({ realPath, original }: Target): void {
  if (original) writeFileSync(realPath, original.bytes);
  else unlinkSync(realPath);
}

type Encoding = "utf8" | "utf16le" | "utf16be";

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return "utf16le";
  return first === 0xfe && second === 0xff ? "utf16be" : "utf8";
}

function encode(text: string, encoding: Encoding): Buffer {
  return encoding === "utf16be" ? Buffer.from(text, "utf16le").swap16() : Buffer.from(text, encoding);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: missing,
  EACCES: "may not be written",
  EPERM: "may not be written",
  EROFS: readOnly,
  ENOSPC: "does not fit on the disk",
};

/** What the file system answers, or why it does not. */
function attempt<T>(ask: () => T): T | string {
  try {
    return ask();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return reasons[code] ?? "cannot be written";
  }
}
