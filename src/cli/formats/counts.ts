import type { LintResult, Severity } from "../../engine/result.ts";

/** All errors and warnings of a run. */
export function total(results: readonly LintResult[]): { readonly errors: number; readonly warnings: number } {
  return {
    errors: results.reduce((sum, { errorCount }) => sum + errorCount, 0),
    warnings: results.reduce((sum, { warningCount }) => sum + warningCount, 0),
  };
}

/** «3 errors». */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** «2 problems (1 error, 1 warning)». */
export function summaryOf(results: readonly LintResult[]): string {
  const { errors, warnings } = total(results);
  return `${counted(errors + warnings, "problem")} (${counted(errors, "error")}, ${counted(warnings, "warning")})`;
}

export function severityWord(severity: Severity): "error" | "warning" {
  return severity === 2 ? "error" : "warning";
}
