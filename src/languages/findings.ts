import { isSilencedByPeer } from "../findings/directives/peers.ts";
import type { Finding, Rule, Suggestion } from "../findings/rule.ts";
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
      ...(finding.suggestions && { suggestions: finding.suggestions.map(maskSuggestion) }),
    }));
}

/** What it writes into files stays. */
function maskSuggestion({ data, rewrite, ...rest }: Suggestion): Suggestion {
  const handover = rewrite.handover.map(({ to, text }) => ({ to, text: maskCredentials(text) }));
  return { data: maskAll(data), rewrite: { ...rewrite, handover }, ...rest };
}

/** A name may be a credential itself: `ARG TOKEN postgres://me:…@host/db` declares two arguments. */
function maskAll(data: Finding["data"]): Finding["data"] {
  return Object.fromEntries(Object.entries(data).map(([key, text]) => [key, maskCredentials(text)]));
}
