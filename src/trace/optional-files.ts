import type { ShellNode, ShellScript, ShellWord } from "../parser/shell/ast.ts";
import { childrenOf } from "../parser/shell/children.ts";
import { literalText } from "../parser/shell/words.ts";

/** What a file is asked for before it is read, test(1). */
const questions: ReadonlySet<string> = new Set(["-e", "-f", "-r", "-s"]);

/** What goes on where the command before it fails. */
const fallbacks: ReadonlySet<string> = new Set(["true", ":", "echo"]);

/** Whether a script says what it does where the file is not there: `[ -f FILE ]`, `cat FILE 2>/dev/null || true`. */
export function doesWithout(script: ShellScript, path: string): boolean {
  return some(script, (node) => {
    if (node.type === "ShellTest") return asks(node.words, path);
    if (node.type === "ShellCommand") return ["[", "test"].includes(node.name?.text ?? "") && asks(node.args, path);
    return node.type === "ShellLogical" && node.operators.some((operator, i) => operator === "||" && fallsBack(node.commands[i]!, node.commands[i + 1]!, path));
  });
}

function asks(words: readonly ShellWord[], path: string): boolean {
  return words.some(({ text }, i) => questions.has(text) && words[i + 1] !== undefined && literalText(words[i + 1]!) === path);
}

function fallsBack(tried: ShellNode, otherwise: ShellNode, path: string): boolean {
  return tried.type === "ShellCommand" && tried.args.some((word) => literalText(word) === path) &&
    otherwise.type === "ShellCommand" && fallbacks.has(otherwise.name?.text ?? "");
}

function some(node: ShellNode, fits: (node: ShellNode) => boolean): boolean {
  return fits(node) || childrenOf(node).some((child) => some(child, fits));
}
