import { relative } from "node:path";
import type { LintMessage, LintResult } from "../../engine/result.ts";
import { createPainter, type Painter } from "../color.ts";
import { severityWord, summaryOf, total } from "./counts.ts";
import type { FormatContext } from "./format.ts";
import { printable } from "./printable.ts";

/** The problems of each file with a masked excerpt, and a count; empty where there are none. */
export function formatStylish(results: readonly LintResult[], context: Pick<FormatContext, "cwd" | "color">): string {
  const told = results.filter(({ messages }) => messages.length > 0);
  if (told.length === 0) return "";
  const paint = createPainter(context.color);
  const blocks = told.map((result) => formatFile(result, context.cwd, paint));
  const summary = paint("bold", paint(total(results).errors > 0 ? "red" : "yellow", `✖ ${summaryOf(results)}`));
  return `\n${blocks.join("\n\n")}\n\n${summary}\n`;
}

function formatFile({ filePath, messages }: LintResult, cwd: string, paint: Painter): string {
  const path = relative(cwd, filePath) || filePath;
  return [paint("underline", printable(path)), ...messages.map((message) => formatMessage(message, paint))].join("\n");
}

function formatMessage({ line, column, severity, message, ruleId, excerpt = "" }: LintMessage, paint: Painter): string {
  const place = paint("dim", `${line}:${column}`.padEnd(7));
  const level = paint(severity === 2 ? "red" : "yellow", severityWord(severity).padEnd(7));
  const rule = ruleId === null ? "" : `  ${paint("dim", ruleId)}`;
  const source = excerpt === "" ? "" : `\n           ${paint("dim", `| ${printable(excerpt)}`)}`;
  return `  ${place}  ${level}  ${printable(message)}${rule}${source}`;
}
