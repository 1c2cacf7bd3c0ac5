import type { ComposeSecretUse, ComposeService } from "../../parser/compose/ast.ts";
import type { BaseNode } from "../../parser/node.ts";
import { insert, lineEnding, remove } from "../edits.ts";
import type { TextEdit } from "../rewrite.ts";

/** Edits of block-style YAML, line by line; each answers null where the text is in a style that it cannot write. */

function lineStart(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

/** Behind the line ending. */
function lineEnd(text: string, at: number): number {
  const newline = text.indexOf("\n", at);
  return newline === -1 ? text.length : newline + 1;
}

/** The blanks in front of the line that an offset stands in. */
export function indentAt(text: string, at: number): string {
  return /^[ ]*/.exec(text.slice(lineStart(text, at)).replace(/^\uFEFF/, ""))![0];
}

/**
 * Where a node's own text ends: a block's range goes on over blank lines and comments behind it. What looks like a comment
 * but is indented deeper than the node may be the text of a block scalar, and stays with it.
 */
function endOf(text: string, { range: [start, end] }: BaseNode): number {
  const lines = text.slice(start, end).split("\n");
  const { length: indent } = indentAt(text, start);
  const isBehind = (line: string): boolean => line.trim() === "" || (/^\s*#/.test(line) && indentAt(line, 0).length <= indent);
  while (lines.length > 1 && isBehind(lines.at(-1)!)) lines.pop();
  return start + lines.join("\n").trimEnd().length;
}

/** Puts lines behind the one that an offset stands in. */
export function insertLines(text: string, behind: number, lines: readonly string[]): TextEdit {
  const ending = lineEnding(text);
  const at = lineEnd(text, behind);
  const isEnded = at > 0 && text[at - 1] === "\n";
  return insert(at, isEnded ? lines.map((line) => line + ending).join("") : lines.map((line) => ending + line).join(""));
}

export function insertBehind(text: string, node: BaseNode, lines: readonly string[]): TextEdit {
  return insertLines(text, Math.max(endOf(text, node) - 1, node.range[0]), lines);
}

/** Whether a node begins on a line of its own, after blanks and the dash of a list at most. */
export function standsAlone(text: string, { range: [start] }: BaseNode): boolean {
  return /^\s*(?:- +)?$/.test(text.slice(lineStart(text, start), start).replace(/^\uFEFF/, ""));
}

/** Removes an entry with its line or lines; and the key above it where it is the only one. */
export function removeEntry(text: string, entry: BaseNode, siblings: readonly BaseNode[]): TextEdit | null {
  if (!standsAlone(text, entry)) return null;
  const end = lineEnd(text, endOf(text, entry));
  const start = lineStart(text, entry.range[0]);
  if (siblings.length > 1) return remove(start, end);
  const above = text.slice(0, start).replace(/\r?\n$/, "");
  const parent = lineStart(above, above.length);
  return /^\s*["']?[\w.-]+["']?\s*:\s*(?:#.*)?$/.test(above.slice(parent)) ? remove(parent, end) : null;
}

/** How far each level of the file is indented. */
export function unitOf(text: string, { name }: ComposeService): string {
  return indentAt(text, name.range[0]) || "  ";
}

/** Adds names to a list of secrets in whatever style it has. */
export function addUses(text: string, uses: readonly ComposeSecretUse[], ids: readonly string[]): TextEdit | null {
  const last = uses.at(-1)!;
  if (!standsAlone(text, last)) return /^\s*[\],]/.test(text.slice(last.range[1])) ? insert(last.range[1], ids.map((id) => `, ${id}`).join("")) : null;
  return insertBehind(text, last, ids.map((id) => `${indentAt(text, last.range[0])}- ${id}`));
}
