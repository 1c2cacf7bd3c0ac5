/** A half-open range of UTF-16 offsets into the original text: `[start, end)`. */
export type Range = readonly [start: number, end: number];

/** A place in the original text; line and column count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where a node starts, and the place just behind its last character. */
export interface Location {
  readonly start: Position;
  readonly end: Position;
}

/** What every node of our trees has. `text.slice(...node.range)` is the node's own text, continuations included. */
export interface BaseNode {
  readonly type: string;
  readonly range: Range;
  /** Computed from `range` when first asked for. */
  readonly loc: Location;
}

/** Something that the real reader (BuildKit, a YAML reader) refuses or warns about. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  /** A sentence; names what is wrong, never a value. */
  readonly message: string;
  readonly range: Range;
}
