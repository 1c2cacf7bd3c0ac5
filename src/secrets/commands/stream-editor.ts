import { findAssignments } from "../assignments.ts";
import { judgePair } from "../judge.ts";
import { judgeName, type NameVerdict } from "../names.ts";
import { findReferences } from "../references.ts";
import { classifyValue } from "../values.ts";
import { splitWords } from "../words.ts";
import type { Part, PartFinder } from "./parts.ts";

/** `s/pattern/replacement/`, with the offset at which the replacement stands. */
interface Substitution {
  readonly pattern: string;
  readonly replacement: string;
  readonly start: number;
}

/**
 * The credentials that a script of sed (or perl's `s///`) puts into a file: `s/^password=…/password=x/`,
 * `s/'DB_PASSWORD', '.*'/'DB_PASSWORD', 'x'/`, `s/@TOKEN@/x/`, `$ a password=x`. Linear time.
 */
export const inStreamScript: PartFinder = (script) =>
  [...substitutions(script).flatMap(inSubstitution), ...inserted(script)].filter(({ start, end }) => !MARK.test(script.slice(start, end)));

/** What a later step, or the container's start, puts a value in the place of. */
const MARK = /^(?:__\w{1,100}__|@\w{1,100}@|%%?\w{1,100}%%?|\{\{[^{}]{1,100}\}\})$/;

/** What may stand between the parts of `s`; sed takes any character. */
const DELIMITERS = new Set("/|,#@:!~%+_^=");

function substitutions(script: string): Substitution[] {
  const found: Substitution[] = [];
  // A delimiter that isn't closed once has no partner further on, either.
  const open = new Set<string>();
  for (let at = script.indexOf("s"); at >= 0; at = script.indexOf("s", at + 1)) {
    const delimiter = script[at + 1] ?? "";
    if (!DELIMITERS.has(delimiter) || open.has(delimiter) || /\w/.test(script[at - 1] ?? " ")) continue;
    const middle = closing(script, at + 2, delimiter);
    const end = middle < 0 ? -1 : closing(script, middle + 1, delimiter);
    if (end < 0) {
      open.add(delimiter);
      continue;
    }
    found.push({ pattern: script.slice(at + 2, middle), replacement: script.slice(middle + 1, end), start: middle + 1 });
    at = end;
  }
  return found;
}

/** The delimiter's next place that no backslash and no `${…}` takes its meaning from; -1 without one. */
function closing(script: string, from: number, delimiter: string): number {
  for (let at = from; at < script.length; at++) {
    if (script[at] === "\\") at++;
    else if (script[at] === delimiter) return at;
  }
  return -1;
}

function inSubstitution({ pattern, replacement, start }: Substitution): Part[] {
  const named = pairsIn(replacement);
  if (named.length > 0) return named.map((part) => shifted(part, start));
  const directive = directiveIn(pattern, replacement);
  if (directive) return [shifted(directive, start)];
  const name = lastName(pattern);
  const verdict = judgeName(name);
  // What has the name in it is the line again, not the value.
  if (verdict?.confidence !== "likely" || replacement.includes(name)) return [];
  // `\1` and `&` bring back what the pattern found.
  const skipped = /^(?:\\\d|&)*[\s"'=:]*/.exec(replacement)![0].length;
  const value = replacement.slice(skipped).replace(/(?<!["';,\s]|\\\d)(?:["';,\s]|\\\d)+$/, "");
  return isInserted(value, name, isMark(pattern)) ? [{ start: start + skipped, end: start + skipped + value.length, kind: verdict.kind }] : [];
}

/** `s/^# requirepass foobared/requirepass x/`: a directive and its value, where the pattern has the directive. */
function directiveIn(pattern: string, replacement: string): Part | null {
  const match = /^(?<name>[A-Za-z][\w.-]{1,100})[ \t]+(?<value>\S{1,500})$/.exec(replacement);
  const { name = "", value = "" } = match?.groups ?? {};
  const verdict = pattern.includes(name) ? judgeName(name) : null;
  if (!isLikely(verdict) || !isInserted(value, name, false)) return null;
  return { start: replacement.length - value.length, end: replacement.length, kind: verdict.kind };
}

function pairsIn(text: string): Part[] {
  const quoted = findAssignments(text, "quoted");
  const pairs = quoted.length > 0 ? quoted : findAssignments(text, "lines");
  return pairs.flatMap(({ name, value, start, end }) => {
    const verdict = judgeName(name);
    return isLikely(verdict) && isCredential(name, value) ? [{ start, end, kind: verdict.kind }] : [];
  });
}

/** A variable, or what is a credential under this name. A mark is for somebody else to fill in. */
function isCredential(name: string, value: string): boolean {
  return isReference(value) || (classifyValue(value) !== "placeholder" && isLikely(judgePair(name, value)));
}

function isLikely<T extends Pick<NameVerdict, "confidence">>(verdict: T | null): verdict is T {
  return verdict !== null && verdict.confidence !== "possible";
}

/** Whether the text is one variable, of which only the caller knows what it holds. */
function isReference(text: string): boolean {
  const [only] = findReferences(text);
  return only?.start === 0 && only.end === text.length;
}

/** Words that say where a value belongs, not what it is. */
const MARK_WORDS = new Set(["here", "placeholder", "value", "goes", "change", "me", "your", "the", "enter", "insert"]);

/** The name at the end of a pattern: `DB_PASSWORD` of `^DB_PASSWORD = .*$`, `{{DB_PASSWORD}}`, `db_password_here`. */
function lastName(pattern: string): string {
  const name = pattern.replace(/\\[()]|\.[*+]|\\s[*+]?|\[[^\]]{0,40}\][*+]?/g, " ").match(/[A-Za-z][\w-]*/g)?.at(-1) ?? "";
  return splitWords(name).filter((word) => !MARK_WORDS.has(word)).join("_");
}

/** Whether the pattern is nothing but a mark to be filled in: `@DB_PASSWORD@`, `__TOKEN__`, `password_here`. */
function isMark(pattern: string): boolean {
  return /^(?:[@%_{<[$#\\ ]{1,6}[\w .-]{1,60}[@%_}>\]#\\ ]{1,6}|\w{1,40}_(?:here|placeholder))$/i.test(pattern);
}

/** A word in the place of another may be any, so it has to look like a credential where no mark asks for one. */
function isInserted(value: string, name: string, mark: boolean): boolean {
  if (isReference(value)) return true;
  const evidence = judgePair(name, value);
  if (!isLikely(evidence) || /[\\^*[\]()\s]/.test(value)) return false;
  return mark || (!evidence.wellKnown && value.length >= 6 && /\d/.test(value) && /[A-Za-z]/.test(value));
}

/** `a`, `i` and `c` of sed, which insert whole lines. */
function inserted(script: string): Part[] {
  const command = /^(?:[\d$]{1,9}|\/[^/\n]{0,200}\/)?\s{0,9}[aic](?:\\\s{0,9}|\s{1,9})/.exec(script)?.[0];
  return command === undefined ? [] : pairsIn(script.slice(command.length)).map((part) => shifted(part, command.length));
}

function shifted(part: Part, by: number): Part {
  return { ...part, start: part.start + by, end: part.end + by };
}
