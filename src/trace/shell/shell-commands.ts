import { baseName } from "../paths.ts";
import { piecesBetween, templateOf, text, withoutFinalNewlines, type Value } from "../value.ts";
import type { Command } from "./commands.ts";
import { filledIn } from "./filled-words.ts";
import type { Argument, Call } from "./host.ts";
import type { Destination, ShellMachine } from "./machine.ts";
import { parseArguments, tail } from "./options.ts";
import { tracesCommands } from "./tracing.ts";
import { isVariableName } from "./variable-name.ts";
import { runWrapped } from "./wrapped.ts";

/** The shell's own commands, other shells, and what runs scripts. */
export const shellCommands: readonly (readonly [string, Command])[] = [
  ["cd", changeDirectory],
  ["pushd", pushDirectory],
  ["popd", popDirectory],
  ["export", declare],
  ["declare", declare],
  ["typeset", declare],
  ["readonly", declare],
  ["local", declare],
  ["unset", unset],
  ["set", set],
  ["shift", shift],
  ["read", reader("REPLY", "-p", "-t", "-n", "-N", "-d", "-u")],
  ["mapfile", reader("MAPFILE", "-d", "-n", "-O", "-s", "-u", "-C", "-c")],
  ["readarray", reader("MAPFILE", "-d", "-n", "-O", "-s", "-u", "-C", "-c")],
  [".", source],
  ["source", source],
  ["eval", evaluate],
  ["trap", trap],
  ["sh", shellOrFile],
  ["bash", shellOrFile],
  ["dash", shellOrFile],
  ["ash", shellOrFile],
  ["zsh", shellOrFile],
  ["ksh", shellOrFile],
  ["xargs", xargs],
  ["su", shell],
  ["runuser", asUser],
];

function changeDirectory(call: Call, machine: ShellMachine): Value {
  const [target] = parseArguments(call.args).operands;
  machine.directory = target === undefined ? machine.home : target.text === "-" ? null : machine.path(target);
  return [];
}

function pushDirectory(call: Call, machine: ShellMachine): Value {
  machine.left = [...machine.left, machine.directory];
  return changeDirectory(call, machine);
}

function popDirectory(_call: Call, machine: ShellMachine): Value {
  if (machine.left.length > 0) machine.directory = machine.left.at(-1)!;
  machine.left = machine.left.slice(0, -1);
  return [];
}

function assign(machine: ShellMachine, name: string, { value, node }: Argument): void {
  machine.host.assign(name, value, node);
  machine.variables.set(name, value);
}

/** `export A=b C`: the parser hands the assignment on as one word. */
function declare(call: Call, machine: ShellMachine): Value {
  const printing = call.args.length === 0 || call.args.some(({ text: word }) => word === "-p");
  if (printing) return machine.environment();
  const exports = (call.name === "export" && !withOption(call, "n")) || (call.name !== "export" && withOption(call, "x"));
  for (const argument of call.args) {
    const equals = argument.text.indexOf("=");
    if (equals === -1 && argument.value.some(({ kind }) => kind === "secret")) {
      machine.variables.source(argument.value);
      if (call.name === "export") machine.variables.exportSourced();
    }
    const name = equals === -1 ? argument.text : argument.text.slice(0, equals);
    if (!isVariableName(name)) continue;
    if (call.name !== "export" && call.name !== "readonly") machine.makeLocal(name);
    if (equals !== -1) assign(machine, name, tail(argument, equals + 1));
    if (exports || call.name === "export") machine.variables.export(name, exports);
  }
  return [];
}

/** Whether the letter is among the options of a command that has none with a value. */
function withOption({ args }: Call, letter: string): boolean {
  return args.some(({ text: word }) => /^-\w/.test(word) && word.includes(letter));
}

function set(call: Call, machine: ShellMachine): Value {
  if (call.args.length === 0) return machine.environment();
  for (const [i, { text: word }] of call.args.entries()) {
    if (/^-\w*a/.test(word) || (word === "-o" && call.args[i + 1]?.text === "allexport")) machine.variables.exportsAll = true;
    if (/^\+\w*a/.test(word) || (word === "+o" && call.args[i + 1]?.text === "allexport")) machine.variables.exportsAll = false;
    if (/^-\w*x/.test(word) || (word === "-o" && call.args[i + 1]?.text === "xtrace")) machine.tracing = "set -x";
    if (/^\+\w*x/.test(word) || (word === "+o" && call.args[i + 1]?.text === "xtrace")) machine.tracing = null;
  }
  const parameters = parametersIn(call.args);
  if (parameters !== null) machine.setParameters(parameters);
  return [];
}

/** What `set` makes `$1` and so on of: all behind `--`, or from the first word on that is no option; null where it leaves them. */
function parametersIn(args: readonly Argument[]): readonly Argument[] | null {
  for (let at = 0; at < args.length; at++) {
    const { text: word } = args[at]!;
    if (word === "--") return args.slice(at + 1);
    if (!/^[-+]/.test(word)) return args.slice(at);
    if (/^[-+]\w*o$/.test(word)) at++;
  }
  return null;
}

/** `shift 2`: the first ones are dropped. */
function shift({ args: [count] }: Call, machine: ShellMachine): Value {
  machine.setParameters((machine.parameters ?? []).slice(Number(count?.text ?? 1) || 1));
  return [];
}

/** `unset A`, `unset -v A`; with -f it is functions that go. */
function unset(call: Call, machine: ShellMachine): Value {
  const { options, operands } = parseArguments(call.args);
  if (!options.has("-f")) for (const { text: name } of operands.filter(({ text: word }) => isVariableName(word))) machine.variables.unset(name);
  return [];
}

/** `read A`, `mapfile A`: standard input goes into the variables; without a name into the one that bash has for it. */
function reader(unnamed: string, ...withValue: readonly string[]): Command {
  const valued = new Set(withValue);
  return (call, machine) => {
    const names = parseArguments(call.args, valued).operands.map(({ text: name }) => name);
    for (const name of names.length > 0 ? names : [unnamed]) machine.variables.set(name, call.stdin);
    return [];
  };
}

/**
 * `eval "…"`: each word is a script of its own, which is what people write, or they are those of one command;
 * `eval "$(cat FILE)"` reads a file as one.
 */
function evaluate(call: Call, machine: ShellMachine, destination: Destination): Value {
  if (call.args.length > 1 && /^[\w./-]+$/.test(call.args[0]!.text)) return runWrapped(call, machine, destination);
  return call.args.flatMap((argument) => {
    const script = argument.script?.();
    if (script) return machine.run(script, call.stdin, destination);
    machine.variables.source(argument.value);
    return [];
  });
}

/** `trap "script" EXIT`: runs when all else is done; of several the last one counts, and `-` takes it back. */
function trap({ args: [action, ...signals] }: Call, machine: ShellMachine): Value {
  if (action && signals.some(({ text: signal }) => /^(?:0|(?:SIG)?EXIT)$/i.test(signal))) machine.atExit = action.text === "-" ? null : action;
  return [];
}

/** `. FILE`: what a mounted file sets is secret. */
function source(call: Call, machine: ShellMachine): Value {
  const path = machine.path(call.args[0]);
  if (path !== null) machine.variables.source(machine.host.read(path));
  return [];
}

/** `sh FILE arg…`: as if the file were called by itself. Its text is not followed. */
function shellOrFile(call: Call, machine: ShellMachine, destination: Destination): Value {
  const { args } = call;
  let at = 0;
  while (/^[-+]/.test(args[at]?.text ?? "")) at += /^(?:[-+]\w*[oO]|--(?:rcfile|init-file))$/.test(args[at]!.text) ? 2 : 1;
  const file = args[at];
  // `curl … | sh -s -- --token x`: what a script that nobody has read is given.
  const behind = args.findIndex(({ text: word }) => /^-\w*s$/.test(word));
  if (behind !== -1) {
    const given = args.slice(behind + 1);
    machine.call({ ...call, name: "script", args: given[0]?.text === "--" ? given.slice(1) : given, stdin: [] }, "captured");
  }
  if (file === undefined || args.slice(0, at).some(({ text: word }) => /^-\w*[cs]/.test(word))) return shell(call, machine, destination);
  return machine.call({ ...call, name: baseName(file.text), args: args.slice(at + 1) }, destination);
}

/** `sh -c "script" name arg…` */
function shell(call: Call, machine: ShellMachine, destination: Destination): Value {
  const at = call.args.findIndex(({ text: word }) => /^-[^\Wc]*c\w*$/.test(word));
  // Without a script or the name of one it reads its input.
  const readsInput = call.args.every(({ text: word }) => /^[-+]/.test(word));
  const script = at === -1 ? (readsInput ? machine.documentOf(call.node) : undefined) : call.args[at + 1];
  if (!script) return [];
  return machine.asProgram({ args: [script], assignments: call.assignments }, () => {
    if (tracesCommands(call.args.slice(0, at + 1).map(({ text: word }) => word))) machine.tracing = `the -x of ${call.name}`;
    // Behind the script stands what it is called, then what it gets.
    if (at !== -1) machine.setParameters(call.args.slice(at + 3));
    return machine.runNested(script, call.stdin, destination);
  });
}

/** `runuser -u USER [--] COMMAND …` runs a command without a shell, runuser(1); else it is as su. */
function asUser(call: Call, machine: ShellMachine, destination: Destination): Value {
  const at = call.args.findIndex(({ text: word }) => word === "-u" || word === "--user");
  const behind = at === -1 ? undefined : call.args[at + 2]?.text;
  const runsCommand = behind !== undefined && (behind === "--" || !behind.startsWith("-"));
  return (runsCommand ? runWrapped : shell)(call, machine, destination);
}

/** What comes in on standard input is handed on as arguments, behind all others or in the place of a mark (`-I {}`). */
function xargs(call: Call, machine: ShellMachine, destination: Destination): Value {
  const valued = new Set(["-n", "-I", "-P", "-L", "-d", "-s", "-a"]);
  let mark: string | null = null;
  let at = 0;
  for (let word; (word = call.args[at]?.text)?.startsWith("-"); at += valued.has(word) ? 2 : 1) {
    if (word.startsWith("-I")) mark = word.slice(2) || (call.args[at + 1]?.text ?? null);
  }
  const command = call.args[at];
  if (command === undefined) return call.stdin;
  const words = call.args.slice(at + 1);
  const args = mark === null
    ? [...words, ...wordsIn(call)]
    : words.map((word) => (word.text.includes(mark) ? filledIn(word, { mark, value: withoutFinalNewlines(call.stdin) }) : word));
  return machine.call({ ...call, name: baseName(command.text), args, stdin: text("") }, destination);
}

/** The words on standard input, apart. */
function wordsIn({ stdin, node }: Call): Argument[] {
  return [...templateOf(stdin).matchAll(/\S+/g)].map(({ index, 0: word }) => ({ value: piecesBetween(stdin, index, index + word.length), text: word, node }));
}
