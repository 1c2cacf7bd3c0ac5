import { resolve } from "node:path";
import type { LintResult } from "../engine/result.ts";
import { wantsColor } from "./color.ts";
import { helpText, parseOptions, UsageError, type CommandOptions } from "./options.ts";

/** What the command has of the world outside. */
export interface CommandIo {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
}
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** 0: no errors. 1: errors, or too many warnings. 2: something could not be linted. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command; `argv` comes without the names of node and the program. */
export async function run(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  const complain = (message: string): void => void io.stderr.write(`dfsecret-lint: ${message}\n`);
  let options: CommandOptions;
  try {
    options = parseOptions(argv);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    complain(error.message);
    return 2;
  }
  // What stops here needs nothing of the analysis, so that is not even loaded.
  if (options.help) return show(io, helpText());
  if (options.version) return show(io, `${(await import("./version.ts")).readVersion()}\n`);
  if (options.listRules) {
    const [{ listRules }, { rules }] = await Promise.all([import("./list-rules.ts"), import("../rules/index.ts")]);
    return show(io, listRules(rules));
  }
  return lintAll(options, io, complain);
}

function show({ stdout }: CommandIo, text: string): ExitCode {
  stdout.write(text);
  return 0;
}

async function lintAll(options: CommandOptions, io: CommandIo, complain: (message: string) => void): Promise<ExitCode> {
  const { lintPaths, lintStdin } = await import("./lint-files.ts");
  const config = options.strict ? "strict" : "recommended";
  const { results, problems } = options.stdin
    ? await lintStdin(io.stdin, resolve(io.cwd, options.stdinFilename ?? "Dockerfile"), io.cwd, config)
    : await lintPaths(options.paths.length > 0 ? options.paths : ["."], io.cwd, config);

  if (results.length === 0 && problems.length === 0) complain("found nothing to lint.");
  for (const problem of problems) complain(problem);
  io.stdout.write(await format(options.quiet ? results.map(withoutWarnings) : results, options, io));

  const warnings = count(results, "warningCount");
  const { maxWarnings = Infinity } = options;
  if (warnings > maxWarnings) complain(`${warnings} warnings are more than the ${maxWarnings} that --max-warnings allows.`);
  if (problems.length > 0 || count(results, "fatalErrorCount") > 0) return 2;
  return count(results, "errorCount") > 0 || warnings > maxWarnings ? 1 : 0;
}

async function format(results: readonly LintResult[], options: CommandOptions, { cwd, env, stdout }: CommandIo): Promise<string> {
  switch (options.format) {
    case "json":
      return (await import("./formats/json.ts")).formatJson(results);
    case "stylish":
      return (await import("./formats/stylish.ts")).formatStylish(results, {
        cwd,
        color: wantsColor(options.color, env, stdout.isTTY ?? false),
      });
  }
}

function withoutWarnings(result: LintResult): LintResult {
  return { ...result, messages: result.messages.filter(({ severity }) => severity === 2), warningCount: 0 };
}

function count(results: readonly LintResult[], key: "errorCount" | "warningCount" | "fatalErrorCount"): number {
  return results.reduce((sum, result) => sum + result[key], 0);
}
