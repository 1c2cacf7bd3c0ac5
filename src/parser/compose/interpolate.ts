import { type Environment, lookUp } from "../environment.ts";
import { parseTemplate, type TemplateOperator, type TemplatePart, type TemplateReference } from "./template.ts";

/**
 * Fills in a text's variables as Compose does (compose-go template/template.go). Gives `error`, a sentence without any
 * value, where Compose refuses: a `${` that starts no reference, or `${X:?}` without an X. An operand counts only
 * where it is used.
 */
export function interpolate(
  template: string,
  environment: Environment,
): { readonly result: string } | { readonly error: string } {
  try {
    return { result: evaluate(parseTemplate(template), environment) };
  } catch (error) {
    if (error instanceof Refusal) return { error: error.message };
    throw error;
  }
}

/** Ends the evaluation of a template that Compose refuses. */
class Refusal extends Error {}

const evaluate = (parts: readonly TemplatePart[], environment: Environment): string =>
  parts.map((part) => evaluatePart(part, environment)).join("");

function evaluatePart(part: TemplatePart, environment: Environment): string {
  switch (part.kind) {
    case "text":
      return part.value;
    case "fault":
      throw new Refusal("A ${ starts no reference to a variable.");
    case "reference":
      return evaluateReference(part, environment);
  }
}

function evaluateReference({ name, operator, operand }: TemplateReference, environment: Environment): string {
  const value = lookUp(environment, name);
  if (operator === null) return value ?? "";
  const { use, wantsValue } = OPERATORS[operator];
  const isGiven = value !== undefined && (value !== "" || !wantsValue);
  if (isGiven === (use === "presence")) {
    const text = evaluate(operand, environment);
    if (use === "refusal") throw new Refusal(`The variable ${name} is required.`);
    return text;
  }
  return value ?? "";
}

interface OperatorMeaning {
  /** What the operand is for: the text in place of a missing value, in place of one that is there, or the message of a refusal. */
  readonly use: "absence" | "presence" | "refusal";
  /** Whether an empty value counts as missing. */
  readonly wantsValue: boolean;
}

const OPERATORS: Readonly<Record<TemplateOperator, OperatorMeaning>> = {
  ":-": { use: "absence", wantsValue: true },
  "-": { use: "absence", wantsValue: false },
  ":+": { use: "presence", wantsValue: true },
  "+": { use: "presence", wantsValue: false },
  ":?": { use: "refusal", wantsValue: true },
  "?": { use: "refusal", wantsValue: false },
};
