import { list } from "./lists.ts";
import type { Condition, Invocation } from "./tools.ts";

interface TableRow extends Condition {
  /** Base names, separated by blanks. */
  readonly commands: string;
}

/** The rows of one command, in the order of the table. */
interface CommandRows<Row> {
  readonly rows: Row[];
  /** Those that may hold for a sub-command, by its first word; `forAny` are those that name none. */
  readonly bySubCommand: Map<string, readonly Row[]>;
  readonly forAny: Row[];
}

/** The rows of a table, found by the command and the first word of its sub-command. */
export class CommandTable<Row extends TableRow> {
  readonly #byCommand = new Map<string, CommandRows<Row>>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) for (const name of list(row.commands)) this.#rowsOf(name).rows.push(row);
    for (const { rows: all, bySubCommand, forAny } of this.#byCommand.values()) {
      forAny.push(...all.filter((row) => subCommandOf(row) === null));
      for (const word of new Set(all.flatMap((row) => subCommandOf(row) ?? []))) {
        bySubCommand.set(word, all.filter((row) => [word, null].includes(subCommandOf(row))));
      }
    }
  }

  #rowsOf(command: string): CommandRows<Row> {
    let known = this.#byCommand.get(command);
    if (known === undefined) this.#byCommand.set(command, (known = { rows: [], bySubCommand: new Map(), forAny: [] }));
    return known;
  }

  /** The rows that may hold for a command line; whether one does, `matchCondition` tells. */
  rowsFor(invocation: Invocation): readonly Row[] {
    const known = this.#byCommand.get(invocation.name);
    if (known === undefined) return [];
    if (known.bySubCommand.size === 0) return known.forAny;
    const [first] = invocation.words.operands;
    return (first && known.bySubCommand.get(first.text)) ?? known.forAny;
  }
}

/** The first word of the sub-command that a row is for; null where it is for any. */
function subCommandOf({ when }: TableRow): string | null {
  const [word = "*"] = list(when);
  return word === "*" ? null : word;
}
