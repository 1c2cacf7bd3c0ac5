import type { Range } from "../parser/node.ts";
import { directoriesAbove, expandBraces, isWithin, joinPath, matchesGlob, relativeTo } from "./paths.ts";
import type { Secret } from "./value.ts";

/** What took a file away again, too late: «RUN rm» and its line. */
export interface Removal {
  readonly how: string;
  readonly line: number;
}

/** The place of the text that brought credential files into a layer. */
export interface FileOrigin {
  readonly kind: "copy" | "write";
  /** The layer it belongs to: one an instruction. */
  readonly layer: number;
  /** The source word or the writing command. */
  readonly range: Range;
  readonly files: CredentialFile[];
}

/** A credential at a path of a stage's file system. */
export interface CredentialFile {
  readonly origin: FileOrigin;
  readonly secret: Secret;
  /** The path where its layer has it. */
  readonly path: string;
  /** The path as a person knows it: relative to the build context for a copied file. */
  readonly label: string;
  /** Which of all files it was that were written, in order. */
  readonly serial: number;
  /** Set once a later layer deletes, overwrites, empties or moves it. The layer keeps it all the same. */
  removal: Removal | null;
}

/** More files than any build has; thousands of stages, each with the files of all before it, would be copied without end. */
const mostInherited = 200_000;

/** As many files are looked at for all commands together that name a directory or a pattern: `find /` ten thousand times. */
const mostListed = 200_000;

/** The same secret of the same origin comes twice in close succession; a file may be given ten thousand others. */
const mostCompared = 32;

/** The credential files of a stage's file system as it stands after the instructions so far. */
export class ImageFiles {
  readonly #byPath = new Map<string, CredentialFile[]>();
  /** By every directory but the root, the paths that are in it or further below. */
  readonly #inDirectory = new Map<string, Set<string>>();
  #written = 0;
  /** Files that nothing takes away for now, by their serials: from the first up to, not including, the second. */
  #spared: readonly (readonly [number, number])[] = [];
  /** How many files the stages of a chain of FROMs may still take over from one another, and list for their commands. */
  readonly #left: { inherited: number; listed: number };

  constructor(parent?: ImageFiles) {
    this.#left = parent ? parent.#left : { inherited: mostInherited, listed: mostListed };
    if (parent) this.#inherit(parent);
  }

  #inherit(parent: ImageFiles): void {
    for (const [path, files] of parent.#byPath) {
      this.#left.inherited -= files.length;
      if (this.#left.inherited < 0) return;
      this.#byPath.set(path, [...files]);
      this.#index(path);
    }
  }

  get isEmpty(): boolean {
    return this.#byPath.size === 0;
  }

  add(path: string, label: string, secret: Secret, origin: FileOrigin): void {
    const file: CredentialFile = { origin, secret, path, label, serial: this.#written++, removal: null };
    origin.files.push(file);
    this.#place(path, file);
  }

  #place(path: string, file: CredentialFile): void {
    const files = this.#byPath.get(path);
    if (!files) {
      this.#byPath.set(path, [file]);
      this.#index(path);
    } else if (!files.slice(-mostCompared).some(({ secret, origin }) => secret === file.secret && origin === file.origin)) files.push(file);
  }

  #index(path: string): void {
    for (const directory of directoriesAbove(path)) {
      const paths = this.#inDirectory.get(directory);
      if (paths) paths.add(path);
      else if (directory !== "/") this.#inDirectory.set(directory, new Set([path]));
    }
  }

  #delete(path: string): void {
    this.#byPath.delete(path);
    for (const directory of directoriesAbove(path)) this.#inDirectory.get(directory)?.delete(path);
  }

  /** How many files have been written so far. */
  get written(): number {
    return this.#written;
  }

  /** While the body runs, nothing takes away what was written since. */
  sparing<T>(since: number, body: () => T): T {
    if (since === this.#written) return body();
    const spared = this.#spared;
    this.#spared = [...spared, [since, this.#written]];
    try {
      return body();
    } finally {
      this.#spared = spared;
    }
  }

  #isSpared({ serial, origin }: CredentialFile, layer: number): boolean {
    return origin.layer === layer && this.#spared.some(([from, to]) => from <= serial && serial < to);
  }

  /** The path itself, and those below it; none where too many have been listed before. */
  #pathsWithin(path: string): string[] {
    const below = path === "/" ? this.#byPath : this.#inDirectory.get(path);
    if (below !== undefined && !this.#mayList(below.size)) return [];
    const found = [...(below?.keys() ?? [])];
    return path !== "/" && this.#byPath.has(path) ? [path, ...found] : found;
  }

  #mayList(count: number): boolean {
    this.#left.listed -= count;
    return this.#left.listed >= 0;
  }

  at(path: string): readonly CredentialFile[] {
    return this.#byPath.get(path) ?? [];
  }

  /** All files at or below the path, each with where it stands now. */
  below(path: string): { readonly path: string; readonly file: CredentialFile }[] {
    const found: { path: string; file: CredentialFile }[] = [];
    for (const at of this.#pathsWithin(path)) {
      for (const file of this.at(at)) found.push({ path: at, file });
    }
    return found;
  }

  /** The paths that a shell pattern names: itself, or what it matches; a directory stands for all below it. */
  matching(pattern: string): string[] {
    if (this.#byPath.size === 0) return [];
    if (!/[*?[{]/.test(pattern)) return this.#pathsWithin(pattern);
    if (!this.#mayList(this.#byPath.size)) return [];
    const patterns = expandBraces(pattern);
    return [...this.#byPath.keys()].filter((path) => patterns.some((one) => covers(one, path)));
  }

  /**
   * Takes away what the pattern names. A file of the same layer is gone for good; one of an earlier
   * layer stays there, and its record says what removed it. Returns how many were named.
   */
  remove(pattern: string, layer: number, removal: Removal): number {
    const paths = this.matching(pattern);
    for (const path of paths) {
      const files = this.#byPath.get(path)!;
      const spared = this.#spared.length === 0 ? [] : files.filter((file) => this.#isSpared(file, layer));
      for (const file of files) if (!spared.includes(file)) takeAway(file, layer, removal);
      if (spared.length > 0) this.#byPath.set(path, spared);
      else this.#delete(path);
    }
    return paths.length;
  }

  /** Moves what stands at or below `from`; the record follows, so that a later COPY --from still finds it. */
  move(from: string, to: string, layer: number, removal: Removal): void {
    for (const { path, file } of this.below(from)) {
      const files = this.#byPath.get(path);
      if (files) this.#delete(path);
      const target = joinPath(to, relativeTo(from, path));
      if (file.origin.layer === layer) {
        remove(file.origin.files, file);
        this.add(target, file.label, file.secret, file.origin);
      } else {
        file.removal ??= removal;
        this.#place(target, file);
      }
    }
  }
}

function takeAway(file: CredentialFile, layer: number, removal: Removal): void {
  if (file.origin.layer === layer) remove(file.origin.files, file);
  else file.removal ??= removal;
}

function remove<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at !== -1) list.splice(at, 1);
}

/** Whether the shell pattern names the path or a directory above it. */
export function covers(pattern: string, path: string): boolean {
  if (!/[*?[]/.test(pattern)) return isWithin(path, pattern);
  const segments = pattern.split("/");
  const named = path.split("/").slice(0, segments.length);
  return isShown(named, segments) && matchesGlob(pattern, named.join("/"));
}

/** Whether the pattern may name it, as far as hidden names go: `*` leaves out what begins with a dot. */
export function isShown(path: readonly string[], pattern: readonly string[]): boolean {
  return path.every((segment, i) => !segment.startsWith(".") || /^(?:\.|\[\.)/.test(pattern[i] ?? ""));
}
