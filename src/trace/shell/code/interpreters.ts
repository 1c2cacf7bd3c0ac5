import { joinPath, baseName } from "../../paths.ts";
import { secretsIn, type Value } from "../../value.ts";
import type { Argument, Call } from "../host.ts";
import type { Command } from "../commands.ts";
import type { ShellMachine } from "../machine.ts";
import { parseArguments } from "../options.ts";
import { argumentAt } from "./expressions.ts";
import { fileEffects, type FileEffect } from "./file-effects.ts";
import { FileNames } from "./file-names.ts";
import { Handles } from "./handles.ts";
import { Program } from "./program.ts";
import { SecretValues } from "./secret-values.ts";

/**
 * Programs in a line or a here-document of another language: `python -c "open('/app/t','w').write(open('/run/secrets/t').read())"`.
 * Only what goes straight from a secret to a file is seen: an expression that reads one, or a variable that was set to
 * it, as what a call writes. What is computed or fetched with a secret is no copy of it.
 */
export const codeCommands: readonly (readonly [string, Command])[] = [
  ["python", interpreter("-c")],
  ["node", interpreter("-e", "--eval", "-p", "--print")],
  ["deno", interpreter("eval")],
  ["bun", interpreter("-e", "--eval")],
  ["ruby", interpreter("-e")],
  ["php", interpreter("-r")],
];

/** As the others, but for what its `-p`, `-n` and `-i` make of it: an editor of lines, which `editor` knows. */
export const perl = interpreter("-e", "-E");

function interpreter(...options: readonly string[]): Command {
  return (call, machine) => {
    const { value, node } = codeOf(call, options);
    if (value.length === 0) return [];
    const program = new Program(value, machine.source);
    const { code } = program;
    const files = new FileNames(code);
    const handles = new Handles(code, files);
    const secrets = new SecretValues(program, files, handles, call, machine);
    for (const effect of fileEffects(code, files, handles, secrets)) apply(effect, call, machine, node);
    return secrets.isEmpty ? [] : printed(code, secrets, call);
  };
}

function apply(effect: FileEffect, call: Call, machine: ShellMachine, node: Argument["node"]): void {
  const { host } = machine;
  const at = machine.pathNamed(effect.file, node);
  if (at === null) return;
  switch (effect.does) {
    case "write":
      return host.write(at, effect.value, node, call.name);
    case "remove":
      return host.remove(at, call.name, node);
    case "copy": {
      const from = machine.pathNamed(effect.from, node);
      const value = from === null ? [] : host.read(from);
      if (secretsIn(value).length === 0) return;
      const isDirectory = effect.file.endsWith("/") || host.isDirectory(at);
      return host.write(isDirectory ? joinPath(at, baseName(from!)) : at, value, node, call.name);
    }
  }
}

/** What hands its argument to standard output; the values of node's -p and of php's short tags go there, too. */
const PRINTS = /(?<![\w.$])(?:print|puts|echo|console\.(?:log|info|warn|error|debug)|(?:process|sys)\.std(?:out|err)\.write|\$std(?:out|err)\.(?:print|write|puts))\b\s{0,3}(?<bracket>\(?)\s{0,3}/g;
/** `print(x, file=f)` and `print F x` go to a file; what goes to another stream is in the log all the same. */
const TO_FILE = /,\s?file\s?=\s?(?!sys\.)|^\{?\s?\$?[A-Za-z_]\w{0,60}\}?\s{1,3}["'$]/;

/** What the code prints straight from a secret. */
function printed(code: string, secrets: SecretValues, call: Call): Value {
  const found = [...code.matchAll(PRINTS)].flatMap(({ index, 0: { length }, groups }) => {
    const argument = argumentAt(code, index + length, groups!["bracket"] !== "");
    return TO_FILE.test(argument) ? [] : secrets.in(index + length, argument);
  });
  if (call.args.some(({ text }) => text === "-p" || text === "--print")) found.push(...secrets.in(0, argumentAt(code, 0, false)));
  return found;
}

/** The word behind the option, or standard input where no script is named; nothing without either. */
function codeOf({ args, stdin, node }: Call, options: readonly string[]): Pick<Argument, "value" | "node"> {
  const nothing = { value: [], node };
  const at = args.findIndex(({ text }) => options.includes(text));
  if (at !== -1) return args[at + 1] ?? nothing;
  const [script] = parseArguments(args).operands;
  return script !== undefined && script.text !== "-" ? nothing : { value: stdin, node };
}
