import { templateOf, text, type Value } from "../value.ts";
import type { Argument } from "./host.ts";

/**
 * What takes the place of a mark in a script that is a word: `{}` of `xargs -I{}` and of `find -exec`, and what the outer
 * shell fills in before the inner one reads its quotes: `sh -c "echo '$TOKEN'"`.
 */
export interface Filling {
  readonly mark: string;
  readonly value: Value;
}

/** The word with the value in the place of each mark. */
export function filledIn(word: Argument, filling: Filling): Argument {
  const value = fill(word.text, [filling]);
  return { ...word, value, text: templateOf(value), fillings: () => [filling] };
}

/** The text with its values in the place of all marks. */
export function fill(written: string, fillings: readonly Filling[]): Value {
  const [filling, ...others] = fillings.filter(({ mark }) => written.includes(mark));
  if (filling === undefined) return text(written);
  return written.split(filling.mark).flatMap((part, i) => [...(i === 0 ? [] : filling.value), ...fill(part, others)]);
}
