import type { Run } from "../../parser/dockerfile/ast.ts";
import type { ShellCommand, ShellNode, ShellWord } from "../../parser/shell/ast.ts";
import { childrenOf } from "../../parser/shell/children.ts";
import { fromHome } from "../../trace/homes.ts";
import { isWrapper, wrappedAt } from "../../secrets/commands/wrappers.ts";
import { baseName, resolvePath } from "../../trace/paths.ts";
import { applyOperator } from "../../trace/scope.ts";
import { literalOf, text, type Value } from "../../trace/value.ts";
import type { Scene } from "../scenes.ts";

/** A simple command as it stands in a script. */
export interface FoundCommand {
  readonly node: ShellCommand;
  /** Base name; empty where it is not known. */
  readonly name: string;
  /** The words behind that name: what stands in front of it, as `sudo` does, is none of them. */
  readonly args: readonly ShellWord[];
  /** Where `cd` has led so far; null where that is not known. */
  readonly directory: string | null;
}

/** All simple commands of a script, those in compound commands and substitutions too, in the order of the text. */
export function commandsIn(script: ShellNode, scene: Scene): FoundCommand[] {
  const found: FoundCommand[] = [];
  let directory = scene.directory;
  const open: ShellNode[] = [script];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === "ShellCommand") {
      const { name, args } = programOf(node, scene);
      found.push({ node, name, args, directory });
      if (name === "cd") directory = args[0] ? pathOf(args[0], { ...scene, directory }) : scene.home;
    }
    open.push(...[...childrenOf(node)].reverse());
  }
  return found;
}

/** Commands that start the program which their words name, and the word in front of it where there is one: `bundle exec rake`. */
const starters: ReadonlyMap<string, string | null> = new Map([["bundle", "exec"], ["ruby", null]]);

/** A command's own program, and the words that may be the one that it starts: options may take some of them. */
export function programsIn({ name, args }: FoundCommand, scene: Scene): string[] {
  const starter = starters.get(name);
  if (starter === undefined) return [name];
  const at = starter === null ? 0 : args.findIndex(({ text }) => text === starter) + 1;
  return starter !== null && at === 0 ? [name] : [name, ...args.slice(at).map((word) => nameIn(word, scene))];
}

/** The programs that a RUN calls, by their base names. */
export function commandNames({ form, elements, script }: Run, scene: Scene): string[] {
  if (form === "exec") return [baseName(elements[0]?.value ?? "")];
  return script ? commandsIn(script, scene).map(({ name }) => name) : [];
}

/** The program that runs, whatever stands in front of it: `sudo -u app env RAILS_ENV=production rake`. */
function programOf({ name, args }: ShellCommand, scene: Scene): Pick<FoundCommand, "name" | "args"> {
  const words = name ? [name, ...args] : [];
  const written = words.map(({ text }) => text);
  for (let at = 0; at < words.length; ) {
    const program = nameIn(words[at]!, scene);
    if (!isWrapper(program)) return { name: program, args: words.slice(at + 1) };
    at = wrappedAt(program, written, at + 1);
    while (/^\w+=/.test(written[at] ?? "")) at++;
  }
  return { name: "", args: [] };
}

function nameIn(word: ShellWord, scene: Scene): string {
  return baseName(textOf(word, scene) ?? "");
}

/** What a word says where all of it is known; the shell's own variables are not. */
export function textOf(word: ShellWord, { scope, home, homeOf }: Scene): string | null {
  let result = "";
  for (const [i, part] of word.parts.entries()) {
    if (part.type === "ShellText") result += i === 0 && part.quote === "none" ? (fromHome(part.value, home, homeOf) ?? part.value) : part.value;
    else if (part.type === "ShellGlob") result += part.text;
    else if (part.type === "ShellVariable" && part.operand === null && (part.operator === null || part.operator === "{}")) {
      const value: Value = part.name === "HOME" ? text(home) : applyOperator(part.name, scope.get(part.name), null, () => []);
      const known = literalOf(value);
      if (known === null) return null;
      result += known;
    } else return null;
  }
  return result;
}

/** The absolute path or pattern that a word names. */
export function pathOf(word: ShellWord, scene: Scene): string | null {
  const path = textOf(word, scene);
  return path === null || path === "" ? null : resolvePath(scene.directory, path);
}
