import type { Value } from "../value.ts";
import type { Command } from "./commands.ts";
import { parseArguments } from "./options.ts";

/** Commands that put a file's compressed or unpacked content in its place, by the ending of the compressed one. */
export const compressors: readonly (readonly [string, Command])[] = [
  ["gzip", compressor(".gz", false)],
  ["gunzip", compressor(".gz", true)],
  ["bzip2", compressor(".bz2", false)],
  ["bunzip2", compressor(".bz2", true)],
  ["xz", compressor(".xz", false)],
  ["unxz", compressor(".xz", true)],
  // zstd(1) keeps the file that it has read.
  ["zstd", compressor(".zst", false, true)],
  ["unzstd", compressor(".zst", true, true)],
];

/** With `-c` and without a file they write to standard output. */
function compressor(ending: string, unpacks: boolean, keepsAlways = false): Command {
  return (call, machine) => {
    const { options, operands } = parseArguments(call.args);
    const has = (...names: readonly string[]): boolean => names.some((name) => options.has(name));
    if (has("-t", "--test", "-l", "--list")) return [];
    const paths = operands.flatMap((operand) => machine.path(operand) ?? []);
    if (operands.length === 0) return call.stdin;
    if (has("-c", "--stdout", "--to-stdout")) return paths.flatMap((path): Value => machine.host.read(path));
    const isUnpacked = unpacks || has("-d", "--decompress", "--uncompress");
    const keeps = has("--rm") ? false : keepsAlways || has("-k", "--keep");
    for (const path of paths) {
      const target = isUnpacked ? path.replace(/\.[a-z\d]+$/i, "") : `${path}${ending}`;
      if (!keeps) machine.host.move(path, target, call.name, call.node);
      else for (const { relative, value } of machine.host.readTree(path)) if (relative === "") machine.host.write(target, value, call.node, call.name);
    }
    return [];
  };
}
