import { joinPath } from "../paths.ts";
import { text, type Value } from "../value.ts";
import type { Call } from "./host.ts";
import type { ShellMachine } from "./machine.ts";
import { parseArguments } from "./options.ts";

/** Stands in a path for what chance makes, or what nobody has read, so that no rewrite takes it for one that could be written. */
const CHANCE = "…";

/** A name of its own for a file at each place that a command stands at. */
export function unknownName({ node }: Call): string {
  return `${CHANCE}${node.range[0].toString(36)}`;
}

/** Whether the path is one that `mktemp` makes, or below a directory of it. */
export function isTemporary(path: string): boolean {
  return path.includes(CHANCE);
}

/** `mktemp`: prints a path of its own for each place that it stands at, in place of the one that chance would make (mktemp(1)). */
export function makeTemporary(call: Call, machine: ShellMachine): Value {
  const { options, operands: [template] } = parseArguments(call.args, new Set(["-p", "-t", "--suffix"]));
  const mark = unknownName(call);
  const prefix = options.get("-t")?.[0];
  const named = (template ?? prefix)?.text.replace(/(?<!X)X{1,60}$/, "") ?? "tmp.";
  const directory = options.get("-p")?.[0] ?? options.get("--tmpdir")?.[0];
  if (template && !directory && !options.has("--tmpdir")) return text(`${named}${mark}`);
  const into = directory ? machine.path(directory) : "/tmp";
  return into === null ? [] : text(`${joinPath(into, named)}${mark}`);
}
