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

/** The files of a project, as far as they can be read. */
export interface ProjectFiles {
  /** The one that is looked at comes first. */
  readonly files: readonly [ProjectFile, ...ProjectFile[]];
  /** Whether all that is included could be read. */
  readonly complete: boolean;
}

/** More than these nobody has in one project; what they say is then not known. */
const mostFiles = 200;

/** The project's files around one of them: the main file, its override, and what they include, one through the other. */
export function projectFiles(path: string, tree: ComposeFile, workspace: Workspace, read: ComposeReader): ProjectFiles {
  const own: ProjectFile = { path, documents: tree.documents };
  const files = new Map([[path, own]]);
  const open = (other: string): boolean => {
    const file = files.get(other) ?? (files.size < mostFiles ? readProjectFile(other, workspace, read) : null);
    if (file) files.set(other, file);
    return file !== null;
  };
  for (const name of namesBeside(basename(path))) open(join(dirname(path), name));
  let complete = true;
  for (const file of files.values()) {
    for (const scalar of file.documents.flatMap(({ include }) => include)) {
      const written = knownText(scalar);
      if (written === null || !open(resolve(dirname(file.path), written))) complete = false;
    }
  }
  return { files: [own, ...[...files.values()].slice(1)], complete };
}

/** What the files are called that Compose reads together with one of the name. */
function namesBeside(name: string): readonly string[] {
  if (/\.override\.ya?ml$/.test(name)) return mainNames;
  return projectNames.has(name) ? overrideNames : [];
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
