import { join, resolve } from "node:path";
import type { Budget, Glob } from "./glob.ts";
import { compileGlob } from "./glob-syntax.ts";
import { ancestors, isWithin, relativePath } from "./paths.ts";
import type { Workspace } from "./workspace.ts";

/** Whether git ignores a file or directory; `path` is absolute or relative to the workspace's root. */
export type GitIgnore = (path: string, isDirectory?: boolean) => boolean;

interface Rule {
  readonly glob: Glob;
  readonly isException: boolean;
  readonly directoriesOnly: boolean;
  /** Whether it is about the whole path from its file's directory on, not about the last name in it. */
  readonly isAnchored: boolean;
}

/** The rules of one directory's file, the last one first because it decides. */
interface Layer {
  /** Length of the directory's path with its slash, zero for the root's. */
  readonly start: number;
  readonly rules: readonly Rule[];
}

/** Bytes of one file of patterns. */
const LARGEST_FILE = 256 * 1024;

/** Some ten seconds of matching: a million files against 200 patterns. Then nothing more is ignored. */
const STEPS = 2_000_000_000;

/**
 * Answers by `.git/info/exclude` and the `.gitignore` files from the root down to the path's directory, as
 * gitignore(5) says. A path outside the root is not ignored. Not asked: the user's own excludes file, which lies
 * outside, and the index, so a tracked file that a pattern matches counts as ignored.
 */
export function createGitIgnore(workspace: Workspace): GitIgnore {
  const budget: Budget = { steps: STEPS };
  let rootLayers: readonly Layer[] | undefined;
  /** What applies in a directory below the root, the nearest file first; null for an ignored directory. */
  const known = new Map<string, readonly Layer[] | null>();

  const layersOf = (directory: string): readonly Layer[] => {
    const isListed = workspace.entries(directory).some(({ name }) => name === ".gitignore");
    return isListed ? readLayer(workspace, join(directory, ".gitignore"), directory) : [];
  };

  /** Follows the path downwards: what a file in an ignored directory says is never read, by git neither. */
  const layersAbove = (path: string): readonly Layer[] | null => {
    let layers: readonly Layer[] | null = (rootLayers ??= [
      ...layersOf(""),
      ...readLayer(workspace, join(".git", "info", "exclude"), ""),
    ]);
    for (const directory of ancestors(path)) {
      if (layers === null) return null;
      let here = known.get(directory);
      if (here === undefined) {
        here = isIgnored(directory, true, layers, budget) ? null : [...layersOf(directory), ...layers];
        known.set(directory, here);
      }
      layers = here;
    }
    return layers;
  };

  return (path, isDirectory = false) => {
    const absolute = resolve(workspace.root, path);
    const relative = relativePath(workspace.root, absolute);
    if (relative === "" || !isWithin(workspace.root, absolute)) return false;
    const layers = layersAbove(relative);
    return layers === null || isIgnored(relative, isDirectory, layers, budget);
  };
}

/** Whether a line is a pattern: no comment, not empty, not malformed. */
export function isIgnorePattern(line: string): boolean {
  return parseLine(line) !== null;
}

/**
 * A list of patterns as .gitignore writes them, on its own: whether it matches a file (relative to the directory that the
 * patterns are about, with `/`), by itself or by a directory that it stands in.
 */
export function createIgnoreList(patterns: readonly string[]): (path: string) => boolean {
  const rules = patterns.map(parseLine).filter((rule) => rule !== null).reverse();
  const layers = [{ start: 0, rules }];
  const budget: Budget = { steps: STEPS };
  return (path) =>
    isIgnored(path, false, layers, budget) || [...ancestors(path)].some((directory) => isIgnored(directory, true, layers, budget));
}

function isIgnored(path: string, isDirectory: boolean, layers: readonly Layer[], budget: Budget): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  for (const { start, rules } of layers) {
    const below = path.slice(start);
    for (const rule of rules) {
      if (budget.steps <= 0) return false;
      if (rule.directoriesOnly && !isDirectory) continue;
      if (rule.glob.matches(rule.isAnchored ? below : name, budget)) return !rule.isException;
    }
  }
  return false;
}

function readLayer(workspace: Workspace, file: string, directory: string): Layer[] {
  const result = workspace.read(file, LARGEST_FILE);
  if (!result.ok) return [];
  const rules = result.text.replace(/^\uFEFF/, "").split("\n").map(parseLine).filter((rule) => rule !== null).reverse();
  return rules.length === 0 ? [] : [{ start: directory === "" ? 0 : directory.length + 1, rules }];
}

/** The rule in a line; null for an empty line, a comment or a malformed pattern. */
function parseLine(line: string): Rule | null {
  if (line.startsWith("#")) return null;
  let pattern = trimBlanks(line.endsWith("\r") ? line.slice(0, -1) : line);
  const isException = pattern.startsWith("!");
  if (isException) pattern = pattern.slice(1);
  const directoriesOnly = pattern.endsWith("/");
  if (directoriesOnly) pattern = pattern.slice(0, -1);
  const isAnchored = pattern.includes("/");
  if (pattern.startsWith("/")) pattern = pattern.slice(1);
  if (pattern === "") return null;
  const glob = compileGlob(pattern, "git");
  return glob === null ? null : { glob, isException, directoriesOnly, isAnchored };
}

/** Without the blanks at the end, but those behind a backslash. */
function trimBlanks(line: string): string {
  let end = line.length;
  while (end > 0 && line[end - 1] === " ") end--;
  let backslashes = 0;
  while (line[end - 1 - backslashes] === "\\") backslashes++;
  return line.slice(0, backslashes % 2 === 1 && end < line.length ? end + 1 : end);
}
