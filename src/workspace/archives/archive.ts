import type * as Zlib from "node:zlib";
import { decodeText } from "../decode.ts";
import { cleanSource } from "../paths.ts";
import { Malformed, type PackedFile } from "./packed.ts";
import { readTar } from "./tar.ts";
import { readZip } from "./zip.ts";

/** A file in an archive. */
export interface ArchiveEntry {
  /** Relative to the archive's root, with `/`, without `.` and `..`. */
  readonly path: string;
  /** Null for binary content, for a large file, and for one that nobody wants. */
  readonly text: string | null;
}

/** What may be read of one archive. What is beyond makes it one that cannot be read, but for the two last. */
export interface ArchiveBounds {
  /** Bytes of all files together, unpacked. */
  readonly unpackedSize: number;
  /** How often larger the files may be than the archive. */
  readonly ratio: number;
  /** Files; those behind are not seen. */
  readonly entries: number;
  /** Characters of all texts together; those behind are not read. */
  readonly text: number;
}

/** No text of a larger file is read: what holds a credential is small. */
const LARGEST_FILE = 256 * 1024;

/** Below this no ratio tells a bomb: a tar archive is padded with zeros. */
const HARMLESS_SIZE = 1024 * 1024;

/** Names of archives that can be read; those that bzip2, xz and zstd pack need more than Node has. */
const READABLE = /\.(?:tar|tgz|taz|tar\.gz|zip)$/i;

/** Those of them that ADD unpacks. */
const UNPACKED = /\.(?:tar|tgz|taz|tar\.gz)$/i;

export function isArchive(path: string): boolean {
  return READABLE.test(path);
}

/** Whether ADD unpacks the archive where it is itself the source (docs.docker.com/reference/dockerfile/#add). */
export function isUnpackedByAdd(path: string): boolean {
  return UNPACKED.test(path);
}

/** An archive's files, and how many bytes were unpacked to find them. */
export interface ReadArchive {
  readonly entries: readonly ArchiveEntry[];
  readonly unpackedSize: number;
}

/**
 * The regular files of a tar archive, packed by gzip or not, or of a zip archive. `wanted` says whose text is read.
 * Null for what is none of them, is malformed, or goes beyond the bounds.
 */
export function readArchive(bytes: Uint8Array, bounds: ArchiveBounds, wanted: (path: string) => boolean): ReadArchive | null {
  try {
    const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const most = Math.min(bounds.unpackedSize, Math.max(HARMLESS_SIZE, packed.length * bounds.ratio));
    if (packed.length > 3 && packed.readUInt32LE(0) === 0x04034b50) return collect(readZip(packed, inflate), bounds, wanted);
    const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
    const tar = isGzip ? zlib().gunzipSync(packed, { maxOutputLength: most, chunkSize: CHUNK }) : packed;
    const read = collect(readTar(tar), bounds, wanted);
    return isGzip ? { ...read, unpackedSize: tar.length } : read;
  } catch {
    return null;
  }
}

const CHUNK = 256 * 1024;

/** Loaded when an archive is read; few runs do. */
function zlib(): typeof Zlib {
  return process.getBuiltinModule("node:zlib");
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  return zlib().inflateRawSync(packed, { maxOutputLength: Math.max(1, Math.min(size, LARGEST_FILE)) });
}

function collect(files: Iterable<PackedFile>, bounds: ArchiveBounds, wanted: (path: string) => boolean): ReadArchive {
  const entries: ArchiveEntry[] = [];
  let total = 0;
  let left = bounds.text;
  for (const file of files) {
    const path = cleanSource(file.path);
    if (path === "" || isOfSystem(path)) continue;
    if (entries.length >= bounds.entries) break;
    const content = file.size <= Math.min(LARGEST_FILE, left) && wanted(path) ? file.content() : null;
    total += content?.length ?? 0;
    if (total > bounds.unpackedSize) throw new Malformed("too large");
    const text = content && decodeText(content);
    left -= text?.length ?? 0;
    entries.push({ path, text });
  }
  return { entries, unpackedSize: total };
}

/** What macOS packs beside each file, under its name: attributes, not content. */
function isOfSystem(path: string): boolean {
  return /(?:^|\/)(?:\._[^/]*$|__MACOSX\/)/.test(path);
}
