import type { Run } from "../../parser/dockerfile/ast.ts";
import type { Range } from "../../parser/node.ts";
import type { ShellNode } from "../../parser/shell/ast.ts";
import { isKeptInDirectory } from "../../secrets/commands/kept-directories.ts";
import { judgeFileName } from "../../secrets/files.ts";
import type { Leak } from "../../trace/leak.ts";
import { baseDirectory } from "../../trace/base-directories.ts";
import type { RunMount } from "../../trace/mounts.ts";
import { baseName, directoryName, isWithin, joinPath } from "../../trace/paths.ts";
import type { Trace, TracedDockerfile } from "../../trace/trace.ts";
import { cut, inOrder, insert, remove, removeLines, type EditedFile } from "../edits.ts";
import { isCopiedBefore, isWrittenBefore } from "./earlier-files.ts";
import { isReadByContainers, readersOf } from "./file-readers.ts";
import { mountOnReaders, runsBehind, usesOf, type UsingRun } from "./file-mounts.ts";
import { addsFirst, filesWrittenIn } from "./file-writes.ts";
import { hasWord } from "../../trace/mentions.ts";
import { isWord, useOfFile, type Care } from "./file-uses.ts";
import { idleExports } from "../variables/idle-exports.ts";
import { moveSetting, sendHeader } from "../git/git-header.ts";
import { isForContainer } from "./container-files.ts";
import { mountRemoval } from "../mounts/edit-mounts.ts";
import { dockerfileAt, isInside } from "../instructions.ts";
import { isAskedLater } from "../git/later-git.ts";
import type { Proposal } from "../messages.ts";
import { settleCare } from "./neighbours.ts";
import { documentOf, isMovable, isPlaceless, isRepeatable, preludeOf, type MovableRun } from "./movability.ts";
import { mayMeetProject } from "./project-settings.ts";
import type { TextEdit } from "../rewrite.ts";
import { commandAround, itemAround, runAt } from "../run-places.ts";
import { withoutCare } from "./remove-care.ts";
import type { Scene } from "../scenes.ts";
import { mountOnRun } from "../mounts/secret-mounts.ts";
import { commandsIn } from "../shell/commands.ts";
import { removeCommands } from "../shell/remove-commands.ts";
import { append } from "../shell/script-ends.ts";
import { takeBack } from "./take-back.ts";
import { isSetting } from "./tool-settings.ts";
import { readsWhole } from "./verbatim.ts";

/** A RUN that writes a secret into a file. */
interface Writing extends MovableRun {
  readonly dockerfile: TracedDockerfile;
}

/** Null for what cannot be followed: an exec form, a path with signs of the shell or in a home that only the image knows. */
function writingOf({ range, detail: { target } }: Leak, trace: Trace): Writing | null {
  const dockerfile = dockerfileAt(trace, range);
  const placed = dockerfile && runAt(dockerfile, range);
  const script = placed?.run.script;
  if (!dockerfile || !placed?.traced.posix || !script || !target || !/^\/[\w./@:+-]+$/.test(target)) return null;
  if (placed.traced.home === null && isWithin(target, placed.scene.home)) return null;
  return { dockerfile, file: { text: trace.text, tree: dockerfile.tree }, placed, script, target };
}

/** Whether another stage takes the file, which therefore has to be there. */
function isTaken({ leaks }: Trace, { target }: Writing): boolean {
  return leaks.some(({ detail }) => detail.from !== undefined && detail.target !== undefined && detail.files?.includes(target));
}

/** `git clone https://$TOKEN@host/…` keeps the address in the clone: the credential moves into a header. */
export function cloneWithHeader(leak: Leak, trace: Trace): Proposal | null {
  const writing = writingOf(leak, trace);
  const command = writing && commandAround(writing.script, leak.range);
  const edits = command && sendHeader(trace.text, writing.dockerfile, writing.placed, command);
  return edits && propose(trace, "sendHeader", {}, edits);
}

/** `git clone -c http.extraHeader=…` keeps the setting in the clone; `git -c … clone` does not. */
export function cloneWithSetting(leak: Leak, trace: Trace): Proposal | null {
  const writing = writingOf(leak, trace);
  const command = writing && commandAround(writing.script, leak.range);
  const edits = command && moveSetting(writing.file, writing.dockerfile, writing.placed, command, leak.range);
  return edits && propose(trace, "moveSetting", {}, edits);
}

/** A mounted secret that is copied as it is: the mount's target takes the place of the copy, on each RUN that reads it. */
export function mountAtTarget(leak: Leak, trace: Trace): Proposal | null {
  const writing = writingOf(leak, trace);
  if (!writing || isTaken(trace, writing) || leak.secret?.origin !== "mount" || trace.settings.builder === "classic") return null;
  const { dockerfile, file, placed, script, target } = writing;
  const item = itemAround(script, leak.range);
  const id = leak.secret.name;
  const mount = placed.traced.mounts.find((one) => one.kind === "secret" && one.id === id);
  if (!item || !mount || !readsWhole(file.text.slice(...item.range), mount, placed.run)) return null;
  const gone = [item, ...idleExports(writing, mount, item)];
  const removal = removeCommands(file, script, new Set<ShellNode>(gone));
  if (removal === null || lacksLineBreak(trace, writing, id)) return null;

  const { stage } = placed.traced;
  const place = { path: target, known: true };
  const secret = { id, target };
  const later = mountOnReaders(dockerfile, file, runsBehind(dockerfile, placed.run.range[0], stage, leak.detail.removal), [{ secret, place }]);
  const own = removal === "all" ? null : useWithout(writing, item);
  // What is mounted is read-only.
  if (own?.sweeps || own?.isChanged || own?.isReplaced || (own?.undone.length ?? 0) > 0) return null;
  if (!later || (later.readers.length === 0 && !own?.reads)) return null;
  const settled = settleCare(dockerfile, placed, own?.care ?? [], { path: target, isMounted: own?.reads ?? false });
  if (!settled || settled.care.some(({ others }) => others.length > 0)) return null;
  const care = settled.care.length > 0 ? removeCommands(file, script, new Set<ShellNode>([...gone, ...settled.care.map(({ command }) => command)])) : removal;
  if (care === null) return null;
  const edits = care === "all"
    ? [removeLines(file.text, placed.scene.outer.range)]
    : [...care, ...settled.edits, ...(own?.reads ? retarget(writing, mount, gone) : gone.length > 1 ? mountRemoval(placed.run, mount.node, file.tree) : [])];
  return propose(trace, "mountAtTarget", { target }, [...edits, ...later.edits]);
}

/** Whether the file is a private key that Compose has from a variable: that has no last line break, and OpenSSH refuses the key. */
function lacksLineBreak({ builtBy }: Trace, { target }: Writing, id: string): boolean {
  const isKey = judgeFileName(target)?.kind === "private key";
  return isKey && (builtBy?.() ?? []).some(({ compose }) => compose.definitions.some(({ name, environment }) => name.value === id && environment !== null));
}

/** The mount at its new target; a second one where the RUN reads the old target, too. */
function retarget({ placed: { run, traced }, file: { text }, target }: Writing, mount: RunMount, gone: readonly ShellNode[]): TextEdit[] {
  const id = mount.id!;
  const rest = cut(text, run.range, gone.map(({ range }) => range));
  const isRead = mount.env !== null || mount.target === null || rest.replace(text.slice(...mount.node.range), "").includes(mount.target);
  if (isRead) return mountOnRun(run, traced, [{ id, target }]);
  const written = mount.option("target");
  return [written ? { range: written.valueRange, text: target } : insert(mount.node.range[1], `,target=${target}`)];
}

/** What the RUN does with the file besides writing it. */
function useWithout({ placed: { run, scene }, file, target }: Writing, item: ShellNode) {
  return useOfFile(run, scene, target, file.text, item.range);
}

/**
 * Deletes a written file where it is written: at the end of the RUN that made it, and where only a later RUN reads it,
 * the writing moves into that one. Null for a file that was there before or has more in it than the secret.
 */
export function removeWritten(leak: Leak, trace: Trace): Proposal | null {
  const writing = writingOf(leak, trace);
  const command = writing && commandAround(writing.script, leak.range);
  // What git is to fetch for later, it does with the address that the clone keeps.
  if (!writing || isTaken(trace, writing) || (command && isAskedLater(writing.dockerfile, writing.placed, command))) return null;
  if (isForContainer(writing.dockerfile, writing.target) || (isReadByContainers(writing.target) && !leak.detail.removal && !isAllInIt(leak, writing))) return null;
  const { dockerfile, file, placed, target } = writing;
  const later = usesOf(runsBehind(dockerfile, placed.run.range[0], placed.traced.stage, leak.detail.removal), target, file.text);
  const readers = later.filter(({ reads }) => reads);
  if (needsUnknown(leak, writing, later)) return null;
  const rest = withoutRemovals(file, later.filter(({ reads }) => !reads));
  const apart = later.slice(0, later.findLastIndex(({ reads }) => reads)).some(({ reads }) => !reads);
  if (!rest) return null;
  const isDeleted = isMade(leak, writing) || isTakenAway(leak, readers);
  const end = isDeleted ? removalOf(target) : takenBack(leak, writing);
  if (readers.length > 0) return writeWhereRead(writing, { readers, rest, apart }, { end, isDeleted }, trace);
  const edit = end !== null && isForBuild(leak, writing) ? append(file, placed.run, end) : null;
  return edit && propose(trace, isDeleted ? "removeWritten" : "takeBack", { target }, [edit, ...rest]);
}

const takeOut = [cloneWithHeader, cloneWithSetting, mountAtTarget, removeWritten];

/** Whether no rewrite takes out of the layers what a RUN writes into a file, so that another place of the same secret would be half mended. */
export function staysWritten(trace: Trace, isMeant: (leak: Leak) => boolean): boolean {
  return trace.leaks.some((leak) => leak.place === "write" && isMeant(leak) && takeOut.every((fix) => fix(leak, trace) === null));
}

/** The same for a literal of a RUN, which its own place speaks of: whether a redirection or `sed -i` puts it into a file to stay. */
export function staysWhereWritten(leak: Leak, trace: Trace): boolean {
  return fileToStay(leak, trace) !== null;
}

/** The file that keeps the literal of a RUN; null where there is none, or a rewrite takes it out. */
export function fileToStay(leak: Leak, trace: Trace): string | null {
  const dockerfile = dockerfileAt(trace, leak.range);
  const placed = dockerfile && runAt(dockerfile, leak.range);
  const item = placed?.run.script && itemAround(placed.run.script, leak.range);
  if (!placed || !item) return null;
  return filesWrittenIn(item, placed.scene).find((target) => removeWritten({ ...leak, place: "write", detail: { ...leak.detail, target } }, trace) === null) ?? null;
}

/** Whether the words mean this very file: from a directory that is not known, `.npmrc` may be another one. */
function isSure({ operands }: Care, { directory }: Scene): boolean {
  return directory !== null || operands.every(({ text }) => /^["']?[/~$]/.test(text));
}

/** Whether no program is known to read the file, but a later RUN has the one that keeps it. */
function needsUnknown({ range, detail: { command } }: Leak, writing: Writing, later: readonly UsingRun[]): boolean {
  if (readersOf(writing.target).size > 0 || isByProduct(writing.target) || isNamed(writing, range)) return false;
  return later.some(({ run, scene }) => run.script && commandsIn(run.script, scene).some(({ name }) => name === command));
}

/** Whether the file is a by-product, is removed later or is there for commands of the RUN itself; else the container may read it. */
function isForBuild(leak: Leak, writing: Writing): boolean {
  const item = itemAround(writing.script, leak.range);
  return isByProduct(writing.target) || leak.detail.removal !== undefined || (item !== null && useWithout(writing, item).reads);
}

/**
 * Takes out of the RUNs that do not read the file what would fail once it is gone: `rm` without `-f`, `git config --unset`.
 * Null where one of them needs the file for more than that: to change it, or its mode.
 */
function withoutRemovals(file: EditedFile, idle: readonly UsingRun[]): TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const { run, scene, use } of idle) {
    const rest = use.isChanged || use.care.some((care) => care.kind === "mode" || !isSure(care, scene))
      ? null
      : withoutCare(file, run, scene.outer, [...use.care.filter(({ kind, groups }) => kind === "removal" && groups.length === 0), ...use.undone]);
    if (!rest) return null;
    edits.push(...rest.edits);
  }
  return edits;
}

/** Whether the command is the only one of its RUN that puts something into the file, and no RUN before has done so. */
function isAllInIt({ range }: Leak, { dockerfile, script, placed, target, file }: Writing): boolean {
  const settings = commandsIn(script, placed.scene).filter((one) => isSetting(one, target, placed.scene));
  return settings.length === 1 && isInside(range, settings[0]!.node.range) && !isWrittenBefore(dockerfile, placed, target, file.text);
}

function removalOf(target: string): string {
  return `rm -${isKeptInDirectory(target) ? "r" : ""}f ${target}`;
}

/** What npm logs, and the logins of Subversion. */
function isByProduct(target: string): boolean {
  return /\/(?:_logs|\.subversion\/auth)$/.test(target);
}

/** Whether a later RUN deletes the file with all that is in it, and at the most one reads it up to then. */
function isTakenAway({ detail: { removal } }: Leak, readers: readonly UsingRun[]): boolean {
  return readers.length <= 1 && removal !== undefined && /^RUN (?:rm|unlink|shred)$/.test(removal.how);
}

/** What takes a setting out again that a tool adds to a file of its own, once in a RUN; null where none is known. */
function takenBack({ range }: Leak, { script, placed: { run, scene }, target, file }: Writing): string | null {
  const command = commandsIn(script, scene).find((one) => isInside(range, one.node.range) && isSetting(one, target, scene));
  const undo = command ? takeBack(command) : null;
  return undo !== null && !file.text.slice(...run.range).includes(undo) ? undo : null;
}

/**
 * Whether the RUN makes the file, so that nothing else is lost with it: not where it edits it in place or adds to it, nor
 * where it was in the image before. Files that tools read credentials from are made by whoever writes them first.
 */
function isMade({ range, detail: { command = "" } }: Leak, writing: Writing): boolean {
  const { dockerfile, script, file, placed, target } = writing;
  if (/^(?:sed -i|perl|ln|find)/.test(command)) return false;
  const named = isNamed(writing, range);
  const isKeptByTool = command !== "" && commandsIn(script, placed.scene).some((one) => one.name === command && isSetting(one, target, placed.scene));
  const isCredentialFile = judgeFileName(target) !== null || readersOf(target).size > 0;
  // Other lines than those of this RUN may be in it.
  if ((addsFirst(script, placed.scene, target) && !isNew(writing)) || isReadBefore(writing, range)) return false;
  // What a tool adds to a file that was copied is not all that is in it.
  if (named) return (isCredentialFile && !isKeptByTool) || !isCopiedBefore(dockerfile, placed, target);
  return (isCredentialFile || isToolsOwn(target, placed.scene.home)) &&
    !isCopiedBefore(dockerfile, placed, target) && !isWrittenBefore(dockerfile, placed, target, file.text);
}

/** Whether nothing was in the file before: in a home directory, no public image of a distribution or language has credentials. */
function isNew({ dockerfile, placed, target, file }: Writing): boolean {
  const { image, home } = placed.scene;
  return image !== null && !image.includes("/") && baseDirectory(image) !== null && isToolsOwn(target, home) && judgeFileName(target) !== null &&
    !isCopiedBefore(dockerfile, placed, target) && !isWrittenBefore(dockerfile, placed, target, file.text);
}

/** `sed … app.properties > new && cp new app.properties`: what is read before it is written was there, and is needed. */
function isReadBefore(writing: Writing, range: Range): boolean {
  const { placed: { run, scene }, file, script, target } = writing;
  const item = itemAround(script, range);
  if (!item || !hasWord(file.text.slice(run.argumentsRange[0], item.range[0]), baseName(target), /[\w.-]/)) return false;
  return useOfFile(run, scene, target, file.text, [item.range[0], run.range[1]]).reads;
}

/** Whether the command names the file that it writes; a word such as `config` does so only with its directory. */
function isNamed(writing: Writing, range: Range): boolean {
  const name = baseName(writing.target);
  const names = isWord(name) ? joinPath(baseName(directoryName(writing.target)), name) : name;
  return hasWord(itemText(writing, range), names, /[\w.-]/);
}

function itemText({ file, script }: Writing, range: Range): string {
  return file.text.slice(...(itemAround(script, range)?.range ?? [0, 0]));
}

/** Whether a tool keeps the file for itself in the home directory; what it keeps in a project is the project's, and so is a repository. */
function isToolsOwn(path: string, home: string): boolean {
  return isWithin(path, home) && /^\/\.(?!git\/|gitmodules|hg\/)/.test(path.slice(home.length));
}

const mostReaders = 3;

/** The RUNs behind a writing that read the file, and the edits that the others need. */
interface Later {
  readonly readers: readonly UsingRun[];
  readonly rest: readonly TextEdit[];
  /** Whether other RUNs stand between the writing and the last of the readers. */
  readonly apart: boolean;
}

/** The command that ends what a RUN has of the secret in a file. */
interface Ending {
  readonly end: string | null;
  /** Whether the whole file goes, not one setting in it. */
  readonly isDeleted: boolean;
}

function writeWhereRead(writing: Writing, { readers, rest, apart }: Later, { end: removal, isDeleted }: Ending, trace: Trace): Proposal | null {
  const { file, placed, target } = writing;
  const { run, traced, scene } = placed;
  if (readers.length > 1 && !isRepeatable(writing)) return null;
  // What an earlier one adds to the file would be missing in the next.
  if (readers.length > mostReaders || readers.slice(0, -1).some(({ use }) => use.isChanged) || !isMovable(writing, apart)) return null;
  if (mayMeetProject(writing.dockerfile, placed, readers.at(-1)!.run)) return null;
  const edits: TextEdit[] = [removeLines(file.text, scene.outer.range), ...rest];
  const prelude = preludeOf(writing);
  const isAnywhere = isPlaceless(writing);
  const flags = run.flags.map(({ range }) => file.text.slice(...range));
  for (const { run: reader, traced: other, scene: there, use } of readers) {
    const isSame = other.user === traced.user && (isAnywhere || there.directory === scene.directory) && other.posix && other.stage === traced.stage;
    if (!isSame || reader.form !== "shell" || reader.heredocs.length > 0) return null;
    const text = file.text.slice(...reader.range);
    const missing = flags.filter((flag) => !text.includes(flag));
    edits.push(insert(reader.keyword.range[1], missing.map((flag) => ` ${flag}`).join("")), insert(reader.argumentsRange[0], `${prelude} && `), ...exportedTwice(prelude, reader));
    const isRemoved = use.care.some((care) => care.kind.endsWith("removal") && isSure(care, there));
    const end = removal !== null && !isRemoved ? append(file, reader, removal) : null;
    if (!end && !isRemoved) return null;
    edits.push(...(end ? [end] : []), insert(reader.range[1], documentOf(writing)));
  }
  return propose(trace, isDeleted || removal === null ? "writeWhereRead" : "takeBackWhereRead", { target }, edits);
}

/** Takes the exports out of a RUN that it begins with and gets once more in front. */
function exportedTwice(prelude: string, { argumentsText, argumentsRange: [start] }: Run): TextEdit[] {
  const exports = /^export \w+="\$\(cat \/run\/secrets\/\w+\)" && /;
  let length = 0;
  for (let next = exports.exec(argumentsText); next && prelude.includes(next[0]); next = exports.exec(argumentsText.slice(length))) length += next[0].length;
  return length === 0 || prelude.startsWith("(") ? [] : [remove(start, start + length)];
}

function propose(trace: Trace, messageId: Proposal["messageId"], data: Proposal["data"], edits: readonly TextEdit[]): Proposal | null {
  const ordered = inOrder(edits.filter(({ range, text }) => text !== "" || range[0] < range[1]));
  return ordered && { messageId, data, rewrite: { files: [{ path: trace.path, edits: ordered }], handover: [] } };
}
