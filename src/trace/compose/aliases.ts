import type { ComposeEntry } from "../../parser/compose/ast.ts";
import type { Leak } from "../leak.ts";
import { RangeIndex } from "../range-index.ts";

/** Whether an alias brings the value: `OTHER_PASSWORD: *password`. It then stands elsewhere in the file. */
export function isAlias({ range: [start, end], value }: ComposeEntry): boolean {
  return value !== null && (value.range[0] < start || value.range[1] > end);
}

/**
 * Without the leaks of variables that an alias gives a value which leaks where it stands, too. Those of a value with
 * several aliases stand at the same place.
 */
export function onePerAnchor(leaks: readonly Leak[]): Leak[] {
  const isOfAlias = ({ place, range, extent }: Leak): boolean => place === "env" && range[0] === extent[0] && range[1] === extent[1];
  const own = new RangeIndex(leaks.filter((leak) => leak.place === "env" && !isOfAlias(leak)).map(({ extent }) => extent));
  return leaks.filter((leak) => !isOfAlias(leak) || !own.overlaps(leak.range));
}
