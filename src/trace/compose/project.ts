import { basename, dirname, join, resolve } from "node:path";
import type { ComposeDocument, ComposeFile, ComposeScalar } from "../../parser/compose/ast.ts";
import { perWorkspace } from "../../workspace/per-workspace.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { literalOf } from "../value.ts";
import { valueOf } from "./values.ts";

/** Reads a Compose file's text; the languages hand it in, so that nobody loads a YAML reader who needs none. */
export type ComposeReader = (text: string) => ComposeFile;

/** The usual names of a project's main file and the override beside it (docs.docker.com/compose, "Compose file"). */
export const mainNames = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"] as const;
const overrideNames = mainNames.map((name) => name.replace(/\.(ya?ml)$/, ".override.$1"));

/** A Compose file of the workspace. */
export interface ProjectFile {
  /** Absolute. */
  readonly path: string;
  readonly documents: readonly ComposeDocument[];
}

/** The project's files around one of them: the main file, its override, and what it includes. */
export function projectFiles(path: string, tree: ComposeFile, workspace: Workspace, read: ComposeReader): ProjectFile[] {
  const directory = dirname(path);
  const own = { path, documents: tree.documents };
  const isOverride = /\.override\.ya?ml$/.test(path);
  const beside = isOverride ? mainNames : mainNames.some((name) => basename(path) === name) ? overrideNames : [];
  const included = tree.documents.flatMap(({ include }) => include).flatMap((scalar) => knownText(scalar) ?? []);
  const others = [...beside, ...included].map((name) => resolve(directory, name)).filter((other) => other !== path);
  return [own, ...others.flatMap((other) => readProjectFile(other, workspace, read) ?? [])];
}

/** Null where there is no such file; a workspace reads it once. */
export const readProjectFile = perWorkspace((path, workspace, read: ComposeReader): ProjectFile | null => {
  const result = workspace.read(path);
  return result.ok ? { path, documents: read(result.text).documents } : null;
});

/** The project files of a directory: its main file and the override, by absolute path. */
export const composeFilesIn = perWorkspace((directory, workspace): readonly string[] =>
  workspace.entries(directory).filter(({ name }) => projectNames.has(name)).map(({ name }) => join(directory, name)));

const projectNames: ReadonlySet<string> = new Set([...mainNames, ...overrideNames]);

/** Absolute paths of the files behind the secrets that the project declares. */
export function secretFilesOf({ path, documents }: ProjectFile): string[] {
  return documents.flatMap(({ secrets }) => secrets).flatMap(({ file }) => {
    const written = file && knownText(file);
    return written ? [resolve(dirname(path), written)] : [];
  });
}

/** The scalar's text where no variable is in it. */
export function knownText(scalar: ComposeScalar): string | null {
  return literalOf(valueOf(scalar));
}
