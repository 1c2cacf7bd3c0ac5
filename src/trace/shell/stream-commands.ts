import { baseName } from "../paths.ts";
import { secretsIn, text, type Value } from "../value.ts";
import type { Command } from "./commands.ts";
import type { Argument, Call } from "./host.ts";
import type { ShellMachine } from "./machine.ts";
import { parseArguments, tail } from "./options.ts";
import { printf } from "./printf.ts";
import { scriptVariables } from "./script-variables.ts";

/** The options of grep(1) that hold its pattern, so that all operands are files. */
const PATTERNS = ["-e", "--regexp", "-f", "--file"];

/** The options of grep(1) with which it prints nothing of the lines: a count or the names of files, if anything. */
const TELLING_NOTHING = new Set(["-q", "--quiet", "--silent", "-c", "--count", "-l", "--files-with-matches", "-L", "--files-without-match"]);

/** Commands that write to standard output what they are given or read; and `tee`, which also writes files. */
export const streamCommands: readonly (readonly [string, Command])[] = [
  ["echo", echo],
  ["printf", printf],
  ["cat", filter([])],
  ["tac", filter([])],
  ["rev", filter([])],
  ["nl", filter([])],
  ["sort", intoFile(["-k", "-t"], ["-o", "--output"])],
  ["shuf", intoFile(["-n", "--head-count"], ["-o", "--output"])],
  ["uniq", filter([])],
  ["head", filter(["-n", "-c", "--lines", "--bytes"])],
  ["tail", filter(["-n", "-c", "--lines", "--bytes"])],
  ["base64", filter(["-w", "--wrap"])],
  ["base32", filter(["-w", "--wrap"])],
  ["xxd", filter(["-c", "-s", "-l"])],
  ["od", filter(["-A", "-t", "-N"])],
  ["hexdump", filter(["-e", "-n"])],
  ["gzip", filter([])],
  ["gunzip", filter([])],
  ["zcat", filter([])],
  ["xz", filter([])],
  ["iconv", intoFile(["-f", "-t"], ["-o", "--output"])],
  ["dos2unix", filter([])],
  ["envsubst", envsubst],
  ["tr", onlyStdin],
  ["fold", onlyStdin],
  ["cut", exceptNames(filter(["-d", "-f", "-c", "--delimiter", "--fields"]))],
  ...["grep", "egrep", "fgrep"].map((name) => [name, unless(TELLING_NOTHING, filter([...PATTERNS, "-m", "-A", "-B", "-C"], 1, PATTERNS))] as const),
  ["awk", filter(["-F", "-v"], 1)],
  ["mawk", filter(["-F", "-v"], 1)],
  ["gawk", inPlace(filter(["-F", "-v", "-i"], 1))],
  ["jq", filter([], 1)],
  ["yq", inPlace(filter(["-o", "-p", "-I", "--output-format", "--input-format", "--indent"], 1))],
  ["xq", inPlace(filter([], 1))],
  ["tomlq", inPlace(filter([], 1))],
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

/**
 * Reads its operands, or standard input where there is none; the first `leading` operands are no files, unless one of
 * the options stands for them.
 */
function filter(withValue: readonly string[], leading = 0, instead: readonly string[] = []): Command {
  const valued = new Set(withValue);
  return (call, machine) => {
    const { options, operands } = parseArguments(call.args, valued);
    const skipped = instead.some((option) => options.has(option)) ? 0 : leading;
    const files = operands.slice(skipped).filter(({ text }) => text !== "-");
    const output = files.length === 0 ? call.stdin : files.flatMap((file) => readArgument(file, machine));
    // `awk -v t="$TOKEN"`, `jq --arg t "$TOKEN"`: what is passed in comes out again.
    const passed = [...options.values()].flat().concat(operands.slice(0, skipped)).flatMap((argument) => (argument ? argument.value : []));
    return [...output, ...passed.filter(({ kind }) => kind === "secret"), ...scriptVariables(call, machine)];
  };
}

/** A filter that writes its output to the file of one of the options `into`, where it has one. */
function intoFile(withValue: readonly string[], into: readonly string[]): Command {
  const [read, valued] = [filter([...withValue, ...into]), new Set([...withValue, ...into])];
  return (call, machine, destination) => {
    const { options } = parseArguments(call.args, valued);
    return printed(read(call, machine, destination), into.flatMap((option) => options.get(option) ?? [])[0], call, machine);
  };
}

/** What a command prints of its output: nothing where an option names the file to write it to. */
function printed(output: Value, file: Argument | null | undefined, call: Call, machine: ShellMachine): Value {
  const path = machine.path(file ?? undefined);
  if (path === null) return output;
  if (secretsIn(output).length > 0) machine.host.write(path, output, call.node, call.name);
  return [];
}

/** A command that prints nothing of what it reads with one of the options. */
function unless(silencing: ReadonlySet<string>, command: Command): Command {
  return (call, machine, destination) => {
    const { options } = parseArguments(call.args, new Set(["-e", "-f", "-m", "-A", "-B", "-C"]));
    return [...options.keys()].some((option) => silencing.has(option)) ? [] : command(call, machine, destination);
  };
}

/** `cut -d= -f1`: of variables the names. */
function exceptNames(command: Command): Command {
  return (call, machine, destination) => {
    const { options } = parseArguments(call.args, new Set(["-d", "-f", "-c"]));
    const value = (...names: readonly string[]): string | undefined => names.flatMap((name) => options.get(name) ?? [])[0]?.text;
    return value("-d", "--delimiter") === "=" && value("-f", "--fields") === "1" ? [] : command(call, machine, destination);
  };
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
  return printed(input ? readArgument(input, machine) : call.stdin, output, call, machine);
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
    return path ? readArgument(path, machine) : [];
  });
}

function readArgument(file: Argument, machine: ShellMachine): Value {
  const path = machine.path(file);
  if (path !== null) return machine.host.readTree(path).flatMap(({ value }) => value);
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
  const output = [...call.stdin, ...filled.filter(({ kind }) => kind === "secret")];
  return printed(output, options.get("-o")?.[0], call, machine);
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

/** `env` alone prints all; `env A=1 command` runs the command. */
function printEnvironment(call: Call, machine: ShellMachine, destination: "log" | "captured"): Value {
  const { args } = call;
  const assignments = new Map(call.assignments);
  let at = 0;
  while (at < args.length && (/^-/.test(args[at]!.text) || /^[A-Za-z_]\w*=/.test(args[at]!.text))) {
    const argument = args[at]!;
    const equals = argument.text.indexOf("=");
    if (!argument.text.startsWith("-")) {
      machine.host.assign(argument.text.slice(0, equals), tail(argument, equals + 1).value, argument.node);
      assignments.set(argument.text.slice(0, equals), argument.value.filter(({ kind }) => kind !== "text"));
    } else if (argument.text === "-u") at++;
    at++;
  }
  const command = args[at];
  if (command === undefined) return [...machine.environment(), ...[...assignments.values()].flat()];
  return machine.call({ ...call, name: baseName(command.text), args: args.slice(at + 1), assignments }, destination);
}

function printVariables(call: Call, machine: ShellMachine): Value {
  const { operands } = parseArguments(call.args);
  return operands.length === 0 ? machine.environment() : operands.flatMap(({ text: name }) => machine.variables.get(name));
}
