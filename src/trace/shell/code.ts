import { secretsIn, type Value } from "../value.ts";
import type { Argument, Call } from "./host.ts";
import type { Command } from "./commands.ts";
import type { ShellMachine } from "./machine.ts";
import { parseArguments } from "./options.ts";

/**
 * Programs in a line of another language: `python -c "open('/app/t','w').write(open('/run/secrets/t').read())"`.
 * Only what goes straight from a secret to a file is seen: an expression that reads one, or a variable that was set to
 * it, as what a call writes. What is computed or fetched with a secret is no copy of it.
 */
export const codeCommands: readonly (readonly [string, Command])[] = [
  ["python", interpreter("-c")],
  ["python2", interpreter("-c")],
  ["python3", interpreter("-c")],
  ["node", interpreter("-e", "--eval", "-p", "--print")],
  ["deno", interpreter("eval")],
  ["bun", interpreter("-e", "--eval")],
  ["ruby", interpreter("-e")],
  ["php", interpreter("-r")],
];

function interpreter(...options: readonly string[]): Command {
  return (call, machine) => {
    const { text: code, node } = codeOf(call, options);
    if (code === "") return [];
    for (const { path, value } of fileWrites(code, call, machine)) {
      const at = machine.path(argumentOf(path, node));
      if (at !== null) machine.host.write(at, value, node, call.name);
    }
    return printed(code, call, machine);
  };
}

/** What hands its argument to standard output; the values of node's -p and of php's short tags go there, too. */
const PRINTS = /\b(?:print|puts|echo|console\.log|(?:process|sys)\.stdout\.write|\$stdout\.(?:print|write|puts))\b\s{0,3}\(?\s{0,3}/g;

/** `process.env.T.length` tells of a secret, and is none. */
const MEASURED = /^["'\])}]{0,3}\.(?:length|size|count|startsWith|endsWith|includes)\b/;

/** What the code prints straight from a secret. */
function printed(code: string, call: Call, machine: ShellMachine): Value {
  const reads = secretReads(code, call, machine);
  if (reads.length === 0) return [];
  const starts = [...code.matchAll(PRINTS)].map((match) => match.index + match[0].length);
  if (call.args.some(({ text }) => text === "-p" || text === "--print")) starts.push(0);
  return reads.filter(({ at, end, variable }) => !MEASURED.test(code.slice(end, end + 20)) && starts.some((start) => {
    const argument = code.slice(start, start + longestArgument).split("\n", 1)[0]!;
    return isWritten(argument, at >= start ? at - start : (variable?.exec(argument)?.index ?? -1));
  })).flatMap(({ value }) => value);
}

function argumentOf(text: string, node: Argument["node"]): Argument {
  return { value: [{ kind: "text", text }], text, node };
}

/** The word behind the option, or standard input where no script is named; empty without either. */
function codeOf({ args, stdin, node }: Call, options: readonly string[]): Pick<Argument, "text" | "node"> {
  const nothing = { text: "", node };
  const at = args.findIndex(({ text }) => options.includes(text));
  if (at !== -1) return args[at + 1] ?? nothing;
  const [script] = parseArguments(args).operands;
  if (script !== undefined && script.text !== "-") return nothing;
  return { text: stdin.map((piece) => (piece.kind === "text" ? piece.text : "")).join(""), node };
}

const QUOTED = String.raw`["'](?<name>[^"'\n]{1,300})["']`;

/** Expressions that read a file (`file`) or a variable of the environment (`variable`). */
const READS: readonly { readonly of: "file" | "variable"; readonly pattern: RegExp }[] = [
  { of: "file", pattern: new RegExp(String.raw`\bopen\(\s?${QUOTED}[^()\n]{0,60}\)\.read\w{0,12}\(\)`, "gd") },
  { of: "file", pattern: new RegExp(String.raw`\bPath\(\s?${QUOTED}\s?\)\.read_(?:text|bytes)\(`, "gd") },
  { of: "file", pattern: new RegExp(String.raw`\b(?:readFileSync|readTextFileSync|File\.(?:bin)?read|IO\.read|file_get_contents)\(\s?${QUOTED}`, "gd") },
  { of: "variable", pattern: new RegExp(String.raw`\b(?:environ\[|environ\.get\(|getenv\(|ENV\[|ENV\.fetch\(|process\.env\[)\s?${QUOTED}`, "gd") },
  { of: "variable", pattern: /\bprocess\.env\.(?<name>[A-Za-z_]\w{0,100})/gd },
];

/** Calls that write a file; what they write stands behind them. */
const WRITES: readonly RegExp[] = [
  new RegExp(String.raw`\bopen\(\s?${QUOTED}\s?,\s?["'][wax]b?\+?["'][^()\n]{0,60}\)\.write\(`, "g"),
  new RegExp(String.raw`\bopen\(\s?${QUOTED}\s?,\s?["'][wax]b?\+?["'][^()\n]{0,60}\)\s{1,9}as\s{1,9}\w{1,40}\s?:[^\n]{0,40}\n?[^\n(]{0,100}\.write\(`, "g"),
  new RegExp(String.raw`\bPath\(\s?${QUOTED}\s?\)\.write_(?:text|bytes)\(`, "g"),
  new RegExp(String.raw`\b(?:writeFileSync|appendFileSync|writeTextFileSync|File\.(?:bin)?write|IO\.write|file_put_contents)\(\s?${QUOTED}\s?,`, "g"),
];

/** How much of the text behind a call is taken for what it writes, to the end of its line at the most. */
const longestArgument = 300;

function* fileWrites(code: string, call: Call, machine: ShellMachine): Generator<{ readonly path: string; readonly value: Value }> {
  if (!WRITES.some((pattern) => code.search(pattern) !== -1)) return;
  const reads = secretReads(code, call, machine);
  if (reads.length === 0) return;
  for (const pattern of WRITES) {
    for (const match of code.matchAll(pattern)) {
      const start = match.index + match[0].length;
      const argument = code.slice(start, start + longestArgument).split("\n", 1)[0]!;
      const value = reads.filter(({ at, variable }) => isWritten(argument, at >= start ? at - start : (variable?.exec(argument)?.index ?? -1)));
      if (value.length > 0) yield { path: match.groups!["name"]!, value: value.flatMap((read) => read.value) };
    }
  }
}

/** Calls that hand on what they are given. */
const CONVERSIONS = /(?:^|\W|\.)(?:str|bytes|repr|String|dumps|stringify|from|format|join|b64encode|encode|concat)$/;

/** Whether what stands at the offset is written as it is: in no call but one that hands it on. */
function isWritten(argument: string, at: number): boolean {
  if (at < 0 || at >= argument.length) return false;
  let open = 0;
  for (let i = at - 1; i >= 0; i--) {
    if (argument[i] === ")") open++;
    else if (argument[i] === "(" && open-- === 0) {
      open = 0;
      if (/\w$/.test(argument.slice(0, i)) && !CONVERSIONS.test(argument.slice(0, i))) return false;
    }
  }
  return true;
}

interface SecretRead {
  readonly at: number;
  /** Behind the name. */
  readonly end: number;
  readonly value: Value;
  /** Finds the variable that was set to what is read; null where none was. */
  readonly variable: RegExp | null;
}

/** Finds a variable where it is used; a string of its name alone is none, but for PHP's `"$t"`. */
function usesOf(variable: string): RegExp {
  if (variable.startsWith("$")) return new RegExp(`(?<!\\w)\\${variable}(?![\\w(])`);
  return new RegExp(String.raw`(?<![\w.$])${variable}(?![\w(]|(?<=["']${variable})["'])`);
}

function secretReads(code: string, call: Call, machine: ShellMachine): SecretRead[] {
  return READS.flatMap(({ of, pattern }) => [...code.matchAll(pattern)].flatMap((match): SecretRead[] => {
    const name = match.groups!["name"]!;
    const path = of === "file" ? machine.path(argumentOf(name, call.node)) : null;
    const read = of === "variable" ? (call.assignments.get(name) ?? machine.variables.get(name)) : path === null ? [] : machine.host.read(path);
    const value = read.filter(({ kind }) => kind === "secret");
    if (secretsIn(value).length === 0) return [];
    const assigned = /([A-Za-z_$]\w{0,60})\s?=\s?(?:[\w.]{1,40}\.)?(?:require\(["']fs["']\)\.)?$/.exec(code.slice(Math.max(0, match.index - 120), match.index))?.[1];
    return [{ at: match.index, end: match.index + match[0].length, value, variable: assigned === undefined ? null : usesOf(assigned) }];
  }));
}
