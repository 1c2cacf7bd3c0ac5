import type { ConfigName } from "../../engine/configs.ts";
import type { LinterOptions } from "../../engine/linter.ts";
import type { RuleEntry } from "../../engine/rule-entry.ts";
import type { SettingsInput } from "../../languages/settings.ts";
import { createIgnoreList } from "../../workspace/gitignore.ts";
import { isWithin, relativePath } from "../../workspace/paths.ts";
import type { FileConfig, LoadedConfig } from "./config.ts";

/** What the command line says, which comes before every configuration. */
export interface CommandLineConfig {
  readonly extends?: ConfigName;
  readonly rules?: Readonly<Record<string, RuleEntry>>;
}

/** What holds for one file. */
export interface FileRules {
  /** The same for files that have the same in common. */
  readonly key: string;
  readonly isIgnored: boolean;
  readonly options: () => LinterOptions;
}

type Matcher = (path: string) => boolean;

/** Tells what a configuration means for each file. */
export class ConfigResolver {
  readonly #loaded: LoadedConfig;
  readonly #commandLine: CommandLineConfig;
  readonly #ignores: Matcher;
  readonly #overrides: readonly { readonly matches: Matcher; readonly part: FileConfig }[];

  constructor(loaded: LoadedConfig, commandLine: CommandLineConfig) {
    const { ignores = [], overrides = [] } = loaded.config;
    this.#loaded = loaded;
    this.#commandLine = commandLine;
    this.#ignores = createIgnoreList(ignores);
    this.#overrides = overrides.map(({ files, ...part }) => ({ matches: createIgnoreList(files), part }));
  }

  /** `path` is absolute; patterns match nothing outside the configuration's directory. */
  resolve(path: string): FileRules {
    const { base } = this.#loaded;
    const below = isWithin(base, path) ? relativePath(base, path) : undefined;
    const matches = (matcher: Matcher): boolean => below !== undefined && matcher(below);
    const parts = this.#overrides.filter((override) => matches(override.matches));
    return {
      key: parts.map((part) => this.#overrides.indexOf(part)).join(),
      isIgnored: matches(this.#ignores),
      options: () => this.#options(parts.map(({ part }) => part)),
    };
  }

  #options(overrides: readonly FileConfig[]): LinterOptions {
    const { config } = this.#loaded;
    const parts = [config, ...overrides, { rules: this.#commandLine.rules ?? {} }];
    return {
      config: this.#commandLine.extends ?? config.extends ?? "recommended",
      rules: parts.map(({ rules = {} }) => rules).reduce(mergeRules),
      settings: parts.map(({ settings = {} }: FileConfig) => settings).reduce(mergeSettings),
      ...(config.plugins && { plugins: config.plugins }),
    };
  }
}

/** As ESLint: a mere severity keeps the options that were given before. */
function mergeRules(base: Readonly<Record<string, RuleEntry>>, over: Readonly<Record<string, RuleEntry>>): Record<string, RuleEntry> {
  const merged: Record<string, RuleEntry> = { ...base };
  for (const [id, entry] of Object.entries(over)) {
    const before = merged[id];
    const [level, ...options] = asArray(entry);
    merged[id] = [level, ...(options.length > 0 || before === undefined ? options : asArray(before).slice(1))];
  }
  return merged;
}

function asArray(entry: RuleEntry): Extract<RuleEntry, readonly unknown[]> {
  return typeof entry === "object" ? entry : [entry];
}

function mergeSettings(base: SettingsInput, over: SettingsInput): SettingsInput {
  const allow = { ...base.allow, ...over.allow };
  return { ...base, ...over, ...(Object.keys(allow).length > 0 && { allow }) };
}
