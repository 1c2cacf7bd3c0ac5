import { baseName, joinPath } from "../paths.ts";
import { secretsIn, withoutFiles } from "../value.ts";
import type { Command } from "./commands.ts";
import { perl } from "./code/interpreters.ts";
import { find } from "./find.ts";
import type { Argument, Call } from "./host.ts";
import type { Destination, ShellMachine } from "./machine.ts";
import { parseArguments, type ParsedArguments } from "./options.ts";
import { REMOVERS } from "./removers.ts";
import { scriptVariables } from "./script-variables.ts";
import { makeTemporary, unknownName } from "./temporary-files.ts";

/** Commands that put files somewhere, take them away or change them. Options from the manual pages of coreutils, busybox and findutils. */
export const fileCommands: readonly (readonly [string, Command])[] = [
  ...REMOVERS.map(({ command, valued }) => [command, remover(valued)] as const),
  ["touch", touch],
  ["mkdir", (call, machine) => makeDirectories(call, machine, new Set(["-m", "--mode"]))],
  ["mktemp", makeTemporary],
  ["find", find],
  ["git", git],
  ["cp", transfer({ move: false, withValue: ["-t", "--target-directory", "-S", "--suffix"] })],
  ["mv", transfer({ move: true, withValue: ["-t", "--target-directory", "-S", "--suffix"] })],
  ["install", install],
  ["rsync", transfer({ move: false, withValue: ["-e", "--rsh", "--exclude", "--include", "--filter", "-f"] })],
  ["ln", link],
  ["dd", dd],
  ["tar", tar],
  ["zip", archiver(0)],
  ["7z", archiver(1)],
  ["sed", editor],
  ["perl", editsLines],
];

function remover(withValue: readonly string[]): Command {
  const valued = new Set(withValue);
  return (call, machine) => {
    for (const operand of parseArguments(call.args, valued).operands) {
      const pattern = machine.path(operand);
      if (pattern !== null) machine.host.remove(pattern, call.name, call.node);
    }
    return [];
  };
}

/** mkdir(1) and BusyBox: `mkdir -p -m 700 a b`. */
function makeDirectories(call: Call, machine: ShellMachine, valued: ReadonlySet<string>) {
  for (const operand of parseArguments(call.args, valued).operands) {
    const path = machine.path(operand);
    if (path !== null) machine.host.makeDirectory(path);
  }
  return [];
}

/** A file that is not there yet is made, empty. */
function touch(call: Call, machine: ShellMachine) {
  for (const operand of parseArguments(call.args, new Set(["-d", "--date", "-t", "-r", "--reference"])).operands) {
    const path = machine.path(operand);
    if (path !== null && machine.host.readTree(path).length === 0) machine.host.write(path, [], call.node, "touch");
  }
  return [];
}

function git(call: Call, machine: ShellMachine) {
  return ["checkout", "restore"].includes(call.args[0]?.text ?? "") ? gitRestore(call, machine) : gitClean(call, machine);
}

/** `git checkout FILE`, `git restore FILE`: what was put into the file is gone. A directory may hold files that Git does not know. */
function gitRestore(call: Call, machine: ShellMachine) {
  for (const operand of call.args.slice(1)) {
    const path = operand.text.startsWith("-") ? null : machine.path(operand);
    if (path !== null && machine.host.readTree(path).some(({ relative }) => relative === "")) machine.host.remove(path, `git ${call.args[0]!.text}`, call.node);
  }
  return [];
}

/** `git clean -x`: untracked and ignored files below the directory go, and credential files are such. */
function gitClean(call: Call, machine: ShellMachine) {
  const words = call.args.map(({ text }) => text);
  if (words[0] !== "clean" || !words.some((word) => /^-[a-z]*[xX]/.test(word)) || machine.directory === null) return [];
  machine.host.remove(machine.directory, "git clean", call.node);
  return [];
}

function transfer({ move, withValue }: { move: boolean; withValue: readonly string[] }): Command {
  const valued = new Set(withValue);
  const keeps = ["-n", "--no-clobber", "-u", "--update", "-i", "--interactive"];
  return (call, machine) => {
    const { options, operands } = parseArguments(call.args, valued);
    const into = options.get("-t")?.[0] ?? options.get("--target-directory")?.[0];
    const sources = into ? operands : operands.slice(0, -1);
    const destination = machine.path(into ?? operands.at(-1));
    if (destination === null) return [];
    const asDirectory = into !== undefined || sources.length > 1 || operands.at(-1)!.text.endsWith("/") || machine.host.isDirectory(destination);
    for (const source of sources) {
      const path = machine.path(source);
      if (path === null) continue;
      // `cp -r dir/. to` and `rsync dir/ to` copy what is in the directory beside what is in the other.
      const contents = /(^|\/)\.$/.test(source.text) || (call.name === "rsync" && source.text.endsWith("/"));
      const target = asDirectory && !contents ? joinPath(destination, baseName(path)) : destination;
      // With -n and its like nobody can tell which of the two is there in the end.
      const keepsTarget = contents || keeps.some((option) => options.has(option));
      if (move && !keepsTarget) machine.host.move(path, target, "mv", call.node);
      else copyTree(machine, path, target, call, keepsTarget);
    }
    return [];
  };
}

const installOptions = ["-m", "--mode", "-o", "--owner", "-g", "--group", "-t", "--target-directory", "-S"];
const installFiles = transfer({ move: false, withValue: installOptions });

/** `install FILE DIR`; with -d all that it names are directories to be made. */
function install(call: Call, machine: ShellMachine, destination: Destination) {
  const { options } = parseArguments(call.args, new Set(installOptions));
  return options.has("-d") || options.has("--directory")
    ? makeDirectories(call, machine, new Set(installOptions))
    : installFiles(call, machine, destination);
}

/** A file without a secret takes the place of one with it, unless `keepsTarget`. */
function copyTree(machine: ShellMachine, from: string, to: string, call: Call, keepsTarget = false): void {
  const tree = machine.host.readTree(from);
  if (tree.length === 0 && !keepsTarget) machine.host.remove(to, call.name, call.node);
  for (const { relative, value } of tree) machine.host.write(joinPath(to, relative), value, call.node, call.name);
}

/**
 * A hard link is the file itself; a symbolic one to a mount leaves nothing behind, but what it points to in the layer
 * stays readable there anyway. With -f it takes the place of a file.
 */
function link(call: Call, machine: ShellMachine) {
  const { options, operands } = parseArguments(call.args);
  if (operands.length < 2) return [];
  const [from, to] = [machine.path(operands[0]), machine.path(operands.at(-1))];
  if (from === null || to === null) return [];
  const isInside = machine.host.isDirectory(to);
  const replaces = options.has("-f") || options.has("--force");
  if (!options.has("-s") && !options.has("--symbolic")) copyTree(machine, from, isInside ? joinPath(to, baseName(from)) : to, call);
  else if (replaces && !isInside) machine.host.remove(to, call.name, call.node);
  return [];
}

function dd(call: Call, machine: ShellMachine) {
  const path = (key: string) => {
    const argument = call.args.find(({ text }) => text.startsWith(`${key}=`));
    return argument && machine.path({ ...argument, value: [{ kind: "text", text: argument.text.slice(3) }], text: argument.text.slice(3) });
  };
  const [from, to] = [path("if"), path("of")];
  const value = typeof from === "string" ? machine.host.read(from) : call.stdin;
  if (typeof to !== "string") return value;
  if (secretsIn(value).length > 0) machine.host.write(to, value, call.node, "dd");
  // What keeps a part of the file: conv=notrunc, seek=, oflag=append.
  else if (!call.args.some(({ text }) => /^(?:conv|o?seek|oflag)=/.test(text))) machine.host.remove(to, "dd", call.node);
  return [];
}

function tar(call: Call, machine: ShellMachine) {
  const [first, ...rest] = call.args;
  // The old style without a dash: `tar czf x dir`.
  const bundled = first && /^[a-zA-Z]+$/.test(first.text) ? [{ ...first, text: `-${first.text}`, value: [] }, ...rest] : call.args;
  const parsed = parseArguments(bundled, new Set(["-f", "--file", "-C", "--directory", "-X", "--exclude", "-T"]));
  const has = (...names: readonly string[]) => names.some((name) => parsed.options.has(name));
  if (has("-x", "--extract", "--get")) return unpack(parsed, call, machine);
  if (!has("-c", "--create")) return [];
  const change = parsed.options.get("-C")?.[0] ?? parsed.options.get("--directory")?.[0];
  return machine.isolated(() => {
    const archive = archivePath(parsed.options.get("-f")?.[0] ?? parsed.options.get("--file")?.[0], machine);
    if (change) machine.directory = machine.path(change);
    return pack(parsed.operands, archive, call, machine);
  });
}

/** What a secret archive holds goes to files whose names nobody has read; of one that COPY has brought, that is told already. */
function unpack({ options }: ParsedArguments, call: Call, machine: ShellMachine) {
  const archive = archivePath(options.get("-f")?.[0] ?? options.get("--file")?.[0], machine);
  const secrets = (archive === null ? call.stdin : machine.host.read(archive)).filter((piece) => piece.kind === "secret" && piece.secret.origin !== "file");
  const into = options.get("-C")?.[0] ?? options.get("--directory")?.[0];
  const directory = into ? machine.path(into) : machine.directory;
  if (options.has("-O") || options.has("--to-stdout")) return secrets;
  if (directory !== null && secrets.length > 0) machine.host.write(joinPath(directory, unknownName(call)), secrets, call.node, "tar -x");
  return [];
}

function archiver(skipped: number): Command {
  return (call, machine) => {
    const [archive, ...inputs] = parseArguments(call.args).operands.slice(skipped);
    return pack(inputs, archivePath(archive, machine), call, machine);
  };
}

/** Where the archive goes; null for standard output, which `-` names as well. */
function archivePath(archive: Argument | null | undefined, machine: ShellMachine): string | null {
  return archive && archive.text !== "-" ? machine.path(archive) : null;
}

/** Puts the inputs' secrets into the archive, or on standard output where there is none. */
function pack(inputs: ParsedArguments["operands"], archive: string | null, call: Call, machine: ShellMachine) {
  const packed = inputs.flatMap((input) => {
    const path = machine.path(input);
    return path === null ? [] : machine.host.readTree(path).flatMap(({ value }) => value);
  });
  if (archive === null) return packed;
  if (secretsIn(packed).length > 0) machine.host.write(archive, packed, call.node, call.name);
  return [];
}

/** Perl edits lines with -p, -n and -i; else it runs a program. */
function editsLines(call: Call, machine: ShellMachine, destination: Destination) {
  return call.args.some(({ text }) => /^-[^eEmMI]*[pni]/.test(text)) ? editor(call, machine) : perl(call, machine, destination);
}

/** `sed -i` and `perl -i` put a secret of their script into the files; without `-i` their output is what they read. */
function editor(call: Call, machine: ShellMachine) {
  const { options, operands } = parseArguments(call.args, new Set(["-e", "--expression", "-f", "--file", "-l"]));
  const inPlace = options.has("-i") || options.has("--in-place");
  const scripts = ["-e", "--expression"].flatMap((name) => options.get(name) ?? []).filter((script): script is Argument => script !== null);
  const inputs = scripts.length > 0 ? operands : operands.slice(1);
  const written = (scripts.length > 0 ? scripts : operands.slice(0, 1)).flatMap(({ value }) => value.filter(({ kind }) => kind === "secret"));
  const inserted = [...written, ...scriptVariables(call, machine)];
  const paths = inputs.map((input) => machine.path(input)).filter((path) => path !== null);
  if (!inPlace) return [...inserted, ...withoutFiles(paths.length > 0 ? paths.flatMap((path) => machine.host.read(path)) : call.stdin)];
  if (inserted.length > 0) for (const path of paths) machine.host.write(path, inserted, call.node, `${call.name} -i`);
  return [];
}
