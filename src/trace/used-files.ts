import { findCredentialFiles } from "../secrets/commands/credential-files.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { judgeFileName, judgeFilePlace } from "../secrets/files.ts";
import { baseName, joinPath } from "./paths.ts";
import type { Call, CommandNode } from "./shell/host.ts";
import { modeCommands } from "./shell/inert-commands.ts";
import { parseArguments } from "./shell/options.ts";

/** A file that a command shows to be a credential; the path as the command has it. */
export interface UsedFile {
  readonly path: string;
  readonly node: CommandNode;
  readonly evidence: Evidence;
}

/** `ssh -i /app/deploy`: a command reads the file as a credential. */
export function filesReadBy(call: Call, words: readonly string[]): UsedFile[] {
  return findCredentialFiles(call.name, words).map(({ word, path, evidence }) => ({ path, node: call.args[word]!.node, evidence }));
}

/** `COPY ssh /root/.ssh` and then `chmod 600 /root/.ssh/id_rsa`: whoever looks after the key knows that it came along. */
export function keysLookedAfterBy(call: Call): UsedFile[] {
  if (!modeCommands.has(call.name)) return [];
  return call.args.flatMap(({ text: path, node }) => {
    const evidence = path.includes(".ssh/") ? judgeFileName(path) : null;
    return evidence?.kind === "private key" && evidence.confidence !== "possible" ? [{ path, node, evidence }] : [];
  });
}

const placingCommands: ReadonlySet<string> = new Set(["cp", "mv", "install"]);
const placingOptions: ReadonlySet<string> = new Set(["-m", "--mode", "-o", "--owner", "-g", "--group", "-S", "-t", "--target-directory"]);

/** `COPY deploy /tmp/` and then `mv /tmp/deploy /root/.ssh/id_rsa`, `cp /tmp/credentials ~/.aws`: where it is put tells what it is. */
export function filesPutBy(call: Call): UsedFile[] {
  if (!placingCommands.has(call.name)) return [];
  const { operands } = parseArguments(call.args, placingOptions);
  const [from, to] = operands;
  if (from === undefined || to === undefined || operands.length > 2 || /[*?[]/.test(from.text)) return [];
  const directory = to.text.replace(/\/$/, "");
  const evidence = (directory === to.text ? judgeFilePlace(from.text, to.text) : null) ?? judgeFilePlace(from.text, joinPath(directory, baseName(from.text)));
  return evidence ? [{ path: from.text, node: from.node, evidence }] : [];
}
