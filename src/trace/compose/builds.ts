import { dirname, resolve } from "node:path";
import type { ComposeBuild, ComposeService } from "../../parser/compose/ast.ts";
import { perWorkspace } from "../../workspace/per-workspace.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { keptIn } from "../kept-in.ts";
import { composeFilesIn, knownText, readProjectFile, type ComposeReader, type ProjectFile } from "./project.ts";

/** The build of a service, with its paths resolved and with what `extends` brings. */
export interface ServiceBuild {
  readonly service: ComposeService;
  /** What the service itself says of it; null where all of it is another's. */
  readonly build: ComposeBuild | null;
  /**
   * Where `extends` brings some of it: the same file, where the service adds nothing, or another place as well, so that no
   * one place has the whole build.
   */
  readonly extended: "all from this file" | "in part or from another file" | null;
  /** Absolute paths; null where they depend on variables or lead to a remote repository. */
  readonly context: string | null;
  readonly dockerfile: string | null;
  readonly target: string | null;
  /** The ids that the build offers to `RUN --mount=type=secret`. */
  readonly secretIds: readonly string[];
  readonly argumentNames: readonly string[];
  /** The directories of `additional_contexts`, absolute, by the names that COPY --from has for them. */
  readonly namedContexts: ReadonlyMap<string, string>;
}

/** A build as it goes on to the services that extend it. */
interface Inherited extends Omit<ServiceBuild, "service" | "build" | "dockerfile"> {
  /** Below the context; null where it is not known. */
  readonly name: string | null;
  readonly isInline: boolean;
}

/** Compose refuses circles; more steps than these nobody writes. */
const mostSteps = 8;

/** The services of the file that build something. */
export function serviceBuilds(file: ProjectFile, workspace: Workspace, read: ComposeReader): ServiceBuild[] {
  return file.documents.flatMap(({ services }) => services).flatMap((service): ServiceBuild[] => {
    const found = buildOf(file, service, (path) => readProjectFile(path, workspace, read), mostSteps);
    if (!found) return [];
    const { name, isInline, ...rest } = found;
    const { context } = rest;
    return [{ service, build: service.build, dockerfile: isInline || context === null || name === null ? null : resolve(context, name), ...rest }];
  });
}

function buildOf(file: ProjectFile, service: ComposeService, open: (path: string) => ProjectFile | null, steps: number): Inherited | null {
  const { build } = service;
  const base = baseOf(file, service, open, steps);
  if (!build) return base && { ...base, extended: base.extended === null && !isElsewhere(service) ? "all from this file" : (base.extended ?? "in part or from another file") };
  const written = build.context ? knownText(build.context) : ".";
  const context = directoryOf(file, written);
  return {
    extended: base && "in part or from another file",
    context: base && !build.context ? base.context : context,
    name: build.dockerfile ? knownText(build.dockerfile) : base ? base.name : "Dockerfile",
    isInline: build.inline !== null || (base !== null && base.isInline && !build.dockerfile),
    target: build.target ? knownText(build.target) : (base?.target ?? null),
    secretIds: [...(base?.secretIds ?? []), ...build.secrets.flatMap(({ source, target }) => (target ?? source)?.value ?? [])],
    argumentNames: [...(base?.argumentNames ?? []), ...build.args.map(({ key }) => key.value)],
    namedContexts: new Map([...(base?.namedContexts ?? []), ...build.additionalContexts.flatMap(({ key, value }): [string, string][] => {
      const directory = directoryOf(file, value && knownText(value));
      return directory === null ? [] : [[key.value, directory]];
    })]),
  };
}

/** The directory that a file names as a context; null for what is none: an image, another service, a repository. */
function directoryOf(file: ProjectFile, written: string | null): string | null {
  return written === null || /^[a-z+-]+:\/\/|^git@|^service:/i.test(written) ? null : resolve(dirname(file.path), written);
}

/** The build of the service that it extends; null where there is none, or where it cannot be read. */
function baseOf(file: ProjectFile, { extends: base }: ComposeService, open: (path: string) => ProjectFile | null, steps: number): Inherited | null {
  if (!base?.service || steps === 0) return null;
  const path = base.file && knownText(base.file);
  const from = base.file === null ? file : path === null ? null : open(resolve(dirname(file.path), path));
  const service = from && servicesOf(from).get(base.service.value);
  return service ? buildOf(from, service, open, steps - 1) : null;
}

function isElsewhere({ extends: base }: ComposeService): boolean {
  return base?.file != null;
}

/** The services of a file by their names. */
const servicesOf = keptIn(({ documents }: ProjectFile): ReadonlyMap<string, ComposeService> =>
  new Map(documents.flatMap(({ services }) => services).map((service) => [service.name.value, service])));

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
    for (const build of file ? serviceBuilds(file, workspace, read) : []) {
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
