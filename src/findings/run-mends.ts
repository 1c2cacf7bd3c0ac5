import { fileToStay } from "../fixes/files/written-file.ts";
import { dockerfileAt, isInside } from "../fixes/instructions.ts";
import { nameOf } from "../fixes/mount-literal.ts";
import { isTooLong } from "../fixes/proposals.ts";
import { commandAround, runAt } from "../fixes/run-places.ts";
import type { Range } from "../parser/node.ts";
import type { Leak } from "../trace/leak.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace } from "../trace/trace.ts";
import { mount, mountAt } from "./mounting.ts";
import { settledFile } from "./write-mends.ts";

/** Commands that give an account its password, which no mount can: the image would keep it. */
const makesAccounts: ReadonlySet<string> = new Set(["useradd", "usermod", "chpasswd", "newusers", "passwd", "adduser", "smbpasswd", "pdbedit"]);

/** Advice to do the same later, when there is no image to keep it. */
const startAdvice = /\bwhen the (?:container|program) starts$/;

/** What to do about a credential that is written in a RUN; `which` is the one to mount. */
export function runMend(leak: Leak, trace: Trace, which = "it"): string {
  const { command = "", advice, fixed } = leak.detail;
  if (makesAccounts.has(command)) return "Make the account without a password, and set one when the container starts.";
  // A mount would help nobody: what the command makes of the value stays in the image, or only this very value fits.
  if (advice !== undefined && (fixed || startAdvice.test(advice))) return `Instead, use ${advice}.`;
  // Both look at the whole command, which may be as long as the file.
  const isShort = !isTooLong(trace);
  if (isShort && isKeptByGit(leak, trace)) return `Mount ${which} instead: ${mount(trace, nameOf(leak))}, and give it to git in a header that it does not store: git -c http.extraHeader=….`;
  const file = isShort && advice === undefined ? fileToStay(leak, trace) : null;
  if (file !== null) return fileMend(trace, leak.range, file, which);
  return `Mount ${which} instead: ${mount(trace, nameOf(leak))}${advice ? `, and use ${advice}` : ""}.`;
}

/** Whether git would keep the address that it stands in, with a mounted credential as with this one. */
function isKeptByGit({ range }: Leak, trace: Trace): boolean {
  const dockerfile = dockerfileAt(trace, range);
  const script = dockerfile && runAt(dockerfile, range)?.run.script;
  const command = script ? commandAround(script, range) : null;
  if (command?.name?.text !== "git" || !/\s(?:clone|remote|submodule)\s/.test(trace.text.slice(...command.range))) return false;
  return command.args.some((word) => isInside(range, word.range) && word.text.includes("://"));
}

/** A mounted value would stay in the file that the RUN writes, too. */
function fileMend(trace: Trace, range: Range, file: string, which: string): string {
  return settledFile.test(file) && trace.settings.builder !== "classic"
    ? `Mount a finished ${baseName(file)} where it is needed: ${mountAt(trace, baseName(file), file, range)}.`
    : `Leave it out of ${file}, and put ${which} there when the container starts.`;
}
