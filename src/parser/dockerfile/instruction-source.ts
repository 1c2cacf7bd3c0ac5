import type { LineTable } from "../lines.ts";
import type { BaseNode, Range } from "../node.ts";
import type { PositionMap } from "../position-map.ts";
import { createNode } from "../tree.ts";
import type { Heredoc, Instruction, Keyword, UnknownInstruction, Word } from "./ast.ts";
import { find, isBlank, isSpace, skip, trimEnd } from "./characters.ts";
import type { DiagnosticList } from "./diagnostics.ts";
import { createFlag, type FlagWord, readFlags } from "./flags.ts";
import type { HeredocBody } from "./heredocs.ts";
import type { LogicalLine } from "./logical-line.ts";
import type { Span } from "./split.ts";
import { createWord } from "./word-node.ts";
import { readWord, type WordSyntax } from "./word-reader.ts";

/** What all instructions of a file share. */
export interface FileContext {
  readonly text: string;
  /** From `text` to the file that `lines` are of, which is another one for a Dockerfile inside a Compose file. */
  readonly map: PositionMap;
  readonly lines: LineTable;
  /** How words are read: with the escape character in force. */
  readonly syntax: Required<Pick<WordSyntax, "escape">>;
  readonly diagnostics: DiagnosticList;
}

/** How an instruction's line is divided; offsets in the line's joined text. */
export interface InstructionHead {
  readonly keyword: Span;
  readonly flags: readonly FlagWord[];
  /** Trimmed. */
  readonly arguments: Span;
}

/** Divides `[from, to)` of an instruction's line. */
export function readHead(line: LogicalLine, from: number, to: number, escape: string): InstructionHead {
  const { text } = line;
  const start = skip(text, from, to, isSpace);
  const end = trimEnd(text, start, to, isSpace);
  const keywordEnd = find(text, start, end, isBlank);
  const { flags, rest } = readFlags(line, skip(text, keywordEnd, end, isBlank), end, escape);
  return { keyword: [start, keywordEnd], flags, arguments: [skip(text, rest, end, isSpace), end] };
}

/** The fields that every instruction has. */
export type InstructionFields = Omit<UnknownInstruction, keyof BaseNode>;

/** An instruction's text, and the means to make its nodes. */
export class InstructionSource {
  readonly file: FileContext;
  readonly line: LogicalLine;
  readonly head: InstructionHead;
  /** The whole instruction, with its heredocs. */
  readonly range: Range;
  readonly bodies: readonly HeredocBody[];
  /** How many ONBUILD stand before it. */
  readonly depth: number;
  /** The arguments, trimmed and joined. */
  readonly text: string;

  constructor(
    file: FileContext,
    line: LogicalLine,
    head: InstructionHead,
    range: Range,
    bodies: readonly HeredocBody[],
    depth: number,
  ) {
    this.file = file;
    this.line = line;
    this.head = head;
    this.range = range;
    this.bodies = bodies;
    this.depth = depth;
    this.text = line.text.slice(...head.arguments);
  }

  get keyword(): string {
    return this.line.text.slice(...this.head.keyword);
  }

  /** A range in the file of one in the joined line; an empty one is right behind the character before it. */
  locate(start: number, end: number): Range {
    const { map } = this.line;
    const to = map.end(end);
    return [end > start ? map.start(start) : to, to];
  }

  /** A word of the joined line that BuildKit does not expand. */
  plainWord(span: Span, range = this.locate(...span)): Word {
    const { file: { lines, syntax }, line: { text, map } } = this;
    return createWord({ lines, locator: map, offset: span[0], syntax }, text.slice(...span), range);
  }

  /** A word of the joined line that BuildKit expands; `range` where an empty one stands elsewhere than behind what comes before. */
  word(span: Span, range = this.locate(...span)): Word {
    return this.checked(this.plainWord(span, range));
  }

  /** Reports a word that BuildKit refuses to expand. */
  checked(word: Word): Word {
    if (!CAN_BE_REFUSED.test(word.text)) return word;
    const reading = readWord(word.text, this.file.syntax);
    if ("error" in reading) this.file.diagnostics.refuseInBuild(reading.error, word.range);
    return word;
  }

  /** The arguments' range; empty and right behind what stands before where there are none. */
  get argumentsRange(): Range {
    return this.locate(...this.head.arguments);
  }

  /** Makes the instruction's node; `heredocs` is given for instructions that can have any. */
  create<T extends Instruction>(
    type: T["type"],
    fields: Omit<T, keyof UnknownInstruction>,
    heredocs: readonly Heredoc[] = [],
  ): T {
    const base = this.fields(type, heredocs);
    const node = createNode<UnknownInstruction>(this.file.lines, type as "UnknownInstruction", ...this.range, base);
    return Object.assign(node, fields) as unknown as T;
  }

  fields(type: Instruction["type"], heredocs: readonly Heredoc[]): InstructionFields {
    const { file, line, head } = this;
    const text = this.keyword;
    const range = this.locate(...head.keyword);
    return {
      keyword: createNode<Keyword>(file.lines, "Keyword", ...range, { text, value: text.toUpperCase() }),
      flags: head.flags.map((flag) => createFlag(flag, line, file, type === "Run")),
      heredocs,
      argumentsRange: this.argumentsRange,
      argumentsText: this.text,
    };
  }
}

/** Only these characters start what can be refused. */
const CAN_BE_REFUSED = /["'$]/;
