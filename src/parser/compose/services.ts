import { isMap, isScalar, isSeq } from "yaml";
import type { ComposeEnvFile, ComposeExtends, ComposeService, ComposeWatch } from "./ast.ts";
import { readBuild } from "./builds.ts";
import { readCommand, readHealthcheck, readHooks } from "./commands.ts";
import type { DocumentReader, Fields } from "./document-reader.ts";
import { readEntries } from "./entries.ts";
import { readSecretUses } from "./secrets.ts";
import { readVolumes } from "./volumes.ts";
import { rangeOf, type YamlField, type YamlValue } from "./yaml-document.ts";

/** Reads a document's services. */
export function readServices(reader: DocumentReader, document: Fields): ComposeService[] {
  const services = document.get("services");
  const fields = services === undefined ? legacyServices(reader, document) : [...reader.fields(services.value).values()];
  return fields.map((service) => readService(reader, service));
}

/** The document's fields that are no services even in a file without `services`. */
const DOCUMENT_FIELDS = /^(?:version|name|include|networks|volumes|secrets|configs|models|x-.*)$/;

/**
 * The first format of Compose files had the services themselves at the top. A key that holds services and is called
 * something else (`service:`) is one that Compose refuses; what is written below it is in the repository all the same.
 */
function legacyServices(reader: DocumentReader, document: Fields): YamlField[] {
  const fields = [...document].flatMap(([name, field]) => (DOCUMENT_FIELDS.test(name) ? [] : [field]));
  const isService = ({ value }: YamlField): boolean => SERVICE_FIELDS.some((name) => reader.fields(value).has(name));
  return fields.flatMap((field) => (isService(field) ? [field] : [...reader.fields(field.value).values()].filter(isService)));
}

/** Of these a service has one, or there is nothing to start. */
const SERVICE_FIELDS = ["image", "build"];

function readService(reader: DocumentReader, service: YamlField): ComposeService {
  const fields = reader.fields(service.value);
  const valueOf = (name: string, from: Fields = fields): YamlValue | null => from.get(name)?.value ?? null;
  const fieldsOf = (name: string): Fields => reader.fields(valueOf(name));
  return reader.create<ComposeService>("ComposeService", service.range, {
    name: reader.key(service),
    image: reader.scalarAt(fields, "image"),
    build: readBuild(reader, valueOf("build")),
    environment: readEntries(reader, valueOf("environment")),
    envFiles: readEnvFiles(reader, valueOf("env_file")),
    labels: [...readEntries(reader, valueOf("labels")), ...readEntries(reader, valueOf("labels", fieldsOf("deploy")))],
    annotations: readEntries(reader, valueOf("annotations")),
    command: readCommand(reader, valueOf("command")),
    entrypoint: readCommand(reader, valueOf("entrypoint")),
    healthcheck: readHealthcheck(reader, valueOf("test", fieldsOf("healthcheck"))),
    hooks: readHooks(reader, fields),
    secrets: readSecretUses(reader, valueOf("secrets")),
    configs: readSecretUses(reader, valueOf("configs")),
    volumes: readVolumes(reader, valueOf("volumes")),
    extends: readExtends(reader, valueOf("extends")),
    profiles: reader.scalars(valueOf("profiles")),
    user: reader.scalarAt(fields, "user"),
    readOnly: reader.scalarAt(fields, "read_only"),
    tmpfs: reader.scalars(valueOf("tmpfs")),
    watch: reader.items(valueOf("watch", fieldsOf("develop"))).map((item) => readWatch(reader, item)),
  });
}

/** A path, or a list of paths and mappings. */
function readEnvFiles(reader: DocumentReader, value: YamlValue | null): ComposeEnvFile[] {
  const items = isSeq(value) ? reader.items(value) : value === null ? [] : [value];
  return items.flatMap((item) => reader.once("env_file", item, () => readEnvFile(reader, item)) ?? []);
}

function readEnvFile(reader: DocumentReader, item: YamlValue): ComposeEnvFile | null {
  const fields = reader.fields(item);
  const path = isScalar(item) ? reader.scalar(item) : reader.scalarAt(fields, "path");
  if (path === null && !isMap(item)) return null;
  return reader.create<ComposeEnvFile>("ComposeEnvFile", rangeOf(item), {
    path,
    required: reader.scalarAt(fields, "required"),
    format: reader.scalarAt(fields, "format"),
  });
}

/** A service of this file, or a mapping. */
function readExtends(reader: DocumentReader, value: YamlValue | null): ComposeExtends | null {
  if (value === null) return null;
  return reader.once("extends", value, () => {
    const fields = reader.fields(value);
    const service = isScalar(value) ? reader.scalar(value) : reader.scalarAt(fields, "service");
    return reader.create<ComposeExtends>("ComposeExtends", rangeOf(value), { service, file: reader.scalarAt(fields, "file") });
  });
}

function readWatch(reader: DocumentReader, item: YamlValue): ComposeWatch {
  return reader.once("watch", item, () => {
    const fields = reader.fields(item);
    return reader.create<ComposeWatch>("ComposeWatch", rangeOf(item), {
      action: reader.scalarAt(fields, "action"),
      path: reader.scalarAt(fields, "path"),
      target: reader.scalarAt(fields, "target"),
      ignore: reader.scalars(fields.get("ignore")?.value),
    });
  });
}
