import { dockerfileAt } from "../fixes/instructions.ts";
import { secretId } from "../fixes/mounts/secret-id.ts";
import { modeFor } from "../fixes/mounts/secret-mounts.ts";
import { runFrom } from "../fixes/run-places.ts";
import type { Range } from "../parser/node.ts";
import { judgeFileName } from "../secrets/files.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace } from "../trace/trace.ts";

/** How a RUN gets a secret by this name; for the classic builder, that it has no such means. */
export function mount({ settings: { builder } }: Trace, name: string): string {
  return builder === "classic" ? "BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind)" : `RUN --mount=type=secret,id=${secretId(name)}`;
}

/** The same, at the path where a program looks for it, for the RUN that a range stands in or above. */
export function mountAt(trace: Trace, name: string, target: string | undefined, range: Range): string {
  if (trace.settings.builder === "classic") return mount(trace, name);
  const path = target === undefined ? null : fileMeant(target);
  const dockerfile = dockerfileAt(trace, range);
  const run = dockerfile && runFrom(dockerfile, range);
  return mount(trace, name) + (path?.startsWith("/") ? `,target=${path}` : "") + (run ? modeFor(run.traced) : "");
}

/** The file that a path with a pattern is for, `/app/.npmrc` of `/app/*.npmrc`; null where it may be any. */
export function fileMeant(path: string): string | null {
  const name = baseName(path);
  const meant = /[*?[]/.test(name) ? name.replace(/^\*(?=\.)|\*$/g, "") : name;
  if (/[*?[]/.test(meant)) return null;
  const isKnown = meant === name || (meant.startsWith(".") && judgeFileName(meant) !== null && judgeFileName(`any${meant}`) === null);
  return isKnown ? path.slice(0, path.length - name.length) + meant : null;
}
