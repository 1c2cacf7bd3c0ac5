/**
 * A rule of a project's own, over the tree of a Dockerfile: the history of an image keeps the values of the build
 * arguments of its last stage, so this project declares them in earlier ones. It reports the whole instruction.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export default {
  meta: {
    type: "suggestion",
    languages: ["dfsecret/dockerfile"],
    docs: { description: "Disallow build arguments in the last stage" },
    messages: { late: "{{names}} is declared in the last stage, whose history everybody can read. Declare it in an earlier stage." },
    schema: [],
  },
  create(context) {
    return {
      /** @param {import("dfsecret-lint").Arg} node */
      "Stage:last-child > Arg"(node) {
        const names = node.pairs.map(({ key }) => key.text).join(", ");
        context.report({ loc: node.loc, messageId: "late", data: { names } });
      },
    };
  },
};
