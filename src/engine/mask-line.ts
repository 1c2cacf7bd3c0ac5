import { mask } from "../secrets/mask.ts";
import { maskedExcerpt } from "./excerpt.ts";
import { plainWords } from "./plain-words.ts";

/** What our own rewrites put into a file, and the joints of lists: none of it can be a value. */
const ownWords: readonly RegExp[] = [
  /^--mount=type=(?:secret|ssh)(?:,(?:id|env|target|mode|required)=[\w./-]+)*$/,
  /^[A-Za-z_]\w*="\$\(cat$/,
  /^\/run\/secrets\/[\w-]+\)"?$/,
  /^(?:export|-|\*\*\/\.?[\w.-]+)$/,
  /^(?:secrets|environment|args|build):$/,
];

/** A line of YAML whose key may be seen. */
const yamlEntry = /^(\s*)((?:- +)?["']?[A-Za-z_][\w.-]*["']?)(:|=)(?:(\s+)(\S.*)|(\S.*))?$/;

/**
 * A line of a Dockerfile, a Compose file or an ignore file as a person may see it: keywords, keys, flags, what our own
 * rewrites write and what can be no value by its place; every run of other words is `***`, as in an excerpt.
 *
 * @param previous The line before it in its file.
 */
export function maskLine(line: string, previous = ""): string {
  const indent = /^\s*/.exec(line)![0];
  if (line.trim() === "") return "";
  if (line.trimStart().startsWith("#")) return `${indent}# ${mask}`;
  const entry = yamlEntry.exec(line);
  // With nothing behind it `=` may be the end of a value in base64.
  if (entry && !/[^=]={1,2}$/.test(line)) return maskEntry(entry);
  const words = line.trim().split(/\s+/);
  const plain = plainWords(words, previous);
  const shown: string[] = [];
  for (const [i, word] of words.entries()) {
    const visible = plain.has(i) || isOwn(word) ? word : (i === 1 && declaredName(words[0]!, word)) || wordOf(word, i === 0);
    if (visible !== mask || !shown.at(-1)?.endsWith(mask)) shown.push(visible);
  }
  return indent + shown.join(" ");
}

function maskEntry([, indent = "", key = "", sign = "", blank = "", spaced, joined]: RegExpExecArray): string {
  const value = spaced ?? joined;
  const shown = value === undefined ? "" : isReference(value) ? value : mask;
  return indent + key + sign + blank + shown;
}

/** `${X:?}` and the path of a secret say where a value is, not what it is. */
function isReference(value: string): boolean {
  return /^["']?(?:\$\{[A-Za-z_]\w*:\?\}|\/run\/secrets\/[\w.-]+)["']?$/.test(value);
}

function isOwn(word: string): boolean {
  return ownWords.some((pattern) => pattern.test(word));
}

/** The name that an ARG or ENV begins with. */
function declaredName(keyword: string, word: string): string | null {
  const [, name, equals = ""] = /^([A-Za-z_]\w*)(=)?/.exec(word) ?? [];
  if (name === undefined || !/^(?:ARG|ENV)$/i.test(keyword)) return null;
  return equals === "" ? (word === name ? name : null) : `${name}=${mask}`;
}

/** A keyword in front, the name of a flag, a continuation; else the mask. */
function wordOf(word: string, isFirst: boolean): string {
  const shown = maskedExcerpt(isFirst ? `${word} x` : `x ${word}`, "");
  if (shown === "") return mask;
  const own = isFirst ? shown.split(" ")[0]! : shown.slice(mask.length).trim();
  return own === "" ? mask : own;
}
