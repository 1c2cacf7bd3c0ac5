import type { Run } from "../../parser/dockerfile/ast.ts";
import type { ShellWord } from "../../parser/shell/ast.ts";
import { baseName, isWithin, matchesGlob } from "../../trace/paths.ts";
import type { Scene } from "../scenes.ts";
import { commandsIn, pathOf, type FoundCommand } from "../shell/commands.ts";
import { isReadByContainers } from "./file-readers.ts";
import { removers } from "../../trace/shell/removers.ts";

const copiers: ReadonlySet<string> = new Set(["cp", "mv", "rsync", "install"]);
const packers: ReadonlySet<string> = new Set(["tar", "zip", "7z"]);

/**
 * Whether a RUN copies or packs a directory with the file in it, or the file to where the container looks for it: what is
 * mounted would go into the layer with that. A copy that the same RUN deletes does not.
 */
export function isSpread(run: Run, scene: Scene, path: string): boolean {
  const commands = run.script ? commandsIn(run.script, scene) : [];
  const removed = commands.filter(({ name }) => removers.has(name)).flatMap((command) => command.args.flatMap((word) => placeOf(word, command, scene) ?? []));
  return commands.some((command) => {
    const copy = copyBy(command, scene, path);
    return copy !== null && !removed.some((one) => isWithin(copy, one));
  });
}

/** Where a command puts the file with others; null where it does not, or leaves it out by name. */
function copyBy(command: FoundCommand, scene: Scene, path: string): string | null {
  const { name, args } = command;
  if (args.some(({ text }) => /^--exclude/.test(text) && text.includes(baseName(path)))) return null;
  const operands = args.filter(({ text }) => !text.startsWith("-"));
  const places = operands.map((word) => placeOf(word, command, scene));
  if (copiers.has(name)) {
    const to = places.at(-1) ?? "";
    const isOwn = places.slice(0, -1).includes(path) && isReadByContainers(to);
    return isOwn || places.slice(0, -1).some((place) => holds(place, path)) ? to : null;
  }
  if (!packers.has(name) || (name === "tar" && !/^-?[A-Za-z]*c|^--create/.test(args[0]?.text ?? ""))) return null;
  // `tar czf`: the options of old.
  const [archive, ...packed] = name === "tar" && !args[0]!.text.startsWith("-") ? places.slice(1) : places;
  return packed.some((place) => holds(place, path)) ? (archive ?? "") : null;
}

/** Whether it is a directory that the file is in, or a pattern for it; `*` names no file with a dot in front. */
function holds(place: string | null, path: string): boolean {
  if (place === null) return false;
  if (!/[*?[]/.test(place)) return place !== path && isWithin(path, place);
  const isHidden = baseName(path).startsWith(".") && !baseName(place).startsWith(".");
  return !isHidden && matchesGlob(place, path);
}

function placeOf(word: ShellWord, { directory }: FoundCommand, scene: Scene): string | null {
  return pathOf(word, { ...scene, directory });
}
