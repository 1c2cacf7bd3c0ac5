import { expect, test } from "vitest";
import type { Env, Heredoc, Run, VariableReference } from "../../../src/parser/dockerfile/ast.ts";
import type { ComposeInlineDockerfile } from "../../../src/parser/compose/ast.ts";
import { parseCompose } from "../../../src/parser/compose/parse.ts";
import { composeVisitorKeys } from "../../../src/parser/compose/visitor-keys.ts";
import type { BaseNode } from "../../../src/parser/node.ts";
import type { ShellVariable } from "../../../src/parser/shell/ast.ts";
import { findAll } from "../dockerfile/walk.ts";

function parse(scalar: string): { readonly text: string; readonly inline: ComposeInlineDockerfile; readonly problems: string[] } {
  const text = `services:\n  app:\n    build:\n      dockerfile_inline: ${scalar}\n      target: next\n`;
  const { tree, diagnostics } = parseCompose(text);
  const { build } = tree.documents[0]!.services[0]!;
  expect(build!.target?.value).toBe("next");
  const problems = diagnostics.map(({ range, message }) => `${text.slice(...range)}: ${message}`);
  return { text, inline: build!.inline!, problems };
}

const block = (...lines: string[]): string => `|\n${lines.map((line) => `        ${line}`).join("\n")}`;
const find = <T extends BaseNode>(tree: BaseNode, type: T["type"]): T[] => findAll<T>(tree, type, composeVisitorKeys);

test("every node of the Dockerfile stands where it is written", () => {
  const { text, inline, problems } = parse(block(
    "# syntax=docker/dockerfile:1", "# comment", "FROM a:1 AS b", "ENV K=\"v $$W\" L=m", "RUN --mount=type=secret,id=x c \\", "  # inside",
    "  && d $${E}", "COPY <<EOF /f", "text $$V", "EOF", 'CMD ["g", "h"]',
  ));
  expect(problems).toEqual([]);
  const written = (type: string): string[] => find(inline, type).map(({ range }) => text.slice(...range));
  expect(written("ParserDirective")).toEqual(["# syntax=docker/dockerfile:1"]);
  expect(written("Comment")).toEqual(["# comment", "# inside"]);
  expect(written("KeyValue")).toEqual(['K="v $$W"', "L=m"]);
  expect(written("VariableReference")).toEqual(["$$W", "$$V"]);
  expect(written("MountOption")).toEqual(["type=secret", "id=x"]);
  expect(written("ShellCommand")).toEqual(["c", "d $${E}"]);
  expect(written("ShellVariable")).toEqual(["$${E}"]);
  expect(written("Heredoc")).toEqual(["text $$V\n"]);
  expect(written("ExecElement")).toEqual(['"g"', '"h"']);
  const [stage] = inline.dockerfile.stages;
  expect(stage!.instructions.map(({ type, loc }) => [type, loc.start.line])).toEqual([
    ["From", 7], ["Env", 8], ["Run", 9], ["Copy", 12], ["Cmd", 15],
  ]);
  expect((stage!.instructions[1] as Env).pairs[0]!.value!.text).toBe('"v $W"');
  expect(find<Heredoc>(inline, "Heredoc")[0]!.content).toBe("text $V\n");
});

test.each<[string, string]>([
  ["double quotes", '"FROM a\\nRUN x \\"$$Y\\" \\\\\\n  && z\\n"'],
  ["single quotes", "'FROM a\n\n        RUN x \"$$Y\" && z'"],
])("a Dockerfile in %s has its places too", (_name, scalar) => {
  const { text, inline, problems } = parse(scalar);
  expect(problems).toEqual([]);
  expect(find<ShellVariable>(inline, "ShellVariable").map(({ range }) => text.slice(...range))).toEqual(["$$Y"]);
  const run = find<Run>(inline, "Run")[0]!;
  expect(text.slice(...run.keyword.range)).toBe("RUN");
  expect(text.slice(...run.range).endsWith("z")).toBe(true);
});

test("what Compose fills in stays as written, and the scalar tells", () => {
  const { text, inline } = parse(block("FROM a", "ENV T=${T:-d} U=$$U"));
  expect(find<VariableReference>(inline.dockerfile, "VariableReference").map(({ range }) => text.slice(...range))).toEqual(["${T:-d}", "$$U"]);
  expect(inline.scalar.parts.map(({ type }) => type)).toEqual(["ComposeText", "ComposeReference", "ComposeText"]);
});

test("what BuildKit refuses is reported at its place", () => {
  const { inline, problems } = parse(block("FROM a", "RNU x", "RUN <<EOF", "y"));
  expect(problems.map((problem) => problem.split(":")[0])).toEqual(["RNU", "<<EOF"]);
  expect(inline.diagnostics).toHaveLength(2);
});
