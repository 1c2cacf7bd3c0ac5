import { joinPath } from "../paths.ts";
import { text, type Value } from "../value.ts";
import type { Call } from "./host.ts";
import type { ShellMachine } from "./machine.ts";
import { parseArguments } from "./options.ts";

/** Stands in a path for what chance makes, so that no rewrite takes it for one that could be written. */
const CHANCE = "…";

/** Whether the path is one that `mktemp` makes. */
export function isTemporary(path: string): boolean {
  return path.includes(CHANCE);
}

/** `mktemp`: prints a path of its own for each place that it stands at, in place of the one that chance would make (mktemp(1)). */
export function makeTemporary(call: Call, machine: ShellMachine): Value {
  const { options, operands: [template] } = parseArguments(call.args, new Set(["-p", "-t", "--suffix"]));
  const mark = `${CHANCE}${call.node.range[0].toString(36)}`;
  const prefix = options.get("-t")?.[0];
  const named = (template ?? prefix)?.text.replace(/(?<!X)X{1,60}$/, "") ?? "tmp.";
  const directory = options.get("-p")?.[0] ?? options.get("--tmpdir")?.[0];
  if (template && !directory && !options.has("--tmpdir")) return text(`${named}${mark}`);
  const into = directory ? machine.path(directory) : "/tmp";
  return into === null ? [] : text(`${joinPath(into, named)}${mark}`);
}
