import { isScalar } from "yaml";
import { parseDockerfileAt } from "../dockerfile/parse.ts";
import type { ComposeBuild, ComposeInlineDockerfile, ComposeScalar } from "./ast.ts";
import type { DocumentReader, Fields } from "./document-reader.ts";
import { readEntries } from "./entries.ts";
import { readSecretUses } from "./secrets.ts";
import { unescapeDollars } from "./unescape.ts";
import { rangeOf, type YamlValue } from "./yaml-document.ts";

const NO_FIELDS: Fields = new Map();

/** Reads the `build` of a service: a context, or a mapping. */
export function readBuild(reader: DocumentReader, value: YamlValue | null | undefined): ComposeBuild | null {
  if (value === null || value === undefined) return null;
  return reader.once("build", value, () => {
    const context = isScalar(value) ? reader.scalar(value) : null;
    if (isScalar(value) && context === null) return null;
    return createBuild(reader, value, context, isScalar(value) ? NO_FIELDS : reader.fields(value));
  });
}

function createBuild(reader: DocumentReader, value: YamlValue, context: ComposeScalar | null, fields: Fields): ComposeBuild {
  const valueOf = (name: string): YamlValue | null => fields.get(name)?.value ?? null;
  const inline = reader.scalarAt(fields, "dockerfile_inline");
  return reader.create<ComposeBuild>("ComposeBuild", context?.range ?? rangeOf(value), {
    context: context ?? reader.scalarAt(fields, "context"),
    dockerfile: reader.scalarAt(fields, "dockerfile"),
    inline: inline === null ? null : reader.once("inline", inline, () => readInline(reader, inline)),
    target: reader.scalarAt(fields, "target"),
    network: reader.scalarAt(fields, "network"),
    args: readEntries(reader, valueOf("args")),
    labels: readEntries(reader, valueOf("labels")),
    secrets: readSecretUses(reader, valueOf("secrets")),
    ssh: readEntries(reader, valueOf("ssh")),
    additionalContexts: readEntries(reader, valueOf("additional_contexts")),
  });
}

function readInline(reader: DocumentReader, scalar: ComposeScalar): ComposeInlineDockerfile {
  const { text, map } = unescapeDollars(scalar);
  const { tree: dockerfile, diagnostics } = parseDockerfileAt(text, map, reader.lines);
  reader.diagnostics.push(...diagnostics);
  return reader.create<ComposeInlineDockerfile>("ComposeInlineDockerfile", scalar.range, { scalar, dockerfile, diagnostics });
}
