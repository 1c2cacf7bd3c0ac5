import type { Run } from "../../parser/dockerfile/ast.ts";
import type { Range } from "../../parser/node.ts";
import type { ShellCommand, ShellNode, ShellTest } from "../../parser/shell/ast.ts";
import { baseName } from "../../trace/paths.ts";
import { pathTo } from "../run-places.ts";

/**
 * What a RUN does where it names a variable: a command gets its value; it is only tested, or said in the log; or the
 * name stands in a text for a program to fill in later, `echo '…=${NPM_TOKEN}' > .npmrc`.
 */
export type Naming = "used" | "checked" | "written";

const testers: ReadonlySet<string> = new Set(["test", "[", ":"]);
const printers: ReadonlySet<string> = new Set(["echo", "printf"]);
/** Commands that keep a text as it stands, beside the printers. */
const keepers: ReadonlySet<string> = new Set(["cat", "tee", "npm", "pnpm", "yarn"]);

/** All that the RUN does with variables of these names. */
export function namingsIn(run: Run, text: string, names: ReadonlySet<string>): ReadonlySet<Naming> {
  const { script } = run;
  const places = [run.argumentsRange, ...run.heredocs.map(({ range }) => range)].flatMap((range) => referencesIn(text, range, names));
  return new Set(places.map((range) => (script === null ? "used" : namingOf(pathTo(script, range)))));
}

function referencesIn(text: string, [start, end]: Range, names: ReadonlySet<string>): Range[] {
  return [...text.slice(start, end).matchAll(/\$\{?([A-Za-z_]\w*)/g)]
    .filter(([, name]) => names.has(name!))
    .map(({ 0: { length }, index }) => [start + index, start + index + length]);
}

function namingOf(path: readonly ShellNode[]): Naming {
  const at = path.findLastIndex(({ type }) => type === "ShellCommand" || type === "ShellTest");
  const command = path[at] as ShellCommand | ShellTest | undefined;
  if (!command) return "used";
  const name = command.type === "ShellTest" ? "test" : baseName(command.name?.text ?? "");
  const isText = path.at(-1)!.type === "ShellText";
  if (isText && (printers.has(name) || keepers.has(name))) return "written";
  const isSaid = printers.has(name) && !isKept(path.slice(0, at + 1));
  return testers.has(name) || isSaid ? "checked" : "used";
}

/** Whether what is printed goes on into a file or to another command: `{ echo "$A"; } > f`, `x="$(echo "$A")"`. */
function isKept(around: readonly ShellNode[]): boolean {
  return around.some((node) => node.type === "ShellPipeline" || node.type === "ShellSubstitution" ||
    ("redirects" in node && node.redirects.some(({ operator }) => operator.includes(">") && operator !== ">&")));
}
