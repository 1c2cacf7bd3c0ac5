import type { Leak } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";
import { directoryName } from "../trace/paths.ts";
import { instructionsOf } from "./instructions.ts";
import { isBrought } from "./files/other-copies.ts";
import type { Alone, Rewrite } from "./rewrite.ts";

/** What the rewrite needs for itself. In a Compose file only one that does no more than replace a value stands beside others. */
export function aloneOf({ files }: Rewrite, { place, subject, detail: { target } }: Leak, { path, language, dockerfiles }: Trace): Alone | null {
  const edits = files.flatMap((file) => (file.path === path ? file.edits : []));
  if (language === "compose") return files.length === 1 && edits.every(({ range, text }) => range[0] < range[1] && text !== "") ? { regions: [], names: [] } : null;
  const instructions = dockerfiles.flatMap(({ tree }) => instructionsOf(tree)).map(({ outer }) => outer);
  const cuts = edits.filter(({ text }) => text === "").map(({ range }) => range);
  return {
    regions: instructions.filter(({ range: [start, end] }) => cuts.some(([from, to]) => from < end && start < to)).map(({ range }) => range),
    // Of two copies into one directory, the second is the one that makes it once the first has gone; of two copies of one
    // file that others bring, too, the last to go lets the ignore file leave it out.
    names: target === undefined ? [] : [target, ...(place.startsWith("copy") ? [`${directoryName(target)}/`, ...(dockerfiles.some((one) => isBrought(one, subject)) ? [`context:${subject}`] : [])] : [])],
  };
}
