import type { Range } from "../node.ts";
import { type MappedText, MappedTextBuilder } from "../mapped-text.ts";
import { isSpace, skip, trimEnd } from "./characters.ts";
import type { DiagnosticList } from "./diagnostics.ts";
import type { FileContext } from "./instruction-source.ts";

/** Go's bufio.Scanner, through which BuildKit reads, takes no longer line; in bytes, without the line feed. */
const MAX_LINE_BYTES = 65_535;
const MAX_BYTES_PER_UNIT = 3;

const isNewline = (code: number): boolean => code === 0x0a || code === 0x0d;

/** Steps through the physical lines of a file; they end at line feeds alone. */
export class LineCursor {
  readonly #file: MappedText;
  readonly #diagnostics: DiagnosticList;
  /** Where the current line starts, behind a byte order mark. */
  start = 0;
  /** Where its text ends: before the line feed and any carriage returns. */
  end = 0;
  /** Where the line behind it starts. */
  next: number;

  constructor(file: MappedText, diagnostics: DiagnosticList) {
    this.#file = file;
    this.#diagnostics = diagnostics;
    this.next = file.text.startsWith("\uFEFF") ? 1 : 0;
  }

  /** False at the end of the file. */
  advance(): boolean {
    const { text } = this.#file;
    if (this.next >= text.length) return false;
    this.start = this.next;
    const newline = text.indexOf("\n", this.start);
    const end = newline === -1 ? text.length : newline;
    this.next = newline === -1 ? end : end + 1;
    this.end = trimEnd(text, this.start, end, isNewline);
    if ((end - this.start) * MAX_BYTES_PER_UNIT > MAX_LINE_BYTES) this.#checkLength(end);
    return true;
  }

  #checkLength(end: number): void {
    const { text, map } = this.#file;
    if (Buffer.byteLength(text.slice(this.start, end)) <= MAX_LINE_BYTES) return;
    this.#diagnostics.refuse(`The line is longer than ${MAX_LINE_BYTES} bytes.`, map.range(this.start, this.end));
  }
}

/** An instruction's line with its continuations joined as BuildKit joins them: with nothing between. */
export interface LogicalLine extends MappedText {
  /** Where the first line's text starts in the Dockerfile's text. */
  readonly start: number;
  /** Where the last line's text ends, which may be a comment or a blank line. */
  readonly end: number;
}

/**
 * Joins the line at the cursor, whose text starts at `start`, with its continuations. The cursor is left at the last one.
 * Comment lines inside are handed to `onComment`, blank lines are dropped with a warning.
 */
export function joinLines(
  file: FileContext,
  cursor: LineCursor,
  start: number,
  onComment: (range: Range) => void,
): LogicalLine {
  const { text, map, syntax: { escape } } = file;
  let continuation = findContinuation(text, start, cursor.end, escape);
  if (continuation === -1) {
    const end = trimEnd(text, start, cursor.end, isSpace);
    return { text: text.slice(start, cursor.end), map: map.slice(start, cursor.end), start, end };
  }
  const joined = new MappedTextBuilder(map.start(start));
  joined.append(file, start, continuation);
  let blank: Range | null = null;
  while (continuation !== -1 && cursor.advance()) {
    const first = skip(text, cursor.start, cursor.end, isSpace);
    if (first === cursor.end) {
      blank ??= map.range(cursor.start, cursor.end);
      continue;
    }
    if (text[first] === "#") {
      onComment([first, cursor.end]);
      continue;
    }
    continuation = findContinuation(text, cursor.start, cursor.end, escape);
    joined.append(file, cursor.start, continuation === -1 ? cursor.end : continuation);
  }
  if (blank !== null) file.diagnostics.warn("A blank line inside a continued instruction will be an error in future.", blank);
  return { start, end: trimEnd(text, cursor.start, cursor.end, isSpace), ...joined.build() };
}

/**
 * The offset of the escape character that continues the line, -1 for none. Only blanks and tabs may follow it,
 * and the character before it must be another one.
 */
function findContinuation(text: string, start: number, end: number, escape: string): number {
  let at = end - 1;
  while (at >= start && (text[at] === " " || text[at] === "\t")) at--;
  if (at < start || text[at] !== escape) return -1;
  return at > start && text[at - 1] === escape ? -1 : at;
}
