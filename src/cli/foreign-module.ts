import { pathToFileURL } from "node:url";
import { describeFailure } from "../languages/failure.ts";
import type { CommandIo } from "./io.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The default export of a module that is somebody else's (absolute path). Rejects with a UsageError, a sentence about
 * `what`, where it cannot be loaded.
 */
export async function importDefault(path: string, what: string, { importModule }: Pick<CommandIo, "importModule">): Promise<unknown> {
  try {
    return ((await importModule(pathToFileURL(path).href)) as { default?: unknown }).default;
  } catch (error) {
    // The message of an error in somebody's code may quote it.
    const code = error instanceof Error && "code" in error ? String(error.code) : describeFailure(error);
    throw new UsageError(`${what} cannot be loaded (${code}).`);
  }
}
