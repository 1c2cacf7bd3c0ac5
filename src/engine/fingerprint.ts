import { createHash } from "node:crypto";
import type { LintMessage } from "./result.ts";

/**
 * What a finding is recognized by in a later run. Neither its line nor the secret's value is part of it: lines shift,
 * and a value that can be guessed could be found out from a hash.
 */
export interface FindingIdentity {
  /** The rule's id. */
  readonly rule: string;
  /** With `/`, relative to whatever the findings are kept with. */
  readonly path: string;
  /** The variable, file or id that the finding is about. */
  readonly subject: string;
  /** How many findings with the same rule, path and subject stand before it. */
  readonly ordinal: number;
}

/** The identities of a file's findings, given in order of their places; what is no rule's finding has none. */
export function identify<M extends LintMessage>(messages: readonly M[], path: string): Map<M, FindingIdentity> {
  const counts = new Map<string, number>();
  const identities = new Map<M, FindingIdentity>();
  for (const message of messages) {
    const { ruleId, subject } = message;
    if (ruleId === null || subject === undefined) continue;
    const key = identityKey({ rule: ruleId, path, subject });
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    identities.set(message, { rule: ruleId, path, subject, ordinal });
  }
  return identities;
}

/** The same text for findings that only their ordinals tell apart. */
export function identityKey({ rule, path, subject }: Omit<FindingIdentity, "ordinal">): string {
  return JSON.stringify([rule, path, subject]);
}

/** SHA-256 in hex. */
export function fingerprintOf(identity: FindingIdentity): string {
  return createHash("sha256").update(`${identityKey(identity)}#${identity.ordinal}`).digest("hex");
}
