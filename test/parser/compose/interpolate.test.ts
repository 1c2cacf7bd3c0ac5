import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interpolate } from "../../../src/parser/compose/interpolate.ts";
import { parseTemplate, type TemplatePart } from "../../../src/parser/compose/template.ts";
import { compareVectors } from "../../vectors/agreement.mjs";

test("agrees with Compose on all vectors", () => {
  const content = readFileSync(new URL("../../vectors/interpolation.jsonl", import.meta.url), "utf8");
  const { total, differences } = compareVectors(content, { interpolate });
  expect(differences).toEqual([]);
  expect(total).toBeGreaterThan(700);
});

const environment = { FOO: "first", BAR: "", JSON: '{"json":2}' };

/** Beyond the vectors: what follows from the source of compose-go's template. */
test.each<[string, string]>([
  ["a $ string", "a $ string"],
  ["^REGEX$", "^REGEX$"],
  ["$}", "$}"],
  ["$$$$", "$$"],
  ["$$${FOO}", "$first"],
  ["$FOO-bar", "first-bar"],
  ["$1", "$1"],
  ["${foo}", ""],
  ["${A:+${A},}B", "B"],
  ["${FOO:+${FOO},}B", "first,B"],
  ["${BAR:-/non:-alphanumeric}", "/non:-alphanumeric"],
  ["${UNSET-a?b}", "a?b"],
  ["${UNSET?b}${", "error"],
  ['${UNSET:-{"json":1}}', '{"json":1}'],
  ['${JSON:-{"json":1}}', '{"json":2}'],
  ["${UNSET:-{}}", "{}"],
  ["${UNSET:-{}} ${FOO:-x}", "error"],
  ["${UNSET:-$${B}", "${B"],
  ["${UNSET:-${UNSET:-${FOO}}}", "first"],
  ["${FOO:-${}", "first"],
  ["${UNSET:-${}", "error"],
  ["${UNSET:-a\nb}", "error"],
  ["${FOO\n}", "error"],
  ["${ FOO}", "error"],
  ["${FOO!}", "error"],
  ["${FOO:}", "error"],
  ["${UNSET:?}", "error"],
  ["${BAR:?no}", "error"],
  ["${BAR?no}", ""],
  ["${BAR+yes}${BAR:+no}", "yes"],
  ["$ſ", ""],
])("%j becomes %j", (template, expected) => {
  const outcome = interpolate(template, environment);
  if (expected === "error") expect(outcome).toHaveProperty("error");
  else expect(outcome).toEqual({ result: expected });
});

test("a map serves as environment, and inherited properties are no variables", () => {
  expect(interpolate("$A", new Map([["A", "b"]]))).toEqual({ result: "b" });
  expect(interpolate("[$toString]", {})).toEqual({ result: "[]" });
});

test("a refusal names the variable and no value", () => {
  expect(interpolate("${UNSET:?${FOO}}", environment)).toEqual({ error: "The variable UNSET is required." });
});

describe("parts", () => {
  test("have their places in the template", () => {
    expect(parseTemplate("a$$b${C:-d$E}")).toEqual([
      { kind: "text", value: "a$b", start: 0, end: 4 },
      {
        kind: "reference", name: "C", operator: ":-", start: 4, end: 13,
        operand: [
          { kind: "text", value: "d", start: 9, end: 10 },
          { kind: "reference", name: "E", operator: null, operand: [], start: 10, end: 12 },
        ],
      },
    ]);
  });

  test("a fault does not end the reading", () => {
    expect(parseTemplate("${ $A").map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ["fault", 0, 2], ["text", 2, 3], ["reference", 3, 5],
    ]);
  });

  test("cover the template in order, whatever it is", () => {
    const template = fc.string({ unit: fc.constantFrom("$", "{", "}", "${", "A", ":-", "-", "?", "+", ":", "\n", "x", "$$") });
    fc.assert(fc.property(template, (text) => {
      expectCover(parseTemplate(text), 0, text.length);
    }), { numRuns: 2000 });
  });
});

function expectCover(parts: readonly TemplatePart[], start: number, end: number): void {
  let at = start;
  for (const part of parts) {
    expect(part.start).toBe(at);
    expect(part.end).toBeGreaterThan(part.start);
    at = part.end;
    const [first] = part.kind === "reference" ? part.operand : [];
    if (part.kind === "reference" && first !== undefined) expectCover(part.operand, first.start, part.end - 1);
  }
  expect(at).toBe(end);
}

test.each([
  ["nested references", "${A:-".repeat(50_000) + "}".repeat(50_000)],
  ["references without an end", "${A:-".repeat(100_000)],
  ["braces that do not come out even", "${A:-{}".repeat(50_000) + "}".repeat(50_000)],
  ["dollars", "$".repeat(300_001)],
  ["lines", "${A:-\n".repeat(50_000)],
])("%s are read in linear time", (_name, template) => {
  const before = performance.now();
  interpolate(template, environment);
  expect(performance.now() - before).toBeLessThan(20_000);
});
