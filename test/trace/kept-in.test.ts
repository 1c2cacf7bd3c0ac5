import { describe, expect, test } from "vitest";
import { keptIn } from "../../src/trace/kept-in.ts";

describe("keptIn", () => {
  test("works an answer out once for each object", () => {
    let worked = 0;
    const lengthOf = keptIn(({ text }: { readonly text: string }) => ({ length: text.length, time: ++worked }));
    const [one, other] = [{ text: "one" }, { text: "other" }];
    expect([lengthOf(one), lengthOf(other), lengthOf(one)]).toEqual([{ length: 3, time: 1 }, { length: 5, time: 2 }, { length: 3, time: 1 }]);
  });

  test("keeps the answers of two functions apart", () => {
    const key = {};
    const [first, second] = [keptIn((_key: object) => ["first"]), keptIn((_key: object) => ["second"])];
    expect([first(key), second(key), first(key)]).toEqual([["first"], ["second"], ["first"]]);
  });

  test("a changed copy has an answer of its own", () => {
    const lengthOf = keptIn(({ text }: { readonly text: string }) => ({ length: text.length }));
    const key = { text: "one" };
    lengthOf(key);
    expect(lengthOf({ ...key, text: "three" })).toEqual({ length: 5 });
    expect(Object.keys(key)).toEqual(["text"]);
  });
});
