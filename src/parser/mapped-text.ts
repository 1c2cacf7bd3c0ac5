import { PositionMap, type Segment } from "./position-map.ts";

/** A text and where it stands in the original one. */
export interface MappedText {
  readonly text: string;
  readonly map: PositionMap;
}

/** Puts a text together from parts of others. */
export class MappedTextBuilder {
  readonly #place: number;
  readonly #segments: Segment[] = [];
  #text = "";

  /** `place` is the original offset at which the text stands if it stays empty. */
  constructor(place: number) {
    this.#place = place;
  }

  /** Appends the source's `[start, end)`. */
  append({ text, map }: MappedText, start: number, end: number): void {
    if (end <= start) return;
    for (const segment of map.segments(start, end)) {
      this.#segments.push({ ...segment, derived: this.#text.length + segment.derived });
    }
    this.#text += text.slice(start, end);
  }

  /** Appends a character that stands for the source's `[start, end)`. */
  appendFor({ map }: MappedText, start: number, end: number, character: string): void {
    const [from, to] = map.range(start, end);
    this.#segments.push({ derived: this.#text.length, original: from, width: to - from });
    this.#text += character;
  }

  build(): MappedText {
    if (this.#text === "") return { text: "", map: PositionMap.contiguous(this.#place) };
    return { text: this.#text, map: new PositionMap(this.#segments) };
  }
}
