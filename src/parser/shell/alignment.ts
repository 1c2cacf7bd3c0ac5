/** A run of characters that stand side by side in a derived text and in the text it was made from. */
export interface Segment {
  readonly derived: number;
  readonly original: number;
}

/** Comment lines and what leads up to them; BuildKit drops those inside a continued instruction. */
const COMMENT_LINES = /(?:[ \t]*#[^\n]*\n)+/y;

/**
 * Finds the characters of `derived` in `original`, where `derived` came about by taking characters
 * away: quotes, escape characters, line continuations and the comment lines behind them. The segments
 * are offsets into the two texts, ascending in both. What is no deletion (`$'\n'` decoded) has no place
 * of its own from the first such character on; all that follows is put on the last character.
 */
export function alignDeletions(original: string, derived: string): Segment[] {
  if (derived.length === 0) return [];
  if (original.startsWith(derived)) return [{ derived: 0, original: 0 }];
  const segments: Segment[] = [];
  let at = 0;
  for (let index = 0; index < derived.length; index += 1) {
    const found = nextMatch(original, at, derived.charCodeAt(index));
    if (found === -1) return [...segments, ...pinned(index, derived.length, Math.max(0, original.length - 1))];
    if (index === 0 || found !== at) segments.push({ derived: index, original: found });
    at = found + 1;
  }
  return segments;
}

/** The offset of the character at or behind `from`, or -1. */
function nextMatch(original: string, from: number, character: number): number {
  for (let at = from; at < original.length; ) {
    const code = original.charCodeAt(at);
    if (code === character) return at;
    at += 1;
    if (code !== 0x0a) continue;
    COMMENT_LINES.lastIndex = at;
    if (COMMENT_LINES.test(original)) at = COMMENT_LINES.lastIndex;
  }
  return -1;
}

function pinned(from: number, to: number, original: number): Segment[] {
  return Array.from({ length: to - from }, (_, index) => ({ derived: from + index, original }));
}
