import type { Rewrite, TextEdit } from "../fixes/rewrite.ts";

/** ESLint's numbers: 1 warns, 2 is an error. */
export type Severity = 1 | 2;

/** One problem in ESLint's shape; lines and columns count from 1, columns in UTF-16 units. */
export interface LintMessage {
  /** `dfsecret/…`; null for what no rule reports, such as a parsing error. */
  readonly ruleId: string | null;
  readonly severity: Severity;
  readonly message: string;
  readonly messageId?: string;
  /** The variable, file or id that it is about, never a value; absent where no rule's finding is behind it. */
  readonly subject?: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** The file could not be linted in full: what is reported of it may not be all. */
  readonly fatal?: true;
  /** The first line of the place with every value masked; empty where nothing would be left to see. */
  readonly excerpt?: string;
  readonly suggestions?: readonly LintSuggestion[];
  /** What `--fix` does. */
  readonly fix?: TextEdit;
}

/** A message that directives or a baseline silence; directives are told outermost first. */
export interface SuppressedLintMessage extends LintMessage {
  readonly suppressions: readonly LintSuppression[];
}

export interface LintSuppression {
  /** ESLint's words: `file` for a list of known findings beside the linted file. */
  readonly kind: "directive" | "file";
  readonly justification: string;
}

export interface LintSuggestion {
  readonly messageId: string;
  readonly desc: string;
  readonly rewrite: Rewrite;
}

export interface LintResult {
  readonly filePath: string;
  /** In order of their places. */
  readonly messages: readonly LintMessage[];
  readonly suppressedMessages: readonly SuppressedLintMessage[];
  readonly errorCount: number;
  readonly warningCount: number;
  /** How many of the errors are fatal. */
  readonly fatalErrorCount: number;
}

/** The result of a file, its messages counted. */
export function createResult(
  filePath: string,
  messages: readonly LintMessage[],
  suppressedMessages: readonly SuppressedLintMessage[] = [],
): LintResult {
  const errors = messages.filter(({ severity }) => severity === 2);
  return {
    filePath,
    messages,
    suppressedMessages,
    errorCount: errors.length,
    warningCount: messages.length - errors.length,
    fatalErrorCount: errors.filter(({ fatal }) => fatal).length,
  };
}
