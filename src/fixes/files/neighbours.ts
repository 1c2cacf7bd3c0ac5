import type { Add, Copy } from "../../parser/dockerfile/ast.ts";
import type { ShellWord } from "../../parser/shell/ast.ts";
import { isRoot } from "../../trace/homes.ts";
import { baseName, directoryName, expandBraces, isWithin, joinPath, matchesGlob, resolvePath } from "../../trace/paths.ts";
import { expandParts } from "../../trace/scope.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import { literalOf } from "../../trace/value.ts";
import type { PlacedRun } from "./file-mounts.ts";
import type { Care, Group } from "./file-uses.ts";
import { removers } from "../../trace/shell/removers.ts";
import { cleanSource } from "../../workspace/paths.ts";
import { inherits } from "../instructions.ts";
import type { TextEdit } from "../rewrite.ts";
import { scenesOf, transferScenesOf, type Scene } from "../scenes.ts";
import { commandsIn, pathOf, type FoundCommand } from "../shell/commands.ts";

/** What is left of a RUN's care once a file is mounted: commands and words that go, and edits that put others in their place. */
export interface SettledCare {
  readonly care: readonly Care[];
  readonly edits: readonly TextEdit[];
}

/** What a word means, without the word. */
export type Named = Pick<Group, "pattern" | "recursive">;

/** A file that the image has no more. */
export interface MovedFile {
  readonly path: string;
  /** Whether the RUN has it mounted there. */
  readonly isMounted: boolean;
  /** The instruction that brought it, where that goes as a whole. */
  readonly gone?: Copy | Add;
}

/**
 * Lets what looks after a whole directory or pattern (`rm -rf /root/.ssh`) go on looking after the other files in it that
 * the build is known to put there. Where the file is mounted the others are named one by one, because the directory is busy.
 *
 * @returns Null where the command can neither go nor stay: others are there and have no names, or their mode is changed.
 */
export function settleCare(dockerfile: TracedDockerfile, placed: PlacedRun, care: readonly Care[], file: MovedFile): SettledCare | null {
  const { isMounted } = file;
  const gone: Care[] = [];
  const edits: TextEdit[] = [];
  for (const one of care) {
    const kept = one.groups.flatMap((group) => {
      const others = neighboursOf(dockerfile, placed, one, group, file);
      return others?.length === 0 ? [] : [{ word: group.word, others }];
    });
    if (isMounted && kept.length > 0 && one.kind !== "silent removal") return null;
    for (const { word, others } of isMounted ? kept : []) {
      if (others === null) return null;
      edits.push({ range: word.range, text: others.join(" ") });
    }
    const operands = one.operands.filter((word) => !kept.some((other) => other.word === word));
    if (operands.length > 0 || kept.length === 0) gone.push({ ...one, operands, others: [...one.others, ...kept.map(({ word }) => word)] });
  }
  return { care: gone, edits };
}

/** The other files that a group has when the command runs; null where some may be there that have no names here. */
function neighboursOf(dockerfile: TracedDockerfile, placed: PlacedRun, { command }: Care, group: Group, { path, gone }: MovedFile): readonly string[] | null {
  const found = [
    ...[...transferScenesOf(dockerfile)]
      .filter(([transfer]) => transfer !== gone && transfer.range[0] < placed.run.range[0] && inherits(dockerfile, placed.traced.stage, stageAt(dockerfile, transfer.range[0])))
      .flatMap(([transfer, scene]) => broughtInto(dockerfile, transfer, scene, group)),
    ...[...scenesOf(dockerfile)]
      .filter(([run]) => run.range[0] <= placed.run.range[0] && inherits(dockerfile, placed.traced.stage, dockerfile.runs.get(run)?.stage ?? -1))
      .flatMap(([run, scene]) => {
        if (!run.script) return run.argumentsText.includes(baseName(directoryOf(group))) ? [null] : [];
        return commandsIn(run.script, scene).filter(({ node }) => node.range[0] < command.range[0]).flatMap((one) => namedBy(one, scene, group));
      }),
  ].filter((other) => other !== path);
  return found.some((other) => other === null || !/^[\w./@:+-]+$/.test(other)) ? null : [...new Set(found as string[])];
}

export function stageAt({ tree }: TracedDockerfile, at: number): number {
  return tree.stages.findLast(({ range }) => range[0] <= at)?.index ?? -1;
}

/** The directory whose files a group means. */
function directoryOf({ pattern, recursive }: Named): string {
  return recursive && !/[*?[{]/.test(pattern) ? pattern : directoryName(pattern);
}

function isIn({ pattern, recursive }: Named, path: string): boolean {
  return expandBraces(pattern).some((one) => matchesGlob(one, path) || (recursive && isWithin(path, one)));
}

/** What a COPY or ADD brings into a group; null for what is not known by its name. */
export function broughtInto(dockerfile: TracedDockerfile, { sources, destination, flags }: Copy | Add, scene: Scene, group: Named): (string | null)[] {
  const directory = directoryOf(group);
  const written = destination?.text ?? "";
  const said = destination && literalOf(expandParts(destination.parts, scene.scope));
  const place = said === null ? null : resolvePath(scene.directory, said);
  if (place === null) return written.includes(baseName(directory)) ? [null] : [];
  const isFromContext = !flags.some(({ name }) => name === "from");
  return sources.flatMap(({ text }) => {
    const source = cleanSource(text);
    const files = isFromContext ? dockerfile.context.files(text) : [];
    const inDirectory = files.map((file) => (source === "" ? file : file.startsWith(`${source}/`) ? file.slice(source.length + 1) : baseName(file)));
    if (files.length === 0 && (!isFromContext || /[*?[]/.test(source)) && isWithin(place, directory)) return [null];
    const names = files.length > 0 ? inDirectory : [baseName(source)];
    const isFile = sources.length === 1 && !/(?:\/|^\.)["']?$/.test(written) && place !== directory && (files.length === 0 || files[0] === source);
    return (isFile ? [place] : names.map((name) => joinPath(place, name))).filter((target) => isIn(group, target));
  });
}

/**
 * Whether a RUN of another user than root changes the directory of a file, or puts something beside it, that only the file's
 * COPY has made: for a mount the builder makes it, and then it is root's.
 */
export function needsOwnDirectory(dockerfile: TracedDockerfile, { run, traced, scene }: PlacedRun, care: readonly Care[], path: string): boolean {
  const directory = directoryName(path);
  if (isRoot(traced.user) || !run.script || directory === scene.home || (scene.directory !== null && isWithin(scene.directory, directory))) return false;
  const group: Named = { pattern: directory, recursive: true };
  const touches = (one: FoundCommand, there: Scene): boolean =>
    one.name !== "cd" && (one.args.some((word) => pathOf(word, { ...there, directory: one.directory }) === directory) || namedBy(one, there, group).some((other) => other !== path));
  const own = commandsIn(run.script, scene).filter(({ node }) => !care.some(({ command }) => command === node));
  if (!own.some((one) => touches(one, scene))) return false;
  const isBefore = (at: number, stage: number): boolean => at < run.range[0] && inherits(dockerfile, traced.stage, stage);
  const isCopied = [...transferScenesOf(dockerfile)].some(([transfer, there]) =>
    isBefore(transfer.range[0], stageAt(dockerfile, transfer.range[0])) && broughtInto(dockerfile, transfer, there, group).some((other) => other !== path));
  const isMade = [...scenesOf(dockerfile)].some(([earlier, there]) =>
    earlier.script !== null && isBefore(earlier.range[0], dockerfile.runs.get(earlier)?.stage ?? -1) && commandsIn(earlier.script, there).some((one) => touches(one, there)));
  return !isCopied && !isMade;
}

/** Commands that put nothing into a directory which they are given. */
const emptyHanded: ReadonlySet<string> = new Set("mkdir chmod chown chgrp cd ls stat test [ rm rmdir".split(" "));

/** What a command names in a group, and may have put there; null for what is not known by its name. */
function namedBy({ node, name, args, directory }: FoundCommand, scene: Scene, group: Named): (string | null)[] {
  const own = directoryOf(group);
  const redirected = node.redirects.flatMap(({ operator, target }) => (target && operator.startsWith(">") ? [target] : []));
  const words: readonly ShellWord[] = removers.has(name) ? redirected : [...args, ...redirected];
  return words.flatMap((word) => {
    const path = pathOf(word, { ...scene, directory });
    if (path === null) return word.text.includes(`${baseName(own)}/`) ? [null] : [];
    if (path === own) return emptyHanded.has(name) ? [] : [null];
    if (!isIn(group, path)) return [];
    return /[*?[{]/.test(path) ? (emptyHanded.has(name) ? [] : [null]) : [path];
  });
}
