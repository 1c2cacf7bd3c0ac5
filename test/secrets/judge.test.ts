import { describe, expect, test } from "vitest";
import { judgePair } from "../../src/secrets/judge.ts";

/** Name and value that are a credential nobody knows. */
const SECRET: readonly (readonly [string, string])[] = [
  ["POSTGRES_PASSWORD", "hs8Dk2nWq9"], ["DB_PASSWORD", "93500609"], ["DB_PASSWORD", "pa$w0rd9Qx"], ["DB_PASSWORD", "hunter2$X"], ["TOKEN", "abc=def="],
  ["SECRET_KEY_BASE", "61de0a139d3c55461c"], ["APP_SECRET_KEY", "cnwu)=j8md5-*47as)zxd)z3r0-+y51agif9vvwp3%6e#$%r@9"], ["CS2_PW", "sake-earthly-lair"],
  ["GITLAB_SECRETS_DB_KEY_BASE", "4f9c1d2e3b4a59687768594a3b2c1d0e"], ["CREDS_KEY", "4f9c1d2e3b4a59687768594a3b2c1d0e"], ["EMQX_NODE__COOKIE", "hs8Dk2nWq9"], ["CLIENT_PASSWORDS", "93500609"], ["CLIENT_PASSWORDS", "hs8Dk2nWq9,9vKq2LxTz7Rf"],
  ["smtp_user", "shop:9vKq2LxTz7Rf"], ["BASICAUTH", "ops:9vKq2LxTz7Rf"], ["PUBLICATION_SECRET_KEY", "Rb7kZpQ2x"], ["NONPUBLIC_SECRET_KEY", "Rb7kZpQ2x"], ["STRIPE_SECRET_KEY", "6FMfwUtNY2JtHQsNUdtW3Rj2"],
  ["CONFIG", '{ "redis": { "host": "r", "password": "moneyprintergobrrr" } }'], ["JAVA_OPTS", "-Xmx1g -Djavax.net.ssl.keyStorePassword=k9QmZ2xW"],
  ["HASURA_GRAPHQL_JWT_SECRET", '{"type":"HS256","key":"3EK6FD9o0c7tzBNVfjpMkNDi2yARAAKzQlk8O2IKoxQ"}'], ["JWT_CONFIG", '[{"key": "hs8Dk2nWq9", "type": "HS512"}]'],
  ["KAFKA_JAAS", 'org.example.PlainLoginModule required username="me" password="k9QmZ2xW";'],
  ["HG_KEY", "9vKq2LxTz7RfWm4NbYc8HsPd"], ["SALT", "9vKq2LxTz7RfWm4NbYc8"], ["NEO4J_AUTH", "neo4j/9vKq2LxTz7Rf"], ["STATS_AUTH", "ops:9vKq2LxTz7Rf"], ["RPCAUTH", "ops:9vKq2LxTz7Rf"], ["BITCOIN_RPCAUTH", "ops:9vKq2LxTz7Rf"], ["SFTP_USERS", "foo:9vKq2LxTz7Rf:1001 bar:pass:1002"],
  // A letter less than AWS's example: somebody's own, aquasecurity/trivy#3778.
  ["AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKE"],
  ["WALLET_SEED", "gravity crystal lamp orbit meadow pencil rocket violin timber canyon fabric island"], ["SEED_PHRASE", "gravity crystal lamp orbit meadow pencil rocket violin timber canyon fabric island"],
  ["APP_SEED", "9f3c1a7be2d4407f8a6b5c4d3e2f1a0c"], ["API_TOKEN", "hs8Dk2nWq9 # for the mirror"], ["API_TOKEN", "hs8Dk2nWq9 #"], ["passwd", "files hs8Dk2nWq9"], ["PASSWORD", "files sss"],
  ["WIFI_PSK", "hs8Dk2nWq9"], ["SESSION_KEY", "hs8Dk2nWq9"], ["ENC_KEY", "3f1a0c9be2d4477f8a6b5c4d3e2f1a0c"], ["ENC_KEY", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ="],
  ["SALT", "f1nd3rn4m0"], ["HASHIDS_SALT", "hs8Dk2nWq9"], ["LINK_SALT", "8c1f03d9"], ["CLIENT_SECRET", "hs8Dk2nWq9"], ["OBJECTSTORE_S3_SECRET", "hs8Dk2nWq9"],
  ["LIVEKIT_KEYS", "APIx7Kq2vRt: hs8Dk2nWq9"], ["LIVEKIT_KEYS", "${KEY}: hs8Dk2nWq9"], ["USERS", "admin|9vKq2LxTz7Rf"], ["USERS", "a|9vKq2LxTz7|/data|1001 b|pass1"], ["DOCKER_VERNEMQ_USER_joe", "9vKq2LxTz7Rf"], ["LIVEKIT_KEYS", "{one: hs8Dk2nWq9, two: ${TWO}}"],
  ["OTEL_EXPORTER_OTLP_HEADERS", "api-key=hs8Dk2nWq9"], ["OTEL_EXPORTER_OTLP_HEADERS", "x-team=shop,Authorization=Basic%20bWU6aHM4RGsybldxOQ"],
  ["OTEL_EXPORTER_OTLP_HEADERS", "x-honeycomb-team=hs8Dk2nWq9,x-honeycomb-dataset=shop"], ["REQUEST_HEADERS", '{"Authorization":"Bearer hs8Dk2nWq9"}'], ["REQUEST_HEADERS", "Accept: text/html\nX-Api-Key: hs8Dk2nWq9"],
  ["DOCKER_AUTH_CONFIG", '{"auths":{"r.example.com":{"auth":"Y2k6UnQ3S3ExWHo5TG0yVnc0"}}}'],
  ["API_TOKEN", "Bearer 9vKq2LxTz7RfWm4NbYc8"], ["AUTH_HEADER", "Authorization: Basic bWU6aHM4RGsybldxOQ9v"],
];

/** Addresses of notifications with the token that they are made of. */
const NOTIFIED: readonly string[] = [
  "gotify://push.example.com/Ak9QmZ2xWt7Rb4p", "gotifys://push:8443/Ck9QmZ2xWt7Rb4p?priority=5", `discord://123456789012345678/${"k9QmZ2xWt7Rb".repeat(6)}`,
  "slack://T1K9QMZ2X/B1K9QMZ2X/k9QmZ2xWt7Rbk9QmZ2xWt7Rb", `pover://${"k9qmz2xwt7".repeat(3)}@${"a9qmz2xwt4".repeat(3)}`,
];
const NOT_NOTIFIED: readonly string[] = [
  "gotify://push.example.com/message", "gotify://push.example.com/<token>", "gotify://push.example.com/${TOKEN}", "discord://webhook_id/webhook_token", "slack://TokenA/TokenB/TokenC", "https://gotify.example.com/Applications12",
];

/** Name and value that are a credential which everybody knows. */
const WELL_KNOWN: readonly (readonly [string, string])[] = [
  ["MYSQL_ROOT_PASSWORD", "root"], ["WORDPRESS_DB_PASSWORD", "wordpress"], ["POSTGRES_PASSWORD", "memos"], ["WEBPASSWORD", "******"], ["PEERTUBE_SECRET", "xxxxxx"],
  ["AWS_SECRET_ACCESS_KEY", "replace"], ["AWS_SECRET_ACCESS_KEY", "you_secret_key_id"], ["ADMIN_TOKEN", "123"], ["RABBIT_PASS", "123"], ["TELEGRAMBOTKEY", "bot4711"], ["ACCESS_TOKEN_SECRET", "access_token_secret"],
  ["LIVEKIT_KEYS", "devkey: secret"], ["USERS", "one|1234"], ["VERNEMQ_USER_name", "password"], ["NEO4J_AUTH", "neo4j/neo4j"], ["STATS_AUTH", "stats:stats"], ["MQTT_AUTH", "admin:admin"], ["SERVER_KEY", "server_key_delete_me_on_production"], ["DJANGO_SECRET_KEY", "build-secret-not-used-at-runtime"], ["DATABASE_URL", "postgres://postgres:postgres@db/app"],
  // These become the secret themselves, masked or not: with a webhook's everybody can call.
  ["KAFKA_CLIENT_PASSWORDS", "123456"], ["GITLAB_SECRETS_OTP_KEY_BASE", "long-and-random-alphanumeric-string"], ["MEILI_MASTER_KEY", "xxxxxx"],
  ["MINIO_SECRET_KEY", "xxxxxxxx"], ["JWT_SECRET", "xxxxxx"], ["SESSION_SECRET", "<secret>"], ["GITHUB_WEBHOOK_SECRET", "your_secret"], ["OAUTH2_PROXY_COOKIE_SECRET", "xxxxxxxx"], ["LIVEKIT_API_SECRET", "xxxxxx"],
  ["WALLET_SEED", "test test test test test test test test test test test junk"], ["passwd", "ldap"], ["HTPASSWD", "htpasswd"], ["CLIENT_SECRET", "changeme"], ["SALT", "changeme"], ["SALT", "my-salt"], ["LINK_SALT", "some_random_string"], ["APP_SALT", "abc"],
  // Somebody else must issue AWS's own, but MinIO takes the example as it stands.
  ["MINIO_ROOT_PASSWORD", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"],
  ["MEMOS_DSN", "user=memos password=memos dbname=memos host=postgres sslmode=disable"], ["MAIL_URL", "smtp://user:pass@mail.example.com:25/"],
];

const CLEAN: readonly (readonly [string, string])[] = [
  ["DOCKER_AUTH_CONFIG", '{"auths":{"r.example.com":{}},"credHelpers":{"r.example.com":"ecr-login"}}'], ["DOCKER_AUTH_CONFIG", '{"auths":{"r.example.com":{"auth":"$AUTH"}}}'],
  ["ACCESS_TOKEN", ""], ["ACCESS_TOKEN", "/run/secrets/token.json"], ["ACCESS_TOKEN", "https://www.secrets.com"], ["API_TOKEN", "${API_TOKEN}"], ["API_TOKEN", "$API_TOKEN"],
  ["SSL_CERT_KEY", "/etc/nginx/conf/server.key"], ["PASSWORD", "none"], ["PASSWORD", "**None**"], ["USE_TOKEN", "true"], ["SECRET", "false"], ["TOKEN", "<TOKEN>"],
  ["OPENAI_API_KEY", "sk-XXXXXXXXXXXXXXXXXXXX"], ["SRCDS_TOKEN", "<YOUR-GAME-SERVER-TOKEN>"], ["AZP_TOKEN", "set_me_to_a_pat"], ["PRIVATE_KEY", "CHANGE_ME"],
  ["SSH_KEY", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC7 me@host"], ["SIGNING_KEY", "0xBB572E0E2D182910"], ["API_TOKENS", "5"], ["API_TOKENS", "123456"], ["SAVED_PASSWORDS", "1000"], ["smtp_user", "shop@example.com"], ["smtp_user", "shop:587"], ["BASICAUTH", "users"], ["EMQX_NODE_COOKIE", "1panel_${EMQX_Cookie}"], ["LIMITER_SAVE_PASSWORD", "2"], ["GITHUB_TOKEN", "a token with access"],
  ["API_TOKEN", "<token> # hs8Dk2nWq9"], ["BUILD", "9vKq2LxTz7RfWm4NbYc8 # of the image"], ["API_TOKEN", "/run/secrets/token # a file"], ["RANDOM_SEED", "9f3c1a7be2d4407f8a6b5c4d3e2f1a0c"], ["APP_SEED", "${APP_SEED}"], ["SEED", "12345678901234567890123456789012"], ["DB_SEED", "true"], ["CLUSTER_SEED", "rabbit1"],
  ["WELCOME_PHRASE", "please log in with the name and the word that you got"], ["WALLET_SEED", "twelve words here"], ["HTPASSWD", "data/.htpasswd"], ["HTPASSWD", ".htpasswd"], ["AUTH_PASSWD", "conf/users.passwd"], ["passwd", "files ldap"], ["passwd", "compat systemd"], ["passwd", "files"], ["passwd", "files [NOTFOUND=return] sss"], ["passwd_compat", "winbind"],
  ["PATH", "/usr/bin"], ["REDIS_URL", "redis://cache:6379/0"], ["DATABASE_URL", "postgres://wiki@db/wiki"], ["DATABASE_URL", "postgresql://${DB_USER:?error}:${DB_PASSWORD:?error}@postgres/db"],
  ["JAVA_OPTS", "-Xmx1g -Dtoken.ttl=900"], ["CHECK", 'mysqladmin ping --password="$(cat /run/secrets/x)"'], 
  ["API_TOKEN", "Bearer of news"], ["AUTH_HEADER", "Authorization: Bearer $TOKEN"], ["AUTHORIZATION", "Bearer token"], ["NEO4J_AUTH", "none"], ["PROXY_AUTH", "squid:3128"], ["SMTP_AUTH", "login"], ["STATS_AUTH", "stats:${STATS_PASSWORD}"], ["RPCAUTH", "ops:7d9ba5ae63c3d4dc30583ff4fe65a67e$9e3634e81c11659e3de036d0bf88f89cd169c1039e6e09607562d54765c649cc"], ["RPC_AUTH", "ops:7d9ba5ae63c3d4dc30583ff4fe65a67e$9e3634e81c11659e3de036d0bf88f89cd169c1039e6e09607562d54765c649cc"], ["RPCAUTH", "ops:7d9ba5ae63c3d4dc30583ff4fe65a67e${e3634}8c"], ["RPCAUTH", "${RPC_USER}:${RPC_HASH}"], ["UI_AUTH", "basic:users"], ["TRAEFIK_AUTH", "admin:$apr1$MwEjgUy7$Y2USOaghUjLIxxgkWw1C10"], ["UI_AUTH", "http://auth:8080"], ["SFTP_USERS", "foo::1001"], ["SFTP_USERS", "foo:$5$salt$hash:e:1001"], ["SFTP_USERS", "foo:${PW}:1001"], ["SALT", "3006.1"],
  ["CLIENT_SECRET", "xxxxxx"], ["OAUTH_CLIENT_SECRET", "<secret>"], ["OBJECTSTORE_S3_SECRET", "xxxxxx"], ["S3_SECRET_KEY", "xxxxxx"], ["AWS_SECRET_KEY", "your-secret-key"], ["STRIPE_SECRET_KEY", "sk_test_xxxx"],
  ["TWITTER_CONSUMER_SECRET", "***"], ["TWITTER_API_SECRET", "xxxxxxxx"], ["AUTH_GITHUB_SECRET", "your_secret"], ["googleClientSecret", "xxxxxx"], ["FACEBOOK_APP_SECRET", "xxxxxx"], ["OIDC_CLIENT_SECRET", "from your provider"],
  ["SESSION_KEY", "user_id"], ["SESSION_KEY", "connect.sid"], ["AUTH_KEY", "email"], ["SSH_ENC_KEY", "aes256"], ["ENCRYPTION_KEY", "AES-256-GCM"], ["SIGNING_KEY", "HS256"], ["TLS_MODE", "psk"], ["WIFI_PSK", "${WIFI_PSK}"], ["ZBX_TLSPSKIDENTITY", "psk 001"],
  ["LIVEKIT_KEYS", "${KEY}: ${SECRET}"], ["USERS", "admin|joe"], ["USERS", "admin|${PW1}"], ["USERS", "admin"], ["USERS", "a|b|c"], ["DOCKER_VERNEMQ_USER_joe", "${PW}"], ["TUNNEL_TOKEN_FILE", "/run/secrets/t"], ["SECURITY_TOKEN", "<your-token>"], ["LIVEKIT_KEYS", "/etc/keys.yaml"], ["LIVEKIT_KEYS", "APIx7Kq: <secret>"],
  ["OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Bearer ${TOKEN}"], ["OTEL_EXPORTER_OTLP_HEADERS", "api-key=<your-key>"], ["OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Basic%20${AUTH}"],
  ["CORS_ALLOW_HEADERS", "Authorization,Content-Type,Api-Key"], ["FORWARD_HEADERS", "authorization:X-Authorization"], ["PROXY_HEADERS", "Accept=text/html,X-Team=shop"],
  ["REQUEST_HEADERS", '{"Accept":"text/html"}'], ["AUTH_HEADER", "Authorization"], ["TOKEN_HEADER", "X-Token"],
  ["HASURA_GRAPHQL_JWT_SECRET", '{"jwk_url":"https://id.example.com/jwks"}'], ["HASURA_GRAPHQL_JWT_SECRET", '{"type":"RS256","key":"-----BEGIN PUBLIC KEY-----\\nMIIBIjANBgkqhkiG9w0BAQ\\n-----END PUBLIC KEY-----"}'],
  ["HASURA_GRAPHQL_JWT_SECRET", '{"type":"HS256","key":"${JWT_KEY}"}'], ["JWT_CONFIG", '{"key":"hs8Dk2nWq9","type":"label"}'],
  ["OPENAI_API_KEY", "user_provided"], ["ANTHROPIC_API_KEY", "sk-xxx-xxx-xxx"], ["JWT_SECRET_KEY", "%kernel.project_dir%/config/private.pem"], ["CONFIG", '{"redis":{"password":""}}'], ["LABEL", "xK92mQpL0sVb7TzNw3Rc"], ["MAX_TOKENS", "4096"],
  ["AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE"], ["AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"], ["CFG", "AKIAIOSFODNN7EXAMPLE"],
  ["GPG_KEY", "63AF7AA15067C05616FDDD88A3A2E8F226F0BC06"], ["NEXT_PUBLIC_API_KEY", "Rb7kZpQ2x"], ["MAIL_URL", "smtp://user:<password>@mail"],
];

/** SaltStack's: a master's name, a role, a release. For strict readers at most. */
const NO_SALT: readonly (readonly [string, string])[] = [
  ["SALT", "salt"], ["SALT", "minion"], ["SALT", "master"], ["SALT", "salt-master"], ["SALT", "v3006.1"], ["SALT", "2019.2.0-rc1"], ["SALT", "salt-3006.1"], ["SALT", "stable"], ["SALT", "saltmaster.lan"], ["SALT", "3006"],
];

describe("judgePair", () => {
  test.each(SECRET)("%s = %s is a secret", (name, value) => {
    const evidence = judgePair(name, value);
    expect(evidence).toMatchObject({ wellKnown: false });
    expect(evidence?.confidence).not.toBe("possible");
  });
  test.each(WELL_KNOWN)("%s = %s is well known", (name, value) => {
    const evidence = judgePair(name, value);
    expect(evidence).toMatchObject({ wellKnown: true });
    expect(evidence?.confidence).not.toBe("possible");
  });
  test.each(CLEAN)("%s = %s is none", (name, value) => expect(judgePair(name, value)).toBeNull());

  test.each(NOTIFIED)("%s holds a token", (value) => expect(judgePair("NOTIFY_URL", value)).toMatchObject({ basis: "url", wellKnown: false }));
  test.each(NOT_NOTIFIED)("%s holds none", (value) => expect(judgePair("NOTIFY_URL", value)).toBeNull());
  test.each(NO_SALT)("%s = %s is none that is sure", (name, value) => expect(judgePair(name, value)?.confidence ?? "possible").toBe("possible"));

  test.each(["NPM_TOKEN", "PASSWORD", "token_bot", "COMPOSER_AUTH"])("%s without a value counts by its name", (name) =>
    expect(judgePair(name, null)).toMatchObject({ confidence: "likely", basis: "name", wellKnown: false }));
  test.each(["VERSION", "HG_KEY", "AWS_ACCESS_KEY_ID", "DATABASE_URL", "NPM_TOKEN_FILE"])("%s without a value says too little", (name) =>
    expect(judgePair(name, null)).toBeNull());

  test("a default that says nothing is as none where another value may come", () => {
    for (const value of ["", "none"]) {
      expect(judgePair("COMPOSER_AUTH", value, { overridable: true })).not.toBeNull();
      expect(judgePair("COMPOSER_AUTH", value)).toBeNull();
    }
    expect(judgePair("TOKEN_FILE", "", { overridable: true })).toBeNull();
    expect(judgePair("DEPLOY_KEY", "/keys/deploy", { overridable: true })).toBeNull();
  });
  test("the settings allow names and add names", () => {
    expect(judgePair("DB_PASSWORD", "hs8Dk2nWq9", { allowed: ["DB_*"] })).toBeNull();
    expect(judgePair("ACME_CFG", "hs8Dk2nWq9", { secretNames: ["ACME_CFG"] })).toMatchObject({ basis: "settings" });
  });
  test.each([
    ["the name", "POSTGRES_PASSWORD", "hs8Dk2nWq9", "name"],
    ["a known format", "CFG", `ghp_${"YMRTF5tBPnHUmjncgLWz6fjHb4vNrRtzuHAh"}`, "value"],
    ["a URL", "CFG", "redis://:t4Xw9bQm2zKv@cache:6379/0", "url"],
  ])("the basis is %s", (_title, name, value, basis) => expect(judgePair(name, value)).toMatchObject({ basis }));
  test("no clause holds the value", () => {
    for (const [name, value] of SECRET) expect(JSON.stringify(judgePair(name, value))).not.toContain(value);
  });
});
