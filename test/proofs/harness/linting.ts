import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fixAll } from "../../../src/engine/fix.ts";
import { Linter, type LinterOptions } from "../../../src/engine/linter.ts";
import type { LintMessage } from "../../../src/engine/result.ts";
import type { Channel } from "../../../src/trace/channel.ts";
import { openWorkspace } from "../../../src/workspace/workspace.ts";

type Config = LinterOptions["config"];

const channels: readonly Channel[] = [
  "image.config", "image.layer", "image.history", "attestation.min", "attestation.max", "cache.exported",
  "build.log", "run.argv", "run.environ", "repository",
];

/** The channel that a message names; null for those that speak of something else. */
export function channelOf({ messageId }: LintMessage): Channel | null {
  return channels.find((channel) => channel.replace(/\.([a-z])/, (_, letter: string) => letter.toUpperCase()) === messageId) ?? null;
}

/** What is reported of the folder's Dockerfile. */
export async function lintDockerfile(directory: string, config: Config = "recommended"): Promise<readonly LintMessage[]> {
  const path = join(directory, "Dockerfile");
  const result = await new Linter({ config }).lintText({ text: readFileSync(path, "utf8"), path, workspace: openWorkspace({ root: directory }) });
  return result!.messages;
}

/**
 * Applies every suggestion, as `--fix-suggestions` does, and writes what changed. Gives what a person has to add to the
 * build's command line then. Throws where there is none to apply.
 */
export async function applySuggestions(directory: string, config: Config = "recommended"): Promise<string[]> {
  const path = join(directory, "Dockerfile");
  const { files, handover } = await fixAll(new Linter({ config }), {
    path,
    text: readFileSync(path, "utf8"),
    workspaceWith: (overlay) => openWorkspace({ root: directory, overlay }),
  });
  if (files.length === 0) throw new Error("No suggestion is offered.");
  for (const { path: changed, after } of files) writeFileSync(changed, after);
  return handover.filter(({ to }) => to === "build").map(({ text }) => text);
}
