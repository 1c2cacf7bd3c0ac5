import type { Instruction, KeyValue, Word } from "../../parser/dockerfile/ast.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import { instructionsOf } from "../instructions.ts";
import type { Assignment } from "./mount-variable.ts";

/** A declaration of a variable, with the instruction whose lines it takes up. */
export interface DeclaredVariable {
  readonly outer: Instruction;
  readonly instruction: Instruction & { readonly type: "Arg" | "Env" };
  readonly pair: KeyValue;
  /** Null before the first FROM. */
  readonly stage: number | null;
}

/** A variable and those that are filled from it: what has to go when it goes. */
export interface VariableFamily {
  readonly name: string;
  readonly declarations: readonly DeclaredVariable[];
  /** The variables made of it, each after those that it refers to. */
  readonly derived: readonly Assignment[];
}

/** Instructions that take a `$NAME` as it stands: only a container's shell fills it in. */
const keptAsWritten: ReadonlySet<Instruction["type"]> = new Set(["Run", "Cmd", "Entrypoint", "Healthcheck", "ShellInstruction", "Onbuild"]);

/**
 * The declarations of a variable, and the ARGs and ENVs whose values refer to it, and so on. Null where another
 * instruction needs the value (a COPY path, a LABEL), or where a derived value cannot be said in a shell.
 */
export function familyOf({ tree }: TracedDockerfile, name: string): VariableFamily | null {
  const instructions = instructionsOf(tree);
  const escape = tree.directives.find((directive) => directive.name === "escape")?.value ?? "\\";
  const declarations: DeclaredVariable[] = [];
  const derived = new Map<string, string>();
  const names = new Set([name]);
  for (const { outer, instruction, stage } of instructions) {
    if (instruction.type !== "Arg" && instruction.type !== "Env") {
      if (!keptAsWritten.has(instruction.type) && refersTo(textOf(instruction), names)) return null;
      continue;
    }
    for (const pair of instruction.pairs) {
      const key = pair.key.text;
      const isDerived = pair.value !== null && refersTo(pair.value.text, names);
      if (!names.has(key) && !isDerived) continue;
      declarations.push({ outer, instruction, pair, stage });
      if (!isDerived || key === name) continue;
      const value = shellText(pair.value, escape);
      if (value === null || (derived.has(key) && derived.get(key) !== value)) return null;
      names.add(key);
      derived.set(key, value);
    }
  }
  return declarations.length === 0 ? null : { name, declarations, derived: [...derived].map(([key, value]) => ({ name: key, value })) };
}

function textOf({ argumentsText, flags, heredocs }: Instruction): string {
  return [argumentsText, ...flags.map(({ value }) => value ?? ""), ...heredocs.map(({ content }) => content)].join("\n");
}

export function refersTo(text: string, names: ReadonlySet<string>): boolean {
  for (const [, name] of text.matchAll(/\$\{?([A-Za-z_]\w*)/g)) if (names.has(name!)) return true;
  return false;
}

/**
 * The word for between double quotes of a shell; null where Dockerfile and shell would read it differently. In double quotes
 * both take `\"` for a quote, and blanks and single quotes as they are: `"{\"password\": \"$TOKEN\"}"`.
 */
function shellText({ text }: Word, escape: string): string | null {
  const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
  const inner = isQuoted ? text.slice(1, -1) : text;
  const rest = isQuoted && escape === "\\" ? inner.replace(/\\"/g, "") : inner;
  const differs = isQuoted ? /["`\\\r\n!]|\$\(/ : /["'`\\\s!]|\$\(/;
  return differs.test(rest) ? null : inner;
}
