/** Commands that take a file away for good. */
export const fileRemovers: ReadonlySet<string> = new Set(["rm", "unlink", "shred", "srm", "wipe"]);
