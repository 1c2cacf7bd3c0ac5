import type { Instruction, Run } from "../../parser/dockerfile/ast.ts";
import type { ShellCommand } from "../../parser/shell/ast.ts";
import { removeItems, removeLines, type EditedFile } from "../edits.ts";
import type { Care } from "./file-uses.ts";
import type { TextEdit } from "../rewrite.ts";
import { removeCommands } from "../shell/remove-commands.ts";

/** A RUN without the care for files. */
export interface CarelessRun {
  readonly edits: readonly TextEdit[];
  /** Whether the RUN goes as a whole. */
  readonly all: boolean;
  /** What of it goes: commands, and the RUN itself. */
  readonly gone: readonly (Run | ShellCommand)[];
}

/**
 * Takes out of a RUN what only looks after a file that is mounted from now on: a mounted file is busy for `rm` and
 * read-only for `chmod`. A RUN of which nothing is left goes as a whole (`outer`: with the ONBUILD around it).
 *
 * @returns Null where a command cannot be taken out.
 */
export function withoutCare(file: EditedFile, run: Run, outer: Instruction, care: readonly Care[]): CarelessRun | null {
  if (care.length === 0) return { edits: [], all: false, gone: [] };
  const whole = new Set(care.filter(({ others }) => others.length === 0).map(({ command }) => command));
  const removal = removeCommands(file, run.script!, whole);
  if (removal === null) return null;
  if (removal === "all") return { edits: [removeLines(file.text, outer.range)], all: true, gone: [run, ...whole] };
  const words = care.filter(({ others }) => others.length > 0).flatMap(({ command, operands }) =>
    removeItems(file, [command.name!, ...command.args], new Set(operands)));
  return { edits: [...removal, ...words], all: false, gone: [...whole] };
}

/** The care for several files, a command's in one piece: `rm .npmrc .env` has nothing left to do without both. */
export function joined(care: readonly Care[]): Care[] {
  const byCommand = new Map<Care["command"], Care>();
  for (const one of care) {
    const known = byCommand.get(one.command);
    byCommand.set(one.command, known
      ? { ...known, operands: [...new Set([...known.operands, ...one.operands])], others: known.others.filter((word) => one.others.includes(word)) }
      : one);
  }
  return [...byCommand.values()];
}
