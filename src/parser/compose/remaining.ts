import { isAlias, isMap, isScalar, type ParsedNode } from "yaml";
import type { ComposeField, ComposeScalar } from "./ast.ts";
import type { DocumentReader } from "./document-reader.ts";
import { parseTemplate, type TemplatePart } from "./template.ts";
import { isNull, type YamlMap, type YamlScalar } from "./yaml-document.ts";

export interface RemainingFields {
  /** Those with an `x-` key above them. */
  readonly extensions: readonly ComposeField[];
  readonly others: readonly ComposeField[];
}

/** Collects the scalars that no typed field has taken, each where it is written. */
export function readRemaining(reader: DocumentReader): RemainingFields {
  const collector = new FieldCollector(reader);
  collector.collect(reader.document.contents, [], null);
  return collector;
}

class FieldCollector implements RemainingFields {
  readonly extensions: ComposeField[] = [];
  readonly others: ComposeField[] = [];
  readonly #reader: DocumentReader;

  constructor(reader: DocumentReader) {
    this.#reader = reader;
  }

  collect(node: ParsedNode | null, path: readonly string[], key: ComposeScalar | null): void {
    if (node === null || isAlias(node)) return;
    if (isScalar(node)) this.#collectScalar(node, path, key);
    else if (isMap(node)) this.#collectMap(node, path);
    else (node).items.forEach((item, index) => this.collect(item, [...path, String(index)], key));
  }

  #collectMap({ items }: YamlMap, path: readonly string[]): void {
    for (const { key, value } of items) {
      if (isScalar(key)) this.collect(value, [...path, key.source], this.#reader.keyScalar(key));
    }
  }

  #collectScalar(node: YamlScalar, path: readonly string[], key: ComposeScalar | null): void {
    const reader = this.#reader;
    if (isNull(node)) return;
    if (node.source.includes("${")) this.#reportFaults(reader.anyScalar(node));
    if (key === null || reader.isTaken(node)) return;
    const value = reader.anyScalar(node);
    const fields = path.some((name) => name.startsWith("x-")) ? this.extensions : this.others;
    fields.push(reader.create<ComposeField>("ComposeField", value.range, { path, key, value }));
  }

  /** Compose refuses a file with a `${` that starts no reference; in an operand only where it uses that. */
  #reportFaults(scalar: ComposeScalar): void {
    const report = (parts: readonly TemplatePart[], severity: "error" | "warning"): void => {
      for (const part of parts) {
        if (part.kind === "reference") report(part.operand, "warning");
        if (part.kind !== "fault") continue;
        const range = scalar.locate(part.start, part.end);
        this.#reader.diagnostics.push({ severity, message: messageOf(scalar.value.slice(part.end)), range });
      }
    };
    report(parseTemplate(scalar.value), "error");
  }
}

/** What is wrong with a `${`, by what stands behind it: `${TZ:Europe/Rome}` was meant to have a default. */
function messageOf(rest: string): string {
  const meant = /^[A-Za-z_][A-Za-z0-9_]{0,99}:(?![-+?])/.test(rest) ? "a default stands behind :-" : "a dollar is written $$";
  return `This \${ starts no reference to a variable; ${meant}.`;
}
