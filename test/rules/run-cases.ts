import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lintText } from "../../src/engine/linter.ts";
import type { LintMessage, LintResult } from "../../src/engine/result.ts";
import type { TextEdit } from "../../src/fixes/rewrite.ts";
import type { SettingsInput } from "../../src/languages/settings.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";
import { madeUpSecrets } from "./made-up.ts";

/** A file, what is around it, and all that is found in it when the recommended rules and the tested one are on. */
export interface RuleCase {
  readonly name: string;
  /** The linted file. */
  readonly code: string;
  /** Its path below the root of the repository; `Dockerfile` when absent. */
  readonly filename?: string;
  /** What else is in the repository, by path below its root. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly settings?: SettingsInput;
  /** Options of the tested rule. */
  readonly options?: object;
  /** In order of their places. */
  readonly findings: readonly ExpectedFinding[];
}

export interface ExpectedFinding {
  /** Without namespace; the tested rule when absent. */
  readonly rule?: string;
  readonly messageId: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** What stands there: the reported range, character by character. */
  readonly text: string;
  /** What the message says among other things, where the case is about that. */
  readonly says?: string;
  /** The linted file after each suggestion; absent where the case is about something else, empty where there must be none. */
  readonly suggestions?: readonly ExpectedSuggestion[];
  /** The linted file after the fix. */
  readonly fixed?: string;
}

export interface ExpectedSuggestion {
  readonly messageId: string;
  readonly output: string;
}

const root = "/project";

/** One test a case. */
export function runCases(rule: string, cases: readonly RuleCase[]): void {
  describe(rule, () => {
    for (const one of cases) test(one.name, async () => {
      const { messages } = await lintCase(rule, one, "recommended");
      expect(messages.map((message, i) => observed(message, one, one.findings[i]))).toEqual(
        one.findings.map((finding) => ({ rule, ...finding })),
      );
      expectNoSecret(messages);
      expectWellPut(messages);
      const strict = await lintCase(rule, one, "strict");
      expectOneFindingPerRange(strict.messages);
      expectNoSecret(strict.messages);
      expectWellPut(strict.messages);
    });
  });
}

async function lintCase(rule: string, { code, filename = "Dockerfile", files, settings, options }: RuleCase, config: "recommended" | "strict"): Promise<LintResult> {
  const result = await lintText({
    text: code,
    path: join(root, filename),
    workspace: memoryWorkspace({ ...files, [filename]: code }, root),
    config,
    ...(settings && { settings }),
    ...(config === "recommended" && { rules: { [`dfsecret/${rule}`]: options ? ["error", options] : "error" } }),
  });
  return result!;
}

/** The message in the form of an expectation, with what the expectation asks for. */
function observed(message: LintMessage, { code }: RuleCase, expected: ExpectedFinding | undefined): ExpectedFinding {
  const { ruleId, messageId = "", line, column, endLine, endColumn, suggestions = [], fix } = message;
  return {
    rule: ruleId?.replace("dfsecret/", "") ?? message.message,
    messageId,
    line,
    column,
    text: code.slice(offsetOf(code, line, column), offsetOf(code, endLine ?? line, endColumn ?? column)),
    ...(expected?.says !== undefined && { says: message.message.includes(expected.says) ? expected.says : message.message }),
    ...(expected?.suggestions && {
      suggestions: suggestions.map(({ messageId: id, rewrite }) => ({ messageId: id, output: applyEdits(code, rewrite.files[0]?.edits ?? []) })),
    }),
    ...(fix && { fixed: applyEdits(code, [fix]) }),
  };
}

function offsetOf(code: string, line: number, column: number): number {
  const before = code.split(/(?<=\r\n|\n|\r(?!\n))/).slice(0, line - 1);
  return before.join("").length + column - 1;
}

export function applyEdits(code: string, edits: readonly TextEdit[]): string {
  return [...edits].reverse().reduce((text, { range, text: put }) => text.slice(0, range[0]) + put + text.slice(range[1]), code);
}

export function expectOneFindingPerRange(messages: readonly LintMessage[]): void {
  const ranges = messages.map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn].join(":"));
  expect(ranges.filter((range, i) => ranges.indexOf(range) !== i)).toEqual([]);
}

/** Whole sentences with nothing left open in them, and a name that a baseline can know the finding by. */
export function expectWellPut(messages: readonly LintMessage[]): void {
  const told = messages.flatMap(({ message, suggestions = [] }) => [message, ...suggestions.map(({ desc }) => desc)]);
  expect(told.filter((sentence) => !wellPut.test(sentence) || leftOpen.test(sentence))).toEqual([]);
  expect(messages.filter(({ ruleId, subject }) => ruleId !== null && (subject ?? "") === "")).toEqual([]);
}

const wellPut = /^\S.*[.…)]$/su;
const leftOpen = /\{\{|\}\}|(?<!\/)\b(?:undefined|null|NaN)\b| {2}| [,;](?:\s|$)|\.\. /u;

function expectNoSecret(messages: readonly LintMessage[]): void {
  const told = messages.map(({ message, suggestions = [] }) => [message, ...suggestions.map(({ desc }) => desc)].join(" ")).join("\n");
  expect(madeUpSecrets.filter((secret) => told.includes(secret))).toEqual([]);
}
