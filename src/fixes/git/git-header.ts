import type { Range } from "../../parser/node.ts";
import type { ShellCommand, ShellWord } from "../../parser/shell/ast.ts";
import type { TracedDockerfile } from "../../trace/trace.ts";
import { insert, remove, removeItems, type EditedFile } from "../edits.ts";
import type { PlacedRun } from "../files/file-mounts.ts";
import { isInside } from "../instructions.ts";
import { isAskedLater } from "./later-git.ts";
import { decoded } from "./user-information.ts";
import type { TextEdit } from "../rewrite.ts";

/**
 * An address with user information that git would store: the text before it, the user information, the rest. The
 * last `@` that a host follows ends the user information, for `$(cat /run/…)` in it has slashes of its own.
 */
const address = /^(["']?https?:\/\/)(.+)@([\w.${}-]+(?::\d+)?(?:\/(?:[^\s@]|@(?![\w.${}-]))*)?)$/;

/** What to put in the place of a literal in the user information, which begins at an offset. */
export type Replace = (userInformation: string, at: number) => string;

/** A command that hands git an address with user information. */
interface Addressed {
  readonly git: ShellWord;
  readonly address: ShellWord;
}

/** Null for any command but those of git that ask the server at an address. */
export function addressedGit(text: string, command: ShellCommand): Addressed | null {
  const asked = askedGit(command, /^(?:clone|fetch|pull|ls-remote)$/);
  const word = asked?.behind.find((one) => address.test(one.text) && text.slice(...one.range) === one.text);
  return asked && word ? { git: asked.git, address: word } : null;
}

/** The word `git` of a command, behind `sudo` and the like too, and the words behind such a sub-command. */
function askedGit({ name, args }: ShellCommand, subCommand: RegExp): { readonly git: ShellWord; readonly behind: readonly ShellWord[] } | null {
  const words = [...(name ? [name] : []), ...args];
  const git = words.findIndex((word) => /(?:^|\/)git$/.test(word.text));
  const at = words.findIndex((word, i) => i > git && subCommand.test(word.text));
  return git === -1 || at === -1 ? null : { git: words[git]!, behind: words.slice(at + 1) };
}

/**
 * Lets `git clone https://USER:TOKEN@host/…` send the credential in a header, as an option of git itself: that is kept
 * nowhere, while the address and `clone -c` are (EXPOSURE C34, C35). Null for any other command, and where a later one
 * needs the address as the clone keeps it.
 */
export function sendHeader(text: string, dockerfile: TracedDockerfile, placed: PlacedRun, command: ShellCommand, replaced: Replace = (one) => one): TextEdit[] | null {
  const addressed = addressedGit(text, command);
  return addressed && !isAskedLater(dockerfile, placed, command) ? moveToHeader(addressed, goesElsewhere(command), replaced) : null;
}

/** Whether git goes to the servers of submodules as well, to which it would send a header that is for all. */
function goesElsewhere({ args }: ShellCommand): boolean {
  return args.some((word) => /^--recurs/.test(word.text));
}

/** The setting for a header that git sends to the server of an address alone (git-config, `http.<url>.*`). */
function headerFor(scheme: string, rest: string): string {
  return `http.${scheme}${rest.split("/", 1)[0]!}/.extraHeader`;
}

function moveToHeader({ git, address: { text, range: [start] } }: Addressed, isBound: boolean, replaced: Replace): TextEdit[] | null {
  const [, before, user, rest] = address.exec(text)!;
  const at = start + before!.length;
  const said = decoded(replaced(user!, at));
  // Between double quotes it has to say what it said where it stood.
  if (said === null || (text.startsWith("'") ? /["$`\\!]/.test(user!) : /["'`\\]/.test(user!))) return null;
  const setting = isBound ? headerFor(before!.replace(/^["']/, ""), rest!) : "http.extraHeader";
  const credentials = said.includes(":") ? said : `${said}:`;
  return [
    insert(git.range[1], ` -c ${setting}="Authorization: Basic $(printf '%s' "${credentials}" | base64 | tr -d '\\n')"`),
    remove(at, at + user!.length + 1),
  ];
}

/**
 * Makes a setting of `git clone -c NAME=VALUE`, which the clone keeps, one of git itself, which does not. Null where
 * nothing of that kind stands at the range, and where a later command needs what the clone keeps.
 */
export function moveSetting(file: EditedFile, dockerfile: TracedDockerfile, placed: PlacedRun, command: ShellCommand, range: Range): TextEdit[] | null {
  const asked = askedGit(command, /^clone$/);
  const at = asked?.behind.findIndex((word) => isInside(range, word.range)) ?? -1;
  const [option, value] = [asked?.behind[at - 1], asked?.behind[at]];
  if (!asked || !option || !value || !/^(?:-c|--config)$/.test(option.text) || isAskedLater(dockerfile, placed, command)) return null;
  const setting = goesElsewhere(command) ? bound(file.text.slice(...value.range), asked.behind) : file.text.slice(...value.range);
  return setting === null ? null : [insert(asked.git.range[1], ` -c ${setting}`), ...removeItems(file, command.args, new Set([option, value]))];
}

/**
 * A setting that the clone alone had, and submodules did not: a header for all becomes one for the server of the address.
 * Null where that is not known.
 */
function bound(setting: string, behind: readonly ShellWord[]): string | null {
  const [, before, value] = /^(["']?)http\.extraheader(=.*)$/is.exec(setting) ?? [];
  if (value === undefined) return setting;
  const [, scheme, host] = behind.flatMap(({ text }) => /^["']?(https?:\/\/)(?:[^\s/@]+@)?([\w.-]+(?::\d+)?)(?:\/|$)/.exec(text) ?? []);
  return scheme === undefined ? null : `${before!}${headerFor(scheme, host!)}${value}`;
}
