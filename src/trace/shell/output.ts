import type { Value } from "../value.ts";

/** A value is cut at so many pieces: loops that append must not make it grow without end. */
export const mostPieces = 64;

/** What one command writes and then another. */
export function concat(left: Value, right: Value): Value {
  if (left.length === 0) return right;
  if (right.length === 0 || left.length >= mostPieces) return left;
  return [...left, ...right].slice(0, mostPieces);
}

/** The same for any number of them. */
export function joined(values: readonly Value[]): Value {
  return values.reduce(concat, []);
}
