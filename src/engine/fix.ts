import { applyRewrite } from "../fixes/apply.ts";
import type { Handover, Rewrite } from "../fixes/rewrite.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Linter } from "./linter.ts";
import type { LintResult } from "./result.ts";

export interface FixInput {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** The files around it, with some texts in the place of those on the disk, by absolute path. */
  readonly workspaceWith: (texts: ReadonlyMap<string, string>) => Workspace;
}

export interface FixOutcome {
  /** Every file that changed, by absolute path: the linted one, and others that a rewrite needs. */
  readonly files: readonly ChangedFile[];
  /** What a person has to pass along from now on, each once, in the order of the rewrites. */
  readonly handover: readonly Handover[];
  /** How many rewrites were applied. */
  readonly applied: number;
  /** What is found once all is rewritten; undefined where the text is in no language of ours. */
  readonly result: LintResult | undefined;
}

export interface ChangedFile {
  readonly path: string;
  /** Null for a file that was not there. */
  readonly before: string | null;
  readonly after: string;
}

/** One file has no more leaks than that; what is left is told, and the next run goes on. */
const mostRewrites = 500;

/**
 * Lints a text, applies the first suggestion that can be applied, and so on with the rewritten text until none is left.
 * So each rewrite sees what the one before has done, and several findings in one RUN give one right RUN. A rewrite after
 * which a file could not be read, or that leads back to texts that were there before, is left out. Never throws.
 */
export async function fixAll(linter: Linter, input: FixInput): Promise<FixOutcome> {
  const state = new FixState(input);
  let result = await lint(linter, input, state);
  while (result && result.fatalErrorCount === 0 && state.applied < mostRewrites) {
    const next = await applyFirst(linter, input, result, state);
    if (!next) break;
    result = next;
  }
  return { files: state.changes(), handover: state.handover, applied: state.applied, result };
}

/** What is found once the first suggestion that can be applied is; null where there is none. */
async function applyFirst(linter: Linter, input: FixInput, { messages }: LintResult, state: FixState): Promise<LintResult | null> {
  for (const { suggestions = [] } of messages) {
    for (const { rewrite } of suggestions) {
      const texts = state.tryOut(rewrite);
      const result = texts === null ? undefined : await lint(linter, input, state, texts);
      if (texts === null || !result || result.fatalErrorCount > 0) continue;
      state.accept(texts, rewrite);
      return result;
    }
  }
  return null;
}

function lint(linter: Linter, { path, text }: FixInput, state: FixState, texts: ReadonlyMap<string, string> = new Map()): Promise<LintResult | undefined> {
  return linter.lintText({ path, text: texts.get(path) ?? state.text(path) ?? text, workspace: state.workspace(texts) });
}

/** The texts as the rewrites so far have left them. */
class FixState {
  applied = 0;
  readonly handover: Handover[] = [];
  readonly #input: FixInput;
  readonly #texts: Map<string, string>;
  readonly #before = new Map<string, string | null>();
  /** All states so far, so that none comes again. */
  readonly #seen = new Set<string>();

  constructor(input: FixInput) {
    this.#input = input;
    this.#texts = new Map([[input.path, input.text]]);
    this.#before.set(input.path, input.text);
    this.#seen.add(this.#keyOf(this.#texts));
  }

  text(path: string): string | undefined {
    return this.#texts.get(path);
  }

  workspace(more: ReadonlyMap<string, string> = new Map()): Workspace {
    return this.#input.workspaceWith(new Map([...this.#texts, ...more]));
  }

  /** The texts after the rewrite; null where it cannot be applied or has been, in effect, before. */
  tryOut(rewrite: Rewrite): Map<string, string> | null {
    const texts = applyRewrite(this.#known(rewrite), rewrite);
    return texts === null || this.#seen.has(this.#keyOf(new Map([...this.#texts, ...texts]))) ? null : texts;
  }

  /** The texts of the rewrite's files, those on the disk among them. */
  #known({ files }: Rewrite): Map<string, string> {
    const known = new Map(this.#texts);
    for (const { path } of files) {
      if (known.has(path)) continue;
      const result = this.#input.workspaceWith(this.#texts).read(path);
      if (result.ok) known.set(path, result.text);
    }
    return known;
  }

  accept(texts: ReadonlyMap<string, string>, rewrite: Rewrite): void {
    const known = this.#known(rewrite);
    for (const [path, text] of texts) {
      if (!this.#before.has(path)) this.#before.set(path, known.get(path) ?? null);
      this.#texts.set(path, text);
    }
    this.#seen.add(this.#keyOf(this.#texts));
    this.applied++;
    for (const one of rewrite.handover) {
      if (!this.handover.some(({ to, text }) => to === one.to && text === one.text)) this.handover.push(one);
    }
  }

  #keyOf(texts: ReadonlyMap<string, string>): string {
    return JSON.stringify([...texts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  changes(): ChangedFile[] {
    return [...this.#texts].flatMap(([path, after]) => {
      const before = this.#before.get(path) ?? null;
      return before === after ? [] : [{ path, before, after }];
    });
  }
}
