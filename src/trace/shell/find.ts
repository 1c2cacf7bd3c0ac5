import { baseName, joinPath, matchesGlob } from "../paths.ts";
import { text, type Value } from "../value.ts";
import { filledIn } from "./filled-words.ts";
import type { Argument, Call } from "./host.ts";
import type { Destination, ShellMachine } from "./machine.ts";
import { erasers } from "./removers.ts";

/** `-name PATTERN` and its like. */
interface NameTest {
  readonly test: string;
  readonly pattern: string;
}

/** A file that holds a secret, or a directory with one below. */
interface Entry {
  readonly path: string;
  readonly isDirectory: boolean;
}

/** So many files are handed to a program. */
const mostFiles = 100;

/**
 * `find DIR… -name PATTERN`: what the names match below the directories is taken away (`-delete`, `-exec rm`), handed to
 * another program (`-exec cat {}`), or printed for `xargs rm`.
 */
export function find(call: Call, machine: ShellMachine, destination: Destination): Value {
  const words = call.args.map(({ text: word }) => word);
  const matches = nameTests(words);
  const type = words[words.indexOf("-type") + 1];
  const found = entriesBelow(rootsOf(words), call, machine)
    .filter(({ path, isDirectory }) => (!words.includes("-type") || type === (isDirectory ? "d" : "f")) && matches(path));
  const executed = words.findIndex((word) => /^-(?:exec|ok)(?:dir)?$/.test(word));
  if (executed !== -1 && !erasers.has(baseName(words[executed + 1] ?? ""))) return executedOn(found, call.args.slice(executed + 1), call, machine, destination);
  if (executed === -1 && !words.includes("-delete")) return printed(words, found);
  const isRecursive = executed !== -1 && words.slice(executed + 2).some((word) => /^(?:-\w*[rR]|--recursive$)/.test(word));
  for (const { path, isDirectory } of found) if (!isDirectory || isRecursive) machine.host.remove(path, "find -delete", call.node);
  return [];
}

/** `-exec PROGRAM … {} ;` for each file, or once for all of them with `+`, which comes to the same. */
function executedOn(found: readonly Entry[], behind: readonly Argument[], call: Call, machine: ShellMachine, destination: Destination): Value {
  const end = behind.findIndex(({ text: word }) => word === ";" || word === "+");
  const [program, ...args] = end === -1 ? behind : behind.slice(0, end);
  if (program === undefined) return [];
  return found.filter(({ isDirectory }) => !isDirectory).slice(0, mostFiles).flatMap(({ path }) => {
    const filled = args.map((argument) => (argument.text.includes("{}") ? filledIn(argument, { mark: "{}", value: text(path) }) : argument));
    return machine.call({ ...call, name: baseName(program.text), args: filled, assignments: new Map(), stdin: [] }, destination);
  });
}

function rootsOf(words: readonly string[]): readonly string[] {
  const firstTest = words.findIndex((word) => word.startsWith("-") || word === "(" || word === "!");
  return firstTest === 0 ? ["."] : words.slice(0, firstTest === -1 ? words.length : firstTest);
}

function entriesBelow(roots: readonly string[], call: Call, machine: ShellMachine): Entry[] {
  const found = new Map<string, Entry>();
  for (const root of roots) {
    const top = machine.pathNamed(root, call.node);
    if (top === null) continue;
    for (const { relative } of machine.host.readTree(top)) {
      const parts = relative === "" ? [] : relative.split("/");
      for (let depth = 0; depth <= parts.length; depth++) {
        const path = joinPath(top, parts.slice(0, depth).join("/"));
        found.set(path, { path, isDirectory: depth < parts.length });
      }
    }
  }
  return [...found.values()];
}

/** Whether a path is meant by the tests of its name among the words of a `find`, of which one must hold, and none behind `!`. */
export function nameTests(words: readonly string[]): (path: string) => boolean {
  const wanted: NameTest[] = [];
  const unwanted: NameTest[] = [];
  for (const [i, test] of words.entries()) {
    if (/^-i?(?:name|path|wholename)$/.test(test)) (/^(?:!|-not)$/.test(words[i - 1] ?? "") ? unwanted : wanted).push({ test, pattern: words[i + 1] ?? "" });
  }
  return (path) => (wanted.length === 0 || wanted.some((one) => meets(one, path))) && !unwanted.some((one) => meets(one, path));
}

function meets({ test, pattern }: NameTest, path: string): boolean {
  const subject = test.endsWith("name") && !test.endsWith("wholename") ? baseName(path) : path;
  const fold = test.startsWith("-i");
  // `-path '*x*'` crosses slashes, and so may `-name`, whose subject has none.
  return matchesGlob(fold ? pattern.toLowerCase() : pattern, fold ? subject.toLowerCase() : subject, "");
}

/** Each path on a line, also where `-print0` has them end otherwise. */
function printed(words: readonly string[], found: readonly Entry[]): Value {
  if (words.some((word) => /^-(?:f?printf|fprint0?|f?ls|quit)$/.test(word))) return [];
  return text(found.map(({ path }) => `${path}\n`).join(""));
}
