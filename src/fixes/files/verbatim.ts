import type { Run } from "../../parser/dockerfile/ast.ts";
import type { RunMount } from "../../trace/mounts.ts";

const file = String.raw`["']?[^\s;|&<>"']+["']?`;
const sink = String.raw`(?: ?> ?${file}| ?\| ?(?:sudo )?tee ${file}(?: ?> ?/dev/null)?)`;
const source = String.raw`(?<source>[^\s;|&<>"'()]+)`;

/** Commands that write a file into another, as it is. */
const copies = [
  String.raw`(?:cp|install)(?: -[\w=-]+(?: \d+)?)* ["']?${source}["']? ${file}`,
  String.raw`cat ["']?${source}["']?${sink}`,
  String.raw`cat < ?${source}${sink}`,
  String.raw`tee ${file} < ?${source}(?: ?> ?/dev/null)?`,
  String.raw`(?:echo(?: -[ne]+)?|printf ["']?%s(?:\\n)?["']?) "?\$\(cat ${source}\)"?${sink}`,
].map((pattern) => new RegExp(`^(?:${pattern})$`));

/** Those that write a variable. */
const prints = new RegExp(String.raw`^(?:echo(?: -[neE]+)?|printf ["']?%s(?:\\n)?["']?) "?\$(?:(?<name>\w+)|\{(?<inBraces>\w+)\})"?${sink}$`);

/**
 * Whether a command's text does nothing but write the mounted secret into a file, as it is: `cp`, `cat … >`, `tee`,
 * `echo "$X" >` for a variable that holds it.
 */
export function readsWhole(command: string, { target, env }: RunMount, { argumentsText }: Run): boolean {
  const text = command.replace(/\\\r?\n/g, " ").replace(/\s+/g, " ").trim();
  if (target !== null && copies.some((copy) => copy.exec(text)?.groups!["source"] === target)) return true;
  const { name, inBraces } = prints.exec(text)?.groups ?? {};
  const printed = name ?? inBraces;
  if (printed === undefined) return false;
  return printed === env || (target !== null && variablesOf(argumentsText, target).includes(printed));
}

/** The variables that a script fills from the file: `export X="$(cat FILE)"`. */
function variablesOf(script: string, path: string): string[] {
  return [...script.matchAll(fillings)].flatMap(([, name, from]) => (from === path ? [name!] : []));
}

const fillings = /\b([A-Za-z_]\w*)="?\$\((?:cat |< ?)([^\s()]+)\)/g;
