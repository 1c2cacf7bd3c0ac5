import { fingerprints } from "../../engine/fingerprint.ts";
import type { LintMessage, LintResult } from "../../engine/result.ts";
import type { FormatContext } from "./format.ts";
import { reportPath } from "./report-path.ts";

/** GitLab's code quality report: Code Climate's issues as far as GitLab reads them. */
export function formatGitLab(results: readonly LintResult[], { root }: Pick<FormatContext, "root">): string {
  const issues = results.flatMap(({ filePath, messages }) => {
    const path = reportPath(root, filePath);
    return [...fingerprints(messages, path)].map(([message, fingerprint]) => ({
      type: "issue",
      check_name: message.ruleId ?? "dfsecret",
      categories: ["Security"],
      description: message.message,
      severity: severityOf(message),
      fingerprint,
      location: { path, lines: { begin: message.line, end: message.endLine ?? message.line } },
    }));
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

function severityOf({ fatal, severity }: LintMessage): "blocker" | "critical" | "minor" {
  if (fatal) return "blocker";
  return severity === 2 ? "critical" : "minor";
}
