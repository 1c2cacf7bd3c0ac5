import type { Range } from "../../parser/node.ts";
import type { ShellNode, ShellRedirect, ShellScript, ShellWord } from "../../parser/shell/ast.ts";
import { isWithin } from "../../trace/paths.ts";
import type { Scene } from "../scenes.ts";
import { commandsIn, pathOf, type FoundCommand } from "../shell/commands.ts";
import { changeByTool } from "./tool-settings.ts";

/** What a command does to a file besides reading it. */
export type Write =
  /** It leaves nothing in it: `echo > FILE`. */
  | { readonly kind: "emptied" }
  /** It fills it with something else; `at` is the word that names the file for that. */
  | { readonly kind: "anew"; readonly at: Range }
  /** It takes back what the same tool has put in. */
  | { readonly kind: "undone" }
  /** It changes, adds to or moves what is there. */
  | { readonly kind: "changed" };

/** Commands that print nothing where their arguments are these. */
const silent = /^(?:-[neE]+|""|''|\/dev\/null)$/;
const printers: ReadonlySet<string> = new Set(["", ":", "true", "echo", "printf", "cat"]);

/** Commands that write a value of their own into a file of settings. */
const setters: readonly { readonly command: RegExp; readonly file: RegExp; readonly source: string }[] = [
  { command: /\bartisan (?:key:generate|jwt:secret)\b(?!.*--show\b)/, file: /(?:^|\/)\.env$/, source: "https://laravel.com/docs/encryption#configuration" },
];

/** Commands whose last operand becomes a copy of the others. */
const copiers: ReadonlySet<string> = new Set(["cp", "mv", "install", "ln"]);

/**
 * What a command writes into a file; null where it leaves the file as it is.
 *
 * @param isFile Whether a word names the file.
 */
export function writeOf(command: FoundCommand, path: string, scene: Scene, isFile: (word: ShellWord) => boolean): Write | null {
  const { node, name, args } = command;
  if (setters.some((one) => one.file.test(path) && one.command.test([name, ...args.map(({ text }) => text)].join(" ")))) return { kind: "changed" };
  const redirect = node.redirects.find(({ operator, target }) => target !== null && !operator.startsWith("<") && isFile(target));
  if (redirect) return redirected(redirect, node.redirects.length === 1 && printers.has(name) && args.every(({ text }) => silent.test(text)));
  const operands = args.filter(({ text }) => !text.startsWith("-"));
  const own = operands.filter(isFile);
  const [at] = own;
  if (at === undefined) {
    const change = changeByTool(command, path, scene);
    return change && { kind: change === "undone" ? "undone" : "changed" };
  }
  const options = args.filter(({ text }) => text.startsWith("-")).map(({ text }) => text).join(" ");
  if (copiers.has(name)) return copied(operands, own, name);
  if (name === "truncate") return /(?:^|\s)(?:-s ?0?|--size=0)$/.test(options) ? { kind: "emptied" } : { kind: "changed" };
  if (name === "tee") return /(?:^|\s)-(?:\w*a|-append)/.test(options) ? { kind: "changed" } : { kind: "anew", at: at.range };
  const isInPlace = /^(?:sed|perl)$/.test(name) && /(?:^|\s)-(?:\w*i|-in-place)/.test(options);
  return isInPlace || /^(?:patch|ex|ed)$/.test(name) ? { kind: "changed" } : null;
}

/** Whether the first that a script writes to a file by its name is added to what the file has, or changes that. */
export function addsFirst(script: ShellScript, scene: Scene, path: string): boolean {
  for (const command of commandsIn(script, scene)) {
    const isFile = (word: ShellWord): boolean => pathOf(word, { ...scene, directory: command.directory }) === path;
    const words = [...command.args, ...command.node.redirects.flatMap(({ target }) => target ?? [])];
    const write = words.some(isFile) ? writeOf(command, path, scene, isFile) : null;
    if (write) return write.kind === "changed";
  }
  return false;
}

/** The files of the image that a part of a script writes to by redirections or in place. */
export function filesWrittenIn(part: ShellNode, scene: Scene): string[] {
  return commandsIn(part, scene).flatMap((command) => {
    const here = { ...scene, directory: command.directory };
    const redirected = command.node.redirects.flatMap(({ operator, target }) => (target && operator.startsWith(">") ? [target] : []));
    const edited = command.args.filter((word) => writeOf(command, pathOf(word, here) ?? "", scene, (other) => other === word) !== null);
    return [...redirected, ...edited].flatMap((word) => pathOf(word, here) ?? []).filter((path) => !isWithin(path, "/dev") && !isWithin(path, "/proc"));
  });
}

function redirected({ operator, target }: ShellRedirect, printsNothing: boolean): Write {
  if (operator.includes(">>")) return { kind: "changed" };
  return printsNothing ? { kind: "emptied" } : { kind: "anew", at: target!.range };
}

function copied(operands: readonly ShellWord[], own: readonly ShellWord[], name: string): Write | null {
  const last = operands.at(-1)!;
  if (own.includes(last) && operands.length > 1) {
    return operands[0]!.text === "/dev/null" && name === "cp" ? { kind: "emptied" } : { kind: "anew", at: last.range };
  }
  return name === "mv" ? { kind: "changed" } : null;
}
