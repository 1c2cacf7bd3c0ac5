/**
 * Names that are judged as a whole, because their words mislead. Keys are in lower case with `_` between
 * words. Origin: each tool's own documentation, as the comments say.
 */
import type { Confidence, SecretKind } from "./evidence.ts";

export interface ExactName {
  readonly kind: SecretKind;
  readonly confidence: Confidence;
}

const likely = (kind: SecretKind): ExactName => ({ kind, confidence: "likely" });
const possible = (kind: SecretKind): ExactName => ({ kind, confidence: "possible" });

/** `null`: known to be no credential. */
export const EXACT_NAMES: ReadonlyMap<string, ExactName | null> = new Map<string, ExactName | null>([
  // Neo4j: user and password (digits are no part of words).
  ["neo_j_auth", likely("credentials")],
  // npm: user and password in base64, as `_auth` of an .npmrc; npm_config__auth is its variable.
  ["npm_config_auth", likely("credentials")],
  // Composer: JSON with the credentials of every repository.
  ["composer_auth", likely("credentials")],
  // GitLab CI and the docker client: a whole config.json.
  ["docker_auth_config", likely("credentials")],
  ["dockerconfigjson", likely("credentials")],
  ["docker_config_json", likely("credentials")],
  // Vault: half of an AppRole login, and the half that must be kept.
  ["vault_secret_id", likely("secret")],
  ["approle_secret_id", likely("secret")],
  // The root token of a server in development mode.
  ["vault_dev_root_token_id", likely("token")],
  // Google: a path by its documentation, but people hand over the JSON itself.
  ["google_application_credentials", possible("credentials")],
  ["google_application_credentials_json", likely("credentials")],
  ...["service", "gcp_service", "gcs_service", "google_service", "firebase_service"].map((name): [string, ExactName] => [`${name}_account_json`, likely("private key")]),
  // AWS: the id names the key pair; only the other half is secret.
  ["aws_access_key_id", possible("credentials")],
  ["access_key_id", possible("credentials")],
  ["aws_access_key", possible("credentials")],
  // The content of a key or configuration file, by the file's name.
  ["id_rsa", likely("private key")],
  ["id_ed", likely("private key")],
  ["git_credentials", likely("credentials")],
  // Azure DevOps, GitHub: a personal access token.
  ["pat", likely("token")],
  ["npmrc", possible("credentials")],
  ["netrc", possible("credentials")],
  ["pypirc", possible("credentials")],
  ["kube_config_data", likely("credentials")],
  ["kubeconfig_data", likely("credentials")],
  ["kubeconfig_b", likely("credentials")],
  ["kubeconfig_base", likely("credentials")],
  // Redis: directives of redis.conf and options of redis-server.
  ["require_pass", likely("password")],
  ["masterauth", likely("password")],
  // sssd-ldap(5)
  ["ldap_default_authtok", likely("password")],
  // PostgreSQL: how passwords are stored.
  ["password_encryption", null],
  // POSIX shells: working directories.
  ["pwd", null],
  ["oldpwd", null],
  ["init_cwd", null],
  // GitLab's own key for its encrypted settings (config/secrets.yml).
  ["gitlab_secrets_encrypted_settings_key_base", likely("secret")],
  // Rails: switches the secret off for a build.
  ["secret_key_base_dummy", null],
  // Stellar: the public name of a network (developers.stellar.org, "Network Passphrase").
  ["network_passphrase", null],
  // systemd: a directory.
  ["credentials_directory", null],
  // OpenSSH, GnuPG: sockets and programs.
  // Names of files below /etc/kafka/secrets (confluentinc/cp-kafka).
  ...["kafka", "connect", "schema_registry", "kafka_rest", "control_center_rest"].flatMap((prefix) =>
    ["key_store", "keystore", "key", "truststore"].map((part): [string, null] => [`${prefix}_ssl_${part}_credentials`, null])),
  // Which kind of login a registry asks for: `htpasswd`, `token` (distribution's configuration).
  ["registry_auth", null],
  // How much a web server tells of itself (httpd's ServerTokens, nginx's server_tokens).
  ["server_tokens", null],
  ["ssh_askpass", null],
  ["git_askpass", null],
  ["sudo_askpass", null],
  ["ssh_auth_sock", null],
  // etcd: a name that keeps clusters apart, which no login needs.
  ["initial_cluster_token", null],
  ["etcd_initial_cluster_token", null],
]);

/**
 * Bundler reads the credentials of a host from `BUNDLE_<HOST>` with dots as `__`
 * (bundler.io/man/bundle-config, "CREDENTIALS FOR GEM SOURCES").
 */
export const BUNDLER_HOST = /^bundle_[a-z0-9_]+__(?:com|org|net|io|dev|co|eu|de)$/i;
