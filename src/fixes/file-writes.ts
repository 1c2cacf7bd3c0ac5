import type { Range } from "../parser/node.ts";
import type { ShellRedirect, ShellWord } from "../parser/shell/ast.ts";
import type { FoundCommand } from "./shell/commands.ts";

/** What a command does to a file besides reading it. */
export type Write =
  /** It leaves nothing in it: `echo > FILE`. */
  | { readonly kind: "emptied" }
  /** It fills it with something else; `at` is the word that names the file for that. */
  | { readonly kind: "anew"; readonly at: Range }
  /** It takes back what the same tool has put in. */
  | { readonly kind: "undone" }
  /** It changes, adds to or moves what is there. */
  | { readonly kind: "changed" };

/** Commands that print nothing where their arguments are these. */
const silent = /^(?:-[neE]+|""|''|\/dev\/null)$/;
const printers: ReadonlySet<string> = new Set(["", ":", "true", "echo", "printf", "cat"]);

/** Commands whose last operand becomes a copy of the others. */
const copiers: ReadonlySet<string> = new Set(["cp", "mv", "install", "ln"]);

/**
 * Tools that put their settings or logins into a file of their own: the file, the tool, and its first arguments when it
 * takes something back and when it changes anything.
 */
const keepers: readonly (readonly [file: RegExp, tool: RegExp, undoing: RegExp, changing: RegExp])[] = [
  [/npmrc$/, /^(?:npm|pnpm|yarn)$/, /^(?:config (?:delete|rm)|logout)\b/, /^(?:config set|set|login|adduser)\b/],
  [/\/\.yarnrc(?:\.yml)?$/, /^yarn$/, /^config (?:delete|unset)\b/, /^config set\b/],
  [/\/pip\.conf$/, /^pip3?$/, /^config (?:\S+ )?unset\b/, /^config (?:\S+ )?set\b/],
  [/poetry/, /^poetry$/, /^config (?:\S+ )*--unset/, /^config (?!--list)\S/],
  [/\/\.condarc$/, /^(?:conda|mamba)$/, /^config (?:\S+ )*--remove/, /^config (?:\S+ )*--(?:set|add|append|prepend)/],
  [/\/(?:auth|config)\.json$/, /^composer$/, /^(?:global )?config (?:\S+ )*--unset/, /^(?:global )?config\b/],
  [/\.bundle\/config$/, /^bundle$/, /^config (?:\S+ )*(?:unset|--delete)\b/, /^config (?!list|get)\S/],
  [/\/\.gemrc$/, /^gem$/, /^sources (?:-r|--remove)/, /^sources (?:-a|--add)/],
  [/\.cargo\//, /^cargo$/, /^logout\b/, /^login\b/],
  [/\/go\/env$/, /^go$/, /^env (?:\S+ )*-u\b/, /^env (?:\S+ )*-w\b/],
  [/\/nuget\.config$/i, /^(?:dotnet|nuget)$/, /^(?:nuget remove source|sources remove)\b/i, /^(?:nuget (?:add|update) source|sources (?:add|update)|setapikey)\b/i],
  [/\/\.gitconfig$/, /^git$/, /^config (?=.*--global)(?:\S+ )*--(?:unset|remove-section)/, /^config (?:\S+ )*--global/],
  [/\/helm\//, /^helm$/, /^(?:repo remove|registry logout)\b/, /^(?:repo add|registry login)\b/],
  [/\/\.aws\//, /^aws$/, /^(?!)/, /^configure\b/],
  [/\/\.azure\//, /^az$/, /^(?:logout|account clear)\b/, /^login\b/],
  [/\/gcloud\//, /^gcloud$/, /^auth revoke\b/, /^auth (?:login|activate)\b/],
  [/\/\.docker\/config\.json$/, /^(?:docker|skopeo|crane|podman)$/, /^logout\b/, /^login\b/],
];

/**
 * What a command writes into a file; null where it leaves the file as it is.
 *
 * @param isFile Whether a word names the file.
 */
export function writeOf({ node, name }: FoundCommand, path: string, isFile: (word: ShellWord) => boolean): Write | null {
  const redirect = node.redirects.find(({ operator, target }) => target !== null && !operator.startsWith("<") && isFile(target));
  if (redirect) return redirected(redirect, node.redirects.length === 1 && printers.has(name) && node.args.every(({ text }) => silent.test(text)));
  const operands = node.args.filter(({ text }) => !text.startsWith("-"));
  const own = operands.filter(isFile);
  const [at] = own;
  if (at === undefined) {
    const words = node.args.map(({ text }) => text).join(" ");
    return keptBy(name, words, path);
  }
  const options = node.args.filter(({ text }) => text.startsWith("-")).map(({ text }) => text).join(" ");
  if (copiers.has(name)) return copied(operands, own, name);
  if (name === "truncate") return /(?:^|\s)(?:-s ?0?|--size=0)$/.test(options) ? { kind: "emptied" } : { kind: "changed" };
  if (name === "tee") return /(?:^|\s)-(?:\w*a|-append)/.test(options) ? { kind: "changed" } : { kind: "anew", at: at.range };
  const isInPlace = /^(?:sed|perl)$/.test(name) && /(?:^|\s)-(?:\w*i|-in-place)/.test(options);
  return isInPlace || /^(?:patch|ex|ed)$/.test(name) ? { kind: "changed" } : null;
}

/** Settings of tools that stand in no file of credentials, or that only prepare what the tool fetches later. */
const otherSettings: readonly (readonly [tool: RegExp, words: RegExp])[] = [
  [/^git$/, /^config\b/],
  [/^helm$/, /^repo update\b/],
  [/^poetry$/, /^source add\b/],
];

/** Whether a command does no more than to change the settings or logins of a tool: at `path`, or anywhere where that is null. */
export function isSetting(name: string, words: string, path: string | null): boolean {
  if (path === null && otherSettings.some(([tool, first]) => tool.test(name) && first.test(words))) return true;
  return keepers.some(([file, tool, undoing, changing]) =>
    (path === null || file.test(path)) && tool.test(name) && (undoing.test(words) || changing.test(words)));
}

function keptBy(name: string, words: string, path: string): Write | null {
  const [, , undoing, changing] = keepers.find(([file, tool]) => file.test(path) && tool.test(name)) ?? [];
  if (undoing?.test(words)) return { kind: "undone" };
  return changing?.test(words) ? { kind: "changed" } : null;
}

function redirected({ operator, target }: ShellRedirect, printsNothing: boolean): Write {
  if (operator.includes(">>")) return { kind: "changed" };
  return printsNothing ? { kind: "emptied" } : { kind: "anew", at: target!.range };
}

function copied(operands: readonly ShellWord[], own: readonly ShellWord[], name: string): Write | null {
  const last = operands.at(-1)!;
  if (own.includes(last) && operands.length > 1) {
    return operands[0]!.text === "/dev/null" && name === "cp" ? { kind: "emptied" } : { kind: "anew", at: last.range };
  }
  return name === "mv" ? { kind: "changed" } : null;
}
