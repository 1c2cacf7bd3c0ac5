import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/**
 * Deleting, overwriting, emptying or moving a file in a later instruction makes a new layer; the one that
 * brought the file still has it (EXPOSURE D01, D05, D10, D25).
 */
export const noCopyThenRm: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow deleting a copied credential in a later instruction",
      url: docsUrl("no-copy-then-rm"),
      recommended: "error",
    },
    messages: leakMessages(["image.layer", "repository"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-copy-then-rm", trace),
};
