import { secretId } from "../fixes/mounts/secret-id.ts";
import { GENERIC_ADVICE } from "../secrets/commands/credential-arguments.ts";
import { keptIn } from "../trace/kept-in.ts";
import type { Leak, Place } from "../trace/leak.ts";
import { RangeIndex } from "../trace/range-index.ts";
import type { Trace } from "../trace/trace.ts";
import { copyMend, deletedMend } from "./copy-mends.ts";
import { environmentMend } from "./environment-mends.ts";
import { logMend } from "./log-mends.ts";
import { mount } from "./mounting.ts";
import { runMend } from "./run-mends.ts";
import { writeMend } from "./write-mends.ts";

/** What to do about a leak, for this very case. One sentence or two. */
export function mendOf(leak: Leak, trace: Trace): string {
  const mend = isInComposeField(leak, trace) ? composeMends[leak.place] : undefined;
  return mend ? mend(leak, trace) : dockerfileMend(leak, trace);
}

/** Whether it stands in a field of a Compose file, and not in an inline Dockerfile. */
export function isInComposeField({ range }: Leak, trace: Trace): boolean {
  return trace.language === "compose" && !inlineRanges(trace).covers(range);
}

const inlineRanges = keptIn(({ dockerfiles }: Trace) => new RangeIndex(dockerfiles.map(({ tree }) => tree.range)));

/** For the fields of a Compose file; what stands in an inline Dockerfile is mended as there. */
const composeMends: Partial<Record<Place, (leak: Leak, trace: Trace) => string>> = {
  env: environmentMend,
  arg: ({ subject, detail }) =>
    `Offer it as a secret instead: build.secrets of ${detail.service} with ${secretId(subject)}, and RUN --mount=type=secret,id=${secretId(subject)} in its Dockerfile.`,
  argv: (leak) => assignmentMend(leak, "$$") ?? variableMend(leak) ?? adviceFor(leak, ["", ", with the value from a secret"]) ?? "Let the program read it from a file below /run/secrets.",
  metadata: ({ detail }) => (detail.advice ? `Use ${detail.advice}.` : "Take it out; labels are for everyone to read."),
};

/** A command's own way, as containers have it; null where none is known. */
function adviceFor({ detail: { advice } }: Leak, [ofSecret, ofOther]: readonly [string, string]): string | null {
  if (advice === undefined || advice === GENERIC_ADVICE) return null;
  const there = forContainer(advice);
  return `Use ${there}${there === advice ? ofOther : ofSecret}.`;
}

/** A command's own way in the words of containers, which have secrets and no secret mounts. */
export function forContainer(advice: string): string {
  return advice.replace(/\bsecret mount(?: with env=)?/, "secret");
}

/** A program that has a variable for its option gets it in `environment`. */
function variableMend({ detail: { advice } }: Leak): string | null {
  const name = /^([A-Z][A-Z0-9_]+) when the container starts$/.exec(advice ?? "")?.[1];
  return name === undefined ? null : `Write ${name}: \${${name}:?} in environment instead, with the value in an .env file that git ignores.`;
}

/** `PGPASSWORD=x psql`: a script can fill the variable from a file. In small letters it may be a setting of some program, `password=x`. */
function assignmentMend({ subject, detail }: Leak, dollar: string): string | null {
  if (detail.command !== undefined || !/^[A-Z][A-Z0-9_]*$/.test(subject)) return null;
  return `Let the script read it from a secret: ${subject}="${dollar}(cat /run/secrets/${secretId(subject)})".`;
}

function dockerfileMend(leak: Leak, trace: Trace): string {
  const { place, subject, detail, literal } = leak;
  switch (place) {
    case "arg":
      return `${literal ? "Replace the value, which is public now. " : ""}${argumentMend(leak, trace)}`;
    case "env":
      // A stage that no image comes from is run by no container.
      if (!leak.channels.includes("image.config")) return `Leave it out, and where a RUN needs it, mount it: ${mount(trace, subject)}.`;
      return `${literal ? "Leave it out of the image and set it when the container starts (docker run --env-file, Compose secrets)" : "Leave it out of the image"}; for a RUN, mount it: ${mount(trace, subject)}.`;
    case "copy":
      return copyMend(leak, trace);
    case "copy-then-rm":
      return deletedMend(leak, trace);
    case "add-url":
      if (trace.settings.builder === "classic") return "Fetch it on the host before the build, with the credential there.";
      return detail.command === "git"
        ? "Take the credential out of the address and pass it as the build secret GIT_AUTH_TOKEN: docker build --secret id=GIT_AUTH_TOKEN."
        : `Fetch it in a RUN with the credential mounted: ${mount(trace, "download_token")} curl ….`;
    case "write":
      return writeMend(leak, trace);
    case "run":
      return runMend(leak, trace);
    case "argv":
      return assignmentMend(leak, "$") ?? adviceFor(leak, [" that is there only when the container starts", ", with a value that is there only when the container starts"])
        ?? "Let the program read it from a file below /run/secrets when the container starts.";
    case "metadata":
      return "Take it out; nothing at run time needs it there.";
    case "log":
      return logMend(leak, trace);
    case "env-file":
      return "Add it to .gitignore.";
    case "text":
      return "Revoke it and take it out of the file.";
  }
}

/** What to do about a build argument, whatever its default is. */
export function argumentMend(leak: Leak, trace: Trace): string {
  const line = lineOfUse(leak, trace);
  const where = line === null ? "Where a RUN needs it, mount it" : `Mount it in the RUN that uses it (line ${line})`;
  return `${where} instead: ${mount(trace, leak.subject)}.`;
}

/** By where the declaration of a variable stands, the line of the first RUN that uses it. */
const linesOfUse = keptIn(({ dockerfiles }: Trace): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (const [run, { uses }] of dockerfiles.flatMap(({ runs }) => [...runs])) {
    for (const { range: [start] } of uses) if (!found.has(start)) found.set(start, run.loc.start.line);
  }
  return found;
});

/** The line of the first RUN that uses the secret's variable. */
function lineOfUse({ secret }: Leak, trace: Trace): number | null {
  return (secret && linesOfUse(trace).get(secret.range[0])) ?? null;
}
