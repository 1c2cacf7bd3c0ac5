import { closeSync, constants, fstatSync, openSync, readSync, readdirSync, realpathSync, statSync } from "node:fs";

export type Kind = "file" | "directory" | "link" | "other";

/** Something that stands in a directory. */
export interface Entry {
  readonly name: string;
  readonly kind: Kind;
}

/**
 * What a workspace asks of a disk or of its stand-in. Paths are absolute. Every method throws an error with a
 * `code` as Node's does (`ENOENT`, `EACCES`, …).
 */
export interface FileSystem {
  /** The path without any link in it. */
  realPath(path: string): string;
  /** What a real path leads to; never `link`. */
  kindOf(realPath: string): Kind;
  /** The content of a regular file, null when it is longer than `limit` bytes. */
  readFile(realPath: string, limit: number): Uint8Array | null;
  /** The entries of a directory in no certain order, at most `limit` of them. */
  readDirectory(realPath: string, limit: number): Entry[];
}

export const disk: FileSystem = {
  realPath: (path) => realpathSync.native(path),

  kindOf: (realPath) => kindOf(statSync(realPath)),

  readFile(realPath, limit) {
    // Non-blocking, because the file may have become a FIFO since it was looked at; Windows has neither flag.
    const descriptor = openSync(realPath, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    try {
      const status = fstatSync(descriptor);
      if (!status.isFile()) throw Object.assign(new Error("not a regular file"), { code: "ENOTSUP" });
      return status.size > limit ? null : readUpTo(descriptor, status.size, limit);
    } finally {
      closeSync(descriptor);
    }
  },

  readDirectory(realPath, limit) {
    // Reading it entry by entry would stop at the limit, but takes three times as long.
    return readdirSync(realPath, { withFileTypes: true }).slice(0, limit).map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  },
};

/** The size may be a lie (files of /proc have none) or change meanwhile: only a read of just that size is taken for all. */
function readUpTo(descriptor: number, expectedSize: number, limit: number): Uint8Array | null {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(expectedSize - total + 1, 4096));
    const count = readSync(descriptor, chunk);
    total += count;
    if (total > limit) return null;
    chunks.push(chunk.subarray(0, count));
    if (count === 0 || (total === expectedSize && chunks.length === 1)) return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, total);
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): Kind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  return entry.isSymbolicLink() ? "link" : "other";
}
