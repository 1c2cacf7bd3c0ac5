const NONE: readonly string[] = [];
const split = new Map<string, readonly string[]>();

/** What stands between the blanks of a list in the tables, each of which is split once; none for no list. */
export function list(names: string | undefined): readonly string[] {
  if (names === undefined || names === "") return NONE;
  let known = split.get(names);
  if (known === undefined) split.set(names, (known = names.split(" ")));
  return known;
}
