import fc from "fast-check";
import { checkInput } from "./check.ts";
import { fuzzInputs } from "./inputs.ts";
import { readSeeds } from "./seeds.ts";

export interface FuzzFailure {
  /** What is wrong with the smallest input that shows it. */
  readonly why: string;
  readonly path: string;
  /** Bytes as Latin-1 in JSON, which can be read and pasted. */
  readonly input: string;
  readonly ignoreFile: string;
  readonly seed: number;
}

/** Checks `count` inputs; the same seed gives the same ones. Null when nothing is wrong. */
export async function fuzz(root: string, count: number, seed: number): Promise<FuzzFailure | null> {
  const run = await fc.check(fc.asyncProperty(fuzzInputs(readSeeds(root)), checkInput), { numRuns: count, seed });
  if (!run.failed) return null;
  const { path, bytes, ignoreFile } = run.counterexample![0];
  const why = run.errorInstance instanceof Error ? (run.errorInstance.stack ?? run.errorInstance.message) : String(run.errorInstance);
  return { why, path, input: JSON.stringify(Buffer.from(bytes).toString("latin1")), ignoreFile: JSON.stringify(ignoreFile), seed };
}
