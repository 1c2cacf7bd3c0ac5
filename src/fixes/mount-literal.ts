import type { Range } from "../parser/node.ts";
import type { ShellCommand } from "../parser/shell/ast.ts";
import type { Leak } from "../trace/leak.ts";
import type { Trace, TracedDockerfile } from "../trace/trace.ts";
import { isVariableName } from "../trace/shell/variable-name.ts";
import { inOrder } from "./edits.ts";
import { addressedGit, sendHeader } from "./git-header.ts";
import { secretForBuild } from "./handover.ts";
import { dockerfileAt, isInside } from "./instructions.ts";
import type { Proposal } from "./messages.ts";
import type { TextEdit } from "./rewrite.ts";
import type { PlacedRun } from "./file-mounts.ts";
import { runAt } from "./run-places.ts";
import { unusedId, mountOnRun, readSecret } from "./secret-mounts.ts";
import { scriptPlaceOf, type ScriptPlace } from "./shell/nested-scripts.ts";
import { isEncoded } from "./user-information.ts";

/** Commands that read a word of theirs as a script, where a quote of ours would mean something else. */
const readsScripts = /^(?:sh|bash|dash|ash|zsh|ksh|su|eval|ssh|runuser|awk|gawk|perl|python3?|node|ruby|php|xargs)$/;

/**
 * Mounts a credential that is written in a RUN, and reads it where it stands, there and wherever else a RUN has the same
 * one; in what `sh -c` gets, too, whoever gives it that. Null where it stands in quotes of another language's script, in a
 * here-document that nothing is expanded in, or in an exec form that calls no shell.
 */
export function mountLiteral(leak: Leak, trace: Trace): Proposal | null {
  const { range, literal, subject } = leak;
  const dockerfile = dockerfileAt(trace, range);
  if (!dockerfile || !literal || trace.settings.builder === "classic") return null;
  const written = trace.text.slice(...range);
  // A word such as `secret` is found within others, too.
  if (/\w/.test(trace.text.charAt(range[1]))) return null;
  const id = unusedId(dockerfile, nameOf(leak), written);
  const own = replaceLiteral(dockerfile, trace.text, range, id);
  if (!own) return null;
  const others = trace.leaks.filter((other) => other !== leak && other.place === "run" && other.literal && trace.text.slice(...other.range) === written);
  const all = [own, ...others.flatMap((other) => replaceLiteral(dockerfile, trace.text, other.range, id) ?? [])];
  const runs = new Map(all.map(({ placed }) => [placed.run, placed]));
  const mounts = [...runs.values()].flatMap(({ run, traced }) => mountOnRun(run, traced, [{ id }]));
  const ordered = inOrder([...mounts, ...all.flatMap(({ edits }) => edits)]);
  return ordered && {
    messageId: "mountLiteral",
    data: { name: subject },
    rewrite: { files: [{ path: trace.path, edits: ordered }], handover: [secretForBuild(id, "elsewhere")] },
  };
}

interface Replacement {
  readonly placed: PlacedRun;
  readonly edits: readonly TextEdit[];
}

function replaceLiteral(dockerfile: TracedDockerfile, text: string, range: Range, id: string): Replacement | null {
  const placed = runAt(dockerfile, range);
  const place = placed && scriptPlaceOf(text, placed.run, range);
  if (!place || (placed.run.form === "shell" && !placed.traced.posix)) return null;
  const { path } = place;
  const command = path.findLast((node): node is ShellCommand => node.type === "ShellCommand");
  const address = command && addressedGit(text, command)?.address;
  const isUser = address && isInside(range, address.range);
  // Whoever puts the credential into a file puts it there as it is, not as an address has it.
  if (isUser && (place.isNested || isEncoded(text.slice(...range)))) return null;
  // Git keeps the address that it is given; so there the credential moves into a header.
  const edits = isUser
    ? sendHeader(text, dockerfile, placed, command, (user, at) => user.slice(0, range[0] - at) + readSecret(id) + user.slice(range[1] - at))
    : inWord(text, place, range, id);
  return edits && { placed, edits };
}

/** What to call a credential that has no name of its own: after the command that takes it. */
export function nameOf({ subject, evidence: { kind }, detail: { command } }: Leak): string {
  if (isVariableName(subject)) return subject;
  const noun = /^the (?:\w+ )?(password|token|key|secret) of /.exec(subject)?.[1] ?? kind.replace(/ /g, "_");
  return command === undefined ? noun : `${command}_${noun}`;
}

function inWord(text: string, place: ScriptPlace, range: Range, id: string): TextEdit[] | null {
  const edit = inScript(text, place, range, id);
  const put = edit && place.encode(edit.text);
  return edit && put !== null ? [{ range: edit.range, text: put }] : null;
}

/** The edit with its text as the script itself has to read. */
function inScript(text: string, { path, hasPlainQuotes }: ScriptPlace, range: Range, id: string): TextEdit | null {
  const part = path.at(-1);
  if (part?.type !== "ShellText" || !isInside(range, part.range)) return null;
  // A quote that nobody closes goes up to the end of the script, where a here-document's own end stands.
  if (text[range[1] - 1] === "\n" || (part.quote === "single" && text[part.range[1]] !== "'")) return null;
  const command = path.findLast((node): node is ShellCommand => node.type === "ShellCommand");
  // What has come to the command through a variable has no place of its own but the command's name.
  if (command?.name && isInside(range, command.name.range)) return null;
  if (path.some(({ type }) => type === "ShellTest" || type === "ShellCase")) return null;
  if (part.quote !== "single") return { range, text: part.quote === "double" ? readSecret(id) : `"${readSecret(id)}"` };
  const isHeredoc = path.some(({ type }) => type === "ShellRedirect");
  const words = command ? [command.name, ...command.args] : [];
  if (isHeredoc || !hasPlainQuotes || words.some((word) => word && readsScripts.test(word.text))) return null;
  // Quotes that would hold nothing are left out.
  const opens = range[0] === part.range[0];
  const closes = range[1] === part.range[1];
  return {
    range: [range[0] - (opens ? 1 : 0), range[1] + (closes ? 1 : 0)],
    text: `${opens ? "" : "'"}"${readSecret(id)}"${closes ? "" : "'"}`,
  };
}
