/** Which closing braces of a template belong to which opening ones, and where its lines end. */
export interface BracePairs {
  /** The closing brace that belongs to the opening one at `offset`, -1 for none. */
  partner(offset: number): number;
  /** The last closing brace before `limit`, -1 for none. */
  lastClosing(limit: number): number;
  /** Where the line of `offset` ends. */
  lineEnd(offset: number): number;
}

/**
 * Counts braces as compose-go does (getFirstBraceClosingIndex): every opening one counts, with a dollar or without,
 * and the character behind it is passed over.
 */
export function pairBraces(template: string): BracePairs {
  const partners = new Map<number, number>();
  const closings: number[] = [];
  const lineEnds: number[] = [];
  const open: number[] = [];
  let passed = -1;
  for (const { 0: character, index } of template.matchAll(/[{}\n]/g)) {
    if (character === "}") closings.push(index);
    else if (character === "\n") lineEnds.push(index);
    if (index === passed) continue;
    if (character === "{") {
      open.push(index);
      passed = index + 1;
    } else if (character === "}") {
      const opening = open.pop();
      if (opening !== undefined) partners.set(opening, index);
    }
  }
  return {
    partner: (offset) => partners.get(offset) ?? -1,
    lastClosing: (limit) => closings[countBelow(closings, limit) - 1] ?? -1,
    lineEnd: (offset) => lineEnds[countBelow(lineEnds, offset)] ?? template.length,
  };
}

/** How many of the ascending numbers are less than `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
