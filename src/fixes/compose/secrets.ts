import type { ComposeDefinition, ComposeEntry, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import type { BaseNode } from "../../parser/node.ts";
import { keptIn } from "../../trace/kept-in.ts";
import type { ComposeUses } from "../../trace/trace.ts";
import { isVariableName } from "../../trace/shell/variable-name.ts";
import { fileName } from "../../workspace/paths.ts";
import { lineEnding } from "../edits.ts";
import { isInside } from "../instructions.ts";
import type { TextEdit } from "../rewrite.ts";
import { secretId } from "../mounts/secret-id.ts";
import { addUses, indentAt, insertBehind, insertLines, standsAlone, unitOf } from "./yaml-edits.ts";

/** The text of a Compose file and what it declares: the linted one, or another that builds the same Dockerfile. */
export interface ComposeText {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly compose?: Pick<ComposeUses, "services" | "definitions">;
}

/** A secret with the field that says where Compose has it from: a variable or a file. */
export interface DeclaredSecret {
  readonly id: string;
  readonly from: "environment" | "file";
  readonly value: string;
}

/**
 * Names secrets under the top-level `secrets`; nothing to do for those that are declared. Null where that cannot be
 * written, or would not be read.
 */
export function declareSecrets(file: ComposeText, service: ComposeService, secrets: readonly DeclaredSecret[]): TextEdit[] | null {
  const { text } = file;
  const missing = secrets.filter(({ id }) => !definitionOf(file, id));
  if (missing.length === 0) return [];
  if (isStackFile(file.path) && missing.some(({ from }) => from === "environment")) return null;
  const definitions = file.compose?.definitions ?? [];
  const unit = unitOf(text, service);
  const linesAt = (indent: string): string[] => missing.flatMap(({ id, from, value }) => [`${indent}${id}:`, `${indent}${unit}${from}: ${value}`]);
  const last = definitions.at(-1);
  if (last) {
    if (!standsAlone(text, last)) return null;
    return [insertBehind(text, last, linesAt(indentAt(text, last.range[0])))];
  }
  if (!takesSecrets(file).atEnd) return null;
  const lines = ["secrets:", ...linesAt(unit)];
  const ending = lineEnding(text);
  return [insertLines(text, text.length, text.endsWith(`${ending}${ending}`) ? lines : ["", ...lines])];
}

/** Whether a field `secrets` can stand at the end of a file that has no secrets yet. */
const takesSecrets = keptIn(({ text }: ComposeText) => {
  // Files of the first format have the services at the top, and no secrets.
  const hasServices = /^\uFEFF?(["']?)services\1\s*:/m.test(text);
  // An empty field of that name, or several documents: where the field belongs is not plain.
  return { atEnd: hasServices && !/^(?:secrets\s*:|---|\.\.\.)/m.test(text.replace(/^\uFEFF?---/, "")) };
});

/**
 * A file for `docker stack deploy`, by its usual names: its schema has no secrets from variables, and refuses the whole
 * file (docker/cli, cli/compose/schema).
 */
function isStackFile(path: string): boolean {
  return fileName(path).split(/[._-]/).includes("stack");
}

/** Where Compose puts secrets, and what mounts there hide. */
const secretDirectories = /^\/(?:var\/)?run(?:\/secrets)?\/?(?::|$)/;

/**
 * Whether a running service can be given a secret from a variable. Compose writes that into the container's own layer,
 * which it refuses where this is read-only, and which a mount would hide (EXPOSURE section 5).
 */
export function canBeGiven({ readOnly, tmpfs, volumes }: ComposeService): boolean {
  const mounted = [...tmpfs, ...volumes.flatMap(({ target }) => target ?? [])];
  return (readOnly === null || readOnly.value === "false") && !mounted.some(({ value }) => secretDirectories.test(value));
}

export function definitionOf({ compose }: ComposeText, id: string): ComposeDefinition | undefined {
  return compose?.definitions.find(({ name }) => name.value === id);
}

/** An id for what a variable holds; another secret of the file may have that name. */
export function secretIdFor(file: ComposeText, variable: string): string {
  const base = secretId(variable);
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}_${number}`;
    const known = definitionOf(file, id);
    if (!known || known.environment?.value === variable) return id;
  }
}

/** Gives a secret to a running service; a new field stands behind `after`, a node of the service's own. */
export function giveToService(text: string, service: ComposeService, id: string, { after, indent }: { readonly after: BaseNode; readonly indent: string }): TextEdit | null {
  if (service.secrets.length > 0) return addUses(text, service.secrets, [id]);
  return insertBehind(text, after, [`${indent}secrets:`, `${indent}${unitOf(text, service)}- ${id}`]);
}

/** Gives secrets to the build of a service; the short form `build: DIR` becomes the long one. */
export function giveToBuild(text: string, service: ComposeService, ids: readonly string[]): TextEdit[] | null {
  const { build, name } = service;
  // Brought by an alias, it stands in other services, too.
  if (!build || !isInside(build.range, service.range)) return null;
  if (build.secrets.length > 0) {
    const edit = build.secrets.every(({ range }) => isInside(range, build.range)) ? addUses(text, build.secrets, ids) : null;
    return edit && [edit];
  }
  const unit = unitOf(text, service);
  const list = (indent: string): string[] => [`${indent}secrets:`, ...ids.map((id) => `${indent}${unit}- ${id}`)];
  const { context } = build;
  if (context && context.range[0] === build.range[0] && context.range[1] === build.range[1]) {
    const indent = indentAt(text, context.range[0]) + unit;
    const key = text.slice(0, context.range[0]).trimEnd();
    if (!key.endsWith(":")) return null;
    return [
      { range: [key.length, context.range[0]], text: `${lineEnding(text)}${indent}context: ` },
      insertLines(text, context.range[0], list(indent)),
    ];
  }
  return standsAlone(text, build) && build.range[0] > name.range[1] ? [insertBehind(text, build, list(indentAt(text, build.range[0])))] : null;
}

/** A value in the quotes that the scalar has. */
export function inQuotesOf({ style }: ComposeScalar, value: string): string | null {
  switch (style) {
    case "plain":
      return value;
    case "single":
      return `'${value}'`;
    case "double":
      return `"${value}"`;
    default:
      return null;
  }
}

/**
 * The variable that Compose fills the entry from, else one of its name; with the service's in front of it where another
 * service has another value under that name.
 */
export function variableOf({ compose }: ComposeText, service: ComposeService, { key, value }: ComposeEntry): string {
  const [part, ...more] = value?.parts ?? [];
  if (part?.type === "ComposeReference" && more.length === 0) return part.name;
  const name = asVariable(key.value);
  const others = compose ? literalsByName(compose).get(key.value) : undefined;
  const clashes = others !== undefined && others.size > (value !== null && others.has(value.value) ? 1 : 0);
  return clashes ? asVariable(`${service.name.value.toUpperCase().replace(/\W/g, "_")}_${name}`) : name;
}

/** `spring.datasource.password`: containers take any name, Compose's references and shells do not. */
function asVariable(name: string): string {
  if (isVariableName(name)) return name;
  return name.toUpperCase().replace(/\W+/g, "_").replace(/^(?=\d)/, "_");
}

/** The literal values that the services of a file have under each name. */
const literalsByName = keptIn(({ services }: Pick<ComposeUses, "services">) => {
  const found = new Map<string, Set<string>>();
  for (const { key, value } of services.flatMap(({ environment, build }) => [...environment, ...(build?.args ?? [])])) {
    if (value === null || value.parts.some(({ type }) => type !== "ComposeText")) continue;
    const known = found.get(key.value) ?? new Set();
    found.set(key.value, known.add(value.value));
  }
  return found;
});
