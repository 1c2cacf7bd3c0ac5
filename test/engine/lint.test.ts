import { describe, expect, test } from "vitest";
import { activeRules, severityIn } from "../../src/engine/configs.ts";
import { lint } from "../../src/engine/lint.ts";
import type { Language } from "../../src/languages/language.ts";
import { LineTable } from "../../src/parser/lines.ts";
import type { BaseNode, Diagnostic } from "../../src/parser/node.ts";
import { noDirectives } from "../../src/findings/directives/directives.ts";
import type { Finding, Rule } from "../../src/findings/rule.ts";
import { defaultSettings } from "../../src/trace/settings.ts";
import type { Trace } from "../../src/trace/trace.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";

const canary = "q7Vd2mXw9RkT4sLz8HnB";

/** A language whose trace is the text alone, so that the loop is tested without an analysis. */
function languageOf(errors: readonly Diagnostic[] = []): Language {
  return {
    name: "dockerfile",
    visitorKeys: {},
    parse: (text) => ({ text, tree: {} as BaseNode, comments: [], errors, directives: noDirectives, lines: new LineTable(text) }),
    analyse: ({ text, directives }) => ({ trace: { text } as Trace, directives }),
  };
}

function createRule(check: (text: string) => Finding[], recommended: "error" | "warn" | false = "error"): Rule {
  return {
    meta: {
      type: "problem",
      languages: ["dockerfile"],
      docs: { description: "Disallow it", url: "https://example.com/", recommended },
      messages: { found: "{{name}} leaks.", mend: "Mount {{name}}." },
      schema: [],
    },
    check: ({ text }) => check(text),
  };
}

function finding(text: string, word: string, extra: Partial<Finding> = {}): Finding {
  const start = text.indexOf(word);
  return { messageId: "found", data: { name: word }, range: [start, start + word.length], subject: word, ...extra };
}

function run(text: string, rules: Readonly<Record<string, Rule>>, language = languageOf()) {
  return lint({
    text,
    path: "/project/Dockerfile",
    language,
    workspace: memoryWorkspace({}),
    settings: defaultSettings,
    rules: activeRules("recommended", rules, "dockerfile"),
  });
}

describe("lint", () => {
  const text = `FROM scratch\nARG B=${canary}\nARG A=${canary}\n`;

  test("gives findings in ESLint's shape, in order of their places, with masked excerpts", () => {
    const result = run(text, {
      late: createRule((all) => [finding(all, "A=")]),
      early: createRule((all) => [finding(all, "B")], "warn"),
    });
    expect(result).toEqual({
      filePath: "/project/Dockerfile",
      errorCount: 1,
      warningCount: 1,
      fatalErrorCount: 0,
      suppressedMessages: [],
      messages: [
        {
          ruleId: "dfsecret/early", severity: 1, message: "B leaks.", messageId: "found", subject: "B",
          line: 2, column: 5, endLine: 2, endColumn: 6, excerpt: "ARG B=***",
        },
        {
          ruleId: "dfsecret/late", severity: 2, message: "A= leaks.", messageId: "found", subject: "A=",
          line: 3, column: 5, endLine: 3, endColumn: 7, excerpt: "",
        },
      ],
    });
    expect(JSON.stringify(result)).not.toContain(canary);
  });

  test("describes suggestions by their own message", () => {
    const rewrite = { files: [{ path: "/project/Dockerfile", edits: [{ range: [0, 1] as const, text: "x" }] }], handover: [] };
    const suggestions = [{ messageId: "mend", data: { name: "A" }, rewrite }];
    const { messages } = run(text, { one: createRule((all) => [finding(all, "A", { suggestions })]) });
    expect(messages[0]?.suggestions).toEqual([{ messageId: "mend", desc: "Mount A.", rewrite }]);
  });

  test("reports what the reader refuses first, beside the findings", () => {
    const errors: Diagnostic[] = [
      { severity: "error", message: "unknown instruction.", range: [0, 4] },
      { severity: "error", message: "and what follows from it.", range: [13, 16] },
    ];
    const result = run(text, { one: createRule((all) => [finding(all, "B")]) }, languageOf(errors));
    expect(result.messages.map(({ ruleId, message, line, fatal }) => ({ ruleId, message, line, fatal }))).toEqual([
      { ruleId: null, message: "Parsing error: unknown instruction.", line: 1, fatal: true },
      { ruleId: "dfsecret/one", message: "B leaks.", line: 2, fatal: undefined },
    ]);
    expect(result.fatalErrorCount).toBe(1);
  });

  test.each([
    ["throws", () => { throw new TypeError(`cannot read ${canary}`); }],
    ["throws with what looks like a stack", () => { throw new Error(`x\n    at ${canary}`); }],
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a rule of somebody else may
    ["throws no error", () => { throw canary; }],
    ["has no such message", (all: string) => [finding(all, "B", { messageId: "lost" })]],
    ["reports a place out of the text", () => [finding("", "", { range: null as never })]],
  ])("a rule that %s is fatal and loses no other result", (_what, check) => {
    const result = run(text, { broken: createRule(check), sound: createRule((all) => [finding(all, "B")]) });
    expect(result.messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual([["dfsecret/broken", true], ["dfsecret/sound", undefined]]);
    expect(result.messages[0]?.message).toMatch(/^The rule dfsecret\/broken failed on this file \([^\n]*\), so its findings are missing\. Please report this\.$/);
    expect(JSON.stringify(result)).not.toContain(canary);
  });

  test("an analysis that throws is fatal", () => {
    const broken: Language = { ...languageOf(), analyse: () => { throw new RangeError(canary); } };
    const { messages, fatalErrorCount } = run(text, {}, broken);
    expect(fatalErrorCount).toBe(1);
    expect(messages[0]?.message).toMatch(/^The analysis failed on this file \(RangeError /);
    expect(JSON.stringify(messages)).not.toContain(canary);
  });
});

describe("configurations", () => {
  const rules = { a: createRule(() => [], "error"), b: createRule(() => [], "warn"), c: createRule(() => [], false) };

  test("recommended follows the rules' meta, strict has all as errors", () => {
    expect(Object.values(rules).map((rule) => severityIn("recommended", rule))).toEqual([2, 1, undefined]);
    expect(Object.values(rules).map((rule) => severityIn("strict", rule))).toEqual([2, 2, 2]);
  });

  test("a rule runs only on its languages", () => {
    expect(activeRules("recommended", rules, "dockerfile").map(({ id }) => id)).toEqual(["dfsecret/a", "dfsecret/b"]);
    expect(activeRules("strict", rules, "compose")).toEqual([]);
  });
});
