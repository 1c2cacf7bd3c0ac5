import type { ComposeFile } from "../parser/compose/ast.ts";
import { parseCompose } from "../parser/compose/parse.ts";
import { composeVisitorKeys } from "../parser/compose/visitor-keys.ts";
import { LineTable } from "../parser/lines.ts";
import { readDirectives } from "../findings/directives/directives.ts";
import { traceCompose } from "../trace/compose/compose.ts";
import { analyseWithAllowances } from "./allowances.ts";
import { provideComposeReader } from "./compose-reader.ts";
import { memoryWorkspace, type Workspace } from "../workspace/workspace.ts";
import type { Language } from "./language.ts";

const read = (text: string): ComposeFile => parseCompose(text).tree;
provideComposeReader(read);

/** What the setting `files: false` leaves of it: the root. */
function withoutFiles({ root }: Workspace): Workspace {
  return memoryWorkspace({}, root, { enabled: false });
}

export const compose: Language<ComposeFile> = {
  name: "compose",
  visitorKeys: composeVisitorKeys,
  significantIndentation: true,
  parse(text) {
    const { tree, diagnostics } = parseCompose(text);
    const lines = new LineTable(text);
    return {
      text,
      tree,
      lines,
      comments: tree.comments,
      errors: diagnostics.filter(({ severity }) => severity === "error"),
      directives: readDirectives({ lines, comments: tree.comments, instructions: [], checks: [], trailingComments: true }),
    };
  },
  analyse: ({ text, tree, directives }, { path, workspace, settings, inlineConfig }) =>
    analyseWithAllowances(settings, directives, inlineConfig, (effective) =>
      traceCompose({ path, text, tree, workspace: effective.files ? workspace : withoutFiles(workspace), settings: effective, read })),
};
