import type { SecretKind } from "../evidence.ts";
import { kindByName } from "./parts.ts";
import type { OptionSyntax } from "./words.ts";
import { WRAPPER_NAMES } from "./wrappers.ts";

/** A credential by the name of its option or variable, of a command that no table need know. */
export interface NamedArgument {
  readonly word: number;
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
  /** The option or variable, as written. */
  readonly name: string;
  readonly isOption: boolean;
}

/**
 * Commands whose words are text, patterns or names, no settings, and those that run another command, whose words are
 * asked for by themselves; the shell's own assignments are followed by who expands the words.
 */
const NO_OPTIONS: ReadonlySet<string> = new Set([
  "echo", "printf", "grep", "egrep", "fgrep", "sed", "awk", "gawk", "test", "[", "[[", "expr", "find", "ls", "cat", "rm", "cp", "mv",
  "mkdir", "chmod", "chown", "touch", "export", "declare", "local", "readonly", "typeset", "set", "unset", "alias", "read", "exit",
  "eval", "sh", "bash", "dash", "ash", "zsh", "ksh", "su", "apt-get", "apt", "apk", "yum", "dnf", "cd", "which", "true", "false",
  "xargs", ...WRAPPER_NAMES,
]);

/** Whether no word of the command is an option or a setting of its own. */
export function hasNoOptions(command: string): boolean {
  return NO_OPTIONS.has(command);
}

/** First words of options that say what is to be done about a password, and hold none. */
const SWITCHES: ReadonlySet<string> = new Set([
  "no", "without", "with", "disable", "disabled", "enable", "enabled", "allow", "ask", "prompt", "use", "skip", "random", "generate", "gen", "create",
  "show", "print", "require", "required", "force", "reset", "change", "set", "save", "store", "remember", "empty", "expire", "hide", "mask", "is", "has",
]);

const OPTION = /^(?<option>--?(?<name>[A-Za-z][\w.-]{1,80}))(?<equals>=?)/;
/** `-Dname=`, `-Pname=` and the like, or a plain `name=`, also behind an option: `--set=name=`. */
const ASSIGNMENT = /^(?:(?<option>--?[A-Za-z][\w-]{0,40})=|-[DPEe])?(?<name>[A-Za-z_][\w.[\]-]{0,200})=(?!=)/;

/**
 * Arguments that say by their name that they hold a credential: `--db-password=x`, `--api-token x`, `-Dsmtp.password=x`,
 * `ADMIN_PASSWORD=x`. What an option of a known command means is left to the tables.
 */
export function findNamedArguments(command: string, args: readonly string[], syntax: OptionSyntax): NamedArgument[] {
  if (NO_OPTIONS.has(command)) return [];
  const found: NamedArgument[] = [];
  for (let word = 0; word < args.length; word++) {
    const text = args[word]!;
    const named = byAssignment(text, args, word, syntax) ?? byOption(text, args, word, syntax);
    if (named) found.push(named);
  }
  return found;
}

/** The value of an option that the tables know is theirs to judge. */
function isValueOf(option: string | undefined, { valued }: OptionSyntax): boolean {
  return option !== undefined && valued.has(option);
}

function byOption(text: string, args: readonly string[], word: number, { flags, valued, attached, style }: OptionSyntax): NamedArgument | null {
  const match = OPTION.exec(text);
  if (!match) return null;
  const { option, name, equals } = match.groups as Record<"option" | "name" | "equals", string>;
  if (equals === "" && option.length < text.length) return null;
  // Java and Go have long options behind one dash; elsewhere `-password` would be a bundle of short ones, unless a `=` follows.
  if (!option.startsWith("--") && equals === "" && !LONG_BEHIND_ONE_DASH.has(name) && style === "gnu") return null;
  if (flags.has(option) || valued.has(option) || SWITCHES.has(name.split(/[-_.]/, 1)[0]!.toLowerCase())) return null;
  const kind = kindByName(name);
  if (kind === null) return null;
  if (equals !== "") return { word, start: match[0].length, end: text.length, kind, name: option, isOption: true };
  const next = args[word + 1];
  if (next === undefined || attached.has(option) || next.startsWith("-")) return null;
  return { word: word + 1, start: 0, end: next.length, kind, name: option, isOption: true };
}

const LONG_BEHIND_ONE_DASH: ReadonlySet<string> = new Set([
  "password", "passwd", "pass", "pwd", "passphrase", "token", "secret", "storepass", "keypass", "apikey", "api-key", "apiKey", "adminPassword", "adminpassword",
]);

function byAssignment(text: string, args: readonly string[], word: number, syntax: OptionSyntax): NamedArgument | null {
  const match = text.includes("=") && !isValueOf(args[word - 1], syntax) ? ASSIGNMENT.exec(text) : null;
  if (!match || isValueOf(match.groups!["option"], syntax)) return null;
  const name = match.groups!["name"]!;
  const kind = kindByName(name);
  return kind === null ? null : { word, start: match[0].length, end: text.length, kind, name, isOption: false };
}
