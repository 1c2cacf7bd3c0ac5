import { describe, expect, it } from "vitest";
import { createMatcher } from "../../src/workspace/patterns.ts";
import { matchGlob, selectSources } from "../../src/workspace/sources.ts";

describe("COPY --exclude patterns", () => {
  const CASES: readonly (readonly [patterns: readonly string[], path: string, matches: boolean])[] = [
    [[".env"], ".env", true],
    [[".env"], "app/.env", false],
    [["**/.env"], "app/.env", true],
    [["app", "!app/x"], "app/x", false],
    [["app", "!app/x"], "app/y", true],
    [[], "a", false],
  ];
  it.each(CASES)("%j on %s: %s", (patterns, path, matches) => {
    expect(createMatcher(patterns).matches(path)).toBe(matches);
  });

  it("tells the positions of malformed patterns and uses the others", () => {
    const matcher = createMatcher(["[", "a", "!", "[b"]);
    expect(matcher.malformed).toEqual([0, 2, 3]);
    expect(matcher.matches("a")).toBe(true);
  });
});

describe("Go's filepath.Match", () => {
  const CASES: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
    ["*.pem", "a.pem", true],
    ["*.pem", "certs/a.pem", false],
    ["*/*.pem", "certs/a.pem", true],
    ["**/*.pem", "a/b/c.pem", false],
    ["**", "a/b", false],
    ["a?c", "abc", true],
    ["a?c", "a/c", false],
    ["[a-c]x", "bx", true],
    ["[^a-c]x", "bx", false],
    ["[^a]x", "/x", true],
    ["arr[[]0].txt", "arr[0].txt", true],
    ["a\\*", "a*", true],
    ["a\\*", "ab", false],
    ["[", "[", false],
    ["[]", "]", false],
    ["", "", true],
    ["ключ*", "ключ.pem", true],
  ];
  it.each(CASES)("%s on %s: %s", (pattern, path, matches) => {
    expect(matchGlob(pattern, path)).toBe(matches);
  });

  it("takes time in proportion to pattern and path", () => {
    const started = performance.now();
    for (const unit of ["*a", "*?", "*[ab]"]) matchGlob(`${unit.repeat(200)}!`, "a".repeat(4_000));
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

describe("what a COPY source takes", () => {
  const LISTING = [
    ".env", "app/.env", "app/deep/x.js", "app/main.js", "certs/a.key", "certs/b.key", "certs/old/c.key", "a b.txt",
    "conf.d/x", "config/y", "arr[0].txt",
  ];
  const CASES: readonly (readonly [source: string, taken: Readonly<Record<string, string>>])[] = [
    [".env", { ".env": ".env" }],
    ["./.env", { ".env": ".env" }],
    ["/.env", { ".env": ".env" }],
    ["../.env", { ".env": ".env" }],
    ["app/main.js", { "app/main.js": "main.js" }],
    ["app", { "app/.env": ".env", "app/deep/x.js": "deep/x.js", "app/main.js": "main.js" }],
    ["app/", { "app/.env": ".env", "app/deep/x.js": "deep/x.js", "app/main.js": "main.js" }],
    ["app/.", { "app/.env": ".env", "app/deep/x.js": "deep/x.js", "app/main.js": "main.js" }],
    ["app/*", { "app/.env": ".env", "app/deep/x.js": "x.js", "app/main.js": "main.js" }],
    ["certs/*.key", { "certs/a.key": "a.key", "certs/b.key": "b.key" }],
    ["*/*.key", { "certs/a.key": "a.key", "certs/b.key": "b.key" }],
    ["conf*", { "conf.d/x": "x", "config/y": "y" }],
    [".e?v", { ".env": ".env" }],
    ["a b.txt", { "a b.txt": "a b.txt" }],
    ["arr[[]0].txt", { "arr[0].txt": "arr[0].txt" }],
    ["ap", {}],
    ["missing", {}],
    ["**/*.key", { "certs/a.key": "a.key", "certs/b.key": "b.key" }],
    ["[", {}],
  ];
  it.each(CASES)("%s", (source, taken) => {
    const selected = selectSources(source, LISTING);
    expect(Object.fromEntries(selected.map(({ path, destinationRelative }) => [path, destinationRelative]))).toEqual(taken);
  });

  it.each([".", "./", "/", "", "*/.."])("%j takes all as it stands", (source) => {
    expect(selectSources(source, LISTING)).toEqual(LISTING.map((path) => ({ path, destinationRelative: path })));
  });

  it("is quick on many files", () => {
    const listing = Array.from({ length: 20_000 }, (_, index) => `${"a/".repeat(20)}${"a".repeat(200)}${index}`);
    const started = performance.now();
    selectSources("a*a*a*/*a*a*a*a*b", listing);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
