/** A place in a text where something else will stand: `$X`, `${X:-d}`, `$(cmd)`, `{{ x }}`, `%X%`. */
export interface Reference {
  /** Offsets in the text, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The variable's name; null for a command or an expression. */
  readonly name: string | null;
  /** Range of a default behind `:-` or `-`; null without one. */
  readonly fallback: { readonly start: number; readonly end: number } | null;
}

/** What is longer or nested deeper is none: this bounds the search for a closing bracket, so that all stays linear. */
const LONGEST_REFERENCE = 1000;
const LONGEST_EXPRESSION = 200;
const DEEPEST_NESTING = 10;

const OPENERS: readonly (readonly [open: string, close: string])[] = [
  ["${{", "}}"], ["${", "}"], ["$(", ")"], ["{{", "}}"], ["<%", "%>"], ["#{", "}"], ["%{", "}"], ["`", "`"],
];
/** First characters of all references. */
const STARTS = "${<#`%";
const PLAIN_NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
const BATCH_NAME = /%[A-Za-z_][A-Za-z0-9_.]*%/y;
const BRACED_NAME = /^\$\{\s*([A-Za-z_][A-Za-z0-9_.]*)/;

/** All references of a text, in order and without overlap. */
export function findReferences(text: string): Reference[] {
  const found: Reference[] = [];
  for (let at = 0; at < text.length; at++) {
    const reference = STARTS.includes(text[at] ?? "") ? referenceAt(text, at) : null;
    if (!reference) continue;
    found.push(reference);
    at = reference.end - 1;
  }
  return found;
}

/** The reference that starts at the offset, or null. */
export function referenceAt(text: string, at: number): Reference | null {
  const opener = OPENERS.find(([open]) => text.startsWith(open, at));
  if (opener) {
    const [open, close] = opener;
    const end = closingEnd(text, at + open.length, open, close);
    return end < 0 ? null : { start: at, end, ...nameAndFallback(text, at, end, open) };
  }
  if (text[at] === "$") return plainReference(text, at);
  BATCH_NAME.lastIndex = at;
  const batch = BATCH_NAME.exec(text)?.[0];
  return batch === undefined ? null : { start: at, end: at + batch.length, name: batch.slice(1, -1), fallback: null };
}

function plainReference(text: string, at: number): Reference | null {
  PLAIN_NAME.lastIndex = at + 1;
  const name = PLAIN_NAME.exec(text)?.[0];
  if (name !== undefined) return { start: at, end: at + 1 + name.length, name, fallback: null };
  return /\d/.test(text[at + 1] ?? "") ? { start: at, end: at + 2, name: null, fallback: null } : null;
}

/** The offset behind the closing bracket that fits the opening one; -1 without one. */
function closingEnd(text: string, from: number, open: string, close: string): number {
  if (open === "`" || close.length === 2) {
    const at = text.slice(from, from + LONGEST_EXPRESSION).indexOf(close);
    return at < 0 ? -1 : from + at + close.length;
  }
  const limit = Math.min(text.length, from + LONGEST_REFERENCE);
  const opening = open.slice(-1);
  let depth = 1;
  for (let at = from; at < limit && depth <= DEEPEST_NESTING; at++) {
    const char = text[at];
    if (char === opening) depth++;
    else if (char === close && --depth === 0) return at + 1;
  }
  return -1;
}

function nameAndFallback(text: string, start: number, end: number, open: string): Pick<Reference, "name" | "fallback"> {
  const inside = text.slice(start, end);
  const match = open === "${" ? BRACED_NAME.exec(inside) : null;
  if (!match) return { name: null, fallback: null };
  const rest = inside.slice(match[0].length);
  const operator = /^:?-/.exec(rest)?.[0];
  if (operator === undefined) return { name: match[1] ?? null, fallback: null };
  const from = start + match[0].length + operator.length;
  return { name: match[1] ?? null, fallback: { start: from, end: end - 1 } };
}

/**
 * What remains of a text without its references. `$` inside a word of small letters is taken for what it is
 * in passwords such as `pa$w0rd`: a character.
 */
export function withoutReferences(text: string): string {
  let rest = "";
  let from = 0;
  for (const reference of findReferences(text)) {
    if (isCharacter(text, reference)) continue;
    rest += text.slice(from, reference.start);
    from = reference.end;
  }
  return rest + text.slice(from);
}

function isCharacter(text: string, { start, name, end }: Reference): boolean {
  const plain = text[start] === "$" && text[start + 1] !== "{" && text[start + 1] !== "(";
  if (!plain || start === 0 || !/[A-Za-z0-9]/.test(text[start - 1] ?? "")) return false;
  return name === null || end - start === 2 || /^[a-z]/.test(name);
}

/** Puts the default of `${X:-default}` in its place, one level deep; other references stay. */
export function withFallbacks(text: string): string {
  let result = "";
  let from = 0;
  for (const { start, end, fallback } of findReferences(text)) {
    if (!fallback || fallback.start === fallback.end) continue;
    result += text.slice(from, start) + text.slice(fallback.start, fallback.end);
    from = end;
  }
  return from === 0 ? text : result + text.slice(from);
}
