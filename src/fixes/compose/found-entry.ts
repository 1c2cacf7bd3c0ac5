import type { ComposeEntry, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import { keptIn } from "../../trace/kept-in.ts";
import type { Leak } from "../../trace/leak.ts";
import type { ComposeUses, Trace } from "../../trace/trace.ts";

/** An entry of `environment` that has a value, with its service. */
export interface FoundEntry {
  readonly service: ComposeService;
  readonly entry: ComposeEntry;
  readonly value: ComposeScalar;
}

/** Where a leak in `environment` stands; null elsewhere, and where an alias brings the value: that has no place of its own. */
export function findEntry(trace: Trace, leak: Leak): FoundEntry | null {
  const found = findValue(trace, leak);
  return found && found.entry.range[0] === leak.extent[0] && found.entry.range[1] === leak.extent[1] ? found : null;
}

/** As `findEntry`; what an alias brings is found by its value. */
export function findValue({ compose }: Trace, { extent, detail }: Leak): FoundEntry | null {
  if (!compose || detail.keyword !== "environment" || detail.service === undefined) return null;
  return byPlace(compose).get(detail.service)?.get(extent.join()) ?? null;
}

/** By service and by the place of the entry or of its value. */
const byPlace = keptIn(({ services }: ComposeUses) => {
  const found = new Map<string, Map<string, FoundEntry>>();
  for (const service of services) {
    const own = new Map<string, FoundEntry>();
    for (const entry of service.environment) {
      const { value, range } = entry;
      if (value === null) continue;
      own.set(range.join(), { service, entry, value });
      if (!own.has(value.range.join())) own.set(value.range.join(), { service, entry, value });
    }
    if (!found.has(service.name.value)) found.set(service.name.value, own);
  }
  return found;
});
