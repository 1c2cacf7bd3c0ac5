import type { ShellWord } from "../../parser/shell/ast.ts";
import { isRoot } from "../../trace/homes.ts";
import { directoryName, isWithin } from "../../trace/paths.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import type { CopiedFile } from "./copied-file.ts";
import type { EditedFile } from "../edits.ts";
import { runsBehind, type LeftOver, type PlacedRun } from "./file-mounts.ts";
import { isCredentialDirectory } from "../../secrets/commands/kept-directories.ts";
import { hasWord } from "../../trace/mentions.ts";
import { textWithout } from "./file-uses.ts";
import { removers } from "../../trace/shell/removers.ts";
import { inherits } from "../instructions.ts";
import { broughtInto, stageAt } from "./neighbours.ts";
import type { TextEdit } from "../rewrite.ts";
import { scenesOf, transferScenesOf, type Scene } from "../scenes.ts";
import { commandsIn, pathOf, type FoundCommand } from "../shell/commands.ts";
import { prepend } from "../shell/script-ends.ts";

/** A file that is copied no more. */
export interface UncopiedFile {
  readonly copied: Pick<CopiedFile, "instruction" | "stage">;
  /** Where it was copied to. */
  readonly path: string;
  readonly left: LeftOver;
}

/** Directories of every image, or of the user that an image has; COPY had not to make them. */
const usual = /^\/(?:(?:bin|dev|etc|home|lib|media|mnt|opt|proc|root|run|sbin|srv|sys|tmp|usr|var)?|usr\/(?:bin|lib|sbin|share|local(?:\/\w+)?)|var\/(?:cache|lib|log|run|spool|tmp)|home\/[^/]+)$/;

/**
 * Makes the directory that only the file's COPY has made, in front of the first RUN that counts on it without a mount in it:
 * a mount makes its directory for the one RUN.
 *
 * @returns Null where such a RUN cannot be given another command, or where the directory would be another user's than before.
 */
export function keepDirectory(dockerfile: TracedDockerfile, file: EditedFile, { copied, path, left }: UncopiedFile): TextEdit[] | null {
  const directory = directoryName(path);
  const { instruction, stage } = copied;
  if (usual.test(directory) || instruction.sources.length > 1) return [];
  const later = runsBehind(dockerfile, instruction.range[0], stage).filter(({ run }) => !left.gone.has(run));
  const edits: TextEdit[] = [];
  const settled: PlacedRun[] = [];
  for (const placed of later) {
    const { run, traced } = placed;
    const isSettled = settled.some((one) => one.run !== run && inherits(dockerfile, traced.stage, one.traced.stage));
    if (isSettled || isMadeBefore(dockerfile, placed, { copied, path, left })) continue;
    const need = needOf(placed, directory, left, file.text);
    // What a RUN with the mount leaves beside the file keeps the directory; the mount itself does not.
    if (need === null || (need === "asks" && left.mounted.has(run))) continue;
    settled.push(placed);
    if (need === "settles") continue;
    const edit = makeDirectory(file, placed, copied, directory);
    if (!edit) return null;
    edits.push(edit);
  }
  return edits;
}

function makeDirectory(file: EditedFile, { run, traced, scene }: PlacedRun, { instruction }: UncopiedFile["copied"], directory: string): TextEdit | null {
  const owner = instruction.flags.find(({ name }) => name === "chown")?.value?.split(":", 1)[0] ?? "";
  const isSameOwner = owner === traced.user || (isRoot(owner) && isRoot(traced.user));
  const isPlain = run.form === "shell" && run.script !== null && run.heredocs.length === 0 && traced.posix;
  if (!isSameOwner || !isPlain || !/^[\w./@:+-]+$/.test(directory)) return null;
  // Outside of the home directory others may have to look into it.
  const isPrivate = isCredentialDirectory(directory) && isWithin(directory, scene.home);
  return prepend(file, run, `mkdir -p ${isPrivate ? "-m 700 " : ""}${directory}`);
}

/** Whether the directory is there for a RUN without the file's COPY: made by an earlier instruction of any kind. */
function isMadeBefore(dockerfile: TracedDockerfile, { run, traced, scene }: PlacedRun, { copied, path, left }: UncopiedFile): boolean {
  const directory = directoryName(path);
  const isBefore = (at: number, stage: number): boolean => at < run.range[0] && inherits(dockerfile, traced.stage, stage);
  const isEntered = (there: Scene): boolean => there.directory !== null && isWithin(there.directory, directory);
  const group = { pattern: directory, recursive: true };
  return isEntered(scene) ||
    [...transferScenesOf(dockerfile)].some(([transfer, there]) => transfer !== copied.instruction && isBefore(transfer.range[0], stageAt(dockerfile, transfer.range[0])) &&
      (isEntered(there) || broughtInto(dockerfile, transfer, there, group).some((other) => other !== path))) ||
    [...scenesOf(dockerfile)].some(([earlier, there]) => {
      const own = dockerfile.runs.get(earlier);
      return own !== undefined && isBefore(earlier.range[0], own.stage) &&
        (isEntered(there) || (earlier.range[0] < copied.instruction.range[0] && isLeftBy({ run: earlier, traced: own, scene: there }, directory, left)));
    });
}

/** Whether a RUN in front of the COPY has named the directory as one that is there, or has made it. */
function isLeftBy({ run, scene }: PlacedRun, directory: string, left: LeftOver): boolean {
  return run.script !== null && commandsIn(run.script, scene).some((command) => {
    const need = needOfCommand(command, scene, directory, left);
    return need === "asks" || (need === "settles" && !removers.has(command.name));
  });
}

/**
 * What a RUN is to the directory: it `asks` for it, or it `settles` the question, for it makes or removes it by itself before
 * anything asks. Null where it has nothing to do with it.
 */
type Need = "asks" | "settles";

function needOf({ run, scene }: PlacedRun, directory: string, left: LeftOver, text: string): Need | null {
  if (!run.script) return isTold(textWithout(run, text, []), directory, scene) ? "asks" : null;
  const commands = commandsIn(run.script, scene);
  for (const command of commands) {
    const need = needOfCommand(command, scene, directory, left);
    if (need) return need;
  }
  const silent = commands.filter(({ node, name }) => left.gone.has(node) || removers.has(name)).map(({ node }) => node.range);
  return isTold(textWithout(run, text, silent), directory, scene) ? "asks" : null;
}

function needOfCommand({ node, name, args, directory: here }: FoundCommand, scene: Scene, directory: string, { gone }: LeftOver): Need | null {
  const paths = (words: readonly (ShellWord | null)[]): string[] => words.flatMap((word) => (word && pathOf(word, { ...scene, directory: here })) ?? []);
  const named = paths(args);
  const options = args.filter(({ text }) => text.startsWith("-")).map(({ text }) => text).join(" ");
  if (paths(node.redirects.map(({ target }) => target)).some((path) => isWithin(path, directory))) return "asks";
  if (removers.has(name)) {
    if (!named.some((path) => isWithin(directory, path))) return null;
    return gone.has(node) || /(?:^|\s)-\w*f|--force/.test(options) ? "settles" : "asks";
  }
  if (gone.has(node) || !named.some((path) => isWithin(path, directory))) return null;
  return (name === "mkdir" && /(?:^|\s)-\w*p|--parents/.test(options)) || (name === "install" && /(?:^|\s)-\w*[dD]/.test(options)) ? "settles" : "asks";
}

/** Whether a script names the directory in whatever way, in another script's quotes or behind an option's `=`. */
function isTold(script: string, directory: string, { home }: Scene): boolean {
  const names = isWithin(directory, home) && directory !== home ? ["~", "$HOME", "${HOME}"].map((sign) => sign + directory.slice(home.length)) : [];
  return [directory, ...names].some((name) => hasWord(script, name, /[\w.-]/));
}
