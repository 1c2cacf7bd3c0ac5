import type { Condition } from "../tools.ts";
import type { ParsedWords } from "../words.ts";

/** Words that a command keeps in a file of its own. */
export interface WrittenRow extends Condition {
  /** Base names of the commands, separated by blanks, as all lists here. */
  readonly commands: string;
  /**
   * The files; those that depend on the words by a function, which gets the number of the sub-command's words.
   * Absolute, below `~/`, or relative to the working directory.
   */
  readonly files: string | ((words: ParsedWords, behind: number) => readonly string[]);
  /** The options whose values are kept, and `operands`; all words when left out. */
  readonly keeps?: string;
  /** Standard input is kept. */
  readonly stdin?: true;
  /** The options and `operands` that name files whose content is kept. */
  readonly reads?: string;
  /** Variables whose values are kept. */
  readonly environment?: readonly string[];
  /** What is kept, as the object of "git clone writes … into .git/config". */
  readonly what: string;
  /** Manual page, documentation, or "measured" with what was. */
  readonly source: string;
}
