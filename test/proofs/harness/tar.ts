const BLOCK = 512;

/** One entry of an archive. Names are as written there, without a leading `./` or `/`. */
export interface TarEntry {
  readonly path: string;
  /** `0` a file, `5` a directory, `2` a symbolic link, `1` a hard link. */
  readonly type: string;
  readonly link: string;
  readonly content: Buffer;
  /** The header blocks, extended attributes with them. */
  readonly header: Buffer;
}

export function isTar(bytes: Buffer): boolean {
  return bytes.length >= BLOCK && bytes.toString("latin1", 257, 262) === "ustar";
}

/** Reads POSIX and GNU archives; stops where the archive ends or is cut off. */
export function readTar(bytes: Buffer): TarEntry[] {
  const entries: TarEntry[] = [];
  let longName: string | null = null;
  let longLink: string | null = null;
  let from = 0;
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    if (header[0] === 0) break;
    const size = sizeOf(header);
    const content = bytes.subarray(at + BLOCK, at + BLOCK + size);
    const type = header.toString("latin1", 156, 157).replace("\0", "0");
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (type === "L") longName = textOf(content);
    else if (type === "K") longLink = textOf(content);
    else if (type === "x") {
      const records = paxRecords(content.toString());
      longName = records.get("path") ?? longName;
      longLink = records.get("linkpath") ?? longLink;
    } else {
      const prefix = textOf(header.subarray(345, 500));
      const name = textOf(header.subarray(0, 100));
      const path = longName ?? (prefix === "" ? name : `${prefix}/${name}`);
      const end = at - Math.ceil(size / BLOCK) * BLOCK;
      entries.push({
        path: path.replace(/^\.?\//, "").replace(/\/$/, ""),
        type,
        link: longLink ?? textOf(header.subarray(157, 257)),
        content,
        header: bytes.subarray(from, end),
      });
      longName = longLink = null;
      from = at;
    }
  }
  return entries;
}

/** Octal, or base 256 where the first bit is set. */
function sizeOf(header: Buffer): number {
  if (header[124]! >= 0x80) return Number(header.readBigUInt64BE(128));
  return Number.parseInt(textOf(header.subarray(124, 136)).trim() || "0", 8);
}

function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0);
  return bytes.toString("utf8", 0, end === -1 ? bytes.length : end);
}

/** «LENGTH key=value\n», one after the other. */
function paxRecords(text: string): Map<string, string> {
  return new Map(text.split("\n").flatMap((line) => {
    const [, key, value] = /^\d+ ([^=]+)=(.*)$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value]];
  }));
}
