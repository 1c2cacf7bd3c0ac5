import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCompose } from "../../../src/parser/compose/parse.ts";
import { composeVisitorKeys } from "../../../src/parser/compose/visitor-keys.ts";
import type { BaseNode, Range } from "../../../src/parser/node.ts";
import { shellVisitorKeys } from "../../../src/parser/shell/visitor-keys.ts";
import { isNode, visitTree } from "../dockerfile/walk.ts";

const piece = fc.constantFrom(
  "services", "app", "environment", "build", "args", "dockerfile_inline", "command", "healthcheck", "test", "secrets", "volumes",
  "x-a", "<<", ": ", ":", "\n", "\n", "\n  ", "\n    ", "\n      ", "- ", "A=b", "{", "}", "[", "]", ", ", "'", '"', "|", ">-", "#", " # ",
  "&a ", "*a", "!reset ", "$", "$$", "${", "A", ":-", "\\", "\t", "\r\n", "\0", "\uFEFF", "---\n", "FROM a", "RUN b", "<<EOF", "é", "? ", "~",
);
const anyText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

const scalar = fc.constantFrom(
  "a", "'it''s'", '"q\\"$$B"', "${A:-b}", "|\n          l $$C\n          ${D}\n", ">\n          f\n          g\n", "0644", "", "~", "A=b:c", "C:\\d:/e",
);
const names = [
  "image", "command", "entrypoint", "environment", "labels", "annotations", "env_file", "volumes", "secrets", "configs", "build", "tmpfs", "restart", "x-y",
];
const field = fc.tuple(fc.constantFrom(...names), scalar, fc.constantFrom("scalar", "list", "map")).map(([name, value, form]) => {
  if (form === "list") return `    ${name}:\n      - ${value}\n      - A=${value.startsWith("|") || value.startsWith(">") ? "b" : value}\n`;
  return form === "map" ? `    ${name}:\n      source: ${value}\n      args: [A=b, C]\n` : `    ${name}: ${value}\n`;
});
const inline = fc.array(fc.constantFrom("FROM a", "RUN b $$C \\", "  && d ${E}", "# f", "ENV G=\"h\" I=j", "COPY <<EOF /k", "l $$M", "EOF", ""))
  .map((lines) => `    build:\n      dockerfile_inline: |2\n${lines.map((line) => `        ${line}\n`).join("")}`);
const file = fc.array(fc.oneof(field, inline), { maxLength: 8 }).map((fields) => `services:\n  app:\n${fields.join("")}secrets:\n  a: {file: b}\n`);
const text = fc.oneof(anyText, file);

const isInside = ([start, end]: Range, [from, to]: Range): boolean => start >= from && end <= to;
const describe = ({ type, range }: BaseNode): string => `${type} ${range.join("-")}`;

/** What is wrong with the ranges of a tree; what aliases bring along stands elsewhere, and shell nodes have tests of their own. */
function findFaults(tree: BaseNode, source: string): string[] {
  const faults: string[] = [];
  for (const { node, fields } of visitTree(tree, composeVisitorKeys)) {
    const [start, end] = node.range;
    if (!(start >= 0 && start <= end && end <= source.length)) faults.push(`${describe(node)} is out of bounds`);
    if (node.type in shellVisitorKeys || source.includes("*")) continue;
    for (const child of fields.flat()) {
      if (!isInside(child.range, node.range)) faults.push(`${describe(child)} is not inside ${describe(node)}`);
    }
  }
  return faults;
}

test("any text gives a tree whose ranges nest", () => {
  fc.assert(fc.property(text, (source) => {
    const { tree, diagnostics } = parseCompose(source);
    expect(findFaults(tree, source)).toEqual([]);
    for (const { range } of diagnostics) expect(isInside(range, tree.range)).toBe(true);
    for (const { range } of tree.comments) expect(source[range[0]]).toBe("#");
  }), { numRuns: 3000 });
});

/** A `ComposeField` has its key not as a child, see the visitor keys. */
function findUnreached(tree: BaseNode): string[] {
  const reached = new Set([...visitTree(tree, composeVisitorKeys)].map(({ node }) => node));
  return [...reached].flatMap((node) => {
    const fields = node as unknown as Readonly<Record<string, unknown>>;
    return [...Object.keys(node), "parts", "script"].flatMap((key) => [fields[key]].flat().flatMap((value) =>
      isNode(value) && !reached.has(value) && !(node.type === "ComposeField" && key === "key") ? [`${value.type} in ${node.type}`] : []));
  });
}

test("visitor keys name every type and reach every node", () => {
  fc.assert(fc.property(text, (source) => {
    const { tree } = parseCompose(source);
    expect(findUnreached(tree)).toEqual([]);
    for (const { node } of visitTree(tree, composeVisitorKeys)) expect(composeVisitorKeys).toHaveProperty(node.type);
  }), { numRuns: 1000 });
});

/** The outermost scalars and comments of a tree, each once. */
function leaves(tree: BaseNode): BaseNode[] {
  const found = new Set<BaseNode>();
  for (const { node } of visitTree(tree, composeVisitorKeys)) {
    if (node.type === "ComposeScalar" || node.type === "ComposeComment") found.add(node);
  }
  return [...found];
}

test("no place belongs to two scalars", () => {
  fc.assert(fc.property(file, (source) => {
    const ranges = leaves(parseCompose(source).tree).map(({ range }) => range).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (let index = 1; index < ranges.length; index++) expect(ranges[index]![0]).toBeGreaterThanOrEqual(ranges[index - 1]![1]);
  }), { numRuns: 1000 });
});
