import type { Run } from "../../parser/dockerfile/ast.ts";
import type { BaseNode, Range } from "../../parser/node.ts";
import type { ShellLogical, ShellNode, ShellScript, ShellStatement } from "../../parser/shell/ast.ts";
import { commentsIn, insert, lineEnding, remove, removeBackward, type EditedFile } from "../edits.ts";
import type { TextEdit } from "../rewrite.ts";
import { childrenOf } from "./commands.ts";

/** The edits that take commands out of a script; `all`: nothing would be left of it. Null: it cannot be done safely. */
export type Removal = readonly TextEdit[] | "all" | null;

/**
 * Takes commands out of a RUN's script with the operator that joins them to their neighbours: `a && rm x && b` becomes
 * `a && b`. Null where a command stands where its outcome counts: in a pipeline, a condition, behind `||`.
 */
export function removeCommands(file: EditedFile, script: ShellScript, gone: ReadonlySet<ShellNode>): Removal {
  try {
    return fromScript(file, script, gone);
  } catch (error) {
    if (error instanceof NotRemovable) return null;
    throw error;
  }
}

class NotRemovable extends Error {}

function fromScript(file: EditedFile, { statements }: ShellScript, gone: ReadonlySet<ShellNode>): readonly TextEdit[] | "all" {
  const results = statements.map((statement) => fromStatement(file, statement, gone));
  return fromList(file, statements, results, (at) => (at.length === 0 ? [] : null));
}

function fromStatement(file: EditedFile, statement: ShellStatement, gone: ReadonlySet<ShellNode>): readonly TextEdit[] | "all" {
  if (gone.has(statement)) return "all";
  if (statement.type === "ShellLogical") return fromLogical(file, statement, gone);
  return bodiesOf(file, statement, gone);
}

/** What is left out of `{ … }`, `if`, `for` leaves a `:` where it was all of a body. */
function bodiesOf(file: EditedFile, node: ShellNode, gone: ReadonlySet<ShellNode>): TextEdit[] {
  return childrenOf(node).flatMap((child): readonly TextEdit[] => {
    if (gone.has(child)) throw new NotRemovable();
    if (child.type !== "ShellScript") return bodiesOf(file, child, gone);
    const isCondition = node.type === "ShellBranch" || node.type === "ShellLoop" ? node.condition === child : node.type === "ShellSubstitution";
    const edits = fromScript(file, child, gone);
    if (edits === "all" || edits.length > 0) if (isCondition) throw new NotRemovable();
    return edits === "all" ? [{ range: child.range, text: child.range[0] === child.statements[0]?.range[0] ? ":" : " :; " }] : edits;
  });
}

function fromLogical(file: EditedFile, { commands, operators }: ShellLogical, gone: ReadonlySet<ShellNode>): readonly TextEdit[] | "all" {
  const results = commands.map((command) => fromStatement(file, command, gone));
  let isLeading = true;
  for (const [i, result] of results.entries()) {
    if (result !== "all") isLeading = false;
    // What is left out would have succeeded, so the alternative behind it never ran: `rm x || true`.
    else if (isLeading && operators[i] === "||") results[i + 1] = "all";
    else if (!isLeading && operators[i - 1] === "||") throw new NotRemovable();
  }
  return fromList(file, commands, results, (i) => [operators[i]!]);
}

/** `separators` are what may stand between a leading item and the next one. */
function fromList(
  file: EditedFile,
  items: readonly BaseNode[],
  results: readonly (readonly TextEdit[] | "all")[],
  _separators: unknown,
): readonly TextEdit[] | "all" {
  const firstLeft = results.findIndex((result) => result !== "all");
  if (firstLeft === -1) return "all";
  return results.flatMap((result, i): readonly TextEdit[] => {
    if (result !== "all") return result;
    const { range } = items[i]!;
    return i < firstLeft
      ? removeLeading(file, range, items[i + 1]!.range)
      : removeTrailing(file, range, items[i - 1]!.range);
  });
}
