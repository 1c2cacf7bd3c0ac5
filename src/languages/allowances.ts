import { noDirectives, type Directives } from "../findings/directives/directives.ts";
import type { Settings } from "../trace/settings.ts";
import type { Trace } from "../trace/trace.ts";
import type { Analysis } from "./language.ts";

/**
 * Traces a file as its own `dfsecret-allow` comments want it. What they name counts as accepted, as if the settings
 * named it, so nothing that flows from it is reported either; a second trace without them tells which are of no use.
 */
export function analyseWithAllowances(
  settings: Settings,
  directives: Directives,
  inlineConfig = true,
  trace: (settings: Settings) => Trace,
): Analysis {
  if (!inlineConfig) return { trace: trace(settings), directives: noDirectives };
  const { allowances } = directives;
  if (allowances.length === 0) return { trace: trace(settings), directives };
  const reported = namesIn(trace(settings));
  const { allow } = settings;
  const names = [...allow.names, ...allowances.map(({ name }) => name)];
  return {
    trace: trace({ ...settings, allow: { ...allow, names } }),
    directives: { ...directives, allowances: allowances.map((one) => ({ ...one, used: reported.has(one.name) })) },
  };
}

/** Everything that some finding could be about. */
function namesIn({ leaks }: Trace): ReadonlySet<string> {
  return new Set(leaks.flatMap(({ subject, secret }) => (secret ? [subject, secret.name] : [subject])));
}
