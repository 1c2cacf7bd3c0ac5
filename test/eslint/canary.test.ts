import type { Linter } from "eslint";
import { describe, expect, test } from "vitest";
import { languageByName } from "../../src/languages/languages.ts";
import plugin from "../../src/plugin.ts";
import { canaryFiles, piecesIn, plain, token, word } from "../cli/canaries.ts";
import { eslints } from "./parity.ts";

/*
 * What ESLint hands on for people and machines to read. The edits of a suggestion are not among it: ESLint merges them over
 * the text between, as it puts the whole text into its results; README tells.
 */
describe.each(eslints)("ESLint %s", (_version, Host) => {
  const verify = (text: string, filename: string, config: Linter.Config[]) => new Host().verify(text, config, { filename });

  test.each(Object.entries(canaryFiles).filter(([name]) => languageByName(name) !== undefined))("says nothing of a secret in %s", (filename, text) => {
    const messages = verify(text, filename, plugin.configs.strict);
    expect(messages.length > 0 || filename.startsWith("broken/")).toBe(true);
    const told = messages.map(({ suggestions = [], fix, ...message }) => ({
      message, fix, suggestions: suggestions.map(({ fix: _merged, ...suggestion }) => suggestion),
    }));
    expect(piecesIn(JSON.stringify(told))).toEqual([]);
  });

  test.each([
    ["languageOptions", { allow: { values: [plain] } }],
    ["languageOptions", { allow: [plain], secretNames: word }],
    ["languageOptions", { secretNames: [{ [token]: plain }] }],
  ])("says nothing of a secret in wrong settings: %s %j", (key, value) => {
    let told = "";
    try {
      verify("FROM scratch\n", "Dockerfile", [...plugin.configs.recommended, { files: ["**/Dockerfile"], [key]: value }]);
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain("languageOptions");
    expect(piecesIn(told)).toEqual([]);
  });
});
