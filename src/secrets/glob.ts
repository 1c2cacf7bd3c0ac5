/**
 * Whether the whole text matches one of the patterns, in which `*` stands for any text; case doesn't matter.
 * Runs in O(text × pattern) at worst, without a regular expression.
 */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  if (patterns.length === 0) return false;
  let compiled = sets.get(patterns);
  if (compiled === undefined) sets.set(patterns, (compiled = new PatternSet(patterns)));
  return compiled.matches(text);
}

/** The lists of the settings, which are asked about every name. */
const sets = new WeakMap<readonly string[], PatternSet>();

interface Pattern {
  /** What stands between the stars, in lower case. */
  readonly parts: readonly string[];
  readonly index: number;
}

/** Patterns of a table, prepared once: most are plain names or endings, which a look-up finds. */
export class PatternSet {
  /** The first index of each plain name. */
  readonly #names = new Map<string, number>();
  /** `*.key` by its ending's last character. */
  readonly #byEnd = new Map<string | undefined, Pattern[]>();
  /** `id_rsa*` by its first character. */
  readonly #byStart = new Map<string | undefined, Pattern[]>();
  readonly #others: Pattern[] = [];

  constructor(patterns: readonly string[]) {
    for (const [index, pattern] of patterns.entries()) {
      const parts = pattern.toLowerCase().split("*");
      if (parts.length > 1) this.#listFor(parts).push({ parts, index });
      else if (!this.#names.has(parts[0]!)) this.#names.set(parts[0]!, index);
    }
  }

  #listFor(parts: readonly string[]): Pattern[] {
    const end = parts.at(-1)!.at(-1);
    const start = parts[0]![0];
    if (end === undefined && start === undefined) return this.#others;
    const [lists, key] = end === undefined ? [this.#byStart, start] : [this.#byEnd, end];
    const list = lists.get(key) ?? [];
    lists.set(key, list);
    return list;
  }

  matches(text: string): boolean {
    return this.firstMatch(text) !== Infinity;
  }

  /** The index of the first pattern that matches; Infinity where none does. Patterns of a bucket stand in their order. */
  firstMatch(text: string): number {
    const lower = text.toLowerCase();
    return Math.min(
      this.#names.get(lower) ?? Infinity,
      firstOf(this.#byEnd.get(lower.at(-1)), lower),
      firstOf(this.#byStart.get(lower[0]), lower),
      firstOf(this.#others, lower),
    );
  }
}

function firstOf(patterns: readonly Pattern[] | undefined, text: string): number {
  return patterns?.find(({ parts }) => matchesParts(text, parts))?.index ?? Infinity;
}

/** `parts` are what stands between the stars. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}
