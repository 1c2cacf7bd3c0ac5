import { gunzipSync, inflateRawSync, inflateSync, constants } from "node:zlib";
import { isTar, readTar } from "./tar.ts";

const MEBIBYTE = 1024 * 1024;
const UNPACKED_LIMIT = 256 * MEBIBYTE;
const DEEPEST_NESTING = 5;

/** How the bytes of a value may be written down, and how to say so. */
export type Needles = readonly (readonly [encoding: string, bytes: Buffer])[];

/** Every form in which the value is looked for. */
export function needlesFor(value: string): Needles {
  const bytes = Buffer.from(value);
  const hex = bytes.toString("hex");
  const percent = hex.replace(/../g, "%$&");
  return [
    ["", bytes],
    ...[0, 1, 2].map((shift) => ["base64", Buffer.from(base64Core(bytes, shift))] as const),
    ["hex", Buffer.from(hex)],
    ["hex", Buffer.from(hex.toUpperCase())],
    ["URL-encoded", Buffer.from(percent)],
    ["URL-encoded", Buffer.from(percent.toUpperCase())],
    ["UTF-16", Buffer.from(value, "utf16le")],
    ["UTF-16", Buffer.from(value, "utf16le").swap16()],
  ];
}

/** The characters of its base64 that do not depend on what stands around it, with `shift` bytes in front. */
function base64Core(bytes: Buffer, shift: number): string {
  const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
  return encoded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6));
}

/**
 * How the value is written in the bytes: the encodings, `in gzip`, … in front where it is only there once unpacked.
 * Empty where it is not there. Looks into gzip, zlib, zip and tar, one within the other.
 */
export function search(bytes: Buffer, needles: Needles, depth = 0): string[] {
  const found = new Set(needles.filter(([, needle]) => bytes.includes(needle)).map(([encoding]) => encoding));
  // Encoders break their lines; so a value may be cut in two.
  if (bytes.length < MEBIBYTE && bytes.includes("\n")) {
    const joined = Buffer.from(bytes.toString("latin1").replace(/\r?\n/g, ""), "latin1");
    for (const [encoding, needle] of needles) if (joined.includes(needle)) found.add(encoding);
  }
  if (depth < DEEPEST_NESTING) {
    for (const [how, content] of unpacked(bytes)) {
      for (const encoding of search(content, needles, depth + 1)) found.add([how, encoding].filter(Boolean).join(", "));
    }
  }
  return [...found];
}

function unpacked(bytes: Buffer): (readonly [string, Buffer])[] {
  const options = { maxOutputLength: UNPACKED_LIMIT, finishFlush: constants.Z_SYNC_FLUSH };
  if (bytes.length < 4) return [];
  if (bytes.readUInt16BE(0) === 0x1f8b) return attempt("in gzip", () => gunzipSync(bytes, options));
  if (bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0) return attempt("in zlib", () => inflateSync(bytes, options));
  if (bytes.readUInt32BE(0) === 0x504b0304) return zipEntries(bytes).flatMap((entry) => attempt("in zip", () => inflateRawSync(entry, options)));
  if (isTar(bytes)) return readTar(bytes).map(({ content }) => ["in tar", content]);
  return [];
}

function attempt(how: string, unpack: () => Buffer): (readonly [string, Buffer])[] {
  try {
    return [[how, unpack()]];
  } catch {
    return [];
  }
}

/** The compressed entries; stored ones are found without unpacking. */
function zipEntries(bytes: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  const signature = Buffer.from("PK\u0003\u0004");
  for (let at = 0; at !== -1 && at + 30 <= bytes.length; at = bytes.indexOf(signature, at + 4)) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    if (bytes.readUInt16LE(at + 8) === 8) entries.push(bytes.subarray(start));
  }
  return entries;
}
