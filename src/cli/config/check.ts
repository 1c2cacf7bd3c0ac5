import { namespace, type RulePlugin } from "../../engine/configs.ts";
import { levels, type RuleEntry } from "../../engine/rule-entry.ts";
import { firstError, listed, type JsonSchema, type SchemaError } from "../../languages/json-schema.ts";
import { checkSettings } from "../../languages/settings.ts";
import { rules as ownRules } from "../../rules/index.ts";
import type { Rule } from "../../findings/rule.ts";
import { isIgnorePattern } from "../../workspace/gitignore.ts";
import { UsageError } from "../usage-error.ts";
import type { Config, FileConfig } from "./config.ts";
import { configSchema } from "./config-schema.ts";

export interface CheckOptions {
  /** How messages call the file. */
  readonly source: string;
  /** Whether it may name plugins: only a file that a person named may. */
  readonly allowPlugins: boolean;
}

/**
 * Checks what a configuration file holds. Throws a UsageError that names the first wrong key and its place, and never
 * a value: somebody may have written a credential there.
 */
export function checkConfig(data: unknown, { source, allowPlugins }: CheckOptions): Config {
  const fail = (place: string, why: string): never => {
    throw new UsageError(`${source}: ${place === "" ? "" : `${place}: `}${why}.`);
  };
  const error = firstError(configSchema, data);
  if (error !== null) fail(error.path.slice(1), describe(error));
  const raw = data as Config;
  if (raw.plugins !== undefined && !allowPlugins) fail("plugins", "only code that --config names may have plugins");
  const plugins = raw.plugins ?? {};
  for (const [name, plugin] of Object.entries(plugins)) checkPlugin(plugin, (why) => fail(`plugins.${name}`, why));
  checkPatterns(raw.ignores, (index) => fail(`ignores[${index}]`, "is no pattern of .gitignore"));

  const checkPart = <Part extends FileConfig>(part: Part, place: string): Part => {
    if (part.settings !== undefined) attempt(() => checkSettings(part.settings), (why) => fail(`${place}settings`, why));
    return part.rules === undefined ? part : { ...part, rules: checkRules(part.rules, plugins, (id, why) => fail(`${place}rules."${id}"`, why)) };
  };
  const overrides = raw.overrides?.map((override, index) => {
    if ((override.files as unknown) === undefined) fail(`overrides[${index}]`, 'there is no "files"');
    checkPatterns(override.files, (at) => fail(`overrides[${index}].files[${at}]`, "is no pattern of .gitignore"));
    return checkPart(override, `overrides[${index}].`);
  });
  return { ...checkPart(raw, ""), ...(overrides && { overrides }) };
}

/** The entries by complete ids: `no-secret-env` is `dfsecret/no-secret-env`. Calls `fail`, which throws, for the first wrong one. */
export function checkRules(
  entries: Readonly<Record<string, unknown>>,
  plugins: Readonly<Record<string, RulePlugin>>,
  fail: (id: string, why: string) => never,
): Record<string, RuleEntry> {
  return Object.fromEntries(Object.entries(entries).map(([given, entry]) => {
    const id = given.includes("/") ? given : `${namespace}/${given}`;
    const rule = findRule(id, plugins) ?? fail(given, "there is no such rule; see dfsecret-lint --list-rules");
    const [level, ...options] = Array.isArray(entry) ? (entry as readonly unknown[]) : [entry];
    if (!levels.has(level)) fail(given, `the severity has to be "off", "warn", "error", 0, 1 or 2`);
    const error = firstError(optionsSchema(rule), options);
    if (error !== null) fail(given, `${optionPlace(error.path)}: ${describe(error)}`);
    return [id, entry as RuleEntry];
  }));
}

/** Of nearly all rules the first option is the only one. */
function optionPlace(path: string): string {
  return `options${path.replace(/^\[0\]/, "")}`;
}

/** Undefined where no rule has this id. */
export function findRule(id: string, plugins: Readonly<Record<string, RulePlugin>>): Rule | undefined {
  const slash = id.lastIndexOf("/");
  const [prefix, name] = [id.slice(0, slash), id.slice(slash + 1)];
  const found = prefix === namespace ? ownRules : Object.hasOwn(plugins, prefix) ? plugins[prefix]!.rules : {};
  return Object.hasOwn(found, name) ? found[name] : undefined;
}

function optionsSchema({ meta: { schema } }: Rule): JsonSchema {
  return { type: "array", items: schema, maxItems: schema.length };
}

function checkPlugin(plugin: unknown, fail: (why: string) => never): void {
  const { rules } = fieldsOf(plugin);
  for (const [name, rule] of Object.entries(isObject(rules) ? rules : fail("a plugin has rules"))) {
    const wrong = wrongKey(rule);
    if (wrong !== undefined) fail(`${name} is no rule: ${wrong}`);
  }
}

/** What the first key lacks that a rule needs; undefined where there is all. */
function wrongKey(rule: unknown): string | undefined {
  const { meta, check } = fieldsOf(rule);
  const { docs, messages, languages, schema } = fieldsOf(meta);
  const needs = [
    ["meta", isObject(meta), "an object"],
    ["meta.docs", isObject(docs), "an object"],
    ["meta.messages", isObject(messages), "an object"],
    ["meta.languages", Array.isArray(languages), "an array"],
    ["meta.schema", Array.isArray(schema), "an array"],
    ["check", typeof check === "function", "a function"],
  ] as const;
  const missing = needs.find(([, isThere]) => !isThere);
  return missing && `${missing[0]} should be ${missing[2]}`;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? (value as Readonly<Record<string, unknown>>) : {};
}

function checkPatterns(patterns: readonly string[] = [], fail: (index: number) => never): void {
  const wrong = patterns.findIndex((pattern) => !isIgnorePattern(pattern));
  if (wrong !== -1) fail(wrong);
}

function attempt(check: () => void, fail: (why: string) => never): void {
  try {
    check();
  } catch (error) {
    fail((error as Error).message.replace(/\.$/, ""));
  }
}

/** Without the value. */
function describe({ property, schema, message }: SchemaError): string {
  if (property !== undefined) return `there is no key "${property}" here, but ${listed(Object.keys(schema.properties ?? {}))}`;
  if (schema.enum !== undefined) return `should be ${listed(schema.enum)}`;
  return message;
}
