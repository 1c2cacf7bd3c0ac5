import type { Leak } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";

/** What to do about a command that prints a secret. */
export function logMend({ extent, detail: { command = "what prints it" } }: Leak, { text }: Trace): string {
  const option = talkativeOption(command, text.slice(...extent));
  if (option !== null) return `Leave out ${option}.`;
  return tracingCommand.test(command)
    ? `Leave out ${command}, or turn it off (set +x) before the secret is read.`
    : `Leave out ${command}, or send its output to /dev/null.`;
}

/** A shell writes what it runs to standard error, whatever becomes of the output of a single command. */
const tracingCommand = /^(?:set|the) -x\b/;

/** The options, as letters and as words, for which a command shows what it is given; much of it on standard error. */
const talkative: Readonly<Record<string, readonly [letters: string, words: readonly string[]]>> = {
  curl: ["v", ["--verbose", "--trace", "--trace-ascii"]],
  wget: ["d", ["--debug"]],
  http: ["v", ["--verbose"]],
  https: ["v", ["--verbose"]],
  xh: ["v", ["--verbose"]],
  mysql: ["v", ["--verbose"]],
  mariadb: ["v", ["--verbose"]],
  psql: ["ea", ["--echo-queries", "--echo-all"]],
};

function talkativeOption(command: string, written: string): string | null {
  const [letters, words] = talkative[command] ?? ["", []];
  for (const [word] of written.matchAll(/(?<=\s)-[\w-]+/g)) {
    if (words.includes(word)) return word;
    const letter = /^-[a-zA-Z]+$/.test(word) ? [...word].find((one) => letters.includes(one)) : undefined;
    if (letter !== undefined) return `-${letter}`;
  }
  return null;
}
