import fc from "fast-check";
import { leakingDockerfile } from "../fixes/arbitrary.ts";
import { composeFile, composeSoup } from "../parser/compose/arbitrary.ts";
import { anyText, wellFormedFile } from "../parser/dockerfile/arbitrary.ts";
import { shellSoup } from "../parser/shell/arbitrary.ts";
import { canary } from "../rules/made-up.ts";

/** A repository with one file that is linted. */
export interface FuzzInput {
  readonly path: "Dockerfile" | "compose.yaml";
  readonly bytes: Uint8Array;
  readonly ignoreFile: string;
}

/** Comments that speak to us or to other linters, right and wrong. */
const directive = fc.tuple(
  fc.constantFrom(
    "dfsecret-disable", "dfsecret-enable", "dfsecret-disable-next-line", "dfsecret-disable-line", "eslint-disable-next-line", "dfsecret-allow", "dfsecret-", "check=skip=",
    "check=skip=all;error=true", "hadolint ignore=", "hadolint global ignore=", "escape=`", "syntax=docker/dockerfile:1",
  ),
  fc.constantFrom("", " ", " dfsecret/no-secret-env", " dfsecret/no-secret-env, dfsecret/no-such", " NPM_TOKEN", "SecretsUsedInArgOrEnv", "DL3064"),
  fc.constantFrom("", " -- why", " --", " -- -- x"),
).map((parts) => `# ${parts.join("")}`);

/** Instructions whose text is of another grammar. */
const shellInstruction = fc.tuple(
  fc.constantFrom("RUN ", "RUN --mount=type=secret,id=npm_token ", "RUN --mount=type=secret,id=t,env=DB_PASSWORD ", "CMD ", "HEALTHCHECK CMD ", "RUN <<E\n", "RUN sh -c '", "ONBUILD RUN "),
  fc.oneof(shellSoup, fc.constantFrom(`curl -u me:${canary} https://x`, "echo $NPM_TOKEN > .npmrc", "cat /run/secrets/t | tee /x", "sed -i s/A/$T/ /f", "git clone https://$T@h/a")),
).map((parts) => parts.join(""));

const assignment = fc.tuple(
  fc.constantFrom("ARG ", "ENV ", "LABEL ", "ENV A=b "),
  fc.constantFrom("NPM_TOKEN", "DB_PASSWORD", "SECRET", "A", "URL"),
  fc.constantFrom("=", " ", "=\"", "='"),
  fc.oneof(fc.constantFrom(canary, "$A", "${A:-b}", "${A", `postgres://me:${canary}@h/d`, "changeme", "", "\\\n"), fc.string({ unit: "binary", maxLength: 12 })),
).map((parts) => parts.join(""));

const copy = fc.tuple(
  fc.constantFrom("COPY ", "ADD ", "COPY --from=b ", "COPY --exclude=*.md ", "ADD --checksum=x "),
  fc.constantFrom(".", ".npmrc", "id_rsa", "*.pem id_rsa", "**/[a-", "[\".\", \"/\"]", "<<E", `https://me:${canary}@h/a`, "../../x", "/etc/passwd"),
  fc.constantFrom(" /app/", " /app", " /", " /app/id_rsa", " .", "", " /x\nE\n", " $A"),
).map((parts) => parts.join(""));

const mixedDockerfile = fc.tuple(
  fc.array(directive, { maxLength: 1 }),
  fc.array(fc.oneof(directive, shellInstruction, assignment, copy, anyText, fc.constantFrom("FROM a AS b", "FROM b", "USER app", "WORKDIR /app", "WORKDIR /", "WORKDIR id_rsa", "RUN make", "RUN rm .npmrc", "RUN rm -rf /app", "RUN mv /app/id_rsa /app", "")), { maxLength: 8 }),
  fc.constantFrom("\n", "\n", "\r\n", "\r"),
).map(([head, lines, ending]) => [...head, "FROM node:22 AS b", ...lines, ""].join(ending));

const yamlText = fc.string({ unit: "binary", maxLength: 12 }).map((text) => JSON.stringify(text));
const leakingField = fc.constantFrom(
  `    environment:\n      DB_PASSWORD: ${canary}\n`, `    environment: [NPM_TOKEN=${canary}]\n`, `    environment: {A: b, DB_PASSWORD: ${canary}, U: postgres://me:${canary}@h/d}\n`, "    env_file: [.env, ../../x, /etc/passwd]\n", "    build: ../../..\n",
  `    build:\n      context: .\n      args:\n        NPM_TOKEN: ${canary}\n`, "    build:\n      dockerfile_inline: |\n        FROM a\n        ARG NPM_TOKEN\n        RUN echo $$NPM_TOKEN > /t\n",
  "    secrets: [a, {source: b, mode: 0444}]\n", `    command: [x, --password, ${canary}]\n`, "    extends: {file: compose.yaml, service: app}\n", `    image: postgres\n    labels: {a.token: ${canary}}\n`,
);
const mixedCompose = fc.tuple(
  fc.array(fc.oneof(leakingField, fc.tuple(fc.constantFrom("image", "command", "x-a", "env_file", "build"), yamlText).map(([key, value]) => `    ${key}: ${value}\n`), directive.map((text) => `${text}\n`)), { maxLength: 6 }),
  fc.constantFrom("", "include: [compose.yaml, ../x.yaml]\n", "secrets:\n  a: {file: ./a}\n  b: {environment: B}\n", "configs:\n  c: {content: \"password=x\"}\n", "x: &x [*x]\n"),
).map(([fields, rest]) => `services:\n  app:\n${fields.join("")}${rest}`);

const dockerfileText = fc.oneof(anyText, wellFormedFile, leakingDockerfile, mixedDockerfile);
const composeText = fc.oneof(composeSoup, composeFile, mixedCompose);

/** What a .dockerignore may hold. */
const ignoreFile = fc.array(
  fc.oneof(fc.constantFrom("*", "**", "!", "!**/.npmrc", "**/.env", "[", "[a-", "[!a]", "\\", "a/**/b", "# c", "*?*?*", "/", "../x", " ", "\uFEFFx", "\r"), fc.string({ unit: "binary", maxLength: 8 })),
  { maxLength: 5 },
).map((lines) => lines.join("\n"));

/** A change of bytes; `at` and `size` are parts of the whole, from 0 to 1. */
interface Mutation {
  readonly kind: "flip" | "insert" | "truncate" | "duplicate" | "delete" | "swap";
  readonly at: number;
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** NUL, byte order marks, a lone surrogate in UTF-8, Latin-1, line endings, and what grammars end with. */
const oddBytes = [
  [0], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xed, 0xa0, 0x80], [0xe9], [0x0d], [0x0d, 0x0a], [0x0a], [0x5c], [0x5c, 0x0a], [0x22], [0x27], [0x24, 0x7b], [0x7d], [0x60], [0x3c, 0x3c], [0x23], [0xc2, 0xa0],
  [0xe2, 0x80, 0xa8], [0xf0, 0x9f, 0x98, 0x80], [0x0b], [0x5b], [0x3a, 0x20],
].map((bytes) => Uint8Array.from(bytes));

const share = fc.double({ min: 0, max: 1, noNaN: true, noDefaultInfinity: true });
const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom("flip", "insert", "insert", "truncate", "duplicate", "delete", "swap"),
  at: share,
  size: share,
  bytes: fc.oneof(fc.constantFrom(...oddBytes), fc.uint8Array({ minLength: 1, maxLength: 4 })),
});

function mutate(bytes: Uint8Array, { kind, at, size, bytes: put }: Mutation): Uint8Array {
  const start = Math.floor(at * bytes.length);
  const end = Math.min(bytes.length, start + 1 + Math.floor(size ** 3 * bytes.length));
  const [head, piece, tail] = [bytes.subarray(0, start), bytes.subarray(start, end), bytes.subarray(end)];
  switch (kind) {
    case "flip": return Buffer.concat([head, piece.map((byte, i) => (i === 0 ? byte ^ (1 << Math.floor(size * 7.99)) : byte)), tail]);
    case "insert": return Buffer.concat([head, put, piece, tail]);
    case "truncate": return head;
    case "duplicate": return Buffer.concat([head, piece, piece, tail]);
    case "delete": return Buffer.concat([head, tail]);
    case "swap": return Buffer.concat([tail, piece, head]);
  }
}

const encodings: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text), (text) => Buffer.from(text), (text) => Buffer.from(text), (text) => Buffer.from(text, "latin1"), (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
];

/**
 * Files built by the grammars, and the same and the given seeds with their bytes changed. `seeds` by the name of
 * the file that they are.
 */
export function fuzzInputs(seeds: Readonly<Record<FuzzInput["path"], readonly string[]>>): fc.Arbitrary<FuzzInput> {
  const written = fc.oneof(
    dockerfileText.map((text) => ["Dockerfile", text] as const),
    composeText.map((text) => ["compose.yaml", text] as const),
  );
  const seed = fc.constantFrom(...(["Dockerfile", "compose.yaml"] as const).flatMap((path) => seeds[path].map((text) => [path, text] as const)));
  const plain = written.map(([path, text]) => ({ path, bytes: Buffer.from(text) }));
  const changed = fc.tuple(fc.oneof(written, seed), fc.constantFrom(...encodings), fc.array(mutation, { minLength: 1, maxLength: 5 }), fc.oneof(seed, written), fc.nat(9)).map(
    ([[path, text], encode, mutations, [, other], splice]) => {
      const whole = splice === 0 ? text.slice(0, text.length >> 1) + other.slice(other.length >> 1) : text;
      return { path, bytes: mutations.reduce(mutate, encode(whole)) };
    });
  return fc.tuple(fc.oneof(plain, changed), ignoreFile).map(([file, ignored]) => ({ ...file, ignoreFile: ignored }));
}
