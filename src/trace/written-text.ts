import type { Range } from "../parser/node.ts";
import { withArticle } from "../secrets/evidence.ts";
import { isAllowedValue } from "./allowed.ts";
import type { ReportTarget } from "./command-leaks.ts";
import { judgeWritten } from "./written-scripts.ts";
import { piecesBetween, startOfPiece, stretchOf, templateOf, type Value } from "./value.ts";

/** A part of a text that a command writes. */
interface Written {
  /** The text; the part's line begins at `line`, as far as it comes from where the part does. */
  readonly content: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Where the part stands in a stretch of the source: with what is before it on its line, as the value may stand in its
 * own name, too (`rpcpassword=password`); else alone. Null where it is put together.
 */
function findIn(source: string, [from, to]: Range, { content, line, start, end }: Written): Range | null {
  const stretch = source.slice(from, to);
  const withLine = stretch.indexOf(content.slice(line, end));
  const at = withLine === -1 ? stretch.indexOf(content.slice(start, end)) : withLine + start - line;
  return at === -1 ? null : [from + at, from + at + end - start];
}

/** Reports what stands in plain text in what a command writes: a literal there, and the file tells how to read it. */
export function reportWrittenText(target: ReportTarget, path: string, value: Value, extent: Range): void {
  const { settings, text, leaks, channels, place, keyword } = target;
  // dash's echo and printf make line breaks of `\\n`; two characters for two keep the offsets.
  const content = templateOf(value).replaceAll("\\n", " \n");
  for (const found of judgeWritten(path, content, settings)) {
    const { start, end } = found;
    if (found.evidence.confidence === "possible" || isAllowedValue(settings, content.slice(start, end))) continue;
    const within = stretchOf(piecesBetween(value, start, end));
    const line = Math.max(content.lastIndexOf("\n", start - 1) + 1, within === null ? 0 : startOfPiece(value, start));
    const range = findIn(text, within ?? extent, { content, line, start, end });
    if (range === null) continue;
    leaks.push({
      place, range, extent: range, subject: found.name ?? withArticle(found.evidence.kind), evidence: found.evidence, channels,
      literal: true, secret: null, detail: { keyword, command: "echo", target: path },
    });
  }
}
