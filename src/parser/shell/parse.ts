import { type ParsedScript, parse } from "unbash";
import type { LineTable } from "../lines.ts";
import type { PositionMap } from "../position-map.ts";
import type { ShellScript, ShellStatement } from "./ast.ts";
import { Budget, type Conversion, makeParent } from "./conversion.ts";
import { convertStatements } from "./convert-statements.ts";
import { limitHereDocuments, nestingErrors, restartAfter, withinStack } from "./recovery.ts";
import { SourceView } from "./source-view.ts";

/**
 * Parses a shell script (bash, and so sh) into our tree.
 *
 * @param text the script as the shell gets it: a joined instruction, a here-document's body, a decoded JSON string
 * @param map from offsets of `text` to those of the original file
 * @param lines the original file
 * @returns the tree, with ranges of the original file. Never throws: behind a syntax error reading goes on at the
 *   next token that can begin a command, a construct that is never closed ends with its last child, and what is
 *   nested deeper than any script is (200 levels, or more than the text's length twice over inside substitutions)
 *   is left out.
 */
export function parseShell(text: string, map: PositionMap, lines: LineTable): ShellScript {
  const source = limitHereDocuments(text);
  const view = SourceView.of(source, map);
  const { length } = source;
  const nesting = new Budget(2 * length + 4096);
  const recovery = new Budget(8 * length + 1024);
  const conversion = { lines, view, unreadable: [], depth: 0, nesting, recovery, script: convertScript };
  const statements = readStatements(conversion, 0, length);
  return makeParent<ShellScript>(conversion, "ShellScript", { pos: 0, end: length }, statements, { statements });
}

/** The script of a substitution. */
function convertScript(script: ParsedScript, conversion: Conversion): ShellScript {
  const { pos, end } = script;
  const statements = convertStatements(script.commands, { ...conversion, unreadable: nestingErrors(script) });
  const restart = restartAfter(script, conversion.view.text.slice(0, end), Math.max(conversion.view.reached, pos));
  const all = restart === null ? statements : [...statements, ...readStatements(conversion, restart, end)];
  return makeParent<ShellScript>(conversion, "ShellScript", script, all, { statements: all });
}

/**
 * Reads `[start, end)` of the view's text, and the rest again behind every error. When there is no budget for that, or
 * unbash has not stack enough for the whole, each line is read for itself up to its first error.
 */
function readStatements(conversion: Conversion, start: number, end: number): ShellStatement[] {
  const statements: ShellStatement[] = [];
  let at = start;
  let byLine = false;
  while (at < end) {
    byLine ||= !conversion.recovery.spend(end - at);
    const view = conversion.view.slice(at, byLine ? lineEnd(conversion.view.text, at, end) : end);
    const reading = withinStack(() => read(conversion, view));
    for (const statement of reading?.statements ?? []) statements.push(statement);
    if (byLine) at += view.text.length;
    else if (reading === null) byLine = true;
    else at += reading.restart ?? view.text.length;
  }
  return statements;
}

interface Reading {
  readonly statements: readonly ShellStatement[];
  readonly restart: number | null;
}

function read(conversion: Conversion, view: SourceView): Reading {
  const script = parse(view.text);
  const statements = convertStatements(script.commands, { ...conversion, view, unreadable: nestingErrors(script) });
  return { statements, restart: restartAfter(script, view.text, view.reached) };
}

function lineEnd(text: string, from: number, end: number): number {
  const newline = text.indexOf("\n", from);
  return newline === -1 || newline >= end ? end : newline + 1;
}
