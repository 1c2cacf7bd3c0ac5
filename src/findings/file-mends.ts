import type { Confidence } from "../secrets/evidence.ts";
import { judgeFileName } from "../secrets/files.ts";
import { keptIn } from "../trace/kept-in.ts";
import type { Leak } from "../trace/leak.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * What to do about a copied file that a container reads when it starts, or that a tool reads for other things that it
 * says. Null where the file is there for the credential alone.
 */
export function projectFileMend(leak: Leak, trace: Trace): string | null {
  const { subject } = leak;
  if (isLeftToContainer(leak, trace)) {
    return environmentFile.test(subject)
      ? "Leave it out, and give its values when the container starts (docker run --env-file, Compose env_file)."
      : "Take the value out of the file, and give it when the container starts.";
  }
  if (isCredential(leak) || confidenceOfName(leak) !== null) return null;
  return manifest.test(baseName(subject))
    ? "Take the credential out of the file, and give it to the tool that needs it from a secret mount."
    : "Take the credential out of the file, and mount it on its own where it is used.";
}

/** Whether the container reads it when it starts, and no RUN before, as far as can be seen. */
export function isLeftToContainer(leak: Leak, trace: Trace): boolean {
  const { subject, detail: { target = "" } } = leak;
  if (isCredential(leak)) return false;
  if (initialFile.test(target)) return true;
  if (confidenceOfName(leak) === "likely" && !environmentFile.test(subject)) return false;
  return script.test(subject) || (!manifest.test(baseName(subject)) && readingOf(leak, trace) === "none");
}

/** Whether the container may read it when it starts: what a server shows to its clients, or what sets its environment. */
export function mayServe({ subject, evidence: { kind }, channels, detail: { target = "" } }: Leak): boolean {
  if (!channels.includes("image.layer")) return false;
  return environmentFile.test(subject) || (kind === "private key" && !isLoginKey(subject) && !isLoginKey(target));
}

/** Whether the whole of it is a key, or what a command takes for its credential. */
function isCredential({ evidence: { kind, basis } }: Leak): boolean {
  return kind === "private key" || basis === "use";
}

/** How sure its name, or that of its place, is one of a file of credentials. */
function confidenceOfName({ subject, detail: { target = "" } }: Leak): Confidence | null {
  const [first, second] = [judgeFileName(subject), judgeFileName(target)];
  return first?.confidence === "possible" ? (second?.confidence ?? "possible") : (first ?? second)?.confidence ?? null;
}

/** Whether its name or place says that one logs in elsewhere with it, as builds do. */
function isLoginKey(path: string): boolean {
  const name = baseName(path);
  return /(?:^|\/)(?:\.ssh\/|id_(?:rsa|dsa|ecdsa|ed25519))/.test(path) || (name.includes("deploy") && /^[\w-]+$/.test(name));
}

const environmentFile = /(?:^|\/)(?:\.env(?:\.[\w-]+)?|[\w-]+\.env)$/;
/** What the images of databases run when they start first. */
const initialFile = /^\/docker-entrypoint-initdb\.d(?:\/|$)/;
const script = /\.(?:sh|bash|sql)$|(?:^|\/)(?:docker-)?entrypoint$/;
/** What lists the packages of a project, for the tool that fetches them. */
const manifest = /^(?:requirements.*\.txt|constraints.*\.txt|Pipfile(?:\.lock)?|pyproject\.toml|poetry\.lock|uv\.lock|package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|Gemfile(?:\.lock)?|composer\.(?:json|lock)|go\.mod|Cargo\.(?:toml|lock)|pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|environment\.ya?ml|\.gitmodules|mix\.exs)$/;

/**
 * What the RUNs below a COPY do with what it brought: one of them names it, one that runs something unknown may read it,
 * or none does, so that it is there for the container.
 */
export function readingOf({ range, detail: { target = "" } }: Leak, trace: Trace): "named" | "possible" | "none" {
  const name = baseName(target);
  const runs = runsOf(trace);
  if (name !== "" && runs.lastNaming(name) > range[0]) return "named";
  return runs.lastUnknown > range[0] ? "possible" : "none";
}

interface Runs {
  /** Where the last RUN starts that names the file; -1 where none does. */
  readonly lastNaming: (name: string) => number;
  /** Where the last one starts that runs something unknown; -1 where none does. */
  readonly lastUnknown: number;
}

/** A file may have thousands of copies and thousands of RUNs below each. */
const runsOf = keptIn(({ dockerfiles }: Trace): Runs => {
  const runs = dockerfiles.flatMap((dockerfile) => [...dockerfile.runs]).sort(([a], [b]) => a.range[0] - b.range[0]);
  const starts = new Map<string, number>();
  for (const [{ range: [start], argumentsText }] of runs) {
    for (const name of argumentsText.replace(lookedAfter, "").match(names) ?? []) starts.set(name, start);
  }
  const unknown = runs.findLast(([run, { runsUnknown }]) => runsUnknown || run.heredocs.length > 0);
  return {
    lastNaming: (name) => starts.get(name.match(names)?.at(-1) ?? "") ?? -1,
    lastUnknown: unknown?.[0].range[0] ?? -1,
  };
});

/** What the names of files are written with, in a script: all but what ends a word or a directory's name in a path. */
const names = /[\w.-]+/g;

/** Commands that need not read a file to look after it. */
const lookedAfter = /\bch(?:mod|own|grp)\b[^;&|\n]*/g;
