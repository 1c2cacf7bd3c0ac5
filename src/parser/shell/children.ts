import type { ShellNode } from "./ast.ts";
import { shellVisitorKeys } from "./visitor-keys.ts";

/** The nodes that a node is made of, in source order. */
export function childrenOf(node: ShellNode): readonly ShellNode[] {
  const fields = node as unknown as Readonly<Record<string, ShellNode | readonly ShellNode[] | null>>;
  const keys = shellVisitorKeys[node.type] ?? [];
  const [only] = keys;
  // The list of a long script needs no copy.
  if (keys.length === 1 && Array.isArray(fields[only!])) return fields[only!] as readonly ShellNode[];
  return keys.flatMap((key) => fields[key] ?? []);
}
