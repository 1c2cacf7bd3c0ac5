import { resolve } from "node:path";
import { readBytes } from "../workspace/files.ts";
import { readAll } from "./stdin.ts";
import { UsageError } from "./usage-error.ts";

const largestList = 256 * 1024 * 1024;

/**
 * The paths in a list (`-` for standard input), separated by NUL where it has one, else by line breaks. Throws a
 * UsageError where the list cannot be read.
 */
export async function readFileList(file: string, cwd: string, stdin: AsyncIterable<Uint8Array>): Promise<string[]> {
  const text = new TextDecoder().decode(file === "-" ? await readAll(stdin) : readList(resolve(cwd, file), file));
  const paths = text.includes("\0") ? text.split("\0") : text.split(/\r?\n/);
  return paths.filter((path) => path !== "");
}

function readList(path: string, name: string): Uint8Array {
  const list = readBytes(path, largestList);
  if (!list.ok) throw new UsageError(`${name}: ${list.why}.`);
  return list.value;
}
