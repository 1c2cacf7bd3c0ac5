import type { FileOrigin, ImageFiles, Removal } from "./image-files.ts";
import { covers, isShown } from "./image-files.ts";
import { isWithin, joinPath, matchesGlob, relativeTo } from "./paths.ts";
import { secretsIn, type Value } from "./value.ts";

/** A directory or file that a mount lays over the image's own while a RUN lasts. */
export interface Overlay {
  readonly path: string;
  /** What it holds, by path relative to `path`; shared between RUNs for a cache. */
  readonly contents: Map<string, Value>;
  /** What a file that is not among the contents may hold, judged by its name; absent where the contents are all there is. */
  readonly guess?: (relative: string) => Value;
}

/** Where the kernel's or the builder's own file systems lie: nothing under them is committed (EXPOSURE E23, E26). */
const neverCommitted = ["/dev", "/proc", "/sys"];

/** What keeps nothing of what is written to it. */
const bottomless: ReadonlySet<string> = new Set(["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty", "/dev/console"]);

/** The file system as the processes of one RUN see it: the image's, with the mounts over it. */
export class RunFiles {
  readonly #image: ImageFiles;
  readonly #mounts: readonly Overlay[];
  #all: readonly Overlay[] | undefined;

  constructor(image: ImageFiles, mounts: readonly Overlay[]) {
    this.#image = image;
    this.#mounts = mounts;
  }

  /** The mounts and the kernel's own file systems, the innermost first, as it wins in a real mount table. */
  get #overlays(): readonly Overlay[] {
    this.#all ??= [...neverCommitted.map((path) => ({ path, contents: new Map<string, Value>() })), ...this.#mounts]
      .sort((a, b) => b.path.length - a.path.length);
    return this.#all;
  }

  /** Those that may hold something; the kernel's do only once something has been written. */
  get #holding(): readonly Overlay[] {
    return this.#all ?? this.#mounts;
  }

  #overlay(path: string): Overlay | undefined {
    return this.#overlays.find((overlay) => isWithin(path, overlay.path));
  }

  /** Whether a mount, and not the image, has what stands there. */
  isMounted(path: string): boolean {
    return this.#overlay(path) !== undefined;
  }

  /** Everything with a secret at or below the path. */
  tree(path: string): { readonly relative: string; readonly value: Value }[] {
    const found: { relative: string; value: Value }[] = [];
    for (const overlay of this.#holding) {
      for (const [relative, value] of overlay.contents) {
        const at = joinPath(overlay.path, relative);
        if (isWithin(at, path) && this.#overlay(at) === overlay) found.push({ relative: relativeTo(path, at), value });
      }
    }
    const guessed = found.length === 0 ? this.#guess(path) : [];
    if (guessed.length > 0) found.push({ relative: "", value: guessed });
    for (const { path: at, file } of this.#image.below(path)) {
      if (!this.#overlay(at)) found.push({ relative: relativeTo(path, at), value: [{ kind: "secret", secret: file.secret }] });
    }
    return found;
  }

  #guess(path: string): Value {
    const overlay = this.#overlay(path);
    return overlay?.guess?.(relativeTo(overlay.path, path)) ?? [];
  }

  /** What a pattern of the shell names, as far as it is or holds a secret; hidden names only where the pattern shows them. */
  glob(pattern: string): string[] {
    const segments = pattern.split("/");
    const named = this.tree("/").map(({ relative }) => joinPath("/", relative).split("/").slice(0, segments.length));
    const visible = named.filter((path) => isShown(path, segments));
    return [...new Set(visible.map((path) => path.join("/")))].filter((path) => matchesGlob(pattern, path)).sort();
  }

  /** Puts the value there; `origin` is asked for only where a layer will hold it. */
  write(path: string, label: string, value: Value, origin: () => FileOrigin): void {
    const overlay = this.#overlay(path);
    if (overlay) {
      if (!bottomless.has(path)) overlay.contents.set(relativeTo(overlay.path, path), value);
      return;
    }
    for (const secret of secretsIn(value)) this.#image.add(path, label, secret, origin());
  }

  remove(pattern: string, layer: number, removal: () => Removal): void {
    for (const overlay of this.#holding) {
      for (const relative of [...overlay.contents.keys()]) {
        if (relative !== "" && covers(pattern, joinPath(overlay.path, relative))) overlay.contents.delete(relative);
      }
    }
    if (!this.#image.isEmpty) this.#image.remove(pattern, layer, removal());
  }

  /** Whether something is known to stand below the path. */
  isDirectory(path: string): boolean {
    return this.#overlays.some((overlay) => overlay.path.startsWith(`${path}/`) || (overlay.path === path && !overlay.contents.has(""))) ||
      this.#image.below(path).some(({ path: at }) => at !== path);
  }

  /** The file that was at `to` is gone then; what is below a directory stays beside what comes. */
  move(from: string, to: string, layer: number, removal: () => Removal, origin: () => FileOrigin): void {
    if (from !== to && !this.isDirectory(to)) this.remove(to, layer, removal);
    if (!this.#overlay(from) && !this.#overlay(to)) {
      if (!this.#image.isEmpty) this.#image.move(from, to, layer, removal());
      return;
    }
    for (const { relative, value } of this.tree(from)) this.write(joinPath(to, relative), to, value, origin);
    this.remove(from, layer, removal);
  }
}

