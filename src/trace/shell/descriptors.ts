import type { ShellRedirect } from "../../parser/shell/ast.ts";

/** A file that a redirection has opened; its path is null where that cannot be known. */
export interface OpenFile {
  readonly path: string | null;
  readonly redirect: ShellRedirect;
  readonly append: boolean;
}

/** Where a descriptor leads: a file, the build's log, or what takes the command's output, be it a pipe or the log. */
export type Stream = OpenFile | "log" | "output";

/** The descriptors that `exec 3> file`, or the group around, leaves open; without an entry 1 is the output and 2 the log. */
export type Descriptors = ReadonlyMap<number, Stream>;

export const input = 0;
export const output = 1;
export const errors = 2;
/** No descriptor that a script can name: a command's own `2>` does not lead elsewhere what `set -x` prints of it. */
export const trace = -1;

export const noDescriptors: Descriptors = new Map();
