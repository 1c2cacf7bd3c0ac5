/**
 * Where a secret ends up so that somebody can read it. The measured table behind it is docs/exposure.md,
 * which also names the command of each reader.
 */
export type Channel =
  | "image.history"
  | "image.config"
  | "image.layer"
  | "attestation.max"
  | "attestation.min"
  | "cache.exported"
  | "build.log"
  | "run.argv"
  | "run.environ"
  | "repository";

/** Channels that anyone who can pull the image or read the repository can read. */
const publishedChannels: ReadonlySet<Channel> = new Set<Channel>([
  "image.history",
  "image.config",
  "image.layer",
  "attestation.min",
  "run.argv",
  "run.environ",
  "repository",
]);

/** Whether one of the channels is published; all others need the builder, its cache, its log or mode=max attestations. */
export function isPublished(channels: readonly Channel[]): boolean {
  return channels.some((channel) => publishedChannels.has(channel));
}
