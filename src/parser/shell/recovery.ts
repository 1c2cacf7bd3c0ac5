import type { ParsedScript, ParseError } from "unbash";

/** More here-documents than this and the later ones are no longer seen: unbash compares each with all that wait. */
const MAX_HERE_DOCUMENTS = 2000;

/** White space, separators and comments, which no node stands for. */
const GAP = /(?:[\s;&]+(?![\s;&])|\\\r?\n|#[^\n]*(?![^\n]))*/y;
/** Operators, and words that only ever close or continue a construct: nothing that could begin a statement. */
const STRAY = /[;&|()<>]+|(?:[}\])]+|then|else|elif|fi|do|done|esac|in)(?![^\s;&|()<>])/y;
const ANY_TOKEN = /[;&|()<>]+|[^\s;&|()<>]+|[^]/y;

/** Keeps the offsets; see MAX_HERE_DOCUMENTS. */
export function limitHereDocuments(text: string): string {
  let at = -2;
  for (let count = 0; count <= MAX_HERE_DOCUMENTS; count += 1) {
    at = text.indexOf("<<", at + 2);
    if (at === -1) return text;
  }
  return text.slice(0, at) + text.slice(at).replaceAll("<<", "  ");
}

/**
 * The result, or null when the stack does not suffice. unbash limits the nesting of what is closed again, but not that
 * of `f() f() f() …`; a text of thousands of these is what this is for. Any other error is passed on.
 */
export function withinStack<T>(action: () => T): T | null {
  try {
    return action();
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Where unbash found more than its 256 levels; reading such a place takes 256 times as long as another. */
export function nestingErrors({ errors = [] }: ParsedScript): readonly number[] {
  return errors.filter(isNestingError).map(({ pos }) => pos);
}

function isNestingError({ message }: ParseError): boolean {
  return message.startsWith("maximum ");
}

/**
 * Where to go on reading `text` behind an error, or null when there is none or nothing to gain: unbash stops at most
 * errors, and what is nested too deep stays so. `reached` is the end of the tree, which lies before the errors that
 * unbash got over by itself. Always greater than 0, so that reading comes to an end.
 */
export function restartAfter({ errors = [] }: ParsedScript, text: string, reached: number): number | null {
  const last = errors.at(-1);
  if (last === undefined || errors.some(isNestingError)) return null;
  return nextStart(text, Math.max(reached, last.pos));
}

/** Behind the token that has no place there, at the next word that may begin a command, or at the end of the text. */
function nextStart(text: string, reached: number): number {
  const next = matchEnd(STRAY, text, matchEnd(GAP, text, reached));
  return next > 0 ? next : matchEnd(ANY_TOKEN, text, 0);
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
