import { dirname, join, relative, resolve } from "node:path";
import { Linter } from "../engine/linter.ts";
import type { LintResult } from "../engine/result.ts";
import { languageByName, languageByText } from "../languages/languages.ts";
import { decodeText } from "../workspace/decode.ts";
import { findRoot, openWorkspace, readLintedFile, type ReadResult, type Refusal, type Workspace } from "../workspace/workspace.ts";
import type { LoadedConfig } from "./config/config.ts";
import { ConfigFinder } from "./config/find.ts";
import { ConfigResolver, type CommandLineConfig, type FileRules } from "./config/resolve.ts";
import { discover } from "./discover.ts";
import type { Fixer } from "./fixer.ts";
import type { Progress } from "./progress.ts";

export interface LintRun {
  readonly results: readonly LintResult[];
  /** A line for each thing that could not be linted. */
  readonly problems: readonly string[];
  /** A line for each thing that a person may want to know of. */
  readonly notices: readonly string[];
}

export interface LintSetup {
  readonly cwd: string;
  /** What `--config` names; the files' own are looked for when absent. */
  readonly config?: LoadedConfig;
  readonly commandLine: CommandLineConfig;
  readonly progress: Progress;
  /** Rewrites the files, where that is asked for. */
  readonly fixer?: Fixer;
}

const refusals: Readonly<Record<Refusal, string>> = {
  missing: "no such file or directory",
  directory: "is a directory",
  "not a regular file": "is not a regular file",
  "too large": "is too large",
  binary: "is not a text file",
  outside: "leads out of its repository",
  unreadable: "cannot be read",
};

function refusalOfDirectory(why: Refusal): string {
  return why === "too large" ? "holds too many files to look at all of them" : refusals[why];
}

/** Lints files and what is found below directories; paths are absolute or relative to the working directory. */
export async function lintPaths(paths: readonly string[], setup: LintSetup): Promise<LintRun> {
  const linter = new FileLinter(setup);
  for (const path of composeFirst([...new Set(paths.map((path) => resolve(setup.cwd, path)))], setup)) await linter.lintNamed(path);
  return linter.end();
}

/** Lints the files of a list, as if a search had found them: what is of no language by its name is passed over. */
export async function lintListed(paths: readonly string[], setup: LintSetup): Promise<LintRun> {
  const linter = new FileLinter(setup);
  await linter.lintFound(paths.filter((path) => languageByName(path) !== undefined).map((path) => resolve(setup.cwd, path)), setup.cwd);
  return linter.end();
}

/** Lints a text as if it stood at `path`; where no path is given, under the usual name for what it looks like. */
export async function lintStdin(bytes: Uint8Array, path: string | undefined, setup: LintSetup): Promise<LintRun> {
  const text = decodeText(bytes);
  if (text === null) return { results: [], problems: [`standard input ${refusals.binary}.`], notices: [] };
  const linter = new FileLinter(setup);
  const name = path ?? (languageByText(text)?.name === "compose" ? "compose.yaml" : "Dockerfile");
  await linter.lint(resolve(setup.cwd, name), { ok: true, text }, setup.cwd, "named");
  return linter.end();
}

/** What holds for a single file (absolute): its configuration, and where that comes from. */
export async function configFor(path: string, setup: LintSetup): Promise<FileRules & { readonly loaded: LoadedConfig }> {
  return new FileLinter(setup).rulesOf(path, setup.cwd);
}

/** A Compose file is rewritten together with the Dockerfiles that it builds, so it comes before them. */
function composeFirst(paths: readonly string[], { fixer }: LintSetup): readonly string[] {
  if (!fixer) return paths;
  const isCompose = (path: string): boolean => languageByName(path)?.name === "compose";
  return [...paths.filter(isCompose), ...paths.filter((path) => !isCompose(path))];
}

/** Collects results and problems over files that share workspaces and configurations. */
class FileLinter implements LintRun {
  readonly results: LintResult[] = [];
  readonly problems: string[] = [];
  readonly notices: string[] = [];
  readonly #setup: LintSetup;
  readonly #configs: ConfigFinder;
  readonly #resolvers = new Map<LoadedConfig, { readonly resolver: ConfigResolver; readonly linters: Map<string, Linter> }>();
  readonly #seen = new Set<string>();
  readonly #roots = new Map<string, string>();
  readonly #workspaces = new Map<string, Workspace>();

  constructor(setup: LintSetup) {
    this.#setup = setup;
    this.#configs = new ConfigFinder(setup.cwd, setup.config);
  }

  async lintNamed(path: string): Promise<void> {
    const result = readLintedFile(path);
    if (result.ok || result.reason !== "directory") return this.lint(path, result, this.#setup.cwd, "named");
    // As for a file in it: a repository's root is told by what is above its files.
    const { files, truncated, refused } = discover(path, this.#workspaceOf(join(path, "Dockerfile"), path));
    if (truncated) this.#refuse(path, "holds too many files to look at all of them; name directories in it");
    for (const { path: directory, why } of refused) this.#refuse(directory, refusalOfDirectory(why));
    await this.lintFound(files, path);
  }

  /** Lints files that a search or a list has, with `named` as the directory that was searched. */
  async lintFound(files: readonly string[], named: string): Promise<void> {
    for (const [index, file] of composeFirst(files, this.#setup).entries()) {
      this.#setup.progress.step(index, files.length, this.#show(file));
      await this.lint(file, readLintedFile(file), named, "found");
    }
  }

  /** `directory` is the one that a person named, or started from. */
  async lint(path: string, file: ReadResult, directory: string, how: "named" | "found"): Promise<void> {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    const { isIgnored, loaded, linter } = await this.rulesOf(path, directory);
    if (isIgnored) {
      if (how === "named") this.notices.push(`${this.#show(path)}: left out, as ${loaded.source} ignores it.`);
      return;
    }
    if (!file.ok) return this.#refuse(path, refusals[file.reason]);
    const workspace = this.#workspaceOf(path, directory);
    const { fixer } = this.#setup;
    const result = fixer
      ? await fixer.lint(linter(), { path, text: file.text, root: workspace.root })
      : await linter().lintText({ path, text: file.text, workspace });
    if (result === undefined) this.#refuse(path, "is no Dockerfile and no Compose file, neither by its name nor by its text");
    else this.results.push(result);
  }

  /** Tells what COPY may take from directories that nobody could look into; those of a search have been told. */
  end(): this {
    for (const { unlisted } of this.#workspaces.values()) {
      for (const [directory, why] of unlisted) {
        const line = `${this.#show(directory)}: ${refusalOfDirectory(why)}`;
        if (why === "missing" || this.problems.includes(`${line}.`)) continue;
        this.notices.push(`${line}, so what COPY takes of it was not looked at.`);
      }
    }
    return this;
  }

  async rulesOf(path: string, directory: string): Promise<FileRules & { readonly loaded: LoadedConfig; readonly linter: () => Linter }> {
    const loaded = await this.#configs.configOf(path, this.#workspaceOf(path, directory));
    let known = this.#resolvers.get(loaded);
    if (known === undefined) {
      known = { resolver: new ConfigResolver(loaded, this.#setup.commandLine), linters: new Map() };
      this.#resolvers.set(loaded, known);
    }
    const { resolver, linters } = known;
    const rules = resolver.resolve(path);
    const linter = (): Linter => {
      let linter = linters.get(rules.key);
      if (linter === undefined) linters.set(rules.key, (linter = new Linter(rules.options())));
      return linter;
    };
    return { ...rules, loaded, linter };
  }

  #refuse(path: string, why: string): void {
    this.problems.push(`${this.#show(path)}: ${why}.`);
  }

  #show(path: string): string {
    return relative(this.#setup.cwd, path) || path;
  }

  #workspaceOf(path: string, named: string): Workspace {
    const directory = dirname(path);
    let root = this.#roots.get(directory);
    if (root === undefined) this.#roots.set(directory, (root = findRoot(path, named)));
    let workspace = this.#workspaces.get(root);
    if (workspace === undefined) this.#workspaces.set(root, (workspace = openWorkspace({ root })));
    return workspace;
  }
}
