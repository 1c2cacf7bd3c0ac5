import type { Leak, Place } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";
import { isWithinValue, sourceOf } from "./environment-mends.ts";
import { isInComposeField, mendOf } from "./mends.ts";
import { runMend } from "./run-mends.ts";

/** What to do about a password that everybody knows, by the place; elsewhere, what is done about any. */
const mends: Partial<Record<Place, string>> = {
  arg: "Mount it as a secret.",
  env: "Leave it out and set it when the container starts.",
  metadata: "Take it out.",
  copy: "Leave it out and set it when the container starts.",
  argv: "Set it when the container starts, from a secret.",
  text: "Choose another one, and take it out of the file.",
  "env-file": "Choose another one.",
};

export function defaultMend(leak: Leak, trace: Trace): string {
  const { place } = leak;
  if (isInComposeField(leak, trace)) {
    return place === "env" && leak.detail.advice === undefined ? `Write \${${sourceOf(leak, trace)}:?}${isWithinValue(leak, trace) ? " in its place" : ""}, so that Compose refuses to start without it.` : mendOf(leak, trace);
  }
  return place === "run" ? runMend(leak, trace, "another one") : (mends[place] ?? mendOf(leak, trace));
}

/** What a well-known one is, as a predicate. Only ARG and ENV are there to be overridden. */
export function knownAs(leak: Leak, trace: Trace): string {
  const { place, subject, evidence: { kind } } = leak;
  if ((place === "arg" || place === "env") && !isInComposeField(leak, trace)) {
    return "has a default that everybody knows, and it becomes the real one wherever nobody overrides it";
  }
  if (subject.startsWith("the ")) return "is one that everybody knows";
  const holds = holders.has(place) || holders.has(kind) || (place === "env" && isWithinValue(leak, trace));
  return holds ? "holds a password that everybody knows" : `is ${/^[aeiou]/i.test(kind) ? "an" : "a"} ${kind} that everybody knows`;
}

/** Places and kinds of which the password is only a part. */
const holders: ReadonlySet<string> = new Set(["copy", "copy-then-rm", "env-file", "connection string", "credentials"]);
