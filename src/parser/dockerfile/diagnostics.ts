import type { Diagnostic, Range } from "../node.ts";

/**
 * Who refuses. `parser`: BuildKit's Dockerfile parser, which then reads nothing of the file.
 * `builder`: its later steps, which read the same tree and refuse one instruction (an unknown keyword,
 * a missing argument, a word with a bad substitution); another frontend (`# syntax=`) may accept those.
 */
export type DiagnosticSource = "parser" | "builder";

export interface DockerfileDiagnostic extends Diagnostic {
  readonly source: DiagnosticSource;
}

/** Collects what is found while a file is read. */
export class DiagnosticList {
  readonly all: DockerfileDiagnostic[] = [];

  /** BuildKit's parser refuses the file. */
  refuse(message: string, range: Range): void {
    this.all.push({ severity: "error", source: "parser", message, range });
  }

  /** BuildKit's parser takes the file with a warning. */
  warn(message: string, range: Range): void {
    this.all.push({ severity: "warning", source: "parser", message, range });
  }

  /** BuildKit's parser takes the file, its builder does not. */
  refuseInBuild(message: string, range: Range): void {
    this.all.push({ severity: "error", source: "builder", message, range });
  }
}
