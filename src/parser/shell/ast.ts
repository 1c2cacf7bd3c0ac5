import type { BaseNode } from "../node.ts";

/** A script, or the body of a compound command or a substitution. */
export interface ShellScript extends BaseNode {
  readonly type: "ShellScript";
  readonly statements: readonly ShellStatement[];
}

/** All that can stand as a statement. */
export type ShellStatement =
  | ShellCommand | ShellPipeline | ShellLogical | ShellSubshell | ShellGroup | ShellIf | ShellLoop | ShellCase
  | ShellFunction | ShellTest;

/** `A=1 name arg… >file`; the name is null for assignments or redirections alone. */
export interface ShellCommand extends BaseNode {
  readonly type: "ShellCommand";
  readonly assignments: readonly ShellAssignment[];
  readonly name: ShellWord | null;
  /** Arguments in order. `export A=b` and the like: the assignment is a word with its text parts, as the command gets it. */
  readonly args: readonly ShellWord[];
  readonly redirects: readonly ShellRedirect[];
}

export interface ShellAssignment extends BaseNode {
  readonly type: "ShellAssignment";
  readonly name: string;
  readonly append: boolean;
  /** Null for an array or for nothing behind `=`. */
  readonly value: ShellWord | null;
  /** The elements of `A=(…)`. */
  readonly elements: readonly ShellWord[];
}

/** `a | b`. */
export interface ShellPipeline extends BaseNode {
  readonly type: "ShellPipeline";
  readonly commands: readonly ShellStatement[];
}

/** `a && b || c`. */
export interface ShellLogical extends BaseNode {
  readonly type: "ShellLogical";
  readonly commands: readonly ShellStatement[];
  readonly operators: readonly ("&&" | "||")[];
}

interface Redirectable extends BaseNode {
  readonly redirects: readonly ShellRedirect[];
}
export interface ShellSubshell extends Redirectable {
  readonly type: "ShellSubshell";
  readonly body: ShellScript;
}
export interface ShellGroup extends Redirectable {
  readonly type: "ShellGroup";
  readonly body: ShellScript;
}
export interface ShellIf extends Redirectable {
  readonly type: "ShellIf";
  /** `if` and `elif`, each with its condition. */
  readonly branches: readonly ShellBranch[];
  readonly otherwise: ShellScript | null;
}
export interface ShellBranch extends BaseNode {
  readonly type: "ShellBranch";
  readonly condition: ShellScript;
  readonly body: ShellScript;
}
/** `for`, `while`, `until`, `select`. */
export interface ShellLoop extends Redirectable {
  readonly type: "ShellLoop";
  /** The variable of `for` and `select`. */
  readonly variable: string | null;
  readonly words: readonly ShellWord[];
  readonly condition: ShellScript | null;
  readonly body: ShellScript;
}
export interface ShellCase extends Redirectable {
  readonly type: "ShellCase";
  readonly subject: ShellWord;
  readonly items: readonly ShellCaseItem[];
}
export interface ShellCaseItem extends BaseNode {
  readonly type: "ShellCaseItem";
  readonly patterns: readonly ShellWord[];
  readonly body: ShellScript;
}
export interface ShellFunction extends BaseNode {
  readonly type: "ShellFunction";
  readonly name: string;
  readonly body: ShellStatement;
}
/** `[[ … ]]` and `(( … ))`; `words` are the words inside, in order. */
export interface ShellTest extends Redirectable {
  readonly type: "ShellTest";
  readonly words: readonly ShellWord[];
}

export interface ShellRedirect extends BaseNode {
  readonly type: "ShellRedirect";
  /** `>`, `>>`, `>|`, `&>`, `&>>`, `<`, `<>`, `<&`, `>&`, `<<<`, `<<`, `<<-`. */
  readonly operator: string;
  /** The number before the operator; null where none is written. */
  readonly descriptor: number | null;
  /**
   * The file, the descriptor or the here-string. For a here-document its body, which stands behind the line and so outside
   * of the ranges of the redirection and its command: parts of quote `double`, or one `single` text if the delimiter is quoted.
   */
  readonly target: ShellWord | null;
}

export interface ShellWord extends BaseNode {
  readonly type: "ShellWord";
  /** As written. */
  readonly text: string;
  readonly parts: readonly ShellWordPart[];
}
export type ShellQuote = "none" | "single" | "double";
export type ShellWordPart = ShellText | ShellVariable | ShellSubstitution | ShellGlob | ShellArithmetic;

/** Text with quotes and escapes removed; the range is without the quotes. Neighbouring texts of one quote are one part. */
export interface ShellText extends BaseNode {
  readonly type: "ShellText";
  readonly value: string;
  readonly quote: ShellQuote;
}
/** `$A`, `${A…}`; `name` may be a digit or a sign such as `@`. */
export interface ShellVariable extends BaseNode {
  readonly type: "ShellVariable";
  readonly name: string;
  /** `:-`, `#`, `//`, … ; `length` for `${#A}`, `!` for `${!A}`; null for a plain one. */
  readonly operator: string | null;
  readonly operand: ShellWord | null;
  /** The second word of `${A/b/c}` and of `${A:1:2}`. */
  readonly replacement: ShellWord | null;
  readonly quote: ShellQuote;
}
/** `$(…)`, backticks, `<(…)`, `>(…)`. */
export interface ShellSubstitution extends BaseNode {
  readonly type: "ShellSubstitution";
  readonly kind: "command" | "input" | "output";
  readonly script: ShellScript;
  readonly quote: ShellQuote;
}
/**
 * An unquoted `*`, `?`, `[…]`, brace or extended glob, as written. What is expanded or quoted inside stands between two
 * of them: `{a,$B}` is `{a,`, `$B` and `}`.
 */
export interface ShellGlob extends BaseNode {
  readonly type: "ShellGlob";
  readonly text: string;
}
/** `$((…))`. */
export interface ShellArithmetic extends BaseNode {
  readonly type: "ShellArithmetic";
}

export type ShellNode =
  | ShellScript | ShellStatement | ShellAssignment | ShellBranch | ShellCaseItem | ShellRedirect | ShellWord | ShellWordPart;
