// Dockerfiles such as projects have them, always the same ones.

import { createRandom } from "../scripts/random.mjs";

const bases = ["node:22-slim", "python:3.13-slim", "golang:1.24", "debian:bookworm-slim", "alpine:3.22"];
const names = ["NPM_TOKEN", "DB_PASSWORD", "APP_VERSION", "NODE_ENV", "LOG_LEVEL", "API_KEY_FILE", "HTTP_PORT", "SENTRY_DSN"];
const values = ["1.2.3", "production", "info", "8080", "/run/secrets/key", "${APP_VERSION:-dev}", "a-long-value-with-$NODE_ENV", "'quoted value'"];

const snippets = [
  (pick) => `ARG ${pick(names)}=${pick(values)}`,
  (pick) => `ENV ${pick(names)}=${pick(values)} \\\n    ${pick(names)}=${pick(values)}`,
  (pick) => `LABEL org.opencontainers.image.version="${pick(values)}"`,
  () => "# Packages that the build needs\nRUN apt-get update \\\n    # in alphabetical order\n && apt-get install -y --no-install-recommends \\\n      ca-certificates \\\n      curl \\\n      git \\\n && rm -rf /var/lib/apt/lists/*",
  () => "COPY package.json package-lock.json ./\nRUN --mount=type=cache,target=/root/.npm npm ci",
  (pick) => `RUN curl -fsSL https://example.com/tool-$${pick(names)}.tar.gz | tar xz -C /usr/local/bin`,
  () => "COPY --chown=app:app src/ /app/src/\nWORKDIR /app",
  () => "RUN <<EOF\nset -eu\nfor file in /app/src/*.js; do\n  node --check \"$file\"\ndone\nEOF",
  (pick) => `RUN if [ "$${pick(names)}" = "${pick(values)}" ]; then echo yes; else echo no; fi`,
  () => "HEALTHCHECK --interval=30s CMD curl -f http://localhost:8080/ || exit 1",
];

/** `count` texts of about 40 lines. */
export function* generateDockerfiles(count, seed = 1) {
  const random = createRandom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  for (let index = 0; index < count; index++) {
    const body = () => Array.from({ length: 7 }, () => pick(snippets)(pick)).join("\n\n");
    yield [
      `# syntax=docker/dockerfile:1\nARG APP_VERSION=1.0.${index}`,
      `FROM ${pick(bases)} AS build`,
      body(),
      `FROM ${pick(bases)}`,
      "COPY --from=build /app/ /app/",
      body(),
      'ENTRYPOINT ["/app/run"]\n',
    ].join("\n");
  }
}
