import { docsUrl } from "../findings/docs-url.ts";
import type { Rule } from "../findings/rule.ts";
import { findingsOf } from "../findings/wording.ts";

/** An environment file that git tracks is in every clone; its variables are in the environment of the container, too. */
export const noSecretEnvFile: Rule = {
  meta: {
    type: "problem",
    languages: ["compose"],
    docs: {
      description: "Disallow environment files with credentials that git does not ignore",
      url: docsUrl("no-secret-env-file"),
      recommended: "error",
    },
    messages: {
      tracked: "{{name}} holds credentials and git does not ignore it; anyone who can read the repository reads them. Add it to .gitignore, take it out of the repository (git rm --cached) and replace the credentials.",
    },
    schema: [],
  },
  check: (trace) => findingsOf("no-secret-env-file", trace, ({ subject }) => ({ messageId: "tracked", data: { name: subject } })),
};
