import type { LineTable } from "../parser/lines.ts";
import { ruleList } from "../findings/directives/comment.ts";
import type { PlacedDirective } from "../findings/directives/directives.ts";
import type { RuleNames } from "./unknown-rules.ts";

/** What a directive can silence. */
export interface Problem {
  readonly ruleId: string | null;
  /** Where it starts. */
  readonly offset: number;
}

export interface Suppressed<P extends Problem> {
  readonly problem: P;
  /** The directives that silence it, outermost first; empty where none does. */
  readonly by: readonly PlacedDirective[];
}

export interface Suppression<P extends Problem> {
  readonly problems: readonly Suppressed<P>[];
  readonly unused: readonly UnusedDirective[];
}

/** A directive of which some or all rules silence nothing. */
export interface UnusedDirective {
  readonly directive: PlacedDirective;
  /** The rules of no use; empty for a directive without a list. */
  readonly rules: readonly string[];
  /** Whether nothing of the directive is of use. */
  readonly whole: boolean;
}

/** One rule of a directive, at the offset from which it works. */
interface Switch {
  readonly kind: "disable" | "enable";
  readonly offset: number;
  /** Null for all rules. */
  readonly ruleId: string | null;
  readonly directive: PlacedDirective;
}

/** Of directives that say the same again and again, the last ones are told. */
const toldDirectives = 16;

/**
 * Applies directives as ESLint does: blocks first, then single lines, each with what they were of use for.
 * `problems` in order of their offsets; `names` has the rules that exist, others count for nothing.
 */
export function applyDirectives<P extends Problem>(
  problems: readonly P[],
  directives: readonly PlacedDirective[],
  lines: LineTable,
  names: RuleNames,
): Suppression<P> {
  if (directives.length === 0) return { problems: problems.map((problem) => ({ problem, by: [] })), unused: [] };
  const known = directives.map((directive) => ({
    directive,
    rules: switchedRules(directive, names),
  }));
  const blocks = known.flatMap(({ directive, rules }) => rules.map((ruleId) => blockSwitch(directive, ruleId))).filter((one) => one !== null);
  const singleLines = known
    .flatMap(({ directive, rules }) => rules.flatMap((ruleId) => lineSwitches(directive, ruleId, lines)))
    // The end of one line's directive comes before the begin of the next one's.
    .sort((a, b) => a.offset - b.offset || Number(a.kind === "disable") - Number(b.kind === "disable"));

  const used = new Set<Switch>();
  const byBlock = silence(problems, blocks, used, () => false);
  const byLine = silence(problems, singleLines, used, (index) => byBlock[index]!.length > 0);
  for (const one of usedEnds(blocks)) used.add(one);
  return {
    problems: problems.map((problem, index) => ({ problem, by: [...byBlock[index]!, ...byLine[index]!] })),
    unused: unusedIn([...blocks, ...singleLines.filter(({ kind }) => kind === "disable")].filter((one) => !used.has(one))),
  };
}

/** Null for all rules. */
function switchedRules({ value }: PlacedDirective, names: RuleNames): (string | null)[] {
  const rules = ruleList(value);
  return rules.length === 0 ? [null] : rules.filter((rule) => names.has(rule));
}

function blockSwitch(directive: PlacedDirective, ruleId: string | null): Switch | null {
  const { type, comment } = directive;
  return type === "disable" || type === "enable" ? { kind: type, offset: comment[0], ruleId, directive } : null;
}

function lineSwitches(directive: PlacedDirective, ruleId: string | null, { starts, text }: LineTable): Switch[] {
  const { type, loc } = directive;
  if (type === "disable" || type === "enable") return [];
  const line = type === "disable-line" ? loc.start.line - 1 : loc.end.line;
  // Behind the last line there is no place for a problem.
  const [offset = text.length + 1, end = text.length + 1] = [starts[line], starts[line + 1]];
  return [
    { kind: "disable", offset, ruleId, directive },
    { kind: "enable", offset: end, ruleId, directive },
  ];
}

/** For each problem the directives in force for it; the innermost is noted as used, unless `isSilent` already. */
function silence(
  problems: readonly Problem[],
  switches: readonly Switch[],
  used: Set<Switch>,
  isSilent: (index: number) => boolean,
): PlacedDirective[][] {
  const state = new SwitchState();
  let next = 0;
  return problems.map(({ ruleId, offset }, index) => {
    while (next < switches.length && switches[next]!.offset <= offset) state.apply(switches[next++]!);
    const inForce = state.inForce(ruleId);
    const innermost = inForce.at(-1);
    if (innermost !== undefined && !isSilent(index)) used.add(innermost);
    return inForce.map(({ directive }) => directive);
  });
}

/** The disabling switches in force at a place, by rule. */
class SwitchState {
  readonly #disables = new Map<string | null, { readonly order: number; readonly one: Switch }[]>();
  /** The order of the last switch that enabled a rule; under null, all rules. */
  readonly #enabled = new Map<string | null, number>();
  #order = 0;

  apply(one: Switch): void {
    const order = ++this.#order;
    if (one.kind === "enable") {
      this.#enabled.set(one.ruleId, order);
      return;
    }
    const list = this.#disables.get(one.ruleId);
    if (list === undefined) this.#disables.set(one.ruleId, [{ order, one }]);
    else list.push({ order, one });
  }

  /** Outermost first. */
  inForce(ruleId: string | null): Switch[] {
    const since = Math.max(this.#enabled.get(null) ?? 0, ruleId === null ? 0 : (this.#enabled.get(ruleId) ?? 0));
    return [null, ...(ruleId === null ? [] : [ruleId])]
      .flatMap((id) => (this.#disables.get(id) ?? []).slice(-toldDirectives))
      .filter(({ order }) => order > since)
      .sort((a, b) => a.order - b.order)
      .map(({ one }) => one);
  }
}

/** The enabling switches that end something: looked for from the end, as the last one before a begin is the one that ends it. */
function usedEnds(blocks: readonly Switch[]): Switch[] {
  const waiting = new Map<string | null, Switch>();
  const used: Switch[] = [];
  for (const one of blocks.toReversed()) {
    if (one.kind === "enable") {
      // What follows an end for all rules has nothing left to end.
      if (one.ruleId === null) waiting.clear();
      waiting.set(one.ruleId, one);
    } else if (one.ruleId === null) {
      used.push(...waiting.values());
      waiting.clear();
    } else {
      const end = waiting.get(one.ruleId) ?? waiting.get(null);
      if (end !== undefined) used.push(end);
    }
  }
  return used;
}

function unusedIn(switches: readonly Switch[]): UnusedDirective[] {
  const byDirective = new Map<PlacedDirective, string[]>();
  for (const { directive, ruleId } of switches) {
    const rules = byDirective.get(directive) ?? [];
    if (ruleId !== null) rules.push(ruleId);
    byDirective.set(directive, rules);
  }
  return [...byDirective].map(([directive, rules]) => ({
    directive,
    rules,
    whole: ruleList(directive.value).every((rule) => rules.includes(rule)),
  }));
}
