import type { Range } from "../parser/node.ts";
import { ruleList } from "../rules/directives/comment.ts";
import type { PlacedDirective } from "../rules/directives/directives.ts";

/** The ids of all rules that there are. */
export type RuleNames = ReadonlySet<string>;

/** A rule in a directive that no plugin has. */
export interface UnknownRule {
  readonly id: string;
  readonly message: string;
  readonly range: Range;
}

/**
 * The rules in directives that are misspelt. Those of other namespaces are other linters' business: here nobody
 * can tell whether they exist.
 */
export function unknownRules(directives: readonly PlacedDirective[], names: RuleNames): UnknownRule[] {
  const namespaces = new Set([...names].map(namespaceOf));
  return directives.flatMap(({ value, comment }) =>
    ruleList(value)
      .filter((id) => !names.has(id) && namespaces.has(namespaceOf(id)))
      .map((id) => ({ id, message: `Definition for rule '${id}' was not found.`, range: comment })));
}

function namespaceOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf("/")));
}
