import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/**
 * BuildKit writes the expanded address into the history; what stands in its query also into the default
 * provenance attestation (EXPOSURE D17 to D21).
 */
export const noSecretAdd: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow ADD from an address with credentials in it",
      url: docsUrl("no-secret-add"),
      recommended: "error",
    },
    messages: leakMessages(["image.history", "attestation.min", "repository"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-secret-add", trace),
};
