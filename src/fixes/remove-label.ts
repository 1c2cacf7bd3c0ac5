import type { Leak } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";
import { removePairs } from "./edits.ts";
import { dockerfileAt, instructionsOf, isInside } from "./instructions.ts";
import type { Proposal } from "./messages.ts";

/** Takes a label out of LABEL: no build reads it. Null for other metadata, which a container may need. */
export function removeLabel({ range, subject }: Leak, trace: Trace): Proposal | null {
  const dockerfile = dockerfileAt(trace, range);
  const holder = dockerfile && instructionsOf(dockerfile.tree).find(({ instruction }) => isInside(range, instruction.range));
  if (!dockerfile || holder?.instruction.type !== "Label") return null;
  const { outer, instruction: { pairs } } = holder;
  const pair = pairs.find((one) => isInside(range, one.range));
  if (!pair) return null;
  const edits = removePairs({ text: trace.text, tree: dockerfile.tree }, outer, pairs, new Set([pair]));
  return edits && { messageId: "removeLabel", data: { name: subject }, rewrite: { files: [{ path: trace.path, edits }], handover: [] } };
}
