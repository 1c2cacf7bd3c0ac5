import type { ComposeFile } from "../parser/compose/ast.ts";
import { parseCompose } from "../parser/compose/parse.ts";
import { composeVisitorKeys } from "../parser/compose/visitor-keys.ts";
import { LineTable } from "../parser/lines.ts";
import { readDirectives } from "../rules/directives/directives.ts";
import { traceCompose } from "../trace/compose/compose.ts";
import { analyseWithAllowances } from "./allowances.ts";
import { provideComposeReader } from "./compose-reader.ts";
import type { Language } from "./language.ts";

const read = (text: string): ComposeFile => parseCompose(text).tree;
provideComposeReader(read);

export const compose: Language<ComposeFile> = {
  name: "compose",
  visitorKeys: composeVisitorKeys,
  parse(text) {
    const { tree, diagnostics } = parseCompose(text);
    const lines = new LineTable(text);
    return {
      text,
      tree,
      lines,
      comments: tree.comments,
      errors: diagnostics.filter(({ severity }) => severity === "error"),
      directives: readDirectives({ lines, comments: tree.comments, instructions: [], checks: [] }),
    };
  },
  analyse: ({ text, tree, directives }, { path, workspace, settings, inlineConfig }) =>
    analyseWithAllowances(settings, directives, inlineConfig, (effective) =>
      traceCompose({ path, text, tree, workspace, settings: effective, read })),
};
