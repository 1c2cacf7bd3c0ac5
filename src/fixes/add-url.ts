import type { Add, Instruction } from "../parser/dockerfile/ast.ts";
import type { Leak } from "../trace/leak.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace, TracedDockerfile } from "../trace/trace.ts";
import { remove } from "./edits.ts";
import { dockerfileAt, inherits, instructionsOf, isInside } from "./instructions.ts";
import type { Proposal } from "./messages.ts";
import type { TextEdit } from "./rewrite.ts";
import { readSecret, unusedId } from "./secret-mounts.ts";

interface PlacedAdd {
  readonly outer: Instruction;
  readonly instruction: Add;
  readonly stage: number;
}

/**
 * ADD of a git repository: the credential leaves the address and comes as the secret GIT_AUTH_TOKEN, which BuildKit
 * looks for by itself (EXPOSURE D20, D21). Null for other builders, which know no such secret.
 */
export function useGitToken(leak: Leak, trace: Trace): Proposal | null {
  const { range, detail } = leak;
  const { text, settings } = trace;
  if (detail.command !== "git" || detail.advice !== "userinfo" || settings.builder !== "buildkit" || !dockerfileAt(trace, range)) return null;
  const start = text.lastIndexOf("://", range[0]) + 3;
  const end = text.indexOf("@", range[1] - 1);
  const between = text.slice(start, end);
  // Nothing but the user information may stand there.
  if (start < 3 || end === -1 || /[\s/"']/.test(between)) return null;
  return propose(trace, "useGitToken", [remove(start, end + 1)], "GIT_AUTH_TOKEN", "env=GIT_AUTH_TOKEN");
}

/**
 * ADD of a file with a credential in its address: a RUN fetches it, with the credential mounted. Only where the stage has
 * used curl or wget before, for else nobody knows that the image has them; and only without options of ADD's own.
 */
export function fetchInRun(leak: Leak, trace: Trace): Proposal | null {
  const { range, detail, literal } = leak;
  const dockerfile = dockerfileAt(trace, range);
  if (detail.command !== "download" || !literal || trace.settings.builder === "classic" || !dockerfile) return null;
  const add = findAdd(dockerfile, leak);
  const tool = add && downloader(dockerfile, add);
  if (!add || !tool || add.instruction.flags.length > 0) return null;
  const [source] = add.instruction.sources;
  const to = add.instruction.destination?.text ?? "";
  if (!source || add.instruction.sources.length > 1 || add.instruction.json || /["'\s$`\\]/.test(source.text) || !/^[\w./-]+$/.test(to)) return null;
  const id = unusedId(dockerfile, "download_token");
  const at = range[0] - source.range[0];
  const request = detail.advice === "query"
    ? { url: splice(source.text, at, at + range[1] - range[0], readSecret(id)), user: null }
    : withoutUser(source.text, at, at + range[1] - range[0], readSecret(id));
  if (!request) return null;
  const path = to.endsWith("/") || to === "." ? `${to.replace(/\/?$/, "/")}${baseName(new URL(source.text).pathname)}` : to;
  const command = tool(path, request.url, request.user);
  const edit: TextEdit = { range: add.instruction.range, text: `RUN --mount=type=secret,id=${id},required=true ${command}` };
  return propose(trace, "fetchInRun", [edit], id, "src=FILE");
}

function findAdd({ tree }: TracedDockerfile, { range }: Leak): PlacedAdd | null {
  for (const { outer, instruction, stage } of instructionsOf(tree)) {
    if (instruction.type === "Add" && stage !== null && isInside(range, instruction.range)) return { outer, instruction, stage };
  }
  return null;
}

type Downloader = (path: string, url: string, user: string | null) => string;

/** Both make the directory, as ADD does. */
const downloaders: readonly (readonly [RegExp, Downloader])[] = [
  [/\bcurl\s+(?!\\?$)(?:-|["']?https?:)/, (path, url, user) => `curl -fsSL --create-dirs${user === null ? "" : ` -u "${user}"`} -o ${path} "${url}"`],
  [/\bwget\s+(?!\\?$)(?:-|["']?https?:)/, (path, url, user) => {
    const [name, password] = user === null ? [] : splitUser(user);
    return `mkdir -p "$(dirname ${path})" && wget${user === null ? "" : ` --user="${name}" --password="${password}"`} -O ${path} "${url}"`;
  }],
];

/** By what an earlier RUN of the stage, or of one below it, has called. */
function downloader(dockerfile: TracedDockerfile, { instruction, stage }: PlacedAdd): Downloader | null {
  const scripts = [...dockerfile.runs]
    .filter(([run, traced]) => run.range[0] < instruction.range[0] && inherits(dockerfile, stage, traced.stage))
    .map(([run]) => run.argumentsText);
  return downloaders.find(([pattern]) => scripts.some((script) => pattern.test(script)))?.[1] ?? null;
}

/** The address without its user information, and that with the literal replaced. */
function withoutUser(url: string, start: number, end: number, replacement: string): { readonly url: string; readonly user: string } | null {
  const from = url.indexOf("://") + 3;
  const at = url.indexOf("@", end - 1);
  if (from < 3 || start < from || at === -1) return null;
  return { url: url.slice(0, from) + url.slice(at + 1), user: splice(url.slice(from, at), start - from, Math.min(end, at) - from, replacement) };
}

function splitUser(user: string): readonly [string, string] {
  const colon = user.indexOf(":");
  return colon === -1 ? [user, ""] : [user.slice(0, colon), user.slice(colon + 1)];
}

function splice(text: string, start: number, end: number, put: string): string {
  return text.slice(0, start) + put + text.slice(end);
}

function propose(trace: Trace, messageId: Proposal["messageId"], edits: readonly TextEdit[], id: string, source: string): Proposal {
  return {
    messageId,
    data: {},
    rewrite: { files: [{ path: trace.path, edits }], handover: [{ to: "build", text: `--secret id=${id},${source}` }] },
  };
}
