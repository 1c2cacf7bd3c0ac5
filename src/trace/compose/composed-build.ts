import type { Workspace } from "../../workspace/workspace.ts";
import type { ComposedBuild } from "../build-context.ts";
import type { BuildingFile } from "../trace.ts";
import { buildsOf, type ServiceBuild } from "./builds.ts";
import { secretFilesOf, type ComposeReader, type ProjectFile } from "./project.ts";

/** What the Compose files around a Dockerfile say of its build; null where none of them builds it. */
export function composedBuild(
  dockerfile: string,
  workspace: Workspace,
  read: ComposeReader,
): { readonly composed: ComposedBuild; readonly target?: string } | null {
  const builds = buildsOf(dockerfile, workspace, read);
  const [first] = builds;
  if (!first || first.build.context === null) return null;
  const secretIds = builds.flatMap(({ build }) => build.secretIds);
  const targets = new Set(builds.map(({ build }) => build.target));
  const [target] = targets;
  return {
    composed: {
      context: first.build.context,
      namedContexts: first.build.namedContexts,
      secretFiles: [...new Set(builds.flatMap(({ file }) => secretFilesOf(file)))],
      // A Compose file that offers none may not be how the image is built.
      secretIds: secretIds.length > 0 ? secretIds : null,
    },
    // Several targets, or one service without: every stage that any of them needs is built.
    ...(targets.size === 1 && typeof target === "string" && { target }),
  };
}

/** The Compose files around a Dockerfile that build it, as far as they can be read. */
export function buildingFiles(dockerfile: string, workspace: Workspace, read: ComposeReader): BuildingFile[] {
  const builds = buildsOf(dockerfile, workspace, read);
  return [...new Set(builds.map(({ file }) => file))].flatMap((file) => {
    const result = workspace.read(file.path);
    const own = builds.filter((one) => one.file === file).map(({ build }) => build);
    return result.ok ? [buildingFile(file, result.text, own)] : [];
  });
}

/** One of them, with its builds of the Dockerfile. */
export function buildingFile({ path, documents }: ProjectFile, text: string, builds: readonly ServiceBuild[]): BuildingFile {
  return {
    path,
    text,
    compose: { services: documents.flatMap(({ services }) => services), definitions: documents.flatMap(({ secrets }) => secrets) },
    // What is given to the one that a service extends in the same file, it has, too.
    builders: builds.flatMap(({ service, context, extended, secretIds, argumentNames }) =>
      context === null || extended === "all from this file" ? [] : [{ service, context, extended: extended && { secretIds, argumentNames } }]),
  };
}
