import type { LineTable } from "../lines.ts";
import type { Range } from "../node.ts";
import type { PositionMap } from "../position-map.ts";
import { createNode, TreeNode } from "../tree.ts";
import type { ComposePart, ComposeReference, ComposeScalar, ComposeScalarStyle, ComposeText } from "./ast.ts";
import { mapScalar } from "./scalar-map.ts";
import { parseTemplate, type TemplatePart } from "./template.ts";

/** A scalar as YAML reads it. */
export interface ScalarSource {
  readonly value: string;
  readonly style: ComposeScalarStyle;
  readonly tag: string | null;
  readonly range: Range;
  /** False for keys, in which Compose fills in nothing. */
  readonly isTemplate: boolean;
}

/** Makes the node of a whole scalar. */
export function createScalar(lines: LineTable, source: ScalarSource): ComposeScalar {
  const { value, style, range } = source;
  const createMap = (): PositionMap => mapScalar(lines.text, range, style, value);
  if (style !== "literal" && style !== "folded") return new ScalarNode(lines, source, createMap);
  // YAML counts the blank lines behind a block as its own.
  const map = createMap();
  const end = Math.min(map.end(value.length), range[1]);
  return new ScalarNode(lines, { ...source, range: [range[0], end] }, () => map);
}

/** Makes the node of the part `[start, end)` of a scalar's value; a part that is empty still has its place. */
export function createScalarPart(lines: LineTable, whole: ComposeScalar, start: number, end: number): ComposeScalar {
  const { style, tag } = whole;
  const source = { value: whole.value.slice(start, end), style, tag, range: whole.locate(start, end), isTemplate: true };
  return new ScalarNode(lines, source, () => whole.map.slice(start, end));
}

/** Its map and its parts are made when first asked for. */
class ScalarNode extends TreeNode implements ComposeScalar {
  declare readonly type: "ComposeScalar";
  readonly value: string;
  readonly style: ComposeScalarStyle;
  readonly tag: string | null;
  readonly #lines: LineTable;
  readonly #isTemplate: boolean;
  readonly #createMap: () => PositionMap;
  #map: PositionMap | undefined;
  #parts: readonly ComposePart[] | undefined;

  constructor(lines: LineTable, { value, style, tag, range, isTemplate }: ScalarSource, createMap: () => PositionMap) {
    super(lines, "ComposeScalar", ...range);
    this.value = value;
    this.style = style;
    this.tag = tag;
    this.#lines = lines;
    this.#isTemplate = isTemplate;
    this.#createMap = createMap;
  }

  get map(): PositionMap {
    return (this.#map ??= this.#createMap());
  }

  get parts(): readonly ComposePart[] {
    return (this.#parts ??= this.#createParts(this.#template()));
  }

  locate(start: number, end: number): Range {
    const [first, last] = this.range;
    // Behind the last character stands whatever closes the scalar; that is where an empty part at the end has its place.
    const from = start > 0 && start === this.value.length ? this.map.end(start) : this.map.start(start);
    const to = end > start ? this.map.end(end) : from;
    const clampedFrom = Math.min(Math.max(from, first), last);
    return [clampedFrom, Math.min(Math.max(to, clampedFrom), last)];
  }

  #template(): readonly TemplatePart[] {
    const { value } = this;
    if (this.#isTemplate) return parseTemplate(value);
    return value === "" ? [] : [{ kind: "text", value, start: 0, end: value.length }];
  }

  #createParts(parts: readonly TemplatePart[]): ComposePart[] {
    return parts.map((part) => this.#createPart(part));
  }

  #createPart(part: TemplatePart): ComposePart {
    const range = this.locate(part.start, part.end);
    if (part.kind === "reference") {
      const { name, operator } = part;
      const operand = this.#createParts(part.operand);
      return createNode<ComposeReference>(this.#lines, "ComposeReference", ...range, { name, operator, operand });
    }
    const value = part.kind === "text" ? part.value : this.value.slice(part.start, part.end);
    return createNode<ComposeText>(this.#lines, "ComposeText", ...range, { value });
  }
}
