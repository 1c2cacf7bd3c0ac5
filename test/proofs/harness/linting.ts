import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lintText, type LinterOptions } from "../../../src/engine/linter.ts";
import type { LintMessage } from "../../../src/engine/result.ts";
import type { FileEdits } from "../../../src/fixes/rewrite.ts";
import type { Channel } from "../../../src/trace/channel.ts";
import { openWorkspace } from "../../../src/workspace/workspace.ts";

/** Far more than any file has findings. */
const MOST_REWRITES = 20;

const channels: readonly Channel[] = [
  "image.config", "image.layer", "image.history", "attestation.min", "attestation.max", "cache.exported",
  "build.log", "run.argv", "run.environ", "repository",
];

/** The channel that a message names; null for those that speak of something else. */
export function channelOf({ messageId }: LintMessage): Channel | null {
  return channels.find((channel) => channel.replace(/\.([a-z])/, (_, letter: string) => letter.toUpperCase()) === messageId) ?? null;
}

/** What is reported of the folder's Dockerfile. */
export async function lintDockerfile(directory: string, config: LinterOptions["config"] = "recommended"): Promise<readonly LintMessage[]> {
  const path = join(directory, "Dockerfile");
  const result = await lintText({ text: readFileSync(path, "utf8"), path, workspace: openWorkspace({ root: directory }), config });
  return result!.messages;
}

/**
 * Applies the first suggestion of each of the rule's findings, until there is none. Gives what a person has to add
 * to the build's command line then, each once.
 */
export async function applySuggestions(directory: string, ruleId: string, config: LinterOptions["config"]): Promise<string[]> {
  const handovers = new Set<string>();
  for (let round = 0; round < MOST_REWRITES; round += 1) {
    const message = (await lintDockerfile(directory, config)).find((one) => one.ruleId === ruleId && one.suggestions !== undefined);
    const rewrite = message?.suggestions?.[0]?.rewrite;
    if (rewrite === undefined) return [...handovers];
    rewrite.files.forEach(applyEdits);
    rewrite.handover.forEach((one) => handovers.add(one));
  }
  throw new Error(`The suggestions of ${ruleId} do not come to an end.`);
}

function applyEdits({ path, edits }: FileEdits): void {
  let text = readFileSync(path, "utf8");
  for (const { range, text: replacement } of edits.toReversed()) text = text.slice(0, range[0]) + replacement + text.slice(range[1]);
  writeFileSync(path, text);
}
