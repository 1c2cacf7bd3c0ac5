import { failureMessage } from "../languages/failure.ts";
import { findingsOf } from "../languages/findings.ts";
import type { Analysis, Language, Parsed, Surroundings } from "../languages/language.ts";
import type { LineTable } from "../parser/lines.ts";
import type { Range } from "../parser/node.ts";
import type { Finding, Rule, Suggestion } from "../findings/rule.ts";
import type { ActiveRule } from "./configs.ts";
import { tellingExcerpt } from "./excerpt.ts";
import { createResult, type LintMessage, type LintResult, type LintSuggestion, type Severity } from "./result.ts";
import { applyDirectives } from "./suppression.ts";
import { fillTemplate } from "./template.ts";
import { unknownRules, type RuleNames } from "./unknown-rules.ts";
import { reportUnused } from "./unused-directives.ts";

export interface LintInput extends Surroundings {
  readonly text: string;
  readonly language: Language;
  readonly rules: readonly ActiveRule[];
  /** All rules that there are, also those that are off; the active ones when absent. */
  readonly names?: RuleNames;
  /** The severity of directives of no use; a warning when absent, as in ESLint. */
  readonly unusedDirectives?: Severity;
}

/** A message with the offset of its place. */
interface PlacedMessage {
  readonly ruleId: string | null;
  readonly offset: number;
  readonly message: LintMessage;
}

/**
 * Runs rules over one text. Never throws: a text that its reader refuses, and a rule or an analysis that
 * fails, is a fatal message, and the other findings are still given.
 */
export function lint(input: LintInput): LintResult {
  const { text, path, language, rules, names = new Set(rules.map(({ id }) => id)), unusedDirectives = 1 } = input;
  let parsed: Parsed;
  let analysis: Analysis;
  try {
    parsed = language.parse(text);
    analysis = language.analyse(parsed, input);
  } catch (error) {
    return createResult(path, [failure("The analysis", null, error).message]);
  }
  const { lines } = parsed;
  const { placed } = analysis.directives;
  const problems = [
    ...parsingErrors(parsed),
    ...unknownRules(placed, names).map(({ id, message, range }) =>
      placeMessage(lines, range, { ruleId: id, severity: 2, message })),
    ...rules.flatMap((rule) => check(rule, analysis, lines)),
  ].sort((a, b) => a.offset - b.offset);

  const { problems: judged, unused } = applyDirectives(problems, placed, lines, names);
  const open = judged.flatMap(({ problem: { message }, by }) => (by.length === 0 ? [message] : []));
  const suppressed = judged.flatMap(({ problem: { message }, by }) =>
    by.length === 0
      ? []
      : [{ ...message, suppressions: by.map(({ justification }) => ({ kind: "directive" as const, justification })) }]);
  const reported = unused.flatMap((one) => reportUnused(text, one)).map(({ directive, message, fix }) => {
    const { line, column } = place(lines, directive.comment);
    return { ruleId: null, severity: unusedDirectives, message, line, column, fix };
  });
  return createResult(path, [...open, ...reported].sort(byPlace), suppressed.sort(byPlace));
}

function check({ id, name, rule, severity, options }: ActiveRule, analysis: Analysis, lines: LineTable): PlacedMessage[] {
  try {
    return findingsOf(name, rule, options, analysis).map(({ range, messageId, data, subject, suggestions = [], fix }) => ({
      ruleId: id,
      offset: range[0],
      message: {
        ruleId: id,
        severity,
        message: messageOf(rule, { messageId, data }),
        ...place(lines, range),
        messageId,
        subject,
        excerpt: tellingExcerpt(lineAt(lines, range[0]), subject),
        ...(suggestions.length > 0 && { suggestions: suggestions.map((one) => suggestion(rule, one)) }),
        ...(fix && { fix }),
      },
    }));
  } catch (error) {
    return [failure(`The rule ${id}`, id, error)];
  }
}

function suggestion(rule: Rule, { rewrite, ...rest }: Suggestion): LintSuggestion {
  return { messageId: rest.messageId, desc: messageOf(rule, rest), rewrite };
}

function messageOf({ meta }: Rule, { messageId, data }: Pick<Finding, "messageId" | "data">): string {
  const template = meta.messages[messageId];
  if (template === undefined) throw new Error(`no message has the id ${messageId}`);
  return fillTemplate(template, data);
}

/** Only the first one: the build stops there, and what follows is often its consequence. */
function parsingErrors({ errors, lines }: Parsed): PlacedMessage[] {
  return errors.slice(0, 1).map(({ message, range }) =>
    placeMessage(lines, range, { ruleId: null, severity: 2, fatal: true, message: `Parsing error: ${message}` }));
}

/** What failed: no directive silences that, so it stands in front of all of them. */
function failure(what: string, ruleId: string | null, error: unknown): PlacedMessage {
  return {
    ruleId,
    offset: -1,
    message: { ruleId, severity: 2, fatal: true, message: failureMessage(what, error), line: 1, column: 1 },
  };
}

type Place = Pick<Required<LintMessage>, "line" | "column" | "endLine" | "endColumn">;

function placeMessage(lines: LineTable, range: Range, message: Omit<LintMessage, keyof Place>): PlacedMessage {
  return { ruleId: message.ruleId, offset: range[0], message: { ...place(lines, range), ...message } };
}

/** A byte order mark is in no column, as in editors and in ESLint. */
function place(lines: LineTable, range: Range): Place {
  const { start, end } = lines.locationOf(range);
  const hidden = (line: number): number => (line === 1 && lines.text.startsWith("\uFEFF") ? 1 : 0);
  return {
    line: start.line,
    column: Math.max(1, start.column - hidden(start.line)),
    endLine: end.line,
    endColumn: Math.max(1, end.column - hidden(end.line)),
  };
}

/** More of a line is in no excerpt: a line of a megabyte may have ten thousand findings. */
const longestExcerpt = 500;

/** The line that an offset is in, or as much of its beginning as anybody will look at. */
function lineAt(lines: LineTable, offset: number): string {
  const { line } = lines.positionAt(offset);
  const start = lines.starts[line - 1]!;
  return lines.text.slice(start, Math.min(lines.starts[line] ?? lines.text.length, start + longestExcerpt));
}

function byPlace(a: LintMessage, b: LintMessage): number {
  return a.line - b.line || a.column - b.column || compare(a.ruleId ?? "", b.ruleId ?? "");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
