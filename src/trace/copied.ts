import type { Word } from "../parser/dockerfile/ast.ts";
import { baseName, directoriesAbove } from "./paths.ts";
import type { StageState } from "./pass.ts";

/**
 * The source of the COPY that has brought what stands at a path, where its name does not tell what it is: the file
 * itself, or a directory above it, if no RUN is known to have made the file.
 */
export function copiedTo({ copied, made }: StageState, path: string): Word | undefined {
  if (made.has(path)) return copied.get(path);
  return [...directoriesAbove(path), path].map((at) => copied.get(at)).findLast((source) => source !== undefined) ?? copied.get(alikes(path));
}

/** Whether the image is known to have a file there: a RUN made it, or COPY brought it. */
export function hasFile({ copied, made }: StageState, path: string): boolean {
  return made.has(path) || copied.get(path) !== undefined;
}

/** The pattern of all files beside this one that end alike, as a COPY of them is kept: `/conf/*.txt`. */
function alikes(path: string): string {
  const name = baseName(path);
  const dot = name.indexOf(".", 1);
  return dot < 0 ? path : `${path.slice(0, path.length - name.length)}*${name.slice(dot)}`;
}
