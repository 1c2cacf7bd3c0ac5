import type { ESLint, Linter } from "eslint";
import { readVersion } from "./cli/version.ts";
import { optionsIn, severityIn, type ConfigName } from "./engine/configs.ts";
import { compose } from "./languages/compose.ts";
import { dockerfile } from "./languages/dockerfile.ts";
import { createEslintLanguage } from "./languages/eslint/language.ts";
import { createEslintRule } from "./languages/eslint/rule.ts";
import type { Language } from "./languages/language.ts";
import { languages as languageTable } from "./languages/languages.ts";
import { namespace } from "./languages/namespace.ts";
import { rules } from "./rules/index.ts";
import type { LanguageName, Rule } from "./findings/rule.ts";

/** The default export: what a project names in its ESLint configuration. */
export interface LeakPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  /** For `extends`: a configuration object a language, with its files. */
  readonly configs: Record<ConfigName, Linter.Config[]>;
}

/** ESLint asks for languages without waiting, so here they are all loaded. */
const languages = { dockerfile, compose } satisfies Partial<Record<LanguageName, Language>>;

const ruleIds: ReadonlySet<string> = new Set(Object.keys(rules).map((name) => `${namespace}/${name}`));

const configSeverities = { 1: "warn", 2: "error" } as const;

const plugin: LeakPlugin = {
  meta: { name: "dfsecret-lint", version: readVersion(), namespace },
  languages: mapValues(languages, (language) => createEslintLanguage(language, ruleIds)),
  rules: mapValues<Rule, ReturnType<typeof createEslintRule>>(rules, (rule, name) => createEslintRule(name, rule)),
  configs: { recommended: createConfig("recommended"), strict: createConfig("strict") },
};

function createConfig(config: ConfigName): Linter.Config[] {
  return languageTable.map(({ name, globs: { files, ignores } }) => ({
    name: `${namespace}/${config}/${name}`,
    files: [...files],
    ignores: [...ignores],
    // The plugin holds its configurations, which hold the plugin.
    plugins: { get [namespace]() { return plugin; } },
    language: `${namespace}/${name}`,
    rules: Object.fromEntries(Object.entries<Rule>(rules).flatMap(([ruleName, rule]) => entryOf(ruleName, rule, config, name))),
    ...(config === "strict" && { linterOptions: { reportUnusedDisableDirectives: "error" as const } }),
  }));
}

function entryOf(name: string, rule: Rule, config: ConfigName, language: LanguageName): [string, Linter.RuleEntry][] {
  const severity = severityIn(config, rule);
  if (severity === undefined || !rule.meta.languages.includes(language)) return [];
  return [[`${namespace}/${name}`, [configSeverities[severity], ...(optionsIn(config, rule) ?? [])]]];
}

function mapValues<From, To>(from: Readonly<Record<string, From>>, map: (value: From, key: string) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, map(value, key)]));
}

export default plugin;
