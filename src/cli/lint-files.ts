import { dirname, join, relative, resolve } from "node:path";
import type { ConfigName } from "../engine/configs.ts";
import { Linter } from "../engine/linter.ts";
import type { LintResult } from "../engine/result.ts";
import { decodeText } from "../workspace/decode.ts";
import { findRoot, openWorkspace, readLintedFile, type Refusal, type Workspace } from "../workspace/workspace.ts";
import { discover } from "./discover.ts";

export interface LintRun {
  readonly results: readonly LintResult[];
  /** A line for each thing that could not be linted. */
  readonly problems: readonly string[];
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

/** Lints files and what is found below directories; paths are absolute or relative to `cwd`. */
export async function lintPaths(paths: readonly string[], cwd: string, config: ConfigName): Promise<LintRun> {
  const linter = new FileLinter(cwd, config);
  for (const path of new Set(paths.map((path) => resolve(cwd, path)))) await linter.lintNamed(path);
  return linter;
}

/** Lints a text as if it stood at `path`, which is absolute. */
export async function lintStdin(
  stdin: AsyncIterable<Uint8Array>,
  path: string,
  cwd: string,
  config: ConfigName,
): Promise<LintRun> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  const text = decodeText(Buffer.concat(chunks));
  if (text === null) return { results: [], problems: [`standard input ${refusals.binary}.`] };
  const linter = new FileLinter(cwd, config);
  await linter.lint(path, text, cwd);
  return linter;
}

/** Collects results and problems over files that share workspaces. */
class FileLinter implements LintRun {
  readonly results: LintResult[] = [];
  readonly problems: string[] = [];
  readonly #cwd: string;
  readonly #linter: Linter;
  readonly #seen = new Set<string>();
  readonly #roots = new Map<string, string>();
  readonly #workspaces = new Map<string, Workspace>();

  constructor(cwd: string, config: ConfigName) {
    this.#cwd = cwd;
    this.#linter = new Linter({ config });
  }

  async lintNamed(path: string): Promise<void> {
    const result = readLintedFile(path);
    if (result.ok) return this.lint(path, result.text, this.#cwd);
    if (result.reason !== "directory") return this.#refuse(path, refusals[result.reason]);
    // As for a file in it: a repository's root is told by what is above its files.
    const { files, truncated } = discover(path, this.#workspaceOf(join(path, "Dockerfile"), path));
    if (truncated) this.#refuse(path, "holds too many files to look at all of them; name directories in it");
    for (const file of files) {
      const found = readLintedFile(file);
      if (found.ok) await this.lint(file, found.text, path);
      else this.#refuse(file, refusals[found.reason]);
    }
  }

  /** `named` is the directory that a person named, or started from. */
  async lint(path: string, text: string, named: string): Promise<void> {
    if (this.#seen.has(path)) return;
    this.#seen.add(path);
    const result = await this.#linter.lintText({ path, text, workspace: this.#workspaceOf(path, named) });
    if (result === undefined) this.#refuse(path, "is no Dockerfile, neither by its name nor by its text");
    else this.results.push(result);
  }

  #refuse(path: string, why: string): void {
    this.problems.push(`${relative(this.#cwd, path) || path}: ${why}.`);
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
