import { relative } from "node:path";
import { fixAll, type ChangedFile } from "../engine/fix.ts";
import type { Linter } from "../engine/linter.ts";
import type { LintResult } from "../engine/result.ts";
import type { Handover } from "../fixes/rewrite.ts";
import { openWorkspace } from "../workspace/workspace.ts";
import { writeFiles } from "../workspace/write.ts";
import { maskedDiff } from "./diff.ts";

interface FixedFile {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  /** The workspace's root: nothing out of it is written. */
  readonly root: string;
}

/** Rewrites the files of a run, or only says how it would. */
export class Fixer {
  /** A line for each file that could not be written. */
  readonly problems: string[] = [];
  /** What was done, and what a person has to pass along from now on. */
  readonly notices: string[] = [];
  readonly #writes: boolean;
  readonly #cwd: string;
  /** By absolute path, what the rewrites so far have made; the files on the disk may not have it. */
  readonly #texts = new Map<string, string>();
  /** As the run found them; null for what was not there. */
  readonly #originals = new Map<string, string | null>();

  /** `writes` false: nothing is written, `diff` tells what would be. */
  constructor(cwd: string, writes: boolean) {
    this.#cwd = cwd;
    this.#writes = writes;
  }

  /** Rewrites a file and what belongs to it; the result is what is found afterwards, or as it is where nothing is written. */
  async lint(linter: Linter, { path, text: onDisk, root }: FixedFile): Promise<LintResult | undefined> {
    const text = this.#texts.get(path) ?? onDisk;
    const workspaceWith = (texts: ReadonlyMap<string, string>) => openWorkspace({ root, overlay: new Map([...this.#texts, ...texts]) });
    const { files, handover, result, applied } = await fixAll(linter, { path, text, workspaceWith });
    if (this.#writes && files.length > 0) {
      const written = writeFiles(files, root);
      if (!written.ok) {
        this.problems.push(`${this.#show(written.path)}: ${written.why}, so ${this.#show(path)} was not rewritten.`);
        return linter.lintText({ path, text, workspace: workspaceWith(new Map([[path, text]])) });
      }
      this.notices.push(...this.#tell(path, files, handover, applied));
    }
    for (const change of files) {
      if (!this.#originals.has(change.path)) this.#originals.set(change.path, change.before);
      this.#texts.set(change.path, change.after);
    }
    return this.#writes ? result : linter.lintText({ path, text: onDisk, workspace: openWorkspace({ root }) });
  }

  /** The masked diff of all rewrites. */
  diff(): string {
    return [...this.#texts]
      .map(([path, after]) => maskedDiff({ name: this.#show(path).replaceAll("\\", "/"), before: this.#originals.get(path) ?? null, after }))
      .join("");
  }

  #tell(path: string, files: readonly ChangedFile[], handover: readonly Handover[], applied: number): string[] {
    const others = files.filter((file) => file.path !== path).map((file) => this.#show(file.path));
    const name = this.#show(path);
    return [
      `${name}: ${applied} ${applied === 1 ? "rewrite" : "rewrites"}${others.length > 0 ? `, with ${others.join(", ")}` : ""}.`,
      ...instructions(name, handover).map((line) => `${name}: ${line}`),
    ];
  }

  #show(path: string): string {
    return relative(this.#cwd, path) || path;
  }
}

/** How to pass along what the files no longer hold, a line for each command. */
function instructions(name: string, handover: readonly Handover[]): string[] {
  const texts = (to: Handover["to"]): string => handover.filter((one) => one.to === to).map(({ text }) => text).join(to === "compose" ? ", " : " ");
  const [build, run, compose] = [texts("build"), texts("run"), texts("compose")];
  return [
    ...(build === "" ? [] : [name === "Dockerfile" ? `build it with docker build ${build} .` : `add to its docker build, run in the build context: ${build}`]),
    ...(run === "" ? [] : [`what needs the value in the container is given it with docker run ${run}.`]),
    ...(compose === "" ? [] : [`Compose now expects ${compose}.`]),
  ];
}
