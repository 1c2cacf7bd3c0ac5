import { describe, expect, test } from "vitest";
import { Linter } from "../../src/engine/linter.ts";
import type { Rule } from "../../src/findings/rule.ts";

/** A rule of somebody else: a view on the same trace. */
const noOldStage: Rule<{ readonly allow?: readonly string[] }> = {
  meta: {
    type: "suggestion",
    languages: ["dockerfile"],
    docs: { description: "Disallow stages with old names", url: "https://example.com/no-old-stage", recommended: "warn" },
    messages: { old: "{{name}} is an old name." },
    schema: [{ type: "object", properties: { allow: { type: "array", items: { type: "string" } } }, additionalProperties: false }],
    defaultOptions: [{ allow: [] }],
  },
  check: ({ dockerfiles }, { allow = [] }) =>
    dockerfiles.flatMap(({ tree }) => tree.stages)
      .filter(({ name }) => name?.startsWith("old") && !allow.includes(name))
      .map(({ name, range }) => ({ messageId: "old", data: { name: name! }, range, subject: name! })),
};
const plugins = { own: { rules: { "no-old-stage": noOldStage } } };
const text = "FROM a AS old1\nARG NPM_TOKEN\nFROM b AS old2\n# dfsecret-disable-next-line own/no-old-stage -- soon\nFROM c AS old3\n";

describe("rules of others", () => {
  const lint = async (options: object) => (await new Linter({ plugins, ...options }).lintText({ text }))!;

  test("run beside ours, with their own severity, and obey directives", async () => {
    const { messages, suppressedMessages } = await lint({});
    expect(messages.map(({ line, ruleId, severity, message }) => [line, ruleId, severity, message])).toEqual([
      [1, "own/no-old-stage", 1, "old1 is an old name."],
      [2, "dfsecret/no-secret-in-build", 1, expect.any(String)],
      [3, "own/no-old-stage", 1, "old2 is an old name."],
    ]);
    expect(suppressedMessages).toMatchObject([{ line: 5, ruleId: "own/no-old-stage", suppressions: [{ justification: "soon" }] }]);
  });

  test("take options, checked against their schema", async () => {
    const { messages } = await lint({ rules: { "own/no-old-stage": ["error", { allow: ["old1"] }] } });
    expect(messages.filter(({ ruleId }) => ruleId === "own/no-old-stage").map(({ line, severity }) => [line, severity])).toEqual([[3, 2]]);
    await expect(lint({ rules: { "own/no-old-stage": ["error", { allow: "old1" }] } })).rejects.toThrow('Value "old1" should be array.');
  });
});
