import { mask } from "../secrets/mask.ts";

const keywords: ReadonlySet<string> = new Set([
  "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "FROM", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD",
  "RUN", "SHELL", "STOPSIGNAL", "USER", "VOLUME", "WORKDIR",
]);
/** Keywords that another one follows. */
const prefixes: ReadonlySet<string> = new Set(["HEALTHCHECK", "ONBUILD"]);
const flagNames: ReadonlySet<string> = new Set([
  "--checksum", "--chmod", "--chown", "--exclude", "--from", "--interval", "--keep-git-dir", "--link", "--mount",
  "--network", "--parents", "--platform", "--retries", "--security", "--start-period", "--timeout",
]);

/**
 * A line of a file as a person may see it: the keyword, the names of flags, a continuation, and once the
 * name that the finding itself tells. Every run of other words is one `***`, so that no value can come
 * through, also not one that no rule knows of, however the line was broken. Empty where nothing would be
 * left to see.
 */
export function maskedExcerpt(line: string, subject: string): string {
  const shown: string[] = [];
  let keywordMayFollow = true;
  let subjectMayFollow = subject !== "";
  const words = line.trim().split(/\s+/);
  // The dash of a list's item, only before the name itself: it is no part of a value there.
  if (words[0] === "-" && subject !== "" && nameIn(words[1] ?? "", subject) !== undefined) shown.push(words.shift()!);
  for (const word of words) {
    const keyword = word.toUpperCase();
    const name = subjectMayFollow ? nameIn(word, subject) : undefined;
    if (keywordMayFollow && keywords.has(keyword)) {
      shown.push(word);
      keywordMayFollow = prefixes.has(keyword);
      continue;
    }
    keywordMayFollow = false;
    if (name !== undefined) subjectMayFollow = false;
    const visible = name ?? punctuation(word) ?? flagIn(word) ?? mask;
    if (visible !== mask || !shown.at(-1)?.endsWith(mask)) shown.push(visible);
  }
  return shown.every((word) => word === mask) ? "" : shown.join(" ");
}

/** As `maskedExcerpt`; empty, too, where it would tell no more than the keyword and flags, `RUN --mount=***`. */
export function tellingExcerpt(line: string, subject: string): string {
  const excerpt = maskedExcerpt(line, subject);
  const tells = (word: string): boolean => word !== mask && !keywords.has(word.toUpperCase()) && flagIn(word) !== word;
  return excerpt.split(" ").some(tells) ? excerpt : "";
}

function nameIn(word: string, subject: string): string | undefined {
  if (word === subject) return word;
  return word.startsWith(`${subject}=`) ? `${subject}=${mask}` : undefined;
}

function punctuation(word: string): string | undefined {
  return word === "\\" || word === "`" ? word : undefined;
}

function flagIn(word: string): string | undefined {
  if (!word.startsWith("--")) return undefined;
  const equals = word.indexOf("=");
  if (equals === -1) return flagNames.has(word) ? word : undefined;
  const flag = word.slice(0, equals);
  return flagNames.has(flag) ? `${flag}=${mask}` : undefined;
}
