import { dirname, join } from "node:path";
import type { ComposeEntry, ComposeService } from "../../parser/compose/ast.ts";
import type { Builder, BuildingFile } from "../../trace/trace.ts";
import { relativePath } from "../../workspace/paths.ts";
import { inOrder } from "../edits.ts";
import { keyFileForCompose, variableForCompose } from "../handover.ts";
import { isInside } from "../instructions.ts";
import type { FileEdits, Handover, Meaning, PassedSecret, Rewrite, TextEdit } from "../rewrite.ts";
import { declareSecrets, definitionOf, giveToBuild, variableOf, type DeclaredSecret } from "./secrets.ts";
import { removeEntry } from "./yaml-edits.ts";

/**
 * Adds to the rewrite of a Dockerfile that of every Compose file that builds it, so that the builds there are given what
 * the Dockerfile now asks for, in place of the build argument where it was one. Null where one of them cannot be written:
 * its build would fail.
 */
export function withBuilders(rewrite: Rewrite, argument: string | null, builtBy: readonly BuildingFile[]): Rewrite | null {
  if (argument !== null && mayBeEmpty(argument, builtBy)) return null;
  const variable = argument === null ? null : variableFor(argument, builtBy);
  const wanted = rewrite.handover.flatMap(({ means }) => (means?.kind === "secret" ? [means] : []));
  const files: FileEdits[] = [];
  const handover: Handover[] = [];
  // What is given in one place would be missing in the other, and the secrets of another file are not this one's.
  if (builtBy.some(({ builders }) => builders.some(({ extended }) => extended && !has(extended, wanted, argument)))) return null;
  for (const whole of builtBy) {
    const file = { ...whole, builders: whole.builders.filter(({ extended }) => extended === null) };
    const missing = wanted.filter(({ id }) => !file.builders.every(({ service }) => isOffered(service, id)));
    const secrets = missing.map((one) => declarationOf(one, { argument, variable }, file));
    const known = secrets.flatMap((secret) => (secret && !builtBy.some((other) => isTaken(other, secret)) ? [secret] : []));
    const edits = known.length === missing.length ? changeFile(file, argument, known) : null;
    if (!edits) return null;
    if (edits.length > 0) files.push({ path: file.path, edits });
    handover.push(...known.filter(({ from }) => from === "environment").map(({ value }) => variableForCompose(value)));
    handover.push(...missing.filter(({ from }) => from === "key file").map(({ id }) => keyFileForCompose(keyFileVariable(id))));
    handover.push(...whole.builders.flatMap(({ service }) => forService(service, rewrite.handover)));
  }
  return { ...rewrite, files: [...rewrite.files, ...files], handover: [...rewrite.handover, ...handover] };
}

/** Whether a build that extends another one needs no change. */
function has({ secretIds, argumentNames }: NonNullable<Builder["extended"]>, wanted: readonly PassedSecret[], argument: string | null): boolean {
  return wanted.every(({ id }) => secretIds.includes(id)) && (argument === null || !argumentNames.includes(argument));
}

/** What a person has to add to a service by hand, in the place of an option of `docker build` or `docker run`. */
function forService(service: ComposeService, handover: readonly Handover[]): Handover[] {
  return handover.flatMap(({ means }): Handover[] => {
    const text = means ? missingIn(service, means) : null;
    return text === null ? [] : [{ to: "compose", text }];
  });
}

/** Null for what the service has, and for a secret, which is written. */
function missingIn({ name: { value: service }, environment, volumes, build }: ComposeService, means: Meaning): string | null {
  switch (means.kind) {
    case "variable":
      return environment.some(({ key }) => key.value === means.name) ? null : `${means.name} under environment of ${service}, which had it from its image`;
    case "volume":
      return volumes.some(({ target }) => target?.value === means.target) ? null : `${means.volume} under volumes of ${service}, which had it from its image`;
    case "agent":
      return build?.ssh.some(({ key }) => key.value === means.id) ? null : `${means.id} under build.ssh of ${service}`;
    case "secret":
      return null;
  }
}

/** The variable that all builds have the argument from, else one of its name; null where they do not agree, for a project has one secret of a name. */
function variableFor(argument: string, builtBy: readonly BuildingFile[]): string | null {
  const variables = builtBy.flatMap((file) => file.builders.flatMap(({ service }) => {
    const entry = argumentOf(service, argument);
    return entry ? [variableOf(file, service, entry)] : [];
  }));
  const [variable = argument, ...others] = new Set(variables);
  return others.length > 0 ? null : variable;
}

/** Whether a build goes on without the value (`${X:-}`): Compose stops where the variable of a secret is not set. */
function mayBeEmpty(argument: string, builtBy: readonly BuildingFile[]): boolean {
  return builtBy.some(({ text, builders }) => builders.some(({ service }) => {
    const entry = argumentOf(service, argument);
    return entry !== undefined && /\$\{\w+:?-\}/.test(text.slice(...entry.range));
  }));
}

/** The build argument that a rewrite replaces, and the variable that the builds have it from; null where they do not agree. */
interface Replaced {
  readonly argument: string | null;
  readonly variable: string | null;
}

/** Where Compose is to have the secret from; null where that cannot be said. What was a literal is in no file yet. */
function declarationOf({ id, from }: PassedSecret, { argument, variable }: Replaced, file: BuildingFile): DeclaredSecret | null {
  if (from === "key file") return { id, from: "file", value: `\${${keyFileVariable(id)}:?}` };
  if (from === "elsewhere") return { id, from: "environment", value: id.toUpperCase() };
  if ("file" in from) return fromFile(id, from.file, file);
  const value = from.variable === argument ? variable : from.variable;
  return value === null ? null : { id, from: "environment", value };
}

/** A file out of the project, which nothing copies into an image then. */
function keyFileVariable(id: string): string {
  return `${id.toUpperCase()}_FILE`;
}

/** The file at its path from the Compose file; null where the builds have several contexts, or YAML would need quotes. */
function fromFile(id: string, path: string, { path: own, builders }: BuildingFile): DeclaredSecret | null {
  const [way, ...others] = new Set(builders.map(({ context }) => relativePath(dirname(own), join(context, path))));
  if (way === undefined || others.length > 0 || !/^[\w./-]+$/.test(way)) return null;
  return { id, from: "file", value: way.startsWith("../") ? way : `./${way}` };
}

function changeFile({ path, text, compose, builders }: BuildingFile, argument: string | null, secrets: readonly DeclaredSecret[]): TextEdit[] | null {
  const edits = builders.map(({ service }): TextEdit[] | null => {
    const ids = secrets.filter(({ id }) => !isOffered(service, id)).map(({ id }) => id);
    const removed = removeArgument(text, compose.services, service, argument);
    const given = ids.length === 0 ? [] : giveToBuild(text, service, ids);
    return removed && given && [...removed, ...given];
  });
  const declared = secrets.length === 0 ? [] : declareSecrets({ path, text, compose }, builders[0]!.service, secrets);
  const written = [...edits, declared].flatMap((one) => one ?? []);
  return declared === null || edits.includes(null) ? null : inOrder(written);
}

function removeArgument(text: string, services: readonly ComposeService[], service: ComposeService, argument: string | null): TextEdit[] | null {
  const entry = argumentOf(service, argument);
  if (!entry) return [];
  // By an alias, what another service builds has it from here.
  const isShared = services.some((other) => other !== service && other.build?.args.includes(entry));
  const removed = isShared || !isInside(entry.range, service.range) ? null : removeEntry(text, entry, service.build!.args);
  return removed && [removed];
}

function argumentOf({ build }: ComposeService, argument: string | null): ComposeEntry | undefined {
  return build?.args.find(({ key }) => key.value === argument);
}

function isOffered({ build }: ComposeService, id: string): boolean {
  return build!.secrets.some(({ source, target }) => (target ?? source)?.value === id);
}

/** Whether the file has a secret of that id for something else. */
function isTaken(file: BuildingFile, { id, from, value }: DeclaredSecret): boolean {
  const known = definitionOf(file, id);
  return known !== undefined && known[from]?.value !== value && known.environment?.value !== id.toUpperCase();
}
