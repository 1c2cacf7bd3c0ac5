import type { LineTable } from "./lines.ts";
import type { BaseNode, Location, Range } from "./node.ts";

/**
 * A node of a tree over `lines.text`. Gives its `loc`, which few readers want, only when it is asked for;
 * extended by nodes with more such fields.
 */
export class TreeNode {
  declare type: string;
  declare range: Range;
  readonly #lines: LineTable;
  #loc: Location | undefined;

  constructor(lines: LineTable, type: string, start: number, end: number) {
    this.#lines = lines;
    this.type = type;
    this.range = [start, end];
  }

  get loc(): Location {
    return (this.#loc ??= this.#lines.locationOf(this.range));
  }
}

/** Makes a node of a tree over `lines.text`; `start` and `end` are offsets into that text. */
export function createNode<T extends BaseNode>(
  lines: LineTable,
  type: T["type"],
  start: number,
  end: number,
  fields: Omit<T, keyof BaseNode>,
): T {
  return Object.assign(new TreeNode(lines, type, start, end), fields) as unknown as T;
}
