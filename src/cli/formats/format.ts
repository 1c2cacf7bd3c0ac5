import type { RulePlugin } from "../../engine/configs.ts";
import type { LintResult } from "../../engine/result.ts";
import type { FormatName } from "./names.ts";

export interface FormatContext {
  /** Paths for people are relative to it. */
  readonly cwd: string;
  /** The repository's root, where there is one, else `cwd`: reports for machines have paths relative to it. */
  readonly root: string;
  /** Asked for only where there is something to colour: to tell whether the output is a terminal takes a start some milliseconds. */
  readonly color: boolean;
  /** All rules of the run, by namespace. */
  readonly plugins: Readonly<Record<string, RulePlugin>>;
  /** What could not be linted, a sentence each. */
  readonly problems: readonly string[];
}

/** Makes the text of a report. Results hold no secret, and a format adds nothing of the linted files. */
export type Format = (results: readonly LintResult[], context: FormatContext) => string | Promise<string>;

/** Loads a format when it is asked for. */
export const formats: Readonly<Record<FormatName, () => Promise<Format>>> = {
  stylish: async () => (await import("./stylish.ts")).formatStylish,
  compact: async () => (await import("./compact.ts")).formatCompact,
  json: async () => (await import("./json.ts")).formatJson,
  sarif: async () => (await import("./sarif.ts")).formatSarif,
  github: async () => (await import("./github.ts")).formatGitHub,
  gitlab: async () => (await import("./gitlab.ts")).formatGitLab,
  junit: async () => (await import("./junit.ts")).formatJUnit,
  checkstyle: async () => (await import("./checkstyle.ts")).formatCheckstyle,
};
