import { isMap, isScalar } from "yaml";
import { LineTable } from "../lines.ts";
import type { Diagnostic, Range } from "../node.ts";
import { createNode } from "../tree.ts";
import type { ComposeComment, ComposeDocument, ComposeFile, ComposeScalar } from "./ast.ts";
import { DocumentReader } from "./document-reader.ts";
import { isForeign } from "./foreign.ts";
import { readRemaining } from "./remaining.ts";
import { readDefinitions } from "./secrets.ts";
import { readServices } from "./services.ts";
import { isNull, rangeOf, YamlDocument, type YamlValue } from "./yaml-document.ts";
import { readYaml } from "./yaml-reader.ts";

export interface ParsedCompose {
  readonly tree: ComposeFile;
  /** What YAML, Compose's interpolation, or BuildKit in an inline Dockerfile refuses, in order of the text. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a Compose file. Takes any text and never throws: what YAML or Compose refuses is a diagnostic, and whatever can
 * be read of the rest is in the tree. All ranges are offsets into `text`, a byte order mark included.
 */
export function parseCompose(text: string): ParsedCompose {
  const lines = new LineTable(text);
  const source = readYaml(text);
  const diagnostics: Diagnostic[] = [...findControlCharacter(text), ...source.diagnostics];
  const comments = source.comments.map((range) => createComment(lines, range));
  const documents = source.documents.map((document) => {
    // What another program's file has under such a name is no fault of Compose's.
    const refused = isForeign(document) ? [] : diagnostics;
    return readDocument(new DocumentReader(lines, new YamlDocument(document, text, refused), refused));
  });
  const tree = createNode<ComposeFile>(lines, "ComposeFile", 0, text.length, { documents, comments });
  return { tree, diagnostics: diagnostics.sort((a, b) => a.range[0] - b.range[0]) };
}

function createComment(lines: LineTable, [start, end]: Range): ComposeComment {
  return createNode<ComposeComment>(lines, "ComposeComment", start, end, { value: lines.text.slice(start + 1, end) });
}

function readDocument(reader: DocumentReader): ComposeDocument {
  const { document: { contents, range }, diagnostics } = reader;
  if (contents !== null && !isMap(contents) && !(isScalar(contents) && isNull(contents))) {
    const message = "A Compose file is a mapping with services.";
    diagnostics.push({ severity: "error", message, range: rangeOf(contents) });
  }
  const fields = reader.document.fields(contents);
  const valueOf = (name: string): YamlValue | null => fields.get(name)?.value ?? null;
  const typed = {
    name: reader.scalarAt(fields, "name"),
    include: readInclude(reader, valueOf("include")),
    services: readServices(reader, fields),
    secrets: readDefinitions(reader, valueOf("secrets")),
    configs: readDefinitions(reader, valueOf("configs")),
  };
  // What remains is known only when all typed fields are read.
  const { extensions, others } = readRemaining(reader);
  return reader.create<ComposeDocument>("ComposeDocument", range, { extensions, others, ...typed });
}

/** Paths, or mappings with a `path` that is one or several. */
function readInclude(reader: DocumentReader, value: YamlValue | null): ComposeScalar[] {
  return reader.items(value).flatMap((item) => reader.scalars(isMap(item) ? reader.fields(item).get("path")?.value : item));
}

/** YAML takes no control characters but tab, line breaks and NEL, and a byte order mark only at the start. */
const CONTROL_CHARACTER = /(?!^)\uFEFF|(?![\t\n\r\u0085])[\p{Cc}\uFFFE\uFFFF]/u;

function findControlCharacter(text: string): Diagnostic[] {
  const index = text.search(CONTROL_CHARACTER);
  if (index === -1) return [];
  return [{ severity: "error", message: "YAML takes no control characters.", range: [index, index + 1] }];
}
