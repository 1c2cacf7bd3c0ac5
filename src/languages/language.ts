import type { LineTable } from "../parser/lines.ts";
import type { BaseNode, Diagnostic, Range } from "../parser/node.ts";
import type { Directives } from "../findings/directives/directives.ts";
import type { LanguageName } from "../findings/rule.ts";
import type { Settings } from "../trace/settings.ts";
import type { Trace } from "../trace/trace.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** What a text says by itself, without its path and its surroundings. */
export interface Parsed<Tree extends BaseNode = BaseNode> {
  readonly text: string;
  readonly tree: Tree;
  readonly comments: readonly CommentNode[];
  /** What the real reader of the language refuses, in order of the text. */
  readonly errors: readonly Diagnostic[];
  readonly directives: Directives;
  readonly lines: LineTable;
}

/** A comment; `value` is the text behind its sign. */
export interface CommentNode extends BaseNode {
  readonly value: string;
  readonly range: Range;
}

/** Where a text stands, and how it is to be read. */
export interface Surroundings {
  /** Absolute path of the file; it need not exist. */
  readonly path: string;
  readonly workspace: Workspace;
  readonly settings: Settings;
  /** False where the directives in the file's comments are to be passed over. */
  readonly inlineConfig?: boolean;
}

/** What rules read. */
export interface Analysis {
  readonly trace: Trace;
  readonly directives: Directives;
}

/** Turns a text into a tree and a tree into the trace that rules read, both without ever throwing. */
export interface Language<Tree extends BaseNode = BaseNode> {
  readonly name: LanguageName;
  /** For every type of node, the fields that hold its children. */
  readonly visitorKeys: Readonly<Record<string, string[]>>;
  /** Whether a blank before a line changes what it says. */
  readonly significantIndentation?: boolean;
  parse(text: string): Parsed<Tree>;
  analyse(parsed: Parsed<Tree>, surroundings: Surroundings): Analysis;
}
