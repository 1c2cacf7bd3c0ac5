import dfsecret from "dfsecret-lint";
import { defineConfig } from "eslint/config";
import noArgInLastStage from "./no-arg-in-last-stage.js";

export default defineConfig(
  { plugins: { dfsecret }, extends: ["dfsecret/recommended"] },
  {
    files: ["**/Dockerfile"],
    plugins: { own: { rules: { "no-arg-in-last-stage": noArgInLastStage } } },
    rules: {
      "own/no-arg-in-last-stage": "error",
      // Where a selector says it all, ESLint's own rule is enough.
      "no-restricted-syntax": ["error", { selector: "Maintainer", message: "Write a LABEL instead." }],
    },
  },
);
