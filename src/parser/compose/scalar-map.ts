import type { Range } from "../node.ts";
import { PositionMap, type Segment } from "../position-map.ts";
import type { ComposeScalarStyle } from "./ast.ts";

/**
 * Where the characters of a scalar's value stand: `range` is that of the scalar in `text`, quotes or block header
 * included. In broken YAML the value may be another than the map was made for; places are then no more than near.
 */
export function mapScalar(text: string, range: Range, style: ComposeScalarStyle, value: string): PositionMap {
  if (style === "literal" || style === "folded") return mapBlock(text, range, value);
  const [start, end] = range;
  if (style === "plain" && value.length === end - start) return PositionMap.contiguous(start);
  return mapFlow(text, style === "plain" ? range : [start + 1, Math.max(start + 1, end - 1)], TOKENS[style]);
}

/** Collects segments; what stands side by side in both texts becomes one. */
class SegmentList {
  readonly segments: Segment[] = [];
  #length = 0;

  /** Adds `count` characters that stand side by side from `original` on. */
  addRun(count: number, original: number): void {
    const last = this.segments.at(-1);
    const continues = last !== undefined && last.width === undefined && last.original + this.#length - last.derived === original;
    if (!continues) this.segments.push({ derived: this.#length, original });
    this.#length += count;
  }

  /** Adds `count` characters that together are written as `width` ones at `original`. */
  addEscape(count: number, original: number, width: number): void {
    for (let index = 0; index < count; index++) {
      this.segments.push({ derived: this.#length, original, width });
      this.#length++;
    }
  }
}

/** The tokens of flow scalars: white space with a line break in it, escapes, and text. */
const TOKENS: Readonly<Record<"plain" | "single" | "double", RegExp>> = {
  plain: /(?<fold>[ \t]*\r?\n[ \t\r\n]*)|[ \t]+|[^ \t\r\n]+|[^]/gy,
  single: /(?<fold>[ \t]*\r?\n[ \t\r\n]*)|(?<escape>'')|[ \t]+|[^ \t\r\n']+|[^]/gy,
  double:
    /(?<fold>[ \t]*\r?\n[ \t\r\n]*)|(?<joint>\\\r?\n[ \t]*)|(?<escape>\\(?:x[^]{2}|u[^]{4}|[^xuU]))|(?<long>\\U[^]{8})|[ \t]+|[^ \t\r\n\\]+|[^]/gy,
};

/** Maps the inside of a plain or quoted scalar. */
function mapFlow(text: string, [start, end]: Range, tokens: RegExp): PositionMap {
  const list = new SegmentList();
  for (const { 0: token, index, groups } of text.slice(start, end).matchAll(tokens)) {
    const at = start + index;
    if (groups?.["fold"] !== undefined) addFold(list, token, at);
    else if (groups?.["escape"] !== undefined) list.addEscape(1, at, token.length);
    else if (groups?.["long"] !== undefined) list.addEscape(utf16Length(token.slice(2)), at, token.length);
    else if (groups?.["joint"] === undefined) list.addRun(token.length, at);
  }
  return list.segments.length === 0 ? PositionMap.contiguous(start) : new PositionMap(list.segments);
}

/** A lone line break becomes a blank, of several all but the first stay. */
function addFold(list: SegmentList, token: string, at: number): void {
  const breaks = [...token.matchAll(/\n/g)].slice(1);
  if (breaks.length === 0) list.addEscape(1, at, token.length);
  for (const { index } of breaks) list.addRun(1, at + index);
}

const utf16Length = (hexadecimal: string): number => (Number.parseInt(hexadecimal, 16) > 0xffff ? 2 : 1);

/**
 * Maps a block scalar by finding the text of each of its lines in the value: between these there are only line breaks
 * and blanks, which count as standing behind the line before.
 */
function mapBlock(text: string, [start, end]: Range, value: string): PositionMap {
  const segments: Segment[] = [];
  let valueAt = 0;
  for (let lineStart = nextLine(text, start, end); lineStart < end; lineStart = nextLine(text, lineStart, end)) {
    let at = skipCharacters(text, lineStart, end, " ");
    const content = text.slice(at, lineEnd(text, at, end));
    if (content === "") continue;
    let place = skipCharacters(value, valueAt, value.length, " \n");
    if (!value.startsWith(content, place)) break;
    const contentEnd = place + content.length;
    while (place > valueAt && at > lineStart && value[place - 1] === " ") {
      place--;
      at--;
    }
    // Line breaks at the beginning: there are at least as many characters before the text as in the value.
    if (segments.length === 0 && place > 0) segments.push({ derived: 0, original: Math.min(lineStart, at - place) });
    segments.push({ derived: place, original: at });
    valueAt = contentEnd;
  }
  return segments.length === 0 ? PositionMap.contiguous(nextLine(text, start, end)) : new PositionMap(segments);
}

function nextLine(text: string, from: number, end: number): number {
  const newline = text.indexOf("\n", from);
  return newline === -1 || newline >= end ? end : newline + 1;
}

/** Where the line's text ends, before the line break. */
function lineEnd(text: string, from: number, end: number): number {
  const next = nextLine(text, from, end);
  const newline = text[next - 1] === "\n" && next > from ? next - 1 : next;
  return newline > from && text[newline - 1] === "\r" ? newline - 1 : newline;
}

function skipCharacters(text: string, from: number, to: number, characters: string): number {
  let at = from;
  while (at < to && characters.includes(text[at]!)) at++;
  return at;
}
