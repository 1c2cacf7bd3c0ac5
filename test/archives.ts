import { deflateRawSync, gzipSync } from "node:zlib";

/** A tar archive (ustar) of such files, as GNU tar and others write it, padded with zeros. */
export function tarOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const blocks = Object.entries(files).flatMap(([path, content]) => {
    const bytes = Buffer.from(content);
    return [tarHeader(path, bytes.length), bytes, Buffer.alloc(-bytes.length & 511)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** One header block. `type` is that of a regular file unless given. */
export function tarHeader(path: string, size: number, { type = "0", link = "" } = {}): Buffer {
  const header = Buffer.alloc(512);
  header.write(path, 0, 100);
  header.write(["0000644", "0000000", "0000000", ""].join("\0"), 100);
  header.write(`${size.toString(8).padStart(11, "0")}\0${"0".repeat(11)}\0${" ".repeat(8)}${type}${link}`, 124);
  header.write("ustar\0" + "00", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return header;
}

export function tgzOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return gzipSync(tarOf(files));
}

/** A zip archive; `flags` are those of every file, of which the first says that it is encrypted. */
export function zipOf(files: Readonly<Record<string, string>>, flags = 0): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(flags, 2);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(Buffer.byteLength(content), 18);
    shared.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    locals.push(Buffer.concat([Buffer.from("PK\x03\x04"), shared, name, packed]));
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), shared, entry, name]));
    at += locals.at(-1)!.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(directory.length, 8);
  end.writeUInt16LE(directory.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, entries, end]);
}
