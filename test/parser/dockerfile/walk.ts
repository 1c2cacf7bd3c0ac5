import type { BaseNode } from "../../../src/parser/node.ts";
import { dockerfileVisitorKeys } from "../../../src/parser/dockerfile/visitor-keys.ts";

/** A node and the nodes in each of its fields that hold any. */
export interface Visit {
  readonly node: BaseNode;
  readonly fields: readonly (readonly BaseNode[])[];
}

/** Visits a tree by its visitor keys, parents first. */
export function* visitTree(node: BaseNode, visitorKeys = dockerfileVisitorKeys): Generator<Visit> {
  const keys = visitorKeys[node.type] ?? [];
  const fields = keys.map((key) => childrenOf((node as unknown as Record<string, unknown>)[key]));
  yield { node, fields };
  for (const child of fields.flat()) yield* visitTree(child, visitorKeys);
}

const childrenOf = (value: unknown): BaseNode[] => (Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : []);

export const isNode = (value: unknown): value is BaseNode =>
  typeof value === "object" && value !== null && "type" in value && "range" in value;

/** All nodes of one type. */
export function findAll<T extends BaseNode>(tree: BaseNode, type: T["type"], visitorKeys = dockerfileVisitorKeys): T[] {
  return [...visitTree(tree, visitorKeys)].flatMap(({ node }) => (node.type === type ? [node as T] : []));
}
