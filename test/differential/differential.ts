import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { createRandom } from "../../scripts/random.mjs";
import { makeSecret } from "../proofs/harness/secret.ts";
import { compare, type Disagreement } from "./compare.ts";
import { generate } from "./generate.ts";
import { Sandbox } from "./sandbox.ts";
import { dockerfileOf, secretNames, type Scenario } from "./scenario.ts";
import { shrink } from "./shrink.ts";

export { whyNot } from "./sandbox.ts";

/** A disagreement with the smallest scenario that shows it. */
export interface Finding {
  readonly disagreement: Disagreement;
  readonly scenario: Scenario;
  readonly dockerfile: string;
}

export interface Report {
  /** Scenarios of which every script passed. */
  readonly compared: number;
  /** Those of which one failed. */
  readonly failed: number;
  readonly findings: readonly Finding[];
}

/** Compares so many scenarios; the same seed gives the same ones. `tell` gets each finding as it is made. */
export async function differential(count: number, seed: number, tell: (finding: Finding) => void = () => {}): Promise<Report> {
  return withSandbox(async (sandbox) => {
    const random = createRandom(seed);
    const values = makeValues(random);
    const findings: Finding[] = [];
    let compared = 0;
    for (let i = 0; i < count; i++) {
      const scenario = generate(random, sandbox.hasBash);
      const disagreements = scenario.runs.length > 0 ? await compare(scenario, sandbox, values) : null;
      if (disagreements !== null) compared++;
      for (const disagreement of disagreements ?? []) {
        const smallest = await shrink(scenario, async (smaller) => (await compare(smaller, sandbox, values))?.some((one) => isSame(one, disagreement)) ?? false);
        const finding = { disagreement, scenario: smallest, dockerfile: dockerfileOf(smallest) };
        findings.push(finding);
        tell(finding);
      }
      // Signals are seen in between.
      await setImmediate();
    }
    return { compared, failed: count - compared, findings };
  });
}

/** In what the linter and a real run of each of these differ; null for one whose scripts fail. */
export async function compareAll(scenarios: readonly Scenario[]): Promise<(readonly Disagreement[] | null)[]> {
  return withSandbox(async (sandbox) => {
    const values = makeValues(createRandom(1));
    const results = [];
    for (const scenario of scenarios) results.push(await compare(scenario, sandbox, values));
    return results;
  });
}

function makeValues(random: () => number): Record<string, string> {
  const names = new Set(Object.values(secretNames).flat());
  return Object.fromEntries([...names].map((name) => [name, makeSecret((count) => Math.floor(random() * count))]));
}

function isSame(one: Disagreement, other: Disagreement): boolean {
  return one.kind === other.kind && one.where === other.where && one.secret === other.secret;
}

async function withSandbox<T>(body: (sandbox: Sandbox) => Promise<T>): Promise<T> {
  const root = mkdtempSync(join(tmpdir(), "dfsecret-differential-"));
  try {
    return await body(new Sandbox(root));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
