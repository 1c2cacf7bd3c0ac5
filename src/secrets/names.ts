import type { Confidence, SecretKind } from "./evidence.ts";
import { BUNDLER_HOST, EXACT_NAMES } from "./exact-names.ts";
import { matchesAny } from "./glob.ts";
import {
  AUTH_FORMS, AUTH_MODIFIERS, COOKIE_MODIFIERS, HARMLESS_DIRECTORIES, HARMLESS_KEY_MODIFIERS, HARMLESS_PASSES, HARMLESS_TOKENS,
  KEY_PHRASES, KEY_VENDORS, NEUTRAL_FOLLOWERS, PROGRAM_VERBS, PUBLIC_PREFIXES, SALT_MODIFIERS, SECRET_KEY_MODIFIERS, SECRET_NOUNS,
  UNMAKING_FOLLOWERS, UNMAKING_PREDECESSORS, type SecretNoun,
} from "./vocabulary.ts";
import { splitWords } from "./words.ts";

export interface NameVerdict {
  readonly kind: SecretKind;
  /** `possible` names count only together with a value that agrees. */
  readonly confidence: Confidence;
  /** A clause about the name. */
  readonly why: string;
}

export interface NameOptions {
  /** Names that the settings call secret; `*` stands for any text, case doesn't matter. */
  readonly secretNames?: readonly string[];
}

/**
 * Judges the name of a variable, key or parameter as a phrase.
 *
 * @returns null when the name says nothing of a credential, for any text.
 */
export function judgeName(name: string, options: NameOptions = {}): NameVerdict | null {
  if (isSecretBySettings(name, options)) {
    return { kind: "secret", confidence: "likely", why: "the settings name it a secret" };
  }
  if (!TELLING.test(name.toLowerCase())) return null;
  const words = splitWords(name);
  const exact = EXACT_NAMES.get(words.join("_"));
  if (exact === null) return null;
  if (exact) return { why: `its name is ${name}`, ...exact };
  if (BUNDLER_HOST.test(name)) {
    return { kind: "credentials", confidence: "likely", why: "Bundler reads the credentials of a host from it" };
  }
  return judgePhrase(words);
}

/** The longest word of each name that is judged as a whole: what splits a name may stand between its words. */
const EXACT_PARTS = [...EXACT_NAMES].flatMap(([name, verdict]) =>
  verdict === null ? [] : name.split("_").reduce((longest, word) => (word.length > longest.length ? word : longest)));

/** What every name of a credential has in it, in lower case; most names have nothing of it, and need not be split into words. */
const TELLING = new RegExp([...new Set([...SECRET_NOUNS.keys(), ...EXACT_PARTS, "bundle_"])].join("|"));

/** Whether the settings name it a secret. */
export function isSecretBySettings(name: string, options: NameOptions): boolean {
  return matchesAny(name, options.secretNames ?? []);
}

function judgePhrase(words: readonly string[]): NameVerdict | null {
  const at = words.findLastIndex((word) => SECRET_NOUNS.has(word));
  const head = words[at];
  const noun = head === undefined ? undefined : SECRET_NOUNS.get(head);
  if (head === undefined || !noun) return null;
  const before = words.slice(0, at);
  const followers = words.slice(at + 1);

  if (followers.some((word) => UNMAKING_FOLLOWERS.has(word))) return null;
  if (before.some((word) => UNMAKING_PREDECESSORS.has(word))) return null;
  const judged = judgeNoun(head, noun, before, followers);
  if (!judged) return null;

  const isPublic = PUBLIC_PREFIXES.some((prefix) => prefix.every((word, index) => words[index] === word));
  if (isPublic && (judged.kind === "API key" || judged.kind === "token")) return null;
  const certainFollowers = followers.every((word) => NEUTRAL_FOLLOWERS.has(word));
  if (!certainFollowers && noun.judged !== "alone") return null;
  return {
    kind: judged.kind,
    confidence: isPublic || !certainFollowers ? "possible" : judged.confidence,
    why: whyOf(head, before, followers),
  };
}

type Judged = Pick<NameVerdict, "kind" | "confidence">;

function judgeNoun(head: string, noun: SecretNoun, before: readonly string[], followers: readonly string[]): Judged | null {
  const previous = before.at(-1) ?? "";
  const likely: Judged = { kind: noun.kind, confidence: "likely" };
  const possible: Judged = { kind: noun.kind, confidence: "possible" };
  switch (noun.judged) {
    case "key":
      return judgeKey(before, followers);
    case "salt":
      return SALT_MODIFIERS.has(previous) ? likely : followers.length === 0 ? possible : null;
    case "auth":
      return AUTH_MODIFIERS.has(previous) && followers.every((word) => AUTH_FORMS.has(word)) ? likely : null;
    case "cookie":
      return COOKIE_MODIFIERS.has(previous) ? likely : null;
    case "owned":
      if (head === "pwd" && HARMLESS_DIRECTORIES.has(previous)) return null;
      return before.length > 0 ? likely : head === "pwd" ? null : possible;
    case "alone":
      if (noun.kind === "token" && HARMLESS_TOKENS.has(previous)) return null;
      if (head === "pass" && HARMLESS_PASSES.has(previous)) return null;
      if (head === "sshpass" && PROGRAM_VERBS.has(previous)) return null;
      return likely;
  }
}

/** A `key` is a credential, a public thing or a name in a map: the word before it decides. */
function judgeKey(before: readonly string[], followers: readonly string[]): Judged | null {
  const phrase = [...before, "key", ...followers].join("_");
  if (KEY_PHRASES.some((end) => phrase === end || phrase.endsWith(`_${end}`))) return { kind: "secret", confidence: "likely" };
  const previous = before.at(-1);
  if (previous === undefined) return followers.length === 0 ? { kind: "secret", confidence: "possible" } : null;
  if (HARMLESS_KEY_MODIFIERS.has(previous) || before.includes("public") || before.includes("pub")) return null;
  const kind = SECRET_KEY_MODIFIERS.get(previous);
  if (kind) return { kind, confidence: "likely" };
  return { kind: "API key", confidence: KEY_VENDORS.has(previous) ? "likely" : "possible" };
}

function whyOf(head: string, before: readonly string[], followers: readonly string[]): string {
  const withModifier = SECRET_NOUNS.get(head)?.judged === "alone" ? [head] : [...before.slice(-1), head];
  const phrase = withModifier.join("_").toUpperCase();
  return followers.length === 0 ? `its name ends in ${phrase}` : `its name says ${phrase}`;
}
