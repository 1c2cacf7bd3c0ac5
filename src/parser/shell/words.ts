import type { ShellCommand, ShellText, ShellWord, ShellWordPart } from "./ast.ts";

/** The word's text without quotes when it holds nothing but text, else null. A pattern (`*`) is no text. */
export function literalText(word: ShellWord): string | null {
  return word.parts.every(isText) ? leadingText(word) : null;
}

/** The word's text without quotes up to its first variable, substitution or pattern. */
export function leadingText(word: ShellWord): string {
  const end = word.parts.findIndex((part) => !isText(part));
  const leading = end === -1 ? word.parts : word.parts.slice(0, end);
  return leading.map((part) => (isText(part) ? part.value : "")).join("");
}

/** The program a command calls, without its folder (`/usr/bin/curl` is `curl`); null where that is not written out. */
export function commandName({ name }: ShellCommand): string | null {
  const text = name === null ? null : literalText(name);
  return text === null ? null : text.slice(text.lastIndexOf("/") + 1);
}

function isText(part: ShellWordPart): part is ShellText {
  return part.type === "ShellText";
}
