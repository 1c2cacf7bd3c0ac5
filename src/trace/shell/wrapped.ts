import { WRAPPER_NAMES, wrappedAt } from "../../secrets/commands/wrappers.ts";
import { baseName } from "../paths.ts";
import { tail } from "./options.ts";
import type { Value } from "../value.ts";
import type { Command } from "./commands.ts";
import type { Argument, Call } from "./host.ts";
import type { Destination, ShellMachine } from "./machine.ts";

/** What a wrapper such as `sudo` runs. */
export interface Wrapped {
  /** The wrapper's own words. */
  readonly own: readonly Argument[];
  /** Those of the wrapper, and those between it and the command: `sudo A=1 command`. */
  readonly assignments: ReadonlyMap<string, Value>;
  /** Undefined where it runs none. */
  readonly command: Argument | undefined;
  readonly args: readonly Argument[];
}

/** Commands that run another one and do nothing else with what the machine follows. */
export const wrappers: readonly (readonly [string, Command])[] = WRAPPER_NAMES.map((name) => [name, runWrapped]);

/** Tells the words of a wrapper from those of what it runs. */
export function readWrapped({ name, args, assignments: before }: Call, machine: ShellMachine): Wrapped {
  const end = wrappedAt(name, args.map(({ text }) => text));
  const assignments = new Map(before);
  let at = end;
  for (let equals; (equals = /^[A-Za-z_]\w*=/.exec(args[at]?.text ?? "")); at++) {
    const variable = equals[0].slice(0, -1);
    const { value, node } = tail(args[at]!, equals[0].length);
    machine.host.assign(variable, value, node);
    assignments.set(variable, value);
  }
  return { own: args.slice(0, end), assignments, command: args[at], args: args.slice(at + 1) };
}

/** As if the command were called by itself. */
export function runWrapped(call: Call, machine: ShellMachine, destination: Destination): Value {
  const { assignments, command, args } = readWrapped(call, machine);
  return command === undefined ? call.stdin : machine.call({ ...call, name: baseName(command.text), args, assignments }, destination);
}
