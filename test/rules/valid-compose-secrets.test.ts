import { dockerfile as compose } from "./dockerfile.ts";
import { runCases } from "./run-cases.ts";

const filename = "compose.yaml";

const including = compose`
  include:
    - path: secrets.yaml
  services:
    db:
      image: postgres:17
      secrets:
        - db_password
`;

runCases("valid-compose-secrets", [
  {
    name: "a secret that nobody declares",
    filename,
    code: compose`
      services:
        db:
          image: postgres:17
          secrets:
            - db_password
    `,
    findings: [{ line: 5, column: 9, text: "db_password", messageId: "undefined" }],
  },
  {
    name: "one that the build needs is given to the container",
    filename,
    code: compose`
      services:
        web:
          build: .
          secrets:
            - npmrc
      secrets:
        npmrc:
          file: ./npmrc
    `,
    files: { Dockerfile: "FROM node:22\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n" },
    findings: [{ line: 5, column: 9, text: "npmrc", messageId: "build", says: "build.secrets" }],
  },
  {
    name: "an included file, which cannot be read, may declare it",
    filename,
    code: including,
    findings: [],
  },
  {
    name: "an included file declares it",
    filename,
    code: including,
    files: { "secrets.yaml": "secrets:\n  db_password:\n    file: ./db_password.txt\n" },
    findings: [],
  },
  {
    name: "an included file does not declare it",
    filename,
    code: including,
    files: { "secrets.yaml": "secrets:\n  other:\n    file: ./other.txt\n" },
    findings: [{ line: 7, column: 9, text: "db_password", messageId: "undefined" }],
  },
  {
    name: "declared, and given to what uses it",
    filename,
    code: compose`
      services:
        web:
          build:
            context: .
            secrets:
              - npmrc
          secrets:
            - session
      secrets:
        npmrc:
          file: ./npmrc
        session:
          environment: SESSION
    `,
    files: { Dockerfile: "FROM node:22\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n" },
    findings: [],
  },
  {
    name: "a path for an image that tells a file by its scheme",
    filename,
    options: { thorough: true },
    code: compose`
      services:
        sso:
          image: ghcr.io/goauthentik/server:2026.2
          environment:
            AUTHENTIK_SECRET_KEY: /run/secrets/key
            AUTHENTIK_POSTGRESQL__PASSWORD: file:///run/secrets/key
          secrets: [key]
      secrets:
        key:
          environment: KEY
    `,
    findings: [{ line: 5, column: 29, text: "/run/secrets/key", messageId: "path", says: "Use file:///run/secrets/key." }],
  },
  {
    name: "the option thorough",
    filename,
    options: { thorough: true },
    code: compose`
      services:
        db:
          image: mysql:9
          environment:
            MYSQL_PASSWORD: /run/secrets/db_password
          secrets:
            - source: db_password
              mode: 0400
      secrets:
        db_password:
          file: ./db_password.txt
        other:
          file: ./other.txt
    `,
    findings: [
      { line: 5, column: 23, text: "/run/secrets/db_password", messageId: "path", says: "MYSQL_PASSWORD_FILE" },
      { line: 8, column: 15, text: "0400", messageId: "ignored" },
      { line: 12, column: 3, text: "other", messageId: "unused" },
    ],
  },
]);
