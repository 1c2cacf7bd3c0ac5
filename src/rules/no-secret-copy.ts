import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/**
 * A credential file in a layer is readable for everyone who can pull the image. Whether a file is one is decided by
 * its content where the workspace has it, by its name where it has not; what .dockerignore keeps back is no leak.
 */
export const noSecretCopy: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow COPY and ADD of files that hold credentials",
      url: docsUrl("no-secret-copy"),
      recommended: "error",
    },
    messages: leakMessages(["image.layer", "repository"]),
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) => findingsOf("no-secret-copy", trace),
};
