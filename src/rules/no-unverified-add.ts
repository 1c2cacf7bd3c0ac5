import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";

/** What ADD fetches without a checksum or a commit is whatever the server sends on the day of the build. */
export const noUnverifiedAdd: Rule = {
  meta: {
    type: "problem",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow ADD from the network without a checksum or over plain http",
      url: docsUrl("no-unverified-add"),
      recommended: false,
    },
    messages: {
      checksum: "What {{host}} sends goes into the image unchecked; whoever controls the address chooses it. Add --checksum=sha256:….",
      commit: "The branch or tag at {{host}} may move; whoever can push there chooses what goes into the image. Name the commit: #<40 hex digits>.",
      plain: "{{host}} is asked over an unencrypted connection; anyone on the way can change what comes back. Use https, and --checksum=sha256:….",
    },
    schema: [],
  },
  check: (trace) =>
    trace.downloads.flatMap(({ range, host, verified, encrypted, git }): Finding[] => {
      if (verified) return [];
      const messageId = !encrypted ? "plain" : git ? "commit" : "checksum";
      return [{ messageId, data: { host }, range, subject: host }];
    }),
};
