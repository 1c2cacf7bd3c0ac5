import type { LintResult } from "../../engine/result.ts";
import { severityWord, summaryOf } from "./counts.ts";
import type { FormatContext } from "./format.ts";
import { printable } from "./printable.ts";
import { reportPath } from "./report-path.ts";

/** GitHub's workflow commands: each finding becomes an annotation at its place. */
export function formatGitHub(results: readonly LintResult[], { root }: Pick<FormatContext, "root">): string {
  const commands = results.flatMap(({ filePath, messages }) => messages.map(({ line, column, endLine, endColumn, severity, message, ruleId }) => {
    const properties = {
      file: reportPath(root, filePath),
      line,
      endLine,
      col: column,
      // Columns are heeded only within one line.
      endColumn: endLine === line ? endColumn : undefined,
      title: ruleId ?? "dfsecret",
    };
    return `::${severityWord(severity)} ${Object.entries(properties).flatMap(([key, value]) =>
      value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`]).join(",")}::${escapeData(message)}`;
  }));
  return commands.length === 0 ? "" : `${commands.join("\n")}\n${summaryOf(results)}\n`;
}

/** What the runner undoes in reverse (actions/toolkit, command.ts); a message must not end early and begin a command of its own. */
function escapeData(text: string): string {
  return printable(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
