import { type CodePointRange, Glob, type Token } from "./glob.ts";

/**
 * How a pattern is written: `match` as Go's `filepath.Match` (COPY sources: `*`, `?`, `[…]`, `\` before a character
 * meant literally), `moby` the same with `**` (.dockerignore), `git` as gitignore(5).
 */
type Dialect = "match" | "moby" | "git";

/** Compiles a pattern for whole paths; null when it is malformed: builders then fail, git passes over it. */
export function compileGlob(pattern: string, dialect: Dialect): Glob | null {
  const characters = [...pattern];
  const tokens: Token[] = [];
  for (let at = 0; at < characters.length; ) {
    const character = characters[at]!;
    if (character === "*") {
      const { kind, end } = readStars(characters, at, dialect);
      // Two in a row match no more than one.
      if (tokens.at(-1)?.kind !== kind) tokens.push({ kind });
      at = end;
    } else if (character === "?") {
      tokens.push({ kind: "any" });
      at++;
    } else if (character === "[") {
      const read = dialect === "git" ? readGitClass(characters, at) : readGoClass(characters, at);
      if (read === null) return null;
      tokens.push(read.token);
      at = read.end;
    } else {
      if (character === "\\") at++;
      const code = characters[at++]?.codePointAt(0);
      if (code === undefined) return null;
      tokens.push({ kind: "literal", code });
    }
  }
  return new Glob(tokens);
}

/** Whether a pattern has anything to expand, as BuildKit asks it of a COPY source. */
export function hasWildcard(pattern: string): boolean {
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === "\\") at++;
    else if (character === "*" || character === "?" || character === "[") return true;
  }
  return false;
}

/** What the stars at `start` mean, and where the pattern goes on behind them. */
function readStars(
  characters: readonly string[],
  start: number,
  dialect: Dialect,
): { kind: "run" | "directories" | "rest"; end: number } {
  let end = start + 1;
  if (dialect === "match" || characters[end] !== "*") return { kind: "run", end };
  if (dialect === "moby") {
    end++;
  } else {
    while (characters[end] === "*") end++;
    // For git only a whole segment of two stars is more than one star.
    const isSegment = (start === 0 || characters[start - 1] === "/") && (characters[end] ?? "/") === "/";
    if (!isSegment || end - start > 2) return { kind: "run", end };
  }
  if (characters[end] === "/") end++;
  return { kind: end >= characters.length ? "rest" : "directories", end };
}

interface ReadClass {
  readonly token: Token;
  readonly end: number;
}

/** Reads the class whose `[` stands at `start`; null where Go's Match calls it malformed (`[]a]`, `[-a]`, `[a`). */
function readGoClass(characters: readonly string[], start: number): ReadClass | null {
  let at = start + 1;
  const negated = characters[at] === "^";
  if (negated) at++;
  const ranges: CodePointRange[] = [];
  const readBound = (): number | null => {
    if (characters[at] === "-" || characters[at] === "]") return null;
    if (characters[at] === "\\") at++;
    return characters[at++]?.codePointAt(0) ?? null;
  };
  while (ranges.length === 0 || characters[at] !== "]") {
    const low = readBound();
    if (low === null) return null;
    let high: number | null = low;
    if (characters[at] === "-") {
      at++;
      high = readBound();
      if (high === null) return null;
    }
    ranges.push([low, high]);
  }
  return { token: { kind: "class", negated, ranges, matchesSlash: true }, end: at + 1 };
}

/** The same as git's `wildmatch.c` reads it: `!` negates too, a `]` may stand first, named classes are known. */
function readGitClass(characters: readonly string[], start: number): ReadClass | null {
  let at = start + 1;
  const negated = characters[at] === "!" || characters[at] === "^";
  if (negated) at++;
  const ranges: CodePointRange[] = [];
  const first = at;
  while (at === first || characters[at] !== "]") {
    if (characters[at] === "[" && characters[at + 1] === ":") {
      const close = characters.indexOf("]", at + 2);
      const named = close === -1 ? undefined : NAMED_CLASSES.get(characters.slice(at + 2, close).join(""));
      if (named === undefined) return null;
      ranges.push(...named);
      at = close + 1;
      continue;
    }
    if (characters[at] === "\\") at++;
    const low = characters[at++]?.codePointAt(0);
    if (low === undefined) return null;
    let high: number | undefined = low;
    if (characters[at] === "-" && characters[at + 1] !== undefined && characters[at + 1] !== "]") {
      at += characters[at + 1] === "\\" ? 2 : 1;
      high = characters[at++]?.codePointAt(0);
      if (high === undefined) return null;
    }
    ranges.push([low, high]);
  }
  return { token: { kind: "class", negated, ranges, matchesSlash: false }, end: at + 1 };
}

/** ASCII only, as in git (`git-compat-util.h`); the keys hold the colon that closes the name. */
const NAMED_CLASSES: ReadonlyMap<string, readonly CodePointRange[]> = new Map([
  ["alnum:", [[0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a]]],
  ["alpha:", [[0x41, 0x5a], [0x61, 0x7a]]],
  ["blank:", [[0x20, 0x20], [0x09, 0x09]]],
  ["cntrl:", [[0x00, 0x1f], [0x7f, 0x7f]]],
  ["digit:", [[0x30, 0x39]]],
  ["graph:", [[0x21, 0x7e]]],
  ["lower:", [[0x61, 0x7a]]],
  ["print:", [[0x20, 0x7e]]],
  ["punct:", [[0x21, 0x2f], [0x3a, 0x40], [0x5b, 0x60], [0x7b, 0x7e]]],
  ["space:", [[0x20, 0x20], [0x09, 0x0d]]],
  ["upper:", [[0x41, 0x5a]]],
  ["xdigit:", [[0x30, 0x39], [0x41, 0x46], [0x61, 0x66]]],
]);
