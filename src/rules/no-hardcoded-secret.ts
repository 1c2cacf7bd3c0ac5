import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

/** What no other rule has a place for: comments, mostly. The file itself is what is read. */
export const noHardcodedSecret: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow known token formats and private keys anywhere in the file",
      url: docsUrl("no-hardcoded-secret"),
      recommended: "error",
    },
    messages: leakMessages(["repository"], {}),
    schema: [],
  },
  check: (trace) => findingsOf("no-hardcoded-secret", trace),
};
