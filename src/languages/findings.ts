import { isSilencedByPeer } from "../findings/directives/peers.ts";
import type { Finding, Rule } from "../findings/rule.ts";
import type { Analysis } from "./language.ts";

/** What a rule finds, without what a peer's directive silences; `name` has no namespace. */
export function findingsOf(name: string, rule: Rule, options: unknown, { trace, directives }: Analysis): Finding[] {
  return rule.check(trace, options, directives).filter((finding) => !isSilencedByPeer(directives.peers, name, finding));
}
