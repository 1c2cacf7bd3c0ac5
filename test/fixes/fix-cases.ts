import { expect, test } from "vitest";
import { fixAll, type FixOutcome } from "../../src/engine/fix.ts";
import { Linter, type LinterOptions } from "../../src/engine/linter.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";
import { canary, password } from "../rules/made-up.ts";

/** A file, and what all rewrites make of it. */
export interface FixCase {
  readonly name: string;
  readonly code: string;
  /** `Dockerfile` when absent. */
  readonly filename?: string;
  /** What else is in the repository. */
  readonly files?: Readonly<Record<string, string>>;
  readonly config?: LinterOptions["config"];
  readonly settings?: LinterOptions["settings"];
  /** The file afterwards; as it was when absent. */
  readonly output?: string;
  /** Other files that are rewritten or made, by path below the root. */
  readonly others?: Readonly<Record<string, string>>;
  /** `build --secret …`, `run --env …`, `compose the variable …`. */
  readonly handover?: readonly string[];
}

const root = "/project";

/** One test a case: what is written and what is handed over; and that a second run has nothing to do. */
export function fixCases(cases: readonly FixCase[]): void {
  for (const one of cases) test(one.name, async () => {
    const outcome = await fix(one, one.code, one.files);
    const changed = Object.fromEntries(outcome.files.map(({ path, after }) => [path.slice(root.length + 1), after]));
    const { [one.filename ?? "Dockerfile"]: output, ...others } = changed;
    const handover = outcome.handover.map(({ to, text }) => `${to} ${text}`);
    expect({ output, others, handover }).toEqual({ output: one.output, others: one.others ?? {}, handover: one.handover ?? [] });

    const again = await fix(one, output ?? one.code, { ...one.files, ...others });
    expect(again.files).toEqual([]);
  });
}

async function fix({ filename = "Dockerfile", config = "recommended", settings = {} }: FixCase, text: string, files: FixCase["files"]): Promise<FixOutcome> {
  const linter = new Linter({ config, settings });
  const path = `${root}/${filename}`;
  const workspaceWith = (texts: ReadonlyMap<string, string>) => memoryWorkspace({ ...files, ...Object.fromEntries(texts) }, root);
  const before = await linter.lintText({ path, text, workspace: workspaceWith(new Map([[path, text]])) });
  const told = before!.messages.flatMap(({ suggestions = [] }) => suggestions.map(({ desc, rewrite }) => `${desc} ${JSON.stringify(rewrite.handover)}`)).join("\n");
  expect([canary, password].filter((secret) => told.includes(secret))).toEqual([]);
  return fixAll(linter, { path, text, workspaceWith });
}
