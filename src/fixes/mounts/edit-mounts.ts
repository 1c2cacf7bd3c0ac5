import type { Dockerfile, Mount, Run } from "../../parser/dockerfile/ast.ts";
import type { Range } from "../../parser/node.ts";
import { keptIn } from "../../trace/kept-in.ts";
import type { RunMount } from "../../trace/mounts.ts";
import type { Trace, TracedDockerfile } from "../../trace/trace.ts";
import { commentsIn, remove } from "../edits.ts";
import { dockerfileAt } from "../instructions.ts";
import type { Rewrite, TextEdit } from "../rewrite.ts";
import { runAt } from "../run-places.ts";
import { mountOnRun, type MountedSecret } from "./secret-mounts.ts";

/** Takes a mount out of its RUN, with the blanks and continuation behind it. */
export function removeMount(run: Run, mount: Mount, trace: Trace): Rewrite {
  return only(trace.path, mountRemoval(run, mount, dockerfileAt(trace, mount.range)?.tree));
}

export function mountRemoval(run: Run, mount: Mount, tree: Dockerfile | undefined): TextEdit[] {
  const at = run.flags.findIndex((flag) => flag.mount === mount);
  const [start, end] = run.flags[at]!.range;
  const next = run.flags[at + 1]?.range[0] ?? run.argumentsRange[0];
  const hasComment = tree !== undefined && commentsIn(tree, [end, next]).length > 0;
  return [remove(start, hasComment ? end : next)];
}

/** Mounts a secret in the RUN around a range as another RUN mounts it. Null within a Compose file, and for the classic builder. */
export function addMount(range: Range, id: string, use: string, dockerfile: TracedDockerfile, trace: Trace): Rewrite | null {
  if (trace.settings.builder === "classic" || trace.language !== "dockerfile") return null;
  const like = secretMounts(dockerfile).get(id)?.get(use);
  const here = runAt(dockerfile, range);
  if (!like || !here) return null;
  const isDefault = like.target === `/run/secrets/${id}`;
  const secret: MountedSecret = like.env !== null ? { id, env: like.env } : { id, ...(like.target !== null && !isDefault && { target: like.target }) };
  return only(trace.path, mountOnRun(here.run, here.traced, [secret]));
}

/** By its id and by the path or `$VARIABLE` that gives it: the first mount of a secret. */
const secretMounts = keptIn(({ runs }: TracedDockerfile) => {
  const found = new Map<string, Map<string, RunMount>>();
  for (const mount of [...runs.values()].flatMap(({ mounts }) => mounts)) {
    if (mount.kind !== "secret" || mount.id === null) continue;
    const uses = found.get(mount.id) ?? new Map<string, RunMount>();
    found.set(mount.id, uses);
    for (const use of [mount.target, mount.env === null ? null : `$${mount.env}`]) {
      if (use !== null && !uses.has(use)) uses.set(use, mount);
    }
  }
  return found;
});

export function replace(path: string, range: Range, text: string): Rewrite {
  return only(path, [{ range, text }]);
}

function only(path: string, edits: readonly TextEdit[]): Rewrite {
  return { files: [{ path, edits }], handover: [] };
}
