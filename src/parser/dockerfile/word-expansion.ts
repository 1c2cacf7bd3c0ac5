import { isSpace } from "./characters.ts";
import { compilePattern, type Pattern, removePrefix, removeSuffix, replaceAll, replaceFirst, reversePattern } from "./word-pattern.ts";
import type { Piece, TextPiece, VariablePiece } from "./word-reader.ts";

/** Gives a variable's value, undefined for an unset one. */
export type Lookup = (name: string) => string | undefined;

/** How BuildKit's parser reads a line when it looks for heredocs; all off for an expansion. */
export interface ExpansionMode {
  readonly keepQuotes?: boolean;
  readonly keepEscapes?: boolean;
  /** Whether a reference to an unset variable stays as text. */
  readonly keepUnset?: boolean;
}

/** One of the words that an expanded text is split into; the offsets count in the text before. */
export interface SplitWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The expansion of one word's pieces (BuildKit frontend/dockerfile/shell). Make one for each word. */
export class Expansion {
  readonly #lookup: Lookup;
  readonly #mode: ExpansionMode;
  /** The names that were looked up, also those of operands that are not used. */
  readonly names = new Set<string>();
  /** What BuildKit refuses, as a sentence; null for nothing. */
  error: string | null = null;
  /** The word being collected. As in BuildKit an operand's expansion begins by dropping it. */
  #pending = "";
  #pendingStart = 0;
  #pendingEnd = 0;

  constructor(lookup: Lookup, mode: ExpansionMode = {}) {
    this.#lookup = lookup;
    this.#mode = mode;
  }

  /** The text of all pieces, and the words that it falls into. */
  expand(pieces: readonly Piece[]): { result: string; words: readonly SplitWord[] } {
    const words: SplitWord[] = [];
    const result = this.#expandAll(pieces, this.#mode.keepEscapes === true, words);
    return { result, words };
  }

  #expandAll(pieces: readonly Piece[], keepEscapes: boolean, words: SplitWord[]): string {
    this.#pending = "";
    let result = "";
    for (const piece of pieces) {
      const text = this.#expandPiece(piece, keepEscapes);
      result += text;
      if (piece.kind === "plain" || piece.kind === "variable") this.#collect(text, piece, words);
      else this.#append(text, piece.kind === "single" ? piece.start - 1 : piece.start, outerEnd(piece));
    }
    this.#finishWord(words);
    return result;
  }

  #append(text: string, start: number, end: number): void {
    if (this.#pending === "") this.#pendingStart = start;
    this.#pending += text;
    this.#pendingEnd = end;
  }

  #finishWord(words: SplitWord[]): void {
    if (this.#pending === "") return;
    words.push({ text: this.#pending, start: this.#pendingStart, end: this.#pendingEnd });
    this.#pending = "";
  }

  /** Appends text that white space splits into words. */
  #collect(text: string, piece: Piece, words: SplitWord[]): void {
    let from = 0;
    for (let at = 0; at <= text.length; at++) {
      if (at < text.length && !isSpace(text.charCodeAt(at))) continue;
      if (at > from) {
        const plain = piece.kind === "plain";
        this.#append(text.slice(from, at), piece.start + (plain ? from : 0), plain ? piece.start + at : piece.end);
      }
      if (at < text.length) this.#finishWord(words);
      from = at + 1;
    }
  }

  #expandPiece(piece: Piece, keepEscapes: boolean): string {
    if (piece.kind === "variable") return this.#expandVariable(piece);
    if (piece.kind !== "double") return this.#textOf(piece, keepEscapes);
    let text = "";
    for (const inner of piece.pieces) text += this.#expandPiece(inner, keepEscapes);
    return this.#mode.keepQuotes ? `"${text}"` : text;
  }

  #textOf({ kind, value, raw }: TextPiece, keepEscapes: boolean): string {
    if (kind === "single") return this.#mode.keepQuotes ? raw : value;
    return kind === "escape" && keepEscapes ? raw : value;
  }

  #expandVariable(variable: VariablePiece): string {
    const { name, braced, operator } = variable;
    const forPattern = operator !== null && operator in PATTERN_OPERATORS;
    const word = operator === null ? "" : this.#expandAll(variable.operand, forPattern, []);
    const replacement = isReplacement(operator) ? this.#expandAll(variable.replacement, true, []) : null;
    this.names.add(name);
    const value = this.#lookup(name);
    if (value === undefined && this.#mode.keepUnset) {
      if (!braced) return `$${name}`;
      if (replacement !== null) return `\${${name}/${word}/${replacement}}`;
      return `\${${name}${operator ?? ""}${word}}`;
    }
    if (operator === null) return value ?? "";
    if (forPattern) return this.#applyPattern(operator, word, replacement ?? "", value ?? "");
    return this.#applyTest(operator, name, word, value);
  }

  #applyTest(operator: string, name: string, word: string, value: string | undefined): string {
    const missing = value === undefined || (operator.startsWith(":") && value === "");
    if (operator.endsWith("-")) return missing ? word : value;
    if (operator.endsWith("+")) return missing ? "" : word;
    if (missing) this.error ??= `${name} is required and ${value === undefined ? "not set" : "empty"}.`;
    return value ?? "";
  }

  #applyPattern(operator: string, word: string, replacement: string, value: string): string {
    const greedy = word.startsWith(operator);
    const source = greedy && !isReplacement(operator) ? word.slice(1) : word;
    const pattern = compilePattern(operator === "%" ? reversePattern(source) : source);
    if (pattern !== null) return PATTERN_OPERATORS[operator]!({ pattern, value, replacement, greedy });
    this.error ??= "The word has a pattern with an escape that BuildKit does not know.";
    return "";
  }
}

interface PatternUse {
  readonly pattern: Pattern;
  readonly value: string;
  readonly replacement: string;
  /** Whether `#` or `%` was doubled. */
  readonly greedy: boolean;
}

const PATTERN_OPERATORS: Readonly<Record<string, (use: PatternUse) => string>> = {
  "#": ({ pattern, value, greedy }) => removePrefix(pattern, value, greedy),
  "%": ({ pattern, value, greedy }) => removeSuffix(pattern, value, greedy),
  "/": ({ pattern, value, replacement }) => replaceFirst(pattern, value, replacement),
  "//": ({ pattern, value, replacement }) => replaceAll(pattern, value, replacement),
};

const isReplacement = (operator: string | null): boolean => operator === "/" || operator === "//";

const outerEnd = (piece: Piece): number => (piece.kind === "single" ? piece.end + 1 : piece.end);
