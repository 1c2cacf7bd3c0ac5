import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/**
 * BuildKit writes a build argument into the history as soon as it has a value, even where no RUN follows or the RUN
 * never mentions it (EXPOSURE A01, A02, A09, A10). A stage that does not reach the image is `no-secret-in-build`'s.
 */
export const noSecretArg: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow build arguments that carry credentials",
      url: docsUrl("no-secret-arg"),
      recommended: "error",
    },
    messages: leakMessages(["image.history", "repository"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-secret-arg", trace),
};
