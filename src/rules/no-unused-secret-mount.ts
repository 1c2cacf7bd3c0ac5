import { removeMount } from "../fixes/mounts/edit-mounts.ts";
import { isMountUsed } from "../trace/secret-mounts.ts";
import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";

/** A secret that is mounted and not used is offered to whatever the RUN runs, for nothing. */
export const noUnusedSecretMount: Rule = {
  meta: {
    type: "suggestion",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow secret mounts that their RUN does not use",
      url: docsUrl("no-unused-secret-mount"),
      recommended: false,
    },
    messages: {
      unused: "The secret {{id}} is mounted but nothing in this RUN reads it; every command here could. Remove the mount, or move it to the RUN that needs it.",
      remove: "Remove the mount.",
    },
    schema: [],
    hasSuggestions: true,
  },
  check: (trace) =>
    trace.dockerfiles.flatMap(({ runs }) => [...runs]).flatMap(([run, traced]) =>
      traced.mounts
        .filter((mount) => mount.kind === "secret" && traced.posix && !isMountUsed(run, mount, traced))
        .map(({ id, node }): Finding => {
          const subject = id ?? "secret";
          return {
            messageId: "unused",
            data: { id: subject },
            range: node.range,
            subject,
            suggestions: [{ messageId: "remove", data: {}, rewrite: removeMount(run, node, trace) }],
          };
        }),
    ),
};
