import { basename } from "node:path/posix";
import type { Budget } from "./glob.ts";
import { compileGlob, hasWildcard } from "./glob-syntax.ts";
import { ancestors, cleanSource } from "./paths.ts";

/** A file that a COPY or ADD takes from its context. */
export interface SelectedFile {
  /** Relative to the context, with `/`. */
  readonly path: string;
  /** Where it lands below the destination: a file's own name, or its way from the copied directory. */
  readonly destinationRelative: string;
}

/** More than any honest pattern over 20,000 files needs; keeps a hostile pair of pattern and names below a second. */
const STEPS = 100_000_000;

/** Whether a path (relative, with `/`) matches a pattern of Go's `filepath.Match`; a malformed pattern matches nothing. */
export function matchGlob(pattern: string, path: string): boolean {
  return compileGlob(pattern, "match")?.matches(path, { steps: STEPS }) ?? false;
}

/**
 * The files of a listing (paths relative to the context, with `/`) that a COPY source takes: a file, a directory
 * (its content, not itself), `.`, or a pattern, which takes matching files and the content of matching directories
 * (BuildKit, fsutil `copy.ResolveWildcards`). Nothing when the source is not in the listing.
 */
export function selectSources(source: string, listing: readonly string[]): SelectedFile[] {
  const cleaned = cleanSource(source);
  if (cleaned === "") return listing.map((path) => ({ path, destinationRelative: path }));
  return hasWildcard(cleaned) ? selectByPattern(cleaned, listing) : selectByName(cleaned, listing);
}

function selectByName(name: string, listing: readonly string[]): SelectedFile[] {
  const start = `${name}/`;
  const selected: SelectedFile[] = [];
  for (const path of listing) {
    if (path === name) selected.push({ path, destinationRelative: basename(path) });
    else if (path.startsWith(start)) selected.push({ path, destinationRelative: path.slice(start.length) });
  }
  return selected;
}

function selectByPattern(pattern: string, listing: readonly string[]): SelectedFile[] {
  const { directory, rest } = splitAtWildcard(pattern);
  const glob = compileGlob(rest, "match");
  if (glob === null) return [];
  const budget: Budget = { steps: STEPS };
  const known = new Map<string, boolean>();
  const directoryMatches = (path: string): boolean => {
    let matches = known.get(path);
    if (matches === undefined) known.set(path, (matches = glob.matches(path, budget)));
    return matches;
  };
  const selected: SelectedFile[] = [];
  for (const path of listing) {
    if (!path.startsWith(directory)) continue;
    const below = path.slice(directory.length);
    // The outermost directory that matches is copied whole; the builder does not look into it for more matches.
    const copied = firstOf(ancestors(below), directoryMatches);
    if (copied !== undefined) selected.push({ path, destinationRelative: below.slice(copied.length + 1) });
    else if (glob.matches(below, budget)) selected.push({ path, destinationRelative: basename(path) });
  }
  return selected;
}

function firstOf(items: Iterable<string>, accepts: (item: string) => boolean): string | undefined {
  for (const item of items) if (accepts(item)) return item;
  return undefined;
}

/** Parts before the first one with a wildcard are taken literally: `directory` ends in `/` or is empty. */
function splitAtWildcard(pattern: string): { directory: string; rest: string } {
  const segments = pattern.split("/");
  const wild = segments.findIndex(hasWildcard);
  return {
    directory: segments.slice(0, wild).map((segment) => `${segment}/`).join(""),
    rest: segments.slice(wild).join("/"),
  };
}
