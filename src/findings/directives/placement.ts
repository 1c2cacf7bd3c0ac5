import type { LineTable } from "../../parser/lines.ts";
import type { Range } from "../../parser/node.ts";
import { ruleList } from "./comment.ts";
import type { DirectiveSource, FoundDirective, PlacedDirective } from "./directives.ts";

const switches = ["disable", "enable", "disable-line", "disable-next-line"] as const;

/** What a label turns off or on; undefined for labels that do neither. */
export function switchOf(label: string): PlacedDirective["type"] | undefined {
  return switches.find((name) => label === `eslint-${name}` || label === `dfsecret-${name}`);
}

/** For each comment, the instruction that stands below it with nothing but comments between. */
export function coveredInstructions({ comments, instructions, lines }: DirectiveSource): (Range | null)[] {
  const covered: (Range | null)[] = comments.map(() => null);
  let next = instructions.length;
  for (let index = comments.length - 1; index >= 0; index--) {
    const { range } = comments[index]!;
    while (next > 0 && instructions[next - 1]![0] > range[0]) next--;
    // A comment between the lines of a continued instruction covers the next line only.
    if (next > 0 && instructions[next - 1]![1] > range[0]) continue;
    const lineBelow = lines.positionAt(range[0]).line + 1;
    const instruction = instructions[next];
    const comment = comments[index + 1];
    if (instruction !== undefined && lines.positionAt(instruction[0]).line === lineBelow) covered[index] = instruction;
    else if (comment !== undefined && lines.positionAt(comment.range[0]).line === lineBelow) covered[index] = covered[index + 1]!;
  }
  return covered;
}

/**
 * ESLint knows blocks and single lines, but a directive above an instruction is meant for all of its lines. So it
 * becomes a block that ends with the instruction, but not where this end would end a block of the person's own as well:
 * there it stays what it is in ESLint.
 */
export function placeDirectives(found: readonly FoundDirective[], lines: LineTable): PlacedDirective[] {
  const open = new OpenBlocks();
  const nextBlock = nextBlocks(found);
  const ends = new Map<Range, Set<string> | "all">();
  const placed = found.map((directive, index): PlacedDirective => {
    const { label, value, justification, comment, line, covers } = directive;
    const type = switchOf(label)!;
    const place = { ours: label.startsWith("dfsecret-"), value, justification, loc: lines.locationOf(comment), line, comment };
    const rules = ruleList(value);
    if (isBlock(type)) open.apply(type, rules);
    if (type !== "disable-next-line") return { type, ...place };
    const needsBlock = covers !== null && lines.positionAt(covers[1]).line > place.loc.start.line + 1;
    const ended = needsBlock && nextBlock[index]! > covers[1] ? open.endable(rules) : null;
    if (covers === null || ended === null) return { type, ...place };
    const others = ends.get(covers) ?? [];
    ends.set(covers, others === "all" || ended.length === 0 ? "all" : new Set([...others, ...ended]));
    return { type: "disable", ...place };
  });
  for (const [[, end], rules] of ends) {
    const range: Range = [end, end];
    const value = rules === "all" ? "" : [...rules].join(", ");
    placed.push({ type: "enable", ours: true, value, justification: "", loc: lines.locationOf(range), line: range, comment: range });
  }
  return placed.sort((a, b) => a.comment[0] - b.comment[0]);
}

/** For each directive, where the next one stands that begins or ends a block. */
function nextBlocks(found: readonly FoundDirective[]): number[] {
  let next = Infinity;
  return found.toReversed()
    .map(({ label, comment }) => {
      const behind = next;
      if (isBlock(switchOf(label)!)) [next] = comment;
      return behind;
    })
    .reverse();
}

function isBlock(type: PlacedDirective["type"]): type is "disable" | "enable" {
  return type === "disable" || type === "enable";
}

/** The rules for which a block of the person's own is open. */
class OpenBlocks {
  #all = false;
  readonly #rules = new Set<string>();

  apply(type: "disable" | "enable", rules: readonly string[]): void {
    if (type === "disable") {
      if (rules.length === 0) this.#all = true;
      for (const rule of rules) this.#rules.add(rule);
    } else if (rules.length === 0) {
      this.#all = false;
      this.#rules.clear();
    } else {
      for (const rule of rules) this.#rules.delete(rule);
    }
  }

  /** What may be turned on again without an end to another block: a list, empty for everything; null for nothing. */
  endable(rules: readonly string[]): readonly string[] | null {
    if (this.#all) return null;
    if (rules.length === 0) return this.#rules.size === 0 ? rules : null;
    // With one of them in such a block the whole directive stays, as its end would not be that of the others.
    return rules.some((rule) => this.#rules.has(rule)) ? null : rules;
  }
}
