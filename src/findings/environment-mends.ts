import { defaultAround, isPartOf } from "../fixes/compose/default-references.ts";
import { variableFor } from "../fixes/compose/environment.ts";
import { fileVariableOf, needsValue, schemeOf } from "../fixes/compose/file-variable.ts";
import { findValue } from "../fixes/compose/found-entry.ts";
import { variableOf } from "../fixes/compose/secrets.ts";
import { secretId } from "../fixes/mounts/secret-id.ts";
import type { Leak } from "../trace/leak.ts";
import { isVariableName } from "../trace/shell/variable-name.ts";
import type { Trace } from "../trace/trace.ts";

/** What to do about a value in `environment` of a Compose file: as the rewrite does it, where the image is known. */
export function environmentMend(leak: Leak, trace: Trace): string {
  const { subject, detail: { advice } } = leak;
  if (advice !== undefined) return `Write ${advice}.`;
  const source = sourceOf(leak, trace);
  const file = `/run/secrets/${secretId(source)}`;
  const found = findValue(trace, leak);
  const variable = found && fileVariableOf(found.service, found.entry, trace.compose?.services ?? []);
  if (variable) return `Declare a secret and give the service its file: ${variable}=${schemeOf(found.service)}${file}.`;
  if (isWithinValue(leak, trace)) return `Write \${${source}:?} in its place, with the value in an .env file that git ignores.`;
  // `spring.datasource.password_FILE` is nothing that anybody reads.
  if (!isVariableName(subject) || (found && needsValue(found.service, found.entry))) return `Write \${${source}:?}, with the value in an .env file that git ignores.`;
  return `Declare a secret and give the service its file: ${subject}_FILE=${file} where the image reads that, else write \${${source}:?} in its place.`;
}

/** Whether the credential is only a part of what the variable holds. */
export function isWithinValue(leak: Leak, trace: Trace): boolean {
  const found = findValue(trace, leak);
  return found !== null && isPartOf(leak.range, found.value);
}

/** The variable that the value is to come from: the one whose default it is, else one of the entry's name. */
export function sourceOf(leak: Leak, trace: Trace): string {
  const found = findValue(trace, leak);
  if (!found) return leak.subject;
  const { service, entry, value } = found;
  const isPart = isPartOf(leak.range, value);
  return defaultAround(value, isPart ? leak.range : null)?.name ?? variableFor(variableOf(trace, service, entry), isPart);
}
