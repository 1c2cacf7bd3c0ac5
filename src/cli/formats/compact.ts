import { relative } from "node:path";
import type { LintResult } from "../../engine/result.ts";
import { counted, severityWord, total } from "./counts.ts";
import type { FormatContext } from "./format.ts";
import { printable } from "./printable.ts";

const words = { error: "Error", warning: "Warning" } as const;

/** ESLint's compact format, a line a problem, which editors and scripts know. */
export function formatCompact(results: readonly LintResult[], { cwd }: Pick<FormatContext, "cwd">): string {
  const lines = results.flatMap(({ filePath, messages }) => {
    const path = printable(relative(cwd, filePath) || filePath);
    return messages.map(({ line, column, severity, message, ruleId }) =>
      `${path}: line ${line}, col ${column}, ${words[severityWord(severity)]} - ${printable(message)}${ruleId === null ? "" : ` (${ruleId})`}`);
  });
  const { errors, warnings } = total(results);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n\n${counted(errors + warnings, "problem")}\n`;
}
