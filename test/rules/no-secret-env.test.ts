import { createHash } from "node:crypto";
import { dockerfile } from "./dockerfile.ts";
import { canary, password, slackToken } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

runCases("no-secret-env", [
  {
    name: "a literal (B01)",
    code: dockerfile`
      FROM alpine
      ENV API_KEY=${canary}
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageConfig", says: "docker inspect" }],
  },
  {
    name: "the old form without an equals sign (B02)",
    code: dockerfile`
      FROM alpine
      ENV API_KEY ${canary}
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageConfig" }],
  },
  {
    name: "options that a command gets, here and when the container starts",
    code: dockerfile`
      FROM alpine
      ENV ARGS="server -l :6060 -p ${password}"
      ENV FETCH="-u ci:${password} -s" NODE_OPTIONS="--max-old-space-size=4096 -r dotenv/config"
      ENV LISTEN="-l :6060 -s 0.0.0.0"
      RUN curl $FETCH https://files.example.com/ && brook server $LISTEN
      HEALTHCHECK CMD curl $LISTEN https://files.example.com/
      CMD /usr/bin/brook \${ARGS}
    `,
    findings: [
      { line: 2, column: 5, text: "ARGS", messageId: "imageConfig" },
      { line: 3, column: 5, text: "FETCH", messageId: "imageConfig" },
    ],
  },
  {
    name: "filled from an argument",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN
      ENV NODE_AUTH_TOKEN=$NPM_TOKEN
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" },
      { line: 3, column: 5, text: "NODE_AUTH_TOKEN", messageId: "imageConfig" },
    ],
  },
  {
    name: "under an innocent name, filled from an argument",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN
      ENV CFG="//registry.example.com/:_authToken=\${NPM_TOKEN}"
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" },
      { line: 3, column: 5, text: "CFG", messageId: "imageConfig" },
    ],
  },
  {
    name: "clearing it later leaves the history (B05)",
    code: dockerfile`
      FROM alpine
      ENV API_KEY=${canary}
      RUN ./build
      ENV API_KEY=
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageHistory", says: "docker history" }],
  },
  {
    name: "cleared in a stage on top of it",
    code: dockerfile`
      FROM alpine AS base
      ENV API_KEY=${canary}
      FROM base
      ENV A=1 API_KEY=
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageHistory" }],
  },
  {
    name: "cleared in a stage that is left behind",
    code: dockerfile`
      FROM alpine AS base
      ENV API_KEY=${canary}
      FROM base AS build
      ENV API_KEY=
      FROM base
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageConfig" }],
  },
  {
    name: "cleared after another variable has taken its value over",
    code: dockerfile`
      FROM alpine
      ENV API_KEY=${canary}
      ENV CFG=key:$API_KEY
      ENV API_KEY=
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageConfig" }],
  },
  {
    name: "set anew from itself",
    code: dockerfile`
      FROM alpine
      ENV API_KEY=${canary}
      ENV API_KEY="key:$API_KEY"
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageConfig" }],
  },
  {
    name: "an unset in a RUN does nothing (B06)",
    code: dockerfile`
      FROM alpine
      ENV API_KEY=${canary}
      RUN ./build && unset API_KEY
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageConfig" }],
  },
  {
    name: "a connection string (B07)",
    code: dockerfile`
      FROM alpine
      ENV DATABASE_URL=postgres://shop:${password}@db.internal:5432/shop
    `,
    findings: [{ line: 2, column: 18, text: `postgres://shop:${password}@db.internal:5432/shop`, messageId: "imageConfig" }],
  },
  {
    name: "a token under a name that says nothing (B13)",
    code: dockerfile`
      FROM alpine
      ENV PORT=8080 CHANNEL=${slackToken} HOST=0.0.0.0
    `,
    findings: [{ line: 2, column: 23, text: slackToken, messageId: "imageConfig" }],
  },
  {
    name: "an ancestor of the final stage (B08)",
    code: dockerfile`
      FROM alpine AS base
      ENV API_KEY=${canary}
      FROM base
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageConfig" }],
  },
  {
    name: "a trigger",
    code: dockerfile`
      FROM alpine
      ONBUILD ENV API_KEY=${canary}
    `,
    findings: [{ line: 2, column: 13, text: "API_KEY", messageId: "imageConfig" }],
  },
  {
    name: "one variable filled from another is told once",
    code: dockerfile`
      FROM alpine
      ENV API_KEY=${canary}
      ENV SERVICE_API_KEY=$API_KEY
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageConfig" }],
  },
  {
    name: "a literal in another stage is still in the repository",
    code: dockerfile`
      FROM alpine AS tests
      ENV API_KEY=${canary}
      FROM alpine
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "repository" }],
  },
  {
    name: "names that only sound like secrets, empty values and references (B10, B11)",
    code: dockerfile`
      FROM alpine
      ENV NPM_TOKEN_FILE=/run/secrets/npm \
          API_KEY="" \
          PASSWORD_MIN_LENGTH=12 \
          SSH_AUTH_SOCK=/tmp/agent.sock \
          AUTH_URL=https://login.example.com/ \
          GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568
    `,
    findings: [],
  },
  {
    name: "a connection string without a password",
    code: dockerfile`
      FROM alpine
      ENV DATABASE_URL=postgres://db.internal:5432/shop
      ENV CACHE_URL=redis://:\${REDIS_PASSWORD}@cache.internal
    `,
    findings: [],
  },
  {
    name: "a variable that a base image sets and nobody fills here",
    code: dockerfile`
      FROM alpine
      ENV PATH=/opt/bin:$PATH TOKEN_URL=https://\${HOST}/token
    `,
    findings: [],
  },
  {
    name: "the settings secretNames, allow.names and allow.values",
    code: dockerfile`
      FROM alpine
      ENV ACME_LICENCE=${canary}
      ENV API_KEY=${canary}
      ENV API_SECRET=${password}
    `,
    settings: { secretNames: ["ACME_LICENCE"], allow: { names: ["API_KEY"], values: [createHash("sha256").update(password).digest("hex")] } },
    findings: [{ line: 2, column: 5, text: "ACME_LICENCE", messageId: "imageConfig" }],
  },
  {
    name: "a value that aliases bring to other variables, where it stands",
    filename: "compose.yaml",
    code: dockerfile`
      x-common: &common ${password}
      services:
        db:
          image: example/db
          environment:
            DB_PASSWORD: &db ${canary}
            DB_USER: &user shop
        app:
          image: example/app
          build:
            context: .
            args:
              DB_PASSWORD: *db
          environment:
            APP_DB_PASSWORD: *db
            SMTP_PASSWORD: *common
            DB_USER: *user
        worker:
          image: example/app
          environment:
            WORKER_DB_PASSWORD: *db
            IMAP_PASSWORD: *common
    `,
    findings: [
      { line: 1, column: 19, text: password, messageId: "repository", says: "SMTP_PASSWORD" },
      { line: 6, column: 7, text: "DB_PASSWORD", messageId: "repository" },
      { rule: "no-secret-arg", line: 13, column: 9, text: "DB_PASSWORD", messageId: "imageHistory" },
    ],
  },
  {
    name: "the default of a variable whose name is a credential's, under another name, and no other default",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        app:
          image: example/app
          environment:
            HOOK_AUTHORIZATION: Bearer \${HOOK_TOKEN:-${password}}
            JAVA_OPTS: -Xmx1g -Dapp=\${APP_PASSWORD-${password}}
            CLEAN_AUTHORIZATION: Bearer \${HOOK_TOKEN:?}
            EMPTY_AUTHORIZATION: Bearer \${HOOK_TOKEN:-}
            LIMITS: \${MAX_TOKENS:-4096} \${TOKEN_TTL:-3600} \${ALLOW_EMPTY_PASSWORD:-yes}
            FILE: \${DB_PASSWORD:-/run/secrets/db}
        list:
          image: example/app
          environment:
            - OPTS=--quoted \${APP_PASSWORD:-''}
    `,
    findings: [
      { line: 5, column: 48, text: password, messageId: "repository", says: "Write ${HOOK_TOKEN:?} in its place" },
      { line: 6, column: 46, text: password, messageId: "repository" },
    ],
  },
  {
    name: "accounts that an image makes of its variables",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        map:
          image: dperson/samba:latest
          environment:
            USER: "anna;${password}"
            USER2: "ben;${canary};1001;staff"
            SHARE: "files;/files;yes;no;no;anna,ben"
        list:
          image: ghcr.io/servercontainers/samba
          environment:
            - ACCOUNT_anna=${password}
            - ACCOUNT_ben=ben:1001:XXXXXXXXXXXXXXXX:8846F7EAEE8FB117AD06BDD830B7586C:[U]:LCT-5F5F5F5F:
            - UID_anna=1000
        clean:
          image: dperson/samba
          environment:
            USER: "anna;\${SAMBA_PASSWORD:?}"
            USER2: "ben;"
        other:
          image: example/app
          environment:
            USER: "anna;${password}"
    `,
    findings: [
      { line: 5, column: 19, text: password, messageId: "repository", says: "password in USER stands in this file; anyone who can read the repository reads it. Write ${USER_PASSWORD:?} in its place" },
      { line: 6, column: 19, text: canary, messageId: "repository" },
      { line: 11, column: 22, text: password, messageId: "repository" },
    ],
  },
  {
    name: "settings of GitLab in one variable, where each value stands",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        gitlab:
          image: gitlab/gitlab-ce
          environment:
            GITLAB_OMNIBUS_CONFIG: |
              external_url 'https://git.example.com'
              gitlab_rails['smtp_user_name'] = "mailer"
              gitlab_rails['smtp_password'] = "${password}"
              # gitlab_rails['smtp_password'] = "${canary}"
              gitlab_rails['db_password'] = ENV['DB_PASSWORD']
              gitlab_rails['redis_password'] = "\${REDIS_PASSWORD:?}"
              gitlab_rails['backup_upload_connection'] = {
                'provider' => 'AWS', 'aws_secret_access_key' => '${canary}'
              }
              gitlab_rails['registry_key_path'] = "/etc/gitlab/registry.key"
              registry['token'] = "<your-token>"
              gitlab_rails['omniauth_allow_single_sign_on'] = ['password', 'saml']
        list:
          image: gitlab/gitlab-ce
          environment:
            - GITLAB_OMNIBUS_CONFIG=external_url 'http://git'; gitlab_rails['initial_root_password'] = '${password}'; nginx['listen_port'] = 80
        clean:
          image: gitlab/gitlab-ce
          environment:
            GITLAB_OMNIBUS_CONFIG: |
              gitlab_rails['smtp_password'] = File.read('/run/secrets/smtp').strip
              gitlab_rails['smtp_authentication'] = "login"
    `,
    findings: [
      { line: 8, column: 42, text: password, messageId: "repository", says: "smtp_password in GITLAB_OMNIBUS_CONFIG stands in this file" },
      { line: 13, column: 60, text: canary, messageId: "repository" },
      { line: 21, column: 99, text: password, messageId: "repository", says: "Write ${GITLAB_OMNIBUS_CONFIG_INITIAL_ROOT_PASSWORD:?} in its place" },
    ],
  },
  {
    name: "settings in YAML, properties and JSON",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        yaml:
          image: kestra/kestra
          environment:
            KESTRA_CONFIGURATION: |
              datasources:
                postgres:
                  username: kestra
                  password: "${password}"
              tokens:
                api_token: \${API_TOKEN}
                secret: ENC[AES256_GCM,data:x]
        properties:
          image: example/app
          environment:
            - "KAFKA_PROPERTIES=sasl.username=app\nsasl.password=${password}\nssl.keystore.password=\${STORE:?}"
        json:
          image: example/app
          environment:
            APP_SETTINGS: |
              {
                "smtpPassword": "${password}",
                "apiToken": "${canary}"
              }
        clean:
          image: example/app
          environment:
            KESTRA_CONFIGURATION: |
              datasources:
                postgres:
                  password: $$\${DB_PASSWORD}
                  max-tokens: 4096
            SCRIPT: |
              set -e
              echo "password: reset"
              ./reset --all
            NOTICE: |
              To log in, use your password.
              Token: as the mail says
              Thanks!
    `,
    findings: [
      { line: 9, column: 24, text: password, messageId: "repository", says: "password in KESTRA_CONFIGURATION" },
      { line: 16, column: 60, text: password, messageId: "repository" },
      { line: 22, column: 28, text: password, messageId: "repository" },
      { line: 23, column: 24, text: canary, messageId: "repository" },
    ],
  },
]);
