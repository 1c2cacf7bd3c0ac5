import type { LineTable } from "../../parser/lines.ts";
import type { Range } from "../../parser/node.ts";
import type { ShellCommand, ShellNode, ShellRedirect, ShellScript, ShellWord } from "../../parser/shell/ast.ts";
import { childrenOf } from "../../parser/shell/children.ts";
import { nestedScriptWords, parseNestedScript } from "../../parser/shell/nested.ts";
import { isShell } from "../../parser/shell/shells.ts";
import { commandName, leadingText, literalText } from "../../parser/shell/words.ts";
import { baseName } from "../paths.ts";

/** A variable that a script expands (`$NAME`), or a path below /run/secrets that one of its commands gets. */
export interface ScriptUse {
  readonly use: string;
  readonly range: Range;
}

/** Not within a longer path (`/mnt/run/secrets/key`), but right behind an option of one letter (`-i/run/secrets/key`). */
const SECRET_PATH = /(?<!(?<!(?<![\w-])-)[\w.~-])\/run\/secrets\/[\w./-]*\w/g;

/** Whether the text of a word is what its command reads: any of it, only where the word is a path, or none. */
type Reading = "any" | "paths" | "none";

/** Commands whose words are text that they print, or programs and patterns that they go by; what these say of a path is for later. */
const READINGS: ReadonlyMap<string, Reading> = new Map([
  ["echo", "none"], ["printf", "none"],
  ...["sed", "awk", "gawk", "perl", "grep", "egrep", "envsubst"].map((name) => [name, "paths"] as const),
]);

/** Commands whose `config` stores a text; what it says of a path is for those who read the settings. */
const KEEPERS: ReadonlySet<string> = new Set(["git", "npm", "pnpm", "yarn", "pip"]);

/** Programs that run what they get on standard input. A shell's is read as a script of its own. */
const INTERPRETERS = /^(?:python[\d.]*|node|deno|bun|ruby|perl|php[\d.]*)$/;

/** Scripts within scripts are followed so deep; each level is written with the quotes of all those around it. */
const deepest = 8;

/**
 * What a script uses of variables and mounted files itself. Left out is what it only writes down: quoted variables, the
 * body of `cat <<'EOF' > entrypoint.sh`. In no particular order.
 */
export function usesOf(script: ShellScript, lines: LineTable, depth = 0): ScriptUse[] {
  const uses: ScriptUse[] = [];
  const open: { readonly node: ShellNode; readonly reading: Reading }[] = [{ node: script, reading: "any" }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, reading } = next;
    switch (node.type) {
      case "ShellCommand":
        open.push(...partsOf(node));
        if (depth < deepest) uses.push(...scriptsOf(node).flatMap((word) => usesOfNested(parseNestedScript(word, lines), lines, depth + 1)));
        continue;
      case "ShellVariable":
        uses.push({ use: `$${node.name}`, range: node.range });
        break;
      case "ShellText":
        if (reading === "any") uses.push(...pathsIn(lines.text, node.range));
        break;
      default:
    }
    const inner = node.type === "ShellSubstitution" ? "any" : node.type === "ShellWord" ? readingOf(node, reading) : reading;
    for (const child of childrenOf(node)) open.push({ node: child, reading: inner });
  }
  return uses;
}

function usesOfNested(script: ShellScript | null, lines: LineTable, depth: number): ScriptUse[] {
  return script ? usesOf(script, lines, depth) : [];
}

export function pathsIn(text: string, [start, end]: Range): ScriptUse[] {
  return [...text.slice(start, end).matchAll(SECRET_PATH)].map(({ 0: use, index }) => ({ use, range: [start + index, start + index + use.length] }));
}

function readingOf(word: ShellWord, reading: Reading): Reading {
  if (reading !== "paths") return reading;
  return leadingText(word).startsWith("/run/secrets/") ? "any" : "none";
}

function partsOf(command: ShellCommand): { readonly node: ShellNode; readonly reading: Reading }[] {
  const name = commandName(command) ?? "";
  const reading = isSetting(name, command) ? "none" : (READINGS.get(name) ?? "any");
  const input: Reading = INTERPRETERS.test(name) ? "any" : "none";
  return [
    ...[...command.assignments, ...(command.name ? [command.name] : [])].map((node) => ({ node, reading: "any" as const })),
    ...command.args.map((node) => ({ node, reading })),
    ...command.redirects.map((node) => ({ node, reading: isDocument(node) ? input : ("any" as const) })),
  ];
}

/** `git config credential.helper '!cat /run/secrets/token'` */
function isSetting(name: string, { args }: ShellCommand): boolean {
  return KEEPERS.has(name) && args[0] !== undefined && literalText(args[0]) === "config";
}

function isDocument({ operator }: ShellRedirect): boolean {
  return operator.startsWith("<<");
}

/** The words that the command runs as scripts: of `sh -c`, also behind `sudo` and the like, of `su -c`, of `trap`; a shell's input. */
function scriptsOf(command: ShellCommand): readonly ShellWord[] {
  const words = [...(command.name ? [command.name] : []), ...command.args];
  const names = words.map((word) => baseName(literalText(word) ?? ""));
  if (READINGS.get(names[0] ?? "") === "none") return [];
  if (names[0] === "trap") return words.slice(1, 2);
  const at = names.findIndex((name) => isShell(name) || name === "eval" || name === "su" || name === "runuser");
  if (at === -1) return [];
  if (names[at]!.startsWith("su") || names[at] === "runuser") {
    const option = names.findIndex((name, i) => i > at && (name === "-c" || name === "--command" || name === "-lc"));
    return option === -1 ? [] : words.slice(option + 1, option + 2);
  }
  const documents = command.redirects.flatMap((redirect) => (isDocument(redirect) && redirect.target ? [redirect.target] : []));
  return [...nestedScriptWords({ ...command, name: words[at]!, args: words.slice(at + 1) }), ...documents];
}
