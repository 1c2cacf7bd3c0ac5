/**
 * The patterns of `${name#p}`, `${name%p}` and `${name/p/r}`: `*`, `?`, escapes, no brackets. BuildKit compiles them to
 * Go regular expressions, which run in linear time; here a table is filled instead, in time value × pattern.
 */

/** A character to match, or a wildcard: `?` for any one, `*` for many. */
type Token = { readonly character: string } | "any" | "many";

export interface Pattern {
  readonly tokens: readonly Token[];
}

/** Null where the pattern escapes what needs no escape, which BuildKit refuses. */
export function compilePattern(source: string): Pattern | null {
  const characters = [...source];
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === "*") tokens.push("many");
    else if (character === "?") tokens.push("any");
    else if (character !== "\\") tokens.push({ character });
    else {
      const next = characters[++at] ?? "";
      if (!ESCAPABLE.has(next)) return null;
      tokens.push({ character: next });
    }
  }
  return { tokens };
}

/** `}` and `/` need their escape inside `${…}`, the others in the pattern itself. */
const ESCAPABLE = new Set(["*", "?", "\\", "}", "/"]);

/** `value` without the shortest (or, when `greedy`, the longest) match at its start. */
export function removePrefix(pattern: Pattern, value: string, greedy: boolean): string {
  const characters = [...value];
  const end = matchEnds(pattern.tokens, characters, greedy)[0]!;
  return characters.slice(Math.max(end, 0)).join("");
}

/** The source of a pattern that matches the other way round; escapes stay before what they escape. */
export function reversePattern(source: string): string {
  return (source.match(/\\[^]|[^]/gu) ?? []).reverse().join("");
}

/** `value` without the shortest (or, when `greedy`, the longest) match at its end; `reversed` is the reversed pattern. */
export function removeSuffix(reversed: Pattern, value: string, greedy: boolean): string {
  const characters = [...value].reverse();
  const end = matchEnds(reversed.tokens, characters, greedy)[0]!;
  return characters.slice(Math.max(end, 0)).reverse().join("");
}

/** `value` with its first match replaced; the replacement is taken as it is. */
export function replaceFirst(pattern: Pattern, value: string, replacement: string): string {
  const characters = [...value];
  const ends = matchEnds(pattern.tokens, characters, true);
  const start = ends.findIndex((end) => end !== NO_MATCH);
  if (start === -1) return value;
  return characters.slice(0, start).join("") + replacement + characters.slice(ends[start]).join("");
}

/**
 * `value` with all matches replaced. As in Go's `ReplaceAllString`, `$0` in the replacement is the match, `$$` a dollar,
 * other names are empty; a match of nothing right behind another match is left alone.
 */
export function replaceAll(pattern: Pattern, value: string, replacement: string): string {
  const characters = [...value];
  const ends = matchEnds(pattern.tokens, characters, true);
  let result = "";
  let copied = 0;
  for (let start = 0; start <= characters.length; ) {
    const end = ends[start]!;
    if (end === NO_MATCH) {
      start++;
      continue;
    }
    result += characters.slice(copied, start).join("");
    if (end > copied || start === 0) result += fillTemplate(replacement, characters.slice(start, end).join(""));
    copied = end;
    start = Math.max(end, start + 1);
  }
  return result + characters.slice(copied).join("");
}

function fillTemplate(template: string, match: string): string {
  return template.replace(/\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu, (reference, braced?: string, bare?: string) => {
    if (reference === "$$") return "$";
    return /^0+$/.test(braced ?? bare ?? "") ? match : "";
  });
}

const NO_MATCH = -1;

/**
 * For each offset, where a match that starts there ends, at the nearest or (when `greedy`) the farthest place;
 * `NO_MATCH` for none. Wildcards do not match line feeds.
 */
function matchEnds(tokens: readonly Token[], characters: readonly string[], greedy: boolean): readonly number[] {
  const ends: number[] = Array.from({ length: characters.length + 1 }, () => NO_MATCH);
  /** For the offset behind the current one: where the tokens from each index on end. */
  let behind: number[] = Array.from({ length: tokens.length + 1 }, () => NO_MATCH);
  for (let offset = characters.length; offset >= 0; offset--) {
    const here: number[] = Array.from({ length: tokens.length + 1 }, () => NO_MATCH);
    here[tokens.length] = offset;
    const character = characters[offset];
    const wild = character !== undefined && character !== "\n";
    for (let index = tokens.length - 1; index >= 0; index--) {
      const token = tokens[index]!;
      if (token === "many") here[index] = choose(here[index + 1]!, wild ? behind[index]! : NO_MATCH, greedy);
      else if (token === "any" ? wild : token.character === character) here[index] = behind[index + 1]!;
    }
    ends[offset] = here[0]!;
    behind = here;
  }
  return ends;
}

function choose(first: number, second: number, greedy: boolean): number {
  if (first === NO_MATCH) return second;
  if (second === NO_MATCH) return first;
  return greedy ? Math.max(first, second) : Math.min(first, second);
}
