import type { Workspace } from "../../workspace/workspace.ts";
import type { ComposedBuild } from "../build-context.ts";
import { buildsOf, secretFilesOf, type ComposeReader } from "./project.ts";

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
      secretFiles: [...new Set(builds.flatMap(({ file }) => secretFilesOf(file)))],
      // A Compose file that offers none may not be how the image is built.
      secretIds: secretIds.length > 0 ? secretIds : null,
    },
    // Several targets, or one service without: every stage that any of them needs is built.
    ...(targets.size === 1 && typeof target === "string" && { target }),
  };
}
