import type { LintMessage, LintResult } from "../../engine/result.ts";
import { severityWord } from "./counts.ts";
import type { FormatContext } from "./format.ts";
import { reportPath } from "./report-path.ts";
import { element, xmlDeclaration, xmlText } from "./xml.ts";

/**
 * JUnit's XML as Jenkins and GitLab read it: a suite a file, a failed case a finding, an error for what kept the file
 * from being linted in full; a clean file is one case that passed.
 */
export function formatJUnit(results: readonly LintResult[], { root }: Pick<FormatContext, "root">): string {
  const suites = results.map(({ filePath, messages, fatalErrorCount }) => {
    const path = reportPath(root, filePath);
    const cases = messages.length === 0
      ? [element("testcase", { classname: path, name: "dfsecret", time: 0 })]
      : messages.map((message) => caseOf(message, path));
    const counts = { tests: cases.length, failures: messages.length - fatalErrorCount, errors: fatalErrorCount };
    return element("testsuite", { package: "dfsecret-lint", name: path, ...counts, time: 0 }, cases);
  });
  return `${xmlDeclaration}\n${element("testsuites", { name: "dfsecret-lint" }, suites)}\n`;
}

function caseOf({ ruleId, fatal, severity, message, line, column }: LintMessage, path: string): string {
  const outcome = element(fatal ? "error" : "failure", { type: severityWord(severity), message }, xmlText(`${path}:${line}:${column}: ${message}`));
  return element("testcase", { classname: path, name: `${ruleId ?? "dfsecret"} (line ${line})`, time: 0 }, [outcome]);
}
