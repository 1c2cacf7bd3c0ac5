import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/**
 * A secret mount leaves nothing behind, but what a command makes of its value does: a file that is
 * written in a RUN and not removed in the same one is in the layer (EXPOSURE C11 to C16, E01 to E15).
 */
export const noSecretWrite: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow storing a credential in a file that stays in the image",
      url: docsUrl("no-secret-write"),
      recommended: "error",
    },
    messages: leakMessages(["image.layer", "repository"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-secret-write", trace),
};
