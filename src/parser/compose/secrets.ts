import { isMap } from "yaml";
import type { ComposeDefinition, ComposeSecretUse } from "./ast.ts";
import type { DocumentReader } from "./document-reader.ts";
import { readEntries } from "./entries.ts";
import { rangeOf, type YamlValue } from "./yaml-document.ts";

/** Reads the `secrets` or `configs` that a service or a build uses. */
export function readSecretUses(reader: DocumentReader, value: YamlValue | null | undefined): ComposeSecretUse[] {
  return reader.items(value).map((item) => reader.once("use", item, () => readUse(reader, item)));
}

function readUse(reader: DocumentReader, item: YamlValue): ComposeSecretUse {
  const fields = reader.fields(item);
  const isLong = isMap(item);
  return reader.create<ComposeSecretUse>("ComposeSecretUse", rangeOf(item), {
    form: isLong ? "long" : "short",
    source: isLong ? reader.scalarAt(fields, "source") : reader.scalar(item),
    target: reader.scalarAt(fields, "target"),
    uid: reader.scalarAt(fields, "uid"),
    gid: reader.scalarAt(fields, "gid"),
    mode: reader.scalarAt(fields, "mode"),
  });
}

/** Reads the document's `secrets` or `configs`. */
export function readDefinitions(reader: DocumentReader, value: YamlValue | null | undefined): ComposeDefinition[] {
  return [...reader.fields(value).values()].map((definition) =>
    reader.once("definition", definition.pair, () => {
      const fields = reader.fields(definition.value);
      const external = fields.get("external")?.value ?? null;
      return reader.create<ComposeDefinition>("ComposeDefinition", definition.range, {
        name: reader.key(definition),
        file: reader.scalarAt(fields, "file"),
        environment: reader.scalarAt(fields, "environment"),
        content: reader.scalarAt(fields, "content"),
        // Before `name` there was `external: { name: … }`.
        external: isMap(external) || reader.scalar(external)?.value === "true",
        externalName: reader.scalarAt(fields, "name") ?? reader.scalarAt(reader.fields(external), "name"),
        labels: readEntries(reader, fields.get("labels")?.value),
      });
    }),
  );
}
