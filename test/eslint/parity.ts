import { createRequire } from "node:module";
import { join } from "node:path";
import { Linter as Eslint, type Linter as EslintTypes } from "eslint";
import { expect } from "vitest";
import type { ConfigName } from "../../src/engine/configs.ts";
import { Linter } from "../../src/engine/linter.ts";
import type { LintMessage, LintResult, SuppressedLintMessage } from "../../src/engine/result.ts";
import type { RuleEntry } from "../../src/engine/rule-entry.ts";
import type { TextEdit } from "../../src/fixes/rewrite.ts";
import type { SettingsInput } from "../../src/languages/settings.ts";
import plugin from "../../src/plugin.ts";
import { openWorkspace } from "../../src/workspace/workspace.ts";
import { createProject } from "../cli/io.ts";

/** A file that both hosts lint under one configuration. */
export interface HostInput {
  readonly code: string;
  /** Below the root; `Dockerfile` when absent. */
  readonly filename?: string;
  /** What else is there, by path below the root. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly config?: ConfigName;
  readonly settings?: SettingsInput;
  /** By id. */
  readonly rules?: Readonly<Record<string, RuleEntry>>;
}

const { Linter: Eslint9 } = createRequire(import.meta.url)("eslint9") as { Linter: typeof Eslint };

export const eslints: readonly (readonly [version: string, Linter: typeof Eslint])[] = [
  [Eslint.version, Eslint],
  [Eslint9.version, Eslint9],
];

type EslintMessage = EslintTypes.LintMessage & { readonly suppressions?: readonly { readonly justification: string }[] };

/** What a message comes down to in either host. */
interface Outcome {
  readonly ruleId: string | null;
  readonly severity: number;
  readonly message: string;
  readonly messageId?: string | undefined;
  readonly fatal: boolean;
  readonly place: readonly (number | undefined)[];
  /** What the text becomes; only those that change no other file. */
  readonly suggestions: readonly { readonly messageId?: string | undefined; readonly desc: string; readonly output: string }[];
  /** What a rule's fix changes. Of a directive that goes, ESLint leaves a blank, so there the ranges may be others. */
  readonly fix: readonly [number, number] | "removal" | null;
  readonly justifications: readonly string[];
}

/** Lints a file of a new project through the engine and through ESLint, of both versions, and compares all that they say. */
export async function expectParity({ code, filename = "Dockerfile", files, ...configuration }: HostInput): Promise<LintResult> {
  return compareHosts({ text: code, root: createProject({ ".git/": "", ...files, [filename]: code }), filename, ...configuration });
}

/** The same for a file that stands in `root` already. */
export async function compareHosts(
  { text, root, filename, config = "recommended", settings = {}, rules = {} }:
  Omit<HostInput, "code" | "files"> & { readonly text: string; readonly root: string; readonly filename: string },
): Promise<LintResult> {
  const path = join(root, filename);
  const result = await new Linter({ config, settings, rules }).lintText({ text, path, workspace: openWorkspace({ root }) });
  if (result === undefined) throw new Error(`${filename} is in no language`);
  const expected = {
    messages: result.messages.map((message) => ofEngine(message, text, path)).sort(byText),
    suppressed: result.suppressedMessages.map((message) => ofEngine(message, text, path)).sort(byText),
  };
  for (const [version, Host] of eslints) {
    // The types do not have the method that the documentation names.
    const host = new Host({ cwd: root }) as Eslint & { getSuppressedMessages(): EslintMessage[] };
    const messages = host.verify(text, eslintConfig(config, settings, rules), { filename: path });
    expect({
      messages: messages.map((message) => ofEslint(message, text)).sort(byText),
      suppressed: host.getSuppressedMessages().map((message) => ofEslint(message, text)).sort(byText),
    }, `ESLint ${version}`).toEqual(expected);
  }
  return result;
}

/** A configuration of ESLint that says the same. */
export function eslintConfig(config: ConfigName, settings: SettingsInput = {}, rules: HostInput["rules"] = {}): EslintTypes.Config[] {
  return [
    ...plugin.configs[config],
    { files: ["**/*"], languageOptions: settings, rules: rules as EslintTypes.RulesRecord },
  ];
}

const mark = "\uFEFF";

function ofEngine(message: LintMessage & Partial<SuppressedLintMessage>, text: string, path: string): Outcome {
  const hidden = text.startsWith(mark) ? 1 : 0;
  const { ruleId, severity, message: said, messageId, fatal = false, line, column, endLine, endColumn, suggestions = [], fix, suppressions = [] } = message;
  return {
    ruleId, severity, message: said, messageId, fatal,
    place: [line, column, endLine, endColumn],
    suggestions: suggestions
      .filter(({ rewrite: { files } }) => files.every((file) => file.path === path))
      .map(({ messageId: id, desc, rewrite }) => ({ messageId: id, desc, output: applyEdits(text, rewrite.files[0]!.edits) })),
    fix: fix ? (ruleId === null ? "removal" : [fix.range[0] - hidden, fix.range[1] - hidden]) : null,
    justifications: suppressions.map(({ justification }) => justification),
  };
}

function ofEslint(message: EslintMessage, whole: string): Outcome {
  const bom = whole.startsWith(mark) ? mark : "";
  const text = whole.slice(bom.length);
  const { ruleId, severity, message: said, messageId, fatal = false, line, column, endLine, endColumn, suggestions = [], fix, suppressions = [] } = message;
  return {
    ruleId, severity, message: said, messageId, fatal,
    place: [line, column, endLine, endColumn],
    suggestions: suggestions.map(({ messageId: id, desc, fix: edit }) => ({ messageId: id, desc, output: bom + applyEdits(text, [edit]) })),
    fix: fix ? (ruleId === null ? "removal" : [...fix.range]) : null,
    justifications: suppressions.map(({ justification }) => justification),
  };
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.toReversed().reduce((all, { range, text: put }) => all.slice(0, range[0]) + put + all.slice(range[1]), text);
}

/** The hosts order messages of one place differently. */
function byText(a: Outcome, b: Outcome): number {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? -1 : Number(x > y);
}
