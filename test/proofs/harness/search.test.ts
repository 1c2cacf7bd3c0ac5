import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { needlesFor, search } from "./search.ts";

const value = "q7Vd2mXw9RkT4sLz8HnB";
const needles = needlesFor(value);

function zipOf(content: string): Buffer {
  const packed = deflateRawSync(content);
  const header = Buffer.alloc(30);
  header.write("PK\u0003\u0004", "latin1");
  header.writeUInt16LE(8, 8);
  header.writeUInt32LE(packed.length, 18);
  return Buffer.concat([header, packed]);
}

function tarOf(name: string, content: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name);
  header.write(content.length.toString(8).padStart(11, "0"), 124);
  header.write("0", 156);
  header.write("ustar", 257);
  return Buffer.concat([header, Buffer.from(content.padEnd(512, "\0")), Buffer.alloc(1024)]);
}

const base64 = (text: string): string => Buffer.from(text).toString("base64");

test.each<[string, Buffer, string[]]>([
  ["as it is", Buffer.from(`x=${value};`), [""]],
  ["in base64, alone", Buffer.from(base64(value)), ["base64"]],
  ["in base64, behind one byte", Buffer.from(base64(`:${value}:`)), ["base64"]],
  ["in base64, behind two bytes", Buffer.from(base64(`u:${value}:`)), ["base64"]],
  ["in base64 over two lines", Buffer.from(base64(`${"x".repeat(48)}${value}`).replace(/.{70}/, "$&\n")), ["base64"]],
  ["in hex", Buffer.from(Buffer.from(value).toString("hex").toUpperCase()), ["hex"]],
  ["URL-encoded", Buffer.from(Buffer.from(value).toString("hex").replace(/../g, "%$&")), ["URL-encoded"]],
  ["in UTF-16", Buffer.from(value, "utf16le"), ["UTF-16"]],
  ["in gzip", gzipSync(value), ["in gzip"]],
  ["in zlib", deflateSync(value), ["in zlib"]],
  ["in zip", zipOf(value), ["in zip"]],
  ["in tar in gzip", gzipSync(tarOf("a/b", value)), ["in gzip", "in gzip, in tar"]],
  ["base64 in gzip", gzipSync(base64(value)), ["in gzip, base64"]],
  ["in gzip that is cut off", gzipSync(`${value}${"x".repeat(99)}`).subarray(0, -8), ["in gzip"]],
  ["not at all", Buffer.from("q7Vd2mXw9RkT4sLz8HnC"), []],
  ["not in what only looks packed", Buffer.from([0x1f, 0x8b, 1, 2, 3]), []],
])("finds the value %s", (_, bytes, found) => {
  expect(search(bytes, needles)).toEqual(found);
});
