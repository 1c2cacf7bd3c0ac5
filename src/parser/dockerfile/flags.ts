import type { LineTable } from "../lines.ts";
import type { Range } from "../node.ts";
import { createNode } from "../tree.ts";
import type { Flag, Mount, MountOption } from "./ast.ts";
import { isAsciiSpace, skip } from "./characters.ts";
import { DecodedText } from "./decoded-text.ts";
import type { DiagnosticList } from "./diagnostics.ts";
import type { FileContext } from "./instruction-source.ts";
import type { LogicalLine } from "./logical-line.ts";
import { readMountOptions } from "./mounts.ts";
import type { Span } from "./split.ts";

/** A word that starts with `--`, before the arguments. */
export interface FlagWord {
  readonly span: Span;
  /** Quotes and escapes removed. */
  readonly text: DecodedText;
}

/**
 * Reads the flags at the start of `[from, to)` of an instruction's text; `rest` is where the arguments start.
 * BuildKit takes flags for every instruction; a lone `--` ends them and is dropped.
 */
export function readFlags(
  line: LogicalLine,
  from: number,
  to: number,
  escape: string,
): { readonly flags: readonly FlagWord[]; readonly rest: number } {
  const flags: FlagWord[] = [];
  let at = skip(line.text, from, to, isAsciiSpace);
  while (at + 1 < to && line.text.startsWith("--", at)) {
    const flag = readFlag(line, at, to, escape);
    at = flag.span[1];
    if (flag.text.value === "--") break;
    flags.push(flag);
    at = skip(line.text, at, to, isAsciiSpace);
  }
  return { flags, rest: at };
}

/** BuildKit decodes byte by byte, so that it garbles characters outside ASCII; they are kept here. */
function readFlag({ text, map }: LogicalLine, start: number, to: number, escape: string): FlagWord {
  const decoded = new DecodedText(map);
  let quote = "";
  let at = start;
  for (; at < to; at++) {
    const character = text[at]!;
    if (quote === "" && isAsciiSpace(text.charCodeAt(at))) break;
    if (quote === "" ? character === "'" || character === '"' : character === quote) {
      quote = quote === "" ? character : "";
    } else if (character !== escape) {
      decoded.append(character, at, at + 1);
    } else if (at + 1 < to) {
      at++;
      decoded.append(text[at]!, at - 1, at + 1);
    }
  }
  return { span: [start, at], text: decoded };
}

/** Makes a flag's node; `hasMounts` is true for RUN, whose `--mount` is read further. */
export function createFlag(
  { span, text }: FlagWord,
  { map }: LogicalLine,
  { lines, diagnostics }: FileContext,
  hasMounts: boolean,
): Flag {
  const [start, end] = map.range(...span);
  const equals = text.value.indexOf("=");
  const name = text.value.slice("--".length, equals === -1 ? undefined : equals);
  const value = equals === -1 ? null : text.value.slice(equals + 1);
  const valueRange: Range = [value === null ? end : text.range(equals, equals + 1)[1], end];
  const isMount = hasMounts && name === "mount" && value !== null;
  const mount = isMount ? createMount(text, equals + 1, valueRange, lines, diagnostics) : null;
  return createNode<Flag>(lines, "Flag", start, end, { name, value, valueRange, mount });
}

/** Makes the node of a mount whose options start at `from` of the flag. */
function createMount(flag: DecodedText, from: number, range: Range, lines: LineTable, diagnostics: DiagnosticList): Mount {
  const locate = ([start, end]: Span): Range => flag.range(from + start, from + end);
  const { options, valid } = readMountOptions(flag.value.slice(from));
  if (!valid) diagnostics.refuseInBuild("The mount's options are not comma-separated values.", range);
  return createNode<Mount>(lines, "Mount", ...range, {
    options: options.map(({ key, value, span, valueSpan }) =>
      createNode<MountOption>(lines, "MountOption", ...locate(span), { key, value, valueRange: locate(valueSpan) }),
    ),
  });
}
