import { isScalar, isSeq } from "yaml";
import type { LineTable } from "../lines.ts";
import type { BaseNode, Diagnostic, Range } from "../node.ts";
import { createNode } from "../tree.ts";
import type { ComposeScalar, ComposeScalarStyle } from "./ast.ts";
import { createScalar, createScalarPart } from "./scalar-node.ts";
import { isNull, rangeOf, type YamlDocument, type YamlField, type YamlScalar, type YamlValue } from "./yaml-document.ts";

/** The fields of a mapping by name. */
export type Fields = ReadonlyMap<string, YamlField>;

const STYLES: Readonly<Record<string, ComposeScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

/** Makes nodes of a document's YAML nodes: of each one the same node every time. */
export class DocumentReader {
  readonly lines: LineTable;
  readonly document: YamlDocument;
  readonly diagnostics: Diagnostic[];
  readonly #made = new Map<string, Map<object, unknown>>();
  readonly #scalars = new Map<YamlScalar, ComposeScalar>();
  readonly #taken = new Set<YamlScalar>();

  constructor(lines: LineTable, document: YamlDocument, diagnostics: Diagnostic[]) {
    this.lines = lines;
    this.document = document;
    this.diagnostics = diagnostics;
  }

  /** What `make` gives for a YAML node in this role, made once. */
  once<T>(role: string, node: object, make: () => T): T {
    const made = this.#made.get(role) ?? new Map<object, unknown>();
    this.#made.set(role, made);
    if (!made.has(node)) made.set(node, make());
    return made.get(node) as T;
  }

  create<T extends BaseNode>(type: T["type"], [start, end]: Range, fields: Omit<T, keyof BaseNode>): T {
    return createNode<T>(this.lines, type, start, end, fields);
  }

  fields(value: YamlValue | null | undefined): Fields {
    return this.document.fields(value);
  }

  items(value: YamlValue | null | undefined): readonly YamlValue[] {
    return this.document.items(value);
  }

  /** The scalar that a typed field holds; null for no value, and for what is no scalar. */
  scalar(value: YamlValue | null | undefined): ComposeScalar | null {
    if (!isScalar(value) || isNull(value)) return null;
    this.take(value);
    return this.anyScalar(value);
  }

  /** The scalar of a field. */
  scalarAt(fields: Fields, name: string): ComposeScalar | null {
    return this.scalar(fields.get(name)?.value);
  }

  /** A scalar, or the scalars of a sequence. */
  scalars(value: YamlValue | null | undefined): ComposeScalar[] {
    const values = isSeq(value) ? this.items(value) : [value];
    return values.flatMap((item) => this.scalar(item) ?? []);
  }

  key({ key }: YamlField): ComposeScalar {
    return this.keyScalar(key);
  }

  keyScalar(key: YamlScalar): ComposeScalar {
    return this.#scalar(key, false);
  }

  /** A scalar that no typed field needs to hold. */
  anyScalar(value: YamlScalar): ComposeScalar {
    return this.#scalar(value, true);
  }

  /** The part `[start, end)` of a scalar's value. */
  part(scalar: ComposeScalar, start: number, end: number): ComposeScalar {
    return createScalarPart(this.lines, scalar, start, end);
  }

  /** Notes that a typed field holds the scalar. */
  take(value: YamlScalar): void {
    this.#taken.add(value);
  }

  isTaken(value: YamlScalar): boolean {
    return this.#taken.has(value);
  }

  #scalar(node: YamlScalar, isTemplate: boolean): ComposeScalar {
    const known = this.#scalars.get(node);
    if (known !== undefined) return known;
    const { source: value, tag, type } = node;
    const style = STYLES[type ?? ""] ?? "plain";
    const scalar = createScalar(this.lines, { value, style, tag: tag ?? null, range: rangeOf(node), isTemplate });
    this.#scalars.set(node, scalar);
    return scalar;
  }
}
