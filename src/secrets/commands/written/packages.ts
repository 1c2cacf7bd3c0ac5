import { list } from "../lists.ts";
import { inFolder } from "../paths.ts";
import { hasOption, valueOfOption, type ParsedWords } from "../words.ts";
import type { WrittenRow } from "./row.ts";

const NPM_MEASURED = "measured with npm: settings in .npmrc, the command line in ~/.npm/_logs, Git addresses in package.json and both lock files";
const PNPM = "https://pnpm.io/cli/config; the settings of npm it leaves to npm config set, settingShouldFallBackToNpm in its sources up to 10";
const COMPOSER = "https://getcomposer.org/doc/articles/authentication-for-private-packages.md";
const POETRY = "https://python-poetry.org/docs/repositories/#configuring-credentials";
const BUNDLER = "https://bundler.io/man/bundle-config.1.html";
const NUGET = "https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior";
const LARAVEL_VARIABLES = list("APP_KEY DB_PASSWORD REDIS_PASSWORD MAIL_PASSWORD AWS_SECRET_ACCESS_KEY PUSHER_APP_SECRET DATABASE_URL DB_URL REDIS_URL MAIL_URL");

/** What package managers keep: settings, logins, addresses, logs. */
export const PACKAGES: readonly WrittenRow[] = [
  { commands: "npm", when: "config set", files: npmrc, keeps: "operands", what: "the setting", source: NPM_MEASURED },
  { commands: "npm", when: "set", files: npmrc, keeps: "operands", what: "the setting", source: NPM_MEASURED },
  { commands: "pnpm", when: "config set", files: (words) => (isNpmSetting(words) || hasOption(words, "--location") ? npmrc(words) : ["~/.config/pnpm/rc"]), keeps: "operands", what: "the setting", source: PNPM },
  { commands: "pnpm", when: "config", key: /^set$/, files: (words) => (isNpmSetting(words) ? ["~/.npm/_logs"] : []), keeps: "operands", what: "npm's command line", source: PNPM },
  { commands: "pnpm", when: "set", files: npmrc, keeps: "operands", what: "the setting", source: "https://pnpm.io/cli/config" },
  { commands: "npm", unless: "--logs-max --logs-dir", files: "~/.npm/_logs", what: "its command line", source: NPM_MEASURED },
  ...["install", "i", "add"].map((when): WrittenRow => ({
    commands: "npm", when, unless: "-g --global --no-save", files: nodeProject("package.json", "package-lock.json", "node_modules/.package-lock.json"), keeps: "operands", what: "the address of a package", source: NPM_MEASURED,
  })),
  ...["add", "install", "i"].map((when): WrittenRow => ({
    commands: "pnpm", when, unless: "-g --global", files: nodeProject("package.json", "pnpm-lock.yaml"), keeps: "operands", what: "the address of a package", source: "https://pnpm.io/cli/add",
  })),
  { commands: "yarn", when: "add", files: nodeProject("package.json", "yarn.lock"), keeps: "operands", what: "the address of a package", source: "https://classic.yarnpkg.com/en/docs/cli/add" },
  { commands: "yarn", when: "config set", key: /^npm[A-Z]/, files: (words) => [hasOption(words, "-H", "--home") ? "~/.yarnrc.yml" : ".yarnrc.yml"], keeps: "operands", what: "the setting", source: "https://yarnpkg.com/cli/config/set" },
  { commands: "yarn", when: "config set", key: /^(?!npm[A-Z])/, files: "~/.yarnrc", keeps: "operands", what: "the setting", source: "https://classic.yarnpkg.com/en/docs/cli/config" },
  { commands: "pip", when: "config set", files: pipConfiguration, keeps: "operands", what: "the setting", source: "measured with pip config set; https://pip.pypa.io/en/stable/topics/configuration/#location" },
  { commands: "pip", when: "install", requires: "-e --editable", files: editableClone, keeps: "-e --editable", what: "the address of the repository", source: "https://pip.pypa.io/en/stable/topics/vcs-support/#editable-vcs-installs" },
  { commands: "pipenv", when: "install", files: "Pipfile", what: "the address", source: "https://pipenv.pypa.io/en/latest/commands.html#install" },
  { commands: "poetry", when: "config", key: /^(?:http-basic|pypi-token)\./, unless: "--unset --local", files: "~/.config/pypoetry/auth.toml", keeps: "operands", what: "the login", source: POETRY },
  { commands: "poetry", when: "config", key: /^repositories\./, unless: "--unset --local", files: "~/.config/pypoetry/config.toml", keeps: "operands", what: "the address", source: POETRY },
  { commands: "poetry", when: "config", requires: "--local", unless: "--unset", files: "poetry.toml", keeps: "operands", what: "the setting", source: POETRY },
  { commands: "poetry", when: "add", files: "pyproject.toml", what: "the address of a package", source: "https://python-poetry.org/docs/dependency-specification/#git-dependencies" },
  { commands: "poetry", when: "source add", files: "pyproject.toml", keeps: "operands", what: "the address", source: "https://python-poetry.org/docs/repositories/" },
  { commands: "uv", when: "add", files: "pyproject.toml", keeps: "operands", what: "the address of a package", source: "https://docs.astral.sh/uv/concepts/projects/dependencies/#git" },
  { commands: "conda mamba", when: "config", requires: "--set --add --append --prepend", files: (words) => [valueOfOption(words, "--file") ?? "~/.condarc"], what: "the setting", source: "https://docs.conda.io/projects/conda/en/stable/commands/config.html" },
  { commands: "composer", when: "config", key: /^(?:http-basic|github-oauth|gitlab-token|gitlab-oauth|bearer|bitbucket-oauth|forgejo-token)\./, unless: "--unset", files: (words) => composerFile(words, "auth.json"), keeps: "operands", what: "the login", source: COMPOSER },
  { commands: "composer", when: "global config", key: /^(?:http-basic|github-oauth|gitlab-token|gitlab-oauth|bearer|bitbucket-oauth|forgejo-token)\./, unless: "--unset", files: "~/.composer/auth.json", keeps: "operands", what: "the login", source: COMPOSER },
  { commands: "composer", when: "config", key: /^repo(?:sitorie)?s?\./, unless: "--unset", files: (words) => composerFile(words, hasOption(words, "-g", "--global") ? "config.json" : "composer.json"), keeps: "operands", what: "the address", source: "https://getcomposer.org/doc/03-cli.md#modifying-repositories" },
  { commands: "bundle", when: "config", files: bundlerConfiguration, keeps: "operands", what: "the setting", source: BUNDLER },
  { commands: "mix", when: "hex.organization auth", files: "~/.hex/hex.config", keeps: "--key", what: "the key", source: "https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html" },
  { commands: "mix", when: "hex.repo add", files: "~/.hex/hex.config", keeps: "operands --auth-key", what: "the repository's login", source: "https://hexdocs.pm/hex/Mix.Tasks.Hex.Repo.html" },
  ...["dart", "flutter"].map((commands): WrittenRow => ({ commands, when: "pub token add", unless: "--env-var", files: "~/.config/dart/pub-tokens.json", stdin: true, keeps: "", what: "the token", source: "https://dart.dev/tools/pub/cmd/pub-token" })),
  ...["ar", "addrepo"].map((when): WrittenRow => ({ commands: "zypper", when, files: ({ operands }, behind) => [`/etc/zypp/repos.d/${operands[behind + 1]?.text ?? "added"}.repo`], keeps: "operands", what: "the address", source: "zypper(8)" })),
  { commands: "yum-config-manager", requires: "--add-repo", files: addedRepository, keeps: "--add-repo", what: "the address", source: "yum-config-manager(1)" },
  { commands: "dnf", when: "config-manager", requires: "--add-repo", files: addedRepository, keeps: "--add-repo", what: "the address", source: "https://dnf-plugins-core.readthedocs.io/en/latest/config_manager.html" },
  { commands: "add-apt-repository apt-add-repository", unless: "-r --remove", files: "/etc/apt/sources.list", keeps: "operands -S --sourceslist -U --uri", what: "the address", source: "add-apt-repository(1)" },
  { commands: "gem", when: "sources", requires: "-a --add", files: "~/.gemrc", keeps: "-a --add", what: "the address", source: "https://guides.rubygems.org/command-reference/#gem-sources" },
  { commands: "cargo", when: "login", files: "~/.cargo/credentials.toml", stdin: true, keeps: "operands --token", what: "the token", source: "https://doc.rust-lang.org/cargo/reference/config.html#credentials" },
  { commands: "go", when: "env", requires: "-w", files: "~/.config/go/env", keeps: "operands", what: "the setting", source: "https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information" },
  { commands: "dotnet", when: "nuget add source", files: (words) => [valueOfOption(words, "--configfile") ?? "~/.nuget/NuGet/NuGet.Config"], keeps: "operands -p --password", what: "the source's login", source: NUGET },
  {
    commands: "dotnet", when: "user-secrets set", files: (words) => [`~/.microsoft/usersecrets/${valueOfOption(words, "--id") ?? "${UserSecretsId}"}/secrets.json`], keeps: "operands", stdin: true,
    what: "the setting", source: "https://learn.microsoft.com/aspnet/core/security/app-secrets",
  },
  { commands: "dotnet", when: "nuget update source", files: (words) => [valueOfOption(words, "--configfile") ?? "~/.nuget/NuGet/NuGet.Config"], keeps: "operands -p --password -s --source", what: "the source's login", source: NUGET },
  ...["sources add", "sources update", "sources Add", "sources Update", "setapikey"].map((when): WrittenRow => ({
    commands: "nuget", when, files: (words) => [valueOfOption(words, "-configfile", "-ConfigFile") ?? "~/.config/NuGet/NuGet.Config"], what: "the source's login", source: NUGET,
  })),
  { commands: "artisan", when: "config:cache", files: "bootstrap/cache/config.php", keeps: "", environment: LARAVEL_VARIABLES, what: "the settings with their variables", source: "https://laravel.com/docs/12.x/configuration#configuration-caching" },
  { commands: "artisan", when: "optimize", files: "bootstrap/cache/config.php", keeps: "", environment: LARAVEL_VARIABLES, what: "the settings with their variables", source: "https://laravel.com/docs/12.x/deployment#optimization" },
];

/** An address of packages becomes a file of its own, and one of such a file is fetched and holds no login. */
function addedRepository(words: ParsedWords): readonly string[] {
  const address = valueOfOption(words, "--add-repo") ?? "";
  return address.endsWith(".repo") ? [] : ["/etc/yum.repos.d/added.repo"];
}

function npmrc(words: ParsedWords): readonly string[] {
  const location = valueOfOption(words, "--location", "-L");
  const file = valueOfOption(words, "--userconfig");
  if (hasOption(words, "-g", "--global") || location === "global") return [valueOfOption(words, "--globalconfig") ?? "/usr/local/etc/npmrc"];
  return [location === "project" ? ".npmrc" : (file ?? "~/.npmrc")];
}

/** `pnpm config set KEY VALUE`: settings that npm is asked to set. */
function isNpmSetting({ operands }: ParsedWords): boolean {
  return /^(?:\/\/|@|(?:registry|_auth|_authToken|username|_password)(?:=|$))/.test(operands[2]?.text ?? "");
}

function nodeProject(...files: string[]): (words: ParsedWords) => readonly string[] {
  return (words) => files.map((file) => inFolder(valueOfOption(words, "--prefix", "-C", "--dir", "--cwd"), file));
}

function pipConfiguration(words: ParsedWords): readonly string[] {
  return [hasOption(words, "--global") ? "/etc/pip.conf" : "~/.config/pip/pip.conf"];
}

/** `-e git+https://host/repo#egg=name` stays as a clone in `src/name`. */
function editableClone(words: ParsedWords): readonly string[] {
  const address = valueOfOption(words, "-e", "--editable") ?? "";
  const egg = /#(?:[^#]*&)?egg=([\w.-]+)/.exec(address)?.[1];
  return address.startsWith("git+") && egg !== undefined ? [inFolder(valueOfOption(words, "--src") ?? "src", `${egg.toLowerCase()}/.git/config`)] : [];
}

function composerFile(words: ParsedWords, file: string): readonly string[] {
  return [inFolder(hasOption(words, "-g", "--global") ? "~/.composer" : valueOfOption(words, "-d", "--working-dir"), file)];
}

/** Bundler reads both; without `--local` a set goes to the user's file. */
function bundlerConfiguration(words: ParsedWords): readonly string[] {
  return [hasOption(words, "--local") || words.operands[1]?.text === "--local" ? ".bundle/config" : "~/.bundle/config"];
}
