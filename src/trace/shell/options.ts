import type { Argument } from "./host.ts";

/** A command's words, told apart: options with their values, and operands. */
export interface ParsedArguments {
  /** By name, with its dashes: `-o`, `--output`. An option without a value has an empty list entry. */
  readonly options: ReadonlyMap<string, readonly (Argument | null)[]>;
  readonly operands: readonly Argument[];
}

/**
 * Tells options from operands as getopt does: `--name=value`, `--name value` and `-n value` for the
 * options that `withValue` names, bundled short options (`-rf`), `--` ends them.
 */
export function parseArguments(args: readonly Argument[], withValue: ReadonlySet<string> = new Set()): ParsedArguments {
  const options = new Map<string, (Argument | null)[]>();
  const operands: Argument[] = [];
  const note = (name: string, value: Argument | null) => {
    const values = options.get(name);
    if (values) values.push(value);
    else options.set(name, [value]);
  };
  for (let i = 0; i < args.length; i++) {
    const argument = args[i]!;
    const { text } = argument;
    if (text === "--") {
      operands.push(...args.slice(i + 1));
      break;
    }
    if (text.startsWith("--")) {
      const equals = text.indexOf("=");
      if (equals !== -1) note(text.slice(0, equals), tail(argument, equals + 1));
      else note(text, withValue.has(text) ? (args[++i] ?? null) : null);
    } else if (text.startsWith("-") && text.length > 1) {
      for (let at = 1; at < text.length; at++) {
        const name = `-${text[at]}`;
        if (!withValue.has(name)) {
          note(name, null);
          continue;
        }
        note(name, at + 1 < text.length ? tail(argument, at + 1) : (args[++i] ?? null));
        break;
      }
    } else {
      operands.push(argument);
    }
  }
  return { options, operands };
}

/** The argument without its first `length` characters, which are known text. */
export function tail(argument: Argument, length: number): Argument {
  const value = [...argument.value];
  let rest = length;
  while (rest > 0 && value[0]?.kind === "text") {
    const [piece] = value;
    if (piece.text.length > rest) {
      value[0] = { ...piece, text: piece.text.slice(rest) };
      rest = 0;
    } else {
      rest -= piece.text.length;
      value.shift();
    }
  }
  return { value, text: argument.text.slice(length), node: argument.node };
}
