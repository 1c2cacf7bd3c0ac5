import { describeFailure } from "../languages/failure.ts";
import { wantsColor } from "./color.ts";
import type { CommandIo } from "./io.ts";
import { helpText, parseOptions, type CommandOptions } from "./options.ts";
import { UsageError } from "./usage-error.ts";

/** 0: no errors. 1: errors, or too many warnings. 2: something could not be linted, or not be followed. */
export type ExitCode = 0 | 1 | 2;

/** Runs the command; `argv` comes without the names of node and the program. */
export async function run(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  try {
    const options = parseOptions(argv);
    const information = await inform(options, io);
    if (information === undefined) return await (await import("./lint-command.ts")).lintCommand(options, io);
    io.stdout.write(information);
    return 0;
  } catch (error) {
    // The message of any other error could quote a file.
    const told = error instanceof UsageError ? error.message : `failed (${describeFailure(error)}). Please report this.`;
    io.stderr.write(`dfsecret-lint: ${told}\n`);
    return 2;
  }
}

/** What is told where nothing is to be linted; each loads only what it needs. */
async function inform(options: CommandOptions, io: CommandIo): Promise<string | undefined> {
  if (options.help) return helpText();
  if (options.version) return `${(await import("./version.ts")).readVersion()}\n`;
  if (options.init) return (await import("./init.ts")).init(io.cwd);
  if (options.listRules) return (await import("./list-rules.ts")).listRules((await import("../rules/index.ts")).rules);
  if (options.explain !== undefined) {
    return (await import("./explain.ts")).explain(options.explain, wantsColor(options.color, io.env, io.stdout.isTTY ?? false));
  }
  return undefined;
}
