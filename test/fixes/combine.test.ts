import { describe, expect, test } from "vitest";
import { applyRewrite } from "../../src/fixes/apply.ts";
import { combine } from "../../src/fixes/combine.ts";
import type { Alone, FileEdits, Rewrite } from "../../src/fixes/rewrite.ts";

const path = "/project/Dockerfile";
const nothing: Alone = { regions: [], names: [] };

/** Changes the linted file, in one place, and others. */
function rewrite(start: number, end: number, text: string, alone: Alone | null = nothing, others: readonly FileEdits[] = []): Rewrite {
  return { files: [{ path, edits: [{ range: [start, end], text }] }, ...others], handover: [{ to: "build", text }], ...(alone && { alone }) };
}

/** Mounts a secret at one place. */
function mounting(id: string, text: string): Rewrite {
  return { ...rewrite(2, 2, ` --mount=${id}`), handover: [{ to: "build", text, means: { kind: "secret", id, from: "elsewhere" } }] };
}

const other: FileEdits = { path: "/project/.dockerignore", edits: [{ range: [0, 0], text: ".env\n" }], create: true };

const cases: readonly { readonly name: string; readonly rewrites: readonly Rewrite[]; readonly count: number; readonly text: string }[] = [
  { name: "apart from one another", rewrites: [rewrite(4, 6, "x"), rewrite(0, 1, "y")], count: 2, text: "y123x6789" },
  { name: "at one place: the later one comes first, as if applied later", rewrites: [rewrite(2, 2, "x"), rewrite(2, 2, "y")], count: 2, text: "01yx23456789" },
  { name: "in front of and behind what another takes out", rewrites: [rewrite(2, 4, ""), rewrite(2, 2, "x"), rewrite(4, 4, "y")], count: 3, text: "01xy456789" },
  { name: "overlapping", rewrites: [rewrite(2, 5, ""), rewrite(4, 6, ""), rewrite(3, 3, "x"), rewrite(7, 8, "y")], count: 2, text: "0156y89" },
  { name: "emptying one instruction", rewrites: [rewrite(0, 1, "", { regions: [[0, 5]], names: [] }), rewrite(3, 4, "", { regions: [[0, 5]], names: [] })], count: 1, text: "123456789" },
  { name: "of one name", rewrites: [rewrite(0, 0, "x", { regions: [], names: ["a"] }), rewrite(1, 1, "y", { regions: [], names: ["a"] })], count: 1, text: "x0123456789" },
  { name: "of one id for one secret: mounted once", rewrites: [mounting("a", "x"), mounting("a", "x"), mounting("b", "y")], count: 3, text: "01 --mount=b --mount=a23456789" },
  { name: "of one id for two secrets", rewrites: [mounting("a", "x"), mounting("a", "y")], count: 1, text: "01 --mount=a23456789" },
  { name: "of one other file", rewrites: [rewrite(0, 0, "x", nothing, [other]), rewrite(1, 1, "y", nothing, [other])], count: 1, text: "x0123456789" },
  { name: "one that goes alone first", rewrites: [rewrite(0, 0, "x", null), rewrite(1, 1, "y")], count: 1, text: "x0123456789" },
  { name: "one that goes alone later", rewrites: [rewrite(0, 0, "x"), rewrite(1, 1, "y", null), rewrite(2, 2, "z")], count: 2, text: "x01z23456789" },
];

describe("combine", () => {
  test.each(cases)("$name", ({ rewrites, count, text }) => {
    const combined = combine(path, rewrites)!;
    expect([combined.chosen.length, combined.rewrite.handover.length, applyRewrite(new Map([[path, "0123456789"]]), combined.rewrite)?.get(path)]).toEqual([count, count, text]);
  });

  test("nothing", () => {
    expect(combine(path, [])).toBeNull();
  });
});
