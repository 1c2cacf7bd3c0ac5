import type { ParsedScript } from "unbash";
import type { LineTable } from "../lines.ts";
import type { BaseNode, Range } from "../node.ts";
import { createNode } from "../tree.ts";
import type { ShellScript } from "./ast.ts";
import type { SourceView } from "./source-view.ts";

/** A node of unbash, or all that is asked of it here. */
export interface Extent {
  readonly pos: number;
  readonly end: number;
}

/** What every step of turning unbash's tree into ours needs to know. */
export interface Conversion {
  readonly lines: LineTable;
  readonly view: SourceView;
  /** Where unbash met a deeper nesting than it reads: words around these places have no parts. */
  readonly unreadable: readonly number[];
  /** How many statements and operands stand around this place. */
  readonly depth: number;
  /** Spent on substitutions and operands: unbash reads these when asked, once for every level around them. */
  readonly nesting: Budget;
  /** Spent on reading again behind errors. */
  readonly recovery: Budget;
  /** Turns the script of a substitution into ours. */
  readonly script: (script: ParsedScript, conversion: Conversion) => ShellScript;
}

/** Trees are no deeper than this many statements and operands, so that recursive readers are safe. */
const MAX_DEPTH = 200;

/** How much text may be read more than once, in characters; keeps the time linear. */
export class Budget {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** False when there is not enough left for `length` characters. */
  spend(length: number): boolean {
    this.#left -= length;
    return this.#left >= 0;
  }
}

export function deeper(conversion: Conversion): Conversion {
  return { ...conversion, depth: conversion.depth + 1 };
}

export function tooDeep({ depth }: Conversion): boolean {
  return depth >= MAX_DEPTH;
}

/** Makes a node that stands for the tokens of `extent`. */
export function makeNode<T extends BaseNode>(
  conversion: Conversion,
  type: T["type"],
  extent: Extent,
  fields: Omit<T, keyof BaseNode>,
): T {
  conversion.view.reach(extent.end);
  const [start, end] = conversion.view.range(extent.pos, extent.end);
  return createNode<T>(conversion.lines, type, start, end, fields);
}

/**
 * Makes a node that encloses `children`. unbash ends a construct that is never closed where it begins,
 * and a list where its reader happened to stand: such ends do not count as reached.
 */
export function makeParent<T extends BaseNode>(
  conversion: Conversion,
  type: T["type"],
  extent: Extent,
  children: readonly (BaseNode | null)[],
  fields: Omit<T, keyof BaseNode>,
): T {
  const [start, end] = enclose(conversion.view.range(extent.pos, extent.end), children);
  return createNode<T>(conversion.lines, type, start, end, fields);
}

function enclose([start, end]: Range, children: readonly (BaseNode | null)[]): Range {
  let first = start;
  let last = end;
  for (const child of children) {
    if (child === null) continue;
    first = Math.min(first, child.range[0]);
    last = Math.max(last, child.range[1]);
  }
  return [first, last];
}

/** A script of which nothing is known. */
export function emptyScript(conversion: Conversion, extent: Extent): ShellScript {
  return makeParent<ShellScript>(conversion, "ShellScript", extent, [], { statements: [] });
}
