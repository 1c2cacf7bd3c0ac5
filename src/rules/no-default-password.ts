import { suggestionMessages } from "../fixes/messages.ts";
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
      default: "{{name}} has a default that everybody knows, and it becomes the real one wherever nobody overrides it. {{mend}}",
      ...suggestionMessages,
    },
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) =>
    findingsOf("no-default-password", trace, ({ place }) => ({
      messageId: "default",
      data: { mend: place === "arg" || place === "env" ? "Leave the value out, so that a missing one is an error." : "Set it when the container starts, from a secret." },
    })),
};
