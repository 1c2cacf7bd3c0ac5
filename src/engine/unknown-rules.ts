import type { Range } from "../parser/node.ts";
import { ruleList, shownRule, unknownRuleMessage } from "../findings/directives/comment.ts";
import type { PlacedDirective } from "../findings/directives/directives.ts";

/** The ids of all rules that there are. */
export type RuleNames = ReadonlySet<string>;

/** A rule in a directive that no plugin has. */
export interface UnknownRule {
  readonly id: string;
  readonly message: string;
  readonly range: Range;
}

/**
 * The rules in directives that are misspelt, or are without their namespace. What may be a rule of another linter is
 * left alone, for here nobody can tell whether it exists.
 */
export function unknownRules(directives: readonly PlacedDirective[], names: RuleNames): UnknownRule[] {
  if (directives.length === 0) return [];
  const namespaces = new Set([...names].map(namespaceOf));
  const bareNames = new Set([...names].map((id) => id.slice(id.lastIndexOf("/") + 1)));
  const written = directives.filter(({ line: [start, end] }) => start < end);
  return written.flatMap(({ value, ours, comment }) =>
    ruleList(value)
      .filter((id) => !names.has(id) && (namespaces.has(namespaceOf(id)) || bareNames.has(id) || (ours && !id.includes("/"))))
      .map((id) => ({ id: shownRule(id), message: unknownRuleMessage(id), range: comment })));
}

function namespaceOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf("/")));
}
