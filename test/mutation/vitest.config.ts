import { defineConfig } from "vitest/config";

/** What judges the mutants: the tests of the mutated folders, without those that take long for the same lines. */
export default defineConfig({
  test: {
    include: ["test/{secrets,trace,rules}/**/*.test.ts"],
    exclude: ["**/properties.test.ts"],
    expect: { requireAssertions: true },
  },
});
