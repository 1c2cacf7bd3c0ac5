import { join } from "node:path";
import type { Kind } from "./file-system.ts";
import type { Refusal, Workspace } from "./workspace.ts";

export interface WalkOptions {
  /**
   * Whether to leave out a file, or a directory with all that is in it. Given is the path relative to the walk's
   * directory, with `/`.
   */
  readonly ignored?: (path: string, kind: Kind) => boolean;
  /** Told of each directory (relative, empty for the walk's own) of which not all could be seen. */
  readonly refused?: (path: string, why: Refusal) => void;
  /** Files and directories to look at before the walk stops. */
  readonly maximum?: number;
}

/** Twelve times the Linux kernel; a walk of that many takes seconds. */
const MAXIMUM = 1_000_000;

/**
 * Yields the regular files below a directory, as paths relative to it with `/`: upper directories first, and by name
 * in each, so that a walk that has to stop early has seen what matters most. Links are not followed. Returns whether
 * it had to stop.
 */
export function* walkFiles(
  workspace: Workspace,
  directory: string,
  { ignored, refused, maximum = MAXIMUM }: WalkOptions = {},
): Generator<string, { readonly truncated: boolean }> {
  const queue = [""];
  let seen = 0;
  for (let next = 0; next < queue.length; next++) {
    const parent = queue[next]!;
    const path = join(directory, parent);
    const why = workspace.refusal(path);
    if (why !== null) refused?.(parent, why);
    for (const { name, kind } of workspace.entries(path)) {
      if (kind !== "file" && kind !== "directory") continue;
      const below = parent === "" ? name : `${parent}/${name}`;
      if (ignored?.(below, kind)) continue;
      if (++seen > maximum) return { truncated: true };
      if (kind === "directory") queue.push(below);
      else yield below;
    }
  }
  return { truncated: false };
}
