import { CommandTable } from "./command-table.ts";
import { list } from "./lists.ts";
import { calledAs, matchCondition, readInvocation, type Invocation } from "./tools.ts";
import { findUndone } from "./undone-files.ts";
import { WRITTEN_ROWS } from "./written/index.ts";
import type { WrittenRow } from "./written/row.ts";

/** A file that a tool keeps for itself, and what a command does to it. */
export interface KeptFile {
  /** As `WrittenFile.path` has it. */
  readonly path: string;
  /** Whether the command puts something into it, or takes out what the same tool has put there. */
  readonly change: "stored" | "undone";
  /** The command that stores in it, with its sub-command: «git config». */
  readonly by: string;
}

const TABLE = new CommandTable(() => WRITTEN_ROWS);

/**
 * The files of their own that a command line changes, whether or not it has a secret to put there. Where the name of a
 * setting tells in which of several files it belongs, all of them count, for no table has every name.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known.
 */
export function findKeptFiles(command: string, args: readonly string[]): KeptFile[] {
  const invocation = readInvocation(command, args);
  const stored = TABLE.rowsFor(invocation).flatMap((row) => {
    const { key: _, ...condition } = row;
    const behind = matchCondition(invocation.words, condition);
    return behind < 0 ? [] : filesOf(row, invocation, behind).map((path): KeptFile => ({ path, change: "stored", by: calledAs(invocation.name, row.when) }));
  });
  return [...stored, ...undoneBy(command, args)];
}

/** What is taken out is in the file that the storing command would write with the same options. */
function undoneBy(command: string, args: readonly string[]): KeptFile[] {
  const undone = findUndone(command, args);
  if (undone.length === 0) return [];
  // It names the setting, and the storing one its value, too.
  const invocation = readInvocation(command, [...args, "value"]);
  const rows = WRITTEN_ROWS.filter((row) => list(row.commands).includes(invocation.name) && undone.some(({ by }) => by.includes(calledAs(invocation.name, row.when))));
  return rows.flatMap((row) => filesOf(row, invocation, list(row.when).length).map((path): KeptFile => ({ path, change: "undone", by: calledAs(invocation.name, row.when) })));
}

function filesOf({ files }: WrittenRow, { words }: Invocation, behind: number): readonly string[] {
  return typeof files === "string" ? [files] : files(words, behind);
}
