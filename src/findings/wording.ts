import { suggestionMessages } from "../fixes/messages.ts";
import { proposalFor } from "../fixes/proposals.ts";
import type { Channel } from "../trace/channel.ts";
import { keptIn } from "../trace/kept-in.ts";
import type { Leak } from "../trace/leak.ts";
import type { Trace } from "../trace/trace.ts";
import { archiveOf } from "./copy-mends.ts";
import { mendOf } from "./mends.ts";
import { ownerOf, type LeakRule } from "./ownership.ts";
import type { Finding } from "./rule.ts";

/**
 * What each channel means for a person: where the secret stays, who reads it, with what. The worst first:
 * a message speaks of the first one that the leak has. The facts are those of docs/exposure.md.
 */
const exposures: readonly (readonly [Channel, string])[] = [
  ["image.config", "{{stay}} in the image's configuration; anyone who can pull the image reads {{it}} with docker inspect, and its history keeps {{it}}"],
  ["image.layer", "{{stay}} in an image layer; anyone who can pull the image takes {{it}} out with docker save"],
  ["image.history", "{{stay}} in the image history; anyone who can pull the image reads {{it}} with docker history --no-trunc"],
  ["attestation.min", "{{are}} recorded in the image's provenance attestation; anyone who can pull the image reads {{it}} with docker buildx imagetools inspect"],
  ["repository", "{{stand}} in this file; anyone who can read the repository reads {{it}}"],
  ["run.environ", "{{are}} in the container's environment; every process in it reads {{it}}, and docker inspect shows {{it}}"],
  ["run.argv", "{{are}} on the container's command line; ps and docker inspect show {{it}}"],
  ["build.log", "{{are}} printed to the build log; anyone who can read the log of the CI job reads {{it}}"],
  ["cache.exported", "{{are}} not in the image but {{stay}} in this stage's layers; anyone who can read an exported build cache (--cache-to mode=max) takes {{it}} out"],
  ["attestation.max", "{{are}} not in the image but recorded in a provenance attestation with mode=max; anyone who can pull the image reads {{it}} there with docker buildx imagetools inspect"],
];

/** The verbs and pronouns of the messages, for one thing and for several. */
const one = { stay: "stays", stand: "stands", are: "is", it: "it" };
const several = { stay: "stay", stand: "stand", are: "are", it: "them" };

/**
 * A message for each channel, keyed by the channel in camel case: «{{name}} stays …; anyone … reads it. {{mend}}»;
 * and those of the suggestions, where the rule has any.
 */
export function leakMessages(channels: readonly Channel[], suggestions: Readonly<Record<string, string>> = suggestionMessages): Record<string, string> {
  const chosen = exposures.filter(([channel]) => channels.includes(channel));
  return {
    ...Object.fromEntries(chosen.map(([channel, exposure]) => [messageIdOf(channel), `{{name}} ${exposure}. {{mend}}`])),
    ...suggestions,
  };
}

/** The message for the worst of the leak's channels. */
function worstMessage({ channels }: Leak): string {
  const [worst = "repository"] = exposures.find(([channel]) => channels.includes(channel)) ?? [];
  return messageIdOf(worst);
}

function messageIdOf(channel: Channel): string {
  return channel.replace(/\.([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** What a rule may say of one of its leaks in place of the usual message. */
interface Wording {
  readonly messageId: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The findings of a rule: each leak that it owns, with the message of its worst channel and the rewrites that mend it. */
export function findingsOf(rule: LeakRule, trace: Trace, word?: (leak: Leak) => Wording): Finding[] {
  return (leaksByRule(trace).get(rule) ?? []).map((leak) => {
    const { messageId, data } = word?.(leak) ?? { messageId: worstMessage(leak), data: { mend: mendOf(leak, trace) } };
    const proposal = proposalFor(leak, trace);
    return {
      messageId,
      data: { name: nameOf(leak, trace), ...(isSeveral(leak) ? several : one), ...data },
      range: leak.range,
      subject: leak.subject,
      nameOnly: leak.evidence.basis === "name",
      ...(proposal && { suggestions: [proposal] }),
    };
  });
}

/** Each rule asks for its own, and a file may have tens of thousands. */
const leaksByRule = keptIn(({ leaks }: Trace): ReadonlyMap<LeakRule, readonly Leak[]> => {
  const byRule = new Map<LeakRule, Leak[]>();
  for (const leak of leaks) {
    const rule = ownerOf(leak);
    const known = byRule.get(rule);
    if (known === undefined) byRule.set(rule, [leak]);
    else known.push(leak);
  }
  return byRule;
});

/** How a message calls the secret. */
function nameOf(leak: Leak, trace: Trace): string {
  const { place, subject, detail } = leak;
  const { files = [], keyword } = detail;
  const archive = archiveOf(leak);
  const others = files.length - 1;
  const more = others > 0 ? ` (and ${others} more)` : "";
  switch (place) {
    case "copy":
    case "copy-then-rm":
      return archive === null ? `${subject}${more}` : `${subject.slice(archive.length + 1)} in ${archive}${more}`;
    case "add-url":
      return `The credential for ${subject}`;
    case "write":
    case "log":
      return `The secret ${subject}`;
    case "run":
    case "argv":
    case "metadata":
      return `${capitalized(leak, trace)} in ${keyword ?? "this instruction"}`;
    case "text":
      return capitalized(leak, trace);
    default:
      return detail.part === undefined ? subject : `${detail.part} in ${subject}`;
  }
}

/** How far before its value a key may stand in the same line. */
const keyAhead = 500;

/** Words begin with a capital; identifiers and the keys of a file stay what they are. */
function capitalized({ subject, range }: Leak, { text }: Trace): string {
  const before = text.slice(Math.max(0, range[0] - keyAhead), range[0]);
  const isKey = !subject.includes(" ") && (before.slice(before.lastIndexOf("\n") + 1) + text.slice(...range)).includes(subject);
  return !isKey && /^[a-z]+(?:\s|$)/.test(subject) ? subject.charAt(0).toUpperCase() + subject.slice(1) : subject;
}

/** Whether the name is that of several things. */
function isSeveral({ place, subject, detail: { files = [] } }: Leak): boolean {
  return ((place === "copy" || place === "copy-then-rm") && files.length > 1) || /^(?:the )?credentials\b(?=$| of)/.test(subject);
}
