import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import type { ComposePart, ComposeScalar } from "../../../src/parser/compose/ast.ts";
import { parseCompose } from "../../../src/parser/compose/parse.ts";

/** The scalar of `image`, written as given; continuation lines need an indentation of their own. */
function parseScalar(written: string): { readonly text: string; readonly scalar: ComposeScalar } {
  const text = `services:\n  app:\n    image: ${written}\n    user: next\n`;
  const { tree } = parseCompose(text);
  const [service] = tree.documents[0]!.services;
  expect(service!.user?.value).toBe("next");
  return { text, scalar: service!.image! };
}

/** Per case: what is written, the value, and of some part of the value what is written for it. */
test.each<[string, string, [part: string, written: string][]]>([
  ["plain", "plain", [["lai", "lai"]]],
  ["plain text\n      on  \n\n      lines", "plain text on\nlines", [["text on", "text\n      on"], ["lines", "lines"]]],
  ["'sin''gle'", "sin'gle", [["n'g", "n''g"], ["'", "''"]]],
  ["'two  \n      lines'", "two lines", [["o l", "o  \n      l"], [" ", "  \n      "]]],
  ['"a\\"b\\\\c"', 'a"b\\c', [['"', '\\"'], ['a"b', 'a\\"b'], ["\\c", "\\\\c"]]],
  ['"\\x41\\u0042\\U0001F600d"', "AB\u{1F600}d", [["A", "\\x41"], ["AB", "\\x41\\u0042"], ["\u{1F600}", "\\U0001F600"], ["d", "d"]]],
  ['"a\\\n      b c"', "ab c", [["ab", "a\\\n      b"], ["c", "c"]]],
  ['"a\\n\n\n      b"', "a\n\nb", [["b", "b"]]],
  ["|\n      one\n        two\n\n      three\n", "one\n  two\n\nthree\n", [["one", "one"], ["  two", "  two"], ["three\n", "three\n"]]],
  ["|-\n      one", "one", [["one", "one"]]],
  ["|2-\n      one", "one", [["one", "one"]]],
  ["|\n\n      one\n", "\none\n", [["one", "one"]]],
  [">\n      one\n      two\n\n      three\n        more\n", "one two\nthree\n  more\n", [["one two", "one\n      two"], ["three", "three"], ["more", "more"]]],
  [">- # comment\n      a\n      b", "a b", [["b", "b"]]],
])("%j", (written, value, parts) => {
  const { text, scalar } = parseScalar(written);
  expect(scalar.value.trimStart()).toBe(value.trimStart());
  for (const [part, source] of parts) {
    const at = scalar.value.lastIndexOf(part);
    expect(text.slice(...scalar.locate(at, at + part.length))).toBe(source);
  }
});

test.each<[string, ComposeScalar["style"], string]>([
  ["a b", "plain", "a b"],
  ["'a'", "single", "'a'"],
  ['"a"', "double", '"a"'],
  ["|\n      a\n\n", "literal", "|\n      a\n"],
  [">-\n      a\n\n", "folded", ">-\n      a"],
])("the range of %j has its quotes or header", (written, style, source) => {
  const { text, scalar } = parseScalar(written);
  expect([scalar.style, text.slice(...scalar.range)]).toEqual([style, source]);
});

describe("parts", () => {
  const describePart = (text: string) => (part: ComposePart): unknown =>
    part.type === "ComposeText"
      ? [part.value, text.slice(...part.range)]
      : [part.name, part.operator, text.slice(...part.range), part.operand.map(describePart(text))];

  test.each<[string, unknown[]]>([
    ["a$$b", [["a$b", "a$$b"]]],
    ["$A", [["A", null, "$A", []]]],
    ["'x${A:-d''$B}'", [["x", "x"], ["A", ":-", "${A:-d''$B}", [["d'", "d''"], ["B", null, "$B", []]]]]],
    ['"\\x24{A?\\"no\\"}"', [["A", "?", '\\x24{A?\\"no\\"}', [['"no"', '\\"no\\"']]]]],
    ["|\n      a ${B}\n      c\n", [["a ", "a "], ["B", null, "${B}", []], ["\nc\n", "\n      c\n"]]],
    ["''", []],
  ])("of %j", (written, expected) => {
    const { text, scalar } = parseScalar(written);
    expect(scalar.parts.map(describePart(text))).toEqual(expected);
  });

  test("a key is text", () => {
    const { tree } = parseCompose("services:\n  app:\n    environment:\n      ${A}: $B\n");
    const [entry] = tree.documents[0]!.services[0]!.environment;
    expect(entry!.key.parts).toMatchObject([{ type: "ComposeText", value: "${A}" }]);
    expect(entry!.value!.parts).toMatchObject([{ type: "ComposeReference", name: "B" }]);
  });
});

const fragment = fc.constantFrom("a", "é", "\u{1F600}", " ", "  ", "\n", "\n\n", "\t", "'", '"', "\\", "$$", "${A}", "#", ": ", "-");
const content = fc.array(fragment, { maxLength: 12 }).map((fragments) => fragments.join(""));

/** Ways to write a text, as a YAML writer would. */
const writers: Readonly<Record<string, (value: string) => string>> = {
  double: (value) => JSON.stringify(value),
  single: (value) => `'${value.replaceAll("'", "''").replaceAll("\n", "\n\n      ")}'`,
  literal: (value) => `|2+\n${value.split("\n").map((line) => `      ${line}`).join("\n")}`,
  folded: (value) => `>2+\n${value.split("\n").map((line) => `      ${line}`).join("\n")}`,
};

test.each(Object.keys(writers))("every character of a %s scalar has its place", (style) => {
  const manyBreaks: [string] = ["\n\n\n\n\n\n\n\na"];
  fc.assert(fc.property(content, (value) => {
    const text = `services:\n  app:\n    image: ${writers[style]!(value)}\n`;
    const { tree, diagnostics } = parseCompose(text);
    fc.pre(!diagnostics.some(({ severity }) => severity === "error"));
    const { image } = tree.documents[0]!.services[0]!;
    const read = (parseYaml(text) as { services: { app: { image: string | null } } }).services.app.image;
    expect(image?.value ?? "").toBe(read ?? "");
    let previous = 0;
    for (let at = 0; image !== null && at < image.value.length; at++) {
      const [start, end] = image.locate(at, at + 1);
      const written = text.slice(start, end);
      expect(start).toBeGreaterThanOrEqual(previous);
      if (/[^\s\\"']/.test(image.value[at]!)) expect(written).toBe(image.value[at]);
      previous = start;
    }
  }), { numRuns: 500, examples: [manyBreaks] });
});
