import { keptIn } from "../trace/kept-in.ts";
import type { Trace } from "../trace/trace.ts";

/**
 * What the rewrites of one file may read together, in characters: each of them reads the whole file. More is only
 * needed by generated files with thousands of findings, whose last ones nobody mends one by one.
 */
const mostRead = 2_000_000;
const budgetOf = keptIn((_trace: Trace) => ({ left: mostRead }));

/** Whether there may be one more rewrite of the file. */
export function takeFromBudget(trace: Trace): boolean {
  const budget = budgetOf(trace);
  budget.left -= trace.text.length;
  return budget.left >= 0;
}
