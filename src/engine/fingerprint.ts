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
  const findings = messages.flatMap((message) =>
    message.ruleId === null || message.subject === undefined ? [] : [{ message, rule: message.ruleId, path, subject: message.subject }]);
  return number(findings);
}

/** A fingerprint for each message of a file: SHA-256 in hex. For what is no rule's finding, its text tells what it is about. */
export function fingerprints<M extends LintMessage>(messages: readonly M[], path: string): Map<M, string> {
  const numbered = number(messages.map((message) => ({ message, rule: message.ruleId ?? "", path, subject: message.subject ?? message.message })));
  return new Map([...numbered].map(([message, identity]) => [message, hash(identity)]));
}

/** The same text for findings that only their ordinals tell apart. */
export function identityKey({ rule, path, subject }: Omit<FindingIdentity, "ordinal">): string {
  return JSON.stringify([rule, path, subject]);
}

function number<M>(findings: readonly ({ readonly message: M } & Omit<FindingIdentity, "ordinal">)[]): Map<M, FindingIdentity> {
  const counts = new Map<string, number>();
  return new Map(findings.map(({ message, ...finding }) => {
    const key = identityKey(finding);
    const ordinal = counts.get(key) ?? 0;
    counts.set(key, ordinal + 1);
    return [message, { ...finding, ordinal }];
  }));
}

function hash(identity: FindingIdentity): string {
  return createHash("sha256").update(`${identityKey(identity)}#${identity.ordinal}`).digest("hex");
}
