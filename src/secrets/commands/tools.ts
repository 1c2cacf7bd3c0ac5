import { RowsByCommand } from "./command-table.ts";
import { COMMAND_LINE_ROWS } from "./credentials/command-lines.ts";
import { CREDENTIAL_FILE_ROWS } from "./credentials/files.ts";
import { CREDENTIAL_ROWS } from "./credentials/index.ts";
import { list } from "./lists.ts";
import { SYNTAX_ROWS, type SyntaxRow } from "./syntax.ts";
import { TABLED_NAMES } from "./tabled-names.ts";
import { hasOption, parseWords, valueOfOption, type OptionSyntax, type ParsedWords } from "./words.ts";

/** A command with its words told apart. */
export interface Invocation {
  /** Base name, without the ending of a program or a version: `python` for `python3.11`, `add-user` for `add-user.sh`. */
  readonly name: string;
  readonly words: ParsedWords;
}

const PLAIN: OptionSyntax = { style: "gnu", valued: new Set(), attached: new Set(), flags: new Set() };

const SYNTAXES = new RowsByCommand(() => SYNTAX_ROWS);
const CREDENTIALS = new RowsByCommand<{ readonly commands: string; readonly option?: string }>(() => [...CREDENTIAL_ROWS, ...CREDENTIAL_FILE_ROWS, ...COMMAND_LINE_ROWS]);
const compiled = new Map<string, OptionSyntax>();

/** How the command writes its options; GNU style without any valued option for one that no table knows. */
export function syntaxOf(name: string): OptionSyntax {
  let known = compiled.get(name);
  if (known !== undefined) return known;
  const [syntaxes, credentials] = [SYNTAXES.of(name), TABLED_NAMES.has(name) ? CREDENTIALS.of(name) : undefined];
  if (syntaxes === undefined && credentials === undefined) return PLAIN;
  compiled.set(name, (known = compileSyntax(syntaxes ?? [], credentials ?? [])));
  return known;
}

/** The options that the tables name for a command, with those of its credentials. */
function compileSyntax(syntaxes: readonly SyntaxRow[], credentials: readonly { readonly option?: string }[]): OptionSyntax {
  const attached = new Set(syntaxes.flatMap((row) => list(row.attached)));
  const ofCredentials = credentials.flatMap(({ option }) => list(option)).filter((option) => !attached.has(option));
  return {
    style: syntaxes.findLast(({ style }) => style !== undefined)?.style ?? "gnu",
    valued: new Set([...syntaxes.flatMap((row) => list(row.valued)), ...ofCredentials]),
    attached,
    flags: new Set(syntaxes.flatMap((row) => list(row.flags))),
  };
}

/** Commands that run the program which their first operand names. */
const LAUNCHERS: ReadonlySet<string> = new Set(["npx", "pnpx", "bunx", "uvx", "php"]);
/** Commands that do so behind these words. */
const LAUNCHING_WORDS: ReadonlyMap<string, readonly string[]> = new Map([
  ["python", ["-m"]], ["bundle", ["exec"]], ["poetry", ["run"]], ["pipenv", ["run"]], ["uv", ["run"]],
  ["pnpm", ["dlx"]], ["yarn", ["dlx"]], ["npm", ["exec", "--"]], ["pipx", ["run"]],
]);

/** Java runs the archive behind this option. */
const ARCHIVE_OPTION = "-jar";

/** Commands that run the script of their first operand; it counts as a program where a table knows it. */
const INTERPRETERS: ReadonlySet<string> = new Set(["python", "perl", "ruby", "node"]);

/** Whether the words of a command may name another program that it runs. */
export function isLauncher(name: string): boolean {
  return LAUNCHERS.has(name) || LAUNCHING_WORDS.has(name);
}

/**
 * Finds the program that a command line really runs (`python -m twine`, `npx vercel`) and tells its words apart.
 *
 * @param command The base name of the command.
 */
export function readInvocation(command: string, args: readonly string[]): Invocation {
  const known = latest;
  if (known.command === command && known.args === args) return known.invocation;
  const { name, from } = programOf(command, args);
  const invocation = new LazyInvocation(name, args, from);
  latest = { command, args, invocation };
  return invocation;
}

/** Each table asks for the same command line in turn, so the latest answer is kept. */
let latest: { readonly command: string; readonly args: readonly string[] | null; readonly invocation: Invocation } =
  { command: "", args: null, invocation: { name: "", words: parseWords([], PLAIN, 0) } };

/** Most commands stand in no table, and then nobody asks for their words. */
class LazyInvocation implements Invocation {
  readonly name: string;
  readonly #args: readonly string[];
  readonly #from: number;
  #words: ParsedWords | undefined;

  constructor(name: string, args: readonly string[], from: number) {
    this.name = name;
    this.#args = args;
    this.#from = from;
  }

  get words(): ParsedWords {
    return (this.#words ??= parseWords(this.#args, syntaxOf(this.name), this.#from));
  }
}

/** The program that runs, and the index of its first argument. */
function programOf(command: string, args: readonly string[]): { readonly name: string; readonly from: number } {
  const name = programName(command);
  const at = launchedAt(name, args);
  const path = args[at];
  return path === undefined ? { name, from: 0 } : { name: programName(path.slice(path.lastIndexOf("/") + 1)), from: at + 1 };
}

/** Index of the word that names the launched program; -1 where the command launches none. */
function launchedAt(name: string, args: readonly string[]): number {
  const launching = LAUNCHING_WORDS.get(name);
  if (launching?.every((word, i) => args[i] === word)) return launching.length;
  if (INTERPRETERS.has(name)) return scriptAt(args);
  if (name === "java") return tabledAt(args, args.indexOf(ARCHIVE_OPTION) + 1 || args.length);
  if (!LAUNCHERS.has(name)) return -1;
  // `php -d memory_limit=-1 composer.phar …`, but not `php -r "code"`.
  const at = args.findIndex((word) => !word.startsWith("-") && !word.includes("="));
  return args[at - 1] === "-r" ? -1 : at;
}

/** Index of the script among an interpreter's words; -1 where no table knows it, or the words are code. */
function scriptAt(args: readonly string[]): number {
  const at = args.findIndex((word) => !/^-[A-Za-z]$/.test(word) || /^-[cemr]$/i.test(word));
  return tabledAt(args, at);
}

/** The index, where a table knows the program that stands there; else -1. */
function tabledAt(args: readonly string[], at: number): number {
  const path = args[at] ?? "";
  return TABLED_NAMES.has(programName(path.slice(path.lastIndexOf("/") + 1))) ? at : -1;
}

/** The command's name as tables have it: without the ending of a program or a version. */
export function programName(command: string): string {
  const name = command.includes(".") ? command.replace(/\.(?:exe|phar|cmd|bat|sh|jar)$/i, "") : command;
  return /^(python|pip|php|ruby|perl)[\d.]+$/.exec(name)?.[1] ?? name;
}

/** When a row of a table holds for a command line. Lists are separated by blanks. */
export interface Condition {
  /** The operands that come first, its sub-command; `*` stands for any word. */
  readonly when?: string;
  /** What the operand behind `when` says: the name of a setting. */
  readonly key?: RegExp;
  /** One of these options must be used. */
  readonly requires?: string;
  /** None of these options may be used. */
  readonly unless?: string;
  /** An option that must have such a value. */
  readonly given?: readonly [option: string, value: RegExp];
}

/** How a command line is called in words: «git config», «curl -u». */
export function calledAs(...words: readonly (string | null | undefined)[]): string {
  return words.filter(Boolean).join(" ");
}

/** The number of operands that the sub-command takes; -1 where the row does not hold. */
export function matchCondition(words: ParsedWords, { when, key, requires, unless, given }: Condition): number {
  const subCommand = list(when);
  const { operands } = words;
  if (!subCommand.every((word, i) => operands[i] !== undefined && (word === "*" || operands[i].text === word))) return -1;
  if (key && !key.test(operands[subCommand.length]?.text ?? "")) return -1;
  if (requires !== undefined && !hasOption(words, ...list(requires))) return -1;
  if (given && !given[1].test(valueOfOption(words, given[0]) ?? "")) return -1;
  return unless !== undefined && hasOption(words, ...list(unless)) ? -1 : subCommand.length;
}
