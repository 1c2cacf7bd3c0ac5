import { isSilencedByPeer } from "../findings/directives/peers.ts";
import type { Finding, Rule } from "../findings/rule.ts";
import { maskCredentials } from "../secrets/mask.ts";
import type { Analysis } from "./language.ts";

/** What a rule finds, without what a peer's directive silences; `name` has no namespace. What it tells is free of credentials. */
export function findingsOf(name: string, rule: Rule, options: unknown, { trace, directives }: Analysis): Finding[] {
  return rule.check(trace, options, directives)
    .filter((finding) => !isSilencedByPeer(directives.peers, name, finding))
    .map((finding) => ({
      ...finding,
      data: maskAll(finding.data),
      subject: maskCredentials(finding.subject),
      ...(finding.suggestions && { suggestions: finding.suggestions.map((one) => ({ ...one, data: maskAll(one.data) })) }),
    }));
}

/** A name may be a credential itself: `ARG TOKEN postgres://me:…@host/db` declares two arguments. */
function maskAll(data: Finding["data"]): Finding["data"] {
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, maskCredentials(text)]));
}
