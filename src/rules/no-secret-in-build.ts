import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/**
 * What stays out of image and repository is still read by those who see the build: an ARG of a stage that is not
 * shipped is in max attestations, its layers in exported caches, and what a RUN prints in the log.
 */
export const noSecretInBuild: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow credentials in build stages, attestations, caches and logs",
      url: docsUrl("no-secret-in-build"),
      recommended: "warn",
    },
    messages: leakMessages(["build.log", "cache.exported", "attestation.max"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-secret-in-build", trace),
};
