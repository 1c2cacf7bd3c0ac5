import { join, resolve } from "node:path";
import { namespace } from "../engine/configs.ts";
import type { LintResult } from "../engine/result.ts";
import { rules as ownRules } from "../rules/index.ts";
import { findRoot } from "../workspace/workspace.ts";
import type { Baseline } from "./baseline.ts";
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
  const complain: Complain = (message) => void io.stderr.write(`dfsecret-lint: ${message}\n`);
  // A baseline that cannot be read is told before the work.
  const baseline = await readBaseline(options, cwd);
  const found = await lint(options, io, setup);
  setup.progress.end();
  if (isEmpty(found) && expectsFiles(options)) complain("found nothing to lint.");
  for (const line of [...found.problems, ...found.notices]) complain(line);

  const results = await withoutKnown(found.results, baseline, options, { io, complain });
  const { fixer } = setup;
  if (options.diff && fixer) showDiff(fixer.diff(), results, { io, complain });
  const unwritten = options.diff ? [] : await reportRun({ ...found, results }, options, setup, io);
  const problems = [...unwritten, ...(fixer?.problems ?? [])];
  for (const line of [...(fixer?.notices ?? []), ...problems]) complain(line);
  return exitCodeOf(results, [...found.problems, ...problems], options, complain);
}

type Complain = (message: string) => void;

/** Where the command writes to. */
interface Console {
  readonly io: CommandIo;
  readonly complain: Complain;
}

function isEmpty({ results, problems, notices }: LintRun): boolean {
  return results.length === 0 && problems.length === 0 && notices.length === 0;
}

/** A list is what a hook hands over at every commit, of whatever files. */
function expectsFiles({ filesFrom, paths }: CommandOptions): boolean {
  return filesFrom === undefined || paths.length > 0;
}

/** The results without what the baseline knows, which is written anew first where that is asked for. */
async function withoutKnown(results: readonly LintResult[], baseline: Baseline | undefined, options: CommandOptions, { io, complain }: Console): Promise<readonly LintResult[]> {
  if (options.updateBaseline && baseline) io.stderr.write(`${baseline.update(results)}\n`);
  const known = options.updateBaseline ? await readBaseline(options, io.cwd) : baseline;
  const stale = known?.describeStale(results);
  if (stale !== undefined) complain(stale);
  return known?.apply(results) ?? results;
}

function showDiff(diff: string, results: readonly LintResult[], { io, complain }: Console): void {
  io.stdout.write(diff);
  if (diff !== "" || count(results, "errorCount") + count(results, "warningCount") === 0) return;
  const broken = count(results, "fatalErrorCount") > 0 ? " (files with parsing errors get none)" : "";
  complain(`nothing of what was found has a rewrite${broken}; without --diff it is reported.`);
}

/** Returns which reports could not be written. */
function reportRun({ results, problems }: LintRun, options: CommandOptions, { config }: LintSetup, io: CommandIo): Promise<readonly string[]> {
  const context = {
    root: findRoot(join(io.cwd, "Dockerfile"), io.cwd),
    plugins: { [namespace]: { rules: ownRules }, ...config?.config.plugins },
    problems,
  };
  return report(options.quiet ? results.map(withoutWarnings) : results, options, context, io);
}

function exitCodeOf(results: readonly LintResult[], problems: readonly string[], { maxWarnings = Infinity }: CommandOptions, complain: Complain): ExitCode {
  const warnings = count(results, "warningCount");
  if (warnings > maxWarnings) complain(`${counted(warnings, "warning")} ${warnings === 1 ? "is" : "are"} more than the ${maxWarnings} that --max-warnings allows.`);
  if (problems.length > 0 || count(results, "fatalErrorCount") > 0) return 2;
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

async function readBaseline({ baseline, updateBaseline }: CommandOptions, cwd: string): Promise<Baseline | undefined> {
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
