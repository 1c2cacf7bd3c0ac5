import type { CommandIo } from "./io.ts";
import { lazyOutput } from "./lazy-output.ts";
import { run } from "./run.ts";

/** Runs the command with the arguments, streams and variables of this process, and sets its exit code. */
export async function main({ importModule }: Pick<CommandIo, "importModule">): Promise<void> {
  // Setting the code, not calling exit: what is still to be written to a pipe would be lost.
  process.exitCode = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    // As with lazyOutput.
    get stdin() {
      return process.stdin;
    },
    stdout: lazyOutput(() => process.stdout),
    stderr: lazyOutput(() => process.stderr),
    importModule,
  });
}
