/** A command line of a test, its secrets marked with `«»`, its standard input behind `<<<`. */
export interface TestLine {
  readonly command: string;
  readonly args: readonly string[];
  readonly stdin: string | null;
  /** The marked secrets: word, start, end. */
  readonly secrets: readonly (readonly [word: number, start: number, end: number])[];
}

/** Splits at blanks, reads quotes as a shell does; in standard input `\n` is a new line. */
export function readLine(line: string): TestLine {
  const [text = "", input] = line.split(" <<< ");
  const words = (text.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? []).map((word) => word.replace(/"([^"]*)"|'([^']*)'/g, (_, double: string | undefined, single: string | undefined) => double ?? single ?? ""));
  const [command = "", ...args] = words.map((word) => readMarks(word));
  const stdin = input === undefined ? null : readMarks(input.replaceAll("\\n", "\n"));
  return {
    command: typeof command === "string" ? command : command.text,
    args: args.map((arg) => arg.text),
    stdin: stdin?.text ?? null,
    secrets: [...(stdin?.ranges.map(([start, end]) => [-1, start, end] as const) ?? []), ...args.flatMap(({ ranges }, word) => ranges.map(([start, end]) => [word, start, end] as const))],
  };
}

function readMarks(marked: string): { text: string; ranges: [number, number][] } {
  const ranges: [number, number][] = [];
  let text = "";
  for (const part of marked.split(/(?=«)|(?<=»)/)) {
    const secret = part.startsWith("«") ? part.slice(1, -1) : part;
    if (part.startsWith("«")) ranges.push([text.length, text.length + secret.length]);
    text += secret;
  }
  return { text, ranges };
}
