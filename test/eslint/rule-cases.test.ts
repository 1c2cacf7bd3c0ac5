import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, test, vi } from "vitest";
import type * as RunCases from "../rules/run-cases.ts";
import { expectParity } from "./parity.ts";

// Every case of every rule's tests goes through both hosts here: their files say `runCases`, and that means this one.
vi.mock("../rules/run-cases.ts", async (original) => {
  const real = await original<typeof RunCases>();
  return { ...real, runCases: compareCases };
});

function compareCases(rule: string, cases: readonly RunCases.RuleCase[]): void {
  describe(rule, () => {
    test.each(cases)("$name", async ({ code, filename, files, settings, options }) => {
      const input = { code, ...(filename && { filename }), ...(files && { files }), ...(settings && { settings }) };
      await expectParity({ ...input, rules: { [`dfsecret/${rule}`]: options ? ["error", options] : "error" } });
      await expectParity({ ...input, config: "strict" });
    });
  });
}

const folder = resolve("test/rules");
for (const name of readdirSync(folder).filter((file) => file.endsWith(".test.ts"))) {
  await import(pathToFileURL(join(folder, name)).href);
}
