import type { Run } from "../parser/dockerfile/ast.ts";
import type { Confidence } from "../secrets/evidence.ts";
import { judgeFileName } from "../secrets/files.ts";
import type { Leak } from "../trace/leak.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace, TracedRun } from "../trace/trace.ts";

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
  return script.test(subject) || (!manifest.test(baseName(subject)) && !isReadByRun(leak, trace));
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

const environmentFile = /(?:^|\/)(?:\.env(?:\.[\w-]+)?|[\w-]+\.env)$/;
/** What the images of databases run when they start first. */
const initialFile = /^\/docker-entrypoint-initdb\.d(?:\/|$)/;
const script = /\.(?:sh|bash|sql)$|(?:^|\/)(?:docker-)?entrypoint$/;
/** What lists the packages of a project, for the tool that fetches them. */
const manifest = /^(?:requirements.*\.txt|constraints.*\.txt|Pipfile(?:\.lock)?|pyproject\.toml|poetry\.lock|uv\.lock|package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|Gemfile(?:\.lock)?|composer\.(?:json|lock)|go\.mod|Cargo\.(?:toml|lock)|pom\.xml|(?:build|settings)\.gradle(?:\.kts)?|gradle\.properties|environment\.ya?ml|\.gitmodules|mix\.exs)$/;

/** Whether a RUN below the COPY may read it: one that names it, or runs something that is not known. */
function isReadByRun({ range, detail: { target = "" } }: Leak, { dockerfiles }: Trace): boolean {
  const mayRead = ([run, { runsUnknown }]: readonly [Run, TracedRun]): boolean =>
    run.range[0] > range[0] && (runsUnknown || run.argumentsText.includes(baseName(target)) || run.heredocs.length > 0);
  return dockerfiles.some(({ runs }) => [...runs].some(mayRead));
}
