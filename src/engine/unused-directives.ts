import type { TextEdit } from "../fixes/rewrite.ts";
import type { Range } from "../parser/node.ts";
import { ruleList, shownRule } from "../findings/directives/comment.ts";
import type { PlacedDirective } from "../findings/directives/directives.ts";
import type { UnusedDirective } from "./suppression.ts";

/** A directive, or one rule of its list, that can go. */
export interface UnusedReport {
  readonly directive: PlacedDirective;
  readonly message: string;
  readonly fix: TextEdit;
}

/** What there is to say of a directive of no use, in ESLint's words. */
export function reportUnused(text: string, { directive, rules, whole }: UnusedDirective): UnusedReport[] {
  if (whole) return [{ directive, message: message(directive, rules), fix: { range: directive.line, text: "" } }];
  return rules.map((rule) => ({
    directive,
    message: message(directive, [rule]),
    fix: { range: itemRange(text, directive, rule), text: "" },
  }));
}

function message({ type, ours }: PlacedDirective, rules: readonly string[]): string {
  const list = alternatives(rules.map((rule) => `'${shownRule(rule)}'`));
  const label = ours ? "dfsecret" : "eslint";
  return type === "enable"
    ? `Unused ${label}-enable directive (no matching ${label}-disable directives were found${list && ` for ${list}`}).`
    : `Unused ${label}-disable directive (no problems were reported${list && ` from ${list}`}).`;
}

function alternatives(names: readonly string[]): string {
  return names.length <= 2 ? names.join(" or ") : `${names.slice(0, -1).join(", ")}, or ${names.at(-1)}`;
}

/** The range of one of several rules in a list, with the comma that would be one too many. */
function itemRange(text: string, { value, comment }: PlacedDirective, rule: string): TextEdit["range"] {
  const items = itemsIn(value, text.indexOf(value, comment[0]));
  const index = items.findIndex(({ range }) => ruleList(text.slice(...range)).includes(rule));
  const { range } = items[index]!;
  const previous = items[index - 1];
  const next = items[index + 1];
  if (previous === undefined) return [range[0], next!.range[0]];
  return next === undefined ? [previous.range[1], range[1]] : [previous.comma, items[index]!.comma];
}

/** The items of a list with commas between, without the blanks around them; `start` is the list's offset. */
function itemsIn(list: string, start: number): { readonly range: Range; readonly comma: number }[] {
  let at = start;
  return list.split(",").map((item) => {
    const from = at + (item.length - item.trimStart().length);
    const comma = at + item.length;
    at = comma + 1;
    return { range: [from, from + item.trim().length], comma };
  });
}
