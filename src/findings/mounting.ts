import { secretId } from "../fixes/mounts/secret-id.ts";
import { judgeFileName } from "../secrets/files.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace } from "../trace/trace.ts";

/** How a RUN gets a secret by this name; for the classic builder, that it has no such means. */
export function mount({ settings: { builder } }: Trace, name: string): string {
  return builder === "classic" ? "BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind)" : `RUN --mount=type=secret,id=${secretId(name)}`;
}

/** The same, at the path where a program looks for it. */
export function mountAt(trace: Trace, name: string, target: string | undefined): string {
  const path = target === undefined ? null : fileMeant(target);
  const at = path?.startsWith("/") && trace.settings.builder !== "classic" ? `,target=${path}` : "";
  return `${mount(trace, name)}${at}`;
}

/** The file that a path with a pattern is for, `/app/.npmrc` of `/app/*.npmrc`; null where it may be any. */
export function fileMeant(path: string): string | null {
  const name = baseName(path);
  const meant = /[*?[]/.test(name) ? name.replace(/^\*(?=\.)|\*$/g, "") : name;
  if (/[*?[]/.test(meant)) return null;
  const isKnown = meant === name || (meant.startsWith(".") && judgeFileName(meant) !== null && judgeFileName(`any${meant}`) === null);
  return isKnown ? path.slice(0, path.length - name.length) + meant : null;
}
