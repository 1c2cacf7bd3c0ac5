import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { RuleTester, type ESLint, type Rule } from "eslint";
import { describe, expect, it, test } from "vitest";
import plugin from "../../src/plugin.ts";
import { createInstalledProject } from "./installed.ts";

const example = resolve("examples/eslint-own-rule");
const { default: noArgInLastStage } = (await import(pathToFileURL(join(example, "no-arg-in-last-stage.js")).href)) as { default: Rule.RuleModule };

test("the example reports what its rules are about", async () => {
  const files = Object.fromEntries(readdirSync(example).map((name) => [name, readFileSync(join(example, name), "utf8")]));
  const { stdout, stderr } = (await createInstalledProject(files)).eslint([".", "-f", "json"]);
  expect(stderr).toBe("");
  const results = JSON.parse(stdout) as ESLint.LintResult[];
  expect(results.flatMap(({ messages }) => messages.map(({ line, ruleId }) => `${line} ${ruleId}`))).toEqual([
    "7 own/no-arg-in-last-stage",
    "10 no-restricted-syntax",
  ]);
});

RuleTester.describe = describe;
// It asserts with node:assert, which counts for no assertion here.
RuleTester.it = (name: string, body: () => void): void => it(name, () => expect(body).not.toThrow());

/** ESLint 10 has it; its types do not. */
interface StrictCases {
  assertionOptions: { requireMessage: "messageId"; requireLocation: true; requireData: true };
}

const tester = new RuleTester({ plugins: { dfsecret: plugin }, language: "dfsecret/dockerfile" });
const cases: Parameters<RuleTester["run"]>[2] & StrictCases = {
  assertionOptions: { requireMessage: "messageId", requireLocation: true, requireData: true },
  valid: ["FROM a\n", "ARG A\nFROM a\n", "FROM a\nARG A\nFROM b\n"],
  invalid: [
    {
      code: "FROM a\nARG A=1 B\n",
      errors: [{ messageId: "late", data: { names: "A, B" }, line: 2, column: 1, endLine: 2, endColumn: 10 }],
    },
  ],
};
tester.run("no-arg-in-last-stage", noArgInLastStage, cases);

describe("our rules under RuleTester", () => {
  const secret = "q7Vd2mXw9RkT4sLz8HnB";
  tester.run("no-secret-arg", plugin.rules!["no-secret-arg"] as never, {
    ...cases,
    assertionOptions: { ...cases.assertionOptions, requireData: false },
    valid: ["FROM a\nARG VERSION\n"],
    invalid: [
      {
        code: `FROM a\nARG NPM_TOKEN=${secret}\nRUN true\n`,
        errors: [{
          messageId: "imageHistory", line: 2, column: 5, endLine: 2, endColumn: 14,
          suggestions: [{ messageId: "removeVariable", data: { name: "NPM_TOKEN" }, output: "FROM a\nRUN true\n" }],
        }],
      },
    ],
  });
});
