import { CommandTable } from "./command-table.ts";
import { list } from "./lists.ts";
import { repositoryConfiguration } from "./repositories.ts";
import { matchCondition, readInvocation, type Condition } from "./tools.ts";
import type { ParsedWords } from "./words.ts";

/** A command that takes out what another one has stored in a file of its own. */
interface UndoRow extends Condition {
  readonly commands: string;
  /** The sub-commands whose storing it undoes, as the rows of written files have them, separated by commas. */
  readonly undoes: string;
  /** The options that name what goes, and `operands`; all goes when left out. */
  readonly names?: string;
  /** Whether an operand is the server of the logins that go: where one is named, those to another stay. */
  readonly ofServer?: boolean;
  /** The one file that it goes out of, where the command acts on one of many. */
  readonly file?: (words: ParsedWords) => string;
  readonly source: string;
}

const OCI = "https://docs.docker.com/reference/cli/docker/logout/, containers-auth.json(5)";
const NPM = "https://docs.npmjs.com/cli/v11/commands/npm-config";
const USER_SECRETS = "https://learn.microsoft.com/aspnet/core/security/app-secrets";
const POETRY = "https://python-poetry.org/docs/cli/#config";

export const UNDO_ROWS: readonly UndoRow[] = [
  { commands: "git", when: "config", requires: "--unset --unset-all --remove-section", undoes: "config", names: "operands", source: "git-config(1)" },
  ...["config unset", "config remove-section"].map((when): UndoRow => ({ commands: "git", when, undoes: "config", names: "operands", source: "git-config(1)" })),
  ...["remote set-url", "remote remove", "remote rm"].map((when): UndoRow => ({ commands: "git", when, undoes: "clone,remote add,remote set-url", file: repositoryConfiguration, source: "git-remote(1)" })),
  { commands: "git", when: "credential reject", undoes: "credential approve", source: "git-credential(1)" },
  { commands: "docker nerdctl oras crane podman buildah skopeo oc az huggingface-cli cargo ibmcloud", when: "logout", undoes: "login", ofServer: true, source: OCI },
  { commands: "helm", when: "registry logout", undoes: "registry login", ofServer: true, source: "https://helm.sh/docs/helm/helm_registry_logout/" },
  ...["repo remove", "repo rm"].map((when): UndoRow => ({ commands: "helm", when, undoes: "repo add", names: "operands", source: "https://helm.sh/docs/helm/helm_repo_remove/" })),
  ...["config delete", "config rm", "config unset"].map((when): UndoRow => ({ commands: "npm pnpm yarn", when, undoes: "config set,set", names: "operands", source: NPM })),
  { commands: "npm pnpm", when: "logout", undoes: "config set,set", source: "https://docs.npmjs.com/cli/v11/commands/npm-logout" },
  { commands: "bundle", when: "config unset", undoes: "config", names: "operands", source: "https://bundler.io/man/bundle-config.1.html" },
  { commands: "bundle", when: "config", requires: "--delete", undoes: "config", names: "operands", source: "https://bundler.io/man/bundle-config.1.html" },
  { commands: "poetry composer", when: "config", requires: "--unset", undoes: "config", names: "operands", source: POETRY },
  { commands: "composer", when: "global config", requires: "--unset", undoes: "global config", names: "operands", source: "https://getcomposer.org/doc/03-cli.md#config" },
  { commands: "conda mamba", when: "config", requires: "--remove --remove-key", undoes: "config", names: "operands", source: "https://docs.conda.io/projects/conda/en/stable/commands/config.html" },
  { commands: "pip", when: "config unset", undoes: "config set", names: "operands", source: "https://pip.pypa.io/en/stable/cli/pip_config/" },
  { commands: "dotnet", when: "nuget remove source", undoes: "nuget add source,nuget update source", names: "operands", source: "https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-remove-source" },
  { commands: "dotnet", when: "user-secrets remove", undoes: "user-secrets set", names: "operands", source: USER_SECRETS },
  { commands: "dotnet", when: "user-secrets clear", undoes: "user-secrets set", source: USER_SECRETS },
  ...["sources remove", "sources Remove"].map((when): UndoRow => ({
    commands: "nuget", when, undoes: "sources add,sources Add,sources update,sources Update", names: "-name -Name", source: "https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources",
  })),
  { commands: "az", when: "account clear", undoes: "login", source: "https://learn.microsoft.com/cli/azure/account#az-account-clear" },
  { commands: "gem", when: "sources", requires: "-r --remove", undoes: "sources", names: "-r --remove", source: "https://guides.rubygems.org/command-reference/#gem-sources" },
  { commands: "go", when: "env", requires: "-u", undoes: "env", names: "operands", source: "https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information" },
  { commands: "gh glab", when: "auth logout", undoes: "auth login", source: "https://cli.github.com/manual/gh_auth_logout" },
  { commands: "gcloud", when: "auth revoke", undoes: "auth activate-service-account,auth activate-refresh-token,auth login", source: "https://cloud.google.com/sdk/gcloud/reference/auth/revoke" },
  { commands: "mc mcli", when: "alias remove", undoes: "alias set", names: "operands", source: "https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-remove.html" },
  { commands: "git-crypt", when: "lock", undoes: "unlock", source: "git-crypt(1)" },
  { commands: "ansible-vault", when: "encrypt", undoes: "decrypt", names: "operands", source: "ansible-vault(1)" },
  { commands: "rclone", when: "config delete", undoes: "config create", names: "operands", source: "https://rclone.org/commands/rclone_config_delete/" },
];

const TABLE = new CommandTable(() => UNDO_ROWS);

/** Whose storing a command undoes. */
export interface Undoing {
  /** The storing commands as `WrittenFile.by` has them: «git config». */
  readonly by: readonly string[];
  /** Whether a storing command line is meant, by its words. */
  readonly means: (words: readonly string[]) => boolean;
  /** The file that it goes out of; null where the storing command tells it. */
  readonly file: string | null;
}

/** What of earlier commands' storing a command takes back. */
export function findUndone(command: string, args: readonly string[]): Undoing[] {
  const invocation = readInvocation(command, args);
  return TABLE.rowsFor(invocation).flatMap((row): Undoing[] => {
    const { name, words } = invocation;
    const behind = matchCondition(words, row);
    if (behind < 0) return [];
    const names = list(row.names);
    const named = [
      ...words.options.flatMap((option) => (option.value && names.includes(option.name) ? [option.value.text] : [])),
      ...words.operands.slice(names.includes("operands") ? behind : words.operands.length).map(({ text }) => text),
    ];
    const server = row.ofServer ? words.operands[behind]?.text : undefined;
    return [{
      by: row.undoes.split(",").map((stored) => `${name} ${stored}`),
      file: row.file?.(words) ?? null,
      means: (stored) => (row.names === undefined || named.some((one) => stored.some((word) => isOf(word, one)))) && !isOfOther(stored, server),
    }];
  });
}

/** A setting by its name, alone, with its value or in its section; the value of an option that gives something its name. */
function isOf(word: string, name: string): boolean {
  return word === name || word.startsWith(`${name}=`) || word.startsWith(`${name}.`) || word.endsWith(`=${name}`);
}

/** Whether a login is to another server than the named one, as far as its last word tells. */
function isOfOther(stored: readonly string[], server: string | undefined): boolean {
  const [wanted, used] = [hostOf(server), hostOf(stored.at(-1))];
  return wanted !== null && used !== null && wanted !== used;
}

/** The host of an address; null for what may be something else. */
function hostOf(address = ""): string | null {
  return /^(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+(?::\d+)?|[\w-]+:\d+)(?:\/|$)/.exec(address)?.[1] ?? null;
}
