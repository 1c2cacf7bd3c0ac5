/** A line of a comparison: in both texts, only in the old one, or only in the new one. Its line ending belongs to it. */
export interface DiffLine {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** Pairs of lines that are compared at the most; where more differ, the old ones and then the new ones are told. */
const mostPairs = 4_000_000;

/** Compares two texts line by line, by their longest common subsequence. */
export function compareLines(before: string, after: string): DiffLine[] {
  const [old, young] = [linesOf(before), linesOf(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, young.length) - start && old.at(-1 - end) === young.at(-1 - end)) end++;
  return [
    ...signed(" ", old.slice(0, start)),
    ...compare(old.slice(start, old.length - end), young.slice(start, young.length - end)),
    ...signed(" ", old.slice(old.length - end)),
  ];
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/(?<=\n)/);
}

function signed(sign: DiffLine["sign"], lines: readonly string[]): DiffLine[] {
  return lines.map((text) => ({ sign, text }));
}

function compare(old: readonly string[], young: readonly string[]): DiffLine[] {
  if (old.length * young.length > mostPairs) return [...signed("-", old), ...signed("+", young)];
  const width = young.length + 1;
  /** By pair of positions, the length of the longest common subsequence from there on. */
  const common = new Uint32Array((old.length + 1) * width);
  for (let x = old.length - 1; x >= 0; x--) {
    for (let y = young.length - 1; y >= 0; y--) {
      common[x * width + y] = old[x] === young[y]
        ? common[(x + 1) * width + y + 1]! + 1
        : Math.max(common[(x + 1) * width + y]!, common[x * width + y + 1]!);
    }
  }
  const lines: DiffLine[] = [];
  let [x, y] = [0, 0];
  while (x < old.length || y < young.length) {
    if (x < old.length && y < young.length && old[x] === young[y]) {
      lines.push({ sign: " ", text: old[x++]! });
      y++;
    } else if (x < old.length && (y === young.length || common[(x + 1) * width + y]! >= common[x * width + y + 1]!)) {
      lines.push({ sign: "-", text: old[x++]! });
    } else {
      lines.push({ sign: "+", text: young[y++]! });
    }
  }
  return lines;
}
