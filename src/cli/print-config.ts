import { relative } from "node:path";
import { namespace, optionsIn, severityIn } from "../engine/configs.ts";
import { resolveRule } from "../engine/rule-entry.ts";
import { createSettings } from "../languages/settings.ts";
import { rules as ownRules } from "../rules/index.ts";
import { isDirectory } from "../workspace/files.ts";
import { configFor, type LintSetup } from "./lint-files.ts";
import { UsageError } from "./usage-error.ts";

const severityNames = { 0: "off", 1: "warn", 2: "error" } as const;

/** What holds for a file (absolute), as JSON: where the configuration comes from, the settings, and every rule with its options. Rejects with a UsageError for a directory. */
export async function printConfig(path: string, setup: LintSetup): Promise<string> {
  if (isDirectory(path)) throw new UsageError(`--print-config takes a file, and ${relative(setup.cwd, path) || "."} is a directory.`);
  const { loaded, isIgnored, options } = await configFor(path, setup);
  const { config = "recommended", rules: entries = {}, settings = {}, plugins = {} } = options();
  const rules = Object.entries({ [namespace]: { rules: ownRules }, ...plugins }).flatMap(([prefix, plugin]) =>
    Object.entries(plugin.rules).map(([name, rule]) => {
      const id = `${prefix}/${name}`;
      const base = { severity: severityIn(config, rule) ?? 0, options: optionsIn(config, rule) } as const;
      const { severity, options: effective } = resolveRule(id, rule, entries[id], base);
      return [id, [severityNames[severity], ...effective]];
    }));
  return `${JSON.stringify({
    file: relative(setup.cwd, path),
    configuration: loaded.source ?? null,
    extends: config,
    ignored: isIgnored,
    settings: createSettings(settings),
    rules: Object.fromEntries(rules) as object,
  }, null, 2)}\n`;
}
