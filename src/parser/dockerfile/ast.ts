import type { BaseNode, Range } from "../node.ts";
import type { ShellScript } from "../shell/ast.ts";

/** The whole file. */
export interface Dockerfile extends BaseNode {
  readonly type: "Dockerfile";
  /** The escape character in force: a backslash, or a backtick after `# escape=`. */
  readonly escape: "\\" | "`";
  readonly directives: readonly ParserDirective[];
  /** Every comment line, also those between the lines of a continued instruction; not parser directives. */
  readonly comments: readonly Comment[];
  /** What stands before the first FROM: global ARGs, and anything that BuildKit refuses there. */
  readonly preamble: readonly Instruction[];
  readonly stages: readonly Stage[];
}

/** `# syntax=…`, `# escape=…`, `# check=…` at the top of the file. */
export interface ParserDirective extends BaseNode {
  readonly type: "ParserDirective";
  /** Lower case. */
  readonly name: string;
  readonly value: string;
  readonly valueRange: Range;
}

/** A comment line, from its `#` to the end of the line. */
export interface Comment extends BaseNode {
  readonly type: "Comment";
  /** The text behind the `#`. */
  readonly value: string;
}

/** A FROM and all that follows it up to the next FROM. */
export interface Stage extends BaseNode {
  readonly type: "Stage";
  /** Counts from 0. */
  readonly index: number;
  /** The name after AS, in lower case as BuildKit compares it; null where there is none. */
  readonly name: string | null;
  /** The first one is the stage's `From`. */
  readonly instructions: readonly Instruction[];
}

interface InstructionBase extends BaseNode {
  readonly keyword: Keyword;
  /** `--name=value` words before the arguments. */
  readonly flags: readonly Flag[];
  /** In order of their bodies; only ADD, COPY and RUN can have any. */
  readonly heredocs: readonly Heredoc[];
  /** The range of all that follows keyword and flags, heredoc bodies not included; empty at the end where nothing follows. */
  readonly argumentsRange: Range;
  /** The arguments' text as BuildKit joins it: continuations, comments and blank lines inside dropped, trimmed. */
  readonly argumentsText: string;
}

/** The instruction's first word, as written in `text`, in upper case in `value`. */
export interface Keyword extends BaseNode {
  readonly type: "Keyword";
  readonly text: string;
  readonly value: string;
}

export interface From extends InstructionBase {
  readonly type: "From";
  readonly image: Word | null;
  /** The name after AS. */
  readonly alias: Word | null;
  /** All words, also those that BuildKit refuses. */
  readonly words: readonly Word[];
}

interface PairsBase extends InstructionBase {
  readonly pairs: readonly KeyValue[];
}
/** Each pair declares a build argument; `value` is null without a default. */
export interface Arg extends PairsBase {
  readonly type: "Arg";
}
export interface Env extends PairsBase {
  readonly type: "Env";
}
export interface Label extends PairsBase {
  readonly type: "Label";
}

/** `key=value`, a legacy `key value`, or in ARG a lone `key`. */
export interface KeyValue extends BaseNode {
  readonly type: "KeyValue";
  readonly key: Word;
  readonly value: Word | null;
  readonly separator: "=" | " " | "";
}

/** What can be a shell text or a JSON array: RUN, CMD, ENTRYPOINT, and the command of HEALTHCHECK. */
export interface CommandLine {
  readonly form: "shell" | "exec";
  /** The strings of an exec form; empty for a shell form. */
  readonly elements: readonly ExecElement[];
  /**
   * The shell form's script, parsed when first asked for; null for an exec form or where there is no text.
   * A RUN whose only word is a heredoc has that heredoc's body as its script; with other heredocs
   * the script is the text, a newline and the bodies, as the shell receives it.
   */
  readonly script: ShellScript | null;
  /**
   * For a RUN whose only word is a heredoc that starts with `#!`: the program named there, without path or `env`.
   * If that is no shell, `script` is null. Null everywhere else.
   */
  readonly interpreter: string | null;
}
export interface Run extends InstructionBase, CommandLine {
  readonly type: "Run";
}
export interface Cmd extends InstructionBase, CommandLine {
  readonly type: "Cmd";
}
export interface Entrypoint extends InstructionBase, CommandLine {
  readonly type: "Entrypoint";
}
export interface Healthcheck extends InstructionBase, CommandLine {
  readonly type: "Healthcheck";
  /** `NONE` or `CMD` in upper case; empty where nothing follows. */
  readonly kind: string;
}

/** One string of an exec form; the range has its quotes. */
export interface ExecElement extends BaseNode {
  readonly type: "ExecElement";
  /** The string with JSON escapes decoded. */
  readonly value: string;
}

interface TransferBase extends InstructionBase {
  /** All but the last word, also where there is only one; a heredoc source is a word such as `<<EOF`. */
  readonly sources: readonly Word[];
  readonly destination: Word | null;
  /** Whether it was written as a JSON array. */
  readonly json: boolean;
}
export interface Copy extends TransferBase {
  readonly type: "Copy";
}
export interface Add extends TransferBase {
  readonly type: "Add";
}

interface TextBase extends InstructionBase {
  /** The whole text as one word; null where nothing follows. */
  readonly value: Word | null;
}
export interface Maintainer extends TextBase {
  readonly type: "Maintainer";
}
export interface User extends TextBase {
  readonly type: "User";
}
export interface Workdir extends TextBase {
  readonly type: "Workdir";
}
export interface Stopsignal extends TextBase {
  readonly type: "Stopsignal";
}

interface WordsBase extends InstructionBase {
  readonly words: readonly Word[];
  readonly json: boolean;
}
export interface Expose extends WordsBase {
  readonly type: "Expose";
}
export interface Volume extends WordsBase {
  readonly type: "Volume";
}
/** `SHELL ["sh", "-c"]`. */
export interface ShellInstruction extends InstructionBase {
  readonly type: "ShellInstruction";
  /** False for text that is no JSON array, which BuildKit refuses. */
  readonly json: boolean;
  readonly elements: readonly ExecElement[];
}
export interface Onbuild extends InstructionBase {
  readonly type: "Onbuild";
  /** The trigger, an instruction of its own with true ranges; null where nothing follows. */
  readonly trigger: Instruction | null;
}
/** A keyword that BuildKit does not know. */
export interface UnknownInstruction extends InstructionBase {
  readonly type: "UnknownInstruction";
}

export type Instruction =
  | From | Arg | Env | Label | Run | Cmd | Entrypoint | Healthcheck | Copy | Add
  | Maintainer | User | Workdir | Stopsignal | Expose | Volume | ShellInstruction | Onbuild | UnknownInstruction;

/** `--name=value` or `--name`. */
export interface Flag extends BaseNode {
  readonly type: "Flag";
  /** Without the dashes. */
  readonly name: string;
  /** The text behind `=`, quotes and escapes removed, variables not expanded; null for a flag without `=`. */
  readonly value: string | null;
  /** The range behind `=`; empty at the flag's end where there is no value. */
  readonly valueRange: Range;
  /** For `--mount` of a RUN. */
  readonly mount: Mount | null;
}

/** The comma-separated options of a `--mount`. */
export interface Mount extends BaseNode {
  readonly type: "Mount";
  readonly options: readonly MountOption[];
}
export interface MountOption extends BaseNode {
  readonly type: "MountOption";
  /** Lower case. */
  readonly key: string;
  /** Variables not expanded; null for a lone key such as `required`. */
  readonly value: string | null;
  readonly valueRange: Range;
}

/** `<<EOF … EOF`; the range is the body without its closing line. */
export interface Heredoc extends BaseNode {
  readonly type: "Heredoc";
  readonly name: string;
  readonly descriptor: number;
  /** False where the name was quoted. */
  readonly expand: boolean;
  /** Whether leading tabs are stripped (`<<-`). */
  readonly chomp: boolean;
  /** The body as BuildKit hands it on: tabs stripped where `chomp`. */
  readonly content: string;
  /** The `<<EOF` word on the instruction's line. */
  readonly operatorRange: Range;
  /** The variables that BuildKit expands in the body (COPY and ADD, name not quoted), else empty. */
  readonly references: readonly VariableReference[];
}

/**
 * A word of an instruction, its quotes and escapes kept in `text`.
 * A string of a JSON array is a word too: its range has the quotes, its text is the decoded string.
 */
export interface Word extends BaseNode {
  readonly type: "Word";
  /** As written, without the line continuations inside. */
  readonly text: string;
  /** What the word says: runs of text and references. Empty for a word that BuildKit refuses. */
  readonly parts: readonly WordPart[];
}
export type WordPart = WordText | VariableReference;

/** Text with quotes and escapes removed. */
export interface WordText extends BaseNode {
  readonly type: "WordText";
  readonly value: string;
}

/** `$NAME` or `${NAME…}`. */
export interface VariableReference extends BaseNode {
  readonly type: "VariableReference";
  readonly name: string;
  /** `:-`, `-`, `:+`, `+`, `:?`, `?`, `#`, `##`, `%`, `%%`, `/`, `//`; null for a plain reference. */
  readonly operator: string | null;
  /** What stands behind the operator; for `/` and `//` the pattern. */
  readonly operand: readonly WordPart[];
  /** What `/` and `//` put in the pattern's place; empty for the others. */
  readonly replacement: readonly WordPart[];
}

export type DockerfileNode =
  | Dockerfile | ParserDirective | Comment | Stage | Instruction | Keyword | KeyValue | ExecElement | Flag | Mount
  | MountOption | Heredoc | Word | WordText | VariableReference;
