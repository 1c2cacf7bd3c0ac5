const SHELLS: ReadonlySet<string> = new Set(["sh", "ash", "bash", "dash", "ksh", "mksh", "zsh"]);

/** Whether a program of this base name reads the language of POSIX's shell. */
export function isShell(name: string): boolean {
  return SHELLS.has(name);
}
