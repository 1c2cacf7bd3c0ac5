import { VisitNodeStep } from "@eslint/plugin-kit";
import type { BaseNode } from "../../parser/node.ts";

type Keys = Readonly<Record<string, readonly string[]>>;

const enter = 1;
const leave = 2;

/** Enters and leaves every node below a root, in the order of the keys; notes each node's parent on the way. */
export function stepsThrough(root: BaseNode, keys: Keys, parents: Map<object, BaseNode>): VisitNodeStep[] {
  const steps: VisitNodeStep[] = [];
  // No recursion: a tree may be deeper than the stack.
  const waiting: { readonly node: BaseNode; readonly phase: 1 | 2 }[] = [{ node: root, phase: enter }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, phase } = next;
    steps.push(new VisitNodeStep({ target: node, phase, args: [node, parents.get(node)] }));
    if (phase === leave) continue;
    waiting.push({ node, phase: leave });
    for (const child of childrenOf(node, keys).reverse()) {
      parents.set(child, node);
      waiting.push({ node: child, phase: enter });
    }
  }
  return steps;
}

function childrenOf(node: BaseNode, keys: Keys): BaseNode[] {
  const fields = node as unknown as Readonly<Record<string, BaseNode | readonly BaseNode[] | null>>;
  return (keys[node.type] ?? []).flatMap((key) => fields[key] ?? []);
}
