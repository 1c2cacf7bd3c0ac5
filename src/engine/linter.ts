import { dirname, resolve } from "node:path";
import { languageByName, languageByText, languages } from "../languages/languages.ts";
import { checkSettings, createSettings, type SettingsInput } from "../languages/settings.ts";
import { rules as ownRules } from "../rules/index.ts";
import type { LanguageName } from "../findings/rule.ts";
import type { Settings } from "../trace/settings.ts";
import { memoryWorkspace, type Workspace } from "../workspace/workspace.ts";
import { activeRules, namespace, type ActiveRule, type ConfigName, type RulePlugin } from "./configs.ts";
import { lint } from "./lint.ts";
import type { LintResult } from "./result.ts";
import type { RuleEntry } from "./rule-entry.ts";

export interface LinterOptions {
  /** `recommended` when absent. */
  readonly config?: ConfigName;
  readonly settings?: SettingsInput;
  /** By id, `dfsecret/no-secret-arg`: what is to be otherwise than `config` has it. */
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  /** Rules of others, by their namespace; on where their own meta recommends them. */
  readonly plugins?: Readonly<Record<string, RulePlugin>>;
}

export interface LintedText {
  readonly text: string;
  /** Tells the language, and where the build context is looked for; the file need not exist. `Dockerfile` when absent. */
  readonly path?: string;
  /** The files around it; when absent, none is known, and files are judged by their names. */
  readonly workspace?: Workspace;
}

export type LintTextOptions = LintedText & LinterOptions;

/** Lints texts under one configuration. */
export class Linter {
  readonly #config: ConfigName;
  readonly #settings: Settings;
  readonly #names: ReadonlySet<string>;
  readonly #active: ReadonlyMap<LanguageName, readonly ActiveRule[]>;

  /** Throws a TypeError that says what is wrong with the settings, the rules or their options. */
  constructor({ config = "recommended", settings = {}, rules = {}, plugins = {} }: LinterOptions = {}) {
    checkSettings(settings);
    this.#config = config;
    this.#settings = createSettings(settings);
    const all: Readonly<Record<string, RulePlugin>> = { [namespace]: { rules: ownRules }, ...plugins };
    this.#names = new Set(Object.entries(all).flatMap(([prefix, plugin]) =>
      Object.keys(plugin.rules).map((name) => `${prefix}/${name}`)));
    checkIds(Object.keys(rules), this.#names, all);
    this.#active = new Map(languages.map(({ name }) => [
      name,
      Object.entries(all).flatMap(([prefix, plugin]) => activeRules(config, plugin.rules, name, rules, prefix)),
    ]));
  }

  /**
   * Lints one text. Undefined where it is in no language of ours, by its name or by its text;
   * never rejects because of what the text says.
   */
  async lintText({ text, path: name = "Dockerfile", workspace }: LintedText): Promise<LintResult | undefined> {
    const path = resolve(name);
    const entry = languageByName(path) ?? languageByText(text);
    if (entry === undefined) return undefined;
    const around = workspace ?? memoryWorkspace({}, dirname(path));
    return lint({
      text,
      path,
      workspace: around,
      language: await entry.load(path, around),
      settings: this.#settings,
      rules: this.#active.get(entry.name) ?? [],
      names: this.#names,
      unusedDirectives: this.#config === "strict" ? 2 : 1,
    });
  }
}

/** Throws in ESLint's words where an id means no rule. */
function checkIds(ids: readonly string[], names: ReadonlySet<string>, plugins: Readonly<Record<string, RulePlugin>>): void {
  const id = ids.find((one) => !names.has(one));
  if (id === undefined) return;
  const slash = id.lastIndexOf("/");
  const prefix = id.slice(0, Math.max(0, slash));
  const why = Object.hasOwn(plugins, prefix)
    ? `Could not find "${id.slice(slash + 1)}" in plugin "${prefix}".`
    : `Could not find plugin "${prefix}" in configuration.`;
  throw new TypeError(`Key "rules": Key "${id}": ${why}`);
}

/** Lints a single text, as `Linter` does. */
export function lintText(options: LintTextOptions): Promise<LintResult | undefined> {
  return new Linter(options).lintText(options);
}
