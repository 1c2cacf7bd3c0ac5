import { describe, expect, test } from "vitest";
import { formatJson } from "../../src/cli/formats/json.ts";
import { formatStylish } from "../../src/cli/formats/stylish.ts";
import { createResult, type LintMessage } from "../../src/engine/result.ts";

const error: LintMessage = {
  ruleId: "dfsecret/no-secret-arg",
  severity: 2,
  message: "TOKEN stays in the image history.",
  messageId: "history",
  subject: "TOKEN",
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 10,
  excerpt: "ARG TOKEN=***",
  suggestions: [{
    messageId: "mount",
    desc: "Mount the secret.",
    rewrite: { files: [{ path: "/p/Dockerfile", edits: [{ range: [0, 1], text: "canary" }] }], handover: [{ to: "build", text: "--secret id=canary" }] },
  }],
};
const warning: LintMessage = { ruleId: null, severity: 1, message: "Look at it.", line: 12, column: 1 };
const fatal: LintMessage = { ruleId: null, severity: 2, fatal: true, message: "Parsing error: unknown instruction.", line: 1, column: 1 };

describe("stylish", () => {
  const plain = { cwd: "/p", color: false };

  test("is empty where there is nothing to say", () => {
    expect(formatStylish([createResult("/p/Dockerfile", [])], plain)).toBe("");
  });

  test("lists problems by file with a masked excerpt, and counts them", () => {
    expect(formatStylish([createResult("/p/api/Dockerfile", [error, warning]), createResult("/p/b", [])], plain)).toBe([
      "",
      "api/Dockerfile",
      "  3:5      error    TOKEN stays in the image history.  dfsecret/no-secret-arg",
      "           | ARG TOKEN=***",
      "  12:1     warning  Look at it.",
      "",
      "✖ 2 problems (1 error, 1 warning)",
      "",
    ].join("\n"));
  });

  test("has colours only where asked", () => {
    expect(formatStylish([createResult("/p/a", [error])], { cwd: "/p", color: true })).toContain("\u001B[31merror");
    expect(formatStylish([createResult("/p/a", [error])], plain)).not.toContain("\u001B");
  });

  test("sends no control character of a name to the terminal", () => {
    const result = createResult("/p/Dockerfile.\u001B[2J", [{ ...error, message: "\u001B]0;title\u0007 leaks." }]);
    const output = formatStylish([result], plain);
    expect(output).not.toContain("\u001B");
    expect(output).not.toContain("\u0007");
    expect(output).toContain("Dockerfile.\\x1b[2J");
  });
});

describe("json", () => {
  test("is ESLint's, without source, excerpts and edits", () => {
    const output = formatJson([createResult("/p/Dockerfile", [fatal, error, warning])]);
    expect(JSON.parse(output)).toEqual([{
      filePath: "/p/Dockerfile",
      errorCount: 2,
      warningCount: 1,
      fatalErrorCount: 1,
      fixableErrorCount: 0,
      fixableWarningCount: 0,
      suppressedMessages: [],
      messages: [
        fatal,
        {
          ruleId: "dfsecret/no-secret-arg",
          severity: 2,
          message: "TOKEN stays in the image history.",
          messageId: "history",
          line: 3,
          column: 5,
          endLine: 3,
          endColumn: 10,
          suggestions: [{ messageId: "mount", desc: "Mount the secret." }],
        },
        warning,
      ],
    }]);
    expect(output).not.toContain("canary");
  });

  test("is an empty array for no files", () => {
    expect(formatJson([])).toBe("[]\n");
  });
});
