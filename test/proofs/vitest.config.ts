import { defineConfig } from "vitest/config";

/** Real builds: slow, and in need of root and of what scripts/install-proof-tools.sh puts in place. */
export default defineConfig({
  test: {
    include: ["test/proofs/**/*.proof.ts"],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    maxConcurrency: 2,
  },
});
