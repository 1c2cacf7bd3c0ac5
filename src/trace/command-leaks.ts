import type { Range } from "../parser/node.ts";
import { findCredentialArguments, judgeInput, type CredentialArgument } from "../secrets/commands/credential-arguments.ts";
import { usedAs, type Evidence } from "../secrets/evidence.ts";
import { isPublicName } from "../secrets/files.ts";
import { findEmbeddedSecret, judgeCommandValue, judgePair, judgeValue } from "../secrets/judge.ts";
import { judgeName } from "../secrets/names.ts";
import { isAllowedValue } from "./allowed.ts";
import type { Channel } from "./channel.ts";
import type { Leak, Place } from "./leak.ts";
import { filesIn, innocentsIn, promoteInAddresses, type Promotions } from "./promotions.ts";
import { pairOptions, type Settings } from "./settings.ts";
import type { Call, CommandNode } from "./shell/host.ts";
import { declarationsIn, literalOf, piecesBetween, secretsIn, stretchOf, templateOf, type Secret, type Value } from "./value.ts";

/** A word of a command that carries a credential. */
export interface CredentialUse {
  readonly argument: CredentialArgument;
  /** The part of the word that is the credential. */
  readonly value: Value;
  readonly node: CommandNode;
  /** Set where the credential is written there, in plain text. */
  readonly literal: Evidence | null;
  readonly secret: Secret | null;
  /** Whether it is a part of what a variable holds, beside other options. */
  readonly isField: boolean;
}

/** What the tables know of the call's words, with the values that stand there. */
function credentialUses(call: Call, words: readonly string[]): CredentialUse[] {
  const stdin = call.stdin.length > 0 ? templateOf(call.stdin) : null;
  return findCredentialArguments(call.name, words, stdin).map((argument): CredentialUse => {
    const word = argument.word === -1 ? null : call.args[argument.word]!;
    const value = piecesBetween(word ? word.value : call.stdin, argument.start, argument.end);
    const written = literalOf(value);
    return {
      argument,
      value,
      node: word ? word.node : call.node,
      literal: written === null ? null : judgeCommandValue(written, argument.kind, argument.what, argument.isName),
      secret: secretsIn(value)[0] ?? null,
      isField: word?.isField === true,
    };
  });
}

/** Where a command stands, for the leaks of its words. */
export interface CommandReport {
  readonly place: Place;
  readonly channels: readonly Channel[];
  /** The instruction or the field. */
  readonly keyword: string;
}

export interface ReportTarget extends CommandReport {
  readonly settings: Settings;
  /** The linted text. */
  readonly text: string;
  /** The instruction or field that the command stands in. */
  readonly extent: Range;
  readonly leaks: Leak[];
  /** What a use tells of an innocent variable; null where no variable is declared in the file. */
  readonly promotions: Promotions | null;
  /** Whether a word of the command names a file that is known to be there. */
  readonly isFile: (word: string, node: CommandNode) => boolean;
}

/** Reports what is written in plain text, and lets a use tell what an innocent variable holds. Returns all uses. */
export function reportCredentialUses(target: ReportTarget, call: Call, words: readonly string[] = call.args.map(({ text }) => text)): CredentialUse[] {
  const uses = credentialUses(call, words);
  if (target.promotions) {
    for (const { value } of call.args) promoteInAddresses(target.promotions, value);
    promoteInput(target.promotions, call, words);
  }
  for (const { argument, literal, value, node, isField } of uses) {
    const innocents = innocentsIn(value);
    // `echo "$USER:$USER" | chpasswd`: the name is no secret for being a bad password as well; its use is what to mend.
    const isCommon = literal?.wellKnown === true && !isField;
    for (const declaration of isCommon ? [] : innocents) {
      target.promotions?.addDeclared(declaration, {
        kind: argument.kind, confidence: "certain", basis: "use", why: `it is used as ${argument.what}`, wellKnown: literal?.wellKnown === true,
      });
    }
    const written = literalOf(value);
    const isReferred = isDeclared(value, written);
    if (!literal || written === null || (isReferred && !(isCommon && innocents.length > 0)) || isAllowedValue(target.settings, written)) continue;
    // `curl … > proxy-secret` and `--aes-pwd proxy-secret`
    if (argument.byName && target.isFile(written, node)) continue;
    target.leaks.push({
      place: target.place,
      // What a variable brings does not stand here, even where the same text does.
      range: isReferred ? node.range : placeOf(target, node, argument, value, written),
      extent: node.range,
      subject: argument.what,
      evidence: literal,
      channels: target.channels,
      literal: true,
      secret: null,
      detail: { keyword: target.keyword, command: call.name, advice: argument.advice, ...(argument.fixed && { fixed: true }) },
    });
  }
  return uses;
}

/** `chpasswd < /app/users`: the command tells what the file is. */
function promoteInput(promotions: Promotions, { name, stdin }: Call, words: readonly string[]): void {
  const files = filesIn(stdin);
  const evidence = files.length === 0 ? null : judgeInput(name, words);
  for (const file of evidence ? files : []) promotions.addDeclared(file, evidence!);
}

/** Reports a variable that a script sets to what stands there in plain text, where its name makes it a credential. */
export function reportAssignment(target: ReportTarget, name: string, value: Value, node: CommandNode): void {
  const written = literalOf(value);
  if (written === null && target.promotions) promoteAssigned(target.promotions, name, value);
  if (written === null || isDeclared(value, written) || isAllowedValue(target.settings, written)) return;
  const options = pairOptions(target.settings);
  const evidence = judgePair(name, written, options);
  // Known formats and addresses are found wherever they stand.
  if (!evidence || evidence.confidence === "possible" || judgeValue(written) !== null) return;
  if (target.place === "run" && isBuildStandIn(evidence)) return;
  // `AUTH={"password":"x"}`: the part that is the credential.
  const part = evidence.basis === "value" ? findEmbeddedSecret(written, options) : null;
  const held = part === null ? written : written.slice(part.start, part.end);
  target.leaks.push({
    place: target.place,
    range: rangeWithin(target.text, node.range, held) ?? rangeOfPieces(target, value, held) ?? node.range,
    extent: node.range,
    subject: name,
    evidence,
    channels: target.channels,
    literal: true,
    secret: null,
    detail: { keyword: target.keyword },
  });
}

/** `DB_PASSWORD=$(cat /app/pw)`: the variable's name tells what the file is. */
function promoteAssigned(promotions: Promotions, name: string, value: Value): void {
  const files = filesIn(value);
  const verdict = files.length === 0 ? null : judgeName(name);
  if (verdict?.confidence !== "likely") return;
  for (const file of files) {
    if (!isPublicName(file.name)) promotions.addDeclared(file, usedAs(verdict.kind, `what ${name} is read from`));
  }
}

/** Where the literal of an argument stands: where a variable of the script was set to it, in the input, or among the words. */
function placeOf(target: ReportTarget, node: CommandNode, { word, start }: CredentialArgument, value: Value, written: string): Range {
  if (declarationsIn(value).length > 0) return rangeOfPieces(target, value, written) ?? node.range;
  if (word === -1) return inputRange(target, node, value, written);
  return rangeWithin(target.text, node.range, written, start) ?? node.range;
}

/**
 * Whether the value is told of where a variable gets it: an ARG or ENV, or a variable of the script whose own name says
 * what it is. `a=…; DB_PASSWORD=$a` is told by its use alone.
 */
function isDeclared(value: Value, written: string | null): boolean {
  return declarationsIn(value).some(({ name, range }) => range[1] > 0 || written === null || judgePair(name, written) !== null);
}

/** Where the script has the text that a variable of its own brought. */
function rangeOfPieces({ text }: ReportTarget, value: Value, written: string): Range | null {
  const within = stretchOf(value);
  return within && rangeWithin(text, within, written);
}

/**
 * `SECRET_KEY_BASE=dummy rake assets:precompile`: a framework wants a key before it does anything, and this one is gone
 * with the command. A password may have become the one of an account or of a database by then.
 */
function isBuildStandIn({ wellKnown, kind }: Evidence): boolean {
  return wellKnown && kind !== "password";
}

/**
 * Where the text stands in a range, as it is; null where it is put together or quoted. Of several places the one at the
 * offset that it has in the word, if that has one quote in front at most, else the last one.
 */
function rangeWithin(text: string, [start, end]: Range, written: string, offset?: number): Range | null {
  const expected = offset === undefined ? undefined : [start + offset, start + offset + 1].find((at) => at + written.length <= end && text.startsWith(written, at));
  const at = expected ?? text.slice(start, end).lastIndexOf(written) + start;
  return at < start ? null : [at, at + written.length];
}

/** What comes in on standard input stands before the command that reads it (a pipe) or behind it (a here-document). */
function inputRange({ text, extent }: ReportTarget, { range }: CommandNode, value: Value, written: string): Range {
  const within = stretchOf(value);
  return (within && rangeWithin(text, within, written)) ?? rangeWithin(text, [extent[0], range[0]], written) ?? rangeWithin(text, [range[0], extent[1]], written) ?? range;
}
