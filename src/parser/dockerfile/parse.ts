import { LineTable } from "../lines.ts";
import type { Range } from "../node.ts";
import { PositionMap } from "../position-map.ts";
import { createNode } from "../tree.ts";
import type { Comment, Dockerfile, From, Instruction, ParserDirective, Stage } from "./ast.ts";
import { isSpace, skip } from "./characters.ts";
import { checkInstructions } from "./checks.ts";
import { DiagnosticList, type DockerfileDiagnostic } from "./diagnostics.ts";
import { readDirective } from "./directives.ts";
import { readExecForm } from "./exec-form.ts";
import { HEREDOC_KEYWORDS, type HeredocBody, HeredocReader } from "./heredocs.ts";
import { type FileContext, type InstructionHead, InstructionSource, readHead } from "./instruction-source.ts";
import { readInstruction } from "./instructions.ts";
import { joinLines, LineCursor, type LogicalLine } from "./logical-line.ts";

export interface ParsedDockerfile {
  readonly tree: Dockerfile;
  /** What BuildKit refuses or warns about; see `DockerfileDiagnostic.source` for the step that does. */
  readonly diagnostics: readonly DockerfileDiagnostic[];
}

/**
 * Reads a Dockerfile as BuildKit does (frontend/dockerfile/parser). Takes any text and never throws: what BuildKit
 * refuses is a diagnostic, and the rest of the file is read on. All ranges are offsets into `text`,
 * a byte order mark included. Words and shell scripts are read when they are first asked for.
 */
export function parseDockerfile(text: string): ParsedDockerfile {
  return parseDockerfileAt(text, PositionMap.contiguous(0), new LineTable(text));
}

/** Reads a Dockerfile that stands in another file: `map` gives its places there, `lines` are that file's. */
export function parseDockerfileAt(text: string, map: PositionMap, lines: LineTable): ParsedDockerfile {
  return new DockerfileReader(text, map, lines).read();
}

class DockerfileReader {
  readonly #text: string;
  readonly #map: PositionMap;
  readonly #lines: LineTable;
  readonly #diagnostics = new DiagnosticList();
  readonly #cursor: LineCursor;
  readonly #heredocs: HeredocReader;
  readonly #directives: ParserDirective[] = [];
  readonly #comments: Comment[] = [];
  readonly #instructions: Instruction[] = [];
  #escape: Dockerfile["escape"] = "\\";
  #file: FileContext | undefined;

  constructor(text: string, map: PositionMap, lines: LineTable) {
    this.#text = text;
    this.#map = map;
    this.#lines = lines;
    this.#cursor = new LineCursor({ text, map }, this.#diagnostics);
    this.#heredocs = new HeredocReader(text, this.#cursor);
  }

  read(): ParsedDockerfile {
    const cursor = this.#cursor;
    let inDirectives = true;
    while (cursor.advance()) {
      const start = skip(this.#text, cursor.start, cursor.end, isSpace);
      inDirectives &&= this.#readDirective(start, cursor.end);
      if (inDirectives || start === cursor.end) continue;
      if (this.#text[start] === "#") this.#addComment([start, cursor.end]);
      else this.#readInstruction(start);
    }
    if (this.#instructions.length === 0) this.#diagnostics.refuse("The file has no instructions.", this.#map.range(0, 0));
    const tree = this.#createTree();
    checkInstructions(tree, this.#diagnostics);
    return { tree, diagnostics: this.#diagnostics.all.sort((a, b) => a.range[0] - b.range[0]) };
  }

  /** False where the line is no parser directive. */
  #readDirective(start: number, end: number): boolean {
    const directive = readDirective(this.#text, start, end);
    if (directive === null) return false;
    const { name, value } = directive;
    const range = this.#map.range(start, end);
    const valueRange = this.#map.range(...directive.valueRange);
    if (this.#directives.some((earlier) => earlier.name === name)) {
      this.#diagnostics.refuse(`The parser directive ${name} is given twice.`, range);
    } else if (name === "escape") this.#setEscape(value, valueRange);
    this.#directives.push(createNode<ParserDirective>(this.#lines, "ParserDirective", ...range, { name, value, valueRange }));
    return true;
  }

  #setEscape(value: string, range: Range): void {
    if (value === "\\" || value === "`") this.#escape = value;
    else this.#diagnostics.refuse("The escape character must be a backslash or a backtick.", range);
  }

  #addComment([start, end]: Range): void {
    const value = this.#text.slice(start + 1, end);
    this.#comments.push(createNode<Comment>(this.#lines, "Comment", ...this.#map.range(start, end), { value }));
  }

  /** What the instructions share; made when the parser directives are read. */
  get #context(): FileContext {
    return (this.#file ??= {
      text: this.#text, map: this.#map, lines: this.#lines, syntax: { escape: this.#escape }, diagnostics: this.#diagnostics,
    });
  }

  #readInstruction(start: number): void {
    const file = this.#context;
    const onComment = (range: Range): void => this.#addComment(range);
    const line = joinLines(file, this.#cursor, start, onComment);
    const head = readHead(line, 0, line.text.length, this.#escape);
    const bodies: readonly HeredocBody[] = this.#canHaveHeredocs(line, head) ? this.#heredocs.read(line, file) : [];
    const range = this.#map.range(line.start, bodies.at(-1)?.lineEnd ?? line.end);
    this.#instructions.push(readInstruction(new InstructionSource(file, line, head, range, bodies, 0)));
  }

  #canHaveHeredocs(line: LogicalLine, head: InstructionHead): boolean {
    const keywordOf = ({ keyword }: InstructionHead): string => line.text.slice(...keyword).toLowerCase();
    const isOnbuild = keywordOf(head) === "onbuild";
    const carrier = isOnbuild ? readHead(line, ...head.arguments, this.#escape) : head;
    return HEREDOC_KEYWORDS.has(keywordOf(carrier)) && readExecForm(line.text.slice(...carrier.arguments)) === null;
  }

  #createTree(): Dockerfile {
    const instructions = this.#instructions;
    const isFrom = ({ type }: Instruction): boolean => type === "From";
    const starts = [...instructions.keys()].filter((index) => isFrom(instructions[index]!));
    const stages = starts.map((start, index) => this.#createStage(index, instructions.slice(start, starts[index + 1])));
    return createNode<Dockerfile>(this.#lines, "Dockerfile", ...this.#map.range(0, this.#text.length), {
      escape: this.#escape,
      directives: this.#directives,
      comments: this.#comments,
      preamble: instructions.slice(0, starts[0]),
      stages,
    });
  }

  #createStage(index: number, instructions: readonly Instruction[]): Stage {
    const from = instructions[0] as From;
    return createNode<Stage>(this.#lines, "Stage", from.range[0], instructions.at(-1)!.range[1], {
      index,
      name: from.alias?.text.toLowerCase() ?? null,
      instructions,
    });
  }
}
