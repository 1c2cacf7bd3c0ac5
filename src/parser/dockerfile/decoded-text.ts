import type { Range } from "../node.ts";
import type { PositionMap } from "../position-map.ts";

/** Gives ranges in the file for ranges of a text that was read from it. */
export interface Locator {
  range(start: number, end: number): Range;
}

/** A text with quotes or escapes removed, built character by character, that knows where each one stood. */
export class DecodedText implements Locator {
  value = "";
  readonly #map: PositionMap;
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  /** `map` gives the places in the file of the text that is decoded. */
  constructor(map: PositionMap) {
    this.#map = map;
  }

  /** Appends one UTF-16 unit, written at `[start, end)` of the text that is decoded. */
  append(character: string, start: number, end: number): void {
    this.value += character;
    this.#starts.push(start);
    this.#ends.push(end);
  }

  /** An empty range is where the character before it ends. */
  range(start: number, end: number): Range {
    if (end > start) return this.#map.range(this.#starts[start]!, this.#ends[end - 1]!);
    const place = this.#map.end(this.#ends[start - 1] ?? this.#starts[0] ?? 0);
    return [place, place];
  }
}
