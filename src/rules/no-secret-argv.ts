import type { Trace } from "../trace/trace.ts";
import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";
import { forContainer } from "../findings/mends.ts";
import { findingsOf, leakMessages } from "../findings/wording.ts";

interface Options {
  /** Whether `$TOKEN` and `$(cat /run/secrets/x)` in arguments are reported, too. */
  readonly references?: boolean;
}

/** The command of an image is in its configuration, and on the command line of every container (EXPOSURE G03, G10). */
export const noSecretArgv: Rule<Options> = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow credentials on the command lines of containers",
      url: docsUrl("no-secret-argv"),
      recommended: "error",
    },
    messages: {
      ...leakMessages(["image.config", "image.history", "run.argv", "repository"]),
      visible: "When the container runs, {{what}} is on its command line, where ps and docker top show it to every user of the host. Use {{advice}}.",
    },
    schema: [
      {
        type: "object",
        description: "What to report besides literals.",
        properties: {
          references: { type: "boolean", description: "Report credentials that a variable or file expands into arguments." },
        },
        additionalProperties: false,
      },
    ],
    hasSuggestions: true,
    defaultOptions: [{ references: false }],
    strictOptions: [{ references: true }],
  },
  check: (trace, { references = false }) => [
    ...findingsOf("no-secret-argv", trace),
    ...(references ? visibleReferences(trace) : []),
  ],
};

function visibleReferences(trace: Trace): Finding[] {
  return trace.visibleReferences.map(({ range, what, advice, keyword }) => ({
    messageId: "visible", data: { what, advice: forContainer(advice) }, range, subject: keyword,
  }));
}
