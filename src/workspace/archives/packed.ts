/** A regular file in an archive, its content still packed or not yet decoded. */
export interface PackedFile {
  /** As the archive has it. */
  readonly path: string;
  /** In bytes, as the archive says. */
  readonly size: number;
  /** The content; null where it cannot be had. */
  content(): Uint8Array | null;
}

/** What stands in an archive is not as its format asks. */
export class Malformed extends Error {}
