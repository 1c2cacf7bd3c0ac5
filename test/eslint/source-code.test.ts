import { Linter, type Rule } from "eslint";
import { describe, expect, test } from "vitest";
import type { LeakSourceCode } from "../../src/languages/eslint/source-code.ts";
import type { BaseNode } from "../../src/parser/node.ts";
import plugin from "../../src/plugin.ts";

/** The texts of the nodes that a selector finds. */
function select(text: string, selector: string): string[] {
  const found: string[] = [];
  inspect(text, (sourceCode) => ({ [selector]: (node: BaseNode) => void found.push(sourceCode.getText(node)) }));
  return found;
}

function inspect(text: string, create: (sourceCode: LeakSourceCode) => Record<string, (node: BaseNode) => void>): void {
  const rule: Rule.RuleModule = { create: (context) => create(context.sourceCode as unknown as LeakSourceCode) };
  new Linter().verify(text, [{
    files: ["**/Dockerfile"],
    plugins: { dfsecret: plugin, test: { rules: { rule } } },
    language: "dfsecret/dockerfile",
    rules: { "test/rule": "error" },
  }], { filename: "Dockerfile" });
}

function sourceCodeOf(text: string): LeakSourceCode {
  let sourceCode: LeakSourceCode | undefined;
  inspect(text, (given) => {
    sourceCode = given;
    return {};
  });
  return sourceCode!;
}

const text = "# note\nARG V=1\nFROM a:$V AS one\nENV A=1 B=${A:-x}\nRUN curl -u x https://a | sh && echo done\nFROM one\nENV C=3\n";

describe("selectors", () => {
  test.each<readonly [string, readonly string[]]>([
    ["Stage", ["FROM a:$V AS one\nENV A=1 B=${A:-x}\nRUN curl -u x https://a | sh && echo done", "FROM one\nENV C=3"]],
    ["Dockerfile > Arg", ["ARG V=1"]],
    ["Stage > Arg", []],
    ["Env KeyValue:last-child", ["B=${A:-x}", "C=3"]],
    ["From + Env", ["ENV A=1 B=${A:-x}", "ENV C=3"]],
    ["Stage:has(Run) > From", ["FROM a:$V AS one"]],
    ["KeyValue[separator='='] VariableReference[name=A]", ["${A:-x}"]],
    ["ShellPipeline > ShellCommand:first-child", ["curl -u x https://a"]],
    ["Keyword[value=/^R/]", ["RUN"]],
    ["Comment", ["# note"]],
    ["Run:exit", ["RUN curl -u x https://a | sh && echo done"]],
  ])("%s", (selector, expected) => {
    expect(select(text, selector)).toEqual(expected);
  });
});

describe("nodes", () => {
  test("know their parents and ancestors", () => {
    const chains: string[] = [];
    inspect(text, (sourceCode) => ({
      VariableReference: (node) => void chains.push([...sourceCode.getAncestors(node) as BaseNode[], node].map(({ type }) => type).join(" > ")),
    }));
    expect(chains).toEqual([
      "Dockerfile > Stage > From > Word > VariableReference",
      "Dockerfile > Stage > Env > KeyValue > Word > VariableReference",
    ]);
  });

  test("are visited once, each with its parent", () => {
    const seen = new Map<BaseNode, number>();
    inspect(text, (sourceCode) => ({
      "*": (node) => {
        seen.set(node, (seen.get(node) ?? 0) + 1);
        if (node !== sourceCode.ast) expect(sourceCode.getParent(node)).toBeDefined();
      },
    }));
    expect([...seen.values()].every((times) => times === 1)).toBe(true);
    expect(seen.size).toBeGreaterThan(40);
  });
});

describe("places", () => {
  test.each([
    ["LF", text],
    ["CRLF", text.replaceAll("\n", "\r\n")],
    ["a lone CR", text.replace("\n", "\r")],
    ["nothing", ""],
    ["no line ending at the end", "FROM a"],
  ])("offsets and places agree: %s", (_name, code) => {
    const sourceCode = sourceCodeOf(code);
    for (let offset = 0; offset <= code.length; offset++) {
      const loc = sourceCode.getLocFromIndex(offset);
      expect(loc).toEqual(sourceCode.locationOf([offset, offset]).start);
      expect(sourceCode.getIndexFromLoc(loc)).toBe(offset);
    }
  });

  test("a byte order mark is in no offset", () => {
    const sourceCode = sourceCodeOf(`\uFEFF${text}`);
    expect(sourceCode.text).toBe(text);
    expect(sourceCode.getLoc(sourceCode.getAllComments()[0]!)).toMatchObject({ start: { line: 1, column: 1 } });
  });

  test("lines come without their endings", () => {
    expect(sourceCodeOf("FROM a\r\nRUN b\n").lines).toEqual(["FROM a", "RUN b", ""]);
  });
});

describe("comments", () => {
  test("that ESLint takes for its own", () => {
    const sourceCode = sourceCodeOf("FROM a\n# eslint dfsecret/no-secret-arg: off\n# eslint is a linter\n# dfsecret-disable\n# note\n");
    expect(sourceCode.getInlineConfigNodes().map(({ value }) => value)).toEqual([" eslint dfsecret/no-secret-arg: off", " dfsecret-disable"]);
  });

  test("configure rules", () => {
    const lint = (comment: string) => new Linter().verify(`FROM a\n# ${comment}\nARG NPM_TOKEN\n`, plugin.configs.recommended, { filename: "Dockerfile" });
    expect(lint("eslint dfsecret/no-secret-arg: off")).toEqual([]);
    expect(lint('eslint dfsecret/no-secret-arg: ["warn"]')).toMatchObject([{ ruleId: "dfsecret/no-secret-arg", severity: 1 }]);
    expect(lint("eslint dfsecret/no-secret-arg: [")).toMatchObject([{ fatal: true, line: 2 }, { ruleId: "dfsecret/no-secret-arg" }]);
  });

  test("count for nothing where inline configuration is off, also in our own words", () => {
    const code = "FROM a\n# dfsecret-allow NPM_TOKEN\n# hadolint ignore=DL3064\nARG NPM_TOKEN\n";
    const lint = (options: object) => new Linter().verify(code, plugin.configs.recommended, { filename: "Dockerfile", ...options });
    expect(lint({})).toEqual([]);
    expect(lint({ allowInlineConfig: false })).toMatchObject([{ ruleId: "dfsecret/no-secret-arg" }]);
  });
});

test("the trace is made once for all rules", () => {
  const traces = new Set<unknown>();
  inspect(text, (sourceCode) => ({ Dockerfile: () => void traces.add(sourceCode.analysis).add(sourceCode.analysis) }));
  expect(traces.size).toBe(1);
});
