import type { ComposeEntry, ComposePart, ComposeScalar } from "../../parser/compose/ast.ts";
import { parseTemplate, type TemplatePart } from "../../parser/compose/template.ts";
import { text, type Piece, type Value } from "../value.ts";

/**
 * What a scalar says once Compose has filled it in, as far as the file tells: a default counts as the value,
 * for it is what stands here; any other reference is unknown.
 */
export function valueOf(scalar: Pick<ComposeScalar, "parts"> | null): Value {
  return scalar ? fromParts(scalar.parts) : [];
}

function fromParts(parts: readonly ComposePart[]): Value {
  return parts.flatMap((part): Value => {
    if (part.type === "ComposeText") return text(part.value);
    const unknown: Piece = { kind: "unknown", name: part.name };
    if (isDefault(part.operator)) {
      const fallback = fromParts(part.operand);
      return fallback.length > 0 ? fallback : [unknown];
    }
    return [unknown];
  });
}

/** A text whose references have their defaults in their place; one without a default stays as it is. */
export function withDefaults(template: string): string {
  return parseTemplate(template)
    .map((part) => (part.kind === "reference" && isDefault(part.operator) ? template.slice(...between(part.operand)) : template.slice(part.start, part.end)))
    .join("");
}

const isDefault = (operator: string | null): boolean => operator === ":-" || operator === "-";

function between(parts: readonly TemplatePart[]): [start: number, end: number] {
  return [parts[0]?.start ?? 0, parts.at(-1)?.end ?? 0];
}

/** The names of the variables that Compose fills in, with what they stand in. */
export function referencedNames(scalar: ComposeScalar): string[] {
  const names: string[] = [];
  const open: ComposePart[] = [...scalar.parts];
  for (let part = open.pop(); part; part = open.pop()) {
    if (part.type !== "ComposeReference") continue;
    names.push(part.name);
    open.push(...part.operand);
  }
  return names;
}

/** `NAME` or `NAME: ${OTHER}`: a value that Compose takes from its environment. */
export function isPassedOn({ value }: ComposeEntry): boolean {
  return value === null || (valueOf(value).length > 0 && valueOf(value).every(({ kind }) => kind === "unknown"));
}
