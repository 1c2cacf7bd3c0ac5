import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LineTable } from "../../../src/parser/lines.ts";
import type { ShellNode, ShellScript } from "../../../src/parser/shell/ast.ts";
import { nestedScriptWords, parseNestedWords } from "../../../src/parser/shell/nested.ts";
import { shellSoup } from "./arbitrary.ts";
import { allNodes, childrenOf, parse } from "./support.ts";

const inputs: readonly { name: string; input: fc.Arbitrary<string> }[] = [
  { name: "any text", input: fc.string({ unit: "binary", maxLength: 200 }) },
  { name: "shell tokens", input: shellSoup },
];

/** Nodes whose range leaves the bounds; a here-document's body stands behind its command. */
function misplaced(root: ShellNode, [start, end]: readonly [number, number]): string[] {
  return allNodes(root).flatMap((node) => [
    ...(node.range[0] < start || node.range[1] > end || node.range[0] > node.range[1] ? [`${node.type} ${node.range.join("-")}`] : []),
    ...childrenOf(node)
      .filter((child) => node.type !== "ShellRedirect" && (child.range[0] < node.range[0] || child.range[1] > node.range[1]))
      .map((child) => `${child.type} ${child.range.join("-")} in ${node.type} ${node.range.join("-")}`),
  ]);
}

function nestedScripts(script: ShellScript, text: string): ShellScript[] {
  return allNodes(script).flatMap((node) => {
    const nested = node.type === "ShellCommand" ? parseNestedWords(nestedScriptWords(node), new LineTable(text)) : null;
    return nested === null ? [] : [nested, ...nestedScripts(nested, text)];
  });
}

describe.each(inputs)("on $name", ({ input }) => {
  test("children stand in their parents, and all in the text", () => {
    fc.assert(fc.property(input, (text) => {
      expect(misplaced(parse(text), [0, text.length])).toEqual([]);
    }), { numRuns: 1000 });
  });

  test("so do scripts in scripts", () => {
    const prefix = fc.constantFrom("sh -c ", "eval ", "sh -c $'", "sh -c \"", "sh -c '", "`eval ");
    const call = fc.tuple(prefix, input).map((parts) => parts.join(""));
    fc.assert(fc.property(call, (text) => {
      for (const nested of nestedScripts(parse(text), text)) expect(misplaced(nested, [0, text.length])).toEqual([]);
    }), { numRuns: 500, examples: [["sh -c \\`$'${A/'\\`"]] });
  });

  test("a command before it is read, whatever follows", () => {
    fc.assert(fc.property(input, (text) => {
      const script = `curl-x; ${text}`;
      expect(allNodes(parse(script)).some((node) => node.type === "ShellCommand" && node.name?.text === "curl-x")).toBe(true);
    }), { numRuns: 300 });
  });
});

const large: readonly { name: string; unit: string }[] = [
  { name: "a chain of commands", unit: "a b && " },
  { name: "separate commands", unit: "x=1;" },
  { name: "nested substitutions", unit: "$(" },
  { name: "nested substitutions in quotes", unit: "\"$(" },
  { name: "nested operands", unit: "\"${a:-" },
  { name: "nested groups", unit: "{ " },
  { name: "nested functions", unit: "f() " },
  { name: "here-documents", unit: "cat <<E\n$x and `y`\nE\n" },
  { name: "here-documents in a line", unit: "<<E " },
  { name: "stray operators", unit: "a ) " },
  { name: "stray operators on their lines", unit: "\n} " },
  { name: "errors in unclosed constructs", unit: ";;$[" },
  { name: "errors in nested substitutions", unit: ";;$(" },
  { name: "an arithmetic chain", unit: "((1+" },
  { name: "a test chain", unit: "[[ a && ( " },
  { name: "nested patterns", unit: "{a,@(" },
  { name: "quotes", unit: "'a'\"b\"" },
];

/** Processor time, which other work on the machine does not count towards. */
function secondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000_000;
}

describe("takes linear time", () => {
  test.each(large)("$name", ({ unit }) => {
    const text = unit.repeat(Math.floor(1_000_000 / unit.length));
    const started = process.cpuUsage();
    const script = parse(text);
    expect(secondsSince(started)).toBeLessThan(20);
    expect(script.range).toEqual([0, text.length]);
  });

  test.each([
    ["((", "1+", "a))"],
    ["[[ ", "a && ", "b ]]"],
    ["a {", "b,", "c}"],
    ["a ", "*", ""],
  ])("%s%s…%s", (before, unit, after) => {
    const started = process.cpuUsage();
    parse(before + unit.repeat(Math.floor(500_000 / unit.length)) + after);
    expect(secondsSince(started)).toBeLessThan(20);
  });
});
