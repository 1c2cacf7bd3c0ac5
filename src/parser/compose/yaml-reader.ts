import { Composer, type CST, type Document, Lexer, type ParsedNode, Parser } from "yaml";
import type { Diagnostic, Range } from "../node.ts";
import { limitDepth } from "./yaml-depth.ts";
import { sentenceOf } from "./yaml-errors.ts";

export interface YamlDocumentSource {
  readonly contents: ParsedNode | null;
  readonly range: Range;
}

export interface YamlSource {
  readonly documents: readonly YamlDocumentSource[];
  /** From `#` to the end of the line. */
  readonly comments: readonly Range[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Values are read from a scalar's source, so that no schema needs to resolve them; double keys are found in linear time elsewhere. */
const OPTIONS = { schema: "failsafe", uniqueKeys: false, prettyErrors: false, logLevel: "silent" } as const;

/** What the lexer sends between the pieces of the text: a document starts, a scalar follows, an open bracket ends. */
const SCALAR = "\u001F";
const CONTROLS: ReadonlySet<string> = new Set(["\u0002", "\u0018", SCALAR]);

const INDENTATION = /^[ \t]+/gm;

/** How an open bracket changes the depth of what follows, and a closing one. */
const BRACKETS: ReadonlyMap<string, number> = new Map([["[", 1], ["{", 1], ["]", -1], ["}", -1]]);
/** Brackets within brackets that the reader of Compose still takes: max_flow_level in go-yaml's scannerc.go. */
const MAX_FLOW_DEPTH = 10_000;

/** More errors than this say nothing new. */
const MAX_ERRORS = 100;

/** Reads a stream of YAML documents in one pass. Takes any text and never throws. */
export function readYaml(text: string): YamlSource {
  // The composer makes an error object for every fault it finds; their stacks would take most of the time.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const source = new YamlReader(text).read();
    if (!source.diagnostics.some(({ message }) => message === sentenceOf("TAB_AS_INDENT"))) return source;
    // A file that is indented with tabs has the structure that it seems to have once they are blanks.
    const { documents, comments } = new YamlReader(text.replace(INDENTATION, (tabs) => " ".repeat(tabs.length))).read();
    return { documents, comments, diagnostics: source.diagnostics };
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

class YamlReader {
  readonly #text: string;
  readonly #parser = new Parser();
  readonly #composer = new Composer(OPTIONS);
  readonly #documents: Document.Parsed[] = [];
  readonly #comments: Range[] = [];
  readonly #diagnostics: Diagnostic[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(): YamlSource {
    let offset = 0;
    let isScalar = false;
    let depth = 0;
    for (const lexeme of new Lexer().lex(this.#text)) {
      this.#compose(this.#parser.next(lexeme));
      if (!isScalar && CONTROLS.has(lexeme)) {
        isScalar = lexeme === SCALAR;
        continue;
      }
      if (!isScalar) {
        if (lexeme.startsWith("#")) this.#comments.push([offset, offset + lexeme.length]);
        depth += BRACKETS.get(lexeme) ?? 0;
        if (depth > MAX_FLOW_DEPTH) break;
      }
      isScalar = false;
      offset += lexeme.length;
    }
    this.#compose(this.#parser.end());
    this.#documents.push(...this.#composer.end(true, this.#text.length));
    const errors = this.#documents.flatMap((document) => document.errors.slice(0, MAX_ERRORS));
    for (const { code, pos } of errors.slice(0, MAX_ERRORS)) this.#report(sentenceOf(code), pos);
    return {
      documents: this.#documents.map(({ contents, range }) => ({ contents, range: this.#clamp([range[0], range[1]]) })),
      comments: this.#comments,
      diagnostics: this.#diagnostics,
    };
  }

  #compose(tokens: Iterable<CST.Token>): void {
    for (const token of tokens) {
      const [place] = limitDepth(token);
      if (place !== undefined) this.#report(sentenceOf("RESOURCE_EXHAUSTION"), place);
      this.#documents.push(...this.#composer.next(token));
    }
  }

  #report(message: string, range: Range): void {
    this.#diagnostics.push({ severity: "error", message, range: this.#clamp(range) });
  }

  #clamp([start, end]: Range): Range {
    const from = Math.max(0, Math.min(start, this.#text.length));
    return [from, Math.max(from, Math.min(end, this.#text.length))];
  }
}
