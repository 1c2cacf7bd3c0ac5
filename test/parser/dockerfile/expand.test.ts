import { expect, test } from "vitest";
import { expandWord } from "../../../src/parser/dockerfile/expand.ts";

const environment = { A: "foo/bar.tar.gz", B: "a b", E: "", N: "a\nba\nc", U: undefined };

/** What BuildKit gives; cases beyond those of the vectors. */
test.each([
  ["plain", "plain"],
  ["$A", "foo/bar.tar.gz"],
  ["'$A'", "$A"],
  ['"$A"', "foo/bar.tar.gz"],
  ["\\$A", "$A"],
  ["$", "$"],
  ["$U.${U}", "."],
  ["${E:-d}${E-d}${U-d}", "dd"],
  ["${E:+d}${E+d}${U+d}", "d"],
  ["${A:-${B:-c}}", "foo/bar.tar.gz"],
  ["${U:-${U:-c}}", "c"],
  ["${A#*/}", "bar.tar.gz"],
  ["${A%.*}", "foo/bar.tar"],
  ["${A%%.*}", "foo/bar"],
  ["${A##*a}", "r.gz"],
  ["${A#f?o}", "/bar.tar.gz"],
  ["${N#*a}", "\nba\nc"],
  ["${N##*c}", "a\nba\nc"],
  ["${A/o/0}", "f0o/bar.tar.gz"],
  ["${A//o/0}", "f00/bar.tar.gz"],
  ["${A//o/$0}", "f/bar.tar.gz"],
  ["${A//o/\\$0}", "f\\o\\o/bar.tar.gz"],
  ["${A//\\//_}", "foo_bar.tar.gz"],
  ["${E//*/x}", "x"],
  ["${B//*/x}", "x"],
  ["${B///-}", "-a- -b-"],
  ["\uFEFFa", "a"],
])("%j expands to %j", (word, result) => {
  expect(expandWord(word, environment)).toMatchObject({ result });
});

test.each(["'a", '"a', "${A", "${}", "${:-a}", "${A:=b}", "${A!}", "${U:?}", "${E:?empty}", "${U?}", "${A#\\x}", "${A/b}"])(
  "%j is refused",
  (word) => {
    expect(expandWord(word, environment)).toEqual({ error: expect.stringMatching(/^[A-Z].*\.$/) as string });
  },
);

test("a refusal does not tell the word's text", () => {
  const refusals = ["'hunter2", "${U:?hunter2}", "${A#\\hunter2}"].map((word) => JSON.stringify(expandWord(word, environment)));
  expect(refusals.join()).not.toContain("hunter2");
});

test("a Map serves as environment, inherited names of a record do not", () => {
  expect(expandWord("$A", new Map([["A", "b"]]))).toMatchObject({ result: "b" });
  expect(expandWord("${toString-none}", {})).toMatchObject({ result: "none" });
});

test("names are given once, sorted, those of unused operands too", () => {
  expect(expandWord("$B${A:-$C}$B", environment)).toMatchObject({ variables: ["A", "B", "C"] });
});

test("the words are split behind the expansion, quotes keep theirs together", () => {
  expect(expandWord('$B "$B" x', environment)).toMatchObject({ words: ["a", "b", "a b", "x"] });
});

test("the escape character can be a backtick", () => {
  expect(expandWord("c:\\`$A", environment, { escape: "`" })).toMatchObject({ result: "c:\\$A" });
});

test("quotes can be text, as in the body of a heredoc", () => {
  expect(expandWord("it's \"$B\"", environment, { quotes: false })).toMatchObject({ result: "it's \"a b\"" });
});

test("deep nesting is refused and does not exhaust the stack", () => {
  expect(expandWord("${A:-".repeat(100_000), {})).toHaveProperty("error");
  expect(expandWord('"${A:-'.repeat(100_000), {})).toHaveProperty("error");
});

test("patterns with many wildcards take no exponential time", () => {
  const started = performance.now();
  expandWord(`\${A##${"*a".repeat(200)}b}`, { A: "a".repeat(2000) });
  expect(performance.now() - started).toBeLessThan(20_000);
});
