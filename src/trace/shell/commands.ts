import { codeCommands } from "./code.ts";
import { fileCommands } from "./file-commands.ts";
import type { Call } from "./host.ts";
import type { Destination, ShellMachine } from "./machine.ts";
import { shellCommands } from "./shell-commands.ts";
import { streamCommands } from "./stream-commands.ts";
import type { Value } from "../value.ts";

/** What a command does with the secrets it gets; returns what it writes to standard output. */
export type Command = (call: Call, machine: ShellMachine, destination: Destination) => Value;

/** The commands whose doing the machine knows, by base name. All others let no secret through. */
export const commands: ReadonlyMap<string, Command> = new Map([...fileCommands, ...streamCommands, ...shellCommands, ...codeCommands]);
