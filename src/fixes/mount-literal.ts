import type { Range } from "../parser/node.ts";
import type { ShellCommand, ShellWord } from "../parser/shell/ast.ts";
import type { Leak } from "../trace/leak.ts";
import type { Trace, TracedDockerfile } from "../trace/trace.ts";
import { isVariableName } from "../trace/shell/variable-name.ts";
import { inOrder, insert } from "./edits.ts";
import { addressedGit, sendHeader } from "./git/git-header.ts";
import { secretForBuild } from "./handover.ts";
import { dockerfileAt, instructionsOf, isInside } from "./instructions.ts";
import type { Proposal } from "./messages.ts";
import { repeatsOf } from "./repeated-input.ts";
import type { TextEdit } from "./rewrite.ts";
import type { PlacedRun } from "./files/file-mounts.ts";
import { runAt } from "./run-places.ts";
import { freeId, mountOnRun, readSecret, unusedId } from "./mounts/secret-mounts.ts";
import { scriptPlaceOf, type ScriptPlace } from "./shell/nested-scripts.ts";
import { isEncoded } from "./git/user-information.ts";
import { staysWhereWritten } from "./files/written-file.ts";

/** Commands that read a word of theirs as a script, where a quote of ours would mean something else. */
const readsScripts = /^(?:sh|bash|dash|ash|zsh|ksh|su|eval|ssh|runuser|awk|gawk|perl|python3?|node|ruby|php|xargs)$/;

/**
 * Mounts a credential that is written in a RUN, and reads it where it stands, there and wherever else a RUN has the same
 * one; in what `sh -c` gets, too, whoever gives it that. Null where it stands in quotes of another language's script, in a
 * here-document that nothing is expanded in, or in an exec form that calls no shell, and where only this very value fits.
 */
export function mountLiteral(leak: Leak, trace: Trace): Proposal | null {
  const { range, literal, subject, detail } = leak;
  const dockerfile = dockerfileAt(trace, range);
  if (!dockerfile || !literal || detail.fixed || trace.settings.builder === "classic") return null;
  if (staysWhereWritten(leak, trace)) return null;
  const written = trace.text.slice(...range);
  // A word such as `secret` is found within others, too.
  if (/\w/.test(trace.text.charAt(range[1]))) return null;
  const variable = variableWith(dockerfile, written, trace);
  const id = variable === null ? unusedId(dockerfile, nameOf(leak), written) : freeId(dockerfile, variable);
  const own = [range, ...repeats(dockerfile, trace.text, leak)].map((one) => replaceLiteral(dockerfile, trace.text, one, id));
  if (own.includes(null)) return null;
  const others = trace.leaks.filter((other) => other !== leak && other.place === "run" && other.literal && trace.text.slice(...other.range) === written);
  const all = [...own.flatMap((one) => one ?? []), ...others.flatMap((other) => replaceLiteral(dockerfile, trace.text, other.range, id) ?? [])];
  const runs = new Map(all.map(({ placed }) => [placed.run, placed]));
  const mounts = [...runs.values()].flatMap(({ run, traced }) => mountOnRun(run, traced, [{ id }]));
  const ordered = inOrder([...mounts, ...all.flatMap(({ edits }) => edits)]);
  const source = leak.evidence.kind === "private key" ? "key file" : variable === null ? "elsewhere" : { variable };
  return ordered && {
    messageId: "mountLiteral",
    data: { name: subject },
    rewrite: { files: [{ path: trace.path, edits: ordered }], handover: [secretForBuild(id, source)] },
  };
}

/** The variable that has the same value and is mounted when it goes, so that one secret is enough; null where there is none. */
function variableWith({ tree }: TracedDockerfile, written: string, { leaks }: Trace): string | null {
  const pairs = instructionsOf(tree).flatMap(({ instruction }) => (instruction.type === "Arg" || instruction.type === "Env" ? instruction.pairs : []));
  const same = pairs.find(({ key, value, range }) =>
    value?.text.replace(/^(["'])(.*)\1$/, "$2") === written && isVariableName(key.text) &&
    leaks.some((leak) => leak.literal && (leak.place === "arg" || leak.place === "env") && leak.subject === key.text && isInside(leak.range, range)));
  return same?.key.text ?? null;
}

function repeats(dockerfile: TracedDockerfile, text: string, leak: Leak): Range[] {
  const placed = runAt(dockerfile, leak.range);
  const script = placed && scriptPlaceOf(text, placed.run, leak.range)?.script;
  return script ? repeatsOf(text, leak, script) : [];
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
  const written = inScript(text, place, range, id)?.map((edit) => ({ ...edit, text: place.encode(edit.text) }));
  return written?.every((edit): edit is TextEdit => edit.text !== null) ? written : null;
}

/** The edits with their texts as the script itself has to read. */
function inScript(text: string, { path, hasPlainQuotes }: ScriptPlace, range: Range, id: string): TextEdit[] | null {
  const part = path.at(-1);
  if (part?.type !== "ShellText" || !isInside(range, part.range)) return null;
  // A quote that nobody closes goes up to the end of the script, where a here-document's own end stands.
  if (text[range[1] - 1] === "\n" || (part.quote === "single" && text[part.range[1]] !== "'")) return null;
  const command = path.findLast((node): node is ShellCommand => node.type === "ShellCommand");
  // What has come to the command through a variable has no place of its own but the command's name.
  if (command?.name && isInside(range, command.name.range)) return null;
  if (path.some(({ type }) => type === "ShellTest" || type === "ShellCase")) return null;
  const format = command && formatOf(command, range);
  // A `%` of the value would mean something else in a format.
  if (format) return [{ range, text: "%s" }, insert(format.range[1], ` "${readSecret(id)}"`)];
  if (part.quote !== "single") return [{ range, text: part.quote === "double" ? readSecret(id) : `"${readSecret(id)}"` }];
  const isHeredoc = path.some(({ type }) => type === "ShellRedirect");
  const words = command ? [command.name, ...command.args] : [];
  // Behind `$'…'` another string would begin, without the escapes of that one.
  const isAnsi = text[part.range[0] - 2] === "$";
  if (isHeredoc || isAnsi || !hasPlainQuotes || words.some((word) => word && readsScripts.test(word.text))) return null;
  // Quotes that would hold nothing are left out.
  const opens = range[0] === part.range[0];
  const closes = range[1] === part.range[1];
  return [{
    range: [range[0] - (opens ? 1 : 0), range[1] + (closes ? 1 : 0)],
    text: `${opens ? "" : "'"}"${readSecret(id)}"${closes ? "" : "'"}`,
  }];
}

/** The format of a `printf` that has nothing but that, and no place for a value in it. */
function formatOf(command: ShellCommand, range: Range): ShellWord | null {
  const [format, ...others] = command.args;
  const isFormat = /^printf$/.test(command.name?.text ?? "") && format !== undefined && others.length === 0 && isInside(range, format.range);
  return isFormat && !/%/.test(format.text.replaceAll("%%", "")) ? format : null;
}
