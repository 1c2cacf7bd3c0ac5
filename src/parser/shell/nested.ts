import type { LineTable } from "../lines.ts";
import { PositionMap } from "../position-map.ts";
import { alignDeletions, type Segment } from "./alignment.ts";
import type { ShellCommand, ShellScript, ShellWord, ShellWordPart } from "./ast.ts";
import { parseShell } from "./parse.ts";
import { isShell } from "./shells.ts";
import { commandName, literalText } from "./words.ts";

/** Long options whose value is the next word (bash(1)). */
const OPTIONS_WITH_VALUE: ReadonlySet<string> = new Set(["--rcfile", "--init-file"]);
/** A group of letters such as `-lc`; with `c` the first operand is a script, with `o` an option's name follows (POSIX sh). */
const OPTION_GROUP = /^[-+][A-Za-z]+$/;
const CONTINUATION = /\\[ \t]*\r?\n(?:[ \t]*#[^\n]*\n)*/g;

/**
 * The words of a command that are a script of their own: the one behind `sh -c` (`bash -lc`, `bash -o pipefail -c`, …),
 * or all that `eval` gets, which it joins with blanks. Empty for any other command.
 */
export function nestedScriptWords(command: ShellCommand): readonly ShellWord[] {
  const name = commandName(command);
  if (name === "eval") return command.args;
  return name !== null && isShell(name) ? operandOfShell(command.args) : [];
}

function operandOfShell(args: readonly ShellWord[]): readonly ShellWord[] {
  let isScript = false;
  for (let index = 0; index < args.length; index += 1) {
    const text = literalText(args[index]!);
    if (text === "--") return isScript ? args.slice(index + 1, index + 2) : [];
    if (text !== null && OPTION_GROUP.test(text)) {
      isScript ||= text.startsWith("-") && text.includes("c");
      if (text.includes("o")) index += 1;
    } else if (text?.startsWith("--")) {
      if (OPTIONS_WITH_VALUE.has(text)) index += 1;
    } else {
      return isScript ? [args[index]!] : [];
    }
  }
  return [];
}

/**
 * Parses a word that a second shell reads as a script: its text without quotes and escapes, where variables and
 * substitutions stay as written. Ranges are those of the original file; where an escape was decoded (`$'\n'`) they
 * are no more exact than the text around it. Works for a here-document's body as well.
 *
 * @returns null when nothing of the script is written out (`sh -c "$COMMAND"`, `eval "$(ssh-agent)"`)
 */
export function parseNestedScript(word: ShellWord, lines: LineTable): ShellScript | null {
  return parseNestedWords([word], lines);
}

/** Parses several words as one script with a blank between them, as `eval` does. */
export function parseNestedWords(words: readonly ShellWord[], lines: LineTable): ShellScript | null {
  if (!words.some(({ parts }) => parts.some((part) => part.type === "ShellText" && part.value.trim() !== ""))) return null;
  const script = new DerivedText();
  words.forEach((word, index) => {
    if (index > 0) script.append(" ", words[index - 1]!.range[1], " ");
    // Where the file has the word as the shell sees it, a backslash before a line's end is the script's own.
    const isContinued = !lines.text.startsWith(word.text, word.range[0]);
    for (const part of word.parts) {
      const source = lines.text.slice(...part.range);
      script.append(source, part.range[0], textOf(part, isContinued ? source.replace(CONTINUATION, "") : source));
    }
  });
  return parseShell(script.text, new PositionMap(script.segments), lines);
}

function textOf(part: ShellWordPart, source: string): string {
  switch (part.type) {
    case "ShellText":
      return part.value;
    case "ShellGlob":
      return part.text;
    case "ShellVariable":
      return source.startsWith("$") ? source : `\${${part.name}}`;
    case "ShellSubstitution":
    case "ShellArithmetic":
      return source;
  }
}

/** A text put together from pieces of the original one, with the table to go back. */
class DerivedText {
  text = "";
  readonly segments: Segment[] = [];

  /** Adds `derived`, which was made from `source`, standing at `original`. */
  append(source: string, original: number, derived: string): void {
    for (const segment of alignDeletions(source, derived)) {
      this.segments.push({ derived: this.text.length + segment.derived, original: original + segment.original });
    }
    this.text += derived;
  }
}
