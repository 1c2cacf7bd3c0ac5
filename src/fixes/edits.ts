import type { Comment, Dockerfile, Instruction, KeyValue } from "../parser/dockerfile/ast.ts";
import type { BaseNode, Range } from "../parser/node.ts";
import type { TextEdit } from "./rewrite.ts";

/** A text and what of it the edits have to leave alone. */
export interface EditedFile {
  readonly text: string;
  readonly tree: Dockerfile;
}

export function insert(at: number, text: string): TextEdit {
  return { range: [at, at], text };
}

export function remove(start: number, end: number): TextEdit {
  return { range: [start, end], text: "" };
}

/** A stretch of a text without what stands in these ranges; a blank is left where one was. */
export function cut(text: string, [start, end]: Range, holes: readonly Range[]): string {
  let result = "";
  let at = start;
  for (const [from, to] of [...holes].sort((a, b) => a[0] - b[0])) {
    if (from < at || to > end) continue;
    result += `${text.slice(at, from)} `;
    at = to;
  }
  return result + text.slice(at, end);
}

/** In order of their places; those at one place stay as they are to one another. */
export function sorted(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

/** In order of their places; null where two of them overlap. */
export function inOrder(edits: readonly TextEdit[]): TextEdit[] | null {
  const ordered = sorted(edits);
  return ordered.some(({ range }, i) => i > 0 && range[0] < ordered[i - 1]!.range[1]) ? null : ordered;
}

/** Removes whole lines: the instruction, with the line ending behind it. A byte order mark stays. */
export function removeLines(text: string, range: Range): TextEdit {
  const start = text.lastIndexOf("\n", range[0] - 1) + 1;
  const end = text.indexOf("\n", range[1]);
  return remove(start === 0 && text.startsWith("\uFEFF") ? 1 : start, end === -1 ? text.length : end + 1);
}

/**
 * Removes pairs of an ARG, ENV or LABEL: the whole instruction (`outer`: the ONBUILD around it) where none is left. Null
 * where the first one that is left would be read as a flag.
 */
export function removePairs(file: EditedFile, outer: Instruction, pairs: readonly KeyValue[], gone: ReadonlySet<KeyValue>): TextEdit[] | null {
  const first = pairs.find((pair) => !gone.has(pair));
  if (!first) return [removeLines(file.text, outer.range)];
  return first !== pairs[0] && first.key.text.startsWith("--") ? null : removeItems(file, pairs, gone);
}

/**
 * Removes some items of a list, such as the words or pairs of an instruction, each with what separates it from its
 * neighbour. Comments between continued lines stay. At least one item has to be left.
 */
export function removeItems<T extends BaseNode>(file: EditedFile, items: readonly T[], gone: ReadonlySet<BaseNode>): TextEdit[] {
  const firstLeft = items.findIndex((item) => !gone.has(item));
  return items.flatMap((item, i) => {
    if (!gone.has(item)) return [];
    const between: Range = i < firstLeft ? [item.range[0], items[i + 1]!.range[0]] : [items[i - 1]!.range[1], item.range[1]];
    return i < firstLeft ? removeForward(file, item.range, between) : removeBackward(file, item.range, between);
  });
}

/** Removes an item and what follows it up to the next one. */
function removeForward({ tree }: EditedFile, [start, end]: Range, between: Range): TextEdit[] {
  return commentsIn(tree, between).length === 0 ? [remove(...between)] : [remove(start, end)];
}

/** Removes an item and what stands before it, from the end of the previous one. */
export function removeBackward({ text, tree }: EditedFile, [start, end]: Range, between: Range): TextEdit[] {
  const last = commentsIn(tree, between).at(-1);
  if (!last) return [remove(...between)];
  const line = text.indexOf("\n", last.range[1]) + 1;
  const rest = restOfLine(text, end);
  // A line of its own goes as a whole, operator and continuation with it.
  if (rest.continued && /^(?:&&|\|\||;)?$/.test(text.slice(line, start).trim())) return [remove(line, rest.end)];
  if (!rest.ended) return [remove(line, end)];
  // The last item: the instruction ends before the comments, which then stand behind it.
  const head = text.indexOf("\n", between[0]);
  const carriage = text[head - 1] === "\r" ? 1 : 0;
  return [remove(between[0], head - carriage), remove(line, rest.end)];
}

/** What stands behind an offset on its line. */
function restOfLine(text: string, from: number): { readonly end: number; readonly continued: boolean; readonly ended: boolean } {
  const newline = text.indexOf("\n", from);
  const end = newline === -1 ? text.length : newline + 1;
  const rest = text.slice(from, end).trim();
  return { end, continued: rest === "\\" || rest === "`", ended: rest === "" };
}

export function commentsIn({ comments }: Dockerfile, [start, end]: Range): Comment[] {
  return comments.filter(({ range }) => range[0] >= start && range[1] <= end);
}

/** The line ending of the text. */
export function lineEnding(text: string): "\n" | "\r\n" {
  return /\r\n/.test(text.slice(0, text.indexOf("\n") + 1)) ? "\r\n" : "\n";
}
