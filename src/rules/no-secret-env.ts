import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/**
 * ENV is part of the image's configuration, from where every process of every container inherits it. Clearing the
 * variable later changes the configuration, not the history (EXPOSURE B05).
 */
export const noSecretEnv: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow credentials in ENV and in the environment of Compose services",
      url: docsUrl("no-secret-env"),
      recommended: "error",
    },
    messages: leakMessages(["image.config", "image.history", "run.environ", "repository"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-secret-env", trace),
};
