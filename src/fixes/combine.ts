import { sorted } from "./edits.ts";
import type { FileEdits, Rewrite, TextEdit } from "./rewrite.ts";

/**
 * Puts rewrites of the same texts into one, as if one after the other had been applied. Those that would meddle with an
 * earlier one are left out: they overlap, empty the same instruction, are about the same path, have the same id for another
 * secret, or change the same other file.
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
  /** By id, what is said of handing the secret over. */
  readonly #secrets = new Map<string, string>();
  readonly #files = new Set<string>();
  readonly #regions = new Set<string>();
  readonly #edits: TextEdit[] = [];

  constructor(path: string, first: Rewrite) {
    this.#path = path;
    this.add(first);
  }

  /** Takes what the rewrite needs; false where some of it is taken. */
  add({ files, handover, alone }: Rewrite): boolean {
    if (!alone) return false;
    const others = files.map(({ path }) => path).filter((path) => path !== this.#path);
    const edits = files.flatMap((file) => (file.path === this.#path ? file.edits : []));
    const regions = alone.regions.map((range) => range.join(":"));
    const secrets = handover.flatMap(({ means, text }) => (means?.kind === "secret" ? [[means.id, text] as const] : []));
    const isTaken = alone.names.some((name) => this.#names.has(name)) ||
      secrets.some(([id, text]) => (this.#secrets.get(id) ?? text) !== text) ||
      others.some((path) => this.#files.has(path)) ||
      regions.some((region) => this.#regions.has(region)) ||
      edits.some((edit) => this.#edits.some((other) => overlap(edit, other)));
    if (isTaken) return false;
    for (const name of alone.names) this.#names.add(name);
    for (const [id, text] of secrets) this.#secrets.set(id, text);
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
  const own = mountedOnce(sorted([...rewrites].reverse().flatMap(({ files }) => files.flatMap((file) => (file.path === path ? file.edits : [])))));
  const others = rewrites.flatMap(({ files }) => files.filter((file) => file.path !== path));
  const files: FileEdits[] = [...(own.length > 0 ? [{ path, edits: own }] : []), ...others];
  return { files, handover: rewrites.flatMap(({ handover }) => handover) };
}

/** Two rewrites may each mount the same secret on one RUN. */
function mountedOnce(edits: readonly TextEdit[]): TextEdit[] {
  const mounted = new Set<string>();
  return edits.flatMap((edit) => {
    if (!edit.text.startsWith(" --mount=") || edit.range[0] < edit.range[1]) return [edit];
    const flags = edit.text.split(/(?= --mount=)/).filter((flag) => !mounted.has(`${edit.range[0]}${flag}`));
    for (const flag of flags) mounted.add(`${edit.range[0]}${flag}`);
    return flags.length === 0 ? [] : [{ ...edit, text: flags.join("") }];
  });
}
