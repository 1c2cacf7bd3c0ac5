import { isMap } from "yaml";
import type { ComposeScalar, ComposeVolume } from "./ast.ts";
import type { DocumentReader } from "./document-reader.ts";
import { indexOutsideReferences } from "./entries.ts";
import { rangeOf, type YamlValue } from "./yaml-document.ts";

/** Reads the `volumes` of a service. */
export function readVolumes(reader: DocumentReader, value: YamlValue | null | undefined): ComposeVolume[] {
  return reader.items(value).flatMap((item) => reader.once("volume", item, () => readVolume(reader, item)) ?? []);
}

function readVolume(reader: DocumentReader, item: YamlValue): ComposeVolume | null {
  if (isMap(item)) {
    const fields = reader.fields(item);
    return reader.create<ComposeVolume>("ComposeVolume", rangeOf(item), {
      form: "long",
      kind: reader.scalarAt(fields, "type")?.value ?? null,
      source: reader.scalarAt(fields, "source"),
      target: reader.scalarAt(fields, "target"),
    });
  }
  const whole = reader.scalar(item);
  if (whole === null) return null;
  return reader.create<ComposeVolume>("ComposeVolume", whole.range, { form: "short", ...readShort(reader, whole) });
}

const DRIVE = /^[A-Za-z]:/;

/** `source:target:options`, or a target alone (compose-go format/volume.go). */
function readShort(reader: DocumentReader, whole: ComposeScalar): Pick<ComposeVolume, "kind" | "source" | "target"> {
  const { value } = whole;
  const sourceEnd = endOfPath(value, 0);
  if (sourceEnd === value.length) return { kind: "volume", source: null, target: reader.part(whole, 0, sourceEnd) };
  const kind = isPath(value) ? "bind" : "volume";
  const target = reader.part(whole, sourceEnd + 1, endOfPath(value, sourceEnd + 1));
  return { kind, source: reader.part(whole, 0, sourceEnd), target };
}

/** The offset of the colon behind the path at `start`, which may be one of Windows. */
function endOfPath(value: string, start: number): number {
  const colon = indexOutsideReferences(value, ":", DRIVE.test(value.slice(start, start + 2)) ? start + 2 : start);
  return colon === -1 ? value.length : colon;
}

const isPath = (source: string): boolean => /^(?:[./~]|\\\\)/.test(source) || DRIVE.test(source);
