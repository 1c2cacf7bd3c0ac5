import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";

/** A private key that a build makes is the same in every container of the image, and everyone who pulls it has it. */
export const noBakedKey: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow generating private keys into the image",
      url: docsUrl("no-baked-key"),
      recommended: false,
    },
    messages: {
      baked: "This makes {{what}} in an image layer: anyone who can pull the image has {{it}}, and every container uses the same {{one}}. Make {{it}} when the container starts.",
    },
    schema: [],
  },
  check: (trace) =>
    trace.generatedKeys
      .filter(({ published }) => published)
      .map(({ range, what, command }): Finding => ({ messageId: "baked", data: { what, ...(severalKeys.test(what) ? several : single) }, range, subject: command })),
};

const severalKeys = /\bkeys\b/;
const single = { it: "it", one: "one" };
const several = { it: "them", one: "ones" };
