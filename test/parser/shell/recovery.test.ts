import { describe, expect, test } from "vitest";
import { commandNames, outline, parse } from "./support.ts";

const broken: readonly { name: string; script: string; tree: string }[] = [
  { name: "a stray parenthesis", script: "a && b ) c && d", tree: "logical([a] && [b]); logical([c] && [d])" },
  { name: "an empty command", script: "a; ; b", tree: "[a]; [b]" },
  { name: "a double semicolon", script: "a;;b", tree: "[a]; [b]" },
  { name: "an operator without its right side", script: "a && ; b |", tree: "[a]; [b]" },
  { name: "an operator at the start", script: "&& a | b", tree: "pipe([a] | [b])" },
  { name: "a word that closes nothing", script: "} a; fi; done b", tree: "[a]; [b]" },
  { name: "parentheses behind a command", script: "a (b c) d", tree: "[a b c]; [d]" },
  { name: "an error in a group", script: "{ a; ; b; }; c", tree: "group([a]); [b]; [c]" },
  { name: "an error in a substitution", script: "a $(b ; ; c) d", tree: "[a $([b]; [c]) d]" },
  { name: "an error in escaped backticks", script: "a `b \\$C ; ; d` e", tree: "[a $([b $C]; [d]) e]" },
  { name: "errors in nested substitutions", script: "a $(b $(c ) ) ) d", tree: "[a $([b $([c])])]; [d]" },
  { name: "many errors", script: ") a ) b ) c ) d", tree: "[a]; [b]; [c]; [d]" },
  { name: "an error before a multi-line construct", script: "a ) b\nif c; then\nd\nfi", tree: "[a]; [b]; if([c] then [d])" },
  { name: "an error and a here-document", script: "a ) b\ncat <<E\n$c\nE\nd", tree: "[a]; [b]; [cat <<\"$c\"+\"\n\"]; [d]" },
  { name: "if without its end", script: "if a; then b; c", tree: "if([a] then [b]; [c])" },
  { name: "for without its body", script: "for i in a b", tree: "loop(i(a b) do )" },
  { name: "case without its end", script: "case x in a) b", tree: "case(x: (a) [b])" },
  { name: "a group without its end", script: "{ a; b", tree: "group([a]; [b])" },
  { name: "a quote without its end", script: "a \"b $C", tree: "[a \"b \"+\"$C\"]" },
  { name: "a substitution without its end", script: "a $(b c", tree: "[a $([b c])]" },
  { name: "a here-document without its end", script: "a <<E\nb $C", tree: "[a <<\"b \"+\"$C\"]" },
  { name: "a redirection without its file", script: "a > > b", tree: "[a > >b]" },
  { name: "keywords alone", script: "for", tree: "loop(() do )" },
  { name: "nothing behind a negation", script: "!", tree: "[]" },
];

test.each(broken)("$name", ({ script, tree }) => {
  expect(outline(parse(script))).toBe(tree);
});

test("a construct without its end reaches to its last child", () => {
  const script = "{ a; if b; then c d ) e";
  expect(parse(script).statements.map(({ range }) => script.slice(...range))).toEqual(["{ a; if b; then c d", "e"]);
});

describe("what is too deep or too much", () => {
  test("the rest behind it is read", () => {
    expect(commandNames(parse(`${"f() ".repeat(50_000)}\ncurl url`))).toContain("curl");
  });

  test("a word nested too deep is text", () => {
    const word = "$(".repeat(300) + ")".repeat(300);
    expect(outline(parse(`a ${word} b`))).toBe(`[a ${word} b]`);
  });

  test("here-documents by the hundred", () => {
    const names = commandNames(parse("cat <<E\n$x\nE\n".repeat(1500)));
    expect(names).toEqual(names.map(() => "cat"));
    expect(names).toHaveLength(1500);
  });
});
