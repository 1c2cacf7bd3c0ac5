import type {
  ArithmeticCommandExpansion, ArithmeticWord, CommandExpansionPart, ExtendedGlobPart, BraceExpansionPart, GlobPart,
  ParameterExpansionPart, ProcessSubstitutionPart, Word, WordPart,
} from "unbash";
import { createNode } from "../tree.ts";
import type {
  ShellArithmetic, ShellGlob, ShellQuote, ShellSubstitution, ShellText, ShellVariable, ShellWord, ShellWordPart,
} from "./ast.ts";
import { type Conversion, deeper, emptyScript, type Extent, makeNode, tooDeep } from "./conversion.ts";

type PatternPart = GlobPart | ExtendedGlobPart | BraceExpansionPart;
type SubstitutionPart = CommandExpansionPart | ProcessSubstitutionPart | ArithmeticCommandExpansion;

const PLAIN_VARIABLE = /^\$(?:\w+|[@*#?$!-])$/;

/** Turns a word into ours; inside double quotes (`quote`), as an operand of `"${A:-…}"` is, all parts are quoted. */
export function convertWord(word: Word, conversion: Conversion, quote: ShellQuote = "none"): ShellWord {
  const parts = partsOf(word, () => plainText(word, word.value, conversion, quote), conversion, quote);
  return makeNode<ShellWord>(conversion, "ShellWord", word, { text: word.text, parts });
}

/** A word of `((…))`, with the variables and substitutions in it. */
export function convertArithmeticWord(word: ArithmeticWord, conversion: Conversion): ShellWord {
  const parts = partsOf(word, () => plainArithmetic(word, conversion), conversion, "none");
  return makeNode<ShellWord>(conversion, "ShellWord", word, { text: written(word, conversion), parts });
}

/** unbash gives a lone `$A` no parts here. */
function plainArithmetic(word: ArithmeticWord, conversion: Conversion): ShellWordPart[] {
  return PLAIN_VARIABLE.test(word.value)
    ? [plainVariable(word, word.value, conversion, "none")]
    : plainText(word, word.value, conversion, "none");
}

/** A word that is one substitution, as `((…))` may hold. */
export function convertArithmeticCommand(part: ArithmeticCommandExpansion, conversion: Conversion): ShellWord {
  const parts = [convertSubstitution(part, "command", conversion, "none")];
  return makeNode<ShellWord>(conversion, "ShellWord", part, { text: part.text, parts });
}

/**
 * Turns the parts of a word into ours. `plain` gives those of a word that unbash finds no parts in. What is nested too
 * deep to be taken apart stays text as written.
 */
export function partsOf(
  word: Extent & { readonly parts?: readonly WordPart[] | undefined },
  plain: () => ShellWordPart[],
  conversion: Conversion,
  quote: ShellQuote,
): ShellWordPart[] {
  if (conversion.unreadable.some((at) => at >= word.pos && at < word.end)) {
    return plainText(word, written(word, conversion), conversion, quote);
  }
  const { parts } = word;
  return parts === undefined ? plain() : convertParts(parts, conversion, quote);
}

/** The text of a place as written. */
export function written({ pos, end }: Extent, { view }: Conversion): string {
  return view.text.slice(pos, end);
}

function convertParts(parts: readonly WordPart[], conversion: Conversion, quote: ShellQuote): ShellWordPart[] {
  const converted: ShellWordPart[] = [];
  for (const part of parts) for (const next of convertPart(part, conversion, quote)) appendPart(converted, next, conversion);
  return converted;
}

/** Adds a part; a text behind a text of the same quote makes one text of both. */
export function appendPart(parts: ShellWordPart[], part: ShellWordPart, { lines }: Conversion): void {
  const last = parts.at(-1);
  if (part.type !== "ShellText" || last?.type !== "ShellText" || last.quote !== part.quote) {
    parts.push(part);
    return;
  }
  const fields = { value: last.value + part.value, quote: part.quote };
  parts[parts.length - 1] = createNode<ShellText>(lines, "ShellText", last.range[0], part.range[1], fields);
}

/** The text part for a place that holds text alone; no part for nothing. */
export function plainText(extent: Extent, value: string, conversion: Conversion, quote: ShellQuote): ShellText[] {
  return value === "" ? [] : [makeText(extent, value, conversion, quote)];
}

function makeText(extent: Extent, value: string, conversion: Conversion, quote: ShellQuote): ShellText {
  return makeNode<ShellText>(conversion, "ShellText", extent, { value, quote });
}

function convertPart(part: WordPart, conversion: Conversion, quote: ShellQuote): ShellWordPart[] {
  switch (part.type) {
    case "Literal":
      return [makeText(part, part.value, conversion, quote)];
    case "SingleQuoted":
    case "AnsiCQuoted":
      return [makeText(insideQuotes(part, part.text), part.value, conversion, "single")];
    case "DoubleQuoted":
    case "LocaleString":
      return part.parts.length === 0
        ? [makeText(insideQuotes(part, part.text), "", conversion, "double")]
        : convertParts(part.parts, conversion, "double");
    case "SimpleExpansion":
      return [plainVariable(part, part.text, conversion, quote)];
    case "ParameterExpansion":
      return [convertParameter(part, conversion, quote)];
    case "CommandExpansion":
      return [convertSubstitution(part, "command", conversion, quote)];
    case "ProcessSubstitution":
      return [convertSubstitution(part, part.operator === "<" ? "input" : "output", conversion, quote)];
    case "ArithmeticExpansion":
      return [makeNode<ShellArithmetic>(conversion, "ShellArithmetic", part, {})];
    case "Glob":
    case "ExtendedGlob":
    case "BraceExpansion":
      return convertPattern(part, conversion, quote);
  }
}

function plainVariable(extent: Extent, text: string, conversion: Conversion, quote: ShellQuote): ShellVariable {
  const name = text.slice(1).replaceAll("\\\n", "");
  const fields = { name, operator: null, operand: null, replacement: null, quote };
  return makeNode<ShellVariable>(conversion, "ShellVariable", extent, fields);
}

/** The extent without the quotes; the closing one may be missing. */
function insideQuotes({ pos, end }: Extent, text: string): Extent {
  const opening = text.startsWith("$") ? 2 : 1;
  const closed = text.length > opening && text.at(-1) === text[opening - 1];
  return { pos: pos + opening, end: closed ? end - 1 : end };
}

function convertParameter(part: ParameterExpansionPart, conversion: Conversion, quote: ShellQuote): ShellVariable {
  const { operation, prefix } = part;
  const operator = operation?.operator ?? (prefix === "#" ? "length" : (prefix ?? null));
  const [first, second] = conversion.nesting.spend(part.end - part.pos) ? operandsOf(part) : [];
  const [, end] = conversion.view.range(part.pos, part.end);
  const operand = (word: Word | undefined): ShellWord | null => {
    if (word === undefined || tooDeep(conversion)) return null;
    const converted = convertWord(word, deeper(conversion), quote);
    // The empty operand of an expansion that nobody closes; what was decoded between them puts it behind the end.
    return converted.range[0] > end ? null : converted;
  };
  const fields = { name: part.parameter, operator, operand: operand(first), replacement: operand(second), quote };
  return makeNode<ShellVariable>(conversion, "ShellVariable", part, fields);
}

function operandsOf({ operation }: ParameterExpansionPart): readonly (Word | undefined)[] {
  switch (operation?.type) {
    case "Replace":
      return [operation.pattern, operation.replacement];
    case "Slice":
      return [operation.offset, operation.length];
    case "Default":
    case "Remove":
    case "CaseModification":
    case "Transform":
      return [operation.operand];
    case "Names":
    case "Unknown":
    case undefined:
      return [];
  }
}

function convertSubstitution(
  part: SubstitutionPart,
  kind: ShellSubstitution["kind"],
  conversion: Conversion,
  quote: ShellQuote,
): ShellSubstitution {
  const readable = !tooDeep(conversion) && conversion.nesting.spend(part.end - part.pos);
  const script = readable ? part.script : undefined;
  const inner = { ...deeper(conversion), view: substitutionView(part, script?.source, conversion) };
  return makeNode<ShellSubstitution>(conversion, "ShellSubstitution", part, {
    kind,
    script: script === undefined ? emptyScript(conversion, part) : conversion.script(script, inner),
    quote,
  });
}

/** Inside backticks with escapes unbash's positions belong to the text without them (`decoded`). */
function substitutionView(part: SubstitutionPart, decoded: string | undefined, { view }: Conversion): Conversion["view"] {
  if (decoded === undefined) return view.fresh();
  const { pos, end } = insideQuotes(part, part.text);
  return view.decoded(decoded, pos, end);
}

/** The pattern as written, in pieces around the variables, substitutions and quotes in it. */
function convertPattern(pattern: PatternPart, conversion: Conversion, quote: ShellQuote): ShellWordPart[] {
  const converted: ShellWordPart[] = [];
  let at = pattern.pos;
  const writtenUpTo = (end: number): void => {
    if (end <= at) return;
    const extent = { pos: at, end };
    converted.push(makeNode<ShellGlob>(conversion, "ShellGlob", extent, { text: written(extent, conversion) }));
  };
  for (const part of structureOf(pattern)) {
    writtenUpTo(part.pos);
    for (const next of convertPart(part, conversion, quote)) converted.push(next);
    at = part.end;
  }
  writtenUpTo(pattern.end);
  return converted;
}

/** What stands in a pattern and is neither literal nor pattern, in order. */
function structureOf(pattern: PatternPart): WordPart[] {
  const found: WordPart[] = [];
  const waiting: WordPart[] = [pattern];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (part.type === "Glob" || part.type === "ExtendedGlob" || part.type === "BraceExpansion") {
      for (const inner of part.parts?.toReversed() ?? []) waiting.push(inner);
    } else if (part.type !== "Literal") {
      found.push(part);
    }
  }
  return found;
}
