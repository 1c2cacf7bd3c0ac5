import type { ShellNode, ShellStatement } from "../../parser/shell/ast.ts";
import { judgeFileName } from "../../secrets/files.ts";
import type { RunMount } from "../../trace/mounts.ts";
import { hasWord } from "../../trace/mentions.ts";
import type { MovableRun } from "../files/movability.ts";
import { readSecret } from "../mounts/secret-mounts.ts";
import { commandsIn } from "../shell/commands.ts";
import { cut } from "../edits.ts";

/**
 * The `export X="$(cat …)"` of a mounted secret that nothing of a RUN needs once `item` is out of it: no word names X,
 * and nothing that is run may look for it in its environment. For a private key nothing does that.
 */
export function idleExports({ script, placed: { run, scene, traced }, file: { text }, target }: MovableRun, { id, target: source }: RunMount, item: ShellStatement): ShellNode[] {
  if (traced.runsUnknown && judgeFileName(target)?.kind !== "private key") return [];
  const exports = commandsIn(script, scene).filter(({ node, name, args }) =>
    name === "export" && args.length === 1 && id !== null && source === `/run/secrets/${id}` && text.slice(...node.range).endsWith(`="${readSecret(id)}"`));
  const [only, ...others] = exports;
  if (!only || others.length > 0) return [];
  const variable = only.args[0]!.text.split("=", 1)[0]!;
  const rest = cut(text, run.range, [only.node.range, item.range]);
  return hasWord(rest, variable, /\w/) || rest.includes(readSecret(id!)) ? [] : [only.node];
}
