import { expect, test } from "vitest";
import { createPainter, wantsColor } from "../../src/cli/color.ts";

test.each([
  [undefined, {}, true, true],
  [undefined, {}, false, false],
  [true, { NO_COLOR: "1" }, false, true],
  [false, { FORCE_COLOR: "1" }, true, false],
  [undefined, { NO_COLOR: "1" }, true, false],
  [undefined, { NO_COLOR: "" }, true, true],
  [undefined, { FORCE_COLOR: "1" }, false, true],
  [undefined, { FORCE_COLOR: "0" }, true, false],
  [undefined, { FORCE_COLOR: "1", NO_COLOR: "1" }, false, true],
  [undefined, { TERM: "dumb" }, true, false],
])("asked %s, environment %j, terminal %s: %s", (asked, environment, isTerminal, color) => {
  expect(wantsColor(asked, environment, isTerminal)).toBe(color);
});

test("a painter without colour leaves the text alone", () => {
  expect(createPainter(false)("red", "text")).toBe("text");
  expect(createPainter(true)("red", "text")).toBe("\u001B[31mtext\u001B[39m");
});
