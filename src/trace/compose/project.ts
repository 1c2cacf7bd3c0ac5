import { basename, dirname, join, resolve } from "node:path";
import type { ComposeBuild, ComposeDocument, ComposeFile, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
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

/** The build of a service, with its paths resolved. */
export interface ServiceBuild {
  readonly service: ComposeService;
  readonly build: ComposeBuild;
  /** Absolute paths; null where they depend on variables or lead to a remote repository. */
  readonly context: string | null;
  readonly dockerfile: string | null;
  readonly target: string | null;
  /** The ids that the build offers to `RUN --mount=type=secret`. */
  readonly secretIds: readonly string[];
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

/** The services of the file that build something. */
export function serviceBuilds({ path, documents }: ProjectFile): ServiceBuild[] {
  return documents.flatMap(({ services }) => services).flatMap((service): ServiceBuild[] => {
    const { build } = service;
    if (!build) return [];
    const directory = dirname(path);
    const written = build.context ? knownText(build.context) : ".";
    const context = written === null || /^[a-z+]+:\/\/|^git@/i.test(written) ? null : resolve(directory, written);
    const name = build.dockerfile ? knownText(build.dockerfile) : "Dockerfile";
    return [{
      service,
      build,
      context,
      dockerfile: build.inline || context === null || name === null ? null : resolve(context, name),
      target: build.target && knownText(build.target),
      secretIds: build.secrets.flatMap(({ source, target }) => (target ?? source)?.value ?? []),
    }];
  });
}

/** The project files of a directory: its main file and the override, by absolute path. */
export const composeFilesIn = perWorkspace((directory, workspace): readonly string[] =>
  workspace.entries(directory).filter(({ name }) => projectNames.has(name)).map(({ name }) => join(directory, name)));

const projectNames: ReadonlySet<string> = new Set([...mainNames, ...overrideNames]);

/** A build, and the file that says it. */
interface ProjectBuild {
  readonly file: ProjectFile;
  readonly build: ServiceBuild;
}

/** By Dockerfile, what the project files of a directory build. */
const buildsIn = perWorkspace((directory, workspace, read: ComposeReader): ReadonlyMap<string, readonly ProjectBuild[]> => {
  const byDockerfile = new Map<string, ProjectBuild[]>();
  for (const path of composeFilesIn(directory, workspace)) {
    const file = readProjectFile(path, workspace, read);
    for (const build of file ? serviceBuilds(file) : []) {
      if (build.dockerfile === null) continue;
      const others = byDockerfile.get(build.dockerfile);
      if (others) others.push({ file: file!, build });
      else byDockerfile.set(build.dockerfile, [{ file: file!, build }]);
    }
  }
  return byDockerfile;
});

/** The Compose builds of a Dockerfile: in the files of its directory and those above it, up to the root. */
export function buildsOf(dockerfile: string, workspace: Workspace, read: ComposeReader): readonly ProjectBuild[] {
  for (let directory = dirname(dockerfile); ; directory = dirname(directory)) {
    const builds = buildsIn(directory, workspace, read).get(dockerfile);
    if (builds) return builds;
    if (directory === workspace.root || directory === dirname(directory)) return [];
  }
}

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
