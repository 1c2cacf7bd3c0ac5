import type { Run } from "../../parser/dockerfile/ast.ts";
import { isRoot } from "../../trace/homes.ts";
import { keptIn } from "../../trace/kept-in.ts";
import type { RunMount } from "../../trace/mounts.ts";
import type { TracedDockerfile, TracedRun } from "../../trace/trace.ts";
import { insert } from "../edits.ts";
import type { TextEdit } from "../rewrite.ts";
import { secretId } from "./secret-id.ts";

/** A secret as a RUN is to have it: in a variable, or as a file at a path of its own or at /run/secrets/ID. */
export interface MountedSecret {
  readonly id: string;
  readonly env?: string;
  readonly target?: string;
  /** The build goes on without it. */
  readonly optional?: boolean;
}

/** Adds mounts to a RUN, before its other flags. What the RUN mounts already is left out. */
export function mountOnRun(run: Run, traced: TracedRun, secrets: readonly MountedSecret[]): TextEdit[] {
  const missing = secrets.filter(({ id, env, target }) =>
    !traced.mounts.some((mount) => mount.kind === "secret" && mount.id === id &&
      (env === undefined ? mount.target === (target ?? `/run/secrets/${id}`) : mount.env === env)));
  const mode = modeFor(traced);
  const flags = missing.map(({ id, env, target, optional }) => {
    const place = env === undefined ? `${target === undefined ? "" : `,target=${target}`}${mode}` : `,env=${env}`;
    return ` --mount=type=secret,id=${id}${place}${optional ? "" : ",required=true"}`;
  });
  return flags.length === 0 ? [] : [insert(run.keyword.range[1], flags.join(""))];
}

/** What lets the RUN read a mounted file, which belongs to root with mode 0400; another user's number cannot be known (EXPOSURE F05). */
export function modeFor({ user }: TracedRun): string {
  return isRoot(user) ? "" : ",mode=0444";
}

/** Where a secret with the default target is, for a script. */
export function secretFile(id: string): string {
  return `/run/secrets/${id}`;
}

/** Reads it in a script, in double quotes or out of any. */
export function readSecret(id: string, optional = false): string {
  return `$(cat ${secretFile(id)}${optional ? " 2>/dev/null || true" : ""})`;
}

/**
 * An id for the variable or file, with a number behind it where another secret of the Dockerfile has that id:
 * one that stands at another path or in another variable than `wanted` says.
 */
export function freeId(dockerfile: TracedDockerfile, name: string, wanted: Omit<MountedSecret, "id"> = {}): string {
  return numbered(dockerfile, name, name, ({ target, env }, id) =>
    wanted.target === undefined ? env !== null || target === secretFile(id) : target === wanted.target);
}

/** By Dockerfile, the ids that rewrites have been given and the secrets that they are for: all of them can be applied at once then. */
const givenIds = keptIn((_dockerfile: TracedDockerfile) => new Map<string, string>());

/** An id for a secret that none of the Dockerfile's mounts can be about; the same one for the same `secret`, whatever it is called. */
export function unusedId(dockerfile: TracedDockerfile, name: string, secret: string): string {
  const known = [...givenIds(dockerfile)].find(([, one]) => one === secret);
  return known?.[0] ?? numbered(dockerfile, name, secret, () => false);
}

function numbered(dockerfile: TracedDockerfile, name: string, secret: string, fits: (mount: RunMount, id: string) => boolean): string {
  const mounts = [...dockerfile.runs.values()].flatMap((run) => run.mounts).filter(({ kind }) => kind === "secret");
  const ids = givenIds(dockerfile);
  const base = secretId(name);
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}_${number}`;
    if ((ids.get(id) ?? secret) !== secret || !mounts.every((mount) => mount.id !== id || fits(mount, id))) continue;
    ids.set(id, secret);
    return id;
  }
}
