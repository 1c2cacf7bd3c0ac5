import type { Range } from "./node.ts";

/** A run of characters that stand side by side in the derived and in the original text. */
export interface Segment {
  readonly derived: number;
  readonly original: number;
  /** How many characters of the original text each one takes, where that is not one: an escape, a folded line break. */
  readonly width?: number;
}

/**
 * Where the characters of a derived text (a continued instruction joined into one line, the words of
 * `sh -c "…"`, a quoted YAML scalar) stand in the original one. Runs of characters that stand side by side
 * in both texts are one segment, so a map of a joined instruction has a segment a line.
 */
export class PositionMap {
  readonly #segments: readonly Segment[];

  /** Segments in ascending order of `derived`; the first one starts at 0. One with a `width` holds one character. */
  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** A text that stands in the original as it is, from `original` on. */
  static contiguous(original: number): PositionMap {
    return new PositionMap([{ derived: 0, original }]);
  }

  /** The original offset of the derived text's character at `offset`. */
  start(offset: number): number {
    const segment = this.#segments[this.#indexAt(offset)];
    return segment === undefined ? offset : segment.original + offset - segment.derived;
  }

  /** The original offset just behind the derived text's character before `offset`. */
  end(offset: number): number {
    if (offset === 0) return this.start(0);
    return this.start(offset - 1) + (this.#segments[this.#indexAt(offset - 1)]?.width ?? 1);
  }

  /** The original range of a derived one; an empty range stays empty. */
  range(start: number, end: number): Range {
    const from = this.start(start);
    return [from, end > start ? this.end(end) : from];
  }

  /** The segments of the derived text's part `[start, end)`, counted from `start`. */
  segments(start: number, end: number): Segment[] {
    const first = this.#indexAt(start);
    const part: Segment[] = [{ ...this.#segments[first], derived: 0, original: this.start(start) }];
    for (let index = first + 1; index < this.#segments.length; index++) {
      const segment = this.#segments[index]!;
      if (segment.derived >= end) break;
      part.push({ ...segment, derived: segment.derived - start });
    }
    return part;
  }

  /** The map of the derived text's part that begins at `start` and ends at `end`. */
  slice(start: number, end: number): PositionMap {
    return new PositionMap(this.segments(start, end));
  }

  /** The index of the last segment that begins at `offset` or before it. */
  #indexAt(offset: number): number {
    const segments = this.#segments;
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (segments[middle]!.derived <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
