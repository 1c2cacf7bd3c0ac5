import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { type ArchiveBounds, type ArchiveEntry, readArchive } from "./archives/archive.ts";
import { decodeText } from "./decode.ts";
import { type Entry, type FileSystem, type Kind, disk } from "./file-system.ts";
import { memoryFileSystem } from "./memory.ts";
import { isWithin } from "./paths.ts";
import { walkFiles } from "./walk.ts";

export type Refusal =
  | "missing" | "directory" | "not a regular file" | "too large" | "binary" | "outside" | "unreadable";

export type ReadResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: Refusal; readonly detail?: string };

export interface Listing {
  /** Relative to the listed directory, with `/`, in ascending order of code units. */
  readonly files: readonly string[];
  /** Whether there is more than the bounds allow to list; what stands nearest to the top is listed then. */
  readonly truncated: boolean;
}

/**
 * The files that a lint may look at: those below `root`, as they were when first asked for (results are kept, so
 * open a new workspace to see changes). Paths are absolute or relative to the root. Nothing here throws, waits,
 * or leads out of the root, whatever the repository holds.
 */
export interface Workspace {
  readonly root: string;
  /** False when the settings forbid to read anything: then all is `unreadable`, nothing exists, listings are empty. */
  readonly enabled: boolean;
  /** A file's text (of the open editor, if one has it); `limit` in bytes, else the bound for a context's files. */
  read(path: string, limit?: number): ReadResult;
  /**
   * The files of an archive; `wanted` says whose text is read, and is to be the same for all that ask. Null for what
   * cannot be read, is no archive, or is too large.
   */
  archive(path: string, wanted: (path: string) => boolean): readonly ArchiveEntry[] | null;
  exists(path: string): boolean;
  isDirectory(path: string): boolean;
  /** What stands in a directory, in ascending order of names; empty when it is none, or outside the root. */
  entries(directory: string): readonly Entry[];
  /** Why `entries` of a directory is not all that stands there; null where it is. */
  refusal(directory: string): Refusal | null;
  /**
   * All regular files below a directory, but those in directories for which `prune` (given the path relative to the
   * listed directory) is true. Links are left out: builders copy a link in a directory as a link, not as its target.
   */
  list(directory: string, prune?: (relativeDirectory: string) => boolean): Listing;
  /** The directories, absolute, that listings so far could not look into, or not in full. */
  readonly unlisted: ReadonlyMap<string, Refusal>;
}

export interface Bounds {
  /** Bytes of a file in the context. */
  readonly fileSize: number;
  /** Bytes of all files together. */
  readonly totalSize: number;
  /** Files and directories looked at for one listing. */
  readonly listing: number;
  /** Entries read of one directory. */
  readonly directory: number;
  /** Bytes of an archive, as it is. */
  readonly archiveSize: number;
  /** Bytes of all archives together, as they are and unpacked. */
  readonly totalArchiveSize: number;
}

export interface WorkspaceOptions {
  readonly root: string;
  /** Texts by absolute path that are open elsewhere and come before the disk's. */
  readonly overlay?: ReadonlyMap<string, string> | ((path: string) => string | undefined);
  readonly enabled?: boolean;
  readonly bounds?: Partial<Bounds>;
}

const MEBIBYTE = 1024 * 1024;

/** The largest file that is linted. */
const LINTED_FILE_SIZE = 5 * MEBIBYTE;

const BOUNDS: Bounds = {
  fileSize: MEBIBYTE, totalSize: 128 * MEBIBYTE, listing: 20_000, directory: 100_000,
  archiveSize: 16 * MEBIBYTE, totalArchiveSize: 256 * MEBIBYTE,
};

/** A tar archive of texts is packed to a tenth of its size; what is ten times beyond that is made to harm. */
const ARCHIVE_BOUNDS: ArchiveBounds = { unpackedSize: 64 * MEBIBYTE, ratio: 100, entries: 20_000, text: 8 * MEBIBYTE };

/** A workspace on the disk. */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  return new FileWorkspace(disk, options);
}

/** A workspace of given files; `files` by path, absolute or relative to the root. */
export function memoryWorkspace(
  files: Readonly<Record<string, string | Uint8Array>>,
  root = "/project",
  options: Omit<WorkspaceOptions, "root"> = {},
): Workspace {
  return new FileWorkspace(memoryFileSystem(files, root), { ...options, root });
}

/** Reads a file that a person named or a walk found to be linted, wherever it is: links are followed. */
export function readLintedFile(path: string, limit = LINTED_FILE_SIZE): ReadResult {
  return readFrom(disk, () => disk.realPath(path), limit);
}

/**
 * The root for a file: the nearest directory above it that holds `.git` (a file in worktrees and submodules), else
 * `fallback`, the directory that was named, or the file's own directory when it is not in there.
 */
export function findRoot(file: string, fallback: string): string {
  const own = dirname(resolve(file));
  for (let directory = own; ; directory = dirname(directory)) {
    if (existsSync(join(directory, ".git"))) return directory;
    if (dirname(directory) === directory) break;
  }
  const named = resolve(fallback);
  return isWithin(named, own) ? named : own;
}

class FileWorkspace implements Workspace {
  readonly root: string;
  readonly enabled: boolean;
  readonly #files: FileSystem;
  readonly #bounds: Bounds;
  readonly #overlay: (path: string) => string | undefined;
  /** Names of the overlay's files by directory; they exist although they may not be on the disk yet. */
  readonly #overlaid = new Map<string, string[]>();
  readonly #realRoot: string | null;
  #bytesLeft: number;
  #archiveBytesLeft: number;
  readonly #archives = new Map<string, readonly ArchiveEntry[] | null>();
  readonly #realPaths = new Map<string, string | Refused>();
  readonly #texts = new Map<string, ReadResult>();
  readonly #directories = new Map<string, DirectoryEntries>();
  readonly #listings = new Map<string, Listing>();
  readonly #unlisted = new Map<string, Refusal>();

  constructor(files: FileSystem, { root, overlay, enabled = true, bounds }: WorkspaceOptions) {
    this.#files = files;
    this.root = resolve(root);
    this.enabled = enabled;
    this.#bounds = { ...BOUNDS, ...bounds };
    this.#bytesLeft = this.#bounds.totalSize;
    this.#archiveBytesLeft = this.#bounds.totalArchiveSize;
    this.#overlay = typeof overlay === "function" ? overlay : (path) => overlay?.get(path);
    if (overlay !== undefined && typeof overlay !== "function") {
      for (const path of overlay.keys()) {
        const names = this.#overlaid.get(dirname(path));
        if (names === undefined) this.#overlaid.set(dirname(path), [basename(path)]);
        else names.push(basename(path));
      }
    }
    const real = attempt(() => files.realPath(this.root));
    this.#realRoot = typeof real === "string" ? real : null;
  }

  read(path: string, limit = this.#bounds.fileSize): ReadResult {
    const absolute = resolve(this.root, path);
    const overlaid = this.#overlaidText(absolute);
    if (overlaid !== undefined) return { ok: true, text: overlaid };
    const real = this.#realPath(absolute);
    if (typeof real !== "string") return real;
    const key = `${limit}:${real}`;
    let result = this.#texts.get(key);
    if (result === undefined) {
      result = this.#readNew(real, limit);
      this.#texts.set(key, result);
    }
    return result;
  }

  archive(path: string, wanted: (path: string) => boolean): readonly ArchiveEntry[] | null {
    const real = this.#realPath(resolve(this.root, path));
    if (typeof real !== "string") return null;
    let entries = this.#archives.get(real);
    if (entries === undefined) this.#archives.set(real, (entries = this.#readArchive(real, wanted)));
    return entries;
  }

  exists(path: string): boolean {
    const absolute = resolve(this.root, path);
    return this.#overlaidText(absolute) !== undefined || typeof this.#realPath(absolute) === "string";
  }

  isDirectory(path: string): boolean {
    const real = this.#realPath(resolve(this.root, path));
    return typeof real === "string" && attempt(() => this.#files.kindOf(real)) === "directory";
  }

  entries(directory: string): readonly Entry[] {
    return this.#entriesOf(directory).entries;
  }

  refusal(directory: string): Refusal | null {
    return this.#entriesOf(directory).refusal;
  }

  get unlisted(): ReadonlyMap<string, Refusal> {
    return this.#unlisted;
  }

  list(directory: string, prune?: (relativeDirectory: string) => boolean): Listing {
    const absolute = resolve(this.root, directory);
    const known = prune === undefined ? this.#listings.get(absolute) : undefined;
    if (known !== undefined) return known;
    const files: string[] = [];
    const ignored = (path: string, kind: Kind): boolean => kind === "directory" && prune?.(path) === true;
    const refused = (path: string, why: Refusal): void => void this.#unlisted.set(join(absolute, path), why);
    const walk = walkFiles(this, absolute, { ignored, refused, maximum: this.#bounds.listing });
    let step = walk.next();
    for (; step.done !== true; step = walk.next()) files.push(step.value);
    const listing: Listing = { files: files.sort(), truncated: step.value.truncated };
    if (prune === undefined) this.#listings.set(absolute, listing);
    return listing;
  }

  #overlaidText(absolute: string): string | undefined {
    return this.enabled && isWithin(this.root, absolute) ? this.#overlay(absolute) : undefined;
  }

  #readNew(real: string, limit: number): ReadResult {
    // The editor may know the file by its real path while a link was followed to it here.
    const overlaid = this.#overlay(real);
    if (overlaid !== undefined) return { ok: true, text: overlaid };
    if (this.#bytesLeft <= 0) return refuse("too large", "the files of this workspace together");
    return readFrom(this.#files, () => real, limit, (count) => (this.#bytesLeft -= count));
  }

  #readArchive(real: string, wanted: (path: string) => boolean): readonly ArchiveEntry[] | null {
    const limit = Math.min(this.#bounds.archiveSize, this.#archiveBytesLeft);
    const bytes = readBytesFrom(this.#files, real, limit);
    if (!(bytes instanceof Uint8Array)) return null;
    const unpackedSize = Math.min(ARCHIVE_BOUNDS.unpackedSize, this.#archiveBytesLeft - bytes.length);
    const archive = unpackedSize <= 0 ? null : readArchive(bytes, { ...ARCHIVE_BOUNDS, unpackedSize }, wanted);
    // One that was too large has cost as much as it may, and its text is kept as that of files is.
    this.#archiveBytesLeft -= bytes.length + (archive?.unpackedSize ?? Math.min(unpackedSize, bytes.length * ARCHIVE_BOUNDS.ratio));
    for (const { text } of archive?.entries ?? []) this.#bytesLeft -= text?.length ?? 0;
    return archive?.entries ?? null;
  }

  #entriesOf(directory: string): DirectoryEntries {
    const absolute = resolve(this.root, directory);
    let known = this.#directories.get(absolute);
    if (known === undefined) {
      known = this.#readEntries(absolute);
      this.#directories.set(absolute, known);
    }
    return known;
  }

  #readEntries(absolute: string): DirectoryEntries {
    const real = this.#realPath(absolute);
    if (typeof real !== "string") return { entries: [], refusal: real.reason, names: null };
    const limit = this.#bounds.directory;
    const found = attempt(() => this.#files.readDirectory(real, limit));
    if (!Array.isArray(found)) return { entries: [], refusal: found.reason, names: null };
    const names = new Set(found.map(({ name }) => name));
    const opened = (this.#overlaid.get(absolute) ?? []).filter((name) => !names.has(name));
    for (const { name, kind } of found) {
      // A directory that is no link is where its name says; a walk need not ask again.
      if (kind === "directory") this.#realPaths.set(join(absolute, name), join(real, name));
    }
    const entries = [...found, ...opened.map((name): Entry => ({ name, kind: "file" }))].sort(byName);
    if (found.length >= limit) return { entries, refusal: "too large", names: null };
    return { entries, refusal: null, names: new Set(found.map(({ name }) => foldName(name))) };
  }

  /** Where a path really leads, or why it must not be followed. */
  #realPath(absolute: string): string | Refused {
    if (!this.enabled) return refuse("unreadable", "reading files is turned off");
    let real = this.#realPaths.get(absolute);
    if (real === undefined) {
      real = this.#findRealPath(absolute);
      this.#realPaths.set(absolute, real);
    }
    return real;
  }

  #findRealPath(absolute: string): string | Refused {
    const root = this.#realRoot;
    if (root === null) return refuse("missing", "the root");
    if (!isWithin(this.root, absolute) && !isWithin(root, absolute)) return refuse("outside");
    if (absolute !== this.root && isWithin(this.root, absolute) && this.#isListedAsMissing(absolute)) return refuse("missing");
    const real = attempt(() => this.#files.realPath(absolute));
    if (typeof real !== "string") return real;
    return isWithin(root, real) ? real : refuse("outside", "through a link");
  }

  /** Whether a directory above that has been listed tells, so that the disk need not be asked for each name. */
  #isListedAsMissing(absolute: string): boolean {
    const above = dirname(absolute);
    const real = this.#realPath(above);
    if (typeof real !== "string") return real.reason === "missing";
    return this.#directories.get(above)?.names?.has(foldName(basename(absolute))) === false;
  }
}

interface DirectoryEntries {
  readonly entries: readonly Entry[];
  readonly refusal: Refusal | null;
  /** Folded, of all that stands there; null where not all of it is known. */
  readonly names: ReadonlySet<string> | null;
}

/** Alike for all names that some file system takes for the same: macOS and Windows know no case, HFS+ composes letters its own way. */
function foldName(name: string): string {
  return name.normalize().toLowerCase();
}

type Refused = Extract<ReadResult, { ok: false }>;

function refuse(reason: Refusal, detail?: string): Refused {
  return detail === undefined ? { ok: false, reason } : { ok: false, reason, detail };
}

const REASONS: Readonly<Record<string, Refusal>> = {
  ENOENT: "missing",
  ENOTDIR: "missing",
  ENAMETOOLONG: "missing",
  // A NUL in the path: no file has such a name.
  ERR_INVALID_ARG_VALUE: "missing",
  EISDIR: "directory",
  ENOTSUP: "not a regular file",
  ENXIO: "not a regular file",
};

/** What the file system answers, or its error as a refusal. */
function attempt<T>(ask: () => T): T | Refused {
  try {
    return ask();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    return refuse(REASONS[code] ?? "unreadable", code);
  }
}

function readBytesFrom(files: FileSystem, path: string, limit: number): Uint8Array | Refused {
  return attempt((): Uint8Array | Refused => {
    const kind = files.kindOf(path);
    // Looked at before it is opened: to open a device or a FIFO can do something.
    if (kind === "directory") return refuse("directory");
    if (kind !== "file") return refuse("not a regular file");
    return files.readFile(path, limit) ?? refuse("too large", `more than ${limit} bytes`);
  });
}

function readFrom(
  files: FileSystem,
  findPath: () => string,
  limit: number,
  onRead?: (byteCount: number) => void,
): ReadResult {
  return attempt((): ReadResult => {
    const bytes = readBytesFrom(files, findPath(), limit);
    if (!(bytes instanceof Uint8Array)) return bytes;
    onRead?.(bytes.length);
    const text = decodeText(bytes);
    return text === null ? refuse("binary") : { ok: true, text };
  });
}

function byName(a: Entry, b: Entry): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
