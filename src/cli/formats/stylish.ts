import { relative } from "node:path";
import type { LintMessage, LintResult } from "../../engine/result.ts";
import { createPainter, type Painter } from "../color.ts";

export interface StylishOptions {
  /** Paths are shown relative to it. */
  readonly cwd: string;
  readonly color: boolean;
}

/** The problems of each file with a masked excerpt, and a count; empty where there are none. */
export function formatStylish(results: readonly LintResult[], { cwd, color }: StylishOptions): string {
  const paint = createPainter(color);
  const blocks = results.filter(({ messages }) => messages.length > 0).map((result) => formatFile(result, cwd, paint));
  if (blocks.length === 0) return "";
  return `\n${blocks.join("\n\n")}\n\n${summary(results, paint)}\n`;
}

function formatFile({ filePath, messages }: LintResult, cwd: string, paint: Painter): string {
  const path = relative(cwd, filePath) || filePath;
  return [paint("underline", printable(path)), ...messages.map((message) => formatMessage(message, paint))].join("\n");
}

function formatMessage({ line, column, severity, message, ruleId, excerpt = "" }: LintMessage, paint: Painter): string {
  const place = paint("dim", `${line}:${column}`.padEnd(7));
  const level = severity === 2 ? paint("red", "error  ") : paint("yellow", "warning");
  const rule = ruleId === null ? "" : `  ${paint("dim", ruleId)}`;
  const source = excerpt === "" ? "" : `\n           ${paint("dim", `| ${printable(excerpt)}`)}`;
  return `  ${place}  ${level}  ${printable(message)}${rule}${source}`;
}

function summary(results: readonly LintResult[], paint: Painter): string {
  const errors = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
  const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, 0);
  const text = `✖ ${counted(errors + warnings, "problem")} (${counted(errors, "error")}, ${counted(warnings, "warning")})`;
  return paint("bold", paint(errors > 0 ? "red" : "yellow", text));
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Names come from files of others: what steers a terminal is shown, not sent. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what it is for
  return text.replace(/[\u0000-\u001F\u007F-\u009F]/g, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
