import { type Environment, lookUp } from "../environment.ts";
import { Expansion } from "./word-expansion.ts";
import { readWord, type WordSyntax } from "./word-reader.ts";

export interface ExpandedWord {
  /** The text, expanded as one word. */
  readonly result: string;
  /** The words it falls into where BuildKit splits it (EXPOSE). */
  readonly words: readonly string[];
  /** Every name that the word refers to, sorted. */
  readonly variables: readonly string[];
}

/**
 * Expands a word of an instruction as BuildKit does (frontend/dockerfile/shell), quotes and escapes removed.
 * `word` is the text without line continuations. Gives `error`, a sentence without any value, where BuildKit refuses:
 * unclosed quotes, bad substitutions and patterns, `${X:?}` without an X.
 */
export function expandWord(
  word: string,
  environment: Environment,
  options: WordSyntax = {},
): ExpandedWord | { readonly error: string } {
  const reading = readWord(word, options);
  if ("error" in reading) return reading;
  const expansion = new Expansion((name) => lookUp(environment, name));
  const { result, words } = expansion.expand(reading.pieces);
  if (expansion.error !== null) return { error: expansion.error };
  return { result, words: words.map(({ text }) => text), variables: [...expansion.names].sort() };
}
