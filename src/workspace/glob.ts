export type CodePointRange = readonly [low: number, high: number];

/** A part of a compiled pattern. */
export type Token =
  | { readonly kind: "literal"; readonly code: number }
  /** `?`: a character but `/` */
  | { readonly kind: "any" }
  /** `[…]` */
  | {
      readonly kind: "class";
      readonly negated: boolean;
      readonly ranges: readonly CodePointRange[];
      /** Whether it may match `/`: it does in Go's Match and in the expressions that moby makes of it, not in git. */
      readonly matchesSlash: boolean;
    }
  /** `*`: any number of characters but `/` */
  | { readonly kind: "run" }
  /** `**` before more: nothing, or anything that ends in `/` */
  | { readonly kind: "directories" }
  /** `**` at the end: anything */
  | { readonly kind: "rest" };

/**
 * The work that a set of patterns may still cause, in steps of a few nanoseconds. Patterns and paths
 * both come from the linted repository; a hostile pair costs (length of one) × (length of the other).
 */
export interface Budget {
  steps: number;
}

const SLASH = 0x2f;
const LINE_FEED = 0x0a;

/** Searching for a longer text excludes hardly more, and takes longer where a hostile one almost matches everywhere. */
const LONGEST_INNER = 16;

/** What it costs to try a pattern, or to read a character, beside following the states. */
const TRIAL = 10;
const CHARACTER = 2;

/**
 * A pattern for whole paths with `/`, matched by following all ways through it at once: no input makes it
 * slower than pattern length × path length.
 */
export class Glob {
  readonly #tokens: readonly Token[];
  readonly #isLiteral: boolean;
  readonly #prefix: string;
  readonly #suffix: string;
  /** A text that stands somewhere in whatever matches. */
  readonly #inner: string;
  /** The states (numbers of tokens matched so far) after what has been read, and those being gathered. */
  #states: Uint32Array;
  #next: Uint32Array;
  #nextCount = 0;
  /** In which step each state was last reached, so that no state is followed twice in one step. */
  readonly #reached: Uint32Array;
  #step = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
    const head = firstWild(tokens);
    this.#isLiteral = head === tokens.length;
    this.#prefix = literalText(tokens.slice(0, head));
    const tail = firstWild(tokens.toReversed());
    this.#suffix = literalText(tokens.slice(tokens.length - tail));
    this.#inner = longestLiteral(tokens);
    this.#states = new Uint32Array(tokens.length + 1);
    this.#next = new Uint32Array(tokens.length + 1);
    this.#reached = new Uint32Array(tokens.length + 1);
  }

  /** Whether the whole of `path` matches; false also when the budget is used up. */
  matches(path: string, budget: Budget): boolean {
    budget.steps -= TRIAL + (path.length >> 3);
    if (budget.steps <= 0) return false;
    if (this.#isLiteral) return path === this.#prefix;
    // Most trials end here.
    if (!path.startsWith(this.#prefix) || !path.endsWith(this.#suffix) || !path.includes(this.#inner)) return false;
    return this.#follow(path, budget) && this.#reached[this.#tokens.length] === this.#step;
  }

  /** Whether some path that begins with `start` could match; true also when the budget is used up. */
  mayMatchAfter(start: string, budget: Budget): boolean {
    budget.steps -= TRIAL;
    return budget.steps <= 0 || this.#follow(start, budget) || budget.steps <= 0;
  }

  /** Whether any state is left after reading `text`; none is when the budget is used up. */
  #follow(text: string, budget: Budget): boolean {
    this.#begin();
    this.#enter(0);
    for (let at = 0; at < text.length; ) {
      const count = this.#nextCount;
      budget.steps -= count + CHARACTER;
      if (count === 0 || budget.steps <= 0) return false;
      const code = text.codePointAt(at)!;
      at += code > 0xffff ? 2 : 1;
      [this.#states, this.#next] = [this.#next, this.#states];
      this.#begin();
      for (let index = 0; index < count; index++) this.#read(this.#states[index]!, code);
    }
    return this.#nextCount > 0;
  }

  #begin(): void {
    this.#nextCount = 0;
    // Wrapping round would make an old mark look new.
    if (this.#step === 0xffff_ffff) {
      this.#reached.fill(0);
      this.#step = 0;
    }
    this.#step++;
  }

  #read(state: number, code: number): void {
    const token = this.#tokens[state];
    switch (token?.kind) {
      case "literal":
        if (token.code === code) this.#enter(state + 1);
        break;
      case "any":
        if (code !== SLASH) this.#enter(state + 1);
        break;
      case "class":
        if (code === SLASH && !token.matchesSlash) break;
        if (token.ranges.some(([low, high]) => low <= code && code <= high) !== token.negated) this.#enter(state + 1);
        break;
      case "run":
        if (code !== SLASH) this.#enter(state);
        break;
      // moby writes `**` as `.*` of a Go expression, whose dot does not match a line feed.
      case "rest":
        if (code !== LINE_FEED) this.#enter(state);
        break;
      case "directories":
        if (code !== LINE_FEED) this.#mark(state);
        if (code === SLASH) this.#enter(state + 1);
        break;
    }
  }

  /** Reaches a state from its left: what may be empty is passed over at once. */
  #enter(first: number): void {
    for (let state = first; ; state++) {
      const isNew = this.#mark(state);
      const kind = this.#tokens[state]?.kind;
      // Inside `directories` (marked by #read) its right side is only reached by a slash, so a mark tells nothing here.
      if (kind === "directories" || (isNew && (kind === "run" || kind === "rest"))) continue;
      return;
    }
  }

  #mark(state: number): boolean {
    if (this.#reached[state] === this.#step) return false;
    this.#reached[state] = this.#step;
    this.#next[this.#nextCount++] = state;
    return true;
  }
}

function firstWild(tokens: readonly Token[]): number {
  const found = tokens.findIndex((token) => token.kind !== "literal");
  return found === -1 ? tokens.length : found;
}

function literalText(tokens: readonly Token[]): string {
  return tokens.map((token) => (token.kind === "literal" ? String.fromCodePoint(token.code) : "")).join("");
}

/** The longest run of literal characters, or as much of it as is worth searching for. */
function longestLiteral(tokens: readonly Token[]): string {
  let longest: readonly Token[] = [];
  for (let start = 0; start < tokens.length; ) {
    const length = firstWild(tokens.slice(start, start + LONGEST_INNER));
    if (length > longest.length) longest = tokens.slice(start, start + length);
    start += length + 1;
  }
  return literalText(longest);
}
