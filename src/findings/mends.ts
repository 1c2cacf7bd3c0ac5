import { nameOf } from "../fixes/mount-literal.ts";
import { secretId } from "../fixes/secret-id.ts";
import type { Leak, Place } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";
import { mount, mountAt } from "./mounting.ts";
import { writeMend } from "./write-mends.ts";

/** What to do about a leak, for this very case. One sentence or two. */
export function mendOf(leak: Leak, trace: Trace): string {
  return trace.language === "compose" && leak.detail.command !== undefined && composeMends[leak.place] !== undefined
    ? composeMends[leak.place]!(leak)
    : dockerfileMend(leak, trace);
}

/** For the fields of a Compose file; what stands in an inline Dockerfile is mended as there. */
const composeMends: Partial<Record<Place, (leak: Leak) => string>> = {
  env: ({ subject }) =>
    `Declare a secret and give the service its file: ${subject}_FILE=/run/secrets/${secretId(subject)} where the image reads that, else ${subject}: \${${subject}:?}.`,
  arg: ({ subject, detail }) =>
    `Offer it as a secret instead: build.secrets of ${detail.command} with ${secretId(subject)}, and RUN --mount=type=secret,id=${secretId(subject)} in its Dockerfile.`,
  argv: ({ detail }) => (detail.advice ? `Use ${detail.advice}, with the value from a secret.` : "Let the program read it from a file below /run/secrets."),
  metadata: ({ detail }) => (detail.advice ? `Use ${detail.advice}.` : "Take it out; labels are for everyone to read."),
};

function dockerfileMend(leak: Leak, trace: Trace): string {
  const { place, subject, detail, literal } = leak;
  switch (place) {
    case "arg": {
      const line = lineOfUse(leak, trace);
      const where = line === null ? "Where a RUN needs it, mount it" : `Mount it in the RUN that uses it (line ${line})`;
      return `${literal ? "Replace the value, which is public now. " : ""}${where} instead: ${mount(trace, subject)}.`;
    }
    case "env":
      return `${literal ? "Leave it out of the image and set it when the container starts (docker run --env-file, Compose secrets)" : "Leave it out of the image"}; for a RUN, mount it: ${mount(trace, subject)}.`;
    case "copy":
      return copyMend(leak, trace);
    case "copy-then-rm":
      if (archiveOf(leak) !== null) return `${detail.removal!.how} in line ${detail.removal!.line} only hides it: the layer below keeps it. ${copyMend(leak, trace)}`;
      return `${detail.removal!.how} in line ${detail.removal!.line} only hides it: the layer below keeps the file. Mount it instead: ${mountAt(trace, subject, detail.target)}.`;
    case "add-url":
      if (trace.settings.builder === "classic") return "Fetch it on the host before the build, with the credential there.";
      return detail.command === "git"
        ? "Take the credential out of the address and pass it as the build secret GIT_AUTH_TOKEN: docker build --secret id=GIT_AUTH_TOKEN."
        : `Fetch it in a RUN with the credential mounted: ${mount(trace, "download_token")} curl ….`;
    case "write":
      return writeMend(leak, trace);
    case "run":
      return `Mount it instead: ${mount(trace, nameOf(leak))}${detail.advice ? `, and use ${detail.advice}` : ""}.`;
    case "argv":
      return detail.advice
        ? `Use ${detail.advice}, with a value that is there only when the container starts.`
        : "Let the program read it from a file below /run/secrets when the container starts.";
    case "metadata":
      return "Take it out; nothing at run time needs it there.";
    case "log":
      return `Leave out ${detail.command ?? "what prints it"}, or send its output to /dev/null.`;
    case "env-file":
      return "Add it to .gitignore.";
    case "text":
      return "Revoke it and take it out of the file.";
  }
}

/** The archive that a copied file is packed in; null where it is not. */
export function archiveOf({ subject, detail: { archives = [] } }: Leak): string | null {
  return archives.find((archive) => subject.startsWith(`${archive}/`)) ?? null;
}

function copyMend(leak: Leak, trace: Trace): string {
  const { subject, detail } = leak;
  const archive = archiveOf(leak);
  if (archive !== null) return `Pack ${archive} without it, and mount it where it is used: ${mount(trace, subject)}.`;
  if (detail.from !== undefined) return `Copy only what the image needs out of stage ${detail.from}.`;
  if (detail.keyword?.includes("<<")) return `Leave the value out and mount it where it is used: ${mountAt(trace, subject, detail.target)}.`;
  const ignore = detail.ignoreFile === undefined || detail.ignoreFile === null ? ".dockerignore" : fileName(detail.ignoreFile);
  const entry = subject.includes("/") ? subject : `**/${subject}`;
  const files = detail.files ?? [];
  if (files.length > 1 || detail.wholeDirectory) return `Add ${entry} to ${ignore}, or copy only what the image needs.`;
  return `Mount it where it is used instead: ${mountAt(trace, subject, detail.target)}.`;
}

function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

const linesOfUse = new WeakMap<Trace, ReadonlyMap<number, number>>();

/** The line of the first RUN that uses the secret's variable. */
function lineOfUse({ secret }: Leak, trace: Trace): number | null {
  let lines = linesOfUse.get(trace);
  if (!lines) {
    const found = new Map<number, number>();
    for (const [run, { uses }] of trace.dockerfiles.flatMap(({ runs }) => [...runs])) {
      for (const { range: [start] } of uses) if (!found.has(start)) found.set(start, run.loc.start.line);
    }
    linesOfUse.set(trace, (lines = found));
  }
  return (secret && lines.get(secret.range[0])) ?? null;
}
