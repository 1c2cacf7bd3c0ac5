import { firstError, isObject, unknownKeyword, type JsonSchema, type SchemaError } from "../languages/json-schema.ts";
import type { Rule } from "../findings/rule.ts";
import type { Severity } from "./result.ts";

export type RuleLevel = "off" | "warn" | "error" | 0 | Severity;

/** What a configuration says of a rule, as in ESLint: a level, or a level with options. */
export type RuleEntry = RuleLevel | readonly [level: RuleLevel, ...options: unknown[]];

export interface ResolvedRule {
  readonly severity: 0 | Severity;
  readonly options: readonly unknown[];
}

/** What each level means. */
export const levels: ReadonlyMap<unknown, 0 | Severity> = new Map<unknown, 0 | Severity>([
  ["off", 0], ["warn", 1], ["error", 2], [0, 0], [1, 1], [2, 2],
]);

/**
 * The severity and the options that a rule runs with. An entry that is a mere level keeps the options of `base`;
 * options are laid over the rule's defaults. Throws a TypeError in ESLint's words where the entry does not fit.
 */
export function resolveRule(
  id: string,
  rule: Rule,
  entry: RuleEntry | undefined,
  base: { readonly severity: 0 | Severity; readonly options: readonly unknown[] | undefined },
): ResolvedRule {
  const [level, ...given] = entry === undefined ? [base.severity] : Array.isArray(entry) ? (entry as readonly unknown[]) : [entry];
  const severity = levels.get(level);
  if (severity === undefined) {
    throw new TypeError(`Key "rules": Key "${id}": Expected severity of "off", 0, "warn", 1, "error", or 2.`);
  }
  const options = mergeArrays(rule.meta.defaultOptions ?? [], given.length > 0 ? given : (base.options ?? []));
  if (severity > 0) checkOptions(id, rule, options);
  return { severity, options };
}

function checkOptions(id: string, { meta: { schema } }: Rule, options: readonly unknown[]): void {
  const whole: JsonSchema = { type: "array", items: schema, minItems: 0, maxItems: schema.length };
  const keyword = unknownKeyword(whole);
  if (keyword !== undefined) {
    throw new TypeError(`Error while processing options validation schema of rule '${id}': the keyword "${keyword}" is not supported.`);
  }
  const error = firstError(whole, options);
  if (error !== null) throw new TypeError(`Key "rules": Key "${id}":\n${describe(error)}`);
}

function describe({ data, message, property, schema }: SchemaError): string {
  const hint = property === undefined || schema.properties === undefined
    ? ""
    : `\t\tUnexpected property "${property}". Expected properties: ${Object.keys(schema.properties).map((name) => `"${name}"`).join(", ")}.\n`;
  return `\tValue ${JSON.stringify(data)} ${message}.\n${hint}`;
}

/** Lays the second over the first as ESLint does: objects are merged, everything else is replaced. */
function merge(base: unknown, given: unknown): unknown {
  if (given === undefined) return base;
  if (!isObject(base) || !isObject(given)) return given;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(given)])];
  return Object.fromEntries(keys.map((key) => [key, merge(base[key], given[key])]));
}

function mergeArrays(base: readonly unknown[], given: readonly unknown[]): unknown[] {
  return Array.from({ length: Math.max(base.length, given.length) }, (_, index) => merge(base[index], given[index]));
}
