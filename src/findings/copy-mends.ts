import { isCredentialDirectory, isKeptInDirectory } from "../secrets/commands/kept-directories.ts";
import { dockerfileAt } from "../fixes/instructions.ts";
import type { Leak } from "../trace/leak.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace } from "../trace/trace.ts";
import { fileName } from "../workspace/paths.ts";
import { isLeftToContainer, mayServe, projectFileMend, readingOf } from "./file-mends.ts";
import { firstOf } from "./first-of.ts";
import { fileMeant, mount, mountAt } from "./mounting.ts";

type Mend = (leak: Leak, trace: Trace) => string | null;

/** What to do about a file that a COPY brings. */
export function copyMend(leak: Leak, trace: Trace): string {
  return firstOf(mends, (mend) => mend(leak, trace)) ?? mountMend(leak, trace);
}

/** What to do about a file that a COPY brings and a later instruction deletes. */
export function deletedMend(leak: Leak, trace: Trace): string {
  const { removal, target } = leak.detail;
  const hidden = `${removal!.how} in line ${removal!.line} only ${removal!.how === "RUN mv" ? "moves" : "hides"} it: the layer below keeps`;
  if (archiveOf(leak) !== null) return `${hidden} it. ${copyMend(leak, trace)}`;
  return `${hidden} ${isDirectory(leak) ? "it" : "the file"}. ${directoryMend(leak, trace) ?? projectFileMend(leak, trace) ?? `Mount it instead: ${mountAt(trace, leak.subject, target, leak.range)}.`}`;
}

/** The archive that a copied file is packed in; null where it is not. */
export function archiveOf({ subject, detail: { archives = [] } }: Leak): string | null {
  return archives.find((archive) => subject.startsWith(`${archive}/`)) ?? null;
}

/** The first that fits is said; where none does, the file is to be mounted. */
const mends: readonly Mend[] = [
  (leak, trace) => {
    const archive = archiveOf(leak);
    return archive === null ? null : `Pack ${archive} without it, and mount it where it is used: ${mount(trace, leak.subject)}.`;
  },
  (leak, trace) => {
    const { from } = leak.detail;
    return from === undefined ? null : `Copy only what the image needs out of ${isStage(from, leak, trace) ? "stage " : ""}${from}.`;
  },
  (leak, trace) => (leak.detail.keyword?.includes("<<") ? heredocMend(leak, trace) : null),
  ({ subject, detail: { ignoreFile, files = [], wholeDirectory } }) => {
    const ignore = ignoreFile === undefined || ignoreFile === null ? ".dockerignore" : fileName(ignoreFile);
    const entry = subject.includes("/") ? subject : `**/${subject}`;
    return files.length > 1 || wholeDirectory ? `Add ${entry} to ${ignore}, or copy only what the image needs.` : null;
  },
  directoryMend,
  projectFileMend,
];

/** Whether it is a stage of the Dockerfile, and not an image or another context. */
function isStage(from: string, { range }: Leak, trace: Trace): boolean {
  const dockerfile = dockerfileAt(trace, range);
  return dockerfile ? dockerfile.stages.find(from, dockerfile.tree.stages.length) !== null : false;
}

function heredocMend(leak: Leak, trace: Trace): string {
  if (isLeftToContainer(leak, trace)) return "Leave the value out, and give it when the container starts.";
  return isUnreadByRuns(leak, trace) ? `Leave the value out, and ${atStart(leak)}.` : `Leave the value out and mount it where it is used: ${mountAt(trace, leak.subject, leak.detail.target, leak.range)}.`;
}

function mountMend(leak: Leak, trace: Trace): string {
  if (isUnreadByRuns(leak, trace)) return `Leave it out, and ${atStart(leak)}.`;
  const also = mayServe(leak) && readingOf(leak, trace) === "possible" ? ", or when the container starts" : "";
  return `Mount it where it is used instead: ${mountAt(trace, leak.subject, leak.detail.target, leak.range)}${also}.`;
}

/** Whether the container alone can read it: it is in the image, and no RUN below may have a use for it. */
function isUnreadByRuns(leak: Leak, trace: Trace): boolean {
  return leak.channels.includes("image.layer") && readingOf(leak, trace) === "none";
}

/** What gives a running container a file; a secret mount is gone with its RUN. */
function atStart({ detail: { target = "" } }: Leak): string {
  const path = fileMeant(target);
  return `mount it${path?.startsWith("/") ? ` at ${path}` : ""} when the container starts (docker run -v, Compose secrets)`;
}

/** A secret mount is one file, so a directory of credentials cannot be mounted as one. */
function directoryMend(leak: Leak, trace: Trace): string | null {
  if (!isDirectory(leak) || trace.settings.builder === "classic") return null;
  return baseName(leak.subject.replace(/\/$/, "")) === ".ssh" ? "Use --mount=type=ssh where git or ssh runs." : "Mount its files one by one where they are used.";
}

function isDirectory({ subject }: Leak): boolean {
  return subject.endsWith("/") || isCredentialDirectory(subject) || isKeptInDirectory(`/${subject}`);
}
