import { describe, expect, test } from "vitest";
import { matchesAny, PatternSet } from "../../src/secrets/glob.ts";

describe("matchesAny", () => {
  test.each([
    ["*.key", ["a.key", "A.KEY", ".key"], ["a.keys", "key"]],
    ["id_rsa*", ["id_rsa", "ID_RSA.old"], ["my_id_rsa", "id_rs"]],
    ["*token*", ["token", "my_Token_2"], ["toke", ""]],
    ["a*b*c", ["abc", "a1b2c", "abbc"], ["ac", "acb", "abcd", "1abc"]],
    ["a*aa", ["aaa", "abaa"], ["aa"]],
    ["a*bc*cd", ["abccd", "abcbcd"], ["abcd", "acdbc"]],
    ["a*b*b*c", ["abbc", "a1b2b3c"], ["abc"]],
    ["*", ["", "a"], []],
    ["plain", ["plain", "PLAIN"], ["plain2", "aplain"]],
    ["a.c", ["a.c"], ["abc"]],
  ])("%s", (pattern, matching, others) => {
    expect(matching.filter((text) => !matchesAny(text, [pattern]))).toEqual([]);
    expect(others.filter((text) => matchesAny(text, [pattern]))).toEqual([]);
  });
  test("one of several, and none of none", () => {
    expect(matchesAny("b", ["a*", "b"])).toBe(true);
    expect(matchesAny("c", ["a*", "b"])).toBe(false);
    expect(matchesAny("", [])).toBe(false);
  });
});

describe("PatternSet", () => {
  const patterns = new PatternSet(["id_*", "*.pem", "id_rsa", "*secret*", "id_rsa*", "id_rsa", "i*m"]);
  test.each([["id_rsa", 0], ["a.pem", 1], ["my-secret-x", 3], ["secret.pem", 1], ["id_x.pem", 0], ["i.m", 6], ["other", Infinity]])("the first that matches %s is %d", (text, index) => {
    expect(patterns.firstMatch(text)).toBe(index);
    expect(patterns.matches(text)).toBe(index !== Infinity);
  });
  test("a plain name before a pattern, and twice", () => {
    expect(new PatternSet(["a", "a*", "a"]).firstMatch("A")).toBe(0);
  });
});
