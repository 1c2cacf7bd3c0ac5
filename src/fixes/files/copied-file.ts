import type { Add, Copy, Word } from "../../parser/dockerfile/ast.ts";
import type { Leak } from "../../trace/leak.ts";
import { isWithin, joinPath, resolvePath } from "../../trace/paths.ts";
import { expandParts } from "../../trace/scope.ts";
import type { Trace, TracedDockerfile } from "../../trace/trace.ts";
import { literalOf } from "../../trace/value.ts";
import { isCredentialDirectory } from "../../secrets/commands/kept-directories.ts";
import { inherits, instructionsOf, isInside, type PlacedInstruction } from "../instructions.ts";
import { transferScenesOf } from "../scenes.ts";
import { runsBehind, usesOf } from "./file-mounts.ts";
import { stageAt } from "./neighbours.ts";

/** A COPY or ADD with the source that brings the file of a leak. */
export interface CopiedFile {
  readonly leak: Leak;
  readonly placed: PlacedInstruction;
  readonly instruction: Copy | Add;
  readonly source: Word;
  readonly stage: number;
}

/** Null where a directory, a pattern, an archive or a here-document brings it. */
export function copiedFileOf({ tree }: TracedDockerfile, leak: Leak): CopiedFile | null {
  for (const placed of instructionsOf(tree)) {
    const { instruction, stage } = placed;
    if ((instruction.type !== "Copy" && instruction.type !== "Add") || stage === null) continue;
    const source = instruction.sources.find((word) => isInside(leak.range, word.range));
    if (!source) continue;
    // What is a directory, a slash tells or its name.
    if (/\/["']?$/.test(source.text) || isCredentialDirectory(source.text.replace(/(?<!\/)\/+$/, ""))) return null;
    // Of an archive only what ADD makes of it is known.
    return /<<|[*?[]|\.(?:tar|tgz|tbz2?|txz|zip|gz|bz2|xz|zst)$/.test(source.text) ? null : { leak, placed, instruction, source, stage };
  }
  return null;
}

/** Where a stage has the file with a directory of another stage, and does nothing with it. */
export interface BroughtAlong {
  readonly target: string;
  readonly stage: number;
  /** Where the COPY begins that brings it. */
  readonly at: number;
}

/** A file that more stages have was spread by a program. */
const mostPlaces = 50;

export interface WayOfFile {
  /** The first one from the context. */
  readonly way: readonly CopiedFile[];
  readonly along: readonly BroughtAlong[];
}

/**
 * The file with all that a stage takes of it from another one, each by its own path, or with a directory that is there without
 * it. Null where one of them takes it in another way: in a pattern, by a mount, with a directory that nothing else makes.
 */
export function wayOfFile(dockerfile: TracedDockerfile, leak: Leak, trace: Trace): WayOfFile | null {
  const first = firstOf(dockerfile, leak, trace);
  if (!first) return null;
  const way = [first];
  const along: BroughtAlong[] = [];
  for (const one of way) {
    const further = takersOf(dockerfile, one, trace);
    if (!further) return null;
    way.push(...further.takers);
    along.push(...further.along);
  }
  return { way, along };
}

/** The COPY that reads the context, followed back from a COPY --from: of the file itself, or of a directory with no other credential. */
function firstOf(dockerfile: TracedDockerfile, leak: Leak, trace: Trace): CopiedFile | null {
  const { wholeDirectory, from: name, files = [] } = leak.detail;
  const copied = wholeDirectory ? null : copiedFileOf(dockerfile, leak);
  if (name === undefined || (!copied && files.length !== 1)) return copied;
  const from = dockerfile.stages.find(name, copied?.stage ?? stageAt(dockerfile, leak.range[0]));
  const path = files.length === 1 && files[0]!.startsWith("/") ? files[0] : copied && resolvePath("/", copied.source.text);
  const origin = from && trace.leaks.find((other) => {
    // Each step back leads to an earlier line.
    if (other.range[0] >= leak.range[0] || !/^copy/.test(other.place) || !isOf(other, path)) return false;
    return inherits(dockerfile, from.index, stageAt(dockerfile, other.range[0]));
  });
  return origin ? firstOf(dockerfile, origin, trace) : null;
}

/** Whether a leak is about the file of the image at this path. */
function isOf({ detail: { target, targets } }: Leak, path: string | null | undefined): boolean {
  return path !== null && path !== undefined && (target === path || (targets?.length === 1 && targets[0] === path));
}

interface Takers {
  readonly takers: readonly CopiedFile[];
  readonly along: readonly BroughtAlong[];
}

function takersOf(dockerfile: TracedDockerfile, { leak: { detail: { target } }, stage, instruction }: CopiedFile, trace: Trace): Takers | null {
  if (target === undefined) return null;
  const made = transferScenesOf(dockerfile).get(instruction)?.directory ?? null;
  const found = takersAt(dockerfile, { target, stage }, trace.leaks);
  if (found?.some(({ source, copied }) => copied === null && (made === null || !isWithin(made, source)))) return null;
  const along = (found ?? []).flatMap(({ copied, place }) => (copied ? [] : (place ?? [])));
  for (const place of along) {
    if (usesOf(runsBehind(dockerfile, place.at, place.stage), place.target, trace.text).some(({ reads, use }) => reads || use.care.length > 0 || use.isChanged || use.isReplaced)) return null;
    const further = takersAt(dockerfile, place, trace.leaks);
    if (!further || further.some(({ copied, place: next, source }) => copied !== null || next === null || source === place.target)) return null;
    along.push(...further.flatMap(({ place: next }) => next ?? []));
    if (along.length > mostPlaces) return null;
  }
  return found && !found.some(({ copied, place }) => copied === null && place === null)
    ? { takers: found.flatMap(({ copied }) => copied ?? []), along }
    : null;
}

interface Taker {
  /** The path in the other stage. */
  readonly source: string;
  /** Set where the file is taken by its own path. */
  readonly copied: CopiedFile | null;
  /** Where the file lands that a directory brings; null where that is not known. */
  readonly place: BroughtAlong | null;
}

/** What takes a file of a stage into another; null where that is not told by paths. */
function takersAt(dockerfile: TracedDockerfile, { target, stage }: Pick<BroughtAlong, "target" | "stage">, leaks: Trace["leaks"]): Taker[] | null {
  const isFrom = (name: string, before: number): boolean => {
    const from = dockerfile.stages.find(name, before);
    return from !== null && inherits(dockerfile, from.index, stage);
  };
  for (const { stage: own, mounts } of dockerfile.runs.values()) {
    if (mounts.some(({ kind, from, source }) => kind === "bind" && from !== null && isFrom(from, own) && isWithin(target, resolvePath("/", source ?? "/") ?? "/"))) return null;
  }
  const takers: Taker[] = [];
  for (const { outer, instruction, stage: own } of instructionsOf(dockerfile.tree)) {
    const name = instruction.flags.find((flag) => flag.name === "from")?.value;
    if (!name || own === null || instruction.type !== "Copy" || !isFrom(name, own)) continue;
    for (const source of instruction.sources) {
      const path = resolvePath("/", source.text.replace(/^["']|["']$/g, ""));
      if (path === null || /[*?[$]/.test(path)) return null;
      if (!isWithin(target, path)) continue;
      const leak = leaks.find((one) => isInside(one.range, source.range));
      const copied = path === target && leak ? copiedFileOf(dockerfile, leak) : null;
      if (path === target && !copied) return null;
      const directory = path === target || outer !== instruction ? null : destinationOf(dockerfile, instruction);
      takers.push({ source: path, copied, place: directory === null ? null : { target: joinPath(directory, target.slice(path === "/" ? 1 : path.length + 1)), stage: own, at: instruction.range[0] } });
    }
  }
  return takers;
}

function destinationOf(dockerfile: TracedDockerfile, instruction: Copy): string | null {
  const scene = transferScenesOf(dockerfile).get(instruction);
  const said = scene && instruction.destination && literalOf(expandParts(instruction.destination.parts, scene.scope));
  return said && scene ? resolvePath(scene.directory, said) : null;
}
