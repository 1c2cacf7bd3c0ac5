import type { Dockerfile } from "../parser/dockerfile/ast.ts";
import { parseDockerfile } from "../parser/dockerfile/parse.ts";
import { dockerfileVisitorKeys } from "../parser/dockerfile/visitor-keys.ts";
import { LineTable } from "../parser/lines.ts";
import { readDirectives } from "../findings/directives/directives.ts";
import { buildingFiles, composedBuild } from "../trace/compose/composed-build.ts";
import { traceDockerfile } from "../trace/dockerfile.ts";
import type { Settings } from "../trace/settings.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { analyseWithAllowances } from "./allowances.ts";
import { composeReader } from "./compose-reader.ts";
import type { Language } from "./language.ts";

export const dockerfile: Language<Dockerfile> = {
  name: "dockerfile",
  visitorKeys: dockerfileVisitorKeys,
  parse(text) {
    const { tree, diagnostics } = parseDockerfile(text);
    const isDockers = hasDockersFrontend(tree);
    const lines = new LineTable(text);
    const errors = diagnostics.filter(({ severity, source }) =>
      severity === "error" && (source === "parser" || isDockers));
    return {
      text,
      tree,
      lines,
      comments: tree.comments,
      errors: errors.sort((a, b) => a.range[0] - b.range[0]),
      directives: readDirectives({
        lines,
        comments: tree.comments,
        instructions: [tree.preamble, ...tree.stages.map(({ instructions }) => instructions)].flat().map(({ range }) => range),
        checks: tree.directives.filter(({ name }) => name === "check").map(({ value }) => value),
      }),
    };
  },
  analyse: ({ text, tree, directives }, { path, workspace, settings, inlineConfig }) =>
    analyseWithAllowances(settings, directives, inlineConfig, (effective) =>
      traceDockerfile({ path, text, tree, workspace, settings: effective, ...composedBy(path, workspace, effective) })),
};

/** What a Compose file says of the build, where a reader for it is at hand. */
function composedBy(path: string, workspace: Workspace, { files, context }: Settings) {
  const read = files ? composeReader() : null;
  // The context that a person has set stands above what a Compose file says of it.
  return read && { ...(context === undefined && composedBuild(path, workspace, read)), builtBy: () => buildingFiles(path, workspace, read) };
}

const dockersFrontend = /^(?:docker\.io\/)?docker\/dockerfile(?:-upstream)?(?:[:@]|$)/;

/** False where `# syntax=` names another frontend, which may have instructions of its own. */
function hasDockersFrontend({ directives }: Dockerfile): boolean {
  const syntax = directives.find(({ name }) => name === "syntax");
  return syntax === undefined || dockersFrontend.test(syntax.value);
}
