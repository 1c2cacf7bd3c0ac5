import { secretId } from "../fixes/mounts/secret-id.ts";
import type { Trace } from "../trace/trace.ts";

/** How a RUN gets a secret by this name; for the classic builder, that it has no such means. */
export function mount({ settings: { builder } }: Trace, name: string): string {
  return builder === "classic" ? "BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind)" : `RUN --mount=type=secret,id=${secretId(name)}`;
}

/** The same, at the path where a program looks for it. */
export function mountAt(trace: Trace, name: string, target: string | undefined): string {
  const at = target !== undefined && target.startsWith("/") && trace.settings.builder !== "classic" ? `,target=${target}` : "";
  return `${mount(trace, name)}${at}`;
}
