import { isPublished } from "../trace/channel.ts";
import type { Leak, Place } from "../trace/leak.ts";

/** The rules that own places of leaks. */
export type LeakRule = (typeof byPlace)[Place] | "no-secret-in-build" | "no-default-password";

const byPlace = {
  "arg": "no-secret-arg",
  "env": "no-secret-env",
  "copy": "no-secret-copy",
  "copy-then-rm": "no-copy-then-rm",
  "add-url": "no-secret-add",
  "run": "no-secret-run",
  "write": "no-secret-write",
  "argv": "no-secret-argv",
  "metadata": "no-secret-metadata",
  "env-file": "no-secret-env-file",
  "text": "no-hardcoded-secret",
  "log": "no-secret-in-build",
} as const satisfies Record<Place, string>;

/**
 * The one rule that a leak belongs to, whatever other rules are on or off: what everybody knows is
 * `no-default-password`'s, what stays out of image and repository `no-secret-in-build`'s, the rest its place's.
 */
export function ownerOf(leak: Leak): LeakRule {
  if (leak.evidence.wellKnown) return "no-default-password";
  return isPublished(leak.channels) ? byPlace[leak.place] : "no-secret-in-build";
}
