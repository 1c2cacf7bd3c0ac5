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

/** What a service of one file is given, and what declares it, in another one. */
const given = "services:\n  db:\n    image: postgres:17\n    secrets:\n      - db_password\n";
const declares = "secrets:\n  db_password:\n    file: ./db_password.txt\n";
const declaresOther = "secrets:\n  other:\n    file: ./other.txt\n";

/** Which files are read together: the linted one, the others, and whether one of them is known to declare the secret. */
const PROJECTS: readonly (readonly [name: string, filename: string, code: string, files: Readonly<Record<string, string>>, isDeclared: boolean])[] = [
  ["the override beside it declares it", "compose.yaml", given, { "compose.override.yaml": declares }, true],
  ["the override may end otherwise", "compose.yaml", given, { "compose.override.yml": declares }, true],
  ["the override of the older name", "docker-compose.yml", given, { "docker-compose.override.yml": declares }, true],
  ["the override declares another one", "compose.yaml", given, { "compose.override.yaml": declaresOther }, false],
  ["an override, whose main file declares it", "compose.override.yaml", given, { "compose.yaml": declares }, true],
  ["an override of the shorter ending", "docker-compose.override.yml", given, { "docker-compose.yaml": declares }, true],
  ["an override, whose main file declares another one", "compose.override.yaml", given, { "compose.yaml": declaresOther }, false],
  ["a file with a name of its own has no override", "compose.prod.yaml", given, { "compose.override.yaml": declares, "compose.yaml": declares }, false],
  ["a name that only begins as an override's", "compose.override.yaml.yaml", given, { "compose.yaml": declares }, false],
  ["an override of another directory", "compose.yaml", given, { "sub/compose.override.yaml": declares }, false],
  ["a file that is included by an included one", "compose.yaml", `include:\n  - sub/a.yaml\n${given}`, { "sub/a.yaml": "include:\n  - b.yaml\n", "sub/b.yaml": declares }, true],
  ["included files declare another one", "compose.yaml", `include:\n  - sub/a.yaml\n${given}`, { "sub/a.yaml": "include:\n  - b.yaml\n", "sub/b.yaml": declaresOther, "b.yaml": declares }, false],
  ["an included file that cannot be read may declare it, whatever the override says", "compose.yaml", `include:\n  - a.yaml\n${given}`, { "compose.override.yaml": declaresOther }, true],
  ["one of two included files cannot be read", "compose.yaml", `include:\n  - a.yaml\n  - b.yaml\n${given}`, { "b.yaml": declaresOther }, true],
  ["an included one of a file that is included cannot be read", "compose.yaml", `include:\n  - a.yaml\n${given}`, { "a.yaml": "include:\n  - b.yaml\n" }, true],
  ["an included file whose name comes from a variable", "compose.yaml", `include:\n  - \${WHERE}/a.yaml\n${given}`, { "compose.override.yaml": declaresOther }, true],
  ["files that include one another", "compose.yaml", `include:\n  - a.yaml\n${given}`, { "a.yaml": `include:\n  - compose.yaml\n${declaresOther}` }, false],
];

runCases("valid-compose-secrets", PROJECTS.map(([name, path, code, files, isDeclared]) => ({
  name,
  filename: path,
  code,
  files,
  findings: isDeclared ? [] : [{ line: code.split("\n").length - 1, column: 9, text: "db_password", messageId: "undefined" }],
})));

/** Where the secret that a file declares is used, and whether any use of it is known. */
const USES: readonly (readonly [name: string, code: string, files: Readonly<Record<string, string>>, isUsed: boolean])[] = [
  ["nowhere", "", {}, false],
  ["by a service of the override", "", { "compose.override.yaml": given }, true],
  ["by a build of the override", "", { "compose.override.yaml": "services:\n  db:\n    build:\n      context: .\n      secrets:\n        - db_password\n" }, true],
  ["by a service of an included file", "include:\n  - a.yaml\n", { "a.yaml": given }, true],
  ["by an included file that cannot be read, perhaps", "include:\n  - a.yaml\n", {}, true],
  ["another one by the override", "", { "compose.override.yaml": given.replace("db_password", "other") }, false],
];

runCases("valid-compose-secrets", USES.map(([name, code, files, isUsed]) => ({
  name: `used ${name}`,
  filename,
  options: { thorough: true },
  code: `${code}${declares}`,
  files,
  findings: isUsed ? [] : [{ line: 2, column: 3, text: "db_password", messageId: "unused" }],
})));

/** A service that builds with a secret mount, given the secret in several ways; `says` names what is reported. */
const BUILDS: readonly (readonly [name: string, service: string, run: string, findings: readonly [line: number, column: number, text: string, messageId: string][]])[] = [
  ["given to the build under another name", "    build:\n      context: .\n      secrets:\n        - source: npmrc\n          target: rc\n", "id=rc", []],
  ["mounted by its own name, with another target", "    build:\n      context: .\n      secrets:\n        - source: npmrc\n          target: rc\n", "id=npmrc", []],
  ["offered and not mounted", "    build:\n      context: .\n      secrets:\n        - npmrc\n", "id=other", [[6, 11, "npmrc", "unmounted"]]],
  ["offered, and mounted by a variable", "    build:\n      context: .\n      secrets:\n        - npmrc\n", "id=$ID", []],
  ["offered under another name and not mounted", "    build:\n      context: .\n      secrets:\n        - source: npmrc\n          target: rc\n", "id=other", [[6, 19, "npmrc", "unmounted"]]],
  ["given to the container and the build", "    build:\n      context: .\n      secrets:\n        - npmrc\n    secrets:\n      - npmrc\n", "id=npmrc", []],
  ["given to the container, which the build does not mount", "    build: .\n    secrets:\n      - npmrc\n", "id=other", []],
  ["given to the container under the name that the build mounts", "    build: .\n    secrets:\n      - source: npmrc\n        target: rc\n", "id=rc", [[5, 17, "npmrc", "build"]]],
  ["a mount of another kind", "    build: .\n    secrets:\n      - npmrc\n", "x", []],
  ["an owner for the build", "    build:\n      context: .\n      secrets:\n        - source: npmrc\n          uid: '1000'\n", "id=npmrc", [[7, 16, "'1000'", "buildOwner"]]],
  ["a group for the build", "    build:\n      context: .\n      secrets:\n        - source: npmrc\n          gid: '1000'\n", "id=npmrc", [[7, 16, "'1000'", "buildOwner"]]],
  ["a group of a file", "    build: .\n    secrets:\n      - source: npmrc\n        gid: '1000'\n", "id=other", [[6, 14, "'1000'", "ignored"]]],
];

runCases("valid-compose-secrets", BUILDS.map(([name, service, mount, findings]) => ({
  name,
  filename,
  options: { thorough: true },
  code: `services:\n  web:\n${service}secrets:\n  npmrc:\n    file: ./npmrc\n`,
  files: { Dockerfile: `FROM node:22\nRUN --mount=type=${mount === "x" ? "cache,id=npmrc,target=/c" : `secret,${mount},target=/root/.npmrc`} npm ci\n` },
  findings: findings.map(([line, column, text, messageId]) => ({ line, column, text, messageId })),
})));

/** An image, what it is given, and what the message says to write instead; null where the value may be a path. */
const PATHS: readonly (readonly [image: string, entry: string, says: string | null])[] = [
  ["mysql:9", "MYSQL_PASSWORD: /run/secrets/p", "Use MYSQL_PASSWORD_FILE."],
  ["mysql:9", "MYSQL_PASSWORD_FILE: /run/secrets/p", null],
  ["mysql:9", "MYSQL_PASSWORD: /srv/run/secrets/p", null],
  ["mysql:9", "MYSQL_PASSWORD:", null],
  ["mysql:9", "MYSQL_NOTE: /run/secrets/p", null],
  ["rabbitmq:4", "RABBITMQ_DEFAULT_PASS: /run/secrets/p", "Use an entrypoint that reads the file."],
  ["example.com/app", "APP_PASSWORD: /run/secrets/p", null],
];

runCases("valid-compose-secrets", PATHS.map(([image, entry, says]) => ({
  name: `${image} with ${entry}`,
  filename,
  options: { thorough: true },
  code: `services:\n  db:\n    image: ${image}\n    environment:\n      ${entry}\n`,
  findings: says === null ? [] : [{ line: 5, column: entry.indexOf(":") + 9, text: "/run/secrets/p", messageId: "path", says }],
})));
