import type { ConfigName, RulePlugin } from "../../engine/configs.ts";
import type { RuleEntry } from "../../engine/rule-entry.ts";
import type { SettingsInput } from "../../languages/settings.ts";

/** What a configuration says of files: of all of them, or of those that an override is for. */
export interface FileConfig {
  /** By id. */
  readonly rules?: Readonly<Record<string, RuleEntry>>;
  readonly settings?: SettingsInput;
}

/** A configuration that has been checked. */
export interface Config extends FileConfig {
  readonly extends?: ConfigName;
  /** Patterns as .gitignore writes them. */
  readonly ignores?: readonly string[];
  /** Later ones come before earlier ones; `files` has patterns as .gitignore writes them. */
  readonly overrides?: readonly (FileConfig & { readonly files: readonly string[] })[];
  /** By namespace. */
  readonly plugins?: Readonly<Record<string, RulePlugin>>;
}

export interface LoadedConfig {
  readonly config: Config;
  /** How messages call its file; undefined where there is none. */
  readonly source: string | undefined;
  /** The directory that patterns are relative to. */
  readonly base: string;
}
