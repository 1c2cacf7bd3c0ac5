import type { Location, Position, Range } from "./node.ts";

/**
 * Finds line and column of an offset. Lines end at `\n` alone, as BuildKit splits them;
 * a `\r` before it belongs to the line.
 */
export class LineTable {
  readonly text: string;
  #starts: number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** The offset of each line's first character. */
  get starts(): readonly number[] {
    if (this.#starts === undefined) {
      const starts = [0];
      for (let at = this.text.indexOf("\n"); at !== -1; at = this.text.indexOf("\n", at + 1)) starts.push(at + 1);
      this.#starts = starts;
    }
    return this.#starts;
  }

  /** Line and column (both from 1) of an offset; an offset outside the text counts as its nearest end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - starts[low]! + 1 };
  }

  locationOf([start, end]: Range): Location {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }
}
