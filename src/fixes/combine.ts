import { sorted } from "./edits.ts";
import type { FileEdits, Rewrite, TextEdit } from "./rewrite.ts";

/**
 * Puts rewrites of the same texts into one, as if one after the other had been applied. Those that would meddle with an
 * earlier one are left out: they overlap, empty the same instruction, bring the same name, or change the same other file.
 *
 * @param path The linted file.
 */
export function combine(path: string, rewrites: readonly Rewrite[]): { readonly rewrite: Rewrite; readonly chosen: readonly Rewrite[] } | null {
  const [first, ...rest] = rewrites;
  if (!first) return null;
  const chosen = [first];
  if (first.alone) {
    const taken = new Taken(path, first);
    for (const rewrite of rest) if (taken.add(rewrite)) chosen.push(rewrite);
  }
  return { rewrite: chosen.length === 1 ? first : merge(path, chosen), chosen };
}

/** What the rewrites so far have for themselves. */
class Taken {
  readonly #path: string;
  readonly #names = new Set<string>();
  readonly #files = new Set<string>();
  readonly #regions = new Set<string>();
  readonly #edits: TextEdit[] = [];

  constructor(path: string, first: Rewrite) {
    this.#path = path;
    this.add(first);
  }

  /** Takes what the rewrite needs; false where some of it is taken. */
  add({ files, alone }: Rewrite): boolean {
    if (!alone) return false;
    const others = files.map(({ path }) => path).filter((path) => path !== this.#path);
    const edits = files.flatMap((file) => (file.path === this.#path ? file.edits : []));
    const regions = alone.regions.map((range) => range.join(":"));
    const isTaken = alone.names.some((name) => this.#names.has(name)) ||
      others.some((path) => this.#files.has(path)) ||
      regions.some((region) => this.#regions.has(region)) ||
      edits.some((edit) => this.#edits.some((other) => overlap(edit, other)));
    if (isTaken) return false;
    for (const name of alone.names) this.#names.add(name);
    for (const other of others) this.#files.add(other);
    for (const region of regions) this.#regions.add(region);
    this.#edits.push(...edits);
    return true;
  }
}

function overlap({ range: a }: TextEdit, { range: b }: TextEdit): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

function merge(path: string, rewrites: readonly Rewrite[]): Rewrite {
  // What is put in at one place comes before what an earlier rewrite has put there.
  const own = sorted([...rewrites].reverse().flatMap(({ files }) => files.flatMap((file) => (file.path === path ? file.edits : []))));
  const others = rewrites.flatMap(({ files }) => files.filter((file) => file.path !== path));
  const files: FileEdits[] = [...(own.length > 0 ? [{ path, edits: own }] : []), ...others];
  return { files, handover: rewrites.flatMap(({ handover }) => handover) };
}
