import { describe, expect, test } from "vitest";
import { judgeName } from "../../src/secrets/names.ts";

const list = (text: string): string[] => text.trim().split(/\s+/);

const LIKELY: Readonly<Record<string, string[]>> = {
  "nouns that leave no doubt": list(`
    PASSWORD PASSWD PASSPHRASE PASS DB_PASS DB_PWD TV_PW SECRET TOKEN CREDENTIALS CREDS API_KEY APIKEY
    MYSQL_ROOT_PASSWORD POSTGRES_PASSWORD JWT_SECRET AUTH_SECRET SESSION_SECRET CLIENT_SECRET SPOTIFY_SECRET NPM_TOKEN GITHUB_PAT
    ACCESS_TOKEN SENTRY_AUTH_TOKEN HUBOT_SLACK_TOKEN SERVICE_ACCT_PRIVATE_KEY AZURE_CREDENTIALS KEYSTORE_PASSWORD`),
  "keys by what stands before": list(`
    SECRET_KEY PRIVATE_KEY SSH_PRIVATE_KEY SSH_KEY MASTER_KEY SIGNING_KEY ENCRYPTION_KEY JWT_KEY JWT_SIGNING_KEY FERNET_KEY
    AWS_SECRET_ACCESS_KEY CLOUDFLARE_SECRET_ACCESS_KEY DEPLOY_KEY APP_KEY OPENAI_KEY STRIPE_KEY SERVICE_ROLE_KEY JWT_TOKEN_KEY
    ssh_prv_key GCP_SA_KEY ENC_KEY APP_ENC_KEY WIFI_PSK IPSEC_PSK VPN_IPSEC_PSK`),
  "glued forms": list(`
    PGPASSWORD MONGOPASSWORD WEBPASSWORD NPMTOKEN PRIVATEKEY TELEGRAMBOTKEY MYSQLPASS LDAP_ROOTPASS CS2_RCONPW containermysql_rootpw
    dbpassword rootpwd authtoken SYNC_SSHKEY ZBX_TLSPSK ENCKEY apikeys requirepass AUTHTOKEN KBpassword VIVO_MNPRIVKEY`),
  "other ways of writing": list(`
    dbPassword apiKey githubToken NPM_TOKEN2 db-password spring.datasource.password Kestrel__Certificates__Default__Password
    VAULT_DEV_ROOT_TOKEN_ID deploy.api_token //registry.npmjs.org/:_authToken GitHubToken APIKey OAuthToken`),
  "with a harmless rest": list(`
    SECRET_KEY_BASE password_db token_bot DB_PASSWORD_TEST MASTER_PASSWORD_OVERRIDE PRIVATE_KEY_BASE64 ENCODED_PRIVATE_KEY
    SEMAPHORE_ACCESS_KEY_ENCRYPTION API_KEY_PROD SMTP_PASSWORD_2`),
  "whole names": list(`
    COMPOSER_AUTH NPM_AUTH NPM_CONFIG__AUTH DOCKER_AUTH_CONFIG REDISCLI_AUTH RABBITMQ_ERLANG_COOKIE VAULT_SECRET_ID ID_RSA BUNDLE_GITHUB__COM
    GOOGLE_APPLICATION_CREDENTIALS_JSON GCP_SERVICE_ACCOUNT_JSON PAT NEO4J_AUTH`),
  "other languages, and the words of a wallet": list("SENHA DB_SENHA MYSQL_CONTRASENA WACHTWOORD DB_HASLO KENNWORT PASSWORT MNEMONIC WALLET_MNEMONIC"),
  "salts": list("SECURITY_SALT ACCESS_TOKEN_SALT AUTH_SALT NONCE_SALT DEVISE_PEPPER"),
  "PUBLIC only as a part of a word": list("PUBLICATION_SECRET_KEY NONPUBLIC_SECRET_KEY"),
};

const POSSIBLE = list(`
  KEY HG_KEY LICENSE_KEY SSL_CERT_KEY SGX_COMMERCIAL_KEY AWS_ACCESS_KEY_ID GOOGLE_APPLICATION_CREDENTIALS NPMRC SALT
  PUBLIC_SITE_PASSWORD SERVER_KEY`);

const HARMLESS: Readonly<Record<string, string[]>> = {
  "about the credential": list(`
    MNEMONIC_FILE SENHA_FILE MNEMONIC_LENGTH NPM_TOKEN_FILE PASSWORD_FILE SESSION_SECRET_FILE AWS_WEB_IDENTITY_TOKEN_FILE SECRETS_DIR SSH_KEY_DIR KEY_PATH KEY_NAME KEY_ALIAS
    KMS_KEY_ALIAS KEY_ENABLED KEY_PREFIX TOKEN_URL AUTH_URL SECRET_NAME SECRET_ID TOKEN_ID PASSWORD_RESET_TOKEN_TTL PASSWORD_MIN_LENGTH
    OCIS_PASSWORD_POLICY_MIN_CHARACTERS PASSWORD_PROMPT_STRING JWT_ACCESS_TOKEN_EXPIRE_MINUTES SECRET_PORT TOKEN_ISSUER TOKEN_HEADER
    CREDENTIAL_MANAGER PSK_IDENTITY ZBX_TLSPSKIDENTITY ZBX_TLSPSKFILE PSK_FILE PASSWORD_HASH passwordfile tokenurl secretname SCCACHE_WEBDAV_KEY_PREFIX KEY_BITS RSA_KEY_SIZE
    static_variables_file_key instance_types_file_key GRADER_SECRET_KEY_FILE SECRET_KEY_BASE_DUMMY`),
  "switches and numbers": list(`
    MYSQL_ALLOW_EMPTY_PASSWORD MYSQL_RANDOM_ROOT_PASSWORD USE_PASSWORD_AUTH USE_TOKEN REQUIRE_MFA_AUTH NO_PASSWORD MAX_TOKENS
    OPENAI_MAX_TOKENS PASSWORD_AUTHENTICATION ASK_PASSWORD GENERATE_SECRET PASSWORD_ENCRYPTION USE_PSK`),
  "public keys and names in maps": list(`
    PUBLIC_KEY SSH_PUBLIC_KEY GPG_KEY GPG_KEYS WORDPRESS_CLI_GPG_KEY STRIPE_PUB_KEY PRIMARY_KEY FOREIGN_KEY CACHE_KEY IDEMPOTENCY_KEY
    KEYCLOAK_ID_KEY RECAPTCHA_SITE_KEY SONAR_PROJECT_KEY AUTHORIZED_KEYS pubkey SORT_KEY`),
  "for the browser": list("NEXT_PUBLIC_API_KEY NEXT_PUBLIC_ACCESS_TOKEN_KEY VITE_API_KEY REACT_APP_TOKEN PUBLIC_TOKEN"),
  "words that only contain one": list(`
    KEYRING KEYSERVER KEYBOARD_LAYOUT KEYCLOAK_VERSION KEYCLOAK_URL TOKENIZERS_PARALLELISM EGG_PASSPORT_GITHUB_CLIENT_ID PASSENGER_VERSION
    COMPASS_DIR COMPASS MONKEY TURKEY BYPASS GOPASS_VERSION AUTHOR CERTIFI_VERSION ACCESS_LOG PATH COMPASSION SECRETARY`),
  "names of users, sockets, modes": list(`
    USERNAME JENKINS_USERNAME DB_USER AUTH_GOOGLE_ID SSH_AUTH_SOCK SSH_AUTH_PROXY_SOCK RACKULA_AUTH_MODE AUTH_MODE AUTH_MODULE_VERSION AUTH
    KAFKA_SSL_KEYSTORE_CREDENTIALS KAFKA_SSL_KEY_CREDENTIALS CONNECT_SSL_TRUSTSTORE_CREDENTIALS REGISTRY_AUTH LDAP_USER_KEY TENANT_KEY
    PWD OLDPWD PROJECT_PWD GIT_ASKPASS FASTCGI_PASS FACEBOOK_APP_ID PRIVATE_NETWORK`),
  "values decide": list("DATABASE_URL MONGO_URI REDIS_URL SENTRY_DSN MEMOS_DSN HTTP_PROXY SLACK_WEBHOOK_URL CONNECTION_STRING PIP_INDEX_URL"),
  "no words at all": ["", "_", "123", "密码", "-", "CC"],
};

describe("judgeName", () => {
  for (const [group, names] of Object.entries(LIKELY)) {
    test.each(names)(`${group}: %s is a credential`, (name) => {
      expect(judgeName(name)).toMatchObject({ confidence: "likely" });
    });
  }
  test.each(POSSIBLE)("%s needs a value that agrees", (name) => {
    expect(judgeName(name)).toMatchObject({ confidence: "possible" });
  });
  for (const [group, names] of Object.entries(HARMLESS)) {
    test.each(names)(`${group}: %s says nothing`, (name) => {
      expect(judgeName(name)).toBeNull();
    });
  }
  test.each([
    ["DB_PASSWORD", "password", "its name ends in PASSWORD"],
    ["NPM_TOKEN", "token", "its name ends in TOKEN"],
    ["OPENAI_API_KEY", "API key", "its name ends in API_KEY"],
    ["SSH_PRIVATE_KEY", "private key", "its name ends in PRIVATE_KEY"],
    ["SECRET_KEY_BASE", "secret", "its name says SECRET_KEY"],
    ["COMPOSER_AUTH", "credentials", "its name is COMPOSER_AUTH"],
  ])("%s is a %s, because %s", (name, kind, why) => {
    expect(judgeName(name)).toMatchObject({ kind, why });
  });
  test("names of the settings count, with * and whatever their case", () => {
    const options = { secretNames: ["ACME_CFG", "corp_*_blob"] };
    expect(judgeName("acme_cfg", options)).toMatchObject({ confidence: "likely", why: "the settings name it a secret" });
    expect(judgeName("CORP_A_BLOB", options)).not.toBeNull();
    expect(judgeName("CORP_BLOB", options)).toBeNull();
  });
});
