import type { SecretKind } from "../../evidence.ts";
import type { PartFinder } from "../parts.ts";
import type { Condition } from "../tools.ts";

/**
 * An argument of a command that carries a credential. Exactly one of `option`, `operand`, `stdin` and `every` says where.
 * Lists are separated by blanks.
 */
export interface CredentialRow extends Condition {
  /** Base names of the commands. */
  readonly commands: string;
  /** The value of these options. */
  readonly option?: string;
  /** The operand of this index behind `when`; negative ones count from the end. */
  readonly operand?: number;
  readonly stdin?: true;
  /** Every word and standard input: code that holds a password. */
  readonly every?: true;
  /** The secret part of the argument; all of it when left out. */
  readonly part?: PartFinder;
  readonly kind: SecretKind;
  /** What it is called in "the … of curl -u", where its kind says too little. */
  readonly noun?: string;
  /** The command's own safe way, as a clause behind "use". */
  readonly advice: string;
  /** Set where what it opens was there before, so that no other one fits. */
  readonly fixed?: true;
  /** Manual page or documentation. */
  readonly source: string;
}
