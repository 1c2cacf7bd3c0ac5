import type { Dockerfile } from "../parser/dockerfile/ast.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { judgeFile } from "../secrets/files.ts";
import { isArchive, isUnpackedByAdd, type ArchiveEntry } from "../workspace/archives/archive.ts";
import { findBuildContext } from "../workspace/context.ts";
import { readIgnoreFile, type IgnoreFile } from "../workspace/dockerignore.ts";
import { cleanSource } from "../workspace/paths.ts";
import { createMatcher } from "../workspace/patterns.ts";
import { matchGlob, selectSources, type SelectedFile } from "../workspace/sources.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { copiedSources, sourcesOfOthers } from "./context-sources.ts";
import { pairOptions, type Settings } from "./settings.ts";

/** A credential file that a source of COPY or ADD takes along. */
export interface ContextCredential extends SelectedFile {
  readonly evidence: Evidence;
  /** The archive that it is packed in, relative to the context; its own path goes on from there. */
  readonly archive?: string;
  /** Whether it lands unpacked, at its place below the destination. */
  readonly unpacked?: true;
}

/** What a source of COPY or ADD names in the context. */
export interface SourceContent {
  /** Whether the workspace has anything under that name. */
  readonly exists: boolean;
  readonly isDirectory: boolean;
  readonly credentials: readonly ContextCredential[];
}

export interface SelectOptions {
  /** The patterns of `--exclude`. */
  readonly excluded?: readonly string[];
  /** What happens to an archive that the source names: it is not looked into when left out. */
  readonly archives?: "kept" | "unpacked";
}

/** The files that the builder is sent, as far as the workspace has them. */
export interface BuildContext {
  /** Absolute path; null where nothing may be read. */
  readonly directory: string | null;
  readonly ignoreFile: IgnoreFile;
  /** Whether the builder leaves the path (relative to the context) out, or a person accepts it. */
  excludes(path: string): boolean;
  select(source: string, options?: SelectOptions): SourceContent;
  /** The files that a source of COPY or ADD takes, relative to the context, as far as the workspace has them. */
  files(source: string): readonly string[];
  /** What other Dockerfiles take from it that read the same ignore file, as written. */
  sourcesOfOthers(): readonly string[];
  /** What a Compose file says of the path when it hands it out as a secret, whether the workspace has the file or git keeps it back. */
  handedOut(path: string): Evidence | null;
  /** The text of a file below the context; null where it cannot be read. */
  read(path: string): string | null;
  /** The other directory that the build is given under this name; null where there is none. */
  named(name: string): BuildContext | null;
}

/** No source file is read beyond this; a credential file is small. */
const longestFile = 256 * 1024;
/** What one COPY reads at the most. */
const mostRead = 32 * 1024 * 1024;

/** Directories whose files nobody writes by hand: only their names are judged. */
const vendored = /(^|\/)(node_modules|vendor|\.git\/(objects|lfs|hooks|logs)|\.venv|venv|dist|target|__pycache__|\.yarn|\.terraform)\//;

/** Of those, the ones whose archives are packages of others. */
const foreign = /(^|\/)(node_modules|vendor|\.git|\.venv|venv|\.yarn|\.terraform)\//;

/** Where a root file system has what its distribution's packages bring, examples and tests among it. */
const installed = /^(?:usr\/(?:share|lib\w*|src|include)|lib\w*|var\/lib\/(?:dpkg|apk|rpm))\//;

/** Stands for the content of a file of an archive that is no text: only a name that says all then counts. */
const unreadable = "\0";

/** What a Compose file says of the build of a Dockerfile. */
export interface ComposedBuild {
  /** Absolute path of the context. */
  readonly context: string;
  /** Absolute paths of other directories, by the names that COPY --from has for them. */
  readonly namedContexts: ReadonlyMap<string, string>;
  /** Absolute paths of the files behind the project's secrets. */
  readonly secretFiles: readonly string[];
  /** The ids that the build offers to secret mounts; null where that is not to be held against them. */
  readonly secretIds: readonly string[] | null;
}

/** The context that `composed` names, else the settings, else the one that fits the COPY instructions best. */
export function openBuildContext(
  path: string,
  tree: Dockerfile,
  workspace: Workspace,
  settings: Settings,
  composed: ComposedBuild | null,
): BuildContext {
  const directory = !settings.files ? null : (composed?.context ?? findBuildContext(path, copiedSources(tree), workspace, settings.context));
  return new WorkspaceContext(directory, path, workspace, settings, composed);
}

const secretFile: Evidence = { kind: "secret", confidence: "certain", basis: "file", why: "a Compose file hands it out as a secret", wellKnown: false };

class WorkspaceContext implements BuildContext {
  readonly directory: string | null;
  readonly ignoreFile: IgnoreFile;
  readonly #workspace: Workspace;
  readonly #settings: Settings;
  /** Files that a Compose file hands out as secrets, relative to the context. */
  readonly #secretFiles: ReadonlySet<string>;
  readonly #allowed: ReturnType<typeof createMatcher>;
  /** The linted file itself, relative to the context: what it holds is reported where it stands. */
  readonly #own: string | null;
  readonly #dockerfile: string;
  readonly #evidence = new Map<string, Evidence | null>();
  readonly #composed: ComposedBuild | null;
  #listing: readonly string[] | undefined;

  constructor(directory: string | null, dockerfile: string, workspace: Workspace, settings: Settings, composed: ComposedBuild | null) {
    this.#composed = composed;
    this.directory = directory;
    this.#workspace = workspace;
    this.#dockerfile = dockerfile;
    this.#settings = settings;
    this.#secretFiles = new Set((composed?.secretFiles ?? []).flatMap((file) => (directory !== null && file.startsWith(`${directory}/`) ? [file.slice(directory.length + 1)] : [])));
    this.#own = directory !== null && dockerfile.startsWith(`${directory}/`) ? dockerfile.slice(directory.length + 1) : null;
    this.#allowed = createMatcher(settings.allow.files);
    this.ignoreFile = directory === null
      ? { path: null, text: "", ignores: () => false, mayHoldException: () => false }
      : readIgnoreFile(dockerfile, directory, workspace, settings.builder);
  }

  excludes(path: string): boolean {
    return this.ignoreFile.ignores(path) || this.#allowed.matches(path);
  }

  select(source: string, { excluded = [], archives }: SelectOptions = {}): SourceContent {
    const all = selectSources(source, this.#files());
    const isDirectory = all.length > 1 || (all.length === 1 && all[0]!.path !== cleanSource(source));
    if (all.length === 0) return { exists: false, isDirectory, credentials: [] };
    // A file that is named itself is copied whatever --exclude says (fsutil's copy.go).
    const matcher = createMatcher(isDirectory ? excluded : []);
    const selected = all.filter(({ path, destinationRelative }) =>
      path !== this.#own && !this.#allowed.matches(path) && !matcher.matches(destinationRelative));
    // Those within a directory that is copied stay packed.
    const isUnpacked = (path: string): boolean => isUnpackedByAdd(path) && (!isDirectory || matchGlob(cleanSource(source), path));
    const packing = archives === "unpacked" ? isUnpacked : archives === "kept" ? () => false : null;
    const credentials = this.#credentials(selected, !isDirectory, packing);
    // A default password in one of many files is no reason to doubt `COPY . .`; in a file that is named, it is.
    return { exists: all.length > 0, isDirectory, credentials: credentials.filter(({ evidence, archive }) => !evidence.wellKnown || (!isDirectory && archive === undefined)) };
  }

  files(source: string): readonly string[] {
    return selectSources(source, this.#files()).map(({ path }) => path);
  }

  sourcesOfOthers(): readonly string[] {
    const isOwn = this.ignoreFile.path?.startsWith(this.#dockerfile) ?? false;
    return this.directory === null || isOwn ? [] : sourcesOfOthers(this.#dockerfile, this.directory, this.#workspace);
  }

  handedOut(path: string): Evidence | null {
    return this.#secretFiles.has(path) ? secretFile : null;
  }

  read(path: string): string | null {
    if (this.directory === null) return null;
    const result = this.#workspace.read(`${this.directory}/${path}`);
    return result.ok ? result.text : null;
  }

  named(name: string): BuildContext | null {
    const directory = this.#settings.files ? this.#composed?.namedContexts.get(name) : undefined;
    if (directory === undefined) return null;
    // It has an ignore file of its own, and never the one of a Dockerfile (EXPOSURE section 7).
    return new WorkspaceContext(directory, `${directory}/`, this.#workspace, this.#settings, { ...this.#composed!, namedContexts: new Map() });
  }

  /** What the builder sees, without what the ignore file names. */
  #files(): readonly string[] {
    if (this.#listing) return this.#listing;
    if (this.directory === null) return (this.#listing = []);
    const { ignoreFile } = this;
    const prune = (path: string) => ignoreFile.ignores(path) && !ignoreFile.mayHoldException(path);
    const { files } = this.#workspace.list(this.directory, prune);
    return (this.#listing = files.filter((path) => !ignoreFile.ignores(path)));
  }

  /** `isUnpacked` says what becomes of an archive; null where none is looked into. */
  #credentials(selected: readonly SelectedFile[], named: boolean, isUnpacked: ((path: string) => boolean) | null): ContextCredential[] {
    const budget = { left: mostRead };
    return selected.flatMap((file): ContextCredential[] => {
      const packed = isUnpacked === null ? null : this.#archive(file.path);
      if (isUnpacked && packed) return this.#packedCredentials(file, packed, isUnpacked(file.path));
      const evidence = this.#judge(file.path, named, () => this.#readWithin(budget, file.path));
      return evidence ? [{ evidence, ...file }] : [];
    });
  }

  #packedCredentials({ path: archive, destinationRelative }: SelectedFile, entries: readonly ArchiveEntry[], unpacked: boolean): ContextCredential[] {
    return entries.flatMap((entry): ContextCredential[] => {
      const path = `${archive}/${entry.path}`;
      if (installed.test(entry.path) || this.#allowed.matches(path)) return [];
      const evidence = this.#judge(path, false, () => entry.text ?? unreadable);
      if (!evidence) return [];
      return [unpacked ? { path, destinationRelative: entry.path, evidence, archive, unpacked } : { path, destinationRelative, evidence, archive }];
    });
  }

  #archive(path: string): readonly ArchiveEntry[] | null {
    if (this.directory === null || !isArchive(path) || foreign.test(path) || this.#secretFiles.has(path)) return null;
    return this.#workspace.archive(`${this.directory}/${path}`, isWanted);
  }

  #readWithin(budget: { left: number }, path: string): string | null {
    const text = budget.left > 0 && !vendored.test(path) ? this.read(path) : null;
    budget.left -= text?.length ?? 0;
    return text !== null && text.length <= longestFile ? text : null;
  }

  /** The evidence that a reviewer would not doubt; looked for once. */
  #judge(path: string, named: boolean, read: () => string | null): Evidence | null {
    const key = `${named ? "=" : ""}${path}`;
    let evidence = this.#evidence.get(key);
    if (evidence === undefined) {
      const options = { named, ...pairOptions(this.#settings) };
      evidence = this.handedOut(path) ?? judgeFile(path, read(), options);
      this.#evidence.set(key, evidence);
    }
    return evidence && evidence.confidence !== "possible" ? evidence : null;
  }
}

/** Of an archive's files, those whose text tells something. */
function isWanted(path: string): boolean {
  return !vendored.test(path);
}
