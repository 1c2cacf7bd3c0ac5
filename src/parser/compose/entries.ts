import { isScalar, isSeq } from "yaml";
import type { ComposeEntry, ComposeScalar } from "./ast.ts";
import type { DocumentReader } from "./document-reader.ts";
import { parseTemplate } from "./template.ts";
import type { YamlField, YamlScalar, YamlValue } from "./yaml-document.ts";

/** Reads names and values in either form: a mapping, or a list of `NAME=value`. */
export function readEntries(reader: DocumentReader, value: YamlValue | null | undefined): ComposeEntry[] {
  if (!isSeq(value)) return [...reader.fields(value).values()].map((field) => readField(reader, field));
  return reader.items(value).flatMap((item) => (isScalar(item) ? [readItem(reader, item)] : []));
}

function readField(reader: DocumentReader, field: YamlField): ComposeEntry {
  return reader.once("entry", field.pair, () =>
    reader.create<ComposeEntry>("ComposeEntry", field.range, {
      form: "map",
      key: reader.key(field),
      value: reader.scalar(field.value),
    }),
  );
}

function readItem(reader: DocumentReader, item: YamlScalar): ComposeEntry {
  return reader.once("entry", item, () => {
    reader.take(item);
    const whole = reader.anyScalar(item);
    return reader.create<ComposeEntry>("ComposeEntry", whole.range, { form: "list", ...splitPair(reader, whole) });
  });
}

/** Splits a scalar at its first equals sign; the value is null where there is none. */
export function splitPair(reader: DocumentReader, whole: ComposeScalar): Pick<ComposeEntry, "key" | "value"> {
  const { length } = whole.value;
  const equals = indexOutsideReferences(whole.value, "=");
  if (equals === -1) return { key: reader.part(whole, 0, length), value: null };
  return { key: reader.part(whole, 0, equals), value: reader.part(whole, equals + 1, length) };
}

/** The offset of a character in a template, at `from` or behind it, that stands in no `${…}`; -1 for none. */
export function indexOutsideReferences(template: string, character: string, from = 0): number {
  const first = template.indexOf(character, from);
  if (first === -1 || template.lastIndexOf("${", first) === -1) return first;
  for (const { kind, start, end } of parseTemplate(template)) {
    if (kind === "reference" || end <= from) continue;
    const found = template.indexOf(character, Math.max(start, from));
    if (found !== -1 && found < end) return found;
  }
  return -1;
}
