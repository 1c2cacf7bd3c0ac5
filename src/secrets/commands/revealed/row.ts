import type { Condition } from "../tools.ts";
import type { ParsedWords } from "../words.ts";

/** A command that shows a secret in plain text, which was kept in a store or encrypted until then. */
export interface RevealingRow extends Condition {
  /** Base names of the commands, separated by blanks, as all lists here. */
  readonly commands: string;
  /** What it is, whatever it is called: ends the clause "it is …". Null where it may be anything, and only its name tells. */
  readonly what: string | null;
  /** What comes out goes by the file that it lands in: the words name the encrypted one. */
  readonly decrypts?: true;
  /** Its name where the words say none: ends «the secret …». */
  readonly called?: string;
  /** The options whose value is its name; the last operand when left out or not used. */
  readonly named?: string;
  /** The option that picks a part of it, whose name may say that it is nothing secret. */
  readonly picks?: string;
  /**
   * The options whose value is the file that it is written to, or the files by a function, which gets the number of the
   * sub-command's words; null stands for standard output, which is where it goes when this is left out or not used.
   */
  readonly output?: string | ((words: ParsedWords, behind: number) => readonly (string | null)[]);
  /** Manual page or documentation. */
  readonly source: string;
}
