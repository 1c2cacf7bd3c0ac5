import type { Run } from "../../parser/dockerfile/ast.ts";
import type { RunMount } from "../../trace/mounts.ts";

/**
 * Whether a command's text does nothing but write the mounted secret into a file, as it is: `cp`, `cat … >`, `tee`,
 * `echo "$X" >` for a variable that holds it.
 */
export function readsWhole(command: string, { target, env }: RunMount, { argumentsText }: Run): boolean {
  const text = command.replace(/\\\r?\n/g, " ").replace(/\s+/g, " ").trim();
  const source = target === null ? null : escape(target);
  const file = String.raw`["']?[^\s;|&<>"']+["']?`;
  const sink = String.raw`(?: ?> ?${file}| ?\| ?(?:sudo )?tee ${file}(?: ?> ?/dev/null)?)`;
  const copies = source === null ? [] : [
    `(?:cp|install)(?: -[\\w=-]+(?: \\d+)?)* ["']?${source}["']? ${file}`,
    `cat ["']?${source}["']?${sink}`,
    `cat < ?${source}${sink}`,
    `tee ${file} < ?${source}(?: ?> ?/dev/null)?`,
    `(?:echo(?: -[ne]+)?|printf ["']?%s(?:\\\\n)?["']?) "?\\$\\(cat ${source}\\)"?${sink}`,
  ];
  const fits = (pattern: string): boolean => new RegExp(`^(?:${pattern})$`).test(text);
  if (copies.some(fits)) return true;
  // Only what prints is worth the search of the whole script.
  if (!/^(?:echo|printf) /.test(text)) return false;
  const names = [...(env === null ? [] : [escape(env)]), ...(target === null ? [] : variablesOf(argumentsText, target))];
  return names.some((name) => fits(`(?:echo(?: -[neE]+)?|printf ["']?%s(?:\\\\n)?["']?) "?\\$(?:${name}|\\{${name}\\})"?${sink}`));
}

/** The variables that a script fills from the file: `export X="$(cat FILE)"`. */
function variablesOf(script: string, path: string): string[] {
  const pattern = new RegExp(`\\b([A-Za-z_]\\w*)="?\\$\\((?:cat |< ?)${escape(path)}\\)`, "g");
  return [...script.matchAll(pattern)].map(([, name]) => name!);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}
