import { chmodSync } from "node:fs";
import { defineConfig } from "rolldown";
import { thirdPartyNotices } from "./scripts/third-party-notices.mjs";

/** npm sets the bit on installation; a clone that runs `dist/cli.js` itself needs it at once. */
const executableCommand = {
  name: "executable-command",
  writeBundle() {
    chmodSync("dist/cli.js", 0o755);
  },
};

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
  },
});
