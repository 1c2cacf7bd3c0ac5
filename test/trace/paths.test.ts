import { expect, test } from "vitest";
import { baseName, directoryName, expandBraces, isWithin, joinPath, matchesGlob, relativeTo, resolvePath } from "../../src/trace/paths.ts";

test.each([
  ["/app", "x", "/app/x"],
  ["/app", "./x/", "/app/x"],
  ["/app", "../x/./y", "/x/y"],
  ["/app", "/x//y/..", "/x"],
  ["/", "../../x", "/x"],
  ["/app", "", "/app"],
  [null, "/x", "/x"],
  [null, "x", null],
  ["/app", "x/", "/app/x"],
  ["/app", "/x/", "/x"],
  ["/app", "/x/./y", "/x/y"],
  ["/app", `/${"x".repeat(5000)}`, null],
])("from %s, %s is %s", (directory, path, expected) => {
  expect(resolvePath(directory, path)).toBe(expected);
});

test.each([
  ["/", "/", true],
  ["/app", "/", true],
  ["/app/x", "/app", true],
  ["/app", "/app", true],
  ["/apple", "/app", false],
  ["/", "/app", false],
])("%s within %s: %s", (path, directory, expected) => {
  expect(isWithin(path, directory)).toBe(expected);
});

test("taking paths apart and putting them together", () => {
  expect([joinPath("/", "a"), joinPath("/a", "b/c"), joinPath("/a", "")]).toEqual(["/a", "/a/b/c", "/a"]);
  expect([relativeTo("/", "/a/b"), relativeTo("/a", "/a/b"), relativeTo("/a", "/a")]).toEqual(["a/b", "b", ""]);
  expect([baseName("/a/b"), baseName("b"), directoryName("/a/b"), directoryName("/a")]).toEqual(["b", "b", "/a", "/"]);
});

test.each([
  ["*.key", "a.key", true],
  ["*.key", "d/a.key", false],
  ["/app/*", "/app/a", true],
  ["/app/*", "/app/a/b", false],
  ["a?c", "abc", true],
  ["a?c", "a/c", false],
  ["[a-c]x", "bx", true],
  ["[!a-c]x", "bx", false],
  ["[^a-c]x", "dx", true],
  ["[]x", "[]x", true],
  ["**", "abc", true],
  ["a*b*c", "aXbYbZc", true],
  ["a*b*c", "aXbYbZ", false],
  ["", "", true],
  ["/a/[bc]", "/a/b", true],
  ["/a/[bc]", "/a/d", false],
  ["/a/[!bc]", "/a/b", false],
  ["/a/[!bc]", "/a/d", true],
  ["/a/[^bc]", "/a/d", true],
  ["/a/[b-d]", "/a/c", true],
  ["/a/[b-d]", "/a/b", true],
  ["/a/[b-d]", "/a/d", true],
  ["/a/[b-d]", "/a/e", false],
  ["/a/[b-d]", "/a/a", false],
  ["/a/[b-]", "/a/-", true],
  ["/a/[b-]", "/a/b", true],
  ["/a/[bc", "/a/[bc", true],
  ["/a/[bc", "/a/b", false],
  ["/a/[a-cx]y", "/a/xy", true],
  ["/a/[a-cx]y", "/a/by", true],
  ["/a/[!/]", "/a/b", true],
  ["/a[/]b", "/a/b", false],
  ["/a/?", "/a/b", true],
  ["/a/?", "/a/", false],
  ["/a?b", "/a/b", false],
  ["/a/*", "/a/b", true],
  ["/a/*", "/a/b/c", false],
  ["/a/**", "/a/b", true],
  ["/a/*b*", "/a/xbx", true],
  ["/a/b*", "/a/b", true],
  ["/*/c", "/a/c", true],
  ["/a/*.t*t", "/a/x.txt", true],
  ["/a/**b", "/a/xxb", true],
  ["/a/b", "/a/b", true],
  ["/a/b", "/a/c", false],
])("the glob %s and %s: %s", (pattern, path, expected) => {
  expect(matchesGlob(pattern, path)).toBe(expected);
});

test("wildcards cross slashes where there is no separator", () => {
  expect(matchesGlob("*key", "a/b.key", "")).toBe(true);
});

test("a glob of many asterisks takes no time", () => {
  const started = performance.now();
  expect(matchesGlob("*a".repeat(200), "a".repeat(2000) + "b")).toBe(false);
  expect(performance.now() - started).toBeLessThan(20_000);
});

test.each([
  ["a.{key,crt}", ["a.key", "a.crt"]],
  ["{a,b}/{c,d}", ["a/c", "a/d", "b/c", "b/d"]],
  ["{a,b{1,2}}", ["a", "b1", "b2"]],
  ["{a}", ["{a}"]],
  ["${A,B}", ["${A,B}"]],
  ["{a,", ["{a,"]],
  ["a{,.bak}", ["a", "a.bak"]],
])("braces: %s", (word, expected) => {
  expect(expandBraces(word)).toEqual(expected);
});

test("braces never explode", () => {
  expect(expandBraces("{a,b}".repeat(40)).length).toBeLessThan(1000);
});
