import { defineConfig } from "vitest/config";

/** What judges the mutants: the tests of the mutated folders and of what is offered from there, without those that take long for the same lines. */
export default defineConfig({
  test: {
    setupFiles: ["test/mutation/load.ts"],
    include: ["test/{secrets,trace,rules,fixes}/**/*.test.ts", "test/engine/directives.test.ts"],
    exclude: ["**/properties.test.ts"],
    expect: { requireAssertions: true },
  },
});
