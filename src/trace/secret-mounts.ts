import type { Run } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import { LineTable } from "../parser/lines.ts";
import { execElementMap } from "../parser/dockerfile/exec-form.ts";
import { parseShell } from "../parser/shell/parse.ts";
import { isShell } from "../parser/shell/shells.ts";
import { hasDirectory, hasWord } from "./mentions.ts";
import { baseName, directoryName } from "./paths.ts";
import type { RunMount } from "./mounts.ts";
import { pathsIn, usesOf, type ScriptUse } from "./shell/uses.ts";
import type { TracedDockerfile, TracedRun } from "./trace.ts";

/** A use of a mounted secret in a RUN that does not mount it, or not there. */
export interface UnmountedUse {
  readonly range: Range;
  /** The id that another RUN mounts. */
  readonly id: string;
  /** The path or the variable that is used. */
  readonly use: string;
  /** The path or the variable that the RUN itself mounts it at; null where it does not. */
  readonly here: string | null;
}

/** RUNs that use what only another RUN mounts: the file or the variable is not there (EXPOSURE F15, F18). */
export function unmountedUses(runs: TracedDockerfile["runs"], text: string): UnmountedUse[] {
  const everywhere = offeredNames(runs);
  const lines = new LineTable(text);
  return [...runs].flatMap(([run, traced]) => {
    // Where a mount has another target, or a variable in its place, nothing is at the usual one.
    const moved = new Map(traced.mounts.flatMap(({ kind, id, target, env }): [string, string][] => (kind === "secret" && id !== null && (target !== null || env !== null) ? [[`/run/secrets/${id}`, id]] : [])));
    if (everywhere.size === 0 && moved.size === 0) return [];
    const offered = (use: string): string | undefined => everywhere.get(use) ?? moved.get(use);
    const own = new Set(traced.mounts.flatMap(namesOf));
    // A directory that is mounted whole may hold any file below it.
    const covered = traced.mounts.flatMap(({ target }) => target ?? []);
    const seen = new Set<string>();
    return usesIn(run, traced.posix, lines, offered).flatMap(({ use, id, range }): UnmountedUse[] => {
      if (own.has(use) || seen.has(use) || covered.some((path) => use.startsWith(`${path}/`))) return [];
      if (use.startsWith("$") && traced.defines(use.slice(1))) return [];
      seen.add(use);
      return [{ range, id, use, here: placeOf(traced, id) }];
    });
  });
}

function placeOf({ mounts }: TracedRun, id: string): string | null {
  const mount = mounts.find((one) => one.kind === "secret" && one.id === id);
  return mount?.target ?? (mount?.env ? `$${mount.env}` : null);
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

/** Every path and variable of those offered that the RUN uses, in order. */
function usesIn(run: Run, posix: boolean, lines: LineTable, offered: (use: string) => string | undefined): Omit<UnmountedUse, "here">[] {
  return textUses(run, posix, lines)
    .flatMap(({ use, range }) => {
      const id = offered(use);
      return id === undefined ? [] : [{ use, range, id }];
    })
    .sort((a, b) => a.range[0] - b.range[0]);
}

/** Of what no shell reads that the trace follows (a heredoc for Python), only the paths tell. */
function textUses(run: Run, posix: boolean, lines: LineTable): readonly ScriptUse[] {
  if (run.form === "exec") return usesOfExec(run, lines);
  if (run.script && posix) return usesOf(run.script, lines);
  return [run.argumentsRange, ...run.heredocs.map(({ range }) => range)].flatMap((range) => pathsIn(lines.text, range));
}

/** No shell expands anything in an exec form, unless it names one. */
function usesOfExec({ elements: [first, ...others] }: Run, lines: LineTable): readonly ScriptUse[] {
  if (first === undefined || /^(?:echo|printf)$/.test(baseName(first.value))) return [];
  const runsShell = isShell(baseName(first.value));
  return others.flatMap((element, i) => {
    const { value, range } = element;
    const script = runsShell && /^-\w*c$/.test(others[i - 1]?.value ?? "") ? parseShell(value, execElementMap(element, lines.text), lines) : null;
    return script ? usesOf(script, lines) : pathsIn(lines.text, range);
  });
}

/** Whether the RUN's text shows a use of the mount, or it runs something that may read it unseen. */
export function isMountUsed(run: Run, { id, target, env }: RunMount, { runsUnknown }: TracedRun): boolean {
  if (runsUnknown) return true;
  const script = [run.argumentsText, ...run.elements.map(({ value }) => value), ...run.heredocs.map(({ content }) => content)].join("\n");
  const isNamed = (name: string | null): boolean => name !== null && hasWord(script, name, /[\w.-]/);
  if (isNamed(env) || isNamed(id)) return true;
  return target !== null && (isNamed(target) || isNamed(baseName(target)) || hasDirectory(script, directoryName(target)));
}
