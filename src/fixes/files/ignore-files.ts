import { join } from "node:path";
import { judgeFileName } from "../../secrets/files.ts";
import type { Leak } from "../../trace/leak.ts";
import type { BuildContext } from "../../trace/build-context.ts";
import { baseName } from "../../trace/paths.ts";
import { cleanSource } from "../../workspace/paths.ts";
import { sourcesOf } from "../../trace/context-sources.ts";
import type { Trace, TracedDockerfile } from "../../trace/trace.ts";
import { inOrder, insert, lineEnding } from "../edits.ts";
import { mountOnReaders, runsBehind, usesOf, type MountedFile } from "./file-mounts.ts";
import { isNeededByContainer } from "./container-files.ts";
import { fileForContainer, secretForBuild } from "../handover.ts";
import { dockerfileAt, instructionsOf, isInside } from "../instructions.ts";
import type { Proposal } from "../messages.ts";
import type { Handover, TextEdit } from "../rewrite.ts";
import { secretId } from "../mounts/secret-id.ts";
import { freeId } from "../mounts/secret-mounts.ts";

/** Of more than these a person has to see which are needed where; each would be looked for in each RUN. */
const mostFiles = 50;

/**
 * Lets the builder leave the credential files out that a directory or the whole context brings along: by entries in the
 * ignore file that it reads, or in a new `.dockerignore` in the context. A RUN that reads one of them gets it mounted.
 * Null where an instruction asks for one of the files by name, for the build would fail then.
 */
export function ignoreFiles(leak: Leak, trace: Trace): Proposal | null {
  const { files = [], wholeDirectory, context, ignoreFile = null, ignoreText = "" } = leak.detail;
  if (!wholeDirectory || !context || files.length === 0 || files.length > mostFiles || trace.dockerfiles.some((one) => isAskedFor(files, one))) return null;
  const path = ignoreFile ?? join(context, ".dockerignore");
  const entries = ignoreEntries(files);
  const edit = addEntries(ignoreText, entries);
  const mounted = mountFiles(leak, trace);
  return mounted && {
    messageId: mounted.edits.length > 0 ? "ignoreAndMount" : "ignoreFiles",
    data: { entries: entries.join(", "), file: baseName(path.replaceAll("\\", "/")) },
    rewrite: {
      files: [
        { path, edits: [edit], ...(ignoreFile === null && { create: true as const }) },
        ...(mounted.edits.length > 0 ? [{ path: trace.path, edits: mounted.edits }] : []),
      ],
      handover: mounted.handover,
    },
  };
}

/** Mounts on the RUNs that read the files. In a Compose file and for the classic builder nothing is written, where nothing has to be. */
function mountFiles({ range, detail }: Leak, trace: Trace): { readonly edits: readonly TextEdit[]; readonly handover: readonly Handover[] } | null {
  const { files = [], targets = [], removal } = detail;
  const dockerfile = dockerfileAt(trace, range);
  const copy = dockerfile && instructionsOf(dockerfile.tree).find(({ instruction }) => isInside(range, instruction.range));
  if (!dockerfile || !copy) return { edits: [], handover: [] };
  const runs = runsBehind(dockerfile, copy.instruction.range[0], copy.stage ?? -1, removal);
  const known = runs.every(({ scene }) => scene.directory !== null);
  const wanted: (MountedFile & { readonly label: string; readonly isPresumed: boolean })[] = [];
  for (const [i, label] of files.entries()) {
    const target = targets[i] ?? "";
    const uses = usesOf(runs, target, trace.text);
    if (!uses.some(({ reads, use }) => reads || use.care.length > 0)) continue;
    const isTaken = (id: string): boolean => wanted.some(({ secret }) => secret.id === id);
    const base = freeId(dockerfile, label, { target });
    const id = isTaken(base) ? secretId(label.replaceAll("/", "_")) : base;
    if (isTaken(id)) return null;
    wanted.push({ label, secret: { id, target }, place: { path: target, known }, isPresumed: !uses.some(({ use }) => use.reads) });
  }
  const isInImage = removal === undefined && known && copy.stage !== null && dockerfile.stages.reach[copy.stage] === "image";
  const toRun = files.flatMap((label, i) => {
    const target = targets[i];
    const isForBuild = wanted.some((one) => one.label === label && !one.isPresumed);
    return isInImage && target?.startsWith("/") && (!isForBuild || isNeededByContainer(dockerfile, target)) ? [fileForContainer(label, target)] : [];
  });
  if (wanted.length === 0) return { edits: [], handover: toRun };
  const mounted = trace.settings.builder === "classic" ? null : mountOnReaders(dockerfile, trace, runs, wanted);
  const ordered = mounted && inOrder(mounted.edits);
  const handover = wanted.filter((one) => mounted?.readers.includes(one)).map(({ label, secret }) => secretForBuild(secret.id, { file: label }));
  return ordered && { edits: ordered, handover: [...handover, ...toRun] };
}

export function ignoreEntries(files: readonly string[]): string[] {
  return [...new Set(files.map(entryFor))];
}

export function addEntries(text: string, entries: readonly string[]): TextEdit {
  const ending = lineEnding(text);
  const start = text === "" || text.endsWith("\n") ? "" : ending;
  return insert(text.length, start + entries.map((entry) => entry + ending).join(""));
}

/** A name that tells a credential counts wherever it is (`.env` alone would be the one at the top only). */
function entryFor(path: string): string {
  const name = baseName(path);
  const literal = (text: string): string => text.replace(/[\\*?[\]]/g, "\\$&");
  return judgeFileName(name) ? `**/${literal(name)}` : literal(path).replace(/^(?=[#!])/, "\\");
}

/**
 * Whether an instruction names one of the files that the entries leave out, in this Dockerfile or in another one with the
 * same ignore file, or has a pattern that would match nothing then.
 */
function isAskedFor(files: readonly string[], { tree, context }: TracedDockerfile): boolean {
  return isNamedBy([...sourcesOf(tree), ...context.sourcesOfOthers()], files, context);
}

/** Whether one of these sources, as they are written, takes nothing but what the entries leave out. */
export function isNamedBy(sources: readonly string[], files: readonly string[], context: BuildContext): boolean {
  const left = new Set(files);
  const names = new Set(files.filter((path) => entryFor(path).startsWith("**/")).map(baseName));
  const isOut = (path: string): boolean => left.has(path) || names.has(baseName(path));
  return sources.some((source) => {
    const path = cleanSource(source);
    if (!/[*?[]/.test(path)) return isOut(path);
    const matched = context.files(source);
    return matched.length > 0 && matched.every(isOut);
  });
}
