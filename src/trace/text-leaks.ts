import type { Instruction } from "../parser/dockerfile/ast.ts";
import type { Range } from "../parser/node.ts";
import type { Evidence } from "../secrets/evidence.ts";
import { findFormats, formatEvidence } from "../secrets/formats.ts";
import { findLiteralUrlCredentials, urlEvidence } from "../secrets/urls.ts";
import { isAllowedValue } from "./allowed.ts";
import type { Channel } from "./channel.ts";
import type { Leak, Place } from "./leak.ts";
import { reachesImage, type Pass } from "./pass.ts";
import { firstOverlapping, RangeIndex } from "./range-index.ts";
import { runTextChannels } from "./run-channels.ts";
import type { Settings } from "./settings.ts";

/** Which place a credential in the plain text of an instruction is; the others judge their own words. */
const places: Partial<Record<Instruction["type"], { readonly place: Place; readonly channels: readonly Channel[] }>> = {
  Cmd: { place: "argv", channels: ["image.config", "image.history"] },
  Entrypoint: { place: "argv", channels: ["image.config", "image.history"] },
  Healthcheck: { place: "argv", channels: ["image.config", "image.history"] },
  Label: { place: "metadata", channels: ["image.config", "image.history"] },
  Maintainer: { place: "metadata", channels: ["image.config", "image.history"] },
  User: { place: "metadata", channels: ["image.config", "image.history"] },
  Workdir: { place: "metadata", channels: ["image.config", "image.history"] },
  ShellInstruction: { place: "metadata", channels: ["image.config", "image.history"] },
  Onbuild: { place: "metadata", channels: ["image.config"] },
};

/** Instructions whose words were judged one by one: what was found clean there stays clean. */
const judged: ReadonlySet<Instruction["type"]> = new Set(["Arg", "Env", "Add", "Copy", "From"]);

interface Found {
  readonly range: Range;
  readonly evidence: Evidence;
  /** What it is, for the message: «GitHub token». */
  readonly what: string;
  readonly isUrl: boolean;
}

/** Known token formats, private keys and URL credentials in the part of the text that is a Dockerfile, where no other analysis has accounted for them. */
export function textLeaks(pass: Pass, within: Range): Leak[] {
  const { text, settings, tree } = pass.input;
  return formatLeaks({
    text,
    within,
    settings,
    leaks: pass.leaks,
    comments: tree.comments.map(({ range }) => range),
    place: (range) => placeInDockerfile(pass, range),
  });
}

interface FormatSearch {
  readonly text: string;
  readonly within?: Range;
  readonly settings: Settings;
  /** What has been found so far. */
  readonly leaks: readonly Leak[];
  readonly comments: readonly Range[];
  /** The place of a range outside of comments; null where nothing is to be said there. */
  readonly place: (range: Range) => { readonly place: Place; readonly channels: readonly Channel[]; readonly keyword?: string } | null;
}

/** Known token formats, private keys and URL credentials that no leak so far accounts for. */
export function formatLeaks({ text, within = [0, text.length], settings, leaks: known, comments, place }: FormatSearch): Leak[] {
  const found = credentialsIn(text, within);
  if (found.length === 0) return [];
  const accounted = new RangeIndex(known.map(({ extent }) => extent));
  const commented = new RangeIndex(comments);
  const leaks: Leak[] = [];
  let reported = 0;
  for (const { range, evidence, what, isUrl } of found) {
    if (range[0] < reported || accounted.overlaps(range) || isAllowedValue(settings, text.slice(...range))) continue;
    const inComment = commented.overlaps(range);
    // A comment is no instruction: an example URL in it harms nobody, a real token does.
    if (inComment && (isUrl || evidence.wellKnown)) continue;
    const at = inComment ? ({ place: "text", channels: ["repository"] } as const) : place(range);
    if (!at) continue;
    const keyword = "keyword" in at ? at.keyword : undefined;
    [, reported] = range;
    leaks.push({
      place: at.place, range, extent: range, subject: what, evidence, channels: at.channels, literal: true, secret: null,
      detail: keyword === undefined ? {} : { keyword },
    });
  }
  return leaks;
}

function placeInDockerfile(pass: Pass, range: Range): ReturnType<FormatSearch["place"]> {
  const { tree } = pass.input;
  const stage = firstOverlapping(tree.stages, range);
  const holder = firstOverlapping(stage?.instructions ?? tree.preamble, range);
  const instruction = holder?.type === "Onbuild" && holder.trigger ? holder.trigger : holder;
  if (instruction && judged.has(instruction.type)) return null;
  if (instruction?.type === "Run" && stage !== undefined) return { place: "run", channels: runTextChannels(pass, stage, instruction), keyword: instruction.keyword.value };
  const entry = instruction && places[instruction.type];
  if (!entry) return { place: "text", channels: ["repository"] };
  const published = stage !== undefined && reachesImage(pass, stage);
  return {
    place: entry.place,
    channels: [...(published ? entry.channels : []), "attestation.max", "repository"],
    keyword: instruction.keyword.value,
  };
}

/** In order of their starts. */
function credentialsIn(whole: string, [from, to]: Range): Found[] {
  const text = whole.slice(from, to);
  const formats = findFormats(text)
    .filter(({ confidence }) => confidence !== "possible")
    .map((match): Found => ({ range: [from + match.start, from + match.end], evidence: formatEvidence(match), what: match.what, isUrl: false }));
  const urls = findLiteralUrlCredentials(text)
    .map((match): Found => ({ range: [from + match.start, from + match.end], evidence: urlEvidence(match), what: match.what, isUrl: true }));
  return [...formats, ...urls].sort((a, b) => a.range[0] - b.range[0]);
}
