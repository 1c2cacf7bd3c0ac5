import { PatternSet } from "./glob.ts";

/** The patterns of one kind in all rows, and the row of each. */
interface Compiled {
  readonly patterns: PatternSet;
  readonly rows: readonly number[];
}

/**
 * The globs of a table's rows, held against the names of a file all at once. A glob with a slash is held against
 * names with one, all others against plain names; `*` crosses no slash thereby.
 */
export class FileGlobs {
  readonly #rows: readonly (readonly string[])[];
  /** Made when first asked for: not every file has names to look up. */
  #plain: Compiled | undefined;
  #withSlash: Compiled | undefined;

  constructor(rows: readonly (readonly string[])[]) {
    this.#rows = rows;
  }

  fits(names: readonly string[]): boolean {
    return this.firstRow(names) !== -1;
  }

  /** The index of the first row that one of the names fits; -1 where none does. */
  firstRow(names: readonly string[]): number {
    let first = Infinity;
    for (const name of names) {
      const { patterns, rows } = name.includes("/") ? (this.#withSlash ??= this.#compile(true)) : (this.#plain ??= this.#compile(false));
      first = Math.min(first, rows[patterns.firstMatch(name)] ?? Infinity);
    }
    return first === Infinity ? -1 : first;
  }

  #compile(withSlash: boolean): Compiled {
    const all = this.#rows.flatMap((globs, row) => globs.filter((glob) => glob.includes("/") === withSlash).map((glob) => ({ glob, row })));
    return { patterns: new PatternSet(all.map(({ glob }) => glob)), rows: all.map(({ row }) => row) };
  }
}
