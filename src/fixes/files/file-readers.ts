/** A kind of file and the programs that read it unasked. */
interface ReaderRow {
  readonly file: RegExp;
  /** Names of commands, separated by blanks. */
  readonly programs: string;
  /** It belongs to the project, and is no file of credentials although one may be in it. */
  readonly project?: true;
  /** The programs read it in the container as they do in the build. */
  readonly atRunTime?: true;
  /** Set where it leaves variables to the programs: how it names one, and what in a RUN tells that it writes such a file. */
  readonly filled?: { readonly reference: RegExp; readonly writing: RegExp };
  /** A variable that tells the programs where else the file is. */
  readonly pathVariable?: string;
  /** The programs do not take it where others than its owner may read it. */
  readonly refusedIfOpen?: true;
  readonly source: string;
}

const javascript = "npm npx yarn pnpm pnpx bun lerna nx turbo";
const aws = "aws sam terraform cdk s3cmd eb chamber";
const terraform = "terraform tofu terragrunt";
const AWS_FILES = "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html";

/** Programs that read a file of this name on their own, so that no word of the command has to name it. */
const rows: readonly ReaderRow[] = [
  {
    file: /(^|\/)\.npmrc$/, programs: javascript, pathVariable: "NPM_CONFIG_USERCONFIG", source: "https://docs.npmjs.com/cli/configuring-npm/npmrc",
    filled: { reference: /\$\{(\w+)/g, writing: /\.npmrc\b|\bp?npm\s+(?:config\s+)?set\b/ },
  },
  { file: /(^|\/)etc\/npmrc$/, programs: javascript, pathVariable: "NPM_CONFIG_GLOBALCONFIG", source: "https://docs.npmjs.com/cli/configuring-npm/npmrc" },
  { file: /(^|\/)\.yarnrc$/, programs: "yarn", source: "https://classic.yarnpkg.com/en/docs/yarnrc" },
  {
    file: /(^|\/)\.yarnrc\.yml$/, programs: "yarn", source: "https://yarnpkg.com/configuration/yarnrc",
    filled: { reference: /\$\{(\w+)/g, writing: /\.yarnrc\.yml\b|\byarn\s+config\s+set\b/ },
  },
  { file: /(^|\/)[._]netrc$/, programs: "curl wget git pip pip3 uv poetry go ftp heroku composer", source: "https://everything.curl.dev/usingcurl/netrc" },
  { file: /(^|\/)(pip\.conf|pip\.ini)$/, programs: "pip pip3 python python3 pipenv", pathVariable: "PIP_CONFIG_FILE", source: "https://pip.pypa.io/en/stable/topics/configuration" },
  { file: /(^|\/)uv\.toml$/, programs: "uv", pathVariable: "UV_CONFIG_FILE", source: "https://docs.astral.sh/uv/concepts/configuration-files" },
  { file: /(^|\/)\.pypirc$/, programs: "twine python python3 poetry flit", source: "https://packaging.python.org/en/latest/specifications/pypirc" },
  {
    file: /(^|\/)settings(-security)?\.xml$/, programs: "mvn mvnw mvnd", source: "https://maven.apache.org/settings.html",
    filled: { reference: /\$\{env\.(\w+)\}/g, writing: /\bsettings\.xml\b/ },
  },
  { file: /(^|\/)gradle\.properties$/, programs: "gradle gradlew", source: "https://docs.gradle.org/current/userguide/build_environment.html" },
  { file: /(^|\/)auth\.json$/, programs: "composer php", source: "https://getcomposer.org/doc/articles/authentication-for-private-packages.md" },
  {
    file: /(^|\/)nuget\.config$/i, programs: "dotnet nuget msbuild", source: "https://learn.microsoft.com/nuget/reference/nuget-config-file",
    filled: { reference: /%(\w+)%/g, writing: /\bnuget\.config\b/i },
  },
  { file: /(^|\/)\.?cargo\/(credentials|config)(\.toml)?$/, programs: "cargo", source: "https://doc.rust-lang.org/cargo/reference/config.html" },
  { file: /(^|\/)(\.gem\/credentials|\.gemrc)$/, programs: "gem bundle bundler rake", source: "https://guides.rubygems.org/command-reference" },
  // `bundle exec` fails in the container without the groups that it is told to leave out.
  { file: /(^|\/)(\.bundle|local\/bundle)\/config$/, programs: "gem bundle bundler rake", atRunTime: true, source: "https://bundler.io/man/bundle-config.1.html" },
  { file: /(^|\/)(\.git-credentials|\.gitconfig|etc\/gitconfig)$/, programs: `git go cargo pip pip3 composer bundle ${javascript}`, source: "https://git-scm.com/docs/gitcredentials" },
  { file: /(^|\/)\.ssh\/(id_[\w-]+|[\w.-]+_(rsa|dsa|ecdsa|ed25519)|config)$/, programs: `ssh scp sftp rsync git go cargo pip pip3 uv poetry composer bundle cap hg ansible-playbook ${javascript}`, source: "ssh(1), FILES" },
  { file: /(^|\/)\.aws\/credentials$/, programs: aws, pathVariable: "AWS_SHARED_CREDENTIALS_FILE", source: AWS_FILES },
  { file: /(^|\/)\.aws\/config$/, programs: aws, pathVariable: "AWS_CONFIG_FILE", source: AWS_FILES },
  { file: /(^|\/)\.docker\/config\.json$/, programs: "docker skopeo crane kaniko helm", source: "https://docs.docker.com/reference/cli/docker/#configuration-files" },
  { file: /(^|\/)\.kube\/config$/, programs: "kubectl helm k9s", pathVariable: "KUBECONFIG", source: "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig" },
  { file: /(^|\/)\.config\/pnpm\/rc$/, programs: "pnpm pnpx", source: "https://pnpm.io/cli/config" },
  { file: /(^|\/)(pypoetry\/(auth|config)|poetry)\.toml$/, programs: "poetry", source: "https://python-poetry.org/docs/configuration" },
  { file: /(^|\/)\.condarc$/, programs: "conda mamba micromamba", pathVariable: "CONDARC", source: "https://docs.conda.io/projects/conda/en/stable/user-guide/configuration" },
  { file: /(^|\/)\.config\/go\/env$/, programs: "go golangci-lint goreleaser", pathVariable: "GOENV", source: "https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information" },
  { file: /(^|\/)\.composer\/config\.json$/, programs: "composer php", source: "https://getcomposer.org/doc/03-cli.md#modifying-repositories" },
  { file: /(^|\/)helm\/(repositories\.yaml|registry\/config\.json)$/, programs: "helm helmfile", source: "https://helm.sh/docs/helm/helm" },
  { file: /(^|\/)containers\/(\d+\/)?auth\.json$/, programs: "podman buildah skopeo", source: "containers-auth.json(5)" },
  { file: /(^|\/)\.azure\/[\w.]+$/, programs: "az azd terraform", source: "https://learn.microsoft.com/cli/azure/azure-cli-configuration" },
  { file: /(^|\/)gcloud\/[\w.]+$/, programs: "gcloud gsutil bq terraform", source: "https://cloud.google.com/sdk/gcloud/reference/auth" },
  { file: /(^|\/)doctl\/config\.yaml$/, programs: "doctl", source: "https://docs.digitalocean.com/reference/doctl/reference/auth/init" },
  { file: /(^|\/)\.bluemix\/config\.json$/, programs: "ibmcloud", source: "https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli" },
  { file: /(^|\/)gh\/hosts\.yml$/, programs: "gh git", source: "https://cli.github.com/manual/gh_auth_login" },
  { file: /(^|\/)glab-cli\/config\.yml$/, programs: "glab git", source: "https://gitlab.com/gitlab-org/cli" },
  { file: /(^|\/)\.sentryclirc$/, programs: `sentry-cli ${javascript}`, source: "https://docs.sentry.io/cli/configuration" },
  { file: /(^|\/)configstore\/snyk\.json$/, programs: "snyk", source: "https://docs.snyk.io/snyk-cli/commands/config" },
  { file: /(^|\/)ngrok\/ngrok\.yml$/, programs: "ngrok", source: "https://ngrok.com/docs/agent/config" },
  { file: /(^|\/)\.vault-token$/, programs: "vault terraform consul-template", source: "https://developer.hashicorp.com/vault/docs/commands/token-helper" },
  { file: /(^|\/)config\/(master|credentials\/[\w.-]+)\.key$/, programs: "rails rake", atRunTime: true, source: "https://guides.rubyonrails.org/security.html#custom-credentials" },
  { file: /(^|\/)(\.terraformrc|\.tofurc)$/, programs: terraform, pathVariable: "TF_CLI_CONFIG_FILE", source: "https://developer.hashicorp.com/terraform/cli/config/config-file" },
  { file: /(^|\/)\.terraform\.d\/credentials\.tfrc\.json$/, programs: terraform, source: "https://developer.hashicorp.com/terraform/cli/config/config-file#credentials" },
  { file: /(^|\/)(terraform|[\w.-]+\.auto)\.tfvars(\.json)?$/, programs: terraform, source: "https://developer.hashicorp.com/terraform/language/values/variables#variable-definitions-tfvars-files" },
  { file: /(^|\/)\.mc\/config\.json$/, programs: "mc mcli", source: "https://min.io/docs/minio/linux/reference/minio-mc.html" },
  { file: /(^|\/)\.s3cfg$/, programs: "s3cmd", source: "https://s3tools.org/usage" },
  { file: /(^|\/)rclone\.conf$/, programs: "rclone", pathVariable: "RCLONE_CONFIG", source: "https://rclone.org/docs/#config-file" },
  { file: /(^|\/)huggingface\/token$/, programs: "huggingface-cli hf python python3", source: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables" },
  { file: /(^|\/)\.jfrog\/[\w.-]+$/, programs: "jf jfrog", source: "https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli" },
  { file: /(^|\/)gitlab-runner\/config\.toml$/, programs: "gitlab-runner", source: "https://docs.gitlab.com/runner/configuration/advanced-configuration" },
  { file: /(^|\/)\.subversion\/auth$/, programs: "svn", source: "https://svnbook.red-bean.com/en/1.8/svn.serverconfig.netmodel.html#svn.serverconfig.netmodel.credcache" },
  { file: /(^|\/)\.?pgpass$/, programs: "psql pg_dump pg_restore createdb", pathVariable: "PGPASSFILE", refusedIfOpen: true, source: "https://www.postgresql.org/docs/current/libpq-pgpass.html" },
  { file: /(^|\/)\.my\.cnf$/, programs: "mysql mysqldump mariadb mysqladmin", source: "https://dev.mysql.com/doc/refman/8.4/en/option-files.html" },
  { file: /(^|\/)etc\/apt\/(apt\.conf|auth\.conf|sources\.list)(\.d\/[^/]+)?$/, programs: "apt-get apt aptitude", source: "apt.conf(5), apt_auth.conf(5), sources.list(5)" },
  { file: /(^|\/)etc\/(yum|dnf)(\.conf|\.repos\.d\/[^/]+|\/dnf\.conf)$/, programs: "yum dnf microdnf tdnf", source: "dnf.conf(5)" },
  { file: /(^|\/)etc\/apk\/repositories$/, programs: "apk", source: "apk-repositories(5)" },
  { file: /(^|\/)\.?(wgetrc|curlrc)$/, programs: "wget curl", source: "https://www.gnu.org/software/wget/manual/wget.html#Wgetrc-Location, curl(1): --config" },
  { file: /\/debconf\/passwords\.dat$/, programs: "apt-get apt aptitude dpkg dpkg-reconfigure", source: "debconf(7)" },
  { file: /(^|\/)\.env(\.\w+)?$/, programs: "rake rails artisan manage.py docker-compose node dotenv make", atRunTime: true, source: "the dotenv libraries of these" },
  {
    file: /(^|\/)bunfig\.toml$/, programs: "bun bunx", project: true, source: "https://bun.sh/docs/runtime/bunfig",
    filled: { reference: /\$\{?(\w+)/g, writing: /\bbunfig\.toml\b/ },
  },
  {
    file: /(^|\/)requirements[^/]*\.(txt|in)$/, programs: "pip pip3 python python3 uv", project: true, source: "https://pip.pypa.io/en/stable/reference/requirements-file-format",
    filled: { reference: /\$\{([A-Z0-9_]+)\}/g, writing: /requirements[\w.-]{0,40}\.(?:txt|in)\b/ },
  },
  {
    file: /(^|\/)Pipfile$/, programs: "pipenv", project: true, source: "https://pipenv.pypa.io/en/latest/credentials.html",
    filled: { reference: /\$\{?(\w+)/g, writing: /\bPipfile\b/ },
  },
  {
    file: /\.gradle(\.kts)?$/, programs: "gradle gradlew", project: true, source: "https://docs.gradle.org/current/userguide/build_environment.html",
    filled: { reference: /getenv\(\s*["'](\w+)["']/g, writing: /\.gradle\b/ },
  },
];

/** Files that projects copy are looked up here: their names need not be held against all the others. */
const filledRows = rows.flatMap((row) => (row.filled ? [{ ...row, filled: row.filled }] : []));

function rowsOf(path: string): ReaderRow[] {
  return rows.filter(({ file }) => file.test(path));
}

function programsOf(found: readonly ReaderRow[]): string[] {
  return found.flatMap(({ programs }) => programs.split(" "));
}

/** The programs that read a file of credentials at this path unasked; none where that is not known. */
export function readersOf(path: string): ReadonlySet<string> {
  return new Set(programsOf(rowsOf(path).filter(({ project }) => !project)));
}

/** A variable that tells the programs which read a file where else it is; null where there is none. */
export function pathVariableOf(path: string): string | null {
  return rowsOf(path).find(({ pathVariable }) => pathVariable)?.pathVariable ?? null;
}

/** Whether the programs that read a file do not take it where everybody may read it. */
export function isRefusedIfOpen(path: string): boolean {
  return rowsOf(path).some(({ refusedIfOpen }) => refusedIfOpen);
}

/** Whether what reads a file in the build may well read it in the container, too. */
export function isReadByContainers(path: string): boolean {
  return rowsOf(path).some(({ atRunTime }) => atRunTime);
}

/** Whether a file of this name leaves variables to the programs that read it: `//registry.npmjs.org/:_authToken=${NPM_TOKEN}`. */
export function mayBeFilled(path: string): boolean {
  return filledRows.some(({ file }) => file.test(path));
}

/** The programs that fill in one of these variables in a file, from their environment. */
export function programsThatFill(path: string, content: string, names: ReadonlySet<string>): string[] {
  return programsOf(filledRows.filter(({ file, filled }) => file.test(path) && [...content.matchAll(filled.reference)].some(([, name]) => names.has(name!))));
}

/** The programs that fill in variables in the files which a script writes. */
export function programsForWritten(script: string): string[] {
  return programsOf(filledRows.filter(({ filled }) => filled.writing.test(script)));
}
