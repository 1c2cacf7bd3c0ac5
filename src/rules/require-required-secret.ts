import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";
import { doesWithout } from "../trace/optional-files.ts";

/** Without `required` a build that is not given the secret goes on with an empty one (EXPOSURE F07, F08). */
export const requireRequiredSecret: Rule = {
  meta: {
    type: "suggestion",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Require required=true on secret mounts",
      url: docsUrl("require-required-secret"),
      recommended: false,
    },
    messages: {
      required: "A build that is not given the secret {{id}} goes on with an empty one, and says nothing. Add required=true to the mount.",
      add: "Add required=true.",
    },
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) =>
    trace.dockerfiles.flatMap(({ runs }) => [...runs]).flatMap(([{ script }, { mounts }]) =>
      mounts.filter(({ kind, required, target }) => kind === "secret" && !required && !(script && target !== null && doesWithout(script, target, trace.text))).map(({ id, node, option }): Finding => {
        const subject = id ?? "secret";
        const written = option("required");
        const edit = written ? { range: written.range, text: "required=true" } : { range: [node.range[1], node.range[1]] as const, text: ",required=true" };
        return {
          messageId: "required",
          data: { id: subject },
          range: (written ?? option("type") ?? node).range,
          subject,
          suggestions: [{ messageId: "add", data: {}, rewrite: { files: [{ path: trace.path, edits: [edit] }], handover: [] } }],
        };
      }),
    ),
};
