import { isTabled } from "../secrets/commands/tabled.ts";
import { isWrapper } from "../secrets/commands/wrappers.ts";
import { plainCommands } from "../trace/shell/inert-commands.ts";

/** What stands behind these names an image or a file, and a finding that is about it tells it anyway. */
const namingKeywords: ReadonlySet<string> = new Set(["FROM", "COPY", "ADD", "WORKDIR"]);
const imageOrPath = /^[\w.*+/:${}-]+(?:@sha256:[0-9a-f]{64})?$/;
/** Letters and digits, as a machine makes them. */
const machineMade = /^(?=.{0,99}\d)(?=.{0,99}[A-Za-z]).{12,}$/;

/** Behind these a command stands. */
const operators: ReadonlySet<string> = new Set(["&&", "||", "|", ";", "then", "do", "else"]);
/** Sub-commands that nobody would take for a password. */
const subCommands: ReadonlySet<string> = new Set("install add update upgrade ci build clone config publish restore sync clean".split(" "));

/**
 * The words of a line of a Dockerfile that by their place can be no value: images and paths behind FROM, COPY, ADD and WORKDIR,
 * and known commands where a command stands. Their indexes; an address, and what looks random, is none of them.
 *
 * @param previous The line before, which may end where a command has to follow.
 */
export function plainWords(words: readonly string[], previous: string): ReadonlySet<number> {
  const [keyword = ""] = words;
  if (namingKeywords.has(keyword.toUpperCase())) {
    return new Set(words.flatMap((word, i) => (i > 0 && isImageOrPath(word) ? [i] : [])));
  }
  const plain = new Set<number>();
  let expected: "command" | "sub-command" | "none" = /(?:^|\s)(?:&&|\|\||[|;]|RUN)\s{0,9}[\\`]\s*$/.test(previous.slice(-20)) ? "command" : "none";
  for (const [i, word] of words.entries()) {
    if ((i === 0 && /^RUN$/i.test(word)) || operators.has(word)) {
      plain.add(i);
      expected = "command";
    } else if (expected === "command" && isWrapper(word)) {
      plain.add(i);
    } else if (expected === "command" && isCommand(word)) {
      plain.add(i);
      expected = "sub-command";
    } else if (expected === "sub-command" && subCommands.has(word)) {
      plain.add(i);
      expected = "none";
    } else if (!word.startsWith("--")) {
      expected = "none";
    }
  }
  return plain;
}

function isImageOrPath(word: string): boolean {
  if (!imageOrPath.test(word) || word.includes("://")) return false;
  return !word.replace(/@sha256:.*/, "").split(/[^A-Za-z0-9]+/).some((part) => machineMade.test(part));
}

function isCommand(word: string): boolean {
  return plainCommands.has(word) || (/^[a-z][\w.-]*$/.test(word) && isTabled(word));
}
