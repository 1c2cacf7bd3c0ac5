/** What stands between the blanks of a list in the tables; none for no list. */
export function list(names: string | undefined): readonly string[] {
  return names === undefined || names === "" ? [] : names.split(" ");
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
