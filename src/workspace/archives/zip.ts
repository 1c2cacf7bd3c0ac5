import { Malformed, type PackedFile } from "./packed.ts";

/** Ends every archive, before a comment of at most 64 kB (APPNOTE.TXT, 4.3.16). */
const END = 0x06054b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_SIZE = 46;
const LOCAL_ENTRY = 0x04034b50;
const LOCAL_SIZE = 30;

/** The regular files of a zip archive, by its directory. Throws `Malformed`; archives beyond 4 GB are so for us. */
export function* readZip(bytes: Buffer, inflate: (packed: Uint8Array, size: number) => Uint8Array): Generator<PackedFile> {
  const end = findEnd(bytes);
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (at + DIRECTORY_SIZE > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Malformed("directory");
    const entry = bytes.subarray(at);
    const nameLength = entry.readUInt16LE(28);
    const path = entry.toString("utf8", DIRECTORY_SIZE, DIRECTORY_SIZE + nameLength);
    at += DIRECTORY_SIZE + nameLength + entry.readUInt16LE(30) + entry.readUInt16LE(32);
    const isEncrypted = (entry.readUInt16LE(8) & 1) === 1;
    // Unix keeps the kind of the file in the upper half; zero where another system packed it.
    const kind = (entry.readUInt32LE(38) >>> 28) & 0xf;
    if (path.endsWith("/") || (kind !== 0 && kind !== 8)) continue;
    yield { path, size: entry.readUInt32LE(24), content: () => (isEncrypted ? null : unpack(bytes, entry, inflate)) };
  }
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= lowest; at--) {
    if (bytes.readUInt32LE(at) === END && at + END_SIZE + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
  }
  throw new Malformed("end");
}

function unpack(bytes: Buffer, entry: Buffer, inflate: (packed: Uint8Array, size: number) => Uint8Array): Uint8Array | null {
  const [method, packedSize, size, local] = [entry.readUInt16LE(10), entry.readUInt32LE(20), entry.readUInt32LE(24), entry.readUInt32LE(42)];
  if (local + LOCAL_SIZE > bytes.length || bytes.readUInt32LE(local) !== LOCAL_ENTRY) throw new Malformed("entry");
  const start = local + LOCAL_SIZE + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + packedSize);
  if (method === 0) return packed;
  return method === 8 ? inflate(packed, size) : null;
}
