import type { ComposePart, ComposeReference, ComposeScalar } from "../../parser/compose/ast.ts";
import type { Range } from "../../parser/node.ts";
import { isInside } from "../instructions.ts";

/**
 * The reference whose default is the credential: `${A:-x}` of `${A:-x}`, `${B:-x}` of `${A:-${B:-x}}` and of
 * `postgres://me:${B:-x}@db`. Null where a literal outside of all references is.
 *
 * @param at The credential within the value; null where the whole value is it.
 */
export function defaultAround({ parts }: ComposeScalar, at: Range | null): ComposeReference | null {
  let found: ComposeReference | null = null;
  for (let inner = defaultIn(parts, at); inner; inner = defaultIn(inner.operand, at)) found = inner;
  return found;
}

function defaultIn(parts: readonly ComposePart[], at: Range | null): ComposeReference | null {
  const part = at === null ? (parts.length === 1 ? parts[0] : undefined) : parts.find(({ range }) => isInside(at, range));
  return part?.type === "ComposeReference" && (part.operator === ":-" || part.operator === "-") ? part : null;
}

/** Whether a credential is only a part of the value, which may stand in quotes. */
export function isPartOf(at: Range, { range }: ComposeScalar): boolean {
  return isInside(at, range) && (at[0] > range[0] + 1 || at[1] < range[1] - 1);
}

/** Whether Compose fills something into this part of the value. */
export function isFilledIn({ parts }: ComposeScalar, [start, end]: Range): boolean {
  return parts.some(({ type, range }) => type === "ComposeReference" && range[0] < end && start < range[1]);
}
