import type { ShellNode, ShellScript, ShellTest, ShellWord } from "../parser/shell/ast.ts";
import { childrenOf } from "../parser/shell/children.ts";
import { literalText } from "../parser/shell/words.ts";

/** What a file is asked for before it is read, test(1). */
const questions: ReadonlySet<string> = new Set(["-e", "-f", "-r", "-s"]);

/** What goes on where the command before it fails. */
const fallbacks: ReadonlySet<string> = new Set(["true", ":", "echo"]);

/** Whether a script in a text says what it does where the file is not there: `[ -f FILE ]`, `cat FILE 2>/dev/null || true`. */
export function doesWithout(script: ShellScript, path: string, text: string): boolean {
  return some(script, (node) => {
    if (node.type === "ShellTest") return node.words.some((word) => literalText(word) === path && questions.has(wordBefore(word, node, text)));
    if (node.type === "ShellCommand") return ["[", "test"].includes(node.name?.text ?? "") && asks(node.args, path);
    return node.type === "ShellLogical" && node.operators.some((operator, i) => operator === "||" && fallsBack(node.commands[i]!, node.commands[i + 1]!, path));
  });
}

/** What stands before a word of `[[ … ]]`, whose operators are no words. */
function wordBefore({ range: [at] }: ShellWord, { range: [start] }: ShellTest, text: string): string {
  return text.slice(start, at).trimEnd().split(/\s/).at(-1)!;
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
