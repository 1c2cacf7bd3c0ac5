import type { Dockerfile, Mount, Run } from "../../parser/dockerfile/ast.ts";
import type { Range } from "../../parser/node.ts";
import type { Trace, TracedDockerfile } from "../../trace/trace.ts";
import { commentsIn, remove } from "../edits.ts";
import { dockerfileAt, isInside } from "../instructions.ts";
import type { Rewrite, TextEdit } from "../rewrite.ts";
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
export function addMount(range: Range, id: string, use: string, { runs }: TracedDockerfile, trace: Trace): Rewrite | null {
  if (trace.settings.builder === "classic" || trace.language !== "dockerfile") return null;
  const like = [...runs.values()].flatMap(({ mounts }) => mounts).find((mount) => mount.kind === "secret" && mount.id === id && (mount.target === use || `$${mount.env}` === use));
  const here = [...runs].find(([run]) => isInside(range, run.range));
  if (!like || !here) return null;
  const isDefault = like.target === `/run/secrets/${id}`;
  const secret: MountedSecret = like.env !== null ? { id, env: like.env } : { id, ...(like.target !== null && !isDefault && { target: like.target }) };
  return only(trace.path, mountOnRun(here[0], here[1], [secret]));
}

export function replace(path: string, range: Range, text: string): Rewrite {
  return only(path, [{ range, text }]);
}

function only(path: string, edits: readonly TextEdit[]): Rewrite {
  return { files: [{ path, edits }], handover: [] };
}
