import type { ExecElement, Run } from "../../parser/dockerfile/ast.ts";
import { execElementMap } from "../../parser/dockerfile/exec-form.ts";
import { LineTable } from "../../parser/lines.ts";
import type { Range } from "../../parser/node.ts";
import type { ShellCommand, ShellNode, ShellScript, ShellWord } from "../../parser/shell/ast.ts";
import { nestedScriptWords, parseNestedScript } from "../../parser/shell/nested.ts";
import { parseShell } from "../../parser/shell/parse.ts";
import { isShell } from "../../parser/shell/shells.ts";
import { commandName } from "../../parser/shell/words.ts";
import { baseName } from "../../trace/paths.ts";
import { isInside } from "../instructions.ts";
import { pathTo } from "../run-places.ts";

/** Where a range stands: the nodes around it in the innermost script that some shell reads, and how to write there. */
export interface ScriptPlace {
  readonly script: ShellScript;
  readonly path: readonly ShellNode[];
  /** Whether the script is a word, a here-document or a string of something else. */
  readonly isNested: boolean;
  /** A stretch of that script as the file has to have it; null where its quotes cannot hold it. */
  readonly encode: (script: string) => string | null;
  /** Whether a single quote of that script is one character of the file, too. */
  readonly hasPlainQuotes: boolean;
}

/**
 * Follows a range into scripts within the script: what `sh -c` gets, in a RUN of either form, and a here-document for a
 * shell. Null for an exec form that is no shell's, and for what stands in no script at all.
 */
export function scriptPlaceOf(text: string, run: Run, range: Range): ScriptPlace | null {
  const lines = new LineTable(text);
  const outermost = run.form === "exec" ? placeInExec(text, run, range, lines) : run.script && { script: run.script, path: pathTo(run.script, range), isNested: false, encode: asItIs, hasPlainQuotes: true };
  if (!outermost) return null;
  let place: ScriptPlace = outermost;
  for (let inner = placeWithin(place, range, lines); inner; inner = placeWithin(place, range, lines)) place = inner;
  return place;
}

/** The string of an exec form that `sh -c` gets: `["bash", "-lc", "SCRIPT"]`. */
export function execScriptOf({ form, elements }: Run): ExecElement | null {
  const [shell, option, script] = elements;
  if (form !== "exec" || !shell || !option || !script || !isShell(baseName(shell.value))) return null;
  // `o` would have an option's name behind it.
  return /^-[abd-np-z]*c[a-np-z]*$/.test(option.value) ? script : null;
}

/** That string as a script. Null where it is continued on another line, for then it stands elsewhere than it seems. */
export function execScriptIn(text: string, run: Run, lines = new LineTable(text)): ShellScript | null {
  const element = execScriptOf(run);
  return element && !text.slice(...element.range).includes("\n") ? parseShell(element.value, execElementMap(element, text), lines) : null;
}

function placeInExec(text: string, run: Run, range: Range, lines: LineTable): ScriptPlace | null {
  const script = execScriptIn(text, run, lines);
  return script && isInside(range, execScriptOf(run)!.range) ? { script, path: pathTo(script, range), isNested: true, encode: asJson, hasPlainQuotes: true } : null;
}

/** For between the quotes of an exec form's string. */
export function asJson(script: string): string {
  return JSON.stringify(script).slice(1, -1);
}

function asItIs(script: string): string {
  return script;
}

/** The next script in, where the innermost command around the range hands it to a shell. */
function placeWithin({ path, encode, hasPlainQuotes }: ScriptPlace, range: Range, lines: LineTable): ScriptPlace | null {
  const command = path.findLast((node): node is ShellCommand => node.type === "ShellCommand");
  const word = command && (nestedScriptWords(command).find((one) => isInside(range, one.range)) ?? documentOf(command, path));
  const part = word?.parts.find((one) => isInside(range, one.range));
  if (!word || part?.type !== "ShellText") return null;
  const script = parseNestedScript(word, lines);
  if (!script) return null;
  const isDocument = path.some(({ type }) => type === "ShellRedirect");
  const inner = pathTo(script, range);
  // What cannot be told apart is left to the outer script.
  if (inner.at(-1)?.type !== "ShellText") return null;
  const quoted = quoters[part.quote](isDocument);
  return {
    script,
    path: inner,
    isNested: true,
    encode: (text) => {
      const own = quoted(text);
      return own === null ? null : encode(own);
    },
    hasPlainQuotes: hasPlainQuotes && (isDocument || part.quote !== "single"),
  };
}

/** The here-document that a shell without any operand reads as its script. */
function documentOf(command: ShellCommand, path: readonly ShellNode[]): ShellWord | null {
  const name = commandName(command);
  if (name === null || !isShell(name) || !command.args.every(({ text }) => /^-(?!\w*o)/.test(text))) return null;
  const redirect = command.redirects.find((one) => one.operator.startsWith("<<") && one.operator !== "<<<" && path.includes(one));
  return redirect?.target ?? null;
}

/** By the quotes around it, how a stretch of an inner script is written in an outer one. */
const quoters: Readonly<Record<"none" | "single" | "double", (isDocument: boolean) => (text: string) => string | null>> = {
  none: () => () => null,
  single: (isDocument) => (text) => (isDocument || !text.includes("'") ? text : null),
  double: (isDocument) => (text) => text.replace(isDocument ? /[$`\\]/g : /[$`\\"]/g, "\\$&"),
};
