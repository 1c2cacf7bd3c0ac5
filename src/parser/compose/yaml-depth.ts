import type { CST } from "yaml";
import type { Range } from "../node.ts";

/**
 * Collections nested deeper than any file has them. The YAML composer goes down by recursion, and running out of stack
 * inside a regular expression ends the whole process.
 */
const MAX_DEPTH = 200;

/**
 * Empties the collections of a document's token that are nested too deeply, so that all readers of the document may
 * recurse. Returns where they stood.
 */
export function limitDepth(document: CST.Token): Range[] {
  const emptied: Range[] = [];
  let level = childrenOf(document);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MAX_DEPTH) {
      for (const collection of level) {
        collection.items.length = 0;
        emptied.push([collection.offset, collection.offset + 1]);
      }
      break;
    }
    level = level.flatMap(childrenOf);
  }
  return emptied;
}

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** The collections right inside a token. */
function childrenOf(token: CST.Token): Collection[] {
  if (token.type === "document") return [token.value].filter(isCollection);
  return isCollection(token) ? token.items.flatMap(({ key, value }) => [key, value].filter(isCollection)) : [];
}

const isCollection = (token: CST.Token | null | undefined): token is Collection =>
  token?.type === "block-map" || token?.type === "block-seq" || token?.type === "flow-collection";
