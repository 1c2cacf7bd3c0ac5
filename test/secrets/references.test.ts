import { describe, expect, test } from "vitest";
import { findReferences, withFallbacks, withoutReferences } from "../../src/secrets/references.ts";

describe("findReferences", () => {
  test.each<readonly [text: string, found: readonly (readonly [text: string, name: string | null, fallback?: string])[]]>([
    ["$TOKEN", [["$TOKEN", "TOKEN"]]],
    ["a${TOKEN}b", [["${TOKEN}", "TOKEN"]]],
    ["${A:-x}${B-y}${C:-}", [["${A:-x}", "A", "x"], ["${B-y}", "B", "y"], ["${C:-}", "C", ""]]],
    ["${A:-${B:-c}}", [["${A:-${B:-c}}", "A", "${B:-c}"]]],
    ["${A:?no:a}", [["${A:?no:a}", "A"]]],
    ["$(cat x) `id` {{ x }} <%= y %>", [["$(cat x)", null], ["`id`", null], ["{{ x }}", null], ["<%= y %>", null]]],
    ["${{ secrets.TOKEN }}", [["${{ secrets.TOKEN }}", null]]],
    ["%TOKEN%", [["%TOKEN%", "TOKEN"]]],
    ["a$1b$23 5$", [["$1", null], ["$2", null]]],
    ["100% $ {} <a> # $", []],
    ["${open", []],
  ])("%s", (text, found) => {
    expect(findReferences(text).map(({ start, end, name, fallback }) => [text.slice(start, end), name, ...(fallback ? [text.slice(fallback.start, fallback.end)] : [])]))
      .toEqual(found);
  });
  test.each([["a${X}b", "ab"], ["pa$w0rd", "pa$w0rd"], ["hunter2$X", "hunter2$X"], ["pre-$X", "pre-"]])("without them %s is %s", (text, rest) =>
    expect(withoutReferences(text)).toBe(rest));
  test.each([["${X:-abc}d", "abcd"], ["${X:-}", "${X:-}"], ["$X", "$X"], ["a${X-b}c${Y:-d}", "abcd"]])("%s with defaults is %s", (text, result) =>
    expect(withFallbacks(text)).toBe(result));
});
