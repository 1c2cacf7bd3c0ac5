import type { CitedCase } from "./cases/cited.ts";
import { channelOf } from "./harness/linting.ts";
import type { Evidence, Proof } from "./harness/prove.ts";
import type { ProofCase } from "./proof-case.ts";

const introduction = `# Proofs

Written by \`npm run docs:proofs\`; \`npm run test:proofs\` fails where the builds show anything else. Each context is built by
buildah (\`--layers\`, no cache), exported as \`docker save\` does, and searched for a value that is made up anew each time: as it is,
in base64, hex, URL-encoding and UTF-16, in gzip, zlib, zip and tar; in every layer with what later ones delete, in the
configuration, in the history, and in the build's log. Then it is mended, by the rule's own suggestion where it has one, and
built again. The build still has the secret then: a SHA-256 that it leaves in the image, or a server that lets nobody
else in, proves that. Cases such as A03 are those of [exposure.md](exposure.md).

Nothing is a stand-in: git, curl, npm, pip and openssl are the real ones, against small servers on 127.0.0.1, and shell
commands are busybox's.
`;

const citedIntroduction = `## What buildah cannot show

Measured with BuildKit, as [exposure.md](exposure.md) tells, or nothing that a build does.
`;

/** The text of docs/proofs.md. */
export function proofsPage(proofs: readonly (readonly [ProofCase, Proof])[], cited: readonly CitedCase[]): string {
  return [
    introduction,
    table(["rule", "case", "tool", "message names", "found before", "mended by", "after"], proofs.map(([proof, { before, after }]) => [
      link(proof.rule),
      named(proof.title, [proof.exposure ?? []].flat()),
      proof.tool ?? "busybox",
      claimed(proof, before),
      before.leaks ? places(before) : `nowhere: ${outcome(proof, before)}`,
      proof.mend === "suggestion" ? "suggestion" : "hand",
      `nowhere: ${outcome(proof, after)}`,
    ])),
    "",
    citedIntroduction,
    table(["rule", "case", "why"], cited.map(({ rule, title, exposure, why }) => [link(rule), named(title, exposure), why])),
    "",
  ].join("\n");
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => "---"), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`).join("\n");
}

function link(rule: string): string {
  return `[${rule}](rules/${rule}.md)`;
}

function named(title: string, exposure: readonly string[]): string {
  return exposure.length === 0 ? title : `${title} (${exposure.join(", ")})`;
}

function claimed({ rule, onlyBuildKit }: ProofCase, { messages }: Evidence): string {
  const channels = messages.filter(({ ruleId }) => ruleId === `dfsecret/${rule}`).flatMap((message) => channelOf(message) ?? []);
  return [...new Set(channels)].map((channel) => `\`${channel}\`${channel === onlyBuildKit ? " (BuildKit only)" : ""}`).join(", ");
}

function places({ found }: Evidence): string {
  const channels = [...new Set(found.map(({ channel }) => channel))];
  return channels.map((channel) => {
    const where = [...new Set(found.filter((one) => one.channel === channel && one.where !== "").map((one) => one.where))];
    return where.length === 0 ? `\`${channel}\`` : `\`${channel}\`: ${where.join("; ")}`;
  }).join("<br>");
}

function outcome({ use }: ProofCase, { passes, hadSecret }: Evidence): string {
  if (!passes) return "the build fails";
  if (use === "at run time") return "nothing in the build needs it";
  if (!hadSecret) return "the build passes without it";
  return use === "server" ? "the server was asked with it" : "the RUN had it";
}
