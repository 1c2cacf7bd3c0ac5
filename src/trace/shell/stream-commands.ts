import { valuedOptionsOf } from "../../secrets/commands/wrappers.ts";
import { baseName } from "../paths.ts";
import { secretsIn, text, withoutFiles, type Value } from "../value.ts";
import type { Command } from "./commands.ts";
import type { Argument, Call } from "./host.ts";
import type { ShellMachine } from "./machine.ts";
import { parseArguments, tail, type ParsedArguments } from "./options.ts";
import { printf } from "./printf.ts";
import { scriptVariables } from "./script-variables.ts";
import { readWrapped } from "./wrapped.ts";

/** What a filter's arguments are besides files to read. */
interface FilterArguments {
  /** The options that have a value, those of the other lists included. */
  readonly valued?: readonly string[];
  /** How many of the first operands are no files. */
  readonly leading?: number;
  /** Options that stand for the leading operands. */
  readonly instead?: readonly string[];
  /** Options that name a file for the output. */
  readonly into?: readonly string[];
  /** The operand that names one. */
  readonly outputAt?: number;
  /** The options with which it reads what is below a directory; without one it reads no directory. */
  readonly recursive?: readonly string[];
  /** Whether nothing that was read comes out. */
  readonly tellsNothing?: (options: ParsedArguments["options"], operands: ParsedArguments["operands"]) => boolean;
}

/** `awk 'program' file…` */
const AWK: FilterArguments = { valued: ["-F", "-v"], leading: 1, tellsNothing: (_, [program]) => program !== undefined && isSilent(program.text) };

/** Whether an awk program has an action for each of its patterns, and none that prints: `END { exit NR != 1 }`. */
function isSilent(program: string): boolean {
  if (!program.includes("{") || /print|system|\|/.test(program)) return false;
  let rest = program;
  for (let depth = 0; depth < 10 && rest.includes("{"); depth++) rest = rest.replace(/\{[^{}]*\}/g, "\0");
  return rest.split(/[;\n]/).every((part) => part.trim() === "" || /\0\s*$/.test(part));
}

/** grep(1): with a pattern in an option all operands are files; some options make it print a count or names, if anything. */
const GREP: FilterArguments = {
  valued: ["-e", "--regexp", "-f", "--file", "-m", "-A", "-B", "-C"],
  leading: 1,
  instead: ["-e", "--regexp", "-f", "--file"],
  recursive: ["-r", "-R", "--recursive", "--dereference-recursive"],
  tellsNothing: (options) => ["-q", "--quiet", "--silent", "-c", "--count", "-l", "--files-with-matches", "-L", "--files-without-match"].some((option) => options.has(option)),
};

/** cut(1): `cut -d= -f1` prints of variables the names. */
const CUT: FilterArguments = {
  valued: ["-d", "-f", "-c", "--delimiter", "--fields"],
  tellsNothing: (options) => valueOf(options, "-d", "--delimiter")?.text === "=" && valueOf(options, "-f", "--fields")?.text === "1",
};

/** Commands that write to standard output what they are given or read; and `tee`, which also writes files. */
export const streamCommands: readonly (readonly [string, Command])[] = [
  ["echo", echo],
  ["printf", printf],
  // The line over and over; once tells all.
  ["yes", echo],
  ["cat", filter()],
  ["tac", filter()],
  ["rev", filter()],
  ["nl", filter()],
  // Without a terminal they are cat: more(1), less(1).
  ["more", filter()],
  ["less", filter()],
  ["strings", filter({ valued: ["-n", "-t", "-e"] })],
  ["sort", filter({ valued: ["-k", "-t", "-o", "--output"], into: ["-o", "--output"] })],
  ["shuf", filter({ valued: ["-n", "--head-count", "-o", "--output"], into: ["-o", "--output"] })],
  ["uniq", filter({ valued: ["-f", "-s", "-w"], outputAt: 1 })],
  ["paste", filter({ valued: ["-d", "--delimiters"] })],
  ["head", filter({ valued: ["-n", "-c", "--lines", "--bytes"] })],
  ["tail", filter({ valued: ["-n", "-c", "--lines", "--bytes"] })],
  ["base64", filter({ valued: ["-w", "--wrap"] })],
  ["base32", filter({ valued: ["-w", "--wrap"] })],
  ["xxd", filter({ valued: ["-c", "-s", "-l"] })],
  ["od", filter({ valued: ["-A", "-t", "-N"] })],
  ["hexdump", filter({ valued: ["-e", "-n"] })],
  ["zcat", filter()],
  ["iconv", filter({ valued: ["-f", "-t", "-o", "--output"], into: ["-o", "--output"] })],
  ["dos2unix", filter()],
  ["envsubst", envsubst],
  // vncpasswd(1): -f makes of a password its file, which gives it back to everybody.
  ["vncpasswd", onlyStdin],
  ["tigervncpasswd", onlyStdin],
  ["tr", onlyStdin],
  ["fold", onlyStdin],
  ["cut", filter(CUT)],
  ["grep", filter(GREP)],
  ["egrep", filter(GREP)],
  ["fgrep", filter(GREP)],
  ["awk", filter(AWK)],
  ["mawk", filter(AWK)],
  ["gawk", inPlace(filter({ ...AWK, valued: ["-F", "-v", "-i"] }))],
  ["jq", filter({ leading: 1 })],
  ["yq", inPlace(filter({ valued: ["-o", "-p", "-I", "--output-format", "--input-format", "--indent"], leading: 1 }))],
  ["xq", inPlace(filter({ leading: 1 }))],
  ["tomlq", inPlace(filter({ leading: 1 }))],
  ["openssl", openssl],
  ["kubectl", kubernetesSecret],
  ["oc", kubernetesSecret],
  ["tee", tee],
  ["sponge", tee],
  ["env", printEnvironment],
  ["printenv", printVariables],
];

function echo({ args }: Call): Value {
  const first = args.findIndex(({ text: word }) => !/^-[neE]+$/.test(word));
  const words = first === -1 ? [] : args.slice(first);
  const noNewline = args.slice(0, Math.max(first, 0)).some(({ text: word }) => word.includes("n"));
  const output = words.flatMap(({ value }, i) => (i === 0 ? [...value] : [...text(" "), ...value]));
  return noNewline ? output : [...output, ...text("\n")];
}

/** Reads its operands, or standard input where there is none. */
function filter({ valued = [], leading = 0, instead = [], into = [], outputAt, recursive = [], tellsNothing = () => false }: FilterArguments = {}): Command {
  const withValue = new Set(valued);
  return (call, machine) => {
    const { options, operands } = parseArguments(call.args, withValue);
    if (tellsNothing(options, operands)) return [];
    const skipped = instead.some((option) => options.has(option)) ? 0 : leading;
    const files = operands.slice(skipped, outputAt).filter(({ text }) => text !== "-");
    const descends = recursive.some((option) => options.has(option));
    const read = files.length === 0 ? call.stdin : files.flatMap((file) => readArgument(file, machine, descends));
    // `awk -v t="$TOKEN"`, `jq --arg t "$TOKEN"`: what is passed in comes out again.
    const passed = [...options.values()].flat().concat(operands.slice(0, skipped)).flatMap((argument) => (argument ? argument.value : []));
    const output = [...read, ...passed.filter(({ kind }) => kind === "secret"), ...scriptVariables(call, machine)];
    return printed(output, valueOf(options, ...into) ?? operands[outputAt ?? operands.length] ?? null, call, machine);
  };
}

/** What a command prints of its output: nothing where an option names the file to write it to. */
function printed(output: Value, file: Argument | null, call: Call, machine: ShellMachine): Value {
  const path = file?.text === "-" ? null : machine.path(file ?? undefined);
  if (path === null) return output;
  if (secretsIn(output).length > 0) machine.host.write(path, output, call.node, call.name);
  return [];
}

/** The first value of an option by any of its names; null where it has none. */
function valueOf(options: ParsedArguments["options"], ...names: readonly string[]): Argument | null {
  return names.flatMap((name) => options.get(name) ?? [])[0] ?? null;
}

/** With `-i` a program changes the last of its operands and prints nothing. */
function inPlace(command: Command): Command {
  return (call, machine, destination) => {
    const output = command(call, machine, destination);
    if (!call.args.some(({ text: word }) => /^-[a-zA-Z]*i$|^--in-?place$/.test(word))) return output;
    const path = machine.path(call.args.at(-1));
    const secrets = [...output, ...call.args.flatMap(({ value }) => value)].filter(({ kind }) => kind === "secret");
    if (path !== null && secrets.length > 0) machine.host.write(path, secrets, call.node, `${call.name} -i`);
    return [];
  };
}

/** `openssl base64 -d`, `openssl enc -d`: what comes out is what went in. Encrypted, it is no secret any more. */
function openssl(call: Call, machine: ShellMachine): Value {
  const { args } = call;
  const kind = args[0]?.text ?? "";
  const decodes = kind === "base64" || args.some(({ text: word }) => word === "-d" || (kind === "enc" && word === "-base64"));
  if (!decodes || args.some(({ text: word }) => word === "-e")) return [];
  const behind = (option: string): Argument | undefined => args[args.findIndex(({ text: word }) => word === option) + 1 || args.length];
  const [input, output] = [behind("-in"), behind("-out")];
  return printed(withoutFiles(input ? readArgument(input, machine) : call.stdin), output ?? null, call, machine);
}

/** `kubectl create secret … --dry-run=client -o yaml` prints what it is given, in base64. */
function kubernetesSecret(call: Call, machine: ShellMachine): Value {
  const words = call.args.map(({ text: word }) => word);
  const prints = words.some((word) => /^--dry-run/.test(word)) && words.some((word) => /^(?:-o|--output)/.test(word));
  if (!prints || !words.join(" ").includes("create secret")) return [];
  return call.args.flatMap((argument, i): Value => {
    const file = /^--from-(?:env-)?file(?:=(?:[\w.-]{1,200}=(?=.))?|$)/.exec(argument.text);
    if (file === null) return argument.value.filter(({ kind }) => kind === "secret");
    const path = file[0].includes("=") ? tail(argument, file[0].length) : call.args[i + 1];
    return path ? readArgument(path, machine, true) : [];
  });
}

/** What a word names: a file, or with `descends` all that is below a directory. */
function readArgument(file: Argument, machine: ShellMachine, descends = false): Value {
  const path = machine.path(file);
  if (path !== null) {
    const below = descends ? machine.host.readTree(path) : [];
    return below.length > 0 ? below.flatMap(({ value }) => value) : machine.host.read(path);
  }
  // `cat <(…)`: the substitution's output stands in the word itself.
  return file.value.filter(({ kind }) => kind === "secret");
}

function onlyStdin(call: Call): Value {
  return call.stdin;
}

/**
 * Fills in the variables that its operand lists, or every one of the environment; which ones the template names is not
 * followed. The one written in Go (github.com/a8m/envsubst) has options for its files.
 */
function envsubst(call: Call, machine: ShellMachine): Value {
  const { options, operands: [listed] } = parseArguments(call.args, new Set(["-i", "-o"]));
  const names = listed ? [...listed.text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name!) : null;
  const filled = names
    ? names.flatMap((name) => call.assignments.get(name) ?? machine.variables.get(name))
    : [...machine.environment(), ...[...call.assignments.values()].flat()];
  const output = [...withoutFiles(call.stdin), ...filled.filter(({ kind }) => kind === "secret")];
  return printed(output, valueOf(options, "-o"), call, machine);
}

function tee(call: Call, machine: ShellMachine): Value {
  const { options, operands } = parseArguments(call.args);
  for (const operand of operands) {
    const path = machine.path(operand);
    if (path === null) continue;
    if (!options.has("-a") && !options.has("--append")) machine.host.remove(path, "tee", call.node);
    if (secretsIn(call.stdin).length > 0) machine.host.write(path, call.stdin, call.node, "tee");
    else machine.host.writeText(path, call.stdin, call.node);
  }
  return call.stdin;
}

/** `env` alone prints all; `env A=1 command` runs the command; `-i` and `-u NAME` keep variables from either. */
function printEnvironment(call: Call, machine: ShellMachine, destination: "log" | "captured"): Value {
  const { own, assignments, command, args } = readWrapped(call, machine);
  const { options } = parseArguments(own, valuedOptionsOf(call.name));
  const isEmpty = options.has("-i") || options.has("--ignore-environment") || own.some(({ text: word }) => word === "-");
  const unset = new Set(["-u", "--unset"].flatMap((option) => (options.get(option) ?? []).map((name) => name?.text)));
  if (command === undefined && !isEmpty && unset.size === 0 && assignments.size === 0) return machine.environment();
  return machine.asProgram({ args, assignments }, () => (command === undefined
    ? machine.environment()
    : machine.call({ ...call, name: baseName(command.text), args, assignments }, destination)), (name) => !isEmpty && !unset.has(name));
}

function printVariables(call: Call, machine: ShellMachine): Value {
  const { operands } = parseArguments(call.args);
  return operands.length === 0 ? machine.environment() : operands.flatMap(({ text: name }) => machine.variables.get(name));
}
