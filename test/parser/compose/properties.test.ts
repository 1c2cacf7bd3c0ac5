import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCompose } from "../../../src/parser/compose/parse.ts";
import { composeVisitorKeys } from "../../../src/parser/compose/visitor-keys.ts";
import type { BaseNode, Range } from "../../../src/parser/node.ts";
import { shellVisitorKeys } from "../../../src/parser/shell/visitor-keys.ts";
import { composeFile, composeSoup } from "./arbitrary.ts";
import { isNode, visitTree } from "../dockerfile/walk.ts";

const text = fc.oneof(composeSoup, composeFile);

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
  fc.assert(fc.property(composeFile, (source) => {
    const ranges = leaves(parseCompose(source).tree).map(({ range }) => range).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    for (let index = 1; index < ranges.length; index++) expect(ranges[index]![0]).toBeGreaterThanOrEqual(ranges[index - 1]![1]);
  }), { numRuns: 1000 });
});
