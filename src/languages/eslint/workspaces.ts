import { findRoot, memoryWorkspace, openWorkspace, type Workspace } from "../../workspace/workspace.ts";
import { dirname, isAbsolute, resolve } from "node:path";

/** How long files count as unchanged: long for a run over many files, short for a person who goes back to an editor. */
const freshness = 500;

/** The workspace of the last file. A run mostly stays in one repository, and an editor must not keep many in memory. */
let latest: { readonly workspace: Workspace; readonly openedAt: number } | undefined;

/** What ESLint tells of a file. */
export interface LintedFile {
  /** Where it stands on the disk, or a name such as `<input>`. */
  readonly physicalPath: string;
  /** For a block inside another file, a path that is not on the disk. */
  readonly path: string;
}

/**
 * The files around a linted file. None is known around a text without a path, and around a block in a page of
 * documentation, which is built from another place.
 */
export function workspaceOf({ physicalPath, path }: LintedFile): Workspace {
  if (!isAbsolute(physicalPath) || path !== physicalPath) return memoryWorkspace({}, dirname(resolve(physicalPath)));
  const root = findRoot(physicalPath, process.cwd());
  const now = performance.now();
  if (latest === undefined || latest.workspace.root !== root || now - latest.openedAt > freshness) {
    const opened = { workspace: openWorkspace({ root }), openedAt: now };
    latest = opened;
    setTimeout(() => {
      if (latest === opened) latest = undefined;
    }, freshness).unref();
  }
  return latest.workspace;
}
