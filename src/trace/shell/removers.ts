/** A command that takes away what its operands name. */
export interface Remover {
  readonly command: string;
  /** Options with a value in the next word. */
  readonly valued: readonly string[];
  /** `contents`: the file stays, and is empty. */
  readonly takes: "files" | "directories" | "contents";
}

/** rm(1), shred(1) and truncate(1) of coreutils; rimraf and del-cli of npm. */
export const REMOVERS: readonly Remover[] = [
  { command: "rm", valued: ["--preserve-root", "--interactive"], takes: "files" },
  { command: "unlink", valued: [], takes: "files" },
  { command: "rimraf", valued: [], takes: "files" },
  { command: "del", valued: [], takes: "files" },
  { command: "shred", valued: ["-n", "--iterations", "-s", "--size"], takes: "files" },
  { command: "wipe", valued: [], takes: "files" },
  { command: "srm", valued: [], takes: "files" },
  { command: "rmdir", valued: [], takes: "directories" },
  { command: "truncate", valued: ["-s", "--size", "-r", "--reference"], takes: "contents" },
];

const namesOf = (...taken: readonly Remover["takes"][]): ReadonlySet<string> => new Set(REMOVERS.filter(({ takes }) => taken.includes(takes)).map(({ command }) => command));

/** Commands that take a file away for good. */
export const fileRemovers = namesOf("files");
/** Those that take away a file or a directory. */
export const removers = namesOf("files", "directories");
/** Those after which there is nothing left of a file. */
export const erasers = namesOf("files", "contents");
