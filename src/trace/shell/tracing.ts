/** Whether a shell that is started with these words prints each command with its words expanded, as `set -x` does. */
export function tracesCommands(words: readonly string[]): boolean {
  return words.some((word, i) => /^-[A-Za-z]*x/.test(word) || (word === "xtrace" && /^-[A-Za-z]*o$/.test(words[i - 1] ?? "")));
}
