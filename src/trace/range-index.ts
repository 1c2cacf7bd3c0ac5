import type { Range } from "../parser/node.ts";

/** Tells whether a range overlaps any of many, in logarithmic time; they may overlap one another and come in any order. */
export class RangeIndex {
  readonly #starts: readonly number[];
  /** For each start, the furthest end of the ranges up to it. */
  readonly #ends: readonly number[];

  constructor(ranges: readonly Range[]) {
    const sorted = ranges.toSorted((a, b) => a[0] - b[0]);
    this.#starts = sorted.map(([start]) => start);
    let furthest = 0;
    this.#ends = sorted.map(([, end]) => (furthest = Math.max(furthest, end)));
  }

  overlaps([start, end]: Range): boolean {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && this.#ends[low - 1]! > start;
  }
}
