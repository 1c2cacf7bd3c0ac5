import { join } from "node:path";
import type { Add, Copy, Run } from "../../parser/dockerfile/ast.ts";
import { sourcesOf } from "../../trace/context-sources.ts";
import { joinPath, resolvePath } from "../../trace/paths.ts";
import { expandParts } from "../../trace/scope.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import { literalOf } from "../../trace/value.ts";
import { createMatcher } from "../../workspace/patterns.ts";
import { cleanSource } from "../../workspace/paths.ts";
import { selectSources } from "../../workspace/sources.ts";
import type { EditedFile } from "../edits.ts";
import type { FileEdits, TextEdit } from "../rewrite.ts";
import { transferScenesOf, type Scene } from "../scenes.ts";
import type { CopiedFile } from "./copied-file.ts";
import { mountOnReaders, runsBehind, type FilePlace } from "./file-mounts.ts";
import { addEntries, ignoreEntries, isNamedBy } from "./ignore-files.ts";
import { stageAt } from "./neighbours.ts";

/** What it takes that no other COPY or ADD brings a file which is copied by its name no more. */
export interface LeftOut {
  /** The ignore file with its new entry. */
  readonly ignored: FileEdits;
  readonly entry: string;
  /** Mounts on the RUNs that read what those others brought. */
  readonly edits: readonly TextEdit[];
}

/**
 * `COPY . .` brings a file again that `COPY .env ./` names: so the ignore file is to leave it out. The workspace that has the
 * file tells so by a finding of its own; where git keeps it back, that it is copied by its name tells that it is there.
 *
 * @param touched The RUNs that are settled already.
 * @returns "nothing" where no other brings it, or one that names it has to go first; null where it cannot be left out.
 */
export function leaveOut(dockerfile: TracedDockerfile, file: EditedFile, way: readonly CopiedFile[], id: string, touched: ReadonlySet<Run>): LeftOut | "nothing" | null {
  const [{ source, leak, placed }] = way as [CopiedFile];
  const { context, tree } = dockerfile;
  const path = selfOf(source.text);
  const others = bringing(dockerfile, path, way);
  if (others.length === 0 || placed.outer !== placed.instruction || context.files(path).length > 0 || context.excludes(path)) return "nothing";
  if (context.directory === null) return null;
  const named = sourcesOf(tree);
  for (const one of way) named.splice(named.indexOf(one.source.text), 1);
  if (isNamedBy(named, [path], context)) return "nothing";
  if (isNamedBy(context.sourcesOfOthers(), [path], context)) return null;
  const edits: TextEdit[] = [];
  const { removal } = leak.detail;
  for (const { transfer, stage, place } of others) {
    if (place === null) return null;
    const isRemoved = removal !== undefined && transfer.loc.start.line < removal.line;
    const runs = runsBehind(dockerfile, transfer.range[0], stage, isRemoved ? removal : undefined).filter(({ run }) => !touched.has(run));
    const mounted = mountOnReaders(dockerfile, file, runs, [{ secret: { id, target: place.path }, place }]);
    if (!mounted) return null;
    edits.push(...mounted.edits);
    touched = new Set([...touched, ...runs.map(({ run }) => run)]);
  }
  const { path: at, text } = context.ignoreFile;
  const [entry] = ignoreEntries([path]) as [string];
  return { ignored: { path: at ?? join(context.directory, ".dockerignore"), edits: [addEntries(text, [entry])], ...(at === null && { create: true as const }) }, entry, edits };
}

function selfOf(source: string): string {
  return cleanSource(source.replace(/^["']|["']$/g, ""));
}

/** Whether a COPY or ADD takes a file of the context with a directory or a pattern. */
export function isBrought(dockerfile: TracedDockerfile, path: string): boolean {
  return bringing(dockerfile, selfOf(path), []).length > 0;
}

interface Bringing {
  readonly transfer: Copy | Add;
  readonly stage: number;
  /** Where the file lands; null where a variable says that. */
  readonly place: FilePlace | null;
}

/** The COPY and ADD that take a file of the context with a directory or a pattern. */
function bringing(dockerfile: TracedDockerfile, path: string, way: readonly CopiedFile[]): Bringing[] {
  return [...transferScenesOf(dockerfile)].flatMap(([transfer, scene]) => {
    if (scene.outer !== transfer || way.some(({ instruction }) => instruction === transfer) || transfer.flags.some(({ name }) => name === "from")) return [];
    if (createMatcher(transfer.flags.flatMap(({ name, value }) => (name === "exclude" && value ? [value] : []))).matches(path)) return [];
    const taken = transfer.sources.filter(({ text }) => !/^<<|:\/\/|\$/.test(text) && selfOf(text) !== path).flatMap(({ text }) => selectSources(text, [path]))[0];
    return taken ? [{ transfer, stage: stageAt(dockerfile, transfer.range[0]), place: placeOf(transfer, scene, taken.destinationRelative) }] : [];
  });
}

function placeOf({ destination }: Copy | Add, scene: Scene, name: string): FilePlace | null {
  const said = destination && literalOf(expandParts(destination.parts, scene.scope));
  if (said === null) return null;
  const known = resolvePath(scene.directory, said);
  const directory = known ?? resolvePath("/", said);
  return directory === null ? null : { path: joinPath(directory, name), known: known !== null };
}
