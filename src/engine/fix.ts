import { applyRewrite } from "../fixes/apply.ts";
import { combine } from "../fixes/combine.ts";
import type { Handover, Rewrite } from "../fixes/rewrite.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Linter } from "./linter.ts";
import type { LintMessage, LintResult } from "./result.ts";

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
 * Lints a text, applies the suggestions that do not meddle with one another, and so on with the rewritten text until none
 * is left. So each rewrite sees what those before have done, and several findings in one RUN give one right RUN. A rewrite
 * after which a file could not be read, that mends nothing, or that leads back to texts that were there before, is left
 * out. Never throws.
 */
export async function fixAll(linter: Linter, input: FixInput): Promise<FixOutcome> {
  const state = new FixState(input);
  let result = await lint(linter, input, state);
  while (result && result.fatalErrorCount === 0 && state.applied < mostRewrites) {
    const next = (await applyTogether(linter, input, result, state)) ?? (await applyFirst(linter, input, result, state));
    if (!next) break;
    result = next;
  }
  return { files: state.changes(), handover: state.handover, applied: state.applied, result };
}

/** What is found once the first suggestion of each message is applied, as far as they go together; null where that is not possible. */
async function applyTogether(linter: Linter, input: FixInput, before: LintResult, state: FixState): Promise<LintResult | null> {
  const offered = before.messages.flatMap((message) => (message.suggestions ?? []).slice(0, 1).map(({ rewrite }) => ({ message, rewrite })));
  const combined = combine(input.path, offered.slice(0, mostRewrites - state.applied).map(({ rewrite }) => rewrite));
  if (!combined) return null;
  const mended = offered.filter(({ rewrite }) => combined.chosen.includes(rewrite)).map(({ message }) => message);
  return apply(linter, input, state, { rewrite: combined.rewrite, mended, before });
}

/** What is found once the first suggestion that can be applied is; null where there is none. */
async function applyFirst(linter: Linter, input: FixInput, before: LintResult, state: FixState): Promise<LintResult | null> {
  for (const message of before.messages) {
    for (const { rewrite } of message.suggestions ?? []) {
      const result = await apply(linter, input, state, { rewrite, mended: [message], before });
      if (result) return result;
    }
  }
  return null;
}

/** A rewrite with the messages that it is to mend, and all that was found before it. */
interface Step {
  readonly rewrite: Rewrite;
  readonly mended: readonly LintMessage[];
  readonly before: LintResult;
}

/** What is found once the rewrite is applied; null, and nothing is changed, where the file could not be read then, or as much is found as before. */
async function apply(linter: Linter, input: FixInput, state: FixState, { rewrite, mended, before }: Step): Promise<LintResult | null> {
  const texts = state.tryOut(rewrite);
  const result = texts === null ? undefined : await lint(linter, input, state, texts);
  if (texts === null || !result || result.fatalErrorCount > 0) return null;
  const fewer = [textKey, subjectKey].map((keyOf) => fallingCounts(keyOf, before, result));
  if (!mended.every((message) => fewer.some((isFewer) => isFewer(message)))) return null;
  state.accept(texts, rewrite, mended.length);
  return result;
}

/** Tells of a message of `before` whether there are fewer with its key in `after`. */
function fallingCounts(keyOf: (message: LintMessage) => string, before: LintResult, after: LintResult): (message: LintMessage) => boolean {
  const [was, left] = [before, after].map(({ messages }) => tally(messages.map(keyOf)));
  return (message) => (left!.get(keyOf(message)) ?? 0) < was!.get(keyOf(message))!;
}

/** How often each key is among them. */
function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** What is said, apart from the numbers of lines, which a rewrite further up shifts. */
function textKey({ ruleId, message }: LintMessage): string {
  return `${ruleId} ${message.replaceAll(/\bline \d+/g, "line")}`;
}

/** What it is about: with one copy of a file gone, what is said of another copy may become what was said of this one. */
function subjectKey({ subject, message }: LintMessage): string {
  return subject ?? message;
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

  accept(texts: ReadonlyMap<string, string>, rewrite: Rewrite, count: number): void {
    const known = this.#known(rewrite);
    for (const [path, text] of texts) {
      if (!this.#before.has(path)) this.#before.set(path, known.get(path) ?? null);
      this.#texts.set(path, text);
    }
    this.#seen.add(this.#keyOf(this.#texts));
    this.applied += count;
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
