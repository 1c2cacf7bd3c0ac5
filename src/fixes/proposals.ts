import type { Leak, Place } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";
import { fetchInRun, useGitToken } from "./add-url.ts";
import { aloneOf } from "./alone.ts";
import { takeFromBudget } from "./budget.ts";
import { offerToBuild } from "./compose/build-arguments.ts";
import { withBuilders } from "./compose/builders.ts";
import { giveSecretFile, requireVariable } from "./compose/environment.ts";
import { requireInCommand, requireInText } from "./compose/in-place.ts";
import { forwardAgent } from "./git/forward-agent.ts";
import { ignoreFiles } from "./files/ignore-files.ts";
import type { Proposal } from "./messages.ts";
import { mountFile } from "./files/mount-file.ts";
import { mountLiteral } from "./mount-literal.ts";
import { withFrontend } from "./mounts/frontend.ts";
import { removeLabel } from "./remove-label.ts";
import { replaceVariable, sourceOf } from "./variables/replace-variable.ts";
import { cloneWithHeader, cloneWithSetting, mountAtTarget, removeWritten } from "./files/written-file.ts";

type Fix = (leak: Leak, trace: Trace) => Proposal | null;

type Fixes = Readonly<Partial<Record<Place, readonly Fix[]>>>;

/** By place, the rewrites that may mend a leak; the first that can be written is offered. */
const dockerfileFixes: Fixes = {
  arg: [replaceVariable],
  env: [replaceVariable],
  copy: [mountFile, ignoreFiles, forwardAgent],
  "copy-then-rm": [mountFile, ignoreFiles, forwardAgent],
  "add-url": [useGitToken, fetchInRun],
  run: [mountLiteral],
  metadata: [removeLabel],
  write: [cloneWithHeader, cloneWithSetting, mountAtTarget, removeWritten],
};

/** What stands in an inline Dockerfile is text within YAML, and is told, not written. */
const composeFixes: Fixes = {
  arg: [offerToBuild],
  env: [giveSecretFile, requireVariable, requireInText],
  argv: [requireInCommand],
};

/** A file with more leaks gets no rewrites: nobody mends hundreds of them one by one. */
const mostMended = 300;
/** A Dockerfile with more RUNs was generated, and a rewrite asks of each what the ones before it left behind. */
const mostRuns = 2000;

/**
 * The rewrite that mends a leak; null where none can be written, or where the file had more rewrites than anybody
 * will look at. Never throws.
 */
export function proposalFor(leak: Leak, trace: Trace): Proposal | null {
  const fixes = (trace.language === "compose" ? composeFixes : dockerfileFixes)[leak.place];
  // No edit of a text takes a file out of an archive.
  if (fixes === undefined || leak.detail.archives !== undefined || isTooLong(trace) || !takeFromBudget(trace)) return null;
  for (const fix of fixes) {
    const proposal = alsoFor(trace, leak, fix(leak, trace));
    const alone = proposal && aloneOf(proposal.rewrite, leak, trace);
    if (proposal) return alone ? { ...proposal, rewrite: { alone, ...proposal.rewrite } } : proposal;
  }
  return null;
}

export function isTooLong({ leaks, dockerfiles }: Trace): boolean {
  return leaks.length > mostMended || dockerfiles.some(({ runs }) => runs.size > mostRuns);
}

/** The rewrite of a Dockerfile with what its frontend and the Compose files that build it need then; null where one of them cannot be written. */
function alsoFor(trace: Trace, leak: Leak, proposal: Proposal | null): Proposal | null {
  if (!proposal) return null;
  const builtBy = trace.builtBy?.() ?? [];
  const argument = leak.place === "arg" || leak.place === "env" ? sourceOf(leak) : null;
  const built = builtBy.length === 0 ? proposal.rewrite : withBuilders(proposal.rewrite, argument, builtBy);
  const rewrite = built && withFrontend(built, trace);
  return rewrite && { ...proposal, rewrite };
}
