/**
 * Whether the whole text matches one of the patterns, in which `*` stands for any text; case doesn't matter.
 * Runs in O(text × pattern) at worst, without a regular expression.
 */
export function matchesAny(text: string, patterns: readonly string[]): boolean {
  return patterns.length > 0 && new PatternSet(patterns).matches(text);
}

/** Patterns of a table, prepared once: most are plain names or endings, which a look-up finds. */
export class PatternSet {
  readonly #names = new Set<string>();
  /** `*.key` by its ending's last character, and the like for `id_rsa*` by its first; all others under "". */
  readonly #others = new Map<string, string[][]>();

  constructor(patterns: readonly string[]) {
    for (const pattern of patterns) {
      const parts = pattern.toLowerCase().split("*");
      if (parts.length === 1) this.#names.add(parts[0]!);
      else {
        const key = keyOf(parts);
        this.#others.set(key, [...(this.#others.get(key) ?? []), parts]);
      }
    }
  }

  matches(text: string): boolean {
    const lower = text.toLowerCase();
    if (this.#names.has(lower)) return true;
    return [`$${lower.at(-1)}`, `^${lower[0]}`, ""].some((key) => this.#others.get(key)?.some((parts) => matchesParts(lower, parts)));
  }
}

function keyOf(parts: readonly string[]): string {
  const last = parts.at(-1)!.at(-1);
  if (last !== undefined) return `$${last}`;
  return parts[0] === "" ? "" : `^${parts[0]![0]}`;
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
