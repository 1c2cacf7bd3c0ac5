import { describe, expect, test } from "vitest";
import type { ShellNode } from "../../../src/parser/shell/ast.ts";
import { shellVisitorKeys } from "../../../src/parser/shell/visitor-keys.ts";
import { allNodes, outline, parse } from "./support.ts";

interface Case {
  readonly name: string;
  readonly script: string;
  readonly tree: string;
}

const commands: readonly Case[] = [
  { name: "a command", script: "curl -s url", tree: "[curl -s url]" },
  { name: "no command", script: "  # only a comment\n", tree: "" },
  { name: "assignments before a command", script: "A=1 B= C+=2 run", tree: "[A=1 B=() C+=2 run]" },
  { name: "assignments alone", script: "A=1 B=\"$C\"", tree: "[A=1 B=\"$C\"]" },
  { name: "an array", script: "A=(x \"$y\")", tree: "[A=(x \"$y\")]" },
  { name: "an element of an array", script: "A[1]=x", tree: "[A=x]" },
  { name: "a declared variable is a word", script: "export A=b", tree: "[export A=b]" },
  { name: "a declared variable with parts", script: "local A=b\"x$Y\"'z'", tree: "[local A=b+\"x\"+\"$Y\"+'z']" },
  { name: "a declared variable from a command", script: "readonly A=$(cat f)", tree: "[readonly A=+$([cat f])]" },
  { name: "a declared array", script: "declare -a A=(1 $B)", tree: "[declare -a A=(1 +$B+)]" },
  { name: "a sequence", script: "a; b\nc & d", tree: "[a]; [b]; [c]; [d]" },
  { name: "and, or", script: "a && b || c", tree: "logical([a] && [b] || [c])" },
  { name: "a pipeline", script: "a | b |& c", tree: "pipe([a] | [b] | [c])" },
  { name: "a negated command", script: "! a", tree: "[a]" },
  { name: "a timed pipeline", script: "time -p a | b", tree: "pipe([a] | [b])" },
  { name: "a comment", script: "a # b; c\nd", tree: "[a]; [d]" },
  { name: "a continued line", script: "a \\\n  b", tree: "[a b]" },
];

const compounds: readonly Case[] = [
  { name: "a subshell", script: "(a; b) >f", tree: "subshell([a]; [b]) >f" },
  { name: "a group", script: "{ a; } 2>&1", tree: "group([a]) 2>&1" },
  { name: "if", script: "if a; then b; elif c; then d; else e; fi <f", tree: "if([a] then [b] elif [c] then [d] else [e]) <f" },
  { name: "for", script: "for i in a $b; do c; done", tree: "loop(i(a $b) do [c])" },
  { name: "for without a list", script: "for i; do c; done", tree: "loop(i() do [c])" },
  { name: "arithmetic for", script: "for ((i=0; i<$n; i++)); do c; done", tree: "loop((i 0 i $n i) do [c])" },
  { name: "select", script: "select i in a; do c; done", tree: "loop(i(a) do [c])" },
  { name: "while", script: "while a; do b; done", tree: "loop(()[a] do [b])" },
  { name: "until", script: "until a; do b; done <f", tree: "loop(()[a] do [b]) <f" },
  { name: "case", script: "case $x in a|b*) c;; *) d;; esac >f", tree: "case($x: (a b+glob *) [c] ;; (glob *) [d]) >f" },
  { name: "a function", script: "f() { a; } >g", tree: "function f group([a]) >g" },
  { name: "a function with its keyword", script: "function f { a; }", tree: "function f group([a])" },
  { name: "a co-process", script: "coproc { a; }", tree: "group([a])" },
  { name: "a test", script: "[[ $a == b* && ! -n \"$c\" ]]", tree: "test($a b+glob * \"$c\")" },
  { name: "an arithmetic command", script: "((x + $y + ${z} + $(a))) >f", tree: "test(x $y $z $([a])) >f" },
];

const redirections: readonly Case[] = [
  { name: "files", script: "a >b >>c <d 2>|e <>f", tree: "[a >b >>c <d 2>|e <>f]" },
  { name: "both streams", script: "a &>b &>>c", tree: "[a &>b &>>c]" },
  { name: "descriptors", script: "a 2>&1 <&3", tree: "[a 2>&1 <&3]" },
  { name: "a variable's descriptor", script: "exec {fd}>f", tree: "[exec >f]" },
  { name: "before the command", script: ">f a", tree: "[a >f]" },
  { name: "alone", script: ">f", tree: "[>f]" },
  { name: "a here-string", script: "a <<<\"$b\"", tree: "[a <<<\"$b\"]" },
  { name: "a here-document", script: "cat <<E | b\na $b\nE\nc", tree: "pipe([cat <<\"a \"+\"$b\"+\"\n\"] | [b]); [c]" },
  { name: "a here-document taken literally", script: "cat <<'E'\na $b\nE\n", tree: "[cat <<'a $b\n']" },
  { name: "an indented here-document", script: "cat <<-E\n\ta\n\tE\nb", tree: "[cat <<-\"\ta\n\"]; [b]" },
  { name: "two here-documents", script: "a <<E <<F\n1\nE\n2\nF\n", tree: "[a <<\"1\n\" <<\"2\n\"]" },
];

const words: readonly Case[] = [
  { name: "quotes", script: "a b'c'\"d\"", tree: "[a b+'c'+\"d\"]" },
  { name: "empty quotes", script: "a '' \"\"", tree: "[a '' \"\"]" },
  { name: "neighbours of one quote", script: "a 'b''c' \"d\"\"e\"", tree: "[a 'bc' \"de\"]" },
  { name: "escapes", script: "a b\\ c \"\\\"\\$d\\n\"", tree: "[a b c \"\"$d\\n\"]" },
  { name: "ANSI-C quotes", script: "a $'b\\x41'", tree: "[a 'bA']" },
  { name: "a translated string", script: "a $\"b$C\"", tree: "[a \"b\"+\"$C\"]" },
  { name: "variables", script: "a $A ${B} \"$1\" $@", tree: "[a $A $B \"$1\" $@]" },
  { name: "a default", script: "a ${A:-b$C} \"${A-b}\"", tree: "[a ${A :- b+$C} \"${A - \"b\"}\"]" },
  { name: "other defaults", script: "a ${A:=b} ${A:+b} ${A?b}", tree: "[a ${A := b} ${A :+ b} ${A ? b}]" },
  { name: "other operators", script: "a ${A%%b} ${A^^}", tree: "[a ${A %% b} ${A ^^ }]" },
  { name: "a replacement", script: "a ${A/b/$c} ${A//b}", tree: "[a ${A / b,$c} ${A // b,}]" },
  { name: "a slice", script: "a ${A:1:$n}", tree: "[a ${A : 1,$n}]" },
  { name: "a length, an indirection", script: "a ${#A} ${!A}", tree: "[a ${A length } ${A ! }]" },
  { name: "substitutions", script: "a $(b) \"$(c)\" `d` <(e) >(f)", tree: "[a $([b]) \"$([c])\" $([d]) <([e]) >([f])]" },
  { name: "escapes in backticks", script: "a `b \\`c \"\\$D\"\\``", tree: "[a $([b $([c \"$D\"])])]" },
  { name: "escapes in quoted backticks", script: "a \"`b \\\"c\\\"`\"", tree: "[a \"$([b \"c\"])\"]" },
  { name: "arithmetic", script: "a $((1 + $b))", tree: "[a arithmetic]" },
  { name: "patterns", script: "a *.? [b] {c,d} @(e|f)", tree: "[a glob *+.+glob ? glob [b] glob {c,d} glob @(e|f)]" },
  { name: "patterns around variables", script: "a {b,$C,\"d\"}", tree: "[a glob {b,+$C+glob ,+\"d\"+glob }]" },
];

describe.each([
  ["commands", commands],
  ["compound commands", compounds],
  ["redirections", redirections],
  ["words", words],
])("%s", (_, cases) => {
  test.each(cases)("$name", ({ script, tree }) => {
    expect(outline(parse(script))).toBe(tree);
  });
});

test("the visitor keys name every field that holds nodes, and no other", () => {
  const everything = [...commands, ...compounds, ...redirections, ...words].flatMap(({ script }) => allNodes(parse(script)));
  const found = new Map<string, Set<string>>();
  for (const node of everything) {
    const fields = found.get(node.type) ?? new Set();
    for (const [field, value] of Object.entries(node)) if (holdsNodes(value)) fields.add(field);
    found.set(node.type, fields);
  }
  const named = Object.entries(shellVisitorKeys).map(([type, keys]) => [type, new Set(keys)] as const);
  expect(found).toEqual(new Map(named));
});

function holdsNodes(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "object" && first !== null && "type" in (first as ShellNode);
}
