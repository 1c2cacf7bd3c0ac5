import type { SecretKind } from "./evidence.ts";

/** Where a credential may stand, before its value is looked at. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
  readonly what: string;
  /** The name that goes with it: the user, the parameter. */
  readonly name: string;
  /** The server that takes it, where one is named. */
  readonly host?: string;
}
