const NONE: readonly string[] = [];
const split = new Map<string, readonly string[]>();

/** What stands between the blanks of a list in the tables, each of which is split once; none for no list. */
export function list(names: string | undefined): readonly string[] {
  if (names === undefined || names === "") return NONE;
  let known = split.get(names);
  if (known === undefined) split.set(names, (known = names.split(" ")));
  return known;
}

/** Rows of a table by each of the commands that they name. */
export function groupByCommand<Row extends { readonly commands: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    for (const name of list(row.commands)) {
      const others = grouped.get(name);
      if (others) others.push(row);
      else grouped.set(name, [row]);
    }
  }
  return grouped;
}
