import { afterSemicolon, except, type PartFinder } from "./commands/parts.ts";
import { judgeName } from "./names.ts";

/** An image, or a family of images, and how its entrypoint takes credentials. */
interface ImageRow {
  /** Names without registry, tag and digest; `*` stands for one part. */
  readonly images: readonly string[];
  /** The variables that hold a credential, each also read from the file that `NAME_FILE` names, unless `file` says otherwise; null for any with such a name. */
  readonly variables: readonly string[] | null;
  /** What stands behind the name for the file variant; null where the image has none. */
  readonly file: string | null;
  /** What stands before the name for it. */
  readonly before?: string;
  /** What stands before the path: the image tells a file by its value. */
  readonly scheme?: string;
  readonly source: string;
}

/** Images whose entrypoints are documented to read `X_FILE`, and which variables they take so. */
const rows: readonly ImageRow[] = [
  { images: ["postgres", "library/postgres", "postgis/postgis", "timescale/timescaledb", "pgvector/pgvector", "imresamu/postgis", "ghcr.io/immich-app/postgres", "tensorchord/pgvecto-rs"], variables: ["POSTGRES_PASSWORD"], file: "_FILE", source: "docker-library/docs postgres, Docker Secrets" },
  { images: ["mysql", "library/mysql", "mysql/mysql-server"], variables: ["MYSQL_ROOT_PASSWORD", "MYSQL_PASSWORD"], file: "_FILE", source: "docker-library/docs mysql, Docker Secrets" },
  { images: ["mariadb", "library/mariadb"], variables: ["MARIADB_ROOT_PASSWORD", "MARIADB_PASSWORD", "MYSQL_ROOT_PASSWORD", "MYSQL_PASSWORD"], file: "_FILE", source: "docker-library/docs mariadb, Docker Secrets" },
  { images: ["percona", "library/percona", "percona/percona-server"], variables: ["MYSQL_ROOT_PASSWORD", "MYSQL_PASSWORD"], file: "_FILE", source: "docker-library/docs percona, Docker Secrets" },
  { images: ["mongo", "library/mongo"], variables: ["MONGO_INITDB_ROOT_PASSWORD"], file: "_FILE", source: "docker-library/docs mongo, Docker Secrets" },
  { images: ["mongo-express", "library/mongo-express"], variables: ["ME_CONFIG_BASICAUTH_PASSWORD", "ME_CONFIG_MONGODB_ADMINPASSWORD", "ME_CONFIG_MONGODB_AUTH_PASSWORD"], file: "_FILE", source: "docker-library/docs mongo-express, Docker Secrets" },
  { images: ["wordpress", "library/wordpress"], variables: ["WORDPRESS_DB_PASSWORD", "WORDPRESS_AUTH_KEY", "WORDPRESS_SECURE_AUTH_KEY", "WORDPRESS_LOGGED_IN_KEY", "WORDPRESS_NONCE_KEY", "WORDPRESS_AUTH_SALT", "WORDPRESS_SECURE_AUTH_SALT", "WORDPRESS_LOGGED_IN_SALT", "WORDPRESS_NONCE_SALT"], file: "_FILE", source: "docker-library/docs wordpress, Docker Secrets" },
  { images: ["nextcloud", "library/nextcloud"], variables: ["NEXTCLOUD_ADMIN_PASSWORD", "MYSQL_PASSWORD", "POSTGRES_PASSWORD", "SMTP_PASSWORD", "REDIS_HOST_PASSWORD", "OBJECTSTORE_S3_KEY", "OBJECTSTORE_S3_SECRET"], file: "_FILE", source: "nextcloud/docker, docker-entrypoint.sh (file_env) and .config/*.config.php" },
  { images: ["joomla", "library/joomla"], variables: ["JOOMLA_DB_PASSWORD"], file: "_FILE", source: "docker-library/docs joomla, Docker Secrets" },
  { images: ["ghost", "library/ghost"], variables: ["database__connection__password"], file: null, source: "docker-library/docs ghost" },
  { images: ["redmine", "library/redmine"], variables: ["REDMINE_DB_PASSWORD", "REDMINE_SECRET_KEY_BASE"], file: "_FILE", source: "docker-library/docs redmine, Docker Secrets" },
  { images: ["drupal", "library/drupal"], variables: [], file: null, source: "docker-library/docs drupal" },
  { images: ["grafana/grafana", "grafana/grafana-oss", "grafana/grafana-enterprise"], variables: ["GF_SECURITY_ADMIN_PASSWORD", "GF_SECURITY_SECRET_KEY", "GF_DATABASE_PASSWORD", "GF_SMTP_PASSWORD"], file: "__FILE", source: "grafana.com/docs, Configure Grafana with Docker, Docker secrets" },
  { images: ["influxdb", "library/influxdb"], variables: ["DOCKER_INFLUXDB_INIT_PASSWORD", "DOCKER_INFLUXDB_INIT_ADMIN_TOKEN"], file: "_FILE", source: "docker-library/docs influxdb" },
  { images: ["neo4j", "library/neo4j"], variables: ["NEO4J_AUTH"], file: "_FILE", source: "neo4j.com/docs, Docker secrets" },
  { images: ["rabbitmq", "library/rabbitmq"], variables: ["RABBITMQ_DEFAULT_PASS"], file: null, source: "docker-library/docs rabbitmq: the _FILE variants were removed in 3.9" },
  { images: ["bitnami/postgresql", "bitnamilegacy/postgresql", "bitnami/postgresql-repmgr", "bitnamilegacy/postgresql-repmgr"], variables: ["POSTGRESQL_PASSWORD", "POSTGRESQL_POSTGRES_PASSWORD", "POSTGRES_PASSWORD"], file: "_FILE", source: "bitnami/containers postgresql README" },
  { images: ["bitnami/mariadb", "bitnamilegacy/mariadb", "bitnami/mysql", "bitnamilegacy/mysql"], variables: ["MARIADB_ROOT_PASSWORD", "MARIADB_PASSWORD", "MYSQL_ROOT_PASSWORD", "MYSQL_PASSWORD"], file: "_FILE", source: "bitnami/containers mariadb README" },
  { images: ["bitnami/redis", "bitnamilegacy/redis"], variables: ["REDIS_PASSWORD", "REDIS_MASTER_PASSWORD"], file: "_FILE", source: "bitnami/containers redis README" },
  { images: ["bitnami/mongodb", "bitnamilegacy/mongodb"], variables: ["MONGODB_ROOT_PASSWORD", "MONGODB_PASSWORD"], file: "_FILE", source: "bitnami/containers mongodb README" },
  { images: ["minio/minio", "quay.io/minio/minio"], variables: ["MINIO_ROOT_PASSWORD", "MINIO_ROOT_USER"], file: "_FILE", source: "min.io/docs, environment variables" },
  { images: ["keycloak/keycloak", "quay.io/keycloak/keycloak"], variables: ["KC_BOOTSTRAP_ADMIN_PASSWORD", "KEYCLOAK_ADMIN_PASSWORD", "KC_DB_PASSWORD"], file: null, source: "keycloak.org/server/all-config" },
  { images: ["vaultwarden/server"], variables: ["ADMIN_TOKEN", "SMTP_PASSWORD", "YUBICO_SECRET_KEY"], file: "_FILE", source: "dani-garcia/vaultwarden wiki, Docker secrets" },
  { images: ["traefik", "library/traefik"], variables: ["CF_DNS_API_TOKEN", "CF_API_KEY", "CLOUDFLARE_DNS_API_TOKEN", "DO_AUTH_TOKEN", "AWS_SECRET_ACCESS_KEY"], file: "_FILE", source: "go-acme.github.io/lego/dns: every variable may end in _FILE" },
  // It has ELASTIC_PASSWORD_FILE, but refuses a file that is not of mode 0400 or 0600, and Compose's are 0444.
  { images: ["elasticsearch", "library/elasticsearch", "docker.elastic.co/elasticsearch/elasticsearch"], variables: ["ELASTIC_PASSWORD", "KEYSTORE_PASSWORD"], file: null, source: "elastic/elasticsearch, docker-entrypoint.sh: env-from-file" },
  { images: ["linuxserver/*", "lscr.io/linuxserver/*", "ghcr.io/linuxserver/*"], variables: null, before: "FILE__", file: "", source: "linuxserver/docker-baseimage-alpine, init-envfile: FILE__NAME for any variable" },
  { images: ["phpmyadmin", "library/phpmyadmin", "phpmyadmin/phpmyadmin"], variables: ["PMA_PASSWORD", "MYSQL_ROOT_PASSWORD", "MYSQL_PASSWORD"], file: "_FILE", source: "docker-library/docs phpmyadmin, Variables that can be read from a file" },
  { images: ["odoo", "library/odoo"], variables: ["PASSWORD"], file: "_FILE", source: "odoo/docker, entrypoint.sh: PASSWORD_FILE" },
  { images: ["ghcr.io/immich-app/immich-server"], variables: ["DB_PASSWORD", "DB_URL", "REDIS_PASSWORD"], file: "_FILE", source: "immich-app/immich, server/bin/start.sh" },
  { images: ["clickhouse", "library/clickhouse", "clickhouse/clickhouse-server"], variables: ["CLICKHOUSE_PASSWORD"], file: "_FILE", source: "ClickHouse/ClickHouse, docker/server/entrypoint.sh" },
  { images: ["arangodb", "library/arangodb", "arangodb/arangodb"], variables: ["ARANGO_ROOT_PASSWORD"], file: "_FILE", source: "arangodb/arangodb-docker, docker-entrypoint.sh" },
  { images: ["zabbix/zabbix-server-mysql", "zabbix/zabbix-proxy-mysql", "zabbix/zabbix-web-nginx-mysql", "zabbix/zabbix-web-apache-mysql"], variables: ["MYSQL_PASSWORD", "MYSQL_ROOT_PASSWORD"], file: "_FILE", source: "zabbix/zabbix-docker, docker-entrypoint.sh: file_env" },
  { images: ["ghcr.io/paperless-ngx/paperless-ngx", "paperlessngx/paperless-ngx"], variables: ["PAPERLESS_SECRET_KEY", "PAPERLESS_DBPASS", "PAPERLESS_ADMIN_PASSWORD", "PAPERLESS_EMAIL_HOST_PASSWORD"], file: "_FILE", source: "paperless-ngx/paperless-ngx, docs/setup.md: _FILE behind any setting" },
  { images: ["sonatype/nexus3"], variables: [], file: null, source: "sonatype/docker-nexus3" },
  { images: ["pihole/pihole"], variables: ["WEBPASSWORD"], file: "_FILE", source: "pi-hole/docker-pi-hole README" },
  { images: ["dpage/pgadmin4"], variables: ["PGADMIN_DEFAULT_PASSWORD"], file: "_FILE", source: "pgadmin.org/docs, Container Deployment" },
  { images: ["directus/directus"], variables: ["SECRET", "KEY", "ADMIN_PASSWORD", "DB_PASSWORD"], file: "_FILE", source: "docs.directus.io, Configuration Options, _FILE" },
  { images: ["n8nio/n8n", "docker.n8n.io/n8nio/n8n"], variables: ["DB_POSTGRESDB_PASSWORD", "N8N_ENCRYPTION_KEY", "N8N_BASIC_AUTH_PASSWORD"], file: "_FILE", source: "docs.n8n.io, Keep sensitive data in separate files" },
  { images: ["authelia/authelia"], variables: ["AUTHELIA_JWT_SECRET", "AUTHELIA_SESSION_SECRET", "AUTHELIA_STORAGE_ENCRYPTION_KEY", "AUTHELIA_STORAGE_POSTGRES_PASSWORD", "AUTHELIA_STORAGE_MYSQL_PASSWORD"], file: "_FILE", source: "authelia.com/configuration/methods/secrets" },
  { images: ["ghcr.io/goauthentik/server"], variables: ["AUTHENTIK_SECRET_KEY", "AUTHENTIK_POSTGRESQL__PASSWORD", "AUTHENTIK_REDIS__PASSWORD", "AUTHENTIK_EMAIL__PASSWORD"], file: "", scheme: "file://", source: "docs.goauthentik.io, Configuration: file://<name>; what only its bootstrap reads takes none" },
  { images: ["gitea/gitea"], variables: ["GITEA__database__PASSWD", "GITEA__security__SECRET_KEY", "GITEA__security__INTERNAL_TOKEN"], file: "__FILE", source: "docs.gitea.com, environment-to-ini" },
];

const byImage = new Map(rows.flatMap((row) => row.images.map((image) => [image, row] as const)));

/** The variable that takes a file instead of `name`'s value; null where the image is not known to read one. */
export function readsFile(image: string, name: string): string | null {
  const row = rowOf(image);
  return row && row.file !== null && takes(row, name) ? `${row.before ?? ""}${name}${row.file}` : null;
}

/** What an image wants before the path of a file in a variable: `file://`, mostly nothing. */
export function schemeOfFiles(image: string): string {
  return rowOf(image)?.scheme ?? "";
}

/** Whether the image is known to take the value of a credential from `name` itself, so that a path there is a mistake. */
export function readsValue(image: string, name: string): boolean {
  const row = rowOf(image);
  return row !== undefined && takes(row, name);
}

function takes({ variables, before = "" }: ImageRow, name: string): boolean {
  if (variables !== null) return variables.includes(name);
  return (before === "" || !name.startsWith(before)) && judgeName(name)?.confidence === "likely";
}

/** The name in `registry/name:tag@digest`, without the prefixes of Docker Hub and its mirrors. */
export function imageName(image: string): string {
  return image.replace(/@[^]*/, "").replace(/:[^/:]*$/, "").replace(/^(?:docker\.io|index\.docker\.io|mirror\.gcr\.io|public\.ecr\.aws\/docker)\//, "");
}

/** The program that an image's entrypoint runs with the words of a command, under the name that the tables of commands have for it. */
interface Entrypoint {
  readonly program: string;
  /** The first words that it takes as its own; all where it takes any. */
  readonly words?: ReadonlySet<string>;
}

const consul: Entrypoint = { program: "consul", words: new Set(["agent"]) };
const vault: Entrypoint = { program: "vault", words: new Set(["server"]) };

const cloudflared: Entrypoint = { program: "cloudflared", words: new Set(["tunnel", "service", "access"]) };
const keycloak: Entrypoint = { program: "kc.sh", words: new Set(["start", "start-dev", "build", "export", "import", "bootstrap-admin"]) };

const ENTRYPOINTS: ReadonlyMap<string, Entrypoint> = new Map([
  ["atmoz/sftp", { program: "atmoz-sftp" }],
  ["dperson/samba", { program: "dperson-samba" }],
  ["cloudflare/cloudflared", cloudflared],
  ["keycloak/keycloak", keycloak], ["quay.io/keycloak/keycloak", keycloak],
  ["consul", consul], ["hashicorp/consul", consul],
  ["vault", vault], ["hashicorp/vault", vault],
]);

/**
 * The program that takes the words of a command, of which this is the first, as its arguments; null where they name one themselves.
 * Options (`--requirepass`) are for what the image runs, mostly the program that it is named after.
 */
export function runnerOf(image: string, word: string): string | null {
  const known = entrypointOf(image, word);
  if (known !== null || !word.startsWith("-")) return known;
  return image.slice(image.lastIndexOf("/") + 1).split(/[:@]/, 1)[0] || "program";
}

/** The program that an image's entrypoint is known to hand such words to; null for all other images. */
export function entrypointOf(image: string, word: string): string | null {
  const known = ENTRYPOINTS.get(imageName(image));
  return known && (known.words?.has(word) ?? true) ? known.program : null;
}

/** Variables of images that hold accounts, though their names do not say so. */
interface AccountVariable {
  /** Tried on the name without tag and digest. */
  readonly images: RegExp;
  readonly names: RegExp;
  readonly part: PartFinder;
  readonly what: string;
  readonly source: string;
}

const SAMBA = /(?:^|[/_-])samba(?:$|[_-])/;
const SAMBA_USER = "the password of a Samba user";

const ACCOUNT_VARIABLES: readonly AccountVariable[] = [
  { images: SAMBA, names: /^USER[\d_]*$/, part: afterSemicolon, what: SAMBA_USER, source: "dperson/samba README: USER, USER2 as username;password" },
  // Or a line of smbpasswd, which has the hash.
  { images: SAMBA, names: /^ACCOUNT_\w+$/, part: except(/:\d+:/), what: SAMBA_USER, source: "ServerContainers/samba README: ACCOUNT_alice=password" },
];

/** The password within the value of a variable from which an image makes an account. */
export function accountIn(image: string, name: string, value: string): { readonly what: string; readonly start: number; readonly end: number } | null {
  for (const { images, names, part, what } of ACCOUNT_VARIABLES) {
    const [found] = names.test(name) && images.test(imageName(image)) ? part(value) : [];
    if (found) return { what, start: found.start, end: found.end };
  }
  return null;
}

function rowOf(image: string): ImageRow | undefined {
  const name = imageName(image);
  return byImage.get(name) ?? byImage.get(`${name.slice(0, name.lastIndexOf("/") + 1)}*`);
}
