import type { ShellScript, ShellWord } from "../../parser/shell/ast.ts";
import { baseName, directoryName } from "../../trace/paths.ts";
import { commentsIn, lineEnding, type EditedFile } from "../edits.ts";
import type { PlacedRun } from "./file-mounts.ts";
import { hasWord } from "../../trace/mentions.ts";
import { commandsIn, pathOf } from "../shell/commands.ts";
import { isHeredocScript } from "../shell/script-ends.ts";
import { isSetting, keepsPlaced } from "./tool-settings.ts";

/** A RUN that writes a file. */
export interface MovableRun {
  readonly file: EditedFile;
  readonly placed: PlacedRun;
  readonly script: ShellScript;
  /** The file, an absolute path of the image that needs no quotes. */
  readonly target: string;
}

/** Commands that only write and prepare files, where it does not matter when that is done. */
const preparing: ReadonlySet<string> = new Set("echo printf cat base64 tr sed mkdir touch chmod chown tee cp ssh-keyscan".split(" "));
/** Commands that change the shell for what stands behind them. */
const settling: ReadonlySet<string> = new Set("cd pushd popd set umask export".split(" "));
const readsSecret = /(?:^|["=]|\$\(cat )\/run\/secrets\//;

/**
 * Whether the whole RUN does no more than to write files and settings, and stands in the text as it is run.
 *
 * @param apart Whether it would be moved past other RUNs, which may need what else it does.
 */
export function isMovable({ placed: { run, scene }, script, file, target }: MovableRun, apart: boolean): boolean {
  if (run.heredocs.length > 1 || isHeredocScript(run, file.text) || commentsIn(file.tree, run.range).length > 0) return false;
  if (scene.outer !== (run as typeof scene.outer) || script.statements.length !== 1) return false;
  const places = [target, directoryName(target)].map(baseName);
  return commandsIn(script, scene).every((command) => {
    const { name, node, args } = command;
    if (settling.has(name) || isSetting(command, apart ? target : null, scene)) return true;
    const text = file.text.slice(...node.range);
    const isNeeded = args.some((word) => readsSecret.test(word.text)) || places.some((place) => hasWord(text, place, /[\w.-]/));
    return preparing.has(name) && (!apart || isNeeded);
  });
}

/** Commands whose operands are no files. */
const pathless: ReadonlySet<string> = new Set("echo printf tr export set umask ssh-keyscan".split(" "));
/** Those whose operands are files, but for modes and owners. */
const filing: ReadonlySet<string> = new Set("cat base64 mkdir touch chmod chown tee cp cd".split(" "));

/** Whether the RUN does the same from any working directory: all files in it have absolute paths, or `~` in front. */
export function isPlaceless({ placed: { scene }, script }: MovableRun): boolean {
  const nowhere = { ...scene, directory: null };
  return commandsIn(script, nowhere).every((command) => {
    const { name, args, node, directory } = command;
    const isPlaced = (word: ShellWord): boolean => pathOf(word, { ...nowhere, directory }) !== null;
    const isMode = ({ text }: ShellWord, i: number): boolean => /^-|^[0-7]{3,4}$/.test(text) || (i === 0 && /^ch(?:mod|own)$/.test(name));
    const files = node.redirects.flatMap(({ operator, target }) => (target && !/<<|&/.test(operator) ? [target] : []));
    if (!files.every(isPlaced)) return false;
    return pathless.has(name) || (filing.has(name) ? args.every((word, i) => isMode(word, i) || isPlaced(word)) : keepsPlaced(command, nowhere));
  });
}

/** Whether it can be run once more on what it has made: `mkdir` without `-p` would fail. */
export function isRepeatable({ placed: { scene }, script }: MovableRun): boolean {
  return commandsIn(script, scene).every(({ name, args }) => name !== "mkdir" || args.some(({ text }) => /^-(?:-parents|\w*p)/.test(text)));
}

/** The lines of a here-document, which go behind those of the RUN that it is moved to; empty where there is none. */
export function documentOf({ placed: { run: { heredocs, range } }, file: { text } }: MovableRun): string {
  const [heredoc] = heredocs;
  return heredoc ? lineEnding(text) + text.slice(heredoc.range[0], range[1]).trimEnd() : "";
}

/** The RUN's script for in front of another; in a shell of its own where that would be affected by more than a secret's variable. */
export function preludeOf({ placed: { run, scene }, file, script }: MovableRun): string {
  const text = file.text.slice(...run.argumentsRange).trimEnd();
  const isFelt = commandsIn(script, scene).some(({ name, args }) =>
    settling.has(name) && !(name === "export" && args.every((word) => readsSecret.test(word.text))));
  return isFelt ? `( ${text} )` : text;
}
