import { basename, dirname, resolve } from "node:path";
import type { Entry, FileSystem, Kind } from "./file-system.ts";

/**
 * A file system of texts or bytes, for tests and for linting without a disk. Names are absolute or relative to
 * `root`, which exists even when nothing is in it. There are no links.
 */
export function memoryFileSystem(files: Readonly<Record<string, string | Uint8Array>>, root: string): FileSystem {
  const contents = new Map<string, Uint8Array>();
  const directories = new Map<string, Map<string, Kind>>();

  const addDirectory = (path: string): Map<string, Kind> => {
    const known = directories.get(path);
    if (known !== undefined) return known;
    const entries = new Map<string, Kind>();
    directories.set(path, entries);
    const parent = dirname(path);
    if (parent !== path) addDirectory(parent).set(basename(path), "directory");
    return entries;
  };

  addDirectory(resolve(root));
  for (const [name, content] of Object.entries(files)) {
    const path = resolve(root, name);
    contents.set(path, typeof content === "string" ? Buffer.from(content) : content);
    addDirectory(dirname(path)).set(basename(path), "file");
  }

  const kindOf = (path: string): Kind => {
    if (contents.has(path)) return "file";
    if (directories.has(path)) return "directory";
    throw missing;
  };
  return {
    realPath(path) {
      kindOf(path);
      return path;
    },
    kindOf,
    readFile(path, limit) {
      const content = contents.get(path);
      if (content === undefined) throw missing;
      return content.length > limit ? null : content;
    },
    readDirectory(path, limit) {
      const entries = directories.get(path);
      if (entries === undefined) throw missing;
      return Array.from(entries, ([name, kind]): Entry => ({ name, kind })).slice(0, limit);
    },
  };
}

/** One for all: nobody reads its stack, and making one costs more than the look-up. */
const missing = Object.assign(new Error("no such file"), { code: "ENOENT" });
