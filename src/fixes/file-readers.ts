/** A kind of credential file and the programs that read it unasked. */
interface ReaderRow {
  readonly file: RegExp;
  /** Names of commands, separated by blanks. */
  readonly programs: string;
  readonly source: string;
}

const javascript = "npm npx yarn pnpm pnpx bun lerna nx turbo";

/** Programs that read a file of this name on their own, so that no word of the command has to name it. */
const rows: readonly ReaderRow[] = [
  { file: /(^|\/)(\.npmrc|etc\/npmrc)$/, programs: javascript, source: "https://docs.npmjs.com/cli/configuring-npm/npmrc" },
  { file: /(^|\/)\.yarnrc(\.yml)?$/, programs: "yarn", source: "https://yarnpkg.com/configuration/yarnrc" },
  { file: /(^|\/)[._]netrc$/, programs: "curl wget git pip pip3 uv poetry go ftp heroku composer", source: "https://everything.curl.dev/usingcurl/netrc" },
  { file: /(^|\/)(pip\.conf|pip\.ini)$/, programs: "pip pip3 python python3 pipenv", source: "https://pip.pypa.io/en/stable/topics/configuration" },
  { file: /(^|\/)uv\.toml$/, programs: "uv", source: "https://docs.astral.sh/uv/concepts/configuration-files" },
  { file: /(^|\/)\.pypirc$/, programs: "twine python python3 poetry flit", source: "https://packaging.python.org/en/latest/specifications/pypirc" },
  { file: /(^|\/)settings(-security)?\.xml$/, programs: "mvn mvnw mvnd", source: "https://maven.apache.org/settings.html" },
  { file: /(^|\/)gradle\.properties$/, programs: "gradle gradlew", source: "https://docs.gradle.org/current/userguide/build_environment.html" },
  { file: /(^|\/)auth\.json$/, programs: "composer php", source: "https://getcomposer.org/doc/articles/authentication-for-private-packages.md" },
  { file: /(^|\/)nuget\.config$/i, programs: "dotnet nuget msbuild", source: "https://learn.microsoft.com/nuget/reference/nuget-config-file" },
  { file: /(^|\/)\.cargo\/(credentials|config)(\.toml)?$/, programs: "cargo", source: "https://doc.rust-lang.org/cargo/reference/config.html" },
  { file: /(^|\/)(\.gem\/credentials|\.gemrc|\.bundle\/config)$/, programs: "gem bundle bundler rake", source: "https://bundler.io/man/bundle-config.1.html" },
  { file: /(^|\/)(\.git-credentials|\.gitconfig|etc\/gitconfig)$/, programs: `git go cargo pip pip3 composer bundle ${javascript}`, source: "https://git-scm.com/docs/gitcredentials" },
  { file: /(^|\/)\.ssh\/(id_[\w-]+|[\w.-]+_(rsa|dsa|ecdsa|ed25519)|config)$/, programs: `ssh scp sftp rsync git go cargo pip pip3 uv poetry composer bundle cap hg ansible-playbook ${javascript}`, source: "ssh(1), FILES" },
  { file: /(^|\/)\.aws\/(credentials|config)$/, programs: "aws sam terraform cdk s3cmd eb chamber", source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html" },
  { file: /(^|\/)\.docker\/config\.json$/, programs: "docker skopeo crane kaniko helm", source: "https://docs.docker.com/reference/cli/docker/#configuration-files" },
  { file: /(^|\/)\.kube\/config$/, programs: "kubectl helm k9s", source: "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig" },
  { file: /(^|\/)\.config\/pnpm\/rc$/, programs: "pnpm pnpx", source: "https://pnpm.io/cli/config" },
  { file: /(^|\/)(pypoetry\/(auth|config)|poetry)\.toml$/, programs: "poetry", source: "https://python-poetry.org/docs/configuration" },
  { file: /(^|\/)\.condarc$/, programs: "conda mamba micromamba", source: "https://docs.conda.io/projects/conda/en/stable/user-guide/configuration" },
  { file: /(^|\/)\.config\/go\/env$/, programs: "go golangci-lint goreleaser", source: "https://pkg.go.dev/cmd/go#hdr-Print_Go_environment_information" },
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
  { file: /(^|\/)\.mc\/config\.json$/, programs: "mc mcli", source: "https://min.io/docs/minio/linux/reference/minio-mc.html" },
  { file: /(^|\/)\.s3cfg$/, programs: "s3cmd", source: "https://s3tools.org/usage" },
  { file: /(^|\/)rclone\.conf$/, programs: "rclone", source: "https://rclone.org/docs/#config-file" },
  { file: /(^|\/)huggingface\/token$/, programs: "huggingface-cli hf python python3", source: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables" },
  { file: /(^|\/)\.jfrog\/[\w.-]+$/, programs: "jf jfrog", source: "https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli" },
  { file: /(^|\/)gitlab-runner\/config\.toml$/, programs: "gitlab-runner", source: "https://docs.gitlab.com/runner/configuration/advanced-configuration" },
  { file: /(^|\/)\.subversion\/auth$/, programs: "svn", source: "https://svnbook.red-bean.com/en/1.8/svn.serverconfig.netmodel.html#svn.serverconfig.netmodel.credcache" },
  { file: /(^|\/)\.?pgpass$/, programs: "psql pg_dump pg_restore createdb", source: "https://www.postgresql.org/docs/current/libpq-pgpass.html" },
  { file: /(^|\/)\.my\.cnf$/, programs: "mysql mysqldump mariadb mysqladmin", source: "https://dev.mysql.com/doc/refman/8.4/en/option-files.html" },
  { file: /\/debconf\/passwords\.dat$/, programs: "apt-get apt aptitude dpkg dpkg-reconfigure", source: "debconf(7)" },
  { file: /(^|\/)\.env(\.\w+)?$/, programs: "rake rails artisan manage.py docker-compose node dotenv make", source: "the dotenv libraries of these" },
];

/** The programs that read a file at this path unasked; none where that is not known. */
export function readersOf(path: string): ReadonlySet<string> {
  return new Set(rows.filter(({ file }) => file.test(path)).flatMap(({ programs }) => programs.split(" ")));
}

/** A variable that tells the programs which read a file where else it is; null where there is none. */
const pathVariables: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)\.npmrc$/, "NPM_CONFIG_USERCONFIG"],
  [/(^|\/)pip\.conf$/, "PIP_CONFIG_FILE"],
  [/(^|\/)\.aws\/credentials$/, "AWS_SHARED_CREDENTIALS_FILE"],
];

export function pathVariableOf(path: string): string | null {
  return pathVariables.find(([file]) => file.test(path))?.[1] ?? null;
}

/** Directories that hold nothing but credentials and what belongs to them. */
export function isCredentialDirectory(path: string): boolean {
  return /(^|\/)\.(ssh|aws|gnupg|docker|kube|azure|gcloud|m2|cargo|gem|bundle)$/.test(path);
}
