import { mask } from "../../secrets/mask.ts";

/** A comment that begins with the label of a directive. */
export interface CommentDirective {
  /** `eslint-disable`, `dfsecret-allow`, … */
  readonly label: string;
  /** What stands between the label and the reason, trimmed. */
  readonly value: string;
  /** What stands behind `--`, trimmed; up to a carriage return, which ends a line for every reader but BuildKit. */
  readonly justification: string;
}

const label = /^(?:eslint|dfsecret)-[a-z]+(?:-[a-z]+)*(?=\s|$)/;
const reasonSeparator = /\s-{2,}\s/;

/** Reads a comment's text, without its sign, as ESLint reads directives; null where it is none. */
export function readComment(text: string): CommentDirective | null {
  const trimmed = text.trim();
  const name = label.exec(trimmed)?.[0];
  if (name === undefined) return null;
  const separator = reasonSeparator.exec(trimmed);
  return {
    label: name,
    value: trimmed.slice(name.length, separator?.index).trim(),
    justification: separator === null ? "" : trimmed.slice(separator.index + separator[0].length).split("\r", 1)[0]!.trim(),
  };
}

/** The rules of a directive's value, quotes removed, each once. */
export function ruleList(value: string): string[] {
  return [...new Set(value.split(",").map((item) => unquoted(item.trim())).filter((item) => item !== ""))];
}

/** Whether it is written like the name of a rule; what is not could be anything, also a secret. */
export function isRuleName(id: string): boolean {
  return /^(?:@?[a-z]+(?:-[a-z]+)*\/)*(?:[a-z]+(?:-[a-z]+)*|[a-z]{1,6}\d{1,5})$/i.test(id);
}

/** A rule as a message may name it. */
export function shownRule(id: string): string {
  return isRuleName(id) ? id : mask;
}

/** In ESLint's words. */
export function unknownRuleMessage(id: string): string {
  return `Definition for rule '${shownRule(id)}' was not found.`;
}

function unquoted(item: string): string {
  const [quote] = item;
  return item.length > 1 && (quote === '"' || quote === "'") && item.endsWith(quote) ? item.slice(1, -1) : item;
}
