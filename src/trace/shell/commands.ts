import { programName } from "../../secrets/commands/tools.ts";
import { codeCommands } from "./code/interpreters.ts";
import { compressors } from "./compressors.ts";
import { fileCommands } from "./file-commands.ts";
import type { Call } from "./host.ts";
import type { Destination, ShellMachine } from "./machine.ts";
import { shellCommands } from "./shell-commands.ts";
import { streamCommands } from "./stream-commands.ts";
import { wrappers } from "./wrapped.ts";
import type { Value } from "../value.ts";

/** What a command does with the secrets it gets; returns what it writes to standard output. */
export type Command = (call: Call, machine: ShellMachine, destination: Destination) => Value;

const commands: ReadonlyMap<string, Command> = new Map([...wrappers, ...fileCommands, ...compressors, ...streamCommands, ...shellCommands, ...codeCommands]);

/** What the machine knows of a command by its base name, with or without a version: `python3.12`. All others let no secret through. */
export function commandOf(name: string): Command | undefined {
  return commands.get(name) ?? (/\d$/.test(name) ? commands.get(programName(name)) : undefined);
}
