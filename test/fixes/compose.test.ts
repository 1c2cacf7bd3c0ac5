import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary, password } from "../rules/made-up.ts";
import { fixCases, type FixCase } from "./fix-cases.ts";

describe("Compose files", () => fixCases([
  {
    name: "an image that reads a file",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD: "${password}" # keep
            POSTGRES_DB: app
    `,
    output: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD_FILE: "/run/secrets/postgres_password" # keep
            POSTGRES_DB: app
          secrets:
            - postgres_password

      secrets:
        postgres_password:
          environment: POSTGRES_PASSWORD
    `,
    handover: ["compose the variable POSTGRES_PASSWORD"],
  },
  ...["docker-stack.yml", "stack.yaml", "docker-stack.prod.yml", "deploy/shop.stack.yml"].map((filename): FixCase => ({
    name: `a file for docker stack deploy, which knows no secrets from variables: ${filename}`,
    filename,
    code: `services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`,
    output: "services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?}\n",
    handover: ["compose the variable POSTGRES_PASSWORD"],
  })),
  {
    name: "a default within a default, within an address, and a name that no reference can have",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD: \${ANY_PASS:-\${DB_PASS:-${password}}}
        app:
          image: example/app
          environment:
            - DATABASE_URL=postgres://app:\${DB_PASS:-${password}}@db/app
            - HOOK_AUTHORIZATION=Bearer \${HOOK_TOKEN:-${password}}
            - "CACHE_URL=\${CACHE:-redis://:${password}@cache}"
            - spring.mail.password=${password}
    `,
    output: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD: \${ANY_PASS:-\${DB_PASS:?}}
        app:
          image: example/app
          environment:
            - DATABASE_URL=postgres://app:\${DB_PASS:?}@db/app
            - HOOK_AUTHORIZATION=Bearer \${HOOK_TOKEN:?}
            - "CACHE_URL=\${CACHE:?}"
            - spring.mail.password=\${SPRING_MAIL_PASSWORD:?}
    `,
    handover: ["compose the variable DB_PASS", "compose the variable HOOK_TOKEN", "compose the variable CACHE", "compose the variable SPRING_MAIL_PASSWORD"],
  },
  {
    name: "an image that tells a file by the value",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        sso:
          image: ghcr.io/goauthentik/server:2026.2
          environment:
            AUTHENTIK_SECRET_KEY: ${password}
            AUTHENTIK_BOOTSTRAP_PASSWORD: ${password}
    `,
    output: dockerfile`
      services:
        sso:
          image: ghcr.io/goauthentik/server:2026.2
          environment:
            AUTHENTIK_SECRET_KEY: file:///run/secrets/authentik_secret_key
            AUTHENTIK_BOOTSTRAP_PASSWORD: \${AUTHENTIK_BOOTSTRAP_PASSWORD:?}
          secrets:
            - authentik_secret_key

      secrets:
        authentik_secret_key:
          environment: AUTHENTIK_SECRET_KEY
    `,
    handover: ["compose the variable AUTHENTIK_SECRET_KEY", "compose the variable AUTHENTIK_BOOTSTRAP_PASSWORD"],
  },
  {
    name: "the password of an account, among what else a variable says of it",
    filename: "compose.yaml",
    code: `services:\n  files:\n    image: dperson/samba\n    environment:\n      USER: "anna;${password};1001"\n`,
    output: 'services:\n  files:\n    image: dperson/samba\n    environment:\n      USER: "anna;${USER_PASSWORD:?};1001"\n',
    handover: ["compose the variable USER_PASSWORD"],
  },
  {
    name: "a value that an alias gives to another variable, which reads no file",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD: &password ${password}
        app:
          image: example/app
          environment:
            DB_PASSWORD: *password
    `,
    output: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD: &password \${POSTGRES_PASSWORD:?}
        app:
          image: example/app
          environment:
            DB_PASSWORD: *password
    `,
    handover: ["compose the variable POSTGRES_PASSWORD"],
  },
  {
    name: "clean twin: a Compose file of a whole stack",
    filename: "compose.fullstack.yaml",
    code: `services:\n  db:\n    image: postgres:16\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`,
    output: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password
          secrets:
            - postgres_password

      secrets:
        postgres_password:
          environment: POSTGRES_PASSWORD
    `,
    handover: ["compose the variable POSTGRES_PASSWORD"],
  },
  {
    name: "a private key as a build argument: from a file, with its last line break",
    filename: "compose.yaml",
    files: {
      Dockerfile: dockerfile`
        FROM debian
        ARG SSH_KEY
        RUN mkdir -p ~/.ssh && echo "\$SSH_KEY" > ~/.ssh/id_rsa
        RUN git clone git@github.com:a/b.git
      `,
    },
    code: dockerfile`
      services:
        web:
          build:
            context: .
            args:
              SSH_KEY: \${SSH_KEY}
    `,
    output: dockerfile`
      services:
        web:
          build:
            context: .
            secrets:
              - ssh_key

      secrets:
        ssh_key:
          file: \${SSH_KEY_FILE:?}
    `,
    others: {
      Dockerfile: dockerfile`
        FROM debian
        RUN --mount=type=secret,id=ssh_key,required=true export SSH_KEY="\$(cat /run/secrets/ssh_key)" && mkdir -p ~/.ssh && echo "\$SSH_KEY" > ~/.ssh/id_rsa
        RUN git clone git@github.com:a/b.git
      `,
    },
    handover: ["compose the path of the key's file in the variable SSH_KEY_FILE"],
  },
  {
    name: "brackets and braces, where a reference needs quotes",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        web:
          environment: [NPM_TOKEN=${canary}]
        worker:
          environment: {A: b, DB_PASSWORD: ${password}}
    `,
    output: dockerfile`
      services:
        web:
          environment: ["NPM_TOKEN=\${NPM_TOKEN:?}"]
        worker:
          environment: {A: b, DB_PASSWORD: "\${DB_PASSWORD:?}"}
    `,
    handover: ["compose the variable NPM_TOKEN", "compose the variable DB_PASSWORD"],
  },
  {
    name: "list, other secrets",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        db:
          image: mysql
          environment:
          - MYSQL_PASSWORD=${password}
          secrets:
          - other
      secrets:
        other:
          file: ./other
    `,
    output: dockerfile`
      services:
        db:
          image: mysql
          environment:
          - MYSQL_PASSWORD_FILE=/run/secrets/mysql_password
          secrets:
          - other
          - mysql_password
      secrets:
        other:
          file: ./other
        mysql_password:
          environment: MYSQL_PASSWORD
    `,
    handover: ["compose the variable MYSQL_PASSWORD"],
  },
  {
    name: "a block scalar at the end of the environment, and a service behind it",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD: ${password}
            POSTGRES_INITDB_ARGS: |
              --data-checksums
              # still the text

        # in front of the cache
        cache:
          image: redis:7
    `,
    output: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password
            POSTGRES_INITDB_ARGS: |
              --data-checksums
              # still the text
          secrets:
            - postgres_password

        # in front of the cache
        cache:
          image: redis:7

      secrets:
        postgres_password:
          environment: POSTGRES_PASSWORD
    `,
    handover: ["compose the variable POSTGRES_PASSWORD"],
  },
  {
    name: "commands that read the value itself, and an entrypoint that is not the image's",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        checked:
          image: mysql:8
          environment:
            MYSQL_ROOT_PASSWORD: ${password}
          healthcheck:
            test: ["CMD-SHELL", "mysqladmin ping -p$$MYSQL_ROOT_PASSWORD"]
        dumped:
          image: mariadb:11
          environment:
            MARIADB_ROOT_PASSWORD: ${password}
          command: sh -c "mariadb-dump -p$\${MARIADB_ROOT_PASSWORD}"
        hooked:
          image: mongo:7
          environment:
            MONGO_INITDB_ROOT_PASSWORD: ${password}
          post_start:
            - command: ["sh", "-c", "printenv MONGO_INITDB_ROOT_PASSWORD | wc -c"]
        wrapped:
          image: postgres:16
          entrypoint: ["/wrapper.sh"]
          environment:
            POSTGRES_PASSWORD: ${password}
    `,
    output: dockerfile`
      services:
        checked:
          image: mysql:8
          environment:
            MYSQL_ROOT_PASSWORD: \${MYSQL_ROOT_PASSWORD:?}
          healthcheck:
            test: ["CMD-SHELL", "mysqladmin ping -p$$MYSQL_ROOT_PASSWORD"]
        dumped:
          image: mariadb:11
          environment:
            MARIADB_ROOT_PASSWORD: \${MARIADB_ROOT_PASSWORD:?}
          command: sh -c "mariadb-dump -p$\${MARIADB_ROOT_PASSWORD}"
        hooked:
          image: mongo:7
          environment:
            MONGO_INITDB_ROOT_PASSWORD: \${MONGO_INITDB_ROOT_PASSWORD:?}
          post_start:
            - command: ["sh", "-c", "printenv MONGO_INITDB_ROOT_PASSWORD | wc -c"]
        wrapped:
          image: postgres:16
          entrypoint: ["/wrapper.sh"]
          environment:
            POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?}
    `,
    handover: [
      "compose the variable MYSQL_ROOT_PASSWORD", "compose the variable MARIADB_ROOT_PASSWORD",
      "compose the variable MONGO_INITDB_ROOT_PASSWORD", "compose the variable POSTGRES_PASSWORD",
    ],
  },
  {
    name: "a command that does not name the variable, and a check that asks Compose for it",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD: ${password}
          command: postgres -c shared_buffers=256MB
          healthcheck:
            test: pg_isready -U $$POSTGRES_USER || echo \${POSTGRES_PASSWORD:+set}
    `,
    output: dockerfile`
      services:
        db:
          image: postgres:16
          environment:
            POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password
          secrets:
            - postgres_password
          command: postgres -c shared_buffers=256MB
          healthcheck:
            test: pg_isready -U $$POSTGRES_USER || echo \${POSTGRES_PASSWORD:+set}

      secrets:
        postgres_password:
          environment: POSTGRES_PASSWORD
    `,
    handover: ["compose the variable POSTGRES_PASSWORD"],
  },
  {
    name: "an environment that another service shares, whose image reads no file",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        db:
          image: postgres:16
          environment: &credentials
            POSTGRES_PASSWORD: ${password}
        backup:
          image: acme/backup
          environment: *credentials
        cache:
          image: bitnami/redis
          environment:
            REDIS_PASSWORD: ${canary}
        admin:
          extends: cache
          image: acme/admin
    `,
    output: dockerfile`
      services:
        db:
          image: postgres:16
          environment: &credentials
            POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?}
        backup:
          image: acme/backup
          environment: *credentials
        cache:
          image: bitnami/redis
          environment:
            REDIS_PASSWORD: \${REDIS_PASSWORD:?}
        admin:
          extends: cache
          image: acme/admin
    `,
    handover: ["compose the variable POSTGRES_PASSWORD", "compose the variable REDIS_PASSWORD"],
  },
  {
    name: "a read-only container, and mounts over the secrets",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        sealed:
          image: postgres:16
          read_only: true
          environment:
            POSTGRES_PASSWORD: ${password}
        hidden:
          image: mysql:8
          tmpfs: /run:size=64m
          environment:
            MYSQL_PASSWORD: ${password}
        covered:
          image: bitnami/redis
          volumes:
            - type: tmpfs
              target: /run/secrets
          environment:
            REDIS_PASSWORD: ${password}
        beside:
          image: mongo:7
          read_only: false
          tmpfs:
            - /run/mongo
          environment:
            MONGO_INITDB_ROOT_PASSWORD: ${password}
    `,
    output: dockerfile`
      services:
        sealed:
          image: postgres:16
          read_only: true
          environment:
            POSTGRES_PASSWORD: \${POSTGRES_PASSWORD:?}
        hidden:
          image: mysql:8
          tmpfs: /run:size=64m
          environment:
            MYSQL_PASSWORD: \${MYSQL_PASSWORD:?}
        covered:
          image: bitnami/redis
          volumes:
            - type: tmpfs
              target: /run/secrets
          environment:
            REDIS_PASSWORD: \${REDIS_PASSWORD:?}
        beside:
          image: mongo:7
          read_only: false
          tmpfs:
            - /run/mongo
          environment:
            MONGO_INITDB_ROOT_PASSWORD_FILE: /run/secrets/mongo_initdb_root_password
          secrets:
            - mongo_initdb_root_password

      secrets:
        mongo_initdb_root_password:
          environment: MONGO_INITDB_ROOT_PASSWORD
    `,
    handover: [
      "compose the variable POSTGRES_PASSWORD", "compose the variable MYSQL_PASSWORD",
      "compose the variable REDIS_PASSWORD", "compose the variable MONGO_INITDB_ROOT_PASSWORD",
    ],
  },
  {
    name: "an image that is not known to read files",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        app:
          image: acme/app
          environment:
            API_TOKEN: ${canary}
            DATABASE_URL: "postgres://app:${password}@db/app"
            OTHER_TOKEN: \${OTHER_TOKEN:-${canary}}
    `,
    output: dockerfile`
      services:
        app:
          image: acme/app
          environment:
            API_TOKEN: \${API_TOKEN:?}
            DATABASE_URL: "postgres://app:\${DATABASE_URL_PASSWORD:?}@db/app"
            OTHER_TOKEN: \${OTHER_TOKEN:?}
    `,
    handover: ["compose the variable API_TOKEN", "compose the variable DATABASE_URL_PASSWORD", "compose the variable OTHER_TOKEN"],
  },
  {
    name: "a password among options that stay",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        app:
          image: acme/app
          environment:
            JAVA_OPTS: -Xmx1g -Djavax.net.ssl.trustStore=/t.jks -Dkey.password=${canary}
            SPRING_APPLICATION_JSON: '{"spring": {"datasource": {"username": "app", "password": "${canary}"}}}'
        worker:
          image: acme/app
          environment:
            - JAVA_TOOL_OPTIONS=-Dkey.password=${canary} -Xmx1g
    `,
    output: dockerfile`
      services:
        app:
          image: acme/app
          environment:
            JAVA_OPTS: -Xmx1g -Djavax.net.ssl.trustStore=/t.jks -Dkey.password=\${JAVA_OPTS_PASSWORD:?}
            SPRING_APPLICATION_JSON: '{"spring": {"datasource": {"username": "app", "password": "\${SPRING_APPLICATION_JSON_PASSWORD:?}"}}}'
        worker:
          image: acme/app
          environment:
            - JAVA_TOOL_OPTIONS=-Dkey.password=\${JAVA_TOOL_OPTIONS_PASSWORD:?} -Xmx1g
    `,
    handover: [
      "compose the variable JAVA_OPTS_PASSWORD", "compose the variable SPRING_APPLICATION_JSON_PASSWORD", "compose the variable JAVA_TOOL_OPTIONS_PASSWORD",
    ],
  },
  {
    name: "an image that reads no file of Compose's mode",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        search:
          image: docker.elastic.co/elasticsearch/elasticsearch:8.15.0
          environment:
            ELASTIC_PASSWORD: ${password}
    `,
    output: dockerfile`
      services:
        search:
          image: docker.elastic.co/elasticsearch/elasticsearch:8.15.0
          environment:
            ELASTIC_PASSWORD: \${ELASTIC_PASSWORD:?}
    `,
    handover: ["compose the variable ELASTIC_PASSWORD"],
  },
  {
    name: "two services, two values",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        a:
          image: acme/app
          environment:
            API_TOKEN: ${canary}
        b:
          image: acme/app
          environment:
            API_TOKEN: ${password}
    `,
    output: dockerfile`
      services:
        a:
          image: acme/app
          environment:
            API_TOKEN: \${A_API_TOKEN:?}
        b:
          image: acme/app
          environment:
            API_TOKEN: \${B_API_TOKEN:?}
    `,
    handover: ["compose the variable A_API_TOKEN", "compose the variable B_API_TOKEN"],
  },
  {
    name: "build args with Dockerfile",
    filename: "compose.yaml",
    files: {
      "Dockerfile": dockerfile`
        FROM node:22
        ARG NPM_TOKEN
        RUN npm ci --token=\$NPM_TOKEN
      `,
    },
    code: dockerfile`
      services:
        app:
          build:
            context: .
            args:
              NPM_TOKEN: \${CI_NPM_TOKEN}
              NODE_ENV: production
    `,
    output: dockerfile`
      services:
        app:
          build:
            context: .
            args:
              NODE_ENV: production
            secrets:
              - npm_token

      secrets:
        npm_token:
          environment: CI_NPM_TOKEN
    `,
    others: {
      "Dockerfile": dockerfile`
        FROM node:22
        RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci --token=\$NPM_TOKEN
      `,
    },
    handover: ["compose the variable CI_NPM_TOKEN"],
  },
  {
    name: "the only arg",
    filename: "compose.yaml",
    files: {
      "Dockerfile": dockerfile`
        FROM node:22
        ARG NPM_TOKEN
        RUN npm ci --token=\$NPM_TOKEN
      `,
    },
    code: [
      "services:\r\n",
      "  app:\r\n",
      "    build:\r\n",
      "      context: .\r\n",
      "      args:\r\n",
      "        - NPM_TOKEN\r\n",
      "    ports: [\"80:80\"]",
    ].join(""),
    output: [
      "services:\r\n",
      "  app:\r\n",
      "    build:\r\n",
      "      context: .\r\n",
      "      secrets:\r\n",
      "        - npm_token\r\n",
      "    ports: [\"80:80\"]\r\n",
      "\r\n",
      "secrets:\r\n",
      "  npm_token:\r\n",
      "    environment: NPM_TOKEN",
    ].join(""),
    others: {
      "Dockerfile": dockerfile`
        FROM node:22
        RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci --token=\$NPM_TOKEN
      `,
    },
    handover: ["compose the variable NPM_TOKEN"],
  },
  {
    name: "a secret that nobody declares",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        app:
          image: acme/app
          secrets: [api_token]
    `,
    output: dockerfile`
      services:
        app:
          image: acme/app
          secrets: [api_token]

      secrets:
        api_token:
          environment: API_TOKEN
    `,
    handover: ["compose the variable API_TOKEN"],
  },
  {
    name: "a secret that nobody declares, for a container that could not have it from a variable",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        app:
          image: acme/app
          secrets: [api_token]
        sealed:
          image: acme/app
          read_only: true
          secrets: [api_token]
    `,
  },
  {
    name: "a file of the first format, which has no secrets, is left as it is",
    filename: "compose.yaml",
    code: "# services:\n  app:\n    image: acme/app\n    secrets: [api_token]\n",
  },
  {
    name: "meant for the build",
    filename: "compose.yaml",
    files: {
      "Dockerfile": dockerfile`
        FROM node:22
        RUN --mount=type=secret,id=npm_token npm ci --token=\$(cat /run/secrets/npm_token)
      `,
    },
    code: dockerfile`
      services:
        app:
          build: .
          secrets:
            - npm_token
      secrets:
        npm_token:
          environment: NPM_TOKEN
    `,
    output: dockerfile`
      services:
        app:
          build:
            context: .
            secrets:
              - npm_token
      secrets:
        npm_token:
          environment: NPM_TOKEN
    `,
  },
]));

const copied = dockerfile`
  FROM node:22
  COPY .npmrc /root/.npmrc
  RUN npm ci
`;
const passed = dockerfile`
  FROM node:22
  ARG NPM_TOKEN
  RUN ./fetch --token=$NPM_TOKEN
`;
const mounted = dockerfile`
  FROM node:22
  RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="$(cat /run/secrets/npm_token)" && ./fetch --token=$NPM_TOKEN
`;
const npmrc = `//registry.npmjs.org/:_authToken=${canary}\n`;

describe("Dockerfiles that a Compose file builds", () => fixCases([
  {
    name: "a file that was copied, for two services",
    filename: "app/Dockerfile",
    code: copied,
    files: {
      "app/.npmrc": npmrc,
      "compose.yaml": dockerfile`
        services:
          app:
            build: ./app
          worker:
            build:
              context: app
              target: worker
              secrets: [other]
          db:
            image: postgres:16
        secrets:
          other:
            file: ./other
      `,
    },
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true npm ci
    `,
    others: {
      "compose.yaml": dockerfile`
        services:
          app:
            build:
              context: ./app
              secrets:
                - npmrc
          worker:
            build:
              context: app
              target: worker
              secrets: [other, npmrc]
          db:
            image: postgres:16
        secrets:
          other:
            file: ./other
          npmrc:
            file: ./app/.npmrc
      `,
    },
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "a file that was copied, where the build cannot be written",
    code: copied,
    files: { ".npmrc": npmrc, "compose.yaml": "services:\n  app:\n    build: {context: .}\n" },
  },
  {
    name: "an argument, in the main file and its override",
    code: passed,
    files: {
      "compose.yaml": dockerfile`
        services:
          app:
            build:
              context: .
              args:
                NPM_TOKEN: \${CI_NPM_TOKEN}
      `,
      "compose.override.yaml": dockerfile`
        services:
          app:
            build:
              target: app
      `,
    },
    output: mounted,
    others: {
      "compose.yaml": dockerfile`
        services:
          app:
            build:
              context: .
              secrets:
                - npm_token

        secrets:
          npm_token:
            environment: CI_NPM_TOKEN
      `,
      "compose.override.yaml": dockerfile`
        services:
          app:
            build:
              target: app
              secrets:
                - npm_token

        secrets:
          npm_token:
            environment: CI_NPM_TOKEN
      `,
    },
    handover: ["build --secret id=npm_token,env=NPM_TOKEN", "compose the variable CI_NPM_TOKEN"],
  },
  {
    name: "an argument in brackets",
    code: passed,
    files: { "compose.yaml": "services:\n  app:\n    build:\n      context: .\n      args: [ NPM_TOKEN ]\n" },
  },
  {
    name: "arguments that another build shares",
    code: passed,
    files: {
      "other/Dockerfile": "FROM scratch\n",
      "compose.yaml": dockerfile`
        services:
          app:
            build:
              context: .
              args: &arguments
                NPM_TOKEN: \${NPM_TOKEN}
          other:
            build:
              context: other
              args: *arguments
      `,
    },
  },
  {
    name: "an argument with two values",
    code: passed,
    files: {
      "compose.yaml": dockerfile`
        services:
          app:
            build:
              context: .
              args:
                NPM_TOKEN: \${APP_TOKEN}
          worker:
            build:
              context: .
              args:
                NPM_TOKEN: \${WORKER_TOKEN}
      `,
    },
  },
  {
    name: "an argument that the image keeps for its containers, of which one has it by itself",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        app:
          build:
            context: .
            args:
              API_TOKEN: \${API_TOKEN}
        worker:
          build: .
          environment:
            - API_TOKEN
    `,
    files: { "Dockerfile": "FROM node:22\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\nRUN ./fetch --token=$API_TOKEN\n" },
    output: dockerfile`
      services:
        app:
          build:
            context: .
            secrets:
              - api_token
        worker:
          build:
            context: .
            secrets:
              - api_token
          environment:
            - API_TOKEN

      secrets:
        api_token:
          environment: API_TOKEN
    `,
    others: {
      "Dockerfile": dockerfile`
        FROM node:22
        RUN --mount=type=secret,id=api_token,required=true export API_TOKEN="$(cat /run/secrets/api_token)" && ./fetch --token=$API_TOKEN
      `,
    },
    handover: ["compose the variable API_TOKEN", "compose API_TOKEN under environment of app, which had it from its image"],
  },
  {
    name: "a key that was copied, for the agent",
    code: dockerfile`
      FROM alpine/git
      COPY .ssh /root/.ssh
      RUN ssh-keyscan example.com >> /etc/ssh/ssh_known_hosts && git clone git@example.com:acme/app.git
    `,
    files: { "compose.yaml": "services:\n  app:\n    build: .\n" },
    output: dockerfile`
      FROM alpine/git
      RUN --mount=type=ssh ssh-keyscan example.com >> /etc/ssh/ssh_known_hosts && git clone git@example.com:acme/app.git
    `,
    handover: ["build --ssh default", "compose default under build.ssh of app"],
  },
  {
    name: "a secret that every build offers already",
    code: passed,
    files: {
      "compose.yaml": dockerfile`
        services:
          app:
            build:
              context: .
              secrets: [npm_token]
        secrets:
          npm_token:
            file: ./token
      `,
    },
    output: mounted,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "a build argument that may be empty: a secret of Compose has to be there",
    filename: "compose.yaml",
    code: "services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN:-}\n",
    files: { Dockerfile: "FROM node:22\nARG NPM_TOKEN\nRUN build $NPM_TOKEN\n" },
  },
  {
    name: "command lines, each literal with one variable: that of the service's own environment, or one named after the service",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        db:
          image: mysql:8
          environment:
            MYSQL_ROOT_PASSWORD: ${password}
          healthcheck:
            test: ["CMD", "mysqladmin", "ping", "-uroot", "-p${password}"]
        cache:
          image: redis:7
          command: redis-server --requirepass ${canary} --appendonly yes # keep
          healthcheck:
            test: [CMD, redis-cli, -a, ${canary}, ping]
        tool:
          image: alpine
          command:
            - sh
            - -c
            - |
              PGPASSWORD=ab${canary} psql -h db
              curl -u 'ci:\${CI_PASS:-cd${canary}}' https://example.com/
    `,
    output: dockerfile`
      services:
        db:
          image: mysql:8
          environment:
            MYSQL_ROOT_PASSWORD_FILE: /run/secrets/mysql_root_password
          secrets:
            - mysql_root_password
          healthcheck:
            test: ["CMD", "mysqladmin", "ping", "-uroot", "-p\${MYSQL_ROOT_PASSWORD:?}"]
        cache:
          image: redis:7
          command: redis-server --requirepass \${CACHE_PASSWORD:?} --appendonly yes # keep
          healthcheck:
            test: [CMD, redis-cli, -a, "\${CACHE_PASSWORD:?}", ping]
        tool:
          image: alpine
          command:
            - sh
            - -c
            - |
              PGPASSWORD=\${PGPASSWORD:?} psql -h db
              curl -u 'ci:\${CI_PASS:?}' https://example.com/

      secrets:
        mysql_root_password:
          environment: MYSQL_ROOT_PASSWORD
    `,
    handover: ["compose the variable MYSQL_ROOT_PASSWORD", "compose the variable CACHE_PASSWORD", "compose the variable PGPASSWORD", "compose the variable CI_PASS"],
  },
  {
    name: "a command line, where another service has the name for something else",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        cache:
          image: redis:7
          command: ["redis-server", "--requirepass", "${canary}"]
        app:
          image: example/app
          environment:
            CACHE_PASSWORD: \${OTHER}
          labels:
            ofelia.job-exec.ping.command: redis-cli -a ${canary} ping
    `,
    output: dockerfile`
      services:
        cache:
          image: redis:7
          command: ["redis-server", "--requirepass", "\${CACHE_PASSWORD_2:?}"]
        app:
          image: example/app
          environment:
            CACHE_PASSWORD: \${OTHER}
          labels:
            ofelia.job-exec.ping.command: redis-cli -a \${CACHE_PASSWORD_2:?} ping
    `,
    handover: ["compose the variable CACHE_PASSWORD_2"],
  },
  {
    name: "clean twin: a default of the container's own shell",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        cache:
          image: redis:7
          command: sh -c 'redis-server --requirepass "$\${REDIS_PASSWORD:-${canary}}"'
    `,
  },
  {
    name: "several credentials in one text of settings, and one beside references",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        flow:
          image: kestra/kestra
          environment:
            KESTRA_CONFIGURATION: |
              datasources:
                postgres:
                  password: "${canary}"
              kestra:
                server:
                  basicAuth:
                    password: "${password}"
        app:
          image: example/app
          environment:
            CONFIG: '{ "url": "$HOST:$PORT", "redis": { "password": "${canary}" } }'
    `,
    output: dockerfile`
      services:
        flow:
          image: kestra/kestra
          environment:
            KESTRA_CONFIGURATION: |
              datasources:
                postgres:
                  password: "\${KESTRA_CONFIGURATION_PASSWORD:?}"
              kestra:
                server:
                  basicAuth:
                    password: "\${KESTRA_CONFIGURATION_PASSWORD_2:?}"
        app:
          image: example/app
          environment:
            CONFIG: '{ "url": "$HOST:$PORT", "redis": { "password": "\${CONFIG_PASSWORD:?}" } }'
    `,
    handover: ["compose the variable KESTRA_CONFIGURATION_PASSWORD", "compose the variable KESTRA_CONFIGURATION_PASSWORD_2", "compose the variable CONFIG_PASSWORD"],
  },
]));
