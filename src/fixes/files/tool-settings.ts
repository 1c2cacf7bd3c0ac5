import { findKeptFiles, type KeptFile } from "../../secrets/commands/kept-files.ts";
import { movedPath } from "../../secrets/commands/moved-files.ts";
import { joinPath, resolvePath } from "../../trace/paths.ts";
import { literalOf } from "../../trace/value.ts";
import type { Scene } from "../scenes.ts";
import { textOf, type FoundCommand } from "../shell/commands.ts";

/** Commands that keep something and do more than that: they fetch, install or build. */
const busy: ReadonlySet<string> = new Set([
  "git clone", "git submodule add", "hg clone", "svn", "npm", "npm install", "npm i", "npm add", "pnpm add", "pnpm install", "pnpm i", "yarn add",
  "pip install", "pipenv install", "poetry add", "uv add", "drush site:install", "drush si", "artisan config:cache", "artisan optimize", "gitlab-runner register",
]);

/** Commands that change nothing but what a tool knows of its own sources, and that no file of credentials is about. */
const refreshing = /^helm repo update\b/;

/** What a command does, on its own, to the file at `path`; null where it leaves it as it is. A log that grows is no matter. */
export function changeByTool(command: FoundCommand, path: string, scene: Scene): KeptFile["change"] | null {
  const changes = keptBy(command, scene).filter((one) => !isLog(one) && placeOf(one, command, scene) === path).map(({ change }) => change);
  return changes.includes("undone") ? "undone" : (changes[0] ?? null);
}

/** Whether a command does no more than to change the settings or logins of a tool: at `path`, or anywhere where that is null. */
export function isSetting(command: FoundCommand, path: string | null, scene: Scene): boolean {
  const kept = keptBy(command, scene).filter((one) => !isLog(one));
  if (kept.some(({ by }) => busy.has(by))) return false;
  if (path === null) return kept.length > 0 || refreshing.test([command.name, ...command.args.map(({ text }) => text)].join(" "));
  return kept.some((one) => placeOf(one, command, scene) === path);
}

/** Whether a command does no more than to change settings or logins, in files that are the same from any working directory. */
export function keepsPlaced(command: FoundCommand, scene: Scene): boolean {
  const kept = keptBy(command, scene).filter((one) => !isLog(one));
  return isSetting(command, null, scene) && kept.every((one) => placeOf(one, { ...command, directory: null }, scene) !== null);
}

function keptBy({ name, args }: FoundCommand, scene: Scene): KeptFile[] {
  return findKeptFiles(name, args.map((word) => textOf(word, scene) ?? word.text));
}

function isLog({ path }: KeptFile): boolean {
  return path.endsWith("/_logs");
}

/** The absolute path; null where it cannot be known. */
function placeOf({ path }: KeptFile, { directory }: FoundCommand, { scope, home }: Scene): string | null {
  const at = movedPath(path, (name) => literalOf(scope.get(name)?.value ?? []));
  if (at === null) return null;
  return at.startsWith("~/") ? joinPath(home, at.slice(2)) : resolvePath(directory, at);
}
