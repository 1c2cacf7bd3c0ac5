import { type Alias, isAlias, isMap, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from "yaml";
import type { Diagnostic, Range } from "../node.ts";
import type { YamlDocumentSource } from "./yaml-reader.ts";

export type YamlScalar = Scalar.Parsed;
export type YamlMap = YAMLMap.Parsed;
export type YamlSeq = YAMLSeq.Parsed;
/** A node that is no alias. */
export type YamlValue = YamlScalar | YamlMap | YamlSeq;

/** A key of a mapping and what stands behind it, aliases resolved. */
export interface YamlField {
  readonly key: YamlScalar;
  /** Null for nothing, and for an alias that names nothing. */
  readonly value: YamlValue | null;
  /** Where key and value are written. */
  readonly range: Range;
  /** The pair in the tree; the same one wherever a merge brings it. */
  readonly pair: object;
}

/** How many fields and items aliases and merges may repeat in one document: a file that wants more is made to exhaust its reader. */
const MAX_REPEATED = 100_000;
/** Mappings that merge one another in a longer row than this are read without the rest of the row. */
const MAX_MERGE_DEPTH = 100;
const NO_FIELDS: ReadonlyMap<string, YamlField> = new Map();

/** A YAML document as Compose sees it: aliases resolved, merges carried out. */
export class YamlDocument {
  readonly contents: ParsedNode | null;
  readonly range: Range;
  readonly #text: string;
  readonly #targets: ReadonlyMap<Alias.Parsed, YamlValue>;
  readonly #diagnostics: Diagnostic[];
  readonly #fields = new Map<YamlMap, ReadonlyMap<string, YamlField>>();
  /** Collections that were read once; to read them again costs. */
  readonly #read = new Set<YamlMap | YamlSeq>();
  #repeated = 0;
  #depth = 0;

  /** Reports what YAML readers refuse in `diagnostics`; `text` is the whole file's. */
  constructor({ contents, range }: YamlDocumentSource, text: string, diagnostics: Diagnostic[]) {
    this.#text = text;
    this.contents = contents;
    this.range = range;
    this.#diagnostics = diagnostics;
    this.#targets = this.#survey();
  }

  /** What a node stands for; null for none, and for an alias that names nothing. */
  resolve(node: ParsedNode | null | undefined): YamlValue | null {
    if (node === null || node === undefined) return null;
    return isAlias(node) ? (this.#targets.get(node) ?? null) : node;
  }

  /** The fields of a mapping, its own ones first; none for anything else. */
  fields(node: ParsedNode | null | undefined): ReadonlyMap<string, YamlField> {
    const value = this.resolve(node);
    if (!isMap(value)) return NO_FIELDS;
    const fields = this.#fieldsOf(value);
    return this.#mayRead(value, fields.size) ? fields : NO_FIELDS;
  }

  /** The items of a sequence, aliases resolved; none for anything else. */
  items(node: ParsedNode | null | undefined): YamlValue[] {
    const value = this.resolve(node);
    if (!isSeq(value) || !this.#mayRead(value, value.items.length)) return [];
    return value.items.flatMap((item) => this.resolve(item) ?? []);
  }

  #report(message: string, range: Range): void {
    this.#diagnostics.push({ severity: "error", message, range });
  }

  #fieldsOf(map: YamlMap): ReadonlyMap<string, YamlField> {
    const known = this.#fields.get(map);
    if (known !== undefined) return known;
    const fields = new Map<string, YamlField>();
    this.#fields.set(map, fields);
    const merges: ParsedNode[] = [];
    for (const pair of map.items) {
      const key = this.resolve(pair.key);
      if (!isScalar(key)) continue;
      const { value } = pair;
      if (isMergeKey(key)) merges.push(...(value === null ? [] : [value]));
      else if (!fields.has(key.source)) {
        fields.set(key.source, { key, value: this.resolve(value), range: rangeOfPair(pair), pair });
      }
    }
    this.#depth++;
    for (const merge of merges) this.#merge(fields, merge);
    this.#depth--;
    return fields;
  }

  /** Adds the fields of a mapping or of a sequence of them; those that are there stay, and the first one wins. */
  #merge(fields: Map<string, YamlField>, source: ParsedNode): void {
    const value = this.resolve(source);
    const maps = isSeq(value) ? this.items(value) : [value];
    for (const map of maps) {
      if (!isMap(map)) {
        if (map !== null) this.#report("Only mappings can be merged.", rangeOf(source));
        continue;
      }
      const merged = this.#depth > MAX_MERGE_DEPTH ? NO_FIELDS : this.#fieldsOf(map);
      if (!this.#spend(merged.size + 1, rangeOf(source))) return;
      for (const [name, field] of merged) if (!fields.has(name)) fields.set(name, field);
    }
  }

  #mayRead(collection: YamlMap | YamlSeq, size: number): boolean {
    if (this.#read.has(collection)) return this.#spend(size + 1, rangeOf(collection));
    this.#read.add(collection);
    return true;
  }

  #spend(count: number, place: Range): boolean {
    const wasEnough = this.#repeated <= MAX_REPEATED;
    this.#repeated += count;
    const isEnough = this.#repeated <= MAX_REPEATED;
    if (wasEnough && !isEnough) this.#report("Aliases and merges repeat too much; the rest of them is not read.", place);
    return isEnough;
  }

  /** Goes through the document once: finds what aliases name, and reports keys and aliases that readers refuse. */
  #survey(): ReadonlyMap<Alias.Parsed, YamlValue> {
    const anchors = new Map<string, YamlValue>();
    const targets = new Map<Alias.Parsed, YamlValue>();
    const waiting: (ParsedNode | null)[] = [this.contents];
    while (waiting.length > 0) {
      const node = waiting.pop() ?? null;
      if (isAlias(node)) {
        const target = this.#targetOf(node, anchors);
        if (target !== null) targets.set(node, target);
      } else if (node !== null) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        if (isMap(node)) this.#checkKeys(node);
        for (const child of childrenOf(node).reverse()) waiting.push(child);
      }
    }
    return targets;
  }

  #targetOf(alias: Alias.Parsed, anchors: ReadonlyMap<string, YamlValue>): YamlValue | null {
    const target = anchors.get(alias.source) ?? null;
    if (target === null) this.#report("The alias names an anchor that does not stand before it.", rangeOf(alias));
    else if (alias.range[0] < target.range[1]) this.#report("The alias stands in the value that it names.", rangeOf(alias));
    else return target;
    return null;
  }

  /** Compose refuses a mapping with a key that is given twice, or that is no text. */
  #checkKeys({ items }: YamlMap): void {
    const seen = new Set<string>();
    for (const { key } of items) {
      if (isScalar(key)) {
        repairKey(key, this.#text);
        if (seen.has(key.source)) this.#report("The key is given twice in the same mapping.", rangeOf(key));
        seen.add(key.source);
      } else if (!isAlias(key)) this.#report("A key must be a text.", rangeOf(key));
    }
  }
}

/** A node's children in order of the text. */
function childrenOf(node: YamlValue): (ParsedNode | null)[] {
  if (isMap(node)) return (node).items.flatMap(({ key, value }) => [key, value]);
  return isSeq(node) ? [...(node).items] : [];
}

/**
 * Takes the lines above away from a key that has several: where a line without a colon, such as one that is being typed,
 * stands above another one, YAML takes both for a key and refuses it.
 */
function repairKey(key: YamlScalar, text: string): void {
  const [start, end, nodeEnd] = key.range;
  const written = text.slice(start, end);
  const newline = written.lastIndexOf("\n");
  if (key.type !== "PLAIN" || newline === -1) return;
  const name = written.slice(newline + 1).trimStart();
  key.range = [end - name.length, end, nodeEnd];
  key.source = name;
}

/** Without the white space and the comment behind it. */
export const rangeOf = ({ range: [start, end] }: ParsedNode): Range => [start, end];

function rangeOfPair({ key, value }: YamlMap["items"][number]): Range {
  const start = key.range[0];
  return [start, Math.max(key.range[1], value?.range[1] ?? 0)];
}

const isMergeKey = ({ source, type }: YamlScalar): boolean => source === "<<" && type === "PLAIN";

const NULLS: ReadonlySet<string> = new Set(["", "~", "null", "Null", "NULL"]);
const STRING_TAG = "tag:yaml.org,2002:str";

/** Whether a scalar says that there is no value. */
export const isNull = ({ source, type, tag }: YamlScalar): boolean =>
  NULLS.has(source) && (type === undefined || type === "PLAIN") && tag !== STRING_TAG;
