import type { ShellNode } from "./ast.ts";
import { shellVisitorKeys } from "./visitor-keys.ts";

/** The nodes that a node is made of, in source order. */
export function childrenOf(node: ShellNode): ShellNode[] {
  const fields = node as unknown as Readonly<Record<string, ShellNode | readonly ShellNode[] | null>>;
  return (shellVisitorKeys[node.type] ?? []).flatMap((key) => fields[key] ?? []);
}
