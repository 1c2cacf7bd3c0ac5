import type { Range } from "../node.ts";
import { PositionMap } from "../position-map.ts";
import { alignDeletions } from "./alignment.ts";

type ToRange = (start: number, end: number) => Range;

/** A text as the shell parser sees it, and the way from its offsets to ranges of the original file. */
export class SourceView {
  readonly text: string;
  readonly #toRange: ToRange;
  #reached = 0;

  private constructor(text: string, toRange: ToRange) {
    this.text = text;
    this.#toRange = toRange;
  }

  static of(text: string, map: PositionMap): SourceView {
    return new SourceView(text, (start, end) => map.range(start, end));
  }

  /** The original range of `[start, end)` of this text; unbash ends a token one character behind a lone last backslash. */
  range(start: number, end: number): Range {
    const last = Math.min(end, this.text.length);
    return this.#toRange(Math.min(start, last), last);
  }

  /** The text from `start` to `end`, with offsets of its own. */
  slice(start: number, end: number): SourceView {
    return new SourceView(this.text.slice(start, end), (from, to) => this.range(from + start, to + start));
  }

  /** This text with the same offsets and nothing reached yet. */
  fresh(): SourceView {
    return new SourceView(this.text, this.#toRange);
  }

  /** What stands at `[start, end)` with escape characters taken out, as in backticks. */
  decoded(text: string, start: number, end: number): SourceView {
    const map = new PositionMap(alignDeletions(this.text.slice(start, end), text));
    return new SourceView(text, (from, to) => {
      const [first, last] = map.range(from, to);
      return this.range(first + start, last + start);
    });
  }

  /** The end of the furthest token that has become part of the tree. */
  get reached(): number {
    return this.#reached;
  }

  reach(offset: number): void {
    if (offset > this.#reached) this.#reached = offset;
  }
}
