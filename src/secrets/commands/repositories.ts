import { inFolder } from "./paths.ts";
import { valueOfOption, type ParsedWords } from "./words.ts";

/** The settings of the repository that a git command line acts on, by `-C` and `--git-dir`, git(1). */
export function repositoryConfiguration(words: ParsedWords): string {
  return inFolder(valueOfOption(words, "-C"), inFolder(valueOfOption(words, "--git-dir") ?? ".git", "config"));
}
