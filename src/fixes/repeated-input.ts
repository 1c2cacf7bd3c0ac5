import type { Range } from "../parser/node.ts";
import type { ShellNode, ShellScript, ShellText } from "../parser/shell/ast.ts";
import { childrenOf } from "../parser/shell/children.ts";
import type { Leak } from "../trace/leak.ts";
import { isInside } from "./instructions.ts";
import { pathTo } from "./run-places.ts";

/**
 * The other lines of a command's input that say the same as the literal: `printf 'PW\nPW\n' | passwd` types it twice, and
 * takes nothing else. Whoever is given one of them has to be given all.
 *
 * @param script The innermost script that the command stands in.
 */
export function repeatsOf(text: string, { range, extent }: Leak, script: ShellScript): Range[] {
  const around = pathTo(script, extent);
  const command = around.findLast(({ type }) => type === "ShellCommand");
  if (command?.type !== "ShellCommand") return [];
  const input = command.redirects.flatMap(({ operator, target }) => (operator.startsWith("<<") && target ? [target] : []));
  const isOnWord = [command.name, ...command.args].some((word) => word && isInside(range, word.range));
  const pipeline = around.findLast(({ type }) => type === "ShellPipeline");
  const piped = pipeline ? childrenOf(pipeline).filter((part) => part.range[1] <= command.range[0]) : [];
  if (isOnWord) return [];
  const written = text.slice(...range);
  return [...piped, ...input].flatMap(textsIn).flatMap((part) => linesIn(text, part, written)).filter(([start]) => start !== range[0]);
}

function textsIn(node: ShellNode): ShellText[] {
  return node.type === "ShellText" ? [node] : childrenOf(node).flatMap(textsIn);
}

/** Where the text stands as a whole line or word of the part. */
function linesIn(text: string, { range: [start, end] }: ShellText, written: string): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(written, start); at !== -1 && at + written.length <= end; at = text.indexOf(written, at + written.length)) {
    const behind = at + written.length;
    const begins = at === start || /(?:\\n|\s)$/.test(text.slice(Math.max(start, at - 2), at));
    if (begins && (behind === end || /^(?:\\n|\s)/.test(text.slice(behind, behind + 2)))) found.push([at, behind]);
  }
  return found;
}
