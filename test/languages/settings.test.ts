import { Linter as Eslint } from "eslint";
import { describe, expect, test } from "vitest";
import { Linter } from "../../src/engine/linter.ts";
import { createSettings, type SettingsInput } from "../../src/languages/settings.ts";
import plugin from "../../src/plugin.ts";
import { defaultSettings } from "../../src/trace/settings.ts";

const secret = "q7Vd2mXw9RkT4sLz8HnB";

describe("settings", () => {
  test("are the defaults where nothing is said", () => {
    expect(createSettings()).toEqual(defaultSettings);
    expect(createSettings({ allow: { names: ["A"] }, files: false })).toEqual({
      ...defaultSettings, files: false, allow: { names: ["A"], files: [], values: [] },
    });
  });

  test.each<readonly [SettingsInput]>([
    [{}],
    [{ secretNames: ["LICENSE"], allow: { values: ["0".repeat(64)] }, context: ".", builder: "classic", mountStyle: "file", files: true }],
  ])("%j are right in both hosts", (settings) => {
    expect(() => new Linter({ settings })).not.toThrow();
    expect(() => verify(settings)).not.toThrow();
  });

  test.each<readonly [unknown, string]>([
    [{ secretName: ["A"] }, 'Key "secretName": There is no such setting. Expected "secretNames", "allow", "context", "builder", "mountStyle" or "files".'],
    [{ secretNames: "A" }, 'Key "secretNames": Expected an array of strings.'],
    [{ secretNames: ["A", 1] }, 'Key "secretNames[1]": Expected a string that is not empty.'],
    [{ allow: [] }, 'Key "allow": Expected an object.'],
    [{ allow: { value: [] } }, 'Key "allow.value": There is no such setting. Expected "names", "files" or "values".'],
    [{ allow: { values: [secret] } }, 'Key "allow.values[0]": Expected a SHA-256 in 64 lower-case hex digits.'],
    [{ builder: "docker" }, 'Key "builder": Expected "buildkit", "classic" or "buildah".'],
    [{ mountStyle: null }, 'Key "mountStyle": Expected "auto", "file" or "env".'],
    [{ files: "no" }, 'Key "files": Expected true or false.'],
    [{ context: "" }, 'Key "context": Expected a string that is not empty.'],
  ])("%j are wrong in both hosts, without a word of the value", (settings, message) => {
    expect(() => new Linter({ settings: settings as SettingsInput })).toThrow(new TypeError(message));
    expect(() => verify(settings)).toThrow(`Key "languageOptions": ${message}`);
    expect(message).not.toContain(secret);
  });

  test("no object at all is told, too", () => {
    expect(() => new Linter({ settings: null as never })).toThrow("Expected an object.");
  });

  test("options for JavaScript, which hold for all files where a configuration names none, are no mistake", () => {
    expect(() => verify({ ecmaVersion: 2022, sourceType: "module", globals: { window: "readonly" }, parser: {}, parserOptions: { project: true } })).not.toThrow();
  });
});

function verify(languageOptions: unknown): void {
  new Eslint().verify("FROM a\n", [...plugin.configs.recommended, { files: ["**/Dockerfile"], languageOptions: languageOptions as Record<string, unknown> }], { filename: "Dockerfile" });
}
