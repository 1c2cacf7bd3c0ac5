/**
 * Reads a word of an instruction into its pieces, as BuildKit's lexer does (frontend/dockerfile/shell).
 * The one reader behind the tree's `Word.parts`, `expandWord` and the search for heredocs; offsets count in the word.
 */

export type Piece = TextPiece | QuotePiece | VariablePiece;

/** Text; `value` has quotes and escapes removed, the offsets do not hold a single quote's quotes. */
export interface TextPiece {
  /**
   * `plain` is split at white space when a word is split, the others are not: `escape` is an escaped character
   * (nothing where the escape ends the word), `single` the text in single quotes, `operator` a `<<` and blanks behind it.
   */
  readonly kind: "plain" | "escape" | "single" | "operator";
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** The text with its single quotes or its escape character kept. */
  readonly raw: string;
}

/** `"…"`, quotes included in the offsets. */
export interface QuotePiece {
  readonly kind: "double";
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
}

/** `$name` or `${name…}`. */
export interface VariablePiece {
  readonly kind: "variable";
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly braced: boolean;
  /** `-`, `+` and `?`, each with or without `:`; `#`, `%`, `/` and `//`. A doubled `#` or `%` stands in the operand. */
  readonly operator: string | null;
  readonly operand: readonly Piece[];
  /** What `/` and `//` put in the pattern's place. */
  readonly replacement: readonly Piece[];
}

export type WordReading = { readonly pieces: readonly Piece[] } | { readonly error: string };

export interface WordSyntax {
  /** The escape character in force; a backslash when not given. */
  readonly escape?: string;
  /** False for the body of a heredoc, where quotes are text. */
  readonly quotes?: boolean;
}

/** `error` is a sentence about what BuildKit refuses in the word; it never holds the word's text. */
export function readWord(text: string, { escape = "\\", quotes = true }: WordSyntax = {}): WordReading {
  return new WordReader(text, escape, quotes).read();
}

/** Nested further, a word is refused, so that no input exhausts the stack. BuildKit has no such bound. */
const MAX_DEPTH = 250;

const TEST_OPERATORS = new Set(["-", "+", "?"]);
const PATTERN_OPERATORS = new Set(["#", "%"]);
const SPECIAL_PARAMETERS = new Set(["@", "*", "#", "?", "-", "$", "!", "0"]);

/*
 * Digits and letters as Go's `unicode` package has them. To set up a pattern of all letters there are takes V8 half a
 * millisecond, so it is made only for a character beyond ASCII.
 */
const isDigit = (character: string): boolean => (character <= "\x7F" ? /^[0-9]$/ : /^\p{Nd}$/u).test(character);
const isOfName = (character: string): boolean => (character <= "\x7F" ? /^\w$/ : /^[\p{L}\p{Nd}]$/u).test(character);

class WordReader {
  readonly #text: string;
  readonly #escape: string;
  readonly #quotes: boolean;
  #at: number;
  #depth = 0;
  #error: string | null = null;

  constructor(text: string, escape: string, quotes: boolean) {
    this.#text = text;
    this.#escape = escape;
    this.#quotes = quotes;
    // Go's text/scanner, which the lexer reads through, drops a byte order mark at the start.
    this.#at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  read(): WordReading {
    const pieces = this.#readUntil(null);
    return this.#error === null ? { pieces } : { error: this.#error };
  }

  #fail(message: string): void {
    this.#error ??= message;
    this.#at = this.#text.length;
  }

  /** Reads up to the character `stop`, which is consumed, or to the end of the word. */
  #readUntil(stop: string | null): Piece[] {
    const pieces: Piece[] = [];
    if (++this.#depth > MAX_DEPTH) this.#fail("The word is nested too deeply.");
    const text = this.#text;
    let plain = this.#at;
    const flush = (): void => {
      if (plain < this.#at) pieces.push(this.#piece("plain", plain, this.#at));
    };
    while (this.#at < text.length) {
      const character = text[this.#at]!;
      if (character === stop) {
        flush();
        this.#at++;
        this.#depth--;
        return pieces;
      }
      const read = this.#readerOf(character);
      if (read === null) {
        this.#at++;
        continue;
      }
      const start = this.#at;
      const piece = read();
      if (piece === null) continue;
      if (plain < start) pieces.push(this.#piece("plain", plain, start));
      pieces.push(piece);
      plain = this.#at;
    }
    if (stop !== null) this.#fail(`The word has a \${ without its ${stop}.`);
    flush();
    this.#depth--;
    return pieces;
  }

  /** The reader of what starts with `character`; null for plain text. A reader that gives null has read plain text. */
  #readerOf(character: string): (() => Piece | null) | null {
    if (character === "$") return () => this.#readVariable();
    if (character === "<") return () => this.#readOperator();
    if (character === this.#escape) return () => this.#readEscape();
    if (character === "'" && this.#quotes) return () => this.#readSingleQuote();
    if (character === '"' && this.#quotes) return () => this.#readDoubleQuote();
    return null;
  }

  #piece(kind: "plain" | "operator", start: number, end: number): TextPiece {
    const value = this.#text.slice(start, end);
    return { kind, start, end, value, raw: value };
  }

  #escapePiece(start: number, value: string): TextPiece {
    return { kind: "escape", start, end: this.#at, value, raw: this.#escape + value };
  }

  /** The character at the offset, both halves of a surrogate pair together; empty behind the end. */
  #character(): string {
    const code = this.#text.codePointAt(this.#at);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  #readEscape(): TextPiece {
    const start = this.#at++;
    const value = this.#character();
    this.#at += value.length;
    return this.#escapePiece(start, value);
  }

  #readOperator(): TextPiece | null {
    const start = this.#at++;
    if (this.#text[this.#at] !== "<") return null;
    do this.#at++;
    while (this.#text[this.#at] === " " || this.#text[this.#at] === "\t" || this.#text[this.#at] === "\r");
    return this.#piece("operator", start, this.#at);
  }

  #readSingleQuote(): TextPiece | null {
    const start = this.#at + 1;
    const end = this.#text.indexOf("'", start);
    if (end === -1) {
      this.#fail("The word has a single quote that is not closed.");
      return null;
    }
    this.#at = end + 1;
    const value = this.#text.slice(start, end);
    return { kind: "single", start, end, value, raw: `'${value}'` };
  }

  #readDoubleQuote(): QuotePiece | null {
    const text = this.#text;
    const start = this.#at++;
    const pieces: Piece[] = [];
    let plain = this.#at;
    const flush = (end: number): void => {
      if (plain < end) pieces.push(this.#piece("plain", plain, end));
    };
    while (this.#at < text.length) {
      const at = this.#at;
      const character = text[at];
      if (character === '"') {
        flush(at);
        this.#at++;
        return { kind: "double", start, end: this.#at, pieces };
      }
      const piece =
        character === "$" ? this.#readVariable() : character === this.#escape ? this.#readQuotedEscape() : null;
      if (piece === null) {
        this.#at = Math.max(this.#at, at + 1);
        continue;
      }
      flush(at);
      pieces.push(piece);
      plain = this.#at;
    }
    this.#fail("The word has a double quote that is not closed.");
    return null;
  }

  /**
   * In double quotes only `"`, `$` and the escape character itself can be escaped. Elsewhere the escape is text,
   * which BuildKit doubles where it keeps escapes.
   */
  #readQuotedEscape(): TextPiece {
    const start = this.#at++;
    const next = this.#text[this.#at];
    if (next !== '"' && next !== "$" && next !== this.#escape) return this.#escapePiece(start, this.#escape);
    this.#at++;
    return this.#escapePiece(start, next);
  }

  /** At a `$`; null where no name follows and the `$` is text. */
  #readVariable(): VariablePiece | null {
    const start = this.#at++;
    if (this.#text[this.#at] !== "{") {
      const name = this.#readName();
      return name === "" ? null : this.#variable(start, name, false, null);
    }
    this.#at++;
    if ("{}:".includes(this.#text[this.#at] ?? "")) {
      this.#fail("The word has a bad substitution.");
      return null;
    }
    const name = this.#readName();
    const sign = this.#character();
    this.#at += sign.length;
    if (sign === "}") return this.#variable(start, name, true, null);
    if (sign === "/") {
      const all = this.#text[this.#at] === "/";
      if (all) this.#at++;
      const pattern = this.#readUntil("/");
      const replacement = this.#readUntil("}");
      return this.#variable(start, name, true, all ? "//" : "/", pattern, replacement);
    }
    if (PATTERN_OPERATORS.has(sign)) return this.#variable(start, name, true, sign, this.#readUntil("}"));
    const test = sign === ":" ? this.#character() : sign;
    if (!TEST_OPERATORS.has(test)) {
      this.#fail("The word has a substitution with a modifier that BuildKit does not know.");
      return null;
    }
    if (sign === ":") this.#at++;
    return this.#variable(start, name, true, sign === ":" ? `:${test}` : test, this.#readUntil("}"));
  }

  #variable(
    start: number,
    name: string,
    braced: boolean,
    operator: string | null,
    operand: readonly Piece[] = [],
    replacement: readonly Piece[] = [],
  ): VariablePiece {
    return { kind: "variable", start, end: this.#at, name, braced, operator, operand, replacement };
  }

  /** A name, a number or a special parameter; may be empty. */
  #readName(): string {
    const start = this.#at;
    const first = this.#character();
    if (isDigit(first)) return this.#readWhile(isDigit);
    if (SPECIAL_PARAMETERS.has(first)) {
      this.#at++;
      return this.#text.slice(start, this.#at);
    }
    return this.#readWhile(isOfName);
  }

  #readWhile(fits: (character: string) => boolean): string {
    const start = this.#at;
    for (let character = this.#character(); fits(character); character = this.#character()) {
      this.#at += character.length;
    }
    return this.#text.slice(start, this.#at);
  }
}
