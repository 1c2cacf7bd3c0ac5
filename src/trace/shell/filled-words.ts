import { templateOf, text, type Value } from "../value.ts";
import type { Argument } from "./host.ts";

/** What takes the place of a mark in a word and in the script that it holds: `{}` of `xargs -I{}` and of `find -exec`. */
export interface Filling {
  readonly mark: string;
  readonly value: Value;
}

/** The word with the value in the place of each mark. */
export function filledIn(word: Argument, fills: Filling): Argument {
  const value = fill(word.text, fills);
  return { ...word, value, text: templateOf(value), fills };
}

/** The text with the value in the place of each mark. */
export function fill(written: string, { mark, value }: Filling): Value {
  return written.split(mark).flatMap((part, i) => [...(i === 0 ? [] : value), ...text(part)]);
}
