import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

export default defineConfig(
  { ignores: ["dist/", "lib/", "examples/", "coverage/", ".bench/", ".test-bundle-*/", ".matrix/", ".stryker/"] },
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["**/*.{js,mjs}"],
    extends: [js.configs.recommended],
    languageOptions: { globals: { console: "readonly", process: "readonly", Buffer: "readonly", performance: "readonly" } },
  },
  {
    // A test without an assertion fails when it runs (vitest.config.ts).
    files: ["test/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", { selector: "MemberExpression[property.name=/^to(?!MatchFile)[A-Za-z]*Snapshot$/]", message: "Nobody reads a snapshot: write down what is expected." }] },
  },
  {
    // What test/regular-expressions.test.ts cannot prove, and where an editor shows it.
    files: ["src/**/*.ts", "scripts/**/*.mjs"],
    plugins: { regexp },
    rules: {
      // V8 allocates such a function among the old objects, so that what it captures stays until the next full collection.
      "no-restricted-syntax": ["error", {
        selector: "AssignmentExpression[left.type='MemberExpression'][right.type=/^(?:Arrow)?FunctionExpression$/]",
        message: "Make it a method or a class field: assigned to a property, a function is allocated as an old object.",
      }],
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: true }],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [js.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      // `_name` says that a name is there to be left out.
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
);
