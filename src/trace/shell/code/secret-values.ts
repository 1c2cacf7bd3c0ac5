import { secretsIn, type Piece, type Value } from "../../value.ts";
import type { Call } from "../host.ts";
import type { ShellMachine } from "../machine.ts";
import { argumentAt, isWritten, usesIn } from "./expressions.ts";
import { fileName, type FileNames } from "./file-names.ts";
import type { Handles } from "./handles.ts";
import type { Program } from "./program.ts";
import { firstIndex } from "../../range-index.ts";

/** Expressions that read a file (`file`), one that was opened (`handle`), or a variable of the environment (`variable`). */
const READS: readonly { readonly of: "file" | "handle" | "variable"; readonly pattern: RegExp }[] = [
  { of: "file", pattern: new RegExp(String.raw`\bopen\(\s?${fileName()}[^()\n]{0,60}\)\.read\w{0,12}\(\)`, "g") },
  { of: "file", pattern: new RegExp(String.raw`(?<![\w.])${fileName()}\.read_(?:text|bytes)\(`, "g") },
  { of: "file", pattern: new RegExp(String.raw`\b(?:readFileSync|readFile|readTextFileSync|readTextFile|File\.(?:bin)?read|IO\.read|file_get_contents)\(\s?${fileName()}`, "g") },
  { of: "handle", pattern: /(?<![\w.])(?<name>\$?[A-Za-z_]\w{0,60})\.(?:read|readline|gets)\b/g },
  { of: "handle", pattern: /\b(?:json|yaml)\.(?:safe_)?load\(\s?(?<name>[A-Za-z_]\w{0,60})/g },
  { of: "handle", pattern: /<(?<name>\$?[A-Za-z_]\w{0,60})>/g },
  { of: "variable", pattern: /\b(?:(?:os\.)?(?:environ\[|environ\.get\(|getenv\()|ENV\[|ENV\.fetch\(|process\.env\[|Deno\.env\.get\()\s?["'](?<name>[A-Za-z_]\w{0,100})["'][\])]?/g },
  { of: "variable", pattern: /\b(?:process|Bun)\.env\.(?<name>[A-Za-z_]\w{0,100})/g },
  { of: "variable", pattern: /\$ENV\{\s?["']?(?<name>[A-Za-z_]\w{0,100})["']?\}?/g },
];

/** `t = …` and `const t = …`; `t += …` keeps what it had. */
const ASSIGNMENTS = /(?<![\w.$])(?<name>\$?[A-Za-z_]\w{0,60})\s?(?<adds>\|\||\.|\+)?=(?![=~>])\s?/g;
/** `const { T } = process.env` */
const TAKEN_APART = /\{(?<names>[\w\s,]{1,300})\}\s?=\s?process\.env\b/g;

/** Of a value that is added to again and again. */
const mostPieces = 64;

interface Held {
  readonly at: number;
  readonly value: Value;
}

interface Read extends Held {
  readonly end: number;
}

/** What of a program's expressions is a secret, as far as it plainly is one: what is computed or fetched with a secret is none. */
export class SecretValues {
  readonly #program: Program;
  /** In order. */
  readonly #reads: readonly Read[];
  /** What variables hold from an offset on, in order. */
  readonly #variables = new Map<string, Held[]>();

  constructor(program: Program, files: FileNames, handles: Handles, call: Call, machine: ShellMachine) {
    this.#program = program;
    const { code } = program;
    const variable = (name: string): Value => call.assignments.get(name) ?? machine.variables.get(name);
    const file = (name: string | null): Value => {
      const path = name === null ? null : machine.pathNamed(name, call.node);
      return path === null ? [] : machine.host.read(path);
    };
    const reads: Read[] = [...program.secrets];
    for (const { of, pattern } of READS) {
      for (const { index: at, 0: { length }, groups } of code.matchAll(pattern)) {
        const name = groups!["name"] ?? "";
        const read = of === "variable" ? variable(name) : file(of === "file" ? files.of(groups!) : handles.at(name, at, false));
        if (secretsIn(read).length > 0) reads.push({ at, end: at + length, value: read });
      }
    }
    for (const { index: at, groups } of code.matchAll(TAKEN_APART)) {
      for (const name of groups!["names"]!.split(",")) this.#set(name.trim(), { at, value: variable(name.trim()) });
    }
    this.#reads = reads.sort((a, b) => a.at - b.at);
    if (!this.isEmpty) this.#assign(code);
  }

  /** Whether the program reads no secret at all. */
  get isEmpty(): boolean {
    return this.#reads.length === 0 && this.#variables.size === 0;
  }

  #assign(code: string): void {
    for (const { index, 0: { length }, groups } of code.matchAll(ASSIGNMENTS)) {
      const start = index + length;
      const name = groups!["name"]!;
      const before = groups!["adds"] === undefined ? [] : (this.#variables.get(name)?.at(-1)?.value ?? []);
      this.#set(name, { at: start, value: [...before, ...this.in(start, argumentAt(code, start, false))].slice(0, mostPieces) });
    }
  }

  #set(name: string, held: Held): void {
    const known = this.#variables.get(name);
    if (!known && secretsIn(held.value).length === 0) return;
    if (!known) this.#variables.set(name, [held]);
    else known.push(held);
  }

  /** The secrets that an expression is, each with where it is read or used. */
  in(start: number, argument: string): Value {
    const found: Piece[] = [];
    const add = (at: number, end: number, value: Value): void => {
      if (!isWritten(argument, at, end)) return;
      const range = this.#program.rangeOf(start + at, start + end);
      for (const piece of value) if (piece.kind === "secret") found.push(range === null ? piece : { ...piece, at: range });
    };
    for (let i = firstIndex(this.#reads, ({ at }) => at >= start); i < this.#reads.length && this.#reads[i]!.at < start + argument.length; i++) {
      const { at, end, value } = this.#reads[i]!;
      add(at - start, end - start, value);
    }
    if (this.#variables.size === 0) return found;
    for (const { name, at, end } of usesIn(argument)) {
      const held = this.#variables.get(name)?.findLast((one) => one.at < start + at);
      if (held) add(at, end, held.value);
    }
    return found;
  }
}
