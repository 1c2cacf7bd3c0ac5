import { type BracePairs, pairBraces } from "./brace-pairs.ts";

/** A run of text; `$$` in it is decoded to a dollar. */
export interface TemplateText {
  readonly kind: "text";
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** `:-`, `-`, `:+`, `+`, `:?`, `?`. */
export type TemplateOperator = ":-" | "-" | ":+" | "+" | ":?" | "?";

/** `$NAME` or `${NAME…}`. */
export interface TemplateReference {
  readonly kind: "reference";
  readonly name: string;
  /** Null for a plain reference. */
  readonly operator: TemplateOperator | null;
  /** What stands behind the operator. */
  readonly operand: readonly TemplatePart[];
  readonly start: number;
  readonly end: number;
}

/** A `${` that starts no reference; Compose refuses a template whose result needs it. */
export interface TemplateFault {
  readonly kind: "fault";
  readonly start: number;
  readonly end: number;
}

/** Offsets count in the template, in UTF-16 units. */
export type TemplatePart = TemplateText | TemplateReference | TemplateFault;

/** References nested deeper than any file has them are faults, so that recursive readers are safe. */
const MAX_DEPTH = 100;

/** As in compose-go's pattern, whose case folding lets a long s and a Kelvin sign pass as letters. */
const REFERENCE = /\$(?:(?<escaped>\$)|(?<named>[_a-z][_a-z0-9]*)|\{(?:(?<braced>[_a-z][_a-z0-9]*)(?<operator>:?[-+?])?)?)/giuy;

/**
 * Reads a text as Compose does when it fills in variables (compose-go template/template.go). Parts stand in order and
 * cover the template. Never throws, and takes linear time.
 */
export function parseTemplate(template: string): TemplatePart[] {
  if (template === "") return [];
  if (!template.includes("$")) return [{ kind: "text", value: template, start: 0, end: template.length }];
  return new TemplateReader(template).read(0, template.length, 0);
}

class TemplateReader {
  readonly #template: string;
  #bracePairs: BracePairs | undefined;

  constructor(template: string) {
    this.#template = template;
  }

  read(start: number, end: number, depth: number): TemplatePart[] {
    const template = this.#template;
    const parts = new PartList(start);
    for (let at = start; at < end; ) {
      const dollar = template.indexOf("$", at);
      if (dollar === -1 || dollar >= end) {
        parts.addText(template.slice(at, end), end);
        break;
      }
      parts.addText(template.slice(at, dollar), dollar);
      at = this.#readDollar(dollar, end, depth, parts);
    }
    return parts.finish();
  }

  /** Adds what the dollar at `start` begins, and returns where it ends. */
  #readDollar(start: number, end: number, depth: number, parts: PartList): number {
    REFERENCE.lastIndex = start;
    const groups = REFERENCE.exec(this.#template)?.groups;
    const matchEnd = REFERENCE.lastIndex;
    if (groups === undefined) {
      parts.addText("$", start + 1);
      return start + 1;
    }
    if (groups["escaped"] !== undefined) parts.addText("$", matchEnd);
    else if (groups["named"] !== undefined) parts.add(createReference(groups["named"], null, [], start, matchEnd));
    else return this.#readBraced(start, end, depth, parts, groups["braced"], groups["operator"]);
    return matchEnd;
  }

  #readBraced(start: number, end: number, depth: number, parts: PartList, name?: string, operator?: string): number {
    const operandStart = start + "${".length + (name ?? "").length + (operator ?? "").length;
    const close = name === undefined ? -1 : this.#findClose(start, operandStart, end, operator !== undefined);
    if (name === undefined || close === -1 || depth === MAX_DEPTH) {
      const faultEnd = start + "${".length;
      parts.add({ kind: "fault", start, end: faultEnd });
      return faultEnd;
    }
    const operand = operator === undefined ? [] : this.read(operandStart, close, depth + 1);
    parts.add(createReference(name, (operator as TemplateOperator | undefined) ?? null, operand, start, close + 1));
    return close + 1;
  }

  /**
   * The closing brace of the reference at `start`, -1 where there is none. Behind an operator it is the one that
   * compose-go's count of braces arrives at, and where the count does not come out even the line's last brace.
   */
  #findClose(start: number, operandStart: number, end: number, hasOperator: boolean): number {
    if (!hasOperator) return operandStart < end && this.#template[operandStart] === "}" ? operandStart : -1;
    const pairs = (this.#bracePairs ??= pairBraces(this.#template));
    const limit = Math.min(end, pairs.lineEnd(operandStart));
    const partner = pairs.partner(start + 1);
    if (partner !== -1 && partner < limit) return partner;
    const last = pairs.lastClosing(limit);
    return last >= operandStart ? last : -1;
  }
}

function createReference(
  name: string,
  operator: TemplateOperator | null,
  operand: readonly TemplatePart[],
  start: number,
  end: number,
): TemplateReference {
  return { kind: "reference", name, operator, operand, start, end };
}

/** Collects parts; runs of text become one. */
class PartList {
  readonly #parts: TemplatePart[] = [];
  #text = "";
  #textStart: number;
  #textEnd: number;

  constructor(start: number) {
    this.#textStart = start;
    this.#textEnd = start;
  }

  /** Adds text that is written up to `end` of the template. */
  addText(value: string, end: number): void {
    this.#text += value;
    this.#textEnd = end;
  }

  add(part: TemplateReference | TemplateFault): void {
    this.#flush();
    this.#parts.push(part);
    this.#textStart = this.#textEnd = part.end;
  }

  finish(): TemplatePart[] {
    this.#flush();
    return this.#parts;
  }

  #flush(): void {
    if (this.#text === "") return;
    this.#parts.push({ kind: "text", value: this.#text, start: this.#textStart, end: this.#textEnd });
    this.#text = "";
  }
}
