import type { Range } from "../../parser/node.ts";
import type { DirectiveSource } from "./directives.ts";

/** Where peers' directives silence what rests on the name of a variable alone. */
export interface PeerDirectives {
  readonly wholeFile: boolean;
  /** Instructions, in order of the text. */
  readonly instructions: readonly Range[];
}

/** The rules whose findings peers make as well. */
const sharedRules: ReadonlySet<string> = new Set(["no-secret-arg", "no-secret-env", "no-secret-in-build"]);

/** Whether a peer's directive is meant for a finding of ours, too. */
export function isSilencedByPeer(
  { wholeFile, instructions }: PeerDirectives,
  rule: string,
  { nameOnly, range: [at] }: { readonly nameOnly?: boolean; readonly range: Range },
): boolean {
  if (!nameOnly || !sharedRules.has(rule)) return false;
  return wholeFile || isWithin(instructions, at);
}

/** Whether an offset stands in one of the ranges, which are in order. */
function isWithin(ranges: readonly Range[], at: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]![1] <= at) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range[0] <= at;
}

interface PeerComment {
  /** The comment's text; its first group is the list. */
  readonly pattern: RegExp;
  readonly silences: (list: string) => boolean;
  readonly wholeFile: boolean;
}

const peerComments: readonly PeerComment[] = [
  { pattern: /^check\s*=(.*)$/i, silences: skipsSecrets, wholeFile: false },
  { pattern: /^hadolint\s+ignore\s*=(.*)$/, silences: ignoresSecrets, wholeFile: false },
  { pattern: /^hadolint\s+global\s+ignore\s*=(.*)$/, silences: ignoresSecrets, wholeFile: true },
];

/** Reads peers' directives; `covered` has the instruction below each comment. */
export function readPeerDirectives({ comments, checks }: DirectiveSource, covered: readonly (Range | null)[]): PeerDirectives {
  const instructions = new Set<Range>();
  let wholeFile = checks.some(skipsSecrets);
  comments.forEach(({ value }, index) => {
    for (const peer of peerComments) {
      const list = peer.pattern.exec(value.trim())?.[1];
      if (list === undefined || !peer.silences(list)) continue;
      const instruction = covered[index];
      if (peer.wholeFile) wholeFile = true;
      else if (instruction) instructions.add(instruction);
    }
  });
  return { wholeFile, instructions: [...instructions] };
}

/** `skip=A,B;error=true`, a reason after a blank: BuildKit's (frontend/dockerfile/linter, `# check=`). */
function skipsSecrets(value: string): boolean {
  const skip = value.split(";").map((part) => part.trim()).find((part) => part.startsWith("skip="));
  if (skip === undefined) return false;
  const names = firstWords(skip.slice("skip=".length));
  return names.includes("SecretsUsedInArgOrEnv") || names.some((name) => name.toLowerCase() === "all");
}

/** `DL3006,DL3064`, anything after a blank: hadolint's (src/Hadolint/Pragma.hs). */
function ignoresSecrets(list: string): boolean {
  return firstWords(list).includes("DL3064");
}

function firstWords(list: string): string[] {
  return list.split(",").map((item) => item.trim().split(/\s/, 1)[0]!);
}
