import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits, applyRewrite } from "../../src/fixes/apply.ts";
import type { FileEdits } from "../../src/fixes/rewrite.ts";

const files = new Map([["/a", "one two three"], ["/b", "x"]]);

function apply(...changes: FileEdits[]) {
  const result = applyRewrite(files, { files: changes, handover: [] });
  return result && Object.fromEntries(result);
}

describe("applyRewrite", () => {
  test("replaces, removes and inserts, several at one place in their order", () => {
    expect(apply({ path: "/a", edits: [{ range: [0, 0], text: "a" }, { range: [0, 0], text: "b" }, { range: [4, 8], text: "" }, { range: [13, 13], text: "!" }] }))
      .toEqual({ "/a": "abone three!" });
  });

  test("makes a file that may be new, and adds to one that is there", () => {
    expect(apply({ path: "/new", edits: [{ range: [0, 0], text: "n" }], create: true })).toEqual({ "/new": "n" });
    expect(apply({ path: "/b", edits: [{ range: [1, 1], text: "n" }], create: true })).toEqual({ "/b": "xn" });
  });

  const refused: readonly (readonly [string, FileEdits[]])[] = [
    ["a file that is not there", [{ path: "/new", edits: [] }]],
    ["an overlap", [{ path: "/a", edits: [{ range: [0, 3], text: "" }, { range: [2, 4], text: "" }] }]],
    ["another order", [{ path: "/a", edits: [{ range: [4, 5], text: "" }, { range: [0, 1], text: "" }] }]],
    ["an end beyond the text", [{ path: "/b", edits: [{ range: [0, 2], text: "" }] }]],
    ["a range that ends before it begins", [{ path: "/a", edits: [{ range: [3, 2], text: "" }] }]],
    ["one file twice", [{ path: "/a", edits: [] }, { path: "/a", edits: [] }]],
    ["a second file that refuses", [{ path: "/b", edits: [{ range: [0, 1], text: "y" }] }, { path: "/a", edits: [{ range: [0, 99], text: "" }] }]],
  ];
  for (const [name, changes] of refused) test(`is all or nothing: ${name}`, () => expect(apply(...changes)).toBeNull());

  test("keeps all that no edit names", () => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.array(fc.tuple(fc.nat(40), fc.nat(40))), (text, points) => {
      const ranges = points.map(([a, b]) => [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)] as const);
      const result = applyEdits(text, ranges.map((range) => ({ range, text: "" })));
      const ordered = ranges.every((range, i) => i === 0 || range[0] >= ranges[i - 1]![1]);
      expect(result === null).toBe(!ordered);
      if (result !== null) expect(result).toBe([...text].length === text.length ? text.split("").filter((_, i) => !ranges.some(([a, b]) => a <= i && i < b)).join("") : result);
    }));
  });
});
