import type { LintResult } from "../../engine/result.ts";
import { severityWord } from "./counts.ts";
import type { FormatContext } from "./format.ts";
import { reportPath } from "./report-path.ts";
import { element, xmlDeclaration } from "./xml.ts";

/** Checkstyle's XML, which Jenkins, reviewdog and others read. */
export function formatCheckstyle(results: readonly LintResult[], { root }: Pick<FormatContext, "root">): string {
  const files = results.map(({ filePath, messages }) =>
    element("file", { name: reportPath(root, filePath) }, messages.map(({ line, column, severity, message, ruleId }) =>
      element("error", { line, column, severity: severityWord(severity), message, source: ruleId ?? "dfsecret" }))));
  return `${xmlDeclaration}\n${element("checkstyle", { version: "4.3" }, files)}\n`;
}
