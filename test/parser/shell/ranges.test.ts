import { describe, expect, test } from "vitest";
import { LineTable } from "../../../src/parser/lines.ts";
import { PositionMap } from "../../../src/parser/position-map.ts";
import type { ShellNode } from "../../../src/parser/shell/ast.ts";
import { parseShell } from "../../../src/parser/shell/parse.ts";
import { nodesOf, parse } from "./support.ts";

const slices: readonly { script: string; type: ShellNode["type"]; texts: readonly string[] }[] = [
  { script: " a b ; c ", type: "ShellScript", texts: [" a b ; c "] },
  { script: " a b >c ; d & e", type: "ShellCommand", texts: ["a b >c", "d", "e"] },
  { script: "A=b C+=(d) e", type: "ShellAssignment", texts: ["A=b", "C+=(d)"] },
  { script: "export A=\"b$C\"d", type: "ShellWord", texts: ["export", "A=\"b$C\"d"] },
  { script: "export A=\"b$C\"d", type: "ShellText", texts: ["export", "A=", "b", "d"] },
  { script: "a 'b' \"c\" $'d' '' e\\ f", type: "ShellText", texts: ["a", "b", "c", "d", "", "e\\ f"] },
  { script: "a 'b''c'", type: "ShellText", texts: ["a", "b''c"] },
  { script: "a \"${B:-$C}\"$D", type: "ShellVariable", texts: ["${B:-$C}", "$C", "$D"] },
  { script: "a \"$(b `c`)\" <(d)", type: "ShellSubstitution", texts: ["$(b `c`)", "`c`", "<(d)"] },
  { script: "a `b \"\\$C\" \\`d e\\``", type: "ShellCommand", texts: ["a `b \"\\$C\" \\`d e\\``", "b \"\\$C\" \\`d e\\`", "d e"] },
  { script: "a `b \"\\$C\" \\`d e\\``", type: "ShellVariable", texts: ["$C"] },
  { script: "a | b && ! c | d", type: "ShellPipeline", texts: ["a | b", "! c | d"] },
  { script: "a && (b) || c; d", type: "ShellLogical", texts: ["a && (b) || c"] },
  { script: "if a; then b; elif c; then d; fi >e", type: "ShellIf", texts: ["if a; then b; elif c; then d; fi >e"] },
  { script: "if a; then b; elif c; then d; fi >e", type: "ShellBranch", texts: ["if a; then b", "elif c; then d"] },
  { script: "cat 2<<E <<-'F' <g\nx\nE\ny\nF\n", type: "ShellRedirect", texts: ["2<<E", "<<-'F'", "<g"] },
  { script: "cat <<E\nx $Y\nE\n", type: "ShellWord", texts: ["cat", "x $Y\n"] },
  { script: "a {b,$C}*", type: "ShellGlob", texts: ["{b,", "}", "*"] },
  { script: "a $((1+2))", type: "ShellArithmetic", texts: ["$((1+2))"] },
];

test.each(slices)("$type in $script", ({ script, type, texts }) => {
  expect(nodesOf(parse(script), type).map(({ range }) => script.slice(...range))).toEqual(texts);
});

describe("a continued instruction", () => {
  const file = "FROM a\nRUN export A=b && \\\n    # a comment\n    curl \\\n  -H \"T: $T\\\nU\" `x \\`y\\\nz\\``\n";
  // The joined text has no continuation and no comment line.
  const pieces = ["export A=b && ", "    curl ", "  -H \"T: $T", "U\" `x \\`y", "z\\``"];
  const text = pieces.join("");
  const derived = pieces.map((_, index) => pieces.slice(0, index).join("").length);
  const map = new PositionMap(pieces.map((piece, index) => ({ derived: derived[index]!, original: file.indexOf(piece) })));
  const script = parseShell(text, map, new LineTable(file));
  const sliced = (type: ShellNode["type"]): string[] => nodesOf(script, type).map(({ range }) => file.slice(...range));

  test("commands reach over lines", () => {
    expect(sliced("ShellCommand")).toEqual([
      "export A=b",
      "curl \\\n  -H \"T: $T\\\nU\" `x \\`y\\\nz\\``",
      "x \\`y\\\nz\\`",
      "y\\\nz",
    ]);
  });

  test("words and parts", () => {
    expect(sliced("ShellWord")).toContain("\"T: $T\\\nU\"");
    expect(sliced("ShellVariable")).toEqual(["$T\\\nU"]);
  });

  test("lines and columns", () => {
    const curl = nodesOf(script, "ShellCommand")[1]!;
    expect(curl.loc.start).toEqual({ line: 4, column: 5 });
  });
});
