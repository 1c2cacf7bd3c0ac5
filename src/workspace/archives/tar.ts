import { Malformed, type PackedFile } from "./packed.ts";

const BLOCK = 512;
/** Long names and extended attributes; longer ones are no names. */
const LONGEST_RECORD = 65_536;

/**
 * The regular files of a tar archive: of POSIX (ustar and pax), of GNU and of version 7. Links hold nothing of their own.
 * Throws `Malformed` at a header without a right checksum and at a file that is cut off.
 */
export function* readTar(bytes: Buffer): Generator<PackedFile> {
  let longName: string | null = null;
  let longSize: number | null = null;
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header[0] === 0 && header.every((byte) => byte === 0)) return;
    if (!hasChecksum(header)) throw new Malformed("checksum");
    const type = header[156] === 0 ? "0" : String.fromCharCode(header[156]!);
    const size: number = (isExtension(type) ? null : longSize) ?? numberAt(header, 124, 12);
    const start = at + BLOCK;
    if (!(start + size <= bytes.length)) throw new Malformed("cut off");
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (isExtension(type)) {
      if (size > LONGEST_RECORD) throw new Malformed("too long a record");
      const record = bytes.subarray(start, start + size);
      if (type === "L") longName = textOf(record);
      if (type === "x") ({ path: longName = longName, size: longSize = longSize } = paxRecords(record));
      continue;
    }
    const path = longName ?? nameOf(header);
    longName = longSize = null;
    if ((type === "0" || type === "7") && !path.endsWith("/")) yield { path, size, content: () => bytes.subarray(start, start + size) };
  }
}

/** Blocks that speak of the next file, or of all (`g`). */
function isExtension(type: string): boolean {
  return type === "L" || type === "K" || type === "x" || type === "g";
}

/** The sum of the header's bytes, its own field taken for blanks; old programs added them up as signed. */
function hasChecksum(header: Buffer): boolean {
  const expected = numberAt(header, 148, 8);
  let unsigned = 0;
  let signed = 0;
  for (let i = 0; i < BLOCK; i++) {
    const byte = i >= 148 && i < 156 ? 0x20 : header[i]!;
    unsigned += byte;
    signed += byte > 127 ? byte - 256 : byte;
  }
  return expected === unsigned || expected === signed;
}

/** In octal digits; in base 256 where the first bit is set. NaN for anything else. */
function numberAt(header: Buffer, at: number, length: number): number {
  const field = header.subarray(at, at + length);
  if (field[0]! < 0x80) return Number.parseInt(textOf(field).trim() || "0", 8);
  // No file of more than 2 ** 48 bytes, and none of less than nothing.
  return field.subarray(1, length - 6).every((byte) => byte === 0) && field[0] === 0x80 ? field.readUIntBE(length - 6, 6) : NaN;
}

function nameOf(header: Buffer): string {
  const name = textOf(header.subarray(0, 100));
  // Where GNU writes its own magic, times stand in place of the prefix.
  const prefix = header.toString("latin1", 257, 263) === "ustar\0" ? textOf(header.subarray(345, 500)) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString("utf8", 0, end === -1 ? bytes.length : end);
}

/** «LENGTH key=value\n», one after the other. */
function paxRecords(record: Buffer): { path?: string; size?: number } {
  const found: { path?: string; size?: number } = {};
  for (let at = 0; at < record.length;) {
    const blank = record.indexOf(0x20, at);
    const length = blank === -1 ? NaN : Number(record.toString("latin1", at, blank));
    if (!(length > blank - at)) break;
    const [, key, value = ""] = /^(path|size)=([^]*)\n$/.exec(record.toString("utf8", blank + 1, at + length)) ?? [];
    if (key === "path") found.path = value;
    else if (key === "size") found.size = Number(value);
    at += length;
  }
  return found;
}
