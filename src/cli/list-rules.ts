import { namespace, severityIn } from "../engine/configs.ts";
import type { Rule } from "../findings/rule.ts";

const severityNames = { 1: "warn", 2: "error" } as const;

/** A line a rule: its id, its severity in recommended (`strict`: only there), what it does. */
export function listRules(rules: Readonly<Record<string, Rule>>): string {
  const rows = Object.entries(rules).map(([name, rule]) => {
    const severity = severityIn("recommended", rule);
    return [`${namespace}/${name}`, severity === undefined ? "strict" : severityNames[severity], rule.meta.docs.description] as const;
  });
  const width = Math.max(0, ...rows.map(([id]) => id.length));
  return rows.map(([id, severity, description]) => `${id.padEnd(width)}  ${severity.padEnd(6)}  ${description}\n`).join("");
}
