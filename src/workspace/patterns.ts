import type { Budget, Glob } from "./glob.ts";
import { compileGlob } from "./glob-syntax.ts";
import { ancestors, cleanPath } from "./paths.ts";

/** A list of ignore patterns, the last that matches decides; `!` before a pattern makes it an exception. */
export interface PatternMatcher {
  /** Whether a path (relative, with `/`) is matched: itself or any directory it stands in, and not taken back later. */
  matches(path: string): boolean;
  /** Whether an exception could match something below a directory, so that it must be walked although it is matched. */
  mayHoldException(directory: string): boolean;
  /** The positions in the list of malformed patterns; builders refuse to build with one. */
  readonly malformed: readonly number[];
}

/** About two seconds of matching: 20,000 files against 500 patterns with wildcards. Then those match nothing more. */
const STEPS = 100_000_000;

/** Longer than any path can be (PATH_MAX of Linux), so it matches none. */
const LONGEST_PATH = 4096;

const SPECIAL = /[*?[\]\\]/;

/**
 * Makes a matcher of patterns as moby's `patternmatcher.New` and `MatchesOrParentMatches` take them: of a
 * .dockerignore's lines once `readIgnoreFile` has normalized them, or of `COPY --exclude=`, whose paths are relative
 * to the copied directory. Case matters. However many patterns have no wildcard, they are found by a look-up.
 */
export function createMatcher(patterns: readonly string[]): PatternMatcher {
  return new LastMatch(patterns);
}

/** A pattern that has to be tried on each path. */
interface Trial {
  readonly position: number;
  readonly pattern: Pick<Glob, "matches" | "mayMatchAfter">;
}

class LastMatch implements PatternMatcher {
  readonly malformed: number[] = [];
  /** Positions of the exceptions. */
  readonly #exceptions = new Set<number>();
  /** The last position of a pattern that is a plain path. */
  readonly #exact = new Map<string, number>();
  /** The same for what stands behind a leading `**` and a slash, when it is a plain path. */
  readonly #anywhere = new Map<string, number>();
  /** Last pattern first. */
  readonly #trials: readonly Trial[];
  readonly #exceptionTrials: readonly Trial[];
  /** In ascending order, to find by bisection whether one of them is below a directory. */
  readonly #exactExceptions: readonly string[];
  #hasExceptionAnywhere = false;
  readonly #byDirectory = new Map<string, number>();
  readonly #budget: Budget = { steps: STEPS };

  constructor(patterns: readonly string[]) {
    const trials: Trial[] = [];
    const exactExceptions: string[] = [];
    for (const [position, raw] of patterns.entries()) {
      const trimmed = raw.trim();
      if (trimmed === "") continue;
      const cleaned = cleanPath(trimmed);
      const isException = cleaned.startsWith("!");
      const pattern = isException ? cleaned.slice(1) : cleaned;
      if (pattern === "") {
        this.malformed.push(position);
        continue;
      }
      if (isException) this.#exceptions.add(position);
      if (!SPECIAL.test(pattern)) {
        if (pattern.length > LONGEST_PATH) continue;
        this.#exact.set(pattern, position);
        if (isException) exactExceptions.push(pattern);
      } else if (pattern.startsWith("**/") && !SPECIAL.test(pattern.slice(3))) {
        this.#anywhere.set(pattern.slice(3), position);
        if (isException) this.#hasExceptionAnywhere = true;
      } else {
        const compiled = compilePattern(pattern);
        if (compiled === null) this.malformed.push(position);
        else trials.push({ position, pattern: compiled });
      }
    }
    this.#trials = trials.reverse();
    this.#exceptionTrials = trials.filter(({ position }) => this.#exceptions.has(position));
    this.#exactExceptions = exactExceptions.sort(byCodeUnit);
  }

  matches(path: string): boolean {
    let last = -1;
    for (const directory of ancestors(path)) {
      let known = this.#byDirectory.get(directory);
      if (known === undefined) {
        known = this.#lastMatch(directory, last);
        this.#byDirectory.set(directory, known);
      }
      last = known;
    }
    last = this.#lastMatch(path, last);
    return last !== -1 && !this.#exceptions.has(last);
  }

  mayHoldException(directory: string): boolean {
    if (this.#exceptions.size === 0) return false;
    if (this.#hasExceptionAnywhere) return true;
    const start = `${directory}/`;
    const next = this.#exactExceptions[lowerBound(this.#exactExceptions, start)];
    if (next?.startsWith(start)) return true;
    return this.#exceptionTrials.some(({ pattern }) => pattern.mayMatchAfter(start, this.#budget));
  }

  /** The position of the last pattern that matches the path itself, or `floor` when none behind it does. */
  #lastMatch(path: string, floor: number): number {
    let last = Math.max(floor, this.#exact.get(path) ?? -1, this.#anywhere.get(path) ?? -1);
    if (this.#anywhere.size > 0) {
      for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) {
        last = Math.max(last, this.#anywhere.get(path.slice(at + 1)) ?? -1);
      }
    }
    for (const { position, pattern } of this.#trials) {
      if (position <= last || this.#budget.steps <= 0) break;
      if (pattern.matches(path, this.#budget)) return position;
    }
    return last;
  }
}

/** The forms that moby's `Pattern.compile` tells apart beside a plain path; null when the pattern is malformed. */
function compilePattern(pattern: string): Trial["pattern"] | null {
  if (pattern.endsWith("**") && !SPECIAL.test(pattern.slice(0, -2))) {
    const prefix = pattern.slice(0, -2);
    return {
      matches: (path) => path.startsWith(prefix),
      mayMatchAfter: (start) => start.startsWith(prefix) || prefix.startsWith(start),
    };
  }
  // `**.env` is no expression but a suffix: it matches `prod.env` too.
  if (pattern.startsWith("**") && !SPECIAL.test(pattern.slice(2))) {
    const suffix = pattern.slice(2);
    return { matches: (path) => path.endsWith(suffix), mayMatchAfter: () => true };
  }
  return compileGlob(pattern, "moby");
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The index of the first of the sorted texts that does not come before `text`. */
function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
