import { join, resolve } from "node:path";
import { namespace } from "../engine/configs.ts";
import type { LintResult } from "../engine/result.ts";
import { rules as ownRules } from "../rules/index.ts";
import { findRoot } from "../workspace/workspace.ts";
import type { LoadedConfig } from "./config/config.ts";
import type { CommandLineConfig } from "./config/resolve.ts";
import { lintListed, lintPaths, lintStdin, type LintRun, type LintSetup } from "./lint-files.ts";
import type { CommandIo } from "./io.ts";
import type { CommandOptions } from "./options.ts";
import { counted } from "./formats/counts.ts";
import { createProgress } from "./progress.ts";
import { report } from "./report.ts";
import type { ExitCode } from "./run.ts";

/** Lints what the options say, or shows the configuration. Rejects with a UsageError for what it cannot follow. */
export async function lintCommand(options: CommandOptions, io: CommandIo): Promise<ExitCode> {
  const { cwd } = io;
  const setup = await setUp(options, io);
  if (options.printConfig !== undefined) {
    io.stdout.write(await (await import("./print-config.ts")).printConfig(resolve(cwd, options.printConfig), setup));
    return 0;
  }
  const baseline = await readBaseline(options, cwd);
  const found = await lint(options, io, setup);
  setup.progress.end();
  const complain = (message: string): void => void io.stderr.write(`dfsecret-lint: ${message}\n`);
  // A list is what a hook hands over at every commit, of whatever files.
  const expectsFiles = options.filesFrom === undefined || options.paths.length > 0;
  if (expectsFiles && found.results.length === 0 && found.problems.length === 0 && found.notices.length === 0) complain("found nothing to lint.");
  for (const line of [...found.problems, ...found.notices]) complain(line);

  if (options.updateBaseline && baseline) io.stderr.write(`${baseline.update(found.results)}\n`);
  const known = options.updateBaseline ? await readBaseline(options, cwd) : baseline;
  const stale = known?.describeStale(found.results);
  if (stale !== undefined) complain(stale);
  const results = known?.apply(found.results) ?? found.results;

  const context = {
    root: findRoot(join(cwd, "Dockerfile"), cwd),
    plugins: { [namespace]: { rules: ownRules }, ...setup.config?.config.plugins },
    problems: found.problems,
  };
  const { fixer } = setup;
  if (options.diff && fixer) {
    const diff = fixer.diff();
    io.stdout.write(diff);
    if (diff === "" && count(results, "errorCount") + count(results, "warningCount") > 0) complain("nothing of what was found has a rewrite; without --diff it is reported.");
  }
  const unwritten = options.diff ? [] : await report(options.quiet ? results.map(withoutWarnings) : results, options, context, io);
  for (const line of fixer?.notices ?? []) complain(line);
  for (const line of [...unwritten, ...(fixer?.problems ?? [])]) complain(line);

  const warnings = count(results, "warningCount");
  const { maxWarnings = Infinity } = options;
  if (warnings > maxWarnings) complain(`${counted(warnings, "warning")} ${warnings === 1 ? "is" : "are"} more than the ${maxWarnings} that --max-warnings allows.`);
  if (found.problems.length > 0 || unwritten.length > 0 || (fixer?.problems.length ?? 0) > 0 || count(results, "fatalErrorCount") > 0) return 2;
  return count(results, "errorCount") > 0 || warnings > maxWarnings ? 1 : 0;
}

async function lint({ paths, stdin, stdinFilename, filesFrom }: CommandOptions, io: CommandIo, setup: LintSetup): Promise<LintRun> {
  const { cwd } = io;
  if (stdin) return lintStdin(await (await import("./stdin.ts")).readAll(io.stdin), stdinFilename, setup);
  if (filesFrom === undefined) return lintPaths(paths.length > 0 ? paths : ["."], setup);
  const listed = await lintListed(await (await import("./file-list.ts")).readFileList(filesFrom, cwd, io.stdin), setup);
  if (paths.length === 0) return listed;
  const named = await lintPaths(paths, setup);
  return {
    results: [...listed.results, ...named.results],
    problems: [...listed.problems, ...named.problems],
    notices: [...listed.notices, ...named.notices],
  };
}

async function setUp(options: CommandOptions, io: CommandIo): Promise<LintSetup> {
  const { cwd, stderr } = io;
  const config = await namedConfig(options, io);
  const rules = options.rules.length === 0 ? {} : (await import("./rule-option.ts")).readRuleOptions(options.rules, config?.config.plugins);
  const commandLine: CommandLineConfig = { rules, ...(options.strict && { extends: "strict" as const }) };
  const rewrites = options.fixSuggestions || options.diff;
  const fixer = rewrites ? new (await import("./fixer.ts")).Fixer(cwd, !options.diff) : undefined;
  return { cwd, commandLine, progress: createProgress(stderr), ...(config && { config }), ...(fixer && { fixer }) };
}

async function namedConfig({ config, noConfig }: CommandOptions, io: CommandIo): Promise<LoadedConfig | undefined> {
  if (config !== undefined) return (await import("./config/load.ts")).loadNamedConfig(resolve(io.cwd, config), io);
  return noConfig ? { config: {}, source: undefined, base: io.cwd } : undefined;
}

async function readBaseline({ baseline, updateBaseline }: CommandOptions, cwd: string) {
  if (baseline === undefined) return undefined;
  const { Baseline } = await import("./baseline.ts");
  return Baseline.read(resolve(cwd, baseline), cwd, { optional: updateBaseline });
}

function withoutWarnings(result: LintResult): LintResult {
  return { ...result, messages: result.messages.filter(({ severity }) => severity === 2), warningCount: 0 };
}

function count(results: readonly LintResult[], key: "errorCount" | "warningCount" | "fatalErrorCount"): number {
  return results.reduce((sum, result) => sum + result[key], 0);
}
