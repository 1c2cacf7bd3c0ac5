import { dirname } from "node:path";
import { composeFilesIn, type ComposeReader } from "../trace/compose/project.ts";
import type { Workspace } from "../workspace/workspace.ts";

/*
 * A Dockerfile's context, arguments and secrets may be named by a Compose file beside it, whose reader brings a YAML
 * parser. Analyses are synchronous, so whoever can wait loads the reader first, and only where there is such a file.
 */
let loaded: ComposeReader | null = null;

/** The reader of Compose files, once something has provided it. */
export function composeReader(): ComposeReader | null {
  return loaded;
}

export function provideComposeReader(reader: ComposeReader): void {
  loaded = reader;
}

/** Loads the reader where a Compose file stands in the directory of `path` or above it, up to the root. */
export async function prepareComposeReader(path: string, workspace: Workspace): Promise<void> {
  if (loaded !== null || !hasComposeFile(path, workspace)) return;
  const { parseCompose } = await import("../parser/compose/parse.ts");
  provideComposeReader((text) => parseCompose(text).tree);
}

function hasComposeFile(path: string, workspace: Workspace): boolean {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    if (composeFilesIn(directory, workspace).length > 0) return true;
    if (directory === workspace.root || directory === dirname(directory)) return false;
  }
}
