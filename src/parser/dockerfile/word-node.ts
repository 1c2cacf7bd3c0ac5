import type { LineTable } from "../lines.ts";
import type { Range } from "../node.ts";
import { createNode, TreeNode } from "../tree.ts";
import type { VariableReference, Word, WordPart, WordText } from "./ast.ts";
import type { Locator } from "./decoded-text.ts";
import { type Piece, readWord, type TextPiece, type VariablePiece, type WordSyntax } from "./word-reader.ts";

/** Where a word comes from. */
export interface WordOrigin {
  readonly lines: LineTable;
  /** Gives the places of the text that the word is a part of. */
  readonly locator: Locator;
  /** Where the word starts in that text. */
  readonly offset: number;
  /** How to read the word; null for one that BuildKit takes as it is. */
  readonly syntax: WordSyntax | null;
}

/** A word's node; its parts are read when first asked for. */
class WordNode extends TreeNode implements Word {
  declare readonly type: "Word";
  readonly text: string;
  readonly #origin: WordOrigin;
  #parts: readonly WordPart[] | undefined;

  constructor(origin: WordOrigin, text: string, [start, end]: Range) {
    super(origin.lines, "Word", start, end);
    this.text = text;
    this.#origin = origin;
  }

  get parts(): readonly WordPart[] {
    return (this.#parts ??= this.#readParts());
  }

  #readParts(): readonly WordPart[] {
    const { lines, syntax } = this.#origin;
    if (syntax === null) return [createNode<WordText>(lines, "WordText", ...this.range, { value: this.text })];
    if (!SPECIAL.test(this.text)) {
      return this.text === "" ? [] : [createNode<WordText>(lines, "WordText", ...locate(this.#origin, 0, this.text.length), { value: this.text })];
    }
    const reading = readWord(this.text, syntax);
    return "error" in reading ? [] : createParts(reading.pieces, this.#origin);
  }
}

/** What makes a word more than plain text, whatever the escape character; the byte order mark is one that the reader drops. */
const SPECIAL = /["'$<\\`\uFEFF]/;

/** Makes the node of a word that stands at `range` of the file. */
export function createWord(origin: WordOrigin, text: string, range: Range): Word {
  return new WordNode(origin, text, range);
}

/** The variables that a text refers to, itself and not inside another reference; none where BuildKit refuses the text. */
export function createReferences(origin: WordOrigin, text: string): VariableReference[] {
  const reading = readWord(text, origin.syntax ?? {});
  if ("error" in reading) return [];
  return reading.pieces.flatMap((piece) => (piece.kind === "variable" ? [createReference(piece, origin)] : []));
}

const locate = ({ locator, offset }: WordOrigin, start: number, end: number): Range =>
  locator.range(offset + start, offset + end);

/** Runs of text, whatever their quotes, become one part. */
function createParts(pieces: readonly Piece[], origin: WordOrigin): WordPart[] {
  const parts: WordPart[] = [];
  let run: TextPiece[] = [];
  const flush = (): void => {
    if (run.length > 0) parts.push(createText(run, origin));
    run = [];
  };
  for (const piece of withoutDoubleQuotes(pieces)) {
    if (piece.kind === "variable") {
      flush();
      parts.push(createReference(piece, origin));
    } else if (piece.value !== "") run.push(piece);
  }
  flush();
  return parts;
}

function createText(run: readonly TextPiece[], origin: WordOrigin): WordText {
  const value = run.map((piece) => piece.value).join("");
  return createNode<WordText>(origin.lines, "WordText", ...locate(origin, run[0]!.start, run.at(-1)!.end), { value });
}

function withoutDoubleQuotes(pieces: readonly Piece[]): (TextPiece | VariablePiece)[] {
  return pieces.flatMap((piece) => (piece.kind === "double" ? withoutDoubleQuotes(piece.pieces) : [piece]));
}

function createReference(piece: VariablePiece, origin: WordOrigin): VariableReference {
  const { operator, operand } = withDoubledSign(piece);
  return createNode<VariableReference>(origin.lines, "VariableReference", ...locate(origin, piece.start, piece.end), {
    name: piece.name,
    operator,
    operand: createParts(operand, origin),
    replacement: createParts(piece.replacement, origin),
  });
}

/** Moves the second sign of `##` and `%%` from the operand to the operator. */
function withDoubledSign({ operator, operand }: VariablePiece): Pick<VariablePiece, "operator" | "operand"> {
  const [first, ...rest] = operand;
  if ((operator !== "#" && operator !== "%") || first?.kind !== "plain" || !first.value.startsWith(operator)) {
    return { operator, operand };
  }
  const shortened = { ...first, start: first.start + 1, value: first.value.slice(1) };
  return { operator: operator + operator, operand: [shortened, ...rest] };
}
