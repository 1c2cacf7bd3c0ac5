import type { ShellNode } from "./ast.ts";

/** The fields of every node type that hold child nodes, in source order. */
export const shellVisitorKeys: Record<string, string[]> = {
  ShellScript: ["statements"],
  ShellCommand: ["assignments", "name", "args", "redirects"],
  ShellAssignment: ["value", "elements"],
  ShellPipeline: ["commands"],
  ShellLogical: ["commands"],
  ShellSubshell: ["body", "redirects"],
  ShellGroup: ["body", "redirects"],
  ShellIf: ["branches", "otherwise", "redirects"],
  ShellBranch: ["condition", "body"],
  ShellLoop: ["words", "condition", "body", "redirects"],
  ShellCase: ["subject", "items", "redirects"],
  ShellCaseItem: ["patterns", "body"],
  ShellFunction: ["body"],
  ShellTest: ["words", "redirects"],
  ShellRedirect: ["target"],
  ShellWord: ["parts"],
  ShellText: [],
  ShellVariable: ["operand", "replacement"],
  ShellSubstitution: ["script"],
  ShellGlob: [],
  ShellArithmetic: [],
} satisfies Record<ShellNode["type"], string[]>;
