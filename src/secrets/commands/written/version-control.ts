import { inFolder } from "../paths.ts";
import { repositoryConfiguration } from "../repositories.ts";
import { hasOption, valueOfOption, type ParsedWords } from "../words.ts";
import type { WrittenRow } from "./row.ts";

const CLONE = "measured: the address that git clone gets stays in the clone, with user and password";
const CONFIG = "https://git-scm.com/docs/git-config#FILES";

/** What version control keeps beside what it fetches. */
export const VERSION_CONTROL: readonly WrittenRow[] = [
  { commands: "git", when: "clone", files: cloneConfiguration, keeps: "operands -c --config", what: "its address and its settings", source: CLONE },
  { commands: "git", when: "config", unless: "--get --get-all --get-regexp --list -l --unset --unset-all --remove-section", files: configurationFile, keeps: "operands", what: "the setting", source: CONFIG },
  { commands: "git", when: "remote add", files: (words) => [repositoryConfiguration(words)], keeps: "operands", what: "the address", source: "https://git-scm.com/docs/git-remote" },
  { commands: "git", when: "remote set-url", files: (words) => [repositoryConfiguration(words)], keeps: "operands", what: "the address", source: "https://git-scm.com/docs/git-remote" },
  { commands: "git", when: "submodule add", files: submoduleFiles, keeps: "operands", what: "the address", source: "https://git-scm.com/docs/git-submodule" },
  { commands: "git", when: "credential approve", files: "~/.git-credentials", stdin: true, keeps: "", what: "the login", source: "https://git-scm.com/docs/git-credential-store, which answers where it is the helper" },
  { commands: "git", when: "credential-store store", files: (words) => [valueOfOption(words, "--file") ?? "~/.git-credentials"], stdin: true, keeps: "", what: "the login", source: "https://git-scm.com/docs/git-credential-store" },
  { commands: "hg", when: "clone", files: (words) => [inFolder(cloneFolder(words), ".hg/hgrc")], keeps: "operands", what: "the address", source: "hg(1), hgrc(5): [paths]" },
  { commands: "svn", files: "~/.subversion/auth", unless: "--no-auth-cache", keeps: "--password", what: "the password", source: "https://svnbook.red-bean.com/en/1.8/svn.serverconfig.netmodel.html#svn.serverconfig.netmodel.credcache" },
];

/** `git clone URL [DIR]`; a bare clone keeps its configuration on top. */
function cloneConfiguration(words: ParsedWords): readonly string[] {
  const folder = cloneFolder(words);
  const isBare = hasOption(words, "--bare", "--mirror");
  const separate = valueOfOption(words, "--separate-git-dir");
  if (separate !== null) return [inFolder(separate, "config")];
  const given = words.operands[2] !== undefined;
  const target = isBare && !given ? `${folder}.git` : folder;
  return [inFolder(valueOfOption(words, "-C"), inFolder(target, isBare ? "config" : ".git/config"))];
}

/** The folder that is named, or the last part of the address without `.git`. */
function cloneFolder({ operands }: ParsedWords): string {
  const given = operands[2]?.text;
  if (given !== undefined) return given;
  const address = (operands[1]?.text ?? "").replace(/[?#][^]*/, "").replace(/(?<!\/)\/+$/, "").replace(/\/?\.git$/, "");
  return address.slice(Math.max(address.lastIndexOf("/"), address.lastIndexOf(":")) + 1);
}

function configurationFile(words: ParsedWords, behind: number): readonly string[] {
  // A key alone is a question.
  const operands = words.operands.length - behind;
  if (operands < 2) return [];
  const file = valueOfOption(words, "-f", "--file");
  if (file !== null) return [file];
  if (hasOption(words, "--global")) return ["~/.gitconfig"];
  if (hasOption(words, "--system")) return ["/etc/gitconfig"];
  return [repositoryConfiguration(words)];
}

function submoduleFiles(words: ParsedWords): readonly string[] {
  const folder = valueOfOption(words, "-C");
  return [inFolder(folder, ".gitmodules"), inFolder(folder, ".git/config")];
}
