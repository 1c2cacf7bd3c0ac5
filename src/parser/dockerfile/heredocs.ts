import { isRegexpSpace, isTab, skip } from "./characters.ts";
import type { FileContext } from "./instruction-source.ts";
import type { LineCursor, LogicalLine } from "./logical-line.ts";
import { Expansion, type ExpansionMode, type SplitWord } from "./word-expansion.ts";
import { readWord } from "./word-reader.ts";

/** What a `<<NAME` says. */
export interface HeredocName {
  readonly name: string;
  readonly descriptor: number;
  readonly expand: boolean;
  readonly chomp: boolean;
}

/** A `<<NAME` on an instruction's line; the offsets count in the joined line. */
export interface HeredocOperator extends HeredocName {
  readonly start: number;
  readonly end: number;
}

/** A heredoc's lines; the offsets count in the file. */
export interface HeredocBody extends HeredocOperator {
  readonly bodyStart: number;
  /** Where the closing line starts; where the last line ends of a heredoc that is not closed. */
  readonly bodyEnd: number;
  /** Where the closing line's name starts, behind its tabs; null for a heredoc that is not closed. */
  readonly closingName: number | null;
  /** Where the closing line, or the last line of a heredoc that is not closed, ends. */
  readonly lineEnd: number;
}

const OPERATOR = /^([0-9]*)<<(-?)/;
const KEEP_QUOTES: ExpansionMode = { keepQuotes: true, keepUnset: true };
const DROP_QUOTES: ExpansionMode = { keepUnset: true };
const KEEP_ALL: ExpansionMode = { keepQuotes: true, keepEscapes: true, keepUnset: true };

/** The words of a text in which no variable is set; the escape is the backslash whatever the file says. Null where BuildKit cannot read it. */
function splitWords(text: string, mode: ExpansionMode): readonly SplitWord[] | null {
  const reading = readWord(text);
  if ("error" in reading) return null;
  return new Expansion(() => undefined, mode).expand(reading.pieces).words;
}

const countQuotes = (text: string): number => text.split(/['"]/).length;

/** Reads a word as `<<NAME`: null where it is none, `refused` where BuildKit cannot read the name. */
export function readHeredocName(word: string): HeredocName | "refused" | null {
  const match = OPERATOR.exec(word);
  if (match === null) return null;
  const rest = word.slice(skip(word, match[0].length, word.length, isRegexpSpace));
  if (rest === "" || rest.includes("<")) return null;
  const names = splitWords(rest, DROP_QUOTES);
  const quotedNames = splitWords(rest, KEEP_QUOTES);
  if (names === null || quotedNames === null) return "refused";
  if (names.length !== 1) return null;
  if (quotedNames.length !== 1) return "refused";
  const name = names[0]!.text;
  return {
    name,
    descriptor: Number(match[1]),
    chomp: match[2] === "-",
    expand: countQuotes(name) === countQuotes(quotedNames[0]!.text),
  };
}

/** The instructions whose lines can announce heredocs; also as the trigger of an ONBUILD. */
export const HEREDOC_KEYWORDS: ReadonlySet<string> = new Set(["add", "copy", "run"]);

function findOperators(line: LogicalLine, { diagnostics }: FileContext): HeredocOperator[] {
  const operators: HeredocOperator[] = [];
  for (const { text, start, end } of splitWords(line.text, KEEP_ALL) ?? []) {
    const name = readHeredocName(text);
    if (name === "refused") diagnostics.refuse("The heredoc's name cannot be read.", line.map.range(start, end));
    else if (name !== null) operators.push({ ...name, start, end });
  }
  return operators;
}

/** Where to end a heredoc that is not closed, which BuildKit refuses: so that the rest of the file is still read. */
const INSTRUCTION_LINE =
  /(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)[ \t]/y;

/** Reads the heredocs' bodies that follow the lines which announce them. */
export class HeredocReader {
  readonly #cursor: LineCursor;
  readonly #text: string;
  /** The start of the last line with some text; made when the first heredoc is met, so that no body is sought in vain twice. */
  #lastLines: ReadonlyMap<string, number> | undefined;
  /** The same with the lines' leading tabs removed. */
  #lastChompedLines: ReadonlyMap<string, number> | undefined;

  constructor(text: string, cursor: LineCursor) {
    this.#text = text;
    this.#cursor = cursor;
  }

  /** Reads the bodies that `line` announces; the cursor is left at the last line of the last one. */
  read(line: LogicalLine, file: FileContext): HeredocBody[] {
    if (!line.text.includes("<<")) return [];
    return findOperators(line, file).map((operator) => {
      if (this.#isClosed(operator)) return this.#readClosed(operator);
      file.diagnostics.refuse("The heredoc is not closed.", line.map.range(operator.start, operator.end));
      return this.#readOpen(operator);
    });
  }

  #isClosed({ name, chomp }: HeredocOperator): boolean {
    const lastLines = chomp
      ? (this.#lastChompedLines ??= indexLines(this.#text, true))
      : (this.#lastLines ??= indexLines(this.#text, false));
    return (lastLines.get(name) ?? -1) >= this.#cursor.next;
  }

  #readClosed(operator: HeredocOperator): HeredocBody {
    const cursor = this.#cursor;
    const bodyStart = cursor.next;
    let nameStart: number;
    do {
      cursor.advance();
      nameStart = operator.chomp ? skip(this.#text, cursor.start, cursor.end, isTab) : cursor.start;
    } while (this.#text.slice(nameStart, cursor.end) !== operator.name);
    return { ...operator, bodyStart, bodyEnd: cursor.start, closingName: nameStart, lineEnd: cursor.end };
  }

  #readOpen(operator: HeredocOperator): HeredocBody {
    const cursor = this.#cursor;
    const first = cursor.next;
    const startsInstruction = (): boolean => {
      INSTRUCTION_LINE.lastIndex = cursor.next;
      return INSTRUCTION_LINE.test(this.#text);
    };
    while (!startsInstruction() && cursor.advance());
    const bodyStart = cursor.next > first ? first : cursor.end;
    return { ...operator, bodyStart, bodyEnd: cursor.end, closingName: null, lineEnd: cursor.end };
  }
}

function indexLines(text: string, chomp: boolean): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf("\n", start);
    const next = newline === -1 ? text.length : newline + 1;
    let end = newline === -1 ? next : newline;
    while (end > start && text[end - 1] === "\r") end--;
    starts.set(text.slice(chomp ? skip(text, start, end, isTab) : start, end), start);
    start = next;
  }
  return starts;
}
