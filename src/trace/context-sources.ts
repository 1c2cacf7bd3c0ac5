import { join } from "node:path";
import type { Dockerfile } from "../parser/dockerfile/ast.ts";
import { parseDockerfile } from "../parser/dockerfile/parse.ts";
import { findBuildContext } from "../workspace/context.ts";
import { isDockerfileName } from "../workspace/dockerfile-names.ts";
import { perWorkspace } from "../workspace/per-workspace.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** The sources of all COPY and ADD that read the context; an ONBUILD reads that of another build. */
export function copiedSources(tree: Dockerfile): string[] {
  const sources: string[] = [];
  for (const { instructions } of tree.stages) {
    for (const instruction of instructions) {
      if (instruction.type !== "Copy" && instruction.type !== "Add") continue;
      if (instruction.flags.some(({ name }) => name === "from")) continue;
      for (const { text } of instruction.sources) if (!/^<<|:\/\/|\$/.test(text)) sources.push(text);
    }
  }
  return sources;
}

/** What the RUNs mount of the context. */
function mountedSources(tree: Dockerfile): string[] {
  const flags = tree.stages.flatMap(({ instructions }) => instructions).flatMap((instruction) => instruction.flags);
  return flags.flatMap(({ mount }) => {
    const value = (...keys: string[]): string | null => mount?.options.find(({ key }) => keys.includes(key))?.value ?? null;
    const source = value("source", "src");
    return value("type") === "bind" && value("from") === null && source !== null ? [source] : [];
  });
}

/** All that a Dockerfile takes from its context, as written. */
export function sourcesOf(tree: Dockerfile): string[] {
  return [...copiedSources(tree), ...mountedSources(tree)];
}

/** A Dockerfile of the workspace with what it takes from its context, as written. */
interface Asking {
  readonly path: string;
  /** Absolute. */
  readonly context: string | null;
  readonly sources: readonly string[];
}

/** A repository with more Dockerfiles has them made by a program. */
const mostDockerfiles = 200;

/** All Dockerfiles below a directory; a workspace reads them once. */
const dockerfilesBelow = perWorkspace((directory, workspace): readonly Asking[] => {
  const { files } = workspace.list(directory, (path) => /(?:^|\/)(?:node_modules|\.git|vendor)$/.test(path));
  const names = files.filter((path) => isDockerfileName(path.slice(path.lastIndexOf("/") + 1))).slice(0, mostDockerfiles);
  return names.flatMap((name) => {
    const path = join(directory, name);
    const result = workspace.read(path);
    if (!result.ok) return [];
    const { tree } = parseDockerfile(result.text);
    return [{ path, context: findBuildContext(path, copiedSources(tree), workspace), sources: sourcesOf(tree) }];
  });
});

/** What other Dockerfiles than this one take from a context, but for those that have an ignore file of their own. */
export function sourcesOfOthers(dockerfile: string, context: string, workspace: Workspace): readonly string[] {
  return dockerfilesBelow(workspace.root, workspace)
    .filter((other) => other.path !== dockerfile && other.context === context && !workspace.exists(`${other.path}.dockerignore`))
    .flatMap(({ sources }) => sources);
}
