import { nameOf } from "../fixes/mount-literal.ts";
import type { Leak } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";
import { mount } from "./mounting.ts";

/** Commands that give an account its password, which no mount can: the image would keep it. */
const makesAccounts: ReadonlySet<string> = new Set(["useradd", "usermod", "chpasswd", "newusers", "passwd", "adduser", "smbpasswd", "pdbedit"]);

/** Advice to do the same later, when there is no image to keep it. */
const isForStart = /\bwhen the (?:container|program) starts$/;

/** What to do about a credential that is written in a RUN; `which` is the one to mount. */
export function runMend(leak: Leak, trace: Trace, which = "it"): string {
  const { command = "", advice } = leak.detail;
  if (makesAccounts.has(command)) return "Make the account without a password, and set one when the container starts.";
  // A mount would help nobody: what the command makes of the value stays in the image.
  if (advice !== undefined && isForStart.test(advice)) return `Instead, use ${advice}.`;
  return `Mount ${which} instead: ${mount(trace, nameOf(leak))}${advice ? `, and use ${advice}` : ""}.`;
}
