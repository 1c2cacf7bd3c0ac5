import type { Scenario } from "./scenario.ts";

/** The scenario with as few steps as still show what `shows` asks for. */
export async function shrink(scenario: Scenario, shows: (smaller: Scenario) => Promise<boolean>): Promise<Scenario> {
  for (const smaller of withOneStepLess(scenario)) if (await shows(smaller)) return shrink(smaller, shows);
  return scenario;
}

function* withOneStepLess(scenario: Scenario): Generator<Scenario> {
  for (const [at, steps] of scenario.runs.entries()) {
    for (const left of steps.keys()) {
      const runs = scenario.runs.map((run, i) => (i === at ? run.filter((_, step) => step !== left) : run)).filter(({ length }) => length > 0);
      if (runs.length > 0) yield { ...scenario, runs };
    }
  }
}
