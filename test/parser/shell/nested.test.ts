import { describe, expect, test } from "vitest";
import { LineTable } from "../../../src/parser/lines.ts";
import { PositionMap } from "../../../src/parser/position-map.ts";
import type { ShellNode, ShellScript } from "../../../src/parser/shell/ast.ts";
import { nestedScriptWords, parseNestedScript, parseNestedWords } from "../../../src/parser/shell/nested.ts";
import { parseShell } from "../../../src/parser/shell/parse.ts";
import { nodesOf, outline, parse } from "./support.ts";

/** The script inside of a script's first command. */
function nestedIn(script: ShellScript, file: string): ShellScript | null {
  return parseNestedWords(nestedScriptWords(nodesOf(script, "ShellCommand")[0]!), new LineTable(file));
}

function slicesOf(script: ShellScript | null, type: ShellNode["type"], file: string): string[] {
  return script === null ? [] : nodesOf(script, type).map(({ range }) => file.slice(...range));
}

const scripts: readonly { script: string; tree: string | null }[] = [
  { script: "sh -c 'curl \"$U\" | sh'", tree: "pipe([curl \"$U\"] | [sh])" },
  { script: "bash -c \"A=1 curl $U\"", tree: "[A=1 curl $U]" },
  { script: "/bin/bash -lc a", tree: "[a]" },
  { script: "bash -eo pipefail -c 'a | b' name", tree: "pipe([a] | [b])" },
  { script: "bash --norc --rcfile f -c -e 'a'", tree: "[a]" },
  { script: "sh -c -- 'a b'", tree: "[a b]" },
  { script: "sh -c \"a \\\"b\\\" \\$C $D\"", tree: "[a \"b\" $C $D]" },
  { script: "sh -c \"a $(b c) `d`\"", tree: "[a $([b c]) $([d])]" },
  { script: "sh -c 'a'\"'\"'b c'\"'\"", tree: "[a+'b c']" },
  { script: "sh -c 'a *'", tree: "[a glob *]" },
  { script: "sh -c $'a\\nb'", tree: "[a]; [b]" },
  { script: "eval 'a b' \"$C\" d=e", tree: "[a b $C d=e]" },
  { script: "eval export A=b", tree: "[export A=b]" },
  { script: "sh -c 'a ; ; b'", tree: "[a]; [b]" },
  { script: "sh -c \"$CMD\"", tree: null },
  { script: "eval \"$(ssh-agent)\"", tree: null },
  { script: "sh -c ''", tree: null },
  { script: "sh -c", tree: null },
  { script: "sh -e script.sh -c", tree: null },
  { script: "bash +c a", tree: null },
  { script: "sh -- -c a", tree: null },
  { script: "curl -c 'a b'", tree: null },
];

test.each(scripts)("$script", ({ script, tree }) => {
  const nested = nestedIn(parse(script), script);
  expect(nested === null ? null : outline(nested)).toBe(tree);
});

describe("ranges", () => {
  const exact: readonly { script: string; words: readonly string[] }[] = [
    { script: "sh -c 'a \"$B\"'", words: ["a", "\"$B\""] },
    { script: "sh -c \"a \\\"$B\\\" c\"", words: ["a", "\"$B\\\"", "c"] },
    { script: "sh -c 'a b''c d'", words: ["a", "b''c", "d"] },
    { script: "eval 'a b'  c", words: ["a", "b", "c"] },
    { script: "sh -c \"a $(b c) d\"", words: ["a", "$(b c)", "b", "c", "d"] },
  ];
  test.each(exact)("$script", ({ script, words }) => {
    expect(slicesOf(nestedIn(parse(script), script), "ShellWord", script)).toEqual(words);
  });

  test("over continued lines and comments in them", () => {
    const file = "RUN sh -c \"a $(b \\\n  # no command\n c) && \\\n # nor this\n d $E\"\n";
    const pieces = ["sh -c \"a $(b ", " c) && ", " d $E\""];
    const starts = pieces.map((_, index) => pieces.slice(0, index).join("").length);
    const map = new PositionMap(pieces.map((piece, index) => ({ derived: starts[index]!, original: file.indexOf(piece) })));
    const nested = nestedIn(parseShell(pieces.join(""), map, new LineTable(file)), file);
    expect(nested === null ? null : outline(nested)).toBe("logical([a $([b c])] && [d $E])");
    expect(slicesOf(nested, "ShellCommand", file)).toEqual(["a $(b \\\n  # no command\n c)", "b \\\n  # no command\n c", "d $E"]);
  });

  test("stay inside of the word where an escape was decoded", () => {
    const script = "sh -c $'a\\x20\"$B\"\\tc' d";
    const nested = nestedIn(parse(script), script)!;
    const word = script.indexOf("$'");
    for (const { range } of nodesOf(nested, "ShellWord")) {
      expect(range[0]).toBeGreaterThanOrEqual(word);
      expect(range[1]).toBeLessThanOrEqual(script.length - 2);
    }
  });

  test("in a script in a script", () => {
    const script = "sh -c \"bash -c 'a \\$B'\"";
    const outer = nestedIn(parse(script), script)!;
    const inner = nestedIn(outer, script);
    expect(slicesOf(inner, "ShellVariable", script)).toEqual(["$B"]);
  });

  test("of a here-document's body", () => {
    const script = "bash <<'E'\nA=$B curl\nE\n";
    const body = nodesOf(parse(script), "ShellRedirect")[0]!.target!;
    const nested = parseNestedScript(body, new LineTable(script));
    expect(slicesOf(nested, "ShellCommand", script)).toEqual(["A=$B curl"]);
  });
});
