import { namespace } from "../languages/namespace.ts";
import type { LanguageName, Rule } from "../findings/rule.ts";
import type { Severity } from "./result.ts";
import { resolveRule, type RuleEntry } from "./rule-entry.ts";

export { namespace };

/** `recommended` has no false alarm that we know of; `strict` has every rule, as an error. */
export type ConfigName = "recommended" | "strict";

/** Rule objects of somebody else; the same shape as ours. */
export interface RulePlugin {
  /** By name, without namespace. */
  readonly rules: Readonly<Record<string, Rule>>;
}

/** A rule that is on, with all that a run needs of its configuration. */
export interface ActiveRule {
  /** `dfsecret/…`. */
  readonly id: string;
  /** The id without its namespace. */
  readonly name: string;
  readonly rule: Rule;
  readonly severity: Severity;
  readonly options: unknown;
}

const recommendedSeverity: Readonly<Record<"error" | "warn", Severity>> = { warn: 1, error: 2 };

/** The severity that a configuration gives a rule; undefined where the rule is off. */
export function severityIn(config: ConfigName, { meta }: Rule): Severity | undefined {
  if (config === "strict") return 2;
  const { recommended } = meta.docs;
  return recommended === false ? undefined : recommendedSeverity[recommended];
}

/** The options that a configuration gives a rule, where they are not the rule's defaults. */
export function optionsIn(config: ConfigName, { meta }: Rule): readonly object[] | undefined {
  return config === "strict" ? meta.strictOptions : undefined;
}

/**
 * The rules of a language that a configuration turns on, in the order of the index; `entries`, by id, change that
 * for single rules. Throws a TypeError in ESLint's words where an entry does not fit its rule.
 */
export function activeRules(
  config: ConfigName,
  rules: Readonly<Record<string, Rule>>,
  language: LanguageName,
  entries: Readonly<Record<string, RuleEntry>> = {},
  prefix = namespace,
): ActiveRule[] {
  return Object.entries(rules).flatMap(([name, rule]) => {
    if (!rule.meta.languages.includes(language)) return [];
    const id = `${prefix}/${name}`;
    const { severity, options } = resolveRule(id, rule, entries[id], {
      severity: severityIn(config, rule) ?? 0,
      options: optionsIn(config, rule),
    });
    return severity === 0 ? [] : [{ id, name, rule, severity, options: options[0] ?? {} }];
  });
}
