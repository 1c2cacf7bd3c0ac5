import type { Condition } from "../tools.ts";

/** An argument of a command that is a command line of its own. */
interface CommandLineRow extends Condition {
  /** Base names of the commands. */
  readonly commands: string;
  /** The value of these options. Exactly one of `option` and `operand` is set. */
  readonly option?: string;
  /** The operand of this index behind `when`. */
  readonly operand?: number;
  /** The value is `setting=command line`. */
  readonly setting?: string;
  /** Manual page or documentation. */
  readonly source: string;
}

export const COMMAND_LINE_ROWS: readonly CommandLineRow[] = [
  { commands: "rsync", option: "-e --rsh", source: "rsync(1)" },
  { commands: "git", option: "-c", setting: "core.sshCommand", source: "git(1), git-config(1)" },
  { commands: "git", when: "clone", option: "-c --config", setting: "core.sshCommand", source: "git-clone(1)" },
  { commands: "git", when: "config core.sshCommand", operand: 0, source: "git-config(1)" },
  { commands: "git", when: "config set core.sshCommand", operand: 0, source: "git-config(1)" },
  { commands: "borg", option: "--rsh", source: "https://borgbackup.readthedocs.io/en/stable/usage/general.html" },
];
