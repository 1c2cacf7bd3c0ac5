import type { ShellCommand, ShellWord } from "../parser/shell/ast.ts";
import { insert, remove } from "./edits.ts";
import type { TextEdit } from "./rewrite.ts";

/**
 * An address with user information that git would store: the text before it, the user information, the rest. The
 * last `@` that a host follows ends the user information, for `$(cat /run/…)` in it has slashes of its own.
 */
const address = /^(["']?https?:\/\/)(.+)@([\w.${}-]+(?::\d+)?(?:\/(?:[^\s@]|@(?![\w.${}-]))*)?)$/;

/**
 * Lets `git clone https://USER:TOKEN@host/…` send the credential in a header, as an option of git itself: that is kept
 * nowhere, while the address and `clone -c` are (EXPOSURE C34, C35). Null for any other command.
 *
 * @param replaced What to put in the place of a literal in the user information.
 */
export function sendHeader(text: string, command: ShellCommand, replaced: (userInformation: string, at: number) => string = (one) => one): TextEdit[] | null {
  const words = [...(command.name ? [command.name] : []), ...command.args];
  const git = words.findIndex((word) => /(?:^|\/)git$/.test(word.text));
  const clone = words.findIndex((word, i) => i > git && /^(?:clone|fetch|pull|ls-remote)$/.test(word.text));
  if (git === -1 || clone === -1) return null;
  const word = words.slice(clone).find((one) => address.test(one.text) && text.slice(...one.range) === one.text);
  return word ? moveToHeader(words[git]!, word, replaced) : null;
}

function moveToHeader(git: ShellWord, { text, range: [start] }: ShellWord, replaced: (userInformation: string, at: number) => string): TextEdit[] | null {
  const [, before, user] = address.exec(text)!;
  const at = start + before!.length;
  const said = replaced(user!, at);
  // Between double quotes it has to say what it said where it stood.
  if (text.startsWith("'") ? /["$`\\!]/.test(user!) : /["'`\\]/.test(user!)) return null;
  const credentials = said.includes(":") ? said : `${said}:`;
  return [
    insert(git.range[1], ` -c http.extraHeader="Authorization: Basic $(printf '%s' "${credentials}" | base64 | tr -d '\\n')"`),
    remove(at, at + user!.length + 1),
  ];
}
