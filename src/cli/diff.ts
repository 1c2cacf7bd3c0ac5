import { maskLine } from "../engine/mask-line.ts";
import { compareLines, type DiffLine } from "./line-diff.ts";

/** Lines around a change that are shown with it. */
const contextLines = 3;

export interface DiffedFile {
  /** As a person calls it, with `/`. */
  readonly name: string;
  /** Null for a new file. */
  readonly before: string | null;
  readonly after: string;
}

/**
 * A unified diff with every value masked, so that it can be shown and kept: for people, not for `patch`. Lines that
 * differ only in what is masked look alike.
 */
export function maskedDiff({ name, before, after }: DiffedFile): string {
  const lines = compareLines(before ?? "", after);
  const hunks = hunksOf(lines).map(([start, end]) => hunk(lines, start, end));
  if (hunks.length === 0) return "";
  return [`--- ${before === null ? "/dev/null" : `a/${name}`}`, `+++ b/${name}`, ...hunks].join("\n") + "\n";
}

/** Ranges of lines to show, from the first to behind the last. */
function hunksOf(lines: readonly DiffLine[]): [number, number][] {
  const hunks: [number, number][] = [];
  for (const [at, { sign }] of lines.entries()) {
    if (sign === " ") continue;
    const last = hunks.at(-1);
    const [start, end] = [Math.max(0, at - contextLines), Math.min(lines.length, at + 1 + contextLines)];
    if (last && start <= last[1]) last[1] = end;
    else hunks.push([start, end]);
  }
  return hunks;
}

function hunk(lines: readonly DiffLine[], start: number, end: number): string {
  const shown = lines.slice(start, end);
  const place = (other: "-" | "+"): string => {
    const count = shown.filter(({ sign }) => sign !== other).length;
    const before = lines.slice(0, start).filter(({ sign }) => sign !== other).length;
    return `${count === 0 ? before : before + 1},${count}`;
  };
  const masked = shown.map(({ sign, text }, i) => sign + maskLine(withoutBreak(text), withoutBreak(previousLine(lines, start + i))));
  return [`@@ -${place("+")} +${place("-")} @@`, ...masked].join("\n");
}

/** The line before it in the same one of the two files. */
function previousLine(lines: readonly DiffLine[], at: number): string {
  const other = lines[at]!.sign === "-" ? "+" : "-";
  let before = at - 1;
  while (lines[before]?.sign === other) before--;
  return lines[before]?.text ?? "";
}

function withoutBreak(line: string): string {
  return line.replace(/\r?\n$/, "");
}
