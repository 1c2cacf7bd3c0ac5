import { resolve } from "node:path";
import { writeText } from "../workspace/files.ts";
import { wantsColor } from "./color.ts";
import type { LintResult } from "../engine/result.ts";
import { formats, type Format, type FormatContext } from "./formats/format.ts";
import type { CommandIo } from "./io.ts";
import type { CommandOptions, Output } from "./options.ts";

/**
 * Writes the results in every format that was asked for. Rejects with a UsageError where a formatter cannot be loaded;
 * returns a sentence for each file that could not be written.
 */
export async function report(
  results: readonly LintResult[],
  { outputs, outputFile, color }: CommandOptions,
  context: Omit<FormatContext, "cwd" | "color">,
  io: CommandIo,
): Promise<string[]> {
  const { cwd, env, stdout } = io;
  const failures: string[] = [];
  for (const { format: wanted, file = outputFile } of outputs.length > 0 ? outputs : [defaultOutput(env)]) {
    const format = await load(wanted, io);
    if (file === undefined) {
      stdout.write(await format(results, {
        ...context,
        cwd,
        get color() {
          return wantsColor(color, env, stdout.isTTY ?? false);
        },
      }));
      continue;
    }
    const written = writeText(resolve(cwd, file), await format(results, { ...context, cwd, color: color ?? false }));
    if (!written.ok) failures.push(`${file}: ${written.why}.`);
  }
  return failures;
}

function defaultOutput(env: CommandIo["env"]): Output {
  return { format: env["GITHUB_ACTIONS"] === "true" ? "github" : "stylish", file: undefined };
}

async function load(format: Output["format"], io: CommandIo): Promise<Format> {
  if (typeof format === "string") return formats[format]();
  return (await import("./formats/eslint-formatter.ts")).loadESLintFormatter(resolve(io.cwd, format.path), format.path, io);
}
