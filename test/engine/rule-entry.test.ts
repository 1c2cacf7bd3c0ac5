import { Linter as Eslint } from "eslint";
import { describe, expect, test } from "vitest";
import { Linter } from "../../src/engine/linter.ts";
import { resolveRule, type RuleEntry } from "../../src/engine/rule-entry.ts";
import { createEslintRule } from "../../src/languages/eslint/rule.ts";
import { firstError, unknownKeyword, type JsonSchema } from "../../src/languages/json-schema.ts";
import plugin from "../../src/plugin.ts";
import { rules } from "../../src/rules/index.ts";
import type { Rule } from "../../src/findings/rule.ts";

function ruleWith(schema: readonly JsonSchema[], defaultOptions?: readonly object[]): Rule {
  return {
    meta: {
      type: "problem", languages: ["dockerfile"], docs: { description: "Disallow it", url: "", recommended: "error" },
      messages: {}, schema, ...(defaultOptions && { defaultOptions }),
    },
    check: () => [],
  };
}

/** What is thrown; null where nothing is. */
function errorOf(run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function inEslint(rule: Rule, entry: RuleEntry): string | null {
  const config = [...plugin.configs.recommended, { files: ["**/Dockerfile"], plugins: { test: { rules: { rule: createEslintRule("rule", rule) as never } } }, rules: { "test/rule": entry as never } }];
  return errorOf(() => new Eslint().verify("FROM a\n", config, { filename: "Dockerfile" }));
}

function inEngine(rule: Rule, entry: RuleEntry): string | null {
  return errorOf(() => new Linter({ plugins: { test: { rules: { rule } } }, rules: { "test/rule": entry } }));
}

const flags: JsonSchema = {
  type: "object",
  properties: { flag: { type: "boolean" }, list: { type: "array", items: { type: "string" } } },
  additionalProperties: false,
};

describe("options that do not fit are told in ESLint's words", () => {
  test.each<readonly [string, readonly JsonSchema[], readonly unknown[]]>([
    ["nothing wrong", [flags], [{ flag: true, list: ["a", "b"] }]],
    ["no options", [flags], []],
    ["options for a rule that has none", [], [{}]],
    ["too many", [flags], [{}, {}]],
    ["another type", [flags], ["a"]],
    ["null", [flags], [null]],
    ["an array for an object", [flags], [[]]],
    ["a property too many", [flags], [{ flags: true }]],
    ["two properties too many", [flags], [{ flag: 1, a: 1, b: 2 }]],
    ["a property of another type", [flags], [{ flag: "yes" }]],
    ["an element of another type", [flags], [{ list: ["a", 1] }]],
    ["none of a list", [{ enum: ["a", "b"] }], ["c"]],
    ["of another type than the list", [{ type: "string", enum: ["a"] }], [1]],
    ["a number that is none", [{ type: "integer" }], [1.5]],
    ["a missing property", [{ type: "object", properties: {}, required: ["a"] }], [{}]],
    ["a missing property of another name", [{ type: "object", properties: {}, required: ["a-b"] }], [{}]],
    ["too short", [{ type: "string", minLength: 2 }], ["a"]],
    ["another pattern", [{ type: "string", pattern: "^a$" }], ["b"]],
    ["too few elements", [{ type: "array", minItems: 1 }], [[]]],
    ["too many elements", [{ type: "array", maxItems: 1 }], [[1, 2]]],
    ["the second of two", [{ type: "string" }, { type: "boolean" }], ["a", "b"]],
  ])("%s", (_name, schema, options) => {
    const entry = ["error", ...options] as unknown as RuleEntry;
    const rule = ruleWith(schema);
    expect(inEngine(rule, entry)).toBe(inEslint(rule, entry));
  });

  test("a level that there is not", () => {
    const rule = ruleWith([]);
    const said = 'Expected severity of "off", 0, "warn", 1, "error", or 2.';
    expect(inEngine(rule, "fatal" as never)).toContain(said);
    expect(inEslint(rule, "fatal" as never)).toContain(said);
  });

  test.each(["dfsecret/no-such-rule", "other/rule"])("a rule that there is not: %s", (id) => {
    const config = [...plugin.configs.recommended, { files: ["**/Dockerfile"], rules: { [id]: "error" as const } }];
    const said = errorOf(() => new Linter({ rules: { [id]: "error" } }));
    expect(said).not.toBeNull();
    expect(errorOf(() => new Eslint().verify("FROM a\n", config, { filename: "Dockerfile" }))).toContain(said);
  });
});

describe("an entry", () => {
  const rule = ruleWith([flags], [{ flag: false, list: ["a"] }]);
  const base = { severity: 2, options: [{ flag: true }] } as const;

  test.each<readonly [RuleEntry | undefined, 0 | 1 | 2, object]>([
    [undefined, 2, { flag: true, list: ["a"] }],
    ["warn", 1, { flag: true, list: ["a"] }],
    [["warn"], 1, { flag: true, list: ["a"] }],
    ["off", 0, { flag: true, list: ["a"] }],
    [["error", { list: ["b"] }], 2, { flag: false, list: ["b"] }],
    [["error", {}], 2, { flag: false, list: ["a"] }],
  ])("%j", (entry, severity, options) => {
    expect(resolveRule("x/y", rule, entry, base)).toEqual({ severity, options: [options] });
  });
});

describe("the rules' own schemas", () => {
  test.each(Object.entries<Rule>(rules))("%s has only what is understood, and options that fit", (_name, { meta }) => {
    expect(meta.schema.map(unknownKeyword).filter((keyword) => keyword !== undefined)).toEqual([]);
    for (const options of [meta.defaultOptions ?? [], meta.strictOptions ?? []]) {
      expect(options.map((option, index) => firstError(meta.schema[index] as JsonSchema, option))).toEqual(options.map(() => null));
    }
  });

  test("what is not understood is an error of the rule's author", () => {
    expect(() => new Linter({ plugins: { test: { rules: { rule: ruleWith([{ anyOf: [] } as JsonSchema]) } } } }))
      .toThrow("Error while processing options validation schema of rule 'test/rule': the keyword \"anyOf\" is not supported.");
  });
});
