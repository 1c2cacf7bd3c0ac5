import type { Run } from "../../parser/dockerfile/ast.ts";
import { commandNames } from "../shell/commands.ts";
import type { Scene } from "../scenes.ts";

/** Variables that programs look for by their names, so that no word of a RUN has to name them. */
interface VariableRow {
  readonly name: RegExp;
  /** Names of commands, separated by blanks; whatever fetches something where it is null. */
  readonly programs: string | null;
  readonly source: string;
}

const rows: readonly VariableRow[] = [
  { name: /^(?:https?|ftp|all)_proxy$/i, programs: null, source: "https://docs.docker.com/build/building/variables/#proxy-arguments, curl(1): ENVIRONMENT" },
  { name: /^PIP_/, programs: "pip pip3 python python3 pipenv", source: "https://pip.pypa.io/en/stable/topics/configuration/#environment-variables" },
  { name: /^(?:NPM_CONFIG_|NODE_AUTH_TOKEN$)/i, programs: "npm npx pnpm pnpx", source: "https://docs.npmjs.com/cli/using-npm/config#environment-variables" },
  { name: /^YARN_/, programs: "yarn", source: "https://yarnpkg.com/configuration/yarnrc" },
  { name: /^UV_/, programs: "uv uvx", source: "https://docs.astral.sh/uv/reference/environment" },
  { name: /^(?:POETRY|TWINE|PIPENV)_/, programs: "poetry twine pipenv", source: "https://python-poetry.org/docs/configuration/#using-environment-variables" },
  { name: /^CARGO_/, programs: "cargo", source: "https://doc.rust-lang.org/cargo/reference/environment-variables.html" },
  { name: /^BUNDLE_/, programs: "bundle bundler", source: "https://bundler.io/man/bundle-config.1.html" },
  { name: /^COMPOSER_AUTH$/, programs: "composer", source: "https://getcomposer.org/doc/03-cli.md#composer-auth" },
  { name: /^GO(?:PROXY|AUTH)$/, programs: "go", source: "https://go.dev/ref/mod#environment-variables" },
  { name: /^(?:VSS_)?NUGET_/, programs: "dotnet nuget msbuild", source: "https://github.com/microsoft/artifacts-credprovider#environment-variables" },
  { name: /^AWS_/, programs: "aws sam terraform cdk eb chamber", source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html" },
  { name: /^(?:ARM|AZURE)_/, programs: "az azd terraform", source: "https://registry.terraform.io/providers/hashicorp/azurerm" },
  { name: /^(?:TF|VAULT|CONSUL|NOMAD)_/, programs: "terraform vault consul nomad", source: "https://developer.hashicorp.com/terraform/cli/config/environment-variables" },
  { name: /^(?:GH|GITHUB)_TOKEN$/, programs: "gh", source: "https://cli.github.com/manual/gh_help_environment" },
  { name: /^SENTRY_/, programs: "sentry-cli", source: "https://docs.sentry.io/cli/configuration" },
  { name: /^PG(?:PASSWORD|SERVICE)$/, programs: "psql pg_dump pg_restore pg_isready createdb", source: "https://www.postgresql.org/docs/current/libpq-envars.html" },
  { name: /^MYSQL_PWD$/, programs: "mysql mysqldump mysqladmin mariadb", source: "https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html" },
  { name: /^(?:MSSQL_\w+|SA_PASSWORD)$/, programs: "sqlservr mssql-conf launch_sqlservr.sh", source: "https://learn.microsoft.com/sql/linux/sql-server-linux-configure-environment-variables" },
  { name: /^SQLCMDPASSWORD$/, programs: "sqlcmd", source: "https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-use-scripting-variables" },
  { name: /^(?:MYSQL|MARIADB|POSTGRES|MONGO_INITDB|COUCHDB)_/, programs: "docker-entrypoint.sh", source: "https://github.com/docker-library, the docker-entrypoint.sh of these" },
  { name: /^RABBITMQ_/, programs: "rabbitmq-server docker-entrypoint.sh", source: "https://www.rabbitmq.com/docs/configure#supported-environment-variables" },
  { name: /^MINIO_/, programs: "minio", source: "https://min.io/docs/minio/linux/reference/minio-server/settings.html" },
];

/** What fetches something besides the programs that may do anything. */
const packageManagers: ReadonlySet<string> = new Set("apt apt-get apk yum dnf microdnf tdnf zypper pacman wget curl git".split(" "));

/**
 * Whether a RUN has a program that looks for one of these variables.
 *
 * @param runsUnknown Whether it runs anything that may fetch something.
 */
export function looksFor(names: readonly string[], run: Run, scene: Scene, runsUnknown: boolean): boolean {
  const found = rows.filter(({ name }) => names.some((one) => name.test(one)));
  if (found.length === 0) return false;
  const own = commandNames(run, scene);
  return found.some(({ programs }) => (programs === null ? runsUnknown || own.some((one) => packageManagers.has(one)) : own.some((one) => programs.split(" ").includes(one))));
}
