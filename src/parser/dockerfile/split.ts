import { type CharacterTest, find, isBlank, isSpace, skip } from "./characters.ts";

/** Offsets `[start, end)` in the text that was split. */
export type Span = readonly [start: number, end: number];

/** The words of `text` between two offsets, split at runs of blanks: FROM, EXPOSE, COPY, ADD, VOLUME. */
export function splitAtBlanks(text: string, from: number, to: number, test: CharacterTest = isBlank): Span[] {
  const spans: Span[] = [];
  for (let start = skip(text, from, to, test); start < to; ) {
    const end = find(text, start, to, test);
    spans.push([start, end]);
    start = skip(text, end, to, test);
  }
  return spans;
}

const SINGLE_QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;

/**
 * The words of ENV, ARG and LABEL: white space inside quotes or behind the escape character does not split.
 * An escape character that ends the text is in no word.
 */
export function splitQuotedWords(text: string, from: number, to: number, escape: string): Span[] {
  const escapeCode = escape.charCodeAt(0);
  const spans: Span[] = [];
  for (let start = skip(text, from, to, isSpace); start < to; ) {
    let quote = 0;
    let end = start;
    for (; end < to; end++) {
      const code = text.charCodeAt(end);
      if (quote === 0 && isSpace(code)) break;
      if (code === escapeCode && quote !== SINGLE_QUOTE) {
        if (end + 1 === to) break;
        end++;
      } else if (quote === 0) {
        if (code === SINGLE_QUOTE || code === DOUBLE_QUOTE) quote = code;
      } else if (code === quote) quote = 0;
    }
    if (end > start) spans.push([start, end]);
    const broken = end < to && !isSpace(text.charCodeAt(end));
    start = broken ? to : skip(text, end, to, isSpace);
  }
  return spans;
}
