import { dockerfile } from "./dockerfile.ts";
import { canary, githubToken, password } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

const open = "${";

runCases("no-secret-argv", [
  {
    name: "CMD in the exec form (G03)",
    code: dockerfile`
      FROM redis:7
      CMD ["redis-server", "--requirepass", "${password}"]
    `,
    findings: [{ line: 2, column: 40, text: password, messageId: "imageConfig", says: "docker inspect" }],
  },
  {
    name: "ENTRYPOINT in the shell form",
    code: dockerfile`
      FROM alpine
      ENTRYPOINT ./server --listen :80 --token ${githubToken}
    `,
    findings: [{ line: 2, column: 42, text: githubToken, messageId: "imageConfig" }],
  },
  {
    name: "HEALTHCHECK (G06)",
    code: dockerfile`
      FROM alpine
      HEALTHCHECK --interval=1m CMD curl -u health:${password} http://localhost/health
    `,
    findings: [{ line: 2, column: 46, text: password, messageId: "imageConfig" }],
  },
  {
    name: "a script in the exec form",
    code: dockerfile`
      FROM alpine
      CMD ["sh", "-c", "mysqld & mysql -p${password} -e 'select 1'"]
    `,
    findings: [{ line: 2, column: 36, text: password, messageId: "imageConfig" }],
  },
  {
    name: "an address with a password",
    code: dockerfile`
      FROM alpine
      CMD ["./server", "--db", "postgres://shop:${password}@db/shop"]
    `,
    findings: [{ line: 2, column: 43, text: password, messageId: "imageConfig" }],
  },
  {
    name: "a trigger",
    code: dockerfile`
      FROM alpine
      ONBUILD CMD ["redis-server", "--requirepass", "${password}"]
    `,
    findings: [{ line: 2, column: 48, text: password, messageId: "imageConfig" }],
  },
  {
    name: "a later CMD replaces it, the history keeps it (G10)",
    code: dockerfile`
      FROM redis:7
      CMD ["redis-server", "--requirepass", "${password}"]
      HEALTHCHECK CMD curl -u health:${password} http://localhost/health
      CMD ["redis-server"]
    `,
    findings: [
      { line: 2, column: 40, text: password, messageId: "imageHistory", says: "docker history" },
      { line: 3, column: 32, text: password, messageId: "imageConfig" },
    ],
  },
  {
    name: "replaced in a stage on top of it",
    code: dockerfile`
      FROM redis:7 AS base
      CMD ["redis-server", "--requirepass", "${password}"]
      HEALTHCHECK CMD curl -u health:${password} http://localhost/health
      FROM base
      HEALTHCHECK NONE
      ENTRYPOINT ["redis-server"]
    `,
    findings: [
      { line: 2, column: 40, text: password, messageId: "imageHistory" },
      { line: 3, column: 32, text: password, messageId: "imageHistory" },
    ],
  },
  {
    name: "an ENTRYPOINT leaves the CMD of its own stage",
    code: dockerfile`
      FROM redis:7
      CMD ["redis-server", "--requirepass", "${password}"]
      ENTRYPOINT ["docker-entrypoint.sh"]
    `,
    findings: [{ line: 2, column: 40, text: password, messageId: "imageConfig" }],
  },
  {
    name: "a stage that is left behind: the file is in the repository",
    code: dockerfile`
      FROM redis:7 AS tests
      CMD ["redis-server", "--requirepass", "${password}"]
      FROM alpine
    `,
    findings: [{ line: 2, column: 40, text: password, messageId: "repository" }],
  },
  {
    name: "references are filled in when the container starts (G05)",
    code: dockerfile`
      FROM redis:7
      ENTRYPOINT ["docker-entrypoint.sh"]
      CMD redis-server --requirepass "$REDIS_PASSWORD"
      HEALTHCHECK CMD curl -u "health:$(cat /run/secrets/health)" http://localhost/health
    `,
    findings: [],
  },
  {
    name: "options that name no credential",
    code: dockerfile`
      FROM alpine
      CMD ["./server", "--token-file", "/run/secrets/token", "--max-tokens", "4096"]
    `,
    findings: [],
  },
  {
    name: "the option references",
    code: dockerfile`
      FROM redis:7
      CMD redis-server --requirepass "$REDIS_PASSWORD"
      HEALTHCHECK CMD redis-cli -a "$(cat /run/secrets/redis)" ping
      ENTRYPOINT ["sh", "-c", "exec redis-server --requirepass $REDIS_PASSWORD"]
    `,
    options: { references: true },
    findings: [
      { line: 2, column: 32, text: "\"$REDIS_PASSWORD\"", messageId: "visible", says: "ps and docker top" },
      { line: 3, column: 30, text: "\"$(cat /run/secrets/redis)\"", messageId: "visible", says: "Use REDISCLI_AUTH" },
      { line: 4, column: 58, text: "$REDIS_PASSWORD", messageId: "visible" },
    ],
  },
  {
    name: "the option references leaves alone what is in no argument",
    code: dockerfile`
      FROM redis:7
      CMD REDISCLI_AUTH="$REDIS_PASSWORD" redis-cli ping && ./server --token-file "$TOKEN_FILE"
    `,
    options: { references: true },
    findings: [],
  },
  {
    name: "a variable of the environment is reported where it is set",
    code: dockerfile`
      FROM redis:7
      ENV REDIS_PASSWORD=${canary}
      CMD redis-server --requirepass "$REDIS_PASSWORD"
    `,
    findings: [{ rule: "no-secret-env", line: 2, column: 5, text: "REDIS_PASSWORD", messageId: "imageConfig" }],
  },
  {
    name: "users of the sftp image, which takes them as its command",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        text:
          image: atmoz/sftp:alpine
          command: ci:${password}:1001
        list:
          image: docker.io/atmoz/sftp
          command: ["ci:${password}:1001:100:upload", "key::1002"]
        redis:
          image: redis:7
          command: --requirepass ${password}
        clean:
          image: atmoz/sftp
          command: "ci:$\${SFTP_PASSWORD}:1001 me:$\${HASH}:e:1002 key::1003"
        other:
          image: example/app
          command: ci:${password}:1001
    `,
    findings: [
      { line: 4, column: 17, text: password, messageId: "repository" },
      { line: 7, column: 19, text: password, messageId: "repository" },
      { line: 10, column: 28, text: password, messageId: "repository" },
    ],
  },
  {
    name: "a default in single quotes, which Compose fills in before any shell sees the quotes",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        variable:
          image: postgres:17
          healthcheck:
            test: ["CMD-SHELL", "PGPASSWORD='${open}DB_KEY:-${password}}' psql -U shop -c 'select 1'"]
        option:
          image: mariadb
          command: sh -c "mysqladmin -u root -p'${open}ROOT_KEY-${password}}' ping"
        clean:
          image: postgres:17
          healthcheck:
            test: ["CMD-SHELL", "PGPASSWORD='${open}DB_KEY:?}' psql -U '${open}DB_USER:-shop}' -c 'select 1'"]
        shell:
          image: postgres:17
          healthcheck:
            test: ["CMD-SHELL", "PGPASSWORD=$$(cat /run/secrets/db) psql -v 'x=${open}DB_NAME:-shop}'"]
    `,
    findings: [
      { line: 5, column: 50, text: password, messageId: "repository", says: "PGPASSWORD in healthcheck" },
      { line: 8, column: 54, text: password, messageId: "repository" },
    ],
  },
  {
    name: "commands in labels, by the last word of the label",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        map:
          image: mariadb
          labels:
            ofelia.job-exec.dump.command: "mysqldump -u root -p${password} shop"
            docker-volume-backup.archive-pre: /bin/sh -c 'mysqldump -p${password} --all-databases > /backup/all.sql'
        list:
          image: mariadb
          labels:
            - deck-chores.dump.command=sh -c "mysqldump -p${password} shop"
        clean:
          image: mariadb
          labels:
            ofelia.job-exec.dump.command: "mysqldump -u root -p$$MYSQL_ROOT_PASSWORD shop"
            docker-volume-backup.archive-pre: /bin/sh -c 'mysqldump -p"$$(cat /run/secrets/root)" shop'
            org.example.description: "mysqldump -u root -p${password} shop"
    `,
    findings: [
      { line: 5, column: 58, text: password, messageId: "repository", says: "mysqldump -p in labels" },
      { line: 6, column: 65, text: password, messageId: "repository" },
      { line: 10, column: 53, text: password, messageId: "repository" },
    ],
  },
  {
    name: "what the entrypoint of an image makes its own words, and what it leaves alone",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        consul:
          image: hashicorp/consul:1.20
          command: agent -server -encrypt ${password}
        named:
          image: consul
          command: ["consul", "agent", "-encrypt=${password}"]
        shell:
          image: consul
          command: sh -c "redis-cli -a ${password} ping"
        nats:
          image: nats:2-alpine
          command: ["-js", "--auth", "${password}"]
        turn:
          image: coturn/coturn
          command: -n --realm=example.com --user=ci:${password}
        clean:
          image: consul
          command: agent -server -encrypt $\${GOSSIP_KEY} -config-dir /consul/config
    `,
    findings: [
      { line: 4, column: 37, text: password, messageId: "repository", says: "gossip key of consul agent -encrypt" },
      { line: 7, column: 44, text: password, messageId: "repository" },
      { line: 10, column: 34, text: password, messageId: "repository" },
      { line: 13, column: 33, text: password, messageId: "repository" },
      { line: 16, column: 47, text: password, messageId: "repository" },
    ],
  },
  {
    name: "scripts in a list, where they stand in the file: quotes, doubled dollars, lines of a block",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        block:
          image: example/app
          entrypoint:
            - /bin/sh
            - -ec
            - |
              echo one
              export DB_PASSWORD=${password}
              exec app --password \${OTHER:-${password}}
        quoted:
          image: example/app
          command: ["sh", "-c", "echo \"$$A\" $$B; redis-cli -a ${password} ping"]
          healthcheck:
            test: ["CMD", "bash", "-c", "redis-cli -a $$PASSWORD ping"]
    `,
    findings: [
      { line: 9, column: 28, text: password, messageId: "repository" },
      { line: 10, column: 38, text: password, messageId: "repository" },
      { line: 13, column: 59, text: password, messageId: "repository" },
    ],
  },
  {
    name: "addresses and tokens on a command line of a service",
    filename: "compose.yaml",
    code: dockerfile`
      services:
        migrate:
          image: migrate/migrate:4
          command: ["-path=/migrations", "-database", "postgres://shop:${password}@db:5432/shop", "up"]
          healthcheck:
            test: curl -s http://elastic:${password}@search:9200/_cat/health
          post_start:
            - command: notify ${githubToken}
        clean:
          image: example/app
          command: ["-database", "postgres://shop:$\${DB_PASSWORD}@db:5432/shop"]
          environment:
            PEER: http://peer:8080/
    `,
    findings: [
      { line: 4, column: 66, text: password, messageId: "repository", says: "in command" },
      { line: 6, column: 36, text: password, messageId: "repository", says: "in healthcheck" },
      { line: 8, column: 25, text: githubToken, messageId: "repository", says: "in post_start" },
    ],
  },
  {
    name: "users of the sftp image in CMD",
    code: dockerfile`
      FROM atmoz/sftp:alpine
      CMD ["ci:${password}:1001", "key::1002"]
    `,
    findings: [{ line: 2, column: 10, text: password, messageId: "imageConfig" }],
  },
]);
