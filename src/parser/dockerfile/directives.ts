import type { Range } from "../node.ts";
import { isRegexpSpace, isSpace, skip, trimEnd } from "./characters.ts";

const DIRECTIVE_NAMES = new Set(["syntax", "escape", "check"]);
const NAME = /[a-z][a-z0-9]*/iy;

/** `# name=value`, the name in lower case. */
export interface DirectiveLine {
  readonly name: string;
  readonly value: string;
  readonly valueRange: Range;
}

/**
 * Reads the line of `text` whose text is `[start, end)` as a parser directive; null where it is none,
 * after which no other line is one (BuildKit frontend/dockerfile/parser/directives.go).
 */
export function readDirective(text: string, start: number, end: number): DirectiveLine | null {
  if (text[start] !== "#") return null;
  NAME.lastIndex = skip(text, start + 1, end, isSpace);
  const name = NAME.exec(text)?.[0].toLowerCase();
  if (name === undefined || !DIRECTIVE_NAMES.has(name)) return null;
  const equals = skip(text, NAME.lastIndex, end, isRegexpSpace);
  if (text[equals] !== "=" || equals + 1 >= end) return null;
  // A value of blanks alone is its last blank.
  const from = Math.min(skip(text, equals + 1, end, isRegexpSpace), end - 1);
  const to = Math.max(trimEnd(text, from, end, isRegexpSpace), from + 1);
  return { name, value: text.slice(from, to), valueRange: [from, to] };
}
