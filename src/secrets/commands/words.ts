/** A stretch of one word of a command. */
export interface Slice {
  /** Index of the word; -1 for standard input. */
  readonly word: number;
  /** Offsets in the word's text, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An option as it was used. */
export interface UsedOption {
  /** With its dashes: `-o`, `--output`. */
  readonly name: string;
  /** Null for an option without a value. */
  readonly value: Slice | null;
  /** How many operands stand before it: 0 for an option of the command itself, more for one of its sub-command. */
  readonly operandsBefore: number;
}

/** A command's words, told apart. */
export interface ParsedWords {
  readonly options: readonly UsedOption[];
  readonly operands: readonly Slice[];
}

/** How a command writes its options. */
export interface OptionSyntax {
  /**
   * `gnu`: `--name=value`, `--name value`, `-n value`, `-nvalue`, bundles of short ones (`-rf`). `single-dash`: long
   * names behind one dash or two, as OpenSSL, Java and Go's flag package have them; the names are noted with one.
   */
  readonly style: "gnu" | "single-dash";
  /** Options that take a value. */
  readonly valued: ReadonlySet<string>;
  /** Options whose value, if any, is attached to them: `-pVALUE`, `--password=VALUE`. */
  readonly attached: ReadonlySet<string>;
  /** Options without a value that would be mistaken for something else: `-nd` of wget, `/add` of `net user`. */
  readonly flags: ReadonlySet<string>;
}

/**
 * Tells options from operands. `--` ends the options. Linear time; an option that lacks its value has none.
 *
 * @param from Index of the first word to be read.
 */
export function parseWords(args: readonly string[], syntax: OptionSyntax, from = 0): ParsedWords {
  const options: UsedOption[] = [];
  const operands: Slice[] = [];
  const note = (name: string, value: Slice | null): void => void options.push({ name, value, operandsBefore: operands.length });

  for (let word = from; word < args.length; word++) {
    const text = args[word]!;
    const next = (): Slice | null => (word + 1 < args.length ? sliceOf(args, ++word) : null);
    if (text === "--") {
      for (word++; word < args.length; word++) operands.push(sliceOf(args, word));
    } else if (syntax.flags.has(text)) {
      note(text, null);
    } else if (!text.startsWith("-") || text === "-") {
      operands.push(sliceOf(args, word));
    } else if (text.startsWith("--") || syntax.style === "single-dash") {
      const equals = text.indexOf("=");
      const name = longName(equals < 0 ? text : text.slice(0, equals), syntax);
      if (equals >= 0) note(name, sliceOf(args, word, equals + 1));
      else note(name, syntax.valued.has(name) ? next() : null);
    } else {
      readBundle(args, word, syntax, note, next);
    }
  }
  return { options, operands };
}

/** The slice of a word from an offset to its end. */
export function sliceOf(args: readonly string[], word: number, start = 0): Slice {
  const text = args[word]!;
  return { word, start, end: text.length, text: text.slice(start) };
}

/** The value of the last of these options that is used with one. */
export function valueOfOption({ options }: ParsedWords, ...names: string[]): string | null {
  return options.findLast(({ name, value }) => value !== null && names.includes(name))?.value?.text ?? null;
}

/** Whether one of the options is used. */
export function hasOption({ options }: ParsedWords, ...names: string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

function longName(written: string, { style }: OptionSyntax): string {
  return style === "single-dash" && written.startsWith("--") ? written.slice(1) : written;
}

/** `-xvf file`, `-pVALUE`: each letter is an option, up to the first that takes the rest or the next word as its value. */
function readBundle(
  args: readonly string[],
  word: number,
  { valued, attached }: OptionSyntax,
  note: (name: string, value: Slice | null) => void,
  next: () => Slice | null,
): void {
  const text = args[word]!;
  for (let at = 1; at < text.length; at++) {
    const name = `-${text[at]}`;
    const rest = at + 1 < text.length ? sliceOf(args, word, at + 1) : null;
    if (attached.has(name)) return note(name, rest);
    if (valued.has(name)) return note(name, rest ?? next());
    note(name, null);
  }
}
