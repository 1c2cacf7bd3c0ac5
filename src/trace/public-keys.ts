import type { Evidence } from "../secrets/evidence.ts";
import type { Leak } from "./leak.ts";

/** Files whose keys everybody may know. */
const publicFile = /(?:^|\/)(?:authorized_keys2?|known_hosts|[^/]+\.pub)$/;

/**
 * Leaves out the keys that a build writes where public ones belong, and nowhere else: `ARG SSH_KEY` and
 * `echo "$SSH_KEY" >> ~/.ssh/authorized_keys`. The name alone can't tell which half of the pair it is.
 */
export function withoutPublicKeys(leaks: readonly Leak[]): Leak[] {
  // A variable that is filled from another has its evidence.
  const isPublic = new Map<Evidence, boolean>();
  for (const { place, secret, subject, evidence: { kind, basis }, detail: { targets = [] } } of leaks) {
    if (place !== "write" || secret === null || kind !== "private key" || basis !== "name") continue;
    const known = isPublic.get(secret.evidence) ?? !/priv/i.test(subject);
    isPublic.set(secret.evidence, known && targets.every((path) => publicFile.test(path)));
  }
  return leaks.filter(({ secret }) => secret === null || isPublic.get(secret.evidence) !== true);
}
