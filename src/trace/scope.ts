import type { WordPart } from "../parser/dockerfile/ast.ts";
import { compilePattern, replaceAll, replaceFirst } from "../parser/dockerfile/word-pattern.ts";
import { LayeredMap } from "./layered-map.ts";
import { matchesGlob } from "./paths.ts";
import { literalOf, type Declaration, type Piece, type Value } from "./value.ts";

/** What a variable holds, and where it was set. */
export interface Variable {
  readonly value: Value;
  readonly declaration: Declaration;
}

/** The variables that BuildKit sees at an instruction: ENV wins over ARG. */
export class Scope {
  readonly #arguments: LayeredMap<string, Variable>;
  readonly #environment: LayeredMap<string, Variable>;

  /** Begins with the variables that `parent` has now. */
  constructor(parent?: Scope) {
    this.#arguments = parent ? parent.#arguments.fork() : new LayeredMap();
    this.#environment = parent ? parent.#environment.fork() : new LayeredMap();
  }

  setArgument(name: string, variable: Variable): void {
    this.#arguments.set(name, variable);
  }

  setEnvironment(name: string, variable: Variable): void {
    this.#environment.set(name, variable);
  }

  get(name: string): Variable | undefined {
    return this.#environment.get(name) ?? this.#arguments.get(name);
  }

  argument(name: string): Variable | undefined {
    return this.#arguments.get(name);
  }

  /** All that a RUN's processes find in their environment. */
  *visible(): Generator<readonly [string, Variable]> {
    for (const entry of this.#arguments.entries()) if (!this.#environment.has(entry[0])) yield entry;
    yield* this.#environment.entries();
  }
}

/** Expands `$A` and `${A}` in a text that is no word, as a flag's value; null where a variable is not known. */
export function expandNames(text: string, scope: Scope): string | null {
  let known = true;
  const result = text.replace(/\$(?:(\w+)|\{(\w+)\})/g, (_, plain?: string, braced?: string) => {
    const variable = scope.get((plain ?? braced)!);
    const value = variable ? literalOf(variable.value) : null;
    known &&= value !== null;
    return value ?? "";
  });
  return known ? result : null;
}

/** Expands the parts of a word: each variable's pieces take its place, with the declaration they come from. */
export function expandParts(parts: readonly WordPart[], scope: Scope): Value {
  const result: Piece[] = [];
  let room = longestExpansion;
  for (const part of parts) {
    if (part.type === "WordText") {
      if (part.value !== "") result.push({ kind: "text", text: part.value });
      continue;
    }
    const expansion = applyOperator(part.name, scope.get(part.name), part.operator, () => expandParts(part.operand, scope), () => expandParts(part.replacement, scope));
    room = pushExpansion(result, expansion, room);
  }
  return result;
}

/**
 * What variables may add to a word, in characters; what is beyond is cut off. `ENV A=$A$A` doubles the value line by
 * line, and a long value may be used ten thousand times.
 */
export const longestExpansion = 4096;

/** Adds the pieces as far as they fit into so many characters; returns how many are left. */
export function pushExpansion(target: Piece[], expansion: Value, room: number): number {
  let left = room;
  for (const piece of expansion) {
    if (left <= 0) break;
    target.push(piece.kind === "text" && piece.text.length > left ? { ...piece, text: piece.text.slice(0, left) } : piece);
    left -= piece.kind === "text" ? piece.text.length + leastSize : leastSize;
  }
  return left;
}

/** What a piece takes at least, so that there are never too many. */
const leastSize = 64;

/**
 * What `${NAME<operator>operand}` gives. A variable that is not set here may still come from the base
 * image, so its default counts as one of two possible values only where it is a literal.
 */
export function applyOperator(
  name: string,
  variable: Variable | undefined,
  operator: string | null,
  operand: () => Value,
  replacement: () => Value = () => [],
): Value {
  const own = variable && variable.value.map((piece): Piece => (piece.from ? piece : { from: variable.declaration, ...piece }));
  switch (operator) {
    case ":-":
    case "-":
    case ":=":
    case "=":
      if (own === undefined) return operand();
      return own.length === 0 && operator.startsWith(":") ? operand() : own;
    case ":+":
    case "+":
      return own === undefined || (own.length === 0 && operator === ":+") ? [] : operand();
    case "#":
    case "##":
    case "%":
    case "%%":
      return own === undefined ? [{ kind: "unknown", name }] : trimmed(own, operator, literalOf(operand()));
    case "/":
    case "//":
      return own === undefined ? [{ kind: "unknown", name }] : replaced(own, operator, literalOf(operand()), literalOf(replacement()));
    case "length":
      return [{ kind: "unknown", name: null }];
    case null:
    case "{}":
    case "?":
    case ":?":
      return own ?? [{ kind: "unknown", name }];
    default:
      // What else a shell makes of it: another text, but a part of a secret still is one.
      return own?.some(({ kind }) => kind === "secret") ? own : [{ kind: "unknown", name }];
  }
}

/** `${A/p/r}`, `${A//p/r}`: exact for known text, else the value as it was. */
function replaced(value: Value, operator: "/" | "//", written: string | null, replacement: string | null): Value {
  const known = literalOf(value);
  const pattern = written === null ? null : compilePattern(written);
  if (known === null || known.length > longestExpansion || pattern === null || replacement === null) return value;
  return textOf((operator === "/" ? replaceFirst : replaceAll)(pattern, known, replacement), value);
}

/** `${A#p}` and its kin: exact for known text, else the value as it was, for a part of a secret is one too. */
function trimmed(value: Value, operator: string, pattern: string | null): Value {
  const known = literalOf(value);
  // Long values are not worth the quadratic search: nobody trims a megabyte in a Dockerfile.
  if (known === null || known.length > longestExpansion || pattern === null) return value;
  const lengths = [...Array(known.length + 1).keys()];
  if (operator === "##" || operator === "%%") lengths.reverse();
  const atStart = operator.startsWith("#");
  const cut = lengths.find((length) => matchesGlob(pattern, atStart ? known.slice(0, length) : known.slice(known.length - length), ""));
  return cut === undefined ? value : textOf(atStart ? known.slice(cut) : known.slice(0, known.length - cut), value);
}

/** The text as a value that comes from where another one does. */
function textOf(text: string, [first]: Value): Value {
  return text === "" ? [] : [{ kind: "text", text, ...(first?.from && { from: first.from }) }];
}
