import type { BaseNode, Range } from "../../parser/node.ts";
import type { ShellLogical, ShellNode, ShellScript, ShellStatement } from "../../parser/shell/ast.ts";
import { commentsIn, remove, removeBackward, type EditedFile } from "../edits.ts";
import type { TextEdit } from "../rewrite.ts";
import { childrenOf } from "../../parser/shell/children.ts";

/** The edits that take commands out of a script; `all`: nothing would be left of it. Null: it cannot be done safely. */
export type Removal = readonly TextEdit[] | "all" | null;

/**
 * Takes commands out of a script, each with the operator that joins it to its neighbour: `a && rm x && b` becomes
 * `a && b`. Null where a command stands where its outcome counts: in a pipeline, a condition, behind `||`.
 */
export function removeCommands(file: EditedFile, script: ShellScript, gone: ReadonlySet<ShellNode>): Removal {
  return fromList(file, script.statements, script.statements.map((statement) => fromStatement(file, statement, gone)));
}

function fromStatement(file: EditedFile, statement: ShellStatement, gone: ReadonlySet<ShellNode>): Removal {
  if (gone.has(statement)) return "all";
  return statement.type === "ShellLogical" ? fromLogical(file, statement, gone) : fromBodies(file, statement, gone);
}

function fromLogical(file: EditedFile, { commands, operators }: ShellLogical, gone: ReadonlySet<ShellNode>): Removal {
  const removals = commands.map((command) => fromStatement(file, command, gone));
  let isLeading = true;
  for (const [i, removal] of removals.entries()) {
    if (removal !== "all") isLeading = false;
    // What is left out would have succeeded, so the alternative behind it never ran: `rm x || true`.
    else if (isLeading && operators[i] === "||") removals[i + 1] = "all";
    else if (!isLeading && operators[i - 1] === "||") return null;
  }
  return fromList(file, commands, removals);
}

function fromList(file: EditedFile, items: readonly BaseNode[], removals: readonly Removal[]): Removal {
  if (removals.includes(null)) return null;
  const firstLeft = removals.findIndex((removal) => removal !== "all");
  if (firstLeft === -1) return "all";
  return removals.flatMap((removal, i): readonly TextEdit[] => {
    if (removal !== "all") return removal!;
    const { range } = items[i]!;
    return i < firstLeft ? removeLeading(file, range, items[i + 1]!.range) : removeTrailing(file, range, items[i - 1]!.range);
  });
}

/** What is left out of `{ … }`, `if`, `for` leaves a `:` where it was all of a body. */
function fromBodies(file: EditedFile, node: ShellNode, gone: ReadonlySet<ShellNode>): Removal {
  const edits: TextEdit[] = [];
  for (const child of childrenOf(node)) {
    if (gone.has(child)) return null;
    const removal = child.type === "ShellScript" ? removeCommands(file, child, gone) : fromBodies(file, child, gone);
    if (removal === null || (removal.length > 0 && outcomeCounts(node, child))) return null;
    if (removal !== "all") edits.push(...removal);
    else edits.push({ range: rangeOf((child as ShellScript).statements), text: ":" });
  }
  return edits;
}

function outcomeCounts(node: ShellNode, child: ShellNode): boolean {
  if (node.type === "ShellBranch" || node.type === "ShellLoop") return node.condition === child;
  return node.type === "ShellSubstitution" || node.type === "ShellPipeline";
}

function rangeOf(nodes: readonly BaseNode[]): Range {
  return [nodes[0]!.range[0], nodes.at(-1)!.range[1]];
}

/** A command in front, with the operator between it and what follows. */
function removeLeading(file: EditedFile, range: Range, next: Range): TextEdit[] {
  const { text, tree } = file;
  const own = ownLines(text, range);
  if (own) return [own];
  const comments = commentsIn(tree, [range[1], next[0]]);
  const [first] = comments;
  if (!first) return [remove(range[0], next[0])];
  const operator = operatorBetween(text, range[1], next[0], comments.map((comment) => comment.range));
  if (!operator) return [remove(...range)];
  return operator[0] < first.range[0] ? [remove(range[0], operator[1])] : [remove(...range), remove(operator[0], next[0])];
}

/** A command with one before it, and the operator between them. */
function removeTrailing(file: EditedFile, range: Range, previous: Range): TextEdit[] {
  const own = ownLines(file.text, range);
  return own ? [own] : removeBackward(file, range, [previous[1], range[1]]);
}

/** The lines of a command that stands alone on them, as in a script of several lines; null where anything else is there. */
function ownLines(text: string, [start, end]: Range): TextEdit | null {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  const to = newline === -1 ? text.length : newline + 1;
  const before = text.slice(from, start);
  const previous = text.slice(0, from).trimEnd();
  const isContinued = /(?:[\\`]|&&|\|\|?|\b(?:then|do|else))$/.test(previous);
  return before.trim() === "" && !isContinued && text.slice(end, to).replace(";", "").trim() === "" ? remove(from, to) : null;
}

function operatorBetween(text: string, start: number, end: number, comments: readonly Range[]): Range | null {
  const pattern = /&&|\|\||;|\n/g;
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match && match.index < end; match = pattern.exec(text)) {
    const { index } = match;
    if (match[0] !== "\n" && !comments.some(([from, to]) => from <= index && index < to)) return [index, index + match[0].length];
  }
  return null;
}
