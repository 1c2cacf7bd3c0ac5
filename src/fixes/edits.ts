import type { Instruction, KeyValue } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import type { TextEdit } from "./rewrite.ts";

/** Removes whole lines: the instruction, with the line ending behind it. */
export function removeLines(text: string, range: Range): TextEdit {
  const start = text.lastIndexOf("\n", range[0] - 1) + 1;
  const end = text.indexOf("\n", range[1]);
  const from = start === 1 && text.startsWith("\uFEFF") ? 1 : start;
  return { range: [from, end === -1 ? text.length : end + 1], text: "" };
}

/** Removes one pair of an ARG, ENV or LABEL: the whole instruction where it is the only one. */
export function removePair(text: string, outer: Instruction, pairs: readonly KeyValue[], pair: KeyValue): TextEdit {
  if (pairs.length === 1) return removeLines(text, outer.range);
  const at = pairs.indexOf(pair);
  const previous = pairs[at - 1];
  // With what separates it from its neighbour, so that continuations stay whole.
  return previous
    ? { range: [previous.range[1], pair.range[1]], text: "" }
    : { range: [pair.range[0], pairs[1]!.range[0]], text: "" };
}
