import type { RulePlugin } from "../engine/configs.ts";
import type { RuleEntry } from "../engine/rule-entry.ts";
import { checkRules } from "./config/check.ts";
import { parseJson } from "./config/json.ts";
import { UsageError } from "./usage-error.ts";

const usage = "--rule takes 'RULE: SEVERITY' or 'RULE: [SEVERITY, {OPTIONS}]', such as 'no-secret-env: warn'.";

/** The rules of `--rule`, by id; a severity stands there with or without quotes. Throws a UsageError. */
export function readRuleOptions(texts: readonly string[], plugins: Readonly<Record<string, RulePlugin>> = {}): Record<string, RuleEntry> {
  const given = Object.fromEntries(texts.map((text) => {
    const [, name, value] = /^\s*([^\s:]+)\s*:\s*(\S.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) throw new UsageError(usage);
    return [name, readEntry(value.trim())];
  }));
  return checkRules(given, plugins, (id, why) => {
    throw new UsageError(`--rule ${id}: ${why}.`);
  });
}

function readEntry(value: string): unknown {
  const quoted = value.replace(/^(\[\s*)?([A-Za-z]\w*)(?=\s*(?:[,\]]|$))/, '$1"$2"');
  const parsed = parseJson(quoted);
  if (!parsed.ok) throw new UsageError(usage);
  return parsed.value;
}
