import type { Run } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import { baseName } from "./paths.ts";
import type { RunMount } from "./mounts.ts";
import type { TracedRun } from "./trace.ts";

/** A use of a mounted secret in a RUN that does not mount it. */
export interface UnmountedUse {
  readonly range: Range;
  /** The id that another RUN mounts. */
  readonly id: string;
  /** The path or the variable that is used. */
  readonly use: string;
}

/** RUNs that use what only another RUN mounts: the file or the variable is not there (EXPOSURE F15, F18). */
export function unmountedUses(runs: ReadonlyMap<Run, TracedRun>, text: string): UnmountedUse[] {
  const offered = offeredNames(runs);
  if (offered.size === 0) return [];
  return [...runs].flatMap(([run, traced]) => {
    const own = new Set(traced.mounts.flatMap(namesOf));
    // A directory that is mounted whole may hold any file below it.
    const covered = traced.mounts.flatMap(({ target }) => target ?? []);
    const seen = new Set<string>();
    return usesIn(run, text, offered).flatMap(({ use, id, range }): UnmountedUse[] => {
      if (own.has(use) || seen.has(use) || covered.some((path) => use.startsWith(`${path}/`))) return [];
      if (use.startsWith("$") && traced.defines(use.slice(1))) return [];
      seen.add(use);
      return [{ range, id, use }];
    });
  });
}

/** What secret mounts put where, by path under /run/secrets or `$NAME`, with the id. */
function offeredNames(runs: ReadonlyMap<Run, TracedRun>): Map<string, string> {
  const offered = new Map<string, string>();
  for (const { mounts } of runs.values()) {
    for (const mount of mounts) {
      for (const name of namesOf(mount)) if (!offered.has(name)) offered.set(name, mount.id!);
    }
  }
  return offered;
}

function namesOf({ kind, id, target, env }: RunMount): string[] {
  if (kind !== "secret" || id === null) return [];
  return [
    // Elsewhere a file of that name may well be another one; below /run/secrets there are only mounts.
    ...(target?.startsWith("/run/secrets/") ? [target] : []),
    ...(env === null ? [] : [`$${env}`]),
    // `id=JFROG_PASS` and then `$JFROG_PASS`: the id was taken for a variable.
    ...(/^[A-Z][A-Z0-9_]*$/.test(id) ? [`$${id}`] : []),
  ];
}

/** A path below /run/secrets, or a variable. */
const secretUse = /\/run\/secrets\/[\w./-]*\w|\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)[}:#%/?+-])/g;

/** Every path and variable of those offered that the RUN's text uses, in order. */
function usesIn(run: Run, text: string, offered: ReadonlyMap<string, string>): UnmountedUse[] {
  return [run.argumentsRange, ...run.heredocs.map(({ range }) => range)].flatMap(([start, end]) => {
    const part = text.slice(start, end);
    return [...part.matchAll(secretUse)].flatMap((match) => {
      const name = match[1] ?? match[2];
      const use = name === undefined ? match[0] : `$${name}`;
      const id = offered.get(use);
      if (id === undefined || (name === undefined && isMentioned(part, match.index))) return [];
      return [{ use, id, range: [start + match.index, start + match.index + match[0].length] }];
    });
  });
}

/** Whether `echo` or `printf` only says the path, as into a file of settings: nothing reads it there. */
function isMentioned(script: string, at: number): boolean {
  let start = at;
  while (start > 0 && !";&|\n".includes(script[start - 1]!)) start--;
  const command = script.slice(start, at);
  return /^\s*(?:echo|printf)\b/.test(command) && !/[<`]|\$\(/.test(command);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

/** Whether the RUN's text shows a use of the mount, or it runs something that may read it unseen. */
export function isMountUsed(run: Run, { id, target, env }: RunMount, { runsUnknown }: TracedRun): boolean {
  const script = [run.argumentsText, ...run.elements.map(({ value }) => value), ...run.heredocs.map(({ content }) => content)].join("\n");
  if (env !== null && new RegExp(`\\$(?:${escape(env)}\\b|\\{${escape(env)}\\b)`).test(script)) return true;
  if (target !== null && (script.includes(target) || script.includes(`${target.slice(0, target.lastIndexOf("/"))}`) || script.includes(baseName(target)))) return true;
  if (id !== null && script.includes(id)) return true;
  return runsUnknown;
}
