import { readDirective } from "../parser/dockerfile/directives.ts";
import type { Range } from "../parser/node.ts";
import type { Trace } from "../trace/trace.ts";
import type { Directives, DirectiveMistake } from "../findings/directives/directives.ts";
import { docsUrl } from "../findings/docs-url.ts";
import type { Finding, Rule } from "../findings/rule.ts";

/**
 * A directive in a comment that does not do what it looks like, or that does harm: BuildKit reads parser directives
 * only up to the first other comment (frontend/dockerfile/parser/directives.go), so that one on line 1 turns off `# syntax=`.
 */
export const validDirective: Rule = {
  meta: {
    type: "suggestion",
    languages: ["dockerfile", "compose"],
    docs: {
      description: "Disallow directives in comments that do nothing or turn off parser directives",
      url: docsUrl("valid-directive"),
      recommended: "warn",
    },
    messages: {
      hides: "BuildKit reads # {{name}}= below this directive as a mere comment, because parser directives must come first. Move this one below it.",
      unused: "Unused dfsecret-allow directive (nothing would be reported about '{{name}}').",
      unnamed: "{{label}} takes the name of one variable, and a reason behind two dashes: # {{label}} NAME -- why.",
      trailing: "{{label}} does nothing, because a Dockerfile has no comments behind an instruction. Write disable-next-line above it.",
      unknown: "There is no directive {{label}}. The directives are dfsecret-disable, dfsecret-enable, dfsecret-disable-next-line and dfsecret-allow.",
    },
    schema: [],
    fixable: "code",
  },
  check: (trace, _options, directives) => [
    ...hiddenDirective(trace, directives),
    ...directives.allowances.filter(({ used }) => !used).map(({ name, comment, line }): Finding => ({
      ...finding("unused", { name }, comment),
      fix: { range: line, text: "" },
    })),
    ...directives.mistakes.map(({ kind, label, comment }: DirectiveMistake) => finding(kind, { label }, comment)),
  ],
};

/** The first parser directive that the file's first comment turns into a comment, if that comment is a linter's directive. */
function hiddenDirective({ language, text, dockerfiles: [dockerfile] }: Trace, { first }: Directives): Finding[] {
  if (language !== "dockerfile" || dockerfile === undefined) return [];
  const { tree } = dockerfile;
  // Another line above it has ended the parser directives already.
  if (first === null || lineBreaks(text.slice(0, first[0])) !== tree.directives.length) return [];
  const known = new Set(tree.directives.map(({ name }) => name));
  let above = first;
  for (const { range } of tree.comments.slice(1)) {
    if (lineBreaks(text.slice(above[1], range[0])) !== 1) break;
    const name = readDirective(text, ...range)?.name;
    if (name !== undefined && !known.has(name)) return [finding("hides", { name }, first)];
    above = range;
  }
  return [];
}

function lineBreaks(text: string): number {
  return text.split("\n").length - 1;
}

function finding(messageId: string, data: Record<string, string>, range: Range): Finding {
  return { messageId, data, range, subject: data["name"] ?? data["label"]! };
}
