import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";

/** Every process of the container can read a secret whose mode says so, whatever user it works as. */
export const noWorldReadableSecret: Rule = {
  meta: {
    type: "suggestion",
    languages: ["compose"],
    docs: {
      description: "Disallow modes of secrets that let every user of the container read them",
      url: docsUrl("no-world-readable-secret"),
      recommended: false,
    },
    messages: {
      readable: "The mode {{mode}} lets every user in the container read the secret {{name}}. Write 0400, with the uid of the user that needs it.",
    },
    schema: [],
  },
  check: ({ compose }) =>
    (compose?.uses ?? []).flatMap(({ use: { mode }, source, forBuild, definition }): Finding[] => {
      // The mode of a file or of a build is ignored; that is valid-compose-secrets' to say.
      if (!mode || forBuild || definition?.file || !othersCanRead(mode.value)) return [];
      return [{ messageId: "readable", data: { mode: mode.value, name: source.value }, range: mode.range, subject: source.value }];
    }),
};

/** Whether an octal mode (`0444`, `0o444`, `444`) has a bit for others. */
function othersCanRead(mode: string): boolean {
  return /^(?:0o?)?[0-7]{3,4}$/.test(mode) && (Number.parseInt(mode.at(-1)!, 8) & 4) !== 0;
}
