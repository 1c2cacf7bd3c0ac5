import type { Span } from "./split.ts";

export interface MountOptionText {
  /** Lower case. */
  readonly key: string;
  readonly value: string | null;
  readonly span: Span;
  /** Behind `=`; empty at the option's end where there is no value. */
  readonly valueSpan: Span;
}

/**
 * Reads the options of a `--mount` as BuildKit does, by the rules of CSV: a field may be quoted, a quote in it is doubled.
 * `valid` is false where BuildKit refuses them: for an empty text, a quote in a field without quotes,
 * or text behind a closing quote; the options before that are given.
 */
export function readMountOptions(text: string): { readonly options: readonly MountOptionText[]; readonly valid: boolean } {
  const options: MountOptionText[] = [];
  for (let start = 0; ; ) {
    const quoted = text[start] === '"';
    const end = quoted ? findClosingQuote(text, start + 1) + 1 : findComma(text, start);
    const inner: Span = quoted ? [start + 1, end - 1] : [start, end];
    const misplaced = !quoted && text.slice(...inner).includes('"');
    if (end === 0 || misplaced || text === "") return { options, valid: false };
    options.push(readOption(text, [start, end], inner, quoted));
    if (end === text.length) return { options, valid: true };
    if (text[end] !== ",") return { options, valid: false };
    start = end + 1;
  }
}

function findComma(text: string, from: number): number {
  const comma = text.indexOf(",", from);
  return comma === -1 ? text.length : comma;
}

/** -1 where the field is not closed. */
function findClosingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

function readOption(text: string, span: Span, [start, end]: Span, quoted: boolean): MountOptionText {
  const decode = (from: number, to: number): string => {
    const part = text.slice(from, to);
    return quoted ? part.replaceAll('""', '"') : part;
  };
  const equals = text.slice(start, end).indexOf("=");
  if (equals === -1) return { key: decode(start, end).toLowerCase(), value: null, span, valueSpan: [span[1], span[1]] };
  const from = start + equals + 1;
  return { key: decode(start, from - 1).toLowerCase(), value: decode(from, end), span, valueSpan: [from, end] };
}
