import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { languageByName } from "../../src/languages/languages.ts";
import { canary } from "../rules/made-up.ts";
import type { FuzzInput } from "./inputs.ts";

const dockerfile = `# syntax=docker/dockerfile:1.7
# escape=\\
ARG NPM_TOKEN
FROM node:22 AS build
ARG NPM_TOKEN=${canary}
ENV DB_PASSWORD="${canary}" \\
    # why
    URL=postgres://me:${canary}@db/app
COPY --chown=a:b .npmrc package.json ./
RUN --mount=type=secret,id=npm,target=/root/.npmrc \\
    npm ci && rm -f .npmrc
# dfsecret-disable-next-line dfsecret/no-secret-run -- a test
RUN <<EOF
set -e
curl -u me:${canary} "https://example.com/$(cat /x)"
if [ -f x ]; then echo $NPM_TOKEN | tee /t; fi
EOF
ADD https://me:${canary}@example.com/a.tgz /a/
FROM scratch
COPY --from=build /app /app
ONBUILD RUN npm ci --token=$NPM_TOKEN
HEALTHCHECK --interval=5m CMD curl -u me:${canary} http://localhost/
ENTRYPOINT ["server", "--password=$DB_PASSWORD"]
`;

const compose = `x-env: &env
  API_TOKEN: ${canary}
services:
  app:
    image: postgres:17
    build:
      context: .
      args: {NPM_TOKEN: "\${NPM_TOKEN:?}"}
      dockerfile_inline: |
        FROM node:22
        ARG NPM_TOKEN
        RUN echo "//r/:_authToken=$$NPM_TOKEN" > .npmrc && npm ci
    environment:
      <<: *env
      DB_PASSWORD: '${canary}'
    env_file: [.env, {path: ../x.env, required: false}]
    command: ["server", "--password", "${canary}"]
    healthcheck: {test: curl -u me:${canary} http://localhost/}
    secrets:
      - a
      - {source: b, target: /run/secrets/b, mode: 0444}
secrets:
  a: {file: ./a.txt}
  b: {environment: B}
configs:
  c:
    content: |
      password=${canary}
`;

/** Files that use many features, those of the examples, and the texts of BuildKit's vectors. `root` is the repository's. */
export function readSeeds(root: string): Readonly<Record<FuzzInput["path"], readonly string[]>> {
  const seeds: Record<FuzzInput["path"], string[]> = { Dockerfile: [dockerfile], "compose.yaml": [compose] };
  const examples = join(root, "examples");
  for (const name of readdirSync(examples, { recursive: true, encoding: "utf8" }).sort()) {
    const language = languageByName(name)?.name;
    if (language !== undefined) seeds[language === "dockerfile" ? "Dockerfile" : "compose.yaml"].push(readFileSync(join(examples, name), "utf8"));
  }
  const vectors = readFileSync(join(root, "test/vectors/dockerfile-fuzz.jsonl"), "utf8").split("\n", 100);
  seeds.Dockerfile.push(...vectors.map((line) => (JSON.parse(line) as { text: string }).text));
  return seeds;
}
