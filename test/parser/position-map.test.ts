import { expect, test } from "vitest";
import { MappedTextBuilder } from "../../src/parser/mapped-text.ts";
import { PositionMap } from "../../src/parser/position-map.ts";

/** `ab\ncd` as it is written in `x"ab\\ncd"`: the third character takes two. */
const map = new PositionMap([
  { derived: 0, original: 2 },
  { derived: 2, original: 4, width: 2 },
  { derived: 3, original: 6 },
]);

test.each<[[number, number], [number, number]]>([
  [[0, 2], [2, 4]],
  [[0, 3], [2, 6]],
  [[2, 3], [4, 6]],
  [[2, 4], [4, 7]],
  [[3, 5], [6, 8]],
  [[2, 2], [4, 4]],
  [[0, 0], [2, 2]],
])("the range %j stands at %j", (derived, original) => {
  expect(map.range(...derived)).toEqual(original);
});

test.each<[[number, number], [number, number], [number, number]]>([
  [[1, 5], [0, 2], [3, 6]],
  [[2, 5], [0, 1], [4, 6]],
  [[3, 5], [0, 2], [6, 8]],
])("of the part %j the range %j stands at %j", (part, derived, original) => {
  expect(map.slice(...part).range(...derived)).toEqual(original);
});

test("a text put together knows where its parts stand", () => {
  const source = { text: "ab\ncd", map };
  const builder = new MappedTextBuilder(0);
  builder.append(source, 3, 5);
  builder.append(source, 1, 1);
  builder.appendFor(source, 1, 3, "-");
  builder.append(source, 0, 1);
  const built = builder.build();
  expect(built.text).toBe("cd-a");
  expect([0, 1, 2, 3].map((at) => built.map.range(at, at + 1))).toEqual([[6, 7], [7, 8], [3, 6], [2, 3]]);
});

test("a text that stays empty has its place", () => {
  expect(new MappedTextBuilder(7).build().map.range(0, 0)).toEqual([7, 7]);
});
