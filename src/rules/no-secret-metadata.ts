import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/** Labels and the like are in configuration and history; emptying them later leaves the history (EXPOSURE G01, G11). */
export const noSecretMetadata: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow credentials in labels and other metadata",
      url: docsUrl("no-secret-metadata"),
      recommended: "error",
    },
    messages: leakMessages(["image.config", "image.history", "run.environ", "repository"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-secret-metadata", trace),
};
