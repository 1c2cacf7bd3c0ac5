import { suggestionMessages } from "../fixes/messages.ts";
import { defaultMend, knownAs } from "../findings/default-mends.ts";
import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf } from "../findings/wording.ts";

/** A well-known default discloses nothing, but it becomes the real password wherever nobody overrides it. */
export const noDefaultPassword: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow well-known default passwords",
      url: docsUrl("no-default-password"),
      recommended: "warn",
    },
    messages: {
      default: "{{name}} {{known}}. {{mend}}",
      ...suggestionMessages,
    },
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) =>
    findingsOf("no-default-password", trace, (leak) => ({
      messageId: "default",
      data: { mend: defaultMend(leak, trace), known: knownAs(leak, trace) },
    })),
};
