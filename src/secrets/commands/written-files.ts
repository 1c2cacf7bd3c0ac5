import { CommandTable } from "./command-table.ts";
import { list } from "./lists.ts";
import { calledAs, matchCondition, readInvocation, type Invocation } from "./tools.ts";
import { WRITTEN_ROWS } from "./written/index.ts";
import type { Slice } from "./words.ts";
import type { WrittenRow } from "./written/row.ts";

/** A file that a command writes on its own, with what it was told. */
export interface WrittenFile {
  /** Absolute, below `~/`, or relative to the working directory; what is unknown of it stands as `${NAME}`. */
  readonly path: string;
  /** Indexes of the arguments whose secrets end up in it; -1 for standard input. */
  readonly words: readonly number[];
  /** Files whose content it takes over, as they are written there. */
  readonly reads?: readonly string[];
  /** Variables whose value it stores. */
  readonly environment?: readonly string[];
  /** The command with its sub-command, as the table has it: "git clone". */
  readonly by: string;
  /** "git clone writes its address into .git/config". */
  readonly what: string;
}

const TABLE = new CommandTable(() => WRITTEN_ROWS);

/**
 * Which files a command writes on its own with the secrets that it is given: settings, logins, addresses, logs.
 * A file that it is told to write (`curl -o`, a redirection) is none of them. Nor is a file that holds only a hash,
 * as `htpasswd` and `chpasswd` write it.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known; unknown parts stand as `${NAME}`.
 */
export function findWrittenFiles(command: string, args: readonly string[]): WrittenFile[] {
  const invocation = readInvocation(command, args);
  return TABLE.rowsFor(invocation).flatMap((row) => writtenByRow(row, invocation, args));
}

/** What one row of the table finds. */
export function writtenByRow(row: WrittenRow, { name, words }: Invocation, args: readonly string[]): WrittenFile[] {
  const behind = matchCondition(words, row);
  if (behind < 0) return [];
  const kept = keptWords(row, words, behind, args);
  const reads = slicesOf(row.reads, words, behind).map(({ text }) => text);
  if (kept.length === 0 && reads.length === 0 && !row.environment) return [];
  const paths = typeof row.files === "string" ? [row.files] : row.files(words, behind);
  const by = calledAs(name, row.when);
  return paths.map((path) => ({
    path,
    words: kept,
    by,
    ...(reads.length > 0 && { reads }),
    ...(row.environment && { environment: row.environment }),
    what: `${by} writes ${row.what} into ${path}`,
  }));
}

function keptWords(row: WrittenRow, words: Invocation["words"], behind: number, args: readonly string[]): number[] {
  const input = row.stdin ? [-1] : [];
  if (row.keeps === undefined) return [...args.keys(), ...input];
  return [...slicesOf(row.keeps, words, behind).map(({ word }) => word).sort((a, b) => a - b), ...input];
}

/** The values of the options that a row lists, and the operands where it lists them. */
function slicesOf(listed: string | undefined, { options, operands }: Invocation["words"], behind: number): Slice[] {
  const names = list(listed);
  const found = operands.slice(names.includes("operands") ? behind : operands.length);
  for (const { name, value, operandsBefore } of options) {
    // What stands before the sub-command is for this call alone: `git -c k=v clone`.
    if (value && names.includes(name) && operandsBefore >= behind) found.push(value);
  }
  return found;
}
