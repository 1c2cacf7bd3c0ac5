import { dockerfileAt } from "../fixes/instructions.ts";
import { itemAround, runAt } from "../fixes/run-places.ts";
import { readsWhole } from "../fixes/files/verbatim.ts";
import { isTooLong } from "../fixes/proposals.ts";
import { removeWritten } from "../fixes/files/written-file.ts";
import { isDownloader } from "../secrets/commands/downloads.ts";
import type { Leak } from "../trace/leak.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace } from "../trace/trace.ts";
import { isTemporary } from "../trace/shell/temporary-files.ts";
import { firstOf } from "./first-of.ts";
import { mountAt } from "./mounting.ts";

type Mend = (leak: Leak, trace: Trace, target: string) => string | null;

/** What to do about a file that a RUN writes. */
export function writeMend(leak: Leak, trace: Trace): string {
  const { removal, target = "it" } = leak.detail;
  const hidden = removal ? `${removal.how} in line ${removal.line} only hides it. ` : "";
  return `${hidden}${firstOf(mends, (mend) => mend(leak, trace, target)) ?? remove(target)}`;
}

/** The first that fits is said; where none does, the file is to be removed. */
const mends: readonly Mend[] = [
  ({ range, detail: { command } }, trace, target) =>
    target.endsWith("/_logs") ? `${command} logs its command line there; give it the credential in a mounted file instead: ${mountAt(trace, ".npmrc", "/root/.npmrc", range)}.` : null,
  // Removed before the package is installed, the answers would be missed.
  (_leak, _trace, target) => (target.endsWith("/debconf/passwords.dat") ? `Set it in the RUN that installs the package, and remove ${target} there.` : null),
  ({ detail: { command } }, _trace, target) =>
    command === "git" && cloneSettings.test(target) ? "Give git the credential in a header that it does not store: git -c http.extraHeader=…." : null,
  ({ detail: { command } }, _trace, target) => (command === "svn" && target.includes("/.subversion/") ? "Add --no-auth-cache, so that svn does not keep it." : null),
  ({ detail: { command } }) => (command === "tar -x" ? remove("what tar unpacks") : null),
  (_leak, _trace, target) => (isTemporary(target) ? remove("what mktemp makes") : null),
  (leak, trace, target) => (isWholeSecret(leak, trace) ? `${remove(target).slice(0, -1)}, or mount the secret there: target=${target}.` : null),
  (_leak, { settings: { builder } }, target) =>
    builder !== "classic" && settledFile.test(target) ? `${remove(target).slice(0, -1)}, or mount a finished ${baseName(target).replace(/^\w+$/, "$& file")} there: target=${target}.` : null,
  (leak, trace, target) => (isDownload(leak) && isForContainer(leak, trace) ? `Leave it out, and put it at ${target} when the container starts.` : null),
  (leak, trace, target) => (isForContainer(leak, trace) ? `Leave it out of ${target}, and put it there when the container starts.` : null),
];

/** Where programs keep what they need for a while; debconf's answers, too. */
const buildDirectory = /^\/(?:tmp|var\/tmp|var\/cache)\//;

/** Whether the file was there before or has more in it than the secret, as far as can be seen, so that the image needs it. */
function isForContainer(leak: Leak, trace: Trace): boolean {
  const { target = "" } = leak.detail;
  if (settledFile.test(target) || buildDirectory.test(target) || isTooLong(trace)) return false;
  return leak.detail.removal === undefined && leak.channels.includes("image.layer") && removeWritten(leak, trace) === null;
}

/** Whether the file is what was downloaded, and nothing besides. */
function isDownload({ secret, detail: { command } }: Leak): boolean {
  return secret?.origin === "download" && command !== undefined && isDownloader(command);
}

/** The settings that a clone and its submodules keep. */
const cloneSettings = /\/\.git\/(?:modules\/[^/]+\/)?config$/;

/** Files of logins that programs only read when they use them, so that a finished one can be mounted in their place. */
export const settledFile = /^\/.*(?:\/(?:\.npmrc|\.netrc|\.git-credentials|\.pypirc|\.pgpass|\.my\.cnf|\.s3cfg|pip\.conf|auth\.json|auth\.toml)|\/\.docker\/config\.json|\/\.aws\/credentials|\/\.cargo\/credentials(?:\.toml)?|\/\.m2\/settings\.xml)$/;

function remove(target: string): string {
  return `Remove ${target} in the same RUN.`;
}

/** Whether the file is the mounted secret as it stands, and nothing besides. */
function isWholeSecret({ range, secret }: Leak, trace: Trace): boolean {
  if (secret?.origin !== "mount" || trace.settings.builder === "classic") return false;
  const dockerfile = dockerfileAt(trace, range);
  const placed = dockerfile && runAt(dockerfile, range);
  const item = placed?.run.script && itemAround(placed.run.script, range);
  if (!item) return false;
  const text = trace.text.slice(...item.range);
  return placed.traced.mounts.some((mount) => mount.kind === "secret" && mount.id === secret.name && readsWhole(text, mount, placed.run));
}
