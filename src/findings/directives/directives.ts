import type { LineTable } from "../../parser/lines.ts";
import type { Location, Range } from "../../parser/node.ts";
import { readComment, type CommentDirective } from "./comment.ts";
import { readPeerDirectives, type PeerDirectives } from "./peers.ts";
import { coveredInstructions, placeDirectives, switchOf } from "./placement.ts";

/** What directives are read from; every language gives this of its tree. */
export interface DirectiveSource {
  readonly lines: LineTable;
  /** Every comment in order of the text; `value` is what stands behind the comment sign. */
  readonly comments: readonly SourceComment[];
  /** What a directive above it covers as a whole, in order of the text. */
  readonly instructions: readonly Range[];
  /** The values of `# check=` parser directives, which hold for the file. */
  readonly checks: readonly string[];
  /** Whether a comment may stand behind something else on its line. */
  readonly trailingComments?: boolean;
}

export interface SourceComment {
  readonly value: string;
  readonly range: Range;
}

/** Everything that the comments of a file say to linters. */
export interface Directives {
  /** In order of their places, as ESLint applies them. */
  readonly placed: readonly PlacedDirective[];
  readonly allowances: readonly Allowance[];
  readonly mistakes: readonly DirectiveMistake[];
  readonly peers: PeerDirectives;
  /** The first comment of the file, if it is a directive of any of ours. */
  readonly first: Range | null;
}

/** A directive at the place from which it works, in the vocabulary that ESLint applies. */
export interface PlacedDirective {
  readonly type: "disable" | "enable" | "disable-line" | "disable-next-line";
  /** Whether it has a label of ours, and so cannot mean the rules of other linters. */
  readonly ours: boolean;
  /** The rules as written, with commas between; empty for all. */
  readonly value: string;
  readonly justification: string;
  /** Where it takes effect; for those that a person wrote, the comment. */
  readonly loc: Location;
  /**
   * What has to go to remove it: its line with the line ending, or the comment alone behind something else.
   * Empty for an end that no person wrote.
   */
  readonly line: Range;
  readonly comment: Range;
}

/** `# dfsecret-allow NAME -- reason`: nothing about NAME is reported in this file. */
export interface Allowance {
  readonly name: string;
  readonly comment: Range;
  readonly line: Range;
  /** Whether something would have been reported without it. */
  readonly used: boolean;
}

/** A comment that means to be a directive and is none. */
export interface DirectiveMistake {
  readonly kind: "unknown" | "unnamed" | "trailing";
  readonly label: string;
  readonly comment: Range;
}

export const noDirectives: Directives = {
  placed: [], allowances: [], mistakes: [], peers: { wholeFile: false, instructions: [] }, first: null,
};

/** A directive with its place in the file. */
export interface FoundDirective extends CommentDirective {
  readonly comment: Range;
  readonly line: Range;
  /** The instruction below the comment, with only comments between. */
  readonly covers: Range | null;
}

/** Reads the directives of a file in linear time; whatever the comments say, it never throws. */
export function readDirectives(source: DirectiveSource): Directives {
  if (source.checks.length === 0 && !source.comments.some(({ value }) => telling.test(value))) return noDirectives;
  const covered = coveredInstructions(source);
  const found = source.comments.flatMap(({ value, range }, index): FoundDirective[] => {
    const directive = readComment(value);
    return directive === null ? [] : [{ ...directive, comment: range, line: wholeLine(source.lines, range), covers: covered[index] ?? null }];
  });
  const [first] = source.comments;
  return {
    placed: placeDirectives(found.filter(({ label }) => isSwitch(label, source)), source.lines),
    allowances: found.flatMap(({ label, value, comment, line }): Allowance[] =>
      label === "dfsecret-allow" && variableName.test(value) ? [{ name: value, comment, line, used: true }] : []),
    mistakes: found.flatMap((directive) => mistakeIn(directive, source)),
    peers: readPeerDirectives(source, covered),
    first: first !== undefined && found[0]?.comment === first.range ? first.range : null,
  };
}

/** What every directive has in it, ours or a peer's; most files have no comment with it. */
const telling = /eslint-|dfsecret-|hadolint|check/i;

const variableName = /^[A-Za-z_][\w.-]*$/;

function isSwitch(label: string, { trailingComments = false }: DirectiveSource): boolean {
  const type = switchOf(label);
  return type !== undefined && (type !== "disable-line" || trailingComments);
}

function mistakeIn({ label, value, comment }: FoundDirective, source: DirectiveSource): DirectiveMistake[] {
  if (label === "dfsecret-allow") return variableName.test(value) ? [] : [{ kind: "unnamed", label, comment }];
  if (isSwitch(label, source)) return [];
  if (switchOf(label) !== undefined) return [{ kind: "trailing", label, comment }];
  return label.startsWith("dfsecret-") ? [{ kind: "unknown", label, comment }] : [];
}

/** A comment's line with its line ending, or what is the comment's of it; a byte order mark before it stays. */
function wholeLine({ text }: LineTable, range: Range): Range {
  const start = text.lastIndexOf("\n", range[0]) + 1;
  const before = text.slice(start, range[0]).trimEnd();
  if (before.trim() !== "") return [start + before.length, range[1]];
  const end = text.indexOf("\n", range[1]);
  return [start === 0 && text.startsWith("\uFEFF") ? 1 : start, end === -1 ? text.length : end + 1];
}
