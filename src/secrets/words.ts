import {
  GLUED_NOUNS, HARMLESS_KEY_MODIFIERS, KEY_VENDORS, NOT_GLUED, SECRET_KEY_MODIFIERS, SECRET_NOUNS, UNMAKING_FOLLOWERS,
} from "./vocabulary.ts";

/** A name longer than this is no name; only its end is read, where the head of the phrase stands. */
const LONGEST_NAME = 200;

/**
 * The words of a name in lower case, without digits: `dbPassword`, `NPM_TOKEN2`, `PGPASSWORD`, `my-apiKey`
 * give `db password`, `npm token`, `pg password`, `my api key`.
 */
export function splitWords(name: string): string[] {
  return joinSplit(simpleWords(name).flatMap(splitGlued));
}

/** The second halves of nouns that people write in two words: `passWord`, `PASS_PHRASE`. */
const SECOND_HALVES: ReadonlySet<string> = new Set(["word", "words", "phrase", "phrases"]);

function joinSplit(words: string[]): string[] {
  if (!words.includes("pass")) return words;
  return words.flatMap((word, at) => {
    if (SECOND_HALVES.has(word) && words[at - 1] === "pass") return [];
    const next = words[at + 1] ?? "";
    return word === "pass" && SECOND_HALVES.has(next) ? [word + next] : [word];
  });
}

/** As `splitWords`, but glued words stay together. */
export function simpleWords(name: string): string[] {
  return name
    .slice(-LONGEST_NAME)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}

/** What every glued noun has in it; most words end here. */
const HOLDS_NOUN = new RegExp(GLUED_NOUNS.join("|"));

function splitGlued(word: string): string[] {
  if (!HOLDS_NOUN.test(word) || SECRET_NOUNS.has(word) || NOT_GLUED.has(word)) return [word];
  return splitNoun(word) ?? splitFollower(word) ?? [word];
}

/** `npmtoken` to `npm token`; null when no noun stands at the end. */
function splitNoun(word: string): string[] | null {
  for (const noun of GLUED_NOUNS) {
    if (!word.endsWith(noun)) continue;
    const rest = word.slice(0, -noun.length);
    // One letter before a long noun: `KBpassword` splits into `k` and `bpassword`.
    if (rest.length < (noun.length > 4 ? 1 : 2) || NOT_GLUED.has(word)) return null;
    if (noun !== "key" && noun !== "keys") return [...splitGlued(rest), noun];
    // `key` ends too many words; only behind one that is known to stand before it does it count.
    const modifier = keyModifierAtEnd(rest);
    if (modifier === null) return null;
    return [...(rest === modifier ? [] : [rest.slice(0, -modifier.length)]), modifier, noun];
  }
  return null;
}

function keyModifierAtEnd(rest: string): string | null {
  let longest: string | null = null;
  for (const table of [SECRET_KEY_MODIFIERS, KEY_VENDORS, HARMLESS_KEY_MODIFIERS]) {
    for (const modifier of table.keys()) {
      // Two letters only as the whole word: `idkey`, but not `vidkey`.
      const fits = modifier.length > 2 ? rest.endsWith(modifier) : rest === modifier;
      if (fits && modifier.length > (longest?.length ?? 0)) longest = modifier;
    }
  }
  return longest;
}

/** `passwordfile` to `password file`; null unless a secret noun stands before the follower. */
function splitFollower(word: string): string[] | null {
  for (const follower of UNMAKING_FOLLOWERS) {
    if (follower.length < 2 || !word.endsWith(follower)) continue;
    const rest = word.slice(0, -follower.length);
    const before = SECRET_NOUNS.has(rest) ? [rest] : rest.length < 3 || NOT_GLUED.has(rest) ? null : splitNoun(rest);
    if (before) return [...before, follower];
  }
  return null;
}
