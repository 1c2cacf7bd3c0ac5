import { dockerfile } from "./dockerfile.ts";
import { canary } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

runCases("no-secret-in-build", [
  {
    name: "an argument of a stage that is left behind (A08)",
    code: dockerfile`
      FROM node:22 AS build
      ARG NPM_TOKEN
      RUN npm ci
      FROM node:22-slim
      COPY --from=build /app/dist /app
    `,
    findings: [{ line: 2, column: 5, text: "NPM_TOKEN", messageId: "attestationMax", says: "mode=max" }],
  },
  {
    name: "a global argument that no stage declares (A06)",
    code: dockerfile`
      ARG NPM_TOKEN
      FROM node:22
    `,
    findings: [{ line: 1, column: 5, text: "NPM_TOKEN", messageId: "attestationMax" }],
  },
  {
    name: "global arguments of which one of several stages declares one, beside another",
    code: dockerfile`
      ARG NPM_TOKEN
      ARG GEM_TOKEN
      FROM node:22 AS tools
      ARG VERSION
      FROM tools AS build
      ARG NPM_TOKEN MODE
      FROM scratch
    `,
    findings: [
      { line: 2, column: 5, text: "GEM_TOKEN", messageId: "attestationMax" },
      { line: 6, column: 5, text: "NPM_TOKEN", messageId: "attestationMax" },
    ],
  },
  {
    name: "an ENV of a stage that is left behind, from an argument (B04)",
    code: dockerfile`
      FROM node:22 AS build
      ARG NPM_TOKEN
      ENV NODE_AUTH_TOKEN=$NPM_TOKEN
      FROM node:22-slim
      COPY --from=build /app/dist /app
    `,
    findings: [
      { line: 2, column: 5, text: "NPM_TOKEN", messageId: "attestationMax" },
      { line: 3, column: 5, text: "NODE_AUTH_TOKEN", messageId: "attestationMax" },
    ],
  },
  {
    name: "a file of a stage that is left behind (D06)",
    code: dockerfile`
      FROM node:22 AS build
      COPY .npmrc /app/
      RUN npm ci
      FROM node:22-slim
      COPY --from=build /app/dist /app
    `,
    findings: [{ line: 2, column: 6, text: ".npmrc", messageId: "cacheExported", says: "--cache-to mode=max" }],
  },
  {
    name: "a file that a RUN leaves in such a stage",
    code: dockerfile`
      FROM node:22 AS build
      RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc ~/.npmrc && npm ci
      FROM node:22-slim
      COPY --from=build /app/dist /app
    `,
    findings: [{ line: 2, column: 34, text: "cp /run/secrets/npmrc ~/.npmrc", messageId: "cacheExported" }],
  },
  {
    name: "a shell that traces what it runs, by SHELL and by a heredoc's first line",
    code: dockerfile`
      FROM alpine
      SHELL ["/bin/bash", "-exo", "pipefail", "-c"]
      RUN --mount=type=secret,id=a,env=A ./login "$A"
      RUN --mount=type=secret,id=b,env=B set +x; ./login "$B"
      RUN --mount=type=secret,id=c ["./login", "/run/secrets/c"]
      SHELL ["/bin/bash", "-eo", "pipefail", "-c"]
      RUN --mount=type=secret,id=d,env=D ./login "$D"
      RUN --mount=type=secret,id=e,env=E <<EOF
      #!/bin/bash -eux
      ./login "$E"
      EOF
      RUN --mount=type=secret,id=f,env=F <<EOF
      #!/bin/bash -eu
      ./login "$F"
      EOF
      SHELL ["/bin/sh", "-o", "xtrace", "-c"]
      RUN --mount=type=secret,id=g,env=G ./login "$G"
    `,
    findings: [
      { line: 3, column: 45, text: "$A", messageId: "buildLog", says: "Leave out the -x of SHELL" },
      { line: 10, column: 10, text: "$E", messageId: "buildLog", says: "Leave out the -x of its #! line" },
      { line: 17, column: 45, text: "$G", messageId: "buildLog" },
    ],
  },
  {
    name: "what a RUN prints of a mount (C27, C38)",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=a cat /run/secrets/a
      RUN --mount=type=secret,id=b,env=B echo "token: $B"
      RUN --mount=type=secret,id=c,env=C env
      RUN --mount=type=secret,id=d,env=D set -x && curl -H "X-Token: $D" https://example.com/ -o /x
      RUN --mount=type=secret,id=e,env=E curl -v -H "X-Token: $E" https://example.com/ -o /x
      RUN --mount=type=secret,id=f,env=F printenv F
      RUN --mount=type=secret,id=g sh -xc 'curl -H "X-Token: $(cat /run/secrets/g)" https://example.com/ -o /x'
      RUN --mount=type=secret,id=h find /run/secrets -type f -exec cat {} +
    `,
    findings: [
      { line: 2, column: 30, text: "cat /run/secrets/a", messageId: "buildLog", says: "The secret a is printed to the build log" },
      { line: 3, column: 49, text: "$B", messageId: "buildLog" },
      { line: 4, column: 36, text: "env", messageId: "buildLog" },
      { line: 5, column: 64, text: "$D", messageId: "buildLog", says: "Leave out set -x" },
      { line: 6, column: 57, text: "$E", messageId: "buildLog" },
      { line: 7, column: 36, text: "printenv F", messageId: "buildLog" },
      { line: 8, column: 56, text: "$(cat /run/secrets/g)", messageId: "buildLog" },
      { line: 9, column: 30, text: "find /run/secrets -type f -exec cat {} +", messageId: "buildLog", says: "Leave out cat" },
    ],
  },
  {
    name: "only the last stage is built, not one that nothing refers to",
    code: dockerfile`
      FROM node:22 AS unused
      ARG NPM_TOKEN
      FROM node:22
    `,
    findings: [{ line: 2, column: 5, text: "NPM_TOKEN", messageId: "attestationMax" }],
  },
  {
    name: "output that goes nowhere",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=a,required=true cat /run/secrets/a > /dev/null
      RUN --mount=type=secret,id=b,env=B,required=true set -x && set +x && curl -H "X-Token: $B" https://example.com/ -o /x
      RUN --mount=type=secret,id=c,required=true cat /run/secrets/c | ./login
      RUN --mount=type=secret,id=d,required=true export D="$(cat /run/secrets/d)" && ./build
      RUN --mount=type=secret,id=e,required=true (set -x; true) && curl -H "X-Token: $(cat /run/secrets/e)" https://example.com/ -o /x
      RUN --mount=type=secret,id=f,required=true wc -c < /run/secrets/f
      RUN --mount=type=secret,id=g,required=true find /run/secrets -type f -exec chmod 400 {} +
    `,
    findings: [],
  },
  {
    name: "a mount in a stage that is left behind",
    code: dockerfile`
      FROM node:22 AS build
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true npm ci
      FROM node:22-slim
      COPY --from=build /app/dist /app
    `,
    findings: [],
  },
  {
    name: "a literal is published by the repository, whatever the stage",
    code: dockerfile`
      FROM node:22 AS build
      ARG API_SECRET=${canary}
      FROM node:22-slim
    `,
    findings: [{ rule: "no-secret-arg", line: 2, column: 5, text: "API_SECRET", messageId: "repository" }],
  },
]);
