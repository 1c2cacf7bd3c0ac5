import type { Rewrite, TextEdit } from "./rewrite.ts";

/**
 * Applies a rewrite to the texts of its files, by absolute path.
 *
 * @returns The new text of every file that the rewrite names. Null, and so nothing at all, where one of them is not
 *   among `files` (unless the rewrite may create it), or where edits overlap, stand out of order or out of the text.
 */
export function applyRewrite(files: ReadonlyMap<string, string>, { files: changes }: Rewrite): Map<string, string> | null {
  const result = new Map<string, string>();
  for (const { path, edits, create } of changes) {
    const before = result.get(path) ?? files.get(path) ?? (create ? "" : undefined);
    const after = before === undefined || result.has(path) ? null : applyEdits(before, edits);
    if (after === null) return null;
    result.set(path, after);
  }
  return result;
}

/** Null where the edits are not in order, overlap, or reach beyond the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string | null {
  const pieces: string[] = [];
  let at = 0;
  for (const { range: [start, end], text: put } of edits) {
    if (start < at || end < start || end > text.length) return null;
    pieces.push(text.slice(at, start), put);
    at = end;
  }
  return pieces.join("") + text.slice(at);
}
