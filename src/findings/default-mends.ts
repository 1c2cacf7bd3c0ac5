import { withArticle } from "../secrets/evidence.ts";
import type { Leak, Place } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";
import { isWithinValue, sourceOf } from "./environment-mends.ts";
import { argumentMend, isInComposeField, mendOf } from "./mends.ts";
import { runMend } from "./run-mends.ts";

/** What to do about a password that everybody knows, by the place; elsewhere, what is done about any. */
const mends: Partial<Record<Place, string>> = {
  env: "Leave it out and set it when the container starts.",
  metadata: "Take it out.",
  copy: "Leave it out and set it when the container starts.",
  argv: "Set it when the container starts, from a secret.",
  text: "Choose another one, and take it out of the file.",
};

export function defaultMend(leak: Leak, trace: Trace): string {
  const { place } = leak;
  if (isInComposeField(leak, trace) && place !== "text") {
    return place === "env" && leak.detail.advice === undefined ? `Write \${${sourceOf(leak, trace)}:?}${isWithinValue(leak, trace) ? " in its place" : ""}, so that Compose refuses to start without it.` : mendOf(leak, trace);
  }
  if (place === "arg") return argumentMend(leak, trace);
  return place === "run" ? runMend(leak, trace, "another one") : (mends[place] ?? mendOf(leak, trace));
}

/** What a well-known one is, as a predicate. Only ARG and ENV are there to be overridden. */
export function knownAs(leak: Leak, trace: Trace): string {
  const { place, subject, evidence: { kind } } = leak;
  const isVariable = place === "arg" || place === "env";
  const held = holders.has(place) || holders.has(kind) || ((isVariable || place === "metadata") && isPartOfValue(leak)) || (place === "env" && isWithinValue(leak, trace));
  const overridden = isVariable && !isInComposeField(leak, trace) ? ", and it becomes the real one wherever nobody overrides it" : "";
  if (overridden !== "" && !held) return `has a default that everybody knows${overridden}`;
  if (/^(?:the|an?) /.test(subject)) return "is one that everybody knows";
  return `${held ? "holds" : "is"} ${withArticle(held && holders.has(kind) ? "password" : kind)} that everybody knows${overridden}`;
}

/** Whether its value, and not the name, tells of it: options, an address, settings. */
function isPartOfValue({ evidence: { basis }, detail: { part } }: Leak): boolean {
  return part === undefined && (basis === "value" || basis === "url" || basis === "use");
}

/** Places and kinds of which the password is only a part. */
const holders: ReadonlySet<string> = new Set(["copy", "copy-then-rm", "connection string", "credentials"]);
