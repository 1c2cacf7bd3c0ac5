import { closeSync, constants, fstatSync, openSync, opendirSync, readSync, realpathSync, statSync } from "node:fs";

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
    const directory = opendirSync(realPath, { bufferSize: 512 });
    try {
      const entries: Entry[] = [];
      for (let entry = directory.readSync(); entry !== null && entries.length < limit; entry = directory.readSync()) {
        entries.push({ name: entry.name, kind: kindOf(entry) });
      }
      return entries;
    } finally {
      directory.closeSync();
    }
  },
};

/** The size may be a lie (files of /proc have none) or change meanwhile, so reading goes on to the end or the limit. */
function readUpTo(descriptor: number, expectedSize: number, limit: number): Uint8Array | null {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(Math.max(expectedSize - total, 4096));
    const count = readSync(descriptor, chunk);
    if (count === 0) return Buffer.concat(chunks, total);
    total += count;
    if (total > limit) return null;
    chunks.push(chunk.subarray(0, count));
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): Kind {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  return entry.isSymbolicLink() ? "link" : "other";
}
