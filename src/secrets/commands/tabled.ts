import { TABLED_NAMES } from "./tabled-names.ts";
import { isLauncher, programName } from "./tools.ts";

/** Whether a table may have something to say of a command line, by the base name of its command. */
export function isTabled(command: string): boolean {
  const name = programName(command);
  return TABLED_NAMES.has(name) || isLauncher(name);
}
