import type { BaseNode } from "../node.ts";
import { PositionMap, type Segment } from "../position-map.ts";
import { DecodedText } from "./decoded-text.ts";
import type { Span } from "./split.ts";

/** A text read as a JSON array. */
export interface ExecForm {
  /** Where its strings stand in the text, quotes included; also those of an array that BuildKit refuses. */
  readonly strings: readonly Span[];
  /** False where the array holds something else than strings, which BuildKit refuses. */
  readonly stringsOnly: boolean;
}

const JSON_STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"?/g;

/** Reads arguments (trimmed) as an exec form; null where they are none and mean a shell form or a list of words. */
export function readExecForm(text: string): ExecForm | null {
  if (!text.startsWith("[") || !text.endsWith("]")) return null;
  let array: unknown;
  try {
    array = JSON.parse(text);
  } catch {
    return null;
  }
  const strings = [...text.matchAll(JSON_STRING)].map(({ 0: literal, index }): Span => [index, index + literal.length]);
  return { strings, stringsOnly: Array.isArray(array) && array.every((element) => typeof element === "string") };
}

/**
 * Where the characters of an exec form's string stand in the file, for the script that it may be. In a string that goes over
 * several lines all behind the first one is only about right.
 */
export function execElementMap({ range: [start, end] }: BaseNode, text: string): PositionMap {
  const segments: Segment[] = [{ derived: 0, original: start + 1 }];
  let derived = 0;
  for (let at = start + 1; at < end - 1; derived++) {
    const width = text[at] !== "\\" ? 1 : text[at + 1] === "u" ? UNICODE_ESCAPE_LENGTH : 2;
    if (width > 1) segments.push({ derived, original: at, width }, { derived: derived + 1, original: at + width });
    at += width;
  }
  return new PositionMap(segments);
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const UNICODE_ESCAPE_LENGTH = "\\u0000".length;

/** Decodes a valid JSON string, quotes included, that starts at `start` of a text whose places in the file `map` gives. */
export function decodeJsonString(literal: string, start: number, map: PositionMap): DecodedText {
  const decoded = new DecodedText(map);
  for (let at = 1; at < literal.length - 1; ) {
    const next = literal[at + 1]!;
    const escaped = literal[at] === "\\";
    const length = escaped ? (next === "u" ? UNICODE_ESCAPE_LENGTH : 2) : 1;
    decoded.append(escaped ? unescape(literal, at) : literal[at]!, start + at, start + at + length);
    at += length;
  }
  return decoded;
}

function unescape(literal: string, at: number): string {
  const next = literal[at + 1]!;
  if (next !== "u") return ESCAPES[next] ?? next;
  return String.fromCharCode(Number.parseInt(literal.slice(at + 2, at + UNICODE_ESCAPE_LENGTH), 16));
}
