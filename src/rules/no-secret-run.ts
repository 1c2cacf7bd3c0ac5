import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/** The text of a RUN is in the history of the image, heredocs without a shebang included (EXPOSURE C01 to C03). */
export const noSecretRun: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow credentials written on RUN command lines",
      url: docsUrl("no-secret-run"),
      recommended: "error",
    },
    messages: leakMessages(["image.history", "repository"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-secret-run", trace),
};
