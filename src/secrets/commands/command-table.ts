import { list } from "./lists.ts";
import { TABLED_NAMES } from "./tabled-names.ts";
import type { Condition, Invocation } from "./tools.ts";

interface Named {
  /** Base names, separated by blanks. */
  readonly commands: string;
}

/** The rows of a table by the names of their commands. They are got and sorted in when first asked for: a start needs few tables. */
export class RowsByCommand<Row extends Named> {
  readonly #rows: () => readonly Row[];
  #byCommand: Map<string, Row[]> | undefined;

  constructor(rows: () => readonly Row[]) {
    this.#rows = rows;
  }

  /** The rows of a command in the order of the table; undefined where it stands in none. */
  of(command: string): readonly Row[] | undefined {
    return (this.#byCommand ??= sortIn(this.#rows())).get(command);
  }
}

function sortIn<Row extends Named>(rows: readonly Row[]): Map<string, Row[]> {
  const byCommand = new Map<string, Row[]>();
  for (const row of rows) {
    for (const name of list(row.commands)) {
      const known = byCommand.get(name);
      if (known) known.push(row);
      else byCommand.set(name, [row]);
    }
  }
  return byCommand;
}

/** The rows of one command, in the order of the table. */
interface CommandRows<Row> {
  /** Those that may hold for a sub-command, by its first word; `forAny` are those that name none. */
  readonly bySubCommand: ReadonlyMap<string, readonly Row[]>;
  readonly forAny: readonly Row[];
}

/** The rows of a table, found by the command and the first word of its sub-command. */
export class CommandTable<Row extends Named & Condition> {
  readonly #rows: RowsByCommand<Row>;
  readonly #byCommand = new Map<string, CommandRows<Row>>();

  /** @param rows Gives the rows, whose commands all stand in `TABLED_NAMES`. */
  constructor(rows: () => readonly Row[]) {
    this.#rows = new RowsByCommand(rows);
  }

  /** The rows that may hold for a command line; whether one does, `matchCondition` tells. */
  rowsFor(invocation: Invocation): readonly Row[] {
    const { bySubCommand, forAny } = this.#rowsOf(invocation.name);
    if (bySubCommand.size === 0) return forAny;
    const [first] = invocation.words.operands;
    return (first && bySubCommand.get(first.text)) ?? forAny;
  }

  #rowsOf(command: string): CommandRows<Row> {
    let known = this.#byCommand.get(command);
    if (known !== undefined) return known;
    const rows = TABLED_NAMES.has(command) ? this.#rows.of(command) : undefined;
    if (rows === undefined) return NO_ROWS;
    this.#byCommand.set(command, (known = bySubCommand(rows)));
    return known;
  }
}

const NO_ROWS: CommandRows<never> = { bySubCommand: new Map(), forAny: [] };

function bySubCommand<Row extends Condition>(rows: readonly Row[]): CommandRows<Row> {
  const words = new Set(rows.flatMap((row) => subCommandOf(row) ?? []));
  return {
    bySubCommand: new Map(Array.from(words, (word) => [word, rows.filter((row) => [word, null].includes(subCommandOf(row)))])),
    forAny: rows.filter((row) => subCommandOf(row) === null),
  };
}

/** The first word of the sub-command that a row is for; null where it is for any. */
function subCommandOf({ when }: Condition): string | null {
  const [word = "*"] = list(when);
  return word === "*" ? null : word;
}
