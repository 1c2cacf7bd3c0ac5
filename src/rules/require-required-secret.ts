import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";
import type { RunMount } from "../trace/mounts.ts";

/** Whether a script says what it does where the file is not there: `[ -f FILE ]`, `cat FILE 2>/dev/null || true`. */
function doesWithout(script: string, { target }: RunMount): boolean {
  if (target === null) return false;
  const asks = ["-f", "-e", "-s", "-r"].flatMap((test) => [`${test} ${target}`, `${test} "${target}"`]);
  const fallsBack = ["", " 2>/dev/null", " 2> /dev/null"].flatMap((silence) => ["true", ":", "echo"].map((other) => `${target}${silence} || ${other}`));
  return [...asks, ...fallsBack].some((form) => script.includes(form));
}

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
    trace.dockerfiles.flatMap(({ runs }) => [...runs]).flatMap(([run, { mounts }]) =>
      mounts.filter((mount) => mount.kind === "secret" && !mount.required && !doesWithout(trace.text.slice(...run.range), mount)).map(({ id, node, option }): Finding => {
        const subject = id ?? "secret";
        const written = option("required");
        const edit = written ? { range: written.range, text: "required=true" } : { range: [node.range[1], node.range[1]] as const, text: ",required=true" };
        return {
          messageId: "required",
          data: { id: subject },
          range: (written ?? option("type") ?? node).range,
          subject,
          nameOnly: false,
          suggestions: [{ messageId: "add", data: {}, rewrite: { files: [{ path: trace.path, edits: [edit] }], handover: [] } }],
        };
      }),
    ),
};
