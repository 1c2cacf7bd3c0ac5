import type { LintMessage, LintResult, Severity } from "../../engine/result.ts";

/** ESLint's JSON, one array over all files. */
export function formatJson(results: readonly LintResult[]): string {
  return `${JSON.stringify(results.map(publicResult))}\n`;
}

/**
 * A result in ESLint's shape. There is no `source`, and suggestions and fixes come without their
 * edits: both hold text of the file, and with it secrets.
 */
export function publicResult({ messages, suppressedMessages, ...rest }: LintResult): object {
  return {
    ...rest,
    fixableErrorCount: fixable(messages, 2),
    fixableWarningCount: fixable(messages, 1),
    messages: messages.map(publicMessage),
    suppressedMessages: suppressedMessages.map(publicMessage),
  };
}

function publicMessage({ excerpt: _excerpt, subject: _subject, suggestions, fix: _fix, ...message }: LintMessage): object {
  if (suggestions === undefined) return message;
  return { ...message, suggestions: suggestions.map(({ messageId, desc }) => ({ messageId, desc })) };
}

function fixable(messages: readonly LintMessage[], severity: Severity): number {
  return messages.filter((message) => message.severity === severity && message.fix).length;
}
