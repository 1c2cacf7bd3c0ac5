import type { Range } from "../parser/node.ts";

/** Tells how a range lies to many, in logarithmic time; they may overlap one another and come in any order. */
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

  /** Whether any of them has a character in common with the range. */
  overlaps([start, end]: Range): boolean {
    return this.#furthest(firstIndex(this.#starts, (one) => one >= end)) > start;
  }

  /** Whether the range lies wholly in one of them. */
  covers([start, end]: Range): boolean {
    return this.#furthest(firstIndex(this.#starts, (one) => one > start)) >= end;
  }

  /** How far the first so many of them reach. */
  #furthest(count: number): number {
    return count === 0 ? -1 : this.#ends[count - 1]!;
  }
}

/** The first of the nodes, which stand in order and apart from one another, that has a character in common with the range. */
export function firstOverlapping<Node extends { readonly range: Range }>(nodes: readonly Node[], [start, end]: Range): Node | undefined {
  const node = nodes[firstIndex(nodes, (one) => one.range[1] > start)];
  return node && node.range[0] < end ? node : undefined;
}

/** The index of the first item that meets the condition, as all behind it do; the length where none does. */
export function firstIndex<Item>(items: readonly Item[], meets: (item: Item) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meets(items[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}
