import type { Range } from "../parser/node.ts";

/**
 * Edits to one or more files that belong together: all or nothing. They stay separate; none is
 * merged with another over the text between them. Ranges of one file do not overlap and are in order.
 */
export interface Rewrite {
  readonly files: readonly FileEdits[];
  /** How to hand the secrets to the build afterwards, a command-line fragment each. */
  readonly handover: readonly string[];
}

export interface FileEdits {
  /** Absolute path; the linted file's own path for edits to it. */
  readonly path: string;
  readonly edits: readonly TextEdit[];
}

/** Puts `text` in the place of a range of the file as it was linted; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}
