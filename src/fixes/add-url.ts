import type { Add, Instruction } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import type { Leak } from "../trace/leak.ts";
import { isRoot } from "../trace/homes.ts";
import { userOfImage } from "../trace/base-images.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace, TracedDockerfile } from "../trace/trace.ts";
import { remove } from "./edits.ts";
import { secretForBuild } from "./handover.ts";
import { dockerfileAt, inherits, instructionsOf, isInside } from "./instructions.ts";
import type { Proposal } from "./messages.ts";
import type { Handover, TextEdit } from "./rewrite.ts";
import { readSecret, unusedId } from "./mounts/secret-mounts.ts";
import { decoded, isEncoded } from "./git/user-information.ts";

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
  return propose(trace, "useGitToken", [remove(start, end + 1)], [gitToken(range, trace)]);
}

/**
 * BuildKit looks for the secret `GIT_AUTH_TOKEN.HOST` before `GIT_AUTH_TOKEN` (source/git/source.go, authSecretNames). Where
 * repositories come from several hosts, one token for all would fail, and go to hosts that it is not for.
 */
function gitToken(at: Range, { downloads }: Trace): Handover {
  const repositories = downloads.filter(({ git }) => git);
  const own = repositories.find(({ range }) => isInside(at, range));
  // A host that a variable names has no name here.
  const isOnlyHost = own === undefined || !/^[\w.:-]+$/.test(own.host) || repositories.every(({ host }) => host === own.host);
  const name = isOnlyHost ? "GIT_AUTH_TOKEN" : `GIT_AUTH_TOKEN.${own.host}`;
  return secretForBuild(name, { variable: name.replace(/\W/g, "_").toUpperCase() });
}

/**
 * ADD of a file with a credential in its address: a RUN fetches it. A literal is mounted there; a variable stays, for it
 * can be mounted once a RUN uses it. Only where the stage has used curl or wget before, for else nobody knows that the
 * image has them; only for root, who ADD works as; and only without options of ADD's own.
 */
export function fetchInRun(leak: Leak, trace: Trace): Proposal | null {
  const { range, detail, literal } = leak;
  const dockerfile = dockerfileAt(trace, range);
  if (detail.command !== "download" || trace.settings.builder === "classic" || !dockerfile) return null;
  const add = findAdd(dockerfile, leak);
  const tool = add && downloader(dockerfile, add);
  if (!add || !tool || add.instruction.flags.length > 0 || !worksAsRoot(dockerfile, add)) return null;
  const [source] = add.instruction.sources;
  const to = add.instruction.destination?.text ?? "";
  if (!source || add.instruction.sources.length > 1 || add.instruction.json || !/^[\w./-]+$/.test(to)) return null;
  const at = range[0] - source.range[0];
  const written = source.text.slice(at, at + range[1] - range[0]);
  const id = unusedId(dockerfile, "download_token", written);
  const rest = splice(source.text, at, at + written.length, "");
  if (/["'\s$`\\]/.test(rest) || (!literal && !/^\$(?:\w+|\{\w+\})$/.test(written))) return null;
  const put = literal ? readSecret(id) : written;
  const request = detail.advice === "query"
    ? { url: splice(source.text, at, at + written.length, put), user: null }
    : withoutUser(source.text, at, at + written.length, put);
  if (!request) return null;
  const path = to.endsWith("/") || to === "." ? `${to.replace(/\/?$/, "/")}${baseName(new URL(rest).pathname)}` : to;
  const command = tool(path, request.url, request.user);
  if (command === null) return null;
  const mount = literal ? ` --mount=type=secret,id=${id},required=true` : "";
  const edit: TextEdit = { range: add.instruction.range, text: `RUN${mount} ${command}` };
  return literal
    ? propose(trace, "fetchInRun", [edit], [secretForBuild(id, "elsewhere")])
    : { ...propose(trace, "fetchWithVariable", [edit], []), data: { name: leak.secret?.name ?? leak.subject } };
}

/** No USER of the stage, or of one below it, has come before. */
function worksAsRoot(dockerfile: TracedDockerfile, { instruction: add, stage }: PlacedAdd): boolean {
  return instructionsOf(dockerfile.tree).every(({ instruction, stage: from }) => {
    if (instruction.range[0] > add.range[0] || from === null || !inherits(dockerfile, stage, from)) return true;
    if (instruction.type === "From") return isRoot(userOfImage(instruction.image?.text ?? ""));
    return instruction.type !== "User" || isRoot(instruction.argumentsText.split(":", 1)[0]!);
  });
}

function findAdd({ tree }: TracedDockerfile, { range }: Leak): PlacedAdd | null {
  for (const { outer, instruction, stage } of instructionsOf(tree)) {
    if (instruction.type === "Add" && stage !== null && isInside(range, instruction.range)) return { outer, instruction, stage };
  }
  return null;
}

/** Null for what the tool cannot do. */
type Downloader = (path: string, url: string, user: string | null) => string | null;

/** All make the directory, as ADD does. The wget of busybox has no options for a user. */
const downloaders: readonly (readonly [RegExp, Downloader])[] = [
  [/\bcurl\s+(?!\\?$)(?:-|["']?https?:)/, (path, url, user) => `curl -fsSL --create-dirs${user === null ? "" : ` -u "${user}"`} -o ${path} "${url}"`],
  [/\b(?:install|add)\b(?:(?!\b(?:install|add)\b)[^&|;])*\swget\b/, (path, url, user) => {
    const [name, password] = user === null ? [] : splitUser(user);
    return wget(path, url, user === null ? "" : ` --user="${name}" --password="${password}"`);
  }],
  [/\bwget\s+(?!\\?$)(?:-|["']?https?:)/, (path, url, user) => (user === null ? wget(path, url, "") : null)],
];

function wget(path: string, url: string, options: string): string {
  return `mkdir -p "$(dirname ${path})" && wget${options} -O ${path} "${url}"`;
}

/** What takes programs away, by their names or by a name for a group of them: `apk del .build-deps`, `purge $DEPS`. */
const removal = /\b(?:apk\s+del|(?:apt|apt-get|aptitude)\s+(?:-\S+\s+)*(?:purge|remove|autoremove)|(?:dnf|microdnf|tdnf|yum)\s+(?:-\S+\s+)*(?:remove|erase|autoremove)|zypper\s+(?:-\S+\s+)*(?:rm|remove)|rm)\s[^&|;\n]*/g;
const removed = /(?:^|[\s/])(?:curl|wget)(?=[\s=*]|$)|(?:del|purge|remove|erase)\s(?:[^$]*\s)?["']?(?:\$|\.\w)/;

/** By what an earlier RUN of the stage, or of one below it, has called; null where one has removed a tool since. */
function downloader(dockerfile: TracedDockerfile, { instruction, stage }: PlacedAdd): Downloader | null {
  const scripts = [...dockerfile.runs]
    .filter(([run, traced]) => run.range[0] < instruction.range[0] && inherits(dockerfile, stage, traced.stage))
    .map(([run]) => run.argumentsText);
  if (scripts.some((script) => [...script.matchAll(removal)].some(([command]) => removed.test(command)))) return null;
  return downloaders.find(([pattern]) => scripts.some((script) => pattern.test(script)))?.[1] ?? null;
}

/** The address without its user information, and that with the literal replaced. */
function withoutUser(url: string, start: number, end: number, replacement: string): { readonly url: string; readonly user: string } | null {
  const from = url.indexOf("://") + 3;
  const at = url.indexOf("@", end - 1);
  if (from < 3 || start < from || at === -1 || isEncoded(url.slice(start, end))) return null;
  const user = decoded(splice(url.slice(from, at), start - from, Math.min(end, at) - from, replacement));
  return user === null ? null : { url: url.slice(0, from) + url.slice(at + 1), user };
}

function splitUser(user: string): readonly [string, string] {
  const colon = user.indexOf(":");
  return colon === -1 ? [user, ""] : [user.slice(0, colon), user.slice(colon + 1)];
}

function splice(text: string, start: number, end: number, put: string): string {
  return text.slice(0, start) + put + text.slice(end);
}

function propose({ path }: Trace, messageId: Proposal["messageId"], edits: readonly TextEdit[], handover: readonly Handover[]): Proposal {
  return { messageId, data: {}, rewrite: { files: [{ path, edits }], handover } };
}
