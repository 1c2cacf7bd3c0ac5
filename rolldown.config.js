import { chmodSync } from "node:fs";
import { join } from "node:path";
import { defineConfig } from "rolldown";
import { thirdPartyNotices } from "./scripts/third-party-notices.mjs";

/** npm sets the bit on installation; a clone that runs `dist/cli.js` itself needs it at once. */
const executableCommand = {
  name: "executable-command",
  writeBundle({ dir }) {
    chmodSync(join(dir, "cli.js"), 0o755);
  },
};

/**
 * What every run needs comes in few files, because each file costs a start about half a millisecond; what only some
 * runs need (configurations, reports, Compose) stays in files of its own.
 */
const startGroups = [
  { name: "start", priority: 2, test: /src[\\/]cli[\\/](?:run|options|color|usage-error|formats[\\/]names)\.ts$/ },
  {
    name: "lint",
    priority: 1,
    test: /src[\\/](?:cli[\\/](?:lint-command|report|formats[\\/]stylish)|workspace[\\/](?:workspace|files|gitignore)|findings[\\/]directives[\\/]comment|languages[\\/]failure)\.ts$/,
  },
];

export default defineConfig({
  input: { index: "src/index.ts", cli: "src/cli.ts" },
  platform: "node",
  external: ["eslint"],
  plugins: [thirdPartyNotices("THIRD-PARTY-NOTICES.txt"), executableCommand],
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    chunkFileNames: "chunks/[name]-[hash].js",
    // Names stay readable in stack traces; white space is most of what a start has to read for nothing.
    minify: { compress: true, mangle: false, codegen: true },
    comments: { legal: false },
    codeSplitting: { groups: startGroups },
  },
});
