import type { Piece, Value } from "../value.ts";
import type { Argument, Call } from "./host.ts";
import type { ShellMachine } from "./machine.ts";

/**
 * `printf FORMAT ARGUMENT…`, printf(1) of POSIX and of bash: the format with each argument in the place of its directive,
 * from the start again while there are arguments. Every piece keeps the place where it stands.
 */
export function printf({ args }: Call, machine: ShellMachine): Value {
  const [first, second] = args;
  if (first?.text === "-v" && second) {
    machine.variables.set(second.text, expand(args.slice(2)));
    return [];
  }
  return expand(first?.text === "--" ? args.slice(1) : args);
}

/** What rounds beyond the first may repeat of a format, in characters: with `%s` ten thousand times it would never end. */
const longestRepetition = 16_384;

function expand([format, ...given]: readonly Argument[]): Value {
  if (format === undefined) return [];
  const steps = stepsOf(format.value);
  const takes = steps.reduce((sum, { takes: taken }) => sum + taken, 0);
  // Of a format that is not known only the arguments are, and no round ends where none takes one.
  if (takes === 0) return [...piecesOf(steps), ...(format.value.every(({ kind }) => kind === "text") ? [] : given.flatMap(({ value }) => value))];
  const { length } = format.text;
  const most = Math.ceil(longestRepetition / length);
  const output: Piece[] = [];
  for (let round = 0, at = 0; round === 0 || (at < given.length && round < most); round++) {
    for (const step of steps) {
      if (step.piece) output.push(step.piece);
      at += step.takes;
      if (step.takes > 0) output.push(...(given[at - 1]?.value ?? []));
    }
  }
  return output;
}

/** A stretch of a format: what it says itself, or how many arguments it takes, of which it writes the last. */
interface Step {
  readonly piece: Piece | null;
  readonly takes: number;
}

function piecesOf(steps: readonly Step[]): Value {
  return steps.flatMap(({ piece }) => piece ?? []);
}

/** `%s`, `%-*.*f`, `%(%F)T`; `%%` takes no argument. */
const DIRECTIVE = /%(?:%|[-+ #0']{0,5}(?<width>\*|\d{0,9})(?:\.(?<precision>\*|\d{0,9}))?(?:hh?|ll?|[Lqjzt])?(?:[A-Za-z]|\([^()\n]{0,100}\)T))/g;

function stepsOf(format: Value): Step[] {
  return format.flatMap((piece): Step[] => {
    if (piece.kind !== "text") return [{ piece, takes: 0 }];
    const steps: Step[] = [];
    let said = "";
    let from = 0;
    const say = () => {
      if (said !== "") steps.push({ piece: { ...piece, text: unescape(said) }, takes: 0 });
      said = "";
    };
    for (const { 0: directive, index, groups } of piece.text.matchAll(DIRECTIVE)) {
      said += piece.text.slice(from, index);
      from = index + directive.length;
      if (directive === "%%") {
        said += "%";
        continue;
      }
      say();
      steps.push({ piece: null, takes: 1 + [groups?.["width"], groups?.["precision"]].filter((taken) => taken === "*").length });
    }
    said += piece.text.slice(from);
    say();
    return steps;
  });
}

/** Escapes of a format, as far as they shape lines and words. */
const ESCAPES: ReadonlyMap<string, string> = new Map([["n", "\n"], ["t", "\t"], ["r", "\r"], ["\\", "\\"], ["\"", "\""], ["'", "'"], ["0", "\0"]]);

function unescape(text: string): string {
  return text.includes("\\") ? text.replace(/\\([^])/g, (written, sign: string) => ESCAPES.get(sign) ?? written) : text;
}
