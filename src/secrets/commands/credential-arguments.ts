import { CommandTable } from "./command-table.ts";
import { usedAs, type Evidence, type SecretKind } from "../evidence.ts";
import { CREDENTIAL_ROWS } from "./credentials/index.ts";
import type { CredentialRow } from "./credentials/row.ts";
import { findNamedArguments, hasNoOptions } from "./generic-options.ts";
import { list } from "./lists.ts";
import { findLoginOptions } from "./login-options.ts";
import { accountLines, firstLine, secondLine, trimmed, whole, type PartFinder } from "./parts.ts";
import { isTabled } from "./tabled.ts";
import { calledAs, matchCondition, readInvocation, syntaxOf, type Invocation } from "./tools.ts";
import { sliceOf, type Slice } from "./words.ts";

/** A credential among the arguments of a command. */
export interface CredentialArgument {
  /** Index of the argument; -1 for standard input. */
  readonly word: number;
  /** The secret part alone: offsets in the argument's text, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
  /** What it is: "the password of curl -u". Never a value. */
  readonly what: string;
  /** The command's own safe way, as a clause behind "use": "--password-stdin". */
  readonly advice: string;
  /** Whether what it opens was there before, so that no other one fits. */
  readonly fixed?: true;
  /** Whether it is the name of its account once more, which everybody tries first. */
  readonly isName?: true;
  /** Whether the name of its option alone tells: the value may as well be that of a file. */
  readonly byName?: true;
}

const TABLE = new CommandTable(() => CREDENTIAL_ROWS);

/**
 * Which arguments of a command carry a credential. Whether a value is a real one (not empty, a reference, a
 * placeholder, a path) is not judged here; what cannot be a value (`-`, `env:NAME`, `@file`) is left out.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known; unknown parts stand as `${NAME}`.
 * @param stdin What it gets on standard input, null where that is nothing or unknown.
 * @returns In order of the words, without overlap. Never throws; linear time.
 */
export function findCredentialArguments(command: string, args: readonly string[], stdin: string | null): CredentialArgument[] {
  if (hasNoOptions(command) && !isTabled(command)) return [];
  const invocation = readInvocation(command, args);
  const found: CredentialArgument[] = [];
  for (const row of TABLE.rowsFor(invocation)) found.push(...findByRow(row, invocation, args, stdin));
  const title = titleOf(invocation.name);
  const logins = isTabled(command) ? [] : findLoginOptions(args);
  found.push(...logins.map(({ slice: { word, start, end }, option }) => ({
    word, start, end, kind: "password" as const, what: `the password of ${title} ${option}`, advice: GENERIC_ADVICE, byName: true as const,
  })));
  const byName = findNamedArguments(invocation.name, args, syntaxOf(invocation.name));
  if (byName.length === 0) return found.length < 2 ? found : withoutOverlap(found);
  const named = byName.map((argument) => ({
    word: argument.word, start: argument.start, end: argument.end, kind: argument.kind,
    what: argument.isOption ? `the ${argument.kind} of ${title} ${argument.name}` : `the value of ${argument.name} for ${title}`,
    advice: GENERIC_ADVICE, byName: true as const,
  }));
  return withoutOverlap([...found, ...named.filter(({ word, start, end }) => !NO_VALUES.has(args[word]!.slice(start, end)))]);
}

/** Parts of an input that is there for the credential: no script, no dump, no answers to other questions. */
const WHOLE_INPUTS: ReadonlySet<PartFinder> = new Set([whole, trimmed, firstLine, secondLine, accountLines]);

/** What a command takes its standard input for, whatever stands there: a file, say, that nobody has read. Null where that is no credential. */
export function judgeInput(command: string, args: readonly string[]): Evidence | null {
  if (!isTabled(command)) return null;
  const invocation = readInvocation(command, args);
  const row = TABLE.rowsFor(invocation).find((one) => one.stdin === true && WHOLE_INPUTS.has(one.part ?? whole) && matchCondition(invocation.words, one) >= 0);
  return row ? usedAs(row.kind, `what ${calledAs(invocation.name, row.when, null)} reads`) : null;
}

/** Nothing, quotes that an exec form keeps, and the sign for standard input. */
const NO_VALUES: ReadonlySet<string> = new Set(["", "''", '""', "-"]);

/** The command's name where it is one: an exec form may begin with anything, `--password=x` too. */
function titleOf(name: string): string {
  return /^[A-Za-z][\w.+-]{0,39}$/.test(name) ? name : "a command";
}

/** Where nothing is known of the command itself. */
export const GENERIC_ADVICE = "a file or a variable from a secret mount, if the command reads one";

/** What one row of the table finds. */
export function findByRow(row: CredentialRow, { name, words }: Invocation, args: readonly string[], stdin: string | null): CredentialArgument[] {
  const behind = matchCondition(words, row);
  if (behind < 0) return [];
  const part = row.part ?? whole;
  const found: CredentialArgument[] = [];
  for (const { slice, option } of candidates(row, words, behind, args, stdin)) {
    for (const { start, end, kind = row.kind, isName } of part(slice.text)) {
      if (NO_VALUES.has(slice.text.slice(start, end))) continue;
      found.push({
        word: slice.word, start: slice.start + start, end: slice.start + end, kind,
        what: `the ${row.noun ?? kind} of ${calledAs(name, row.when, option)}`,
        advice: row.advice,
        ...(row.fixed && { fixed: true as const }),
        ...(isName && { isName }),
      });
    }
  }
  return found;
}

/** A word that may carry a credential, and the option that it is the value of. */
export interface Candidate {
  readonly slice: Slice;
  readonly option: string | null;
}

/** The words that a row of a table means, behind its sub-command; with the option that each is the value of. */
export function candidates(row: Pick<CredentialRow, "option" | "operand" | "stdin" | "every">, { options, operands }: Invocation["words"], behind: number, args: readonly string[], stdin: string | null): Candidate[] {
  const input: Candidate[] = stdin === null ? [] : [{ slice: { word: -1, start: 0, end: stdin.length, text: stdin }, option: null }];
  if (row.every) return [...args.map((_, word) => ({ slice: sliceOf(args, word), option: null })), ...input];
  if (row.stdin) return input;
  if (row.operand !== undefined) {
    const slice = row.operand < 0 ? operands.slice(behind).at(row.operand) : operands[behind + row.operand];
    return slice ? [{ slice, option: null }] : [];
  }
  const names = list(row.option);
  const used: Candidate[] = [];
  for (const { name, value } of options) if (value && names.includes(name)) used.push({ slice: value, option: name });
  return used;
}

/** In order; of two that overlap the first found stays, so that a table's row wins over a name. */
function withoutOverlap(found: readonly CredentialArgument[]): CredentialArgument[] {
  const rank = new Map(found.map((argument, i) => [argument, i]));
  const kept: CredentialArgument[] = [];
  for (const argument of [...found].sort((a, b) => a.word - b.word || a.start - b.start)) {
    const last = kept.at(-1);
    if (!last || last.word !== argument.word || last.end <= argument.start) kept.push(argument);
    else if (rank.get(argument)! < rank.get(last)!) kept[kept.length - 1] = argument;
  }
  return kept;
}
