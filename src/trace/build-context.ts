import type { Dockerfile } from "../parser/dockerfile/ast.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { judgeFile } from "../secrets/files.ts";
import { findBuildContext } from "../workspace/context.ts";
import { readIgnoreFile, type IgnoreFile } from "../workspace/dockerignore.ts";
import { createMatcher } from "../workspace/patterns.ts";
import { selectSources, type SelectedFile } from "../workspace/sources.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { copiedSources, sourcesOfOthers } from "./context-sources.ts";
import type { Settings } from "./settings.ts";

/** A credential file that a source of COPY or ADD takes along. */
export interface ContextCredential extends SelectedFile {
  readonly evidence: Evidence;
}

/** What a source of COPY or ADD names in the context. */
export interface SourceContent {
  /** Whether the workspace has anything under that name. */
  readonly exists: boolean;
  readonly isDirectory: boolean;
  readonly credentials: readonly ContextCredential[];
}

/** The files that the builder is sent, as far as the workspace has them. */
export interface BuildContext {
  /** Absolute path; null where nothing may be read. */
  readonly directory: string | null;
  readonly ignoreFile: IgnoreFile;
  /** Whether the builder leaves the path (relative to the context) out, or a person accepts it. */
  excludes(path: string): boolean;
  select(source: string, excluded: readonly string[]): SourceContent;
  /** The files that a source of COPY or ADD takes, relative to the context, as far as the workspace has them. */
  files(source: string): readonly string[];
  /** What other Dockerfiles take from it that read the same ignore file, as written. */
  sourcesOfOthers(): readonly string[];
  /** The text of a file below the context; null where it cannot be read. */
  read(path: string): string | null;
}

/** No source file is read beyond this; a credential file is small. */
const longestFile = 256 * 1024;
/** What one COPY reads at the most. */
const mostRead = 32 * 1024 * 1024;

/** Directories whose files nobody writes by hand: only their names are judged. */
const vendored = /(^|\/)(node_modules|vendor|\.git\/(objects|lfs|hooks|logs)|\.venv|venv|dist|target|__pycache__|\.yarn|\.terraform)\//;

/** What a Compose file says of the build of a Dockerfile. */
export interface ComposedBuild {
  /** Absolute path of the context. */
  readonly context: string;
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
  return new WorkspaceContext(directory, path, workspace, settings, composed?.secretFiles ?? []);
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
  #listing: readonly string[] | undefined;

  constructor(directory: string | null, dockerfile: string, workspace: Workspace, settings: Settings, secretFiles: readonly string[]) {
    this.directory = directory;
    this.#workspace = workspace;
    this.#dockerfile = dockerfile;
    this.#settings = settings;
    this.#secretFiles = new Set(secretFiles.flatMap((file) => (directory !== null && file.startsWith(`${directory}/`) ? [file.slice(directory.length + 1)] : [])));
    this.#own = directory !== null && dockerfile.startsWith(`${directory}/`) ? dockerfile.slice(directory.length + 1) : null;
    this.#allowed = createMatcher(settings.allow.files);
    this.ignoreFile = directory === null
      ? { path: null, text: "", ignores: () => false, mayHoldException: () => false }
      : readIgnoreFile(dockerfile, directory, workspace, settings.builder);
  }

  excludes(path: string): boolean {
    return this.ignoreFile.ignores(path) || this.#allowed.matches(path);
  }

  select(source: string, excluded: readonly string[]): SourceContent {
    const all = selectSources(source, this.#files());
    const isDirectory = all.length > 1 || (all.length === 1 && all[0]!.path !== source.replace(/^(\.?\/)+/, ""));
    if (all.length === 0) return { exists: false, isDirectory, credentials: [] };
    // A file that is named itself is copied whatever --exclude says (fsutil's copy.go).
    const matcher = createMatcher(isDirectory ? excluded : []);
    const selected = all.filter(({ path, destinationRelative }) =>
      path !== this.#own && !this.#allowed.matches(path) && !matcher.matches(destinationRelative));
    const credentials = this.#credentials(selected, !isDirectory);
    // A default password in one of many files is no reason to doubt `COPY . .`; in a file that is named, it is.
    return { exists: all.length > 0, isDirectory, credentials: isDirectory ? credentials.filter(({ evidence }) => !evidence.wellKnown) : credentials };
  }

  files(source: string): readonly string[] {
    return selectSources(source, this.#files()).map(({ path }) => path);
  }

  sourcesOfOthers(): readonly string[] {
    const isOwn = this.ignoreFile.path?.startsWith(this.#dockerfile) ?? false;
    return this.directory === null || isOwn ? [] : sourcesOfOthers(this.#dockerfile, this.directory, this.#workspace);
  }

  read(path: string): string | null {
    if (this.directory === null) return null;
    const result = this.#workspace.read(`${this.directory}/${path}`);
    return result.ok ? result.text : null;
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

  #credentials(selected: readonly SelectedFile[], named: boolean): ContextCredential[] {
    let budget = mostRead;
    return selected.flatMap((file) => {
      const key = `${named ? "=" : ""}${file.path}`;
      let evidence = this.#evidence.get(key);
      if (evidence === undefined) {
        const text = budget > 0 && !vendored.test(file.path) ? this.read(file.path) : null;
        budget -= text?.length ?? 0;
        const options = { named, secretNames: this.#settings.secretNames, allowed: this.#settings.allow.names };
        evidence = this.#secretFiles.has(file.path) ? secretFile : judgeFile(file.path, text !== null && text.length <= longestFile ? text : null, options);
        this.#evidence.set(key, evidence);
      }
      return evidence && evidence.confidence !== "possible" ? [{ ...file, evidence }] : [];
    });
  }
}
