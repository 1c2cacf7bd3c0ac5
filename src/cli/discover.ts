import { basename, join } from "node:path";
import { languageByName } from "../languages/languages.ts";
import { createGitIgnore } from "../workspace/gitignore.ts";
import { walkFiles } from "../workspace/walk.ts";
import type { Refusal, Workspace } from "../workspace/workspace.ts";

/** Directories that hold the files of others. */
const foreign: ReadonlySet<string> = new Set([".git", "node_modules"]);

export interface Discovery {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Whether there was more to look at than the bounds allow. */
  readonly truncated: boolean;
  /** Directories that could not be looked at in full, absolute. */
  readonly refused: readonly { readonly path: string; readonly why: Refusal }[];
}

/**
 * The files below a directory (absolute, in the workspace) that their names make ours. What git ignores
 * is left out, unless the directory itself is ignored: then a person named it to have it linted.
 */
export function discover(directory: string, workspace: Workspace): Discovery {
  const ignoredByGit = createGitIgnore(workspace);
  const heedsGit = !ignoredByGit(directory, true);
  const refused: { path: string; why: Refusal }[] = [];
  const walk = walkFiles(workspace, directory, {
    ignored(path, kind) {
      const isDirectory = kind === "directory";
      // Asked before git's patterns, because it is cheap and true for nearly all files.
      if (isDirectory ? foreign.has(basename(path)) : languageByName(path) === undefined) return true;
      return heedsGit && ignoredByGit(join(directory, path), isDirectory);
    },
    refused: (path, why) => refused.push({ path: join(directory, path), why }),
  });
  const files: string[] = [];
  let step = walk.next();
  for (; step.done !== true; step = walk.next()) files.push(join(directory, step.value));
  return { files, truncated: step.value.truncated, refused };
}
