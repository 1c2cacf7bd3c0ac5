import { describe, expect, test } from "vitest";
import { lintText } from "../../src/engine/linter.ts";
import type { SettingsInput } from "../../src/languages/settings.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";
import { canary, githubToken, password } from "./made-up.ts";
import { expectWellPut } from "./run-cases.ts";

/**
 * A file and where rules find something in it, as «rule line:column text». `{p}` stands for a password that somebody
 * thought up, `{c}` for a random value and `{g}` for a token of GitHub; a Dockerfile's FROM alpine is left out and counts as its first line.
 */
export type PlaceCase = readonly [code: string, found: readonly string[], files?: Readonly<Record<string, string>>];

interface PlaceOptions {
  readonly filename?: string;
  readonly settings?: SettingsInput;
  /** Which rules are on; the recommended ones when absent. */
  readonly config?: "recommended" | "strict";
}

const stands: readonly (readonly [mark: string, value: string])[] = [["{p}", password], ["{c}", canary], ["{g}", githubToken]];

/** One test a file. */
export function runPlaces(title: string, cases: readonly PlaceCase[], { filename = "Dockerfile", settings, config = "recommended" }: PlaceOptions = {}): void {
  describe(title, () => {
    test.each(cases.map(([code, found, files = {}]) => ({ code, found, files })))("$code", async ({ code, found, files }) => {
      const text = filledIn(filename === "Dockerfile" && !/^(?:# syntax=.*\n)?(?:ARG\b.*\n)*FROM\b/.test(code) ? `FROM alpine\n${code}\n` : `${code}\n`);
      const others = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, filledIn(content)]));
      const result = await lintText({
        text, path: `/project/${filename}`, workspace: memoryWorkspace({ ...others, [filename]: text }, "/project"), config, ...(settings && { settings }),
      });
      expect(result!.messages.map(({ ruleId, message, line, column, endLine = line, endColumn = column }) =>
        `${ruleId?.replace("dfsecret/", "") ?? message} ${line}:${column} ${marked(text.slice(offsetOf(text, line, column), offsetOf(text, endLine, endColumn)))}`)).toEqual(found);
      expectWellPut(result!.messages);
    });
  });
}

function filledIn(text: string): string {
  return stands.reduce((filled, [mark, value]) => filled.replaceAll(mark, value), text);
}

function marked(text: string): string {
  return stands.reduce((short, [mark, value]) => short.replaceAll(value, mark), text);
}

function offsetOf(text: string, line: number, column: number): number {
  return text.split("\n").slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
}
