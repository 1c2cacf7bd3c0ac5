import type { Run } from "../../parser/dockerfile/ast.ts";
import type { ShellCommand } from "../../parser/shell/ast.ts";
import { isRoot } from "../../trace/homes.ts";
import { directoryName, isWithin, resolvePath } from "../../trace/paths.ts";
import { literalOf } from "../../trace/value.ts";
import type { TracedDockerfile, TracedRun } from "../../trace/trace.ts";
import type { EditedFile } from "../edits.ts";
import { isReadByContainers, isRefusedIfOpen, pathVariableOf, readersOf } from "./file-readers.ts";
import { useOfFile, type Care, type FileUse } from "./file-uses.ts";
import { inherits } from "../instructions.ts";
import { runsProjectTool } from "../project-tools.ts";
import { needsOwnDirectory, settleCare } from "./neighbours.ts";
import { joined, withoutCare } from "./remove-care.ts";
import { isSpread } from "./spread-files.ts";
import type { TextEdit } from "../rewrite.ts";
import { scenesOf, type Scene } from "../scenes.ts";
import { mountOnRun, secretFile, type MountedSecret } from "../mounts/secret-mounts.ts";
import { commandsIn, textOf } from "../shell/commands.ts";
import { prepend } from "../shell/script-ends.ts";

/** A RUN with what is known of it. */
export interface PlacedRun {
  readonly run: Run;
  readonly traced: TracedRun;
  readonly scene: Scene;
}

/** The RUNs that a file is there for: behind an offset of a stage, in it and in those on top of it, up to its removal. */
export function runsBehind(dockerfile: TracedDockerfile, at: number, from: number, removal?: { readonly line: number }): PlacedRun[] {
  const scenes = scenesOf(dockerfile);
  return [...dockerfile.runs]
    .filter(([run, { stage }]) => run.range[0] > at && inherits(dockerfile, stage, from))
    .filter(([run]) => removal === undefined || run.loc.start.line <= removal.line)
    .flatMap(([run, traced]) => {
      const scene = scenes.get(run);
      return scene ? [{ run, traced, scene }] : [];
    });
}

export interface UsingRun extends PlacedRun {
  readonly use: FileUse;
  readonly reads: boolean;
}

/**
 * What each RUN does with the file. Where none is seen to read it, those count that may do so unseen: of a file that a RUN
 * takes away again all that run a program which is not known, for it was there for one of them; else the one that looks
 * after it before it runs such a program, all where a variable tells the file's path, and those that run the project's own scripts,
 * which may read any file of the project, and whatever other programs read; a script reads what was put beside it, too.
 */
export function usesOf(candidates: readonly PlacedRun[], path: string, text: string): UsingRun[] {
  const uses = candidates.map((one): UsingRun => {
    const use = useOfFile(one.run, one.scene, path, text);
    return { ...one, use, reads: use.reads };
  });
  if (uses.some(({ reads }) => reads)) {
    // The project's own code looks for some files by itself, whatever else reads them.
    return isReadByContainers(path) ? uses.map((one) => ({ ...one, reads: one.reads || runsProjectTool(text.slice(...one.run.range)) })) : uses;
  }
  const isTakenAway = uses.some(({ use }) => use.care.some(({ kind }) => kind !== "mode"));
  const hasReaders = readersOf(path).size > 0;
  return uses.map((one) => {
    const isLookedAfter = isTakenAway || one.use.care.length > 0;
    const isPointedTo = [...one.scene.scope.visible()].some(([, { value }]) => literalOf(value) === path);
    const isInReach = hasReaders || isOfProject(path, one.scene);
    const isPresumed = ((isLookedAfter || isPointedTo) && one.traced.runsUnknown) || (isInReach && runsProjectTool(text.slice(...one.run.range)));
    return { ...one, reads: isPresumed || startsNeighbour(path, one) };
  });
}

/** Whether a file stands where the project does, and not among what the system or a container's programs have. */
function isOfProject(path: string, { directory }: Scene): boolean {
  return directory !== null && directory !== "/" && isWithin(path, directory);
}

/** Whether a RUN starts a script that stands in the file's own directory, by its path: `COPY app.env setup.sh /build/`, `RUN /build/setup.sh`. */
function startsNeighbour(path: string, { run: { script }, scene }: PlacedRun): boolean {
  if (!script || !path.startsWith("/")) return false;
  return commandsIn(script, scene).some(({ node, name, args, directory }) => {
    const program = interpreters.has(name) ? args.find(({ text }) => !text.startsWith("-")) : node.name;
    const named = program && textOf(program, scene);
    const at = named && /\/[^/]+\.\w+$/.test(named) ? resolvePath(directory, named) : null;
    return at !== null && at !== path && directoryName(at) === directoryName(path);
  });
}

const interpreters: ReadonlySet<string> = new Set("sh bash dash ash zsh ksh source . python python3 perl ruby node php".split(" "));

export interface MountedOnReaders {
  readonly edits: readonly TextEdit[];
  /** Those that some RUN reads. */
  readonly readers: readonly MountedFile[];
  /** Whether nothing tells that it does. */
  readonly isPresumed: boolean;
  readonly left: LeftOver;
}

/** What the edits leave of the RUNs. */
export interface LeftOver {
  readonly mounted: ReadonlySet<Run>;
  /** RUNs and commands that go. */
  readonly gone: ReadonlySet<Run | ShellCommand>;
}

/** Where a file is to be. */
export interface FilePlace {
  readonly path: string;
  /** False where the working directory of the base image is part of it. */
  readonly known: boolean;
}

/** A file as it is to be mounted. */
export interface MountedFile {
  readonly secret: MountedSecret;
  readonly place: FilePlace;
}

/**
 * Mounts files on each RUN that reads them, and takes out of all of them what only looked after the copies.
 * Null where that cannot be written: a shell that is not followed; a command that changes a file, or that goes over it
 * among others, unless the tool can be told of another place; a tool that would not take a file which all may read.
 */
export function mountOnReaders(
  dockerfile: TracedDockerfile,
  { text }: { readonly text: string },
  candidates: readonly PlacedRun[],
  files: readonly MountedFile[],
): MountedOnReaders | null {
  const file: EditedFile = { text, tree: dockerfile.tree };
  const edits: TextEdit[] = [];
  const readers = new Set<MountedFile>();
  const left = { mounted: new Set<Run>(), gone: new Set<Run | ShellCommand>() };
  const used = files.map((one) => ({ one, uses: usesOf(candidates, one.place.path, text) }));
  for (const [i, placed] of candidates.entries()) {
    const { run, traced, scene } = placed;
    const care: Care[] = [];
    for (const { one: { place: { path } }, uses } of used) {
      const { use, reads } = uses[i]!;
      const settled = settleCare(dockerfile, placed, use.care, { path, isMounted: reads });
      if (!settled || (reads && (!canHave(placed, path) || isSpread(run, scene, path)))) return null;
      if (uses.some((other) => other.reads) && needsOwnDirectory(dockerfile, placed, use.care, path)) return null;
      care.push(...settled.care);
      edits.push(...settled.edits);
    }
    const rest = withoutCare(file, run, scene.outer, joined(care));
    if (!rest) return null;
    edits.push(...rest.edits);
    for (const gone of rest.gone) left.gone.add(gone);
    for (const { one, uses } of used) {
      const { use, reads } = uses[i]!;
      if (use.isChanged || use.undone.length > 0 || (use.isReplaced && reads && !rest.all)) return null;
      if (!reads || rest.all) continue;
      readers.add(one);
      left.mounted.add(run);
      // What goes over a whole directory must not meet a mount in it.
      const mounted = mountAt(file, run, traced, one.secret, { ...one.place, known: one.place.known && !use.sweeps });
      if (!mounted) return null;
      edits.push(...mounted);
    }
  }
  const isPresumed = readers.size > 0 && !used.some(({ uses }) => uses.some(({ use }) => use.reads));
  return { edits, readers: [...readers], isPresumed, left };
}

/** Whether programs of the RUN can have the file as a mount. */
function canHave({ traced: { posix, user } }: PlacedRun, path: string): boolean {
  return posix && (isRoot(user) || !isRefusedIfOpen(path));
}

/** At its path; where that is not known, at the default place with the tool told so by its variable. */
function mountAt(file: EditedFile, run: Run, traced: TracedRun, secret: MountedSecret, { path, known }: FilePlace): TextEdit[] | null {
  if (known) return mountOnRun(run, traced, [secret]);
  const variable = pathVariableOf(path);
  const told = variable && prepend(file, run, `export ${variable}=${secretFile(secret.id)}`);
  return told ? [...mountOnRun(run, traced, [{ id: secret.id }]), told] : null;
}
