import { describe, expect, test } from "vitest";
import { classifyValue, isWellKnown, looksRandom, type ValueShape } from "../../src/secrets/values.ts";

const SHAPES: Readonly<Record<ValueShape, string[]>> = {
  empty: ["", "   "],
  null: ["none", "null", "undefined", "unset", "**None**", "**Random**"],
  boolean: ["true", "False", "yes", "off", "0", "1", "disabled"],
  number: ["3600", "12345678", "-1", "0.5"],
  duration: ["30s", "15m", "24h", "7 days", "512mb"],
  reference: ["$TOKEN", "${TOKEN}", "${TOKEN:?missing}", "{{ vault_token }}", "$(cat /run/secrets/x)", "`cat x`", "%TOKEN%", "Bearer $TOKEN", "${A}:${B}", "shop-${TOKEN}", "1panel_${TOKEN}", "shop-2-${TOKEN}", "${TENANT}_live.${KEY}", "<%= ENV['X'] %>",
    "vault:secret/data/db#password", "ssm:/prod/api/key", "secrets:team/key", "env:APP_PASSWORD", "arn:aws:secretsmanager:eu-west-1:1:secret:db", "arn:aws:ssm:eu-west-1:1:parameter/t",
    "projects/p/secrets/s/versions/latest", "@Microsoft.KeyVault(SecretUri=https://v/secrets/x)", "@/run/secrets/p", "ENC[AES256_GCM,data:kQz3,iv:aa,tag:bb,type:str]",
    "encrypted:BDb7t3QkTRp2v9LmZ4kQz3xYw8NcHfGd1PjUa6EoSr5VtBy",
  ],
  placeholder: [
    "<TOKEN>", "<your token>", "[password]", "{token}", "xxxxxxxx", "******", "sk-XXXXXXXXXXXX", "your-api-key-here", "YOUR_TOKEN", "replace_with_token",
    "REPLACE_ME", "set_me_to_a_pat", "insert-token", "__TOKEN__", "...", "EnvVarHere", "TODO", "AWS_ACCESS_KEY_SECRET", "please_set_environment_variable",
  ],
  path: ["/run/secrets/token", "/etc/nginx/server.key", "./x.pem", "~/.ssh/id_rsa", "../key", "C:\\keys\\a.key", "server.key", "$HOME/key.pem", "/", "certs/server.key"],
  url: ["https://www.example.com", "redis://cache:6379/0"],
  public: ["ssh-rsa AAAAB3NzaC1yc2E user@host", "ssh-ed25519 AAAAC3Nza", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----", "-----BEGIN PUBLIC KEY-----\nMIIB"],
  hash: ["$2y$10$abcdefghijklmnopqrstuv", "$6$salt$hash", "sha256:0123456789abcdef", "{SSHA}abcdef", "$argon2id$v=19$m=65536", "7d9ba5ae63c3d4dc30583ff4fe65a67e$9e3634e81c11659e3de036d0bf88f89cd169c1039e6e09607562d54765c649cc"],
  structured: ['{"a": 1}', '[{"a": 1}]'],
  text: ["Password for the database", "two words"],
  hex: ["61de0a139d3c55461c", "63AF7AA15067C05616FDDD88A3A2E8F226F0BC06"],
  word: ["postgres", "superSecret", "secret-passwd", "pass1234", "sake-earthly-lair"],
  opaque: ["ZyWGvXC7au24JcQk6JL1", "R4ndomP@assword", "pa$w0rd", "hunter2$X", "hunter2-${X}", "23skidoo_${X}", "winter${X}", "corr3ct-h0rse$battery", "cnwu)=j8md5-*47as)", "/aB3+xYz0Q9/ZZtop+k=", "abc=def=", "env:hunter2X$", "secret:hunter2$X", "@hunter2$X", "encrypted:no"],
};

describe("classifyValue", () => {
  for (const [shape, values] of Object.entries(SHAPES)) {
    test.each(values)(`${shape}: %s`, (value) => expect(classifyValue(value)).toBe(shape));
  }
});

describe("isWellKnown", () => {
  test.each([
    ["changeme"], ["password"], ["root"], ["admin"], ["postgres"], ["secret"], ["123456"], ["test"], ["example"], ["p@ssw0rd"], ["fAk3Pa55w0Rd"],
    ["superSecretOne"], ["secret-passwd"], ["access_token_secret"], ["calibreadmin"], ["picsurpass"], ["benchmarkdbpass"], ["foobar"], ["psw"],
    ["test_password_only_for_update_tests"], ["update-test-secret-key-not-for-production"], ["very-secure-database-root-password"], ["dugong"],
    ["MySuperStrongLoginPassword"], ["youshouldoverwritethis"], ["1111"], ["12345678"], ["00000000-0000-0000-0000-000000000000"], ["abcdefghijklmnopqrstuvwxyz123456"],
    ["long-and-random-alphanumeric-string"], ["a-random-64-character-string"], ["some-long-random-string-at-least-32-chars"], ["DatabaseRootPassword54321"], ["admin_987654321"], ["oss_access_key"], ["xqz-api-key-1"], ["shopEncryptionKey"], ["my-secret-1234567890"],
    // Two letters count only as the words that people glue on.
    ["dbroot17"], ["myroot17"], ["rootpw2024"],
  ])("%s is known to everybody", (value) => expect(isWellKnown(value)).toBe(true));
  test.each([
    ["wordpress", "WORDPRESS_DB_PASSWORD"], ["n8n", "DB_POSTGRESDB_PASSWORD"], ["memos", "POSTGRES_PASSWORD"], ["bot4711", "TELEGRAMBOTKEY"], ["c9user", "C9PASSWORD"], ["i2b2", "I2B2_DB_PW"],
    ["h2admin", "H2_PASSWORD"],
  ])("%s is, as %s", (value, name) => expect(isWellKnown(value, name)).toBe(true));
  test.each([
    ["v67ic55x4ghvjfj"], ["R4ndomP@assword"], ["Mjeedom96"], ["moneyprintergobrrr"], ["sake-earthly-lair"], ["discolor-subtitle-seducing-result-ceramics"],
    ["61de0a139d3c55461c"], ["93500609"], ["cnwu)=j8md5-*47as)zxd)z3r0"], ["6eKz1nYhNmpf8w3HoMeCdnIoUqCF8Q1aif3BGks74pU"], ["qhzkfjwmxpbt"],
    ["dev-Kq8ZtVbnYwRcXfGk"], ["local-hV7qLmxTzwKdR"], ["secret-8fKqZtVbnYwRcX"], ["adminKq8ZtVbnYwRc"],
    ["hX4tWq8mKe"], ["Gk3vNq8zTx5L"], ["Zk3vQ8nT"], ["kQ7eRtzp"], ["root-54721983"], ["xkqzvtre"],
    ["zqroot17"], ["api-key-Kq8ZtVbnYwRcXfGk"], ["xqz_monkey"], ["rootzq2024"], ["zkroot17"], ["long-and-random-hXqtvwzk"],
  ])("%s is not", (value) => expect(isWellKnown(value)).toBe(false));
  test.each([["c9hXqtvwzk", "C9PASSWORD"], ["h2-8fKqZtVb", "H2_PASSWORD"], ["dbhXqtvwzkr", "DB_PASSWORD"]])(
    "%s is not, as %s", (value, name) => expect(isWellKnown(value, name)).toBe(false));
});

describe("looksRandom", () => {
  test.each(["Rb7kZpQ2xVn93LmTq", "9vKq2LxTz7RfWm4NbYc8HsPd1GjUa6Eo", "ab5663bf-241f-4d14-8783-7d80db77089a", "Rb7kZpQ2xVn93LmT", "xarn:9vKq2LxTz7RfWm4", "+9vKq2LxTz7RfWm4N.com/"])("%s does", (value) => expect(looksRandom(value)).toBe(true));
  test.each(["short1", "Rb7kZpQ2xVn93Lm", " Rb7kZpQ2xVn93L ", "sha256:9vKq2LxTz7RfWm4N", "sha:9vKq2LxTz7RfWm4N8", "urn:9vKq2LxTz7RfWm4Nq", "projects/9vKq2LxTz7RfWm4Nq", "Rb7kZpQ2xVn93Lm.example.com", "http9-x4.example.io:8443", "registry.example.com:5000/team/app", "arn:aws:kms:eu-west-1:111122223333:key/1", "preferred_username", "63AF7AA15067C05616FDDD88A3A2E8F226F0BC06", "2024-01-02_10.20.30"])(
    "%s does not", (value) => expect(looksRandom(value)).toBe(false));
});
