import { basename, dirname, join, resolve } from "node:path";
import type { Budget, Glob } from "./glob.ts";
import { compileGlob, hasWildcard } from "./glob-syntax.ts";
import { cleanSource, isWithin } from "./paths.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Directories that people keep Dockerfiles in, apart from what these build; the context is then above
 * (`docker build -f docker/Dockerfile .`).
 */
const KEEPS_DOCKERFILES = new Set([
  "docker", ".docker", "dockerfiles", "dockerfile", "containers", "container", "build", "deploy", "deployment",
  "ci", ".ci", ".circleci", ".github", ".gitlab", "packaging", "test", "tests",
]);

/** Work that all wildcards in the sources of one Dockerfile may cause. */
const STEPS = 20_000_000;

/**
 * The directory that a Dockerfile is probably built in, as an absolute path. `sources` are what its COPY and ADD
 * instructions take from the context, as written; those with a variable or a URL are passed over.
 *
 * The settings' directory (`configured`, absolute or relative to the root) if given. Else, of the directories from
 * the Dockerfile's up to the root, the one in which most sources exist, the nearest of equals. Where no source tells
 * (all are `.`, or none is in the repository because a build makes it): the Dockerfile's own directory, unless
 * that has no .dockerignore and a name such as `docker`; then the nearest above with a .dockerignore or another name.
 *
 * Null when nothing may be read, or when the Dockerfile or the configured directory is outside the root.
 */
export function findBuildContext(
  dockerfile: string,
  sources: readonly string[],
  workspace: Workspace,
  configured?: string,
): string | null {
  if (!workspace.enabled) return null;
  const own = configured === undefined ? dirname(resolve(workspace.root, dockerfile)) : resolve(workspace.root, configured);
  if (!isWithin(workspace.root, own)) return null;
  if (configured !== undefined) return own;

  const candidates = upwards(own, workspace.root);
  const telling = [...new Set(sources.filter(isLocal).map(cleanSource))].filter((source) => source !== "");
  const budget: Budget = { steps: STEPS };
  let best: string | null = null;
  let bestCount = 0;
  for (const candidate of candidates) {
    const count = telling.filter((source) => sourceExists(candidate, source, workspace, budget)).length;
    if (count > bestCount) [best, bestCount] = [candidate, count];
  }
  return best ?? candidates.find((directory) => isLikelyContext(directory, workspace)) ?? own;
}

function isLocal(source: string): boolean {
  return !source.includes("$") && !source.includes("://") && !source.startsWith("git@") && !source.startsWith("<<");
}

function isLikelyContext(directory: string, workspace: Workspace): boolean {
  return !KEEPS_DOCKERFILES.has(basename(directory).toLowerCase()) || workspace.exists(join(directory, ".dockerignore"));
}

/** From `directory` up to `root`, both included. */
function upwards(directory: string, root: string): string[] {
  const found = [directory];
  for (let at = directory; at !== root && dirname(at) !== at; ) found.push((at = dirname(at)));
  return found;
}

function sourceExists(context: string, source: string, workspace: Workspace, budget: Budget): boolean {
  if (!hasWildcard(source)) return workspace.exists(join(context, source));
  return patternExists(context, source.split("/"), workspace, budget);
}

/** Whether something matches a pattern, segment by segment, so that only directories on its way are looked into. */
function patternExists(context: string, segments: readonly string[], workspace: Workspace, budget: Budget): boolean {
  let directories = [context];
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    const glob = hasWildcard(segment) ? compileGlob(segment, "match") : segment;
    if (glob === null) return false;
    const next: string[] = [];
    for (const directory of directories) {
      const names = matchingNames(directory, glob, !isLast, workspace, budget);
      if (isLast && names.length > 0) return true;
      for (const name of names) next.push(join(directory, name));
    }
    directories = next;
  }
  return false;
}

function matchingNames(
  directory: string,
  glob: Glob | string,
  directoriesOnly: boolean,
  workspace: Workspace,
  budget: Budget,
): string[] {
  if (typeof glob === "string") return workspace.exists(join(directory, glob)) ? [glob] : [];
  // Looking into a directory costs more than matching a name.
  budget.steps -= 1_000;
  if (budget.steps <= 0) return [];
  return workspace
    .entries(directory)
    .filter(({ name, kind }) => (!directoriesOnly || kind === "directory") && glob.matches(name, budget))
    .map(({ name }) => name);
}
