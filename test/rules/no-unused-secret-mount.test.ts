import { dockerfile } from "./dockerfile.ts";
import { runCases } from "./run-cases.ts";

runCases("no-unused-secret-mount", [
  {
    name: "commands that read no secret unasked",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=npm_token mkdir -p /app && apt-get update
      RUN --mount=type=secret,id=pw,env=DB_PW chmod 700 /app
    `,
    findings: [
      { line: 2, column: 13, text: "type=secret,id=npm_token", messageId: "unused", says: "The secret npm_token" },
      { line: 3, column: 13, text: "type=secret,id=pw,env=DB_PW", messageId: "unused" },
    ],
  },
  {
    name: "used by path, by variable and by directory",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=a cp /run/secrets/a /dev/shm/a
      RUN --mount=type=secret,id=b,env=B test -n "$B"
      RUN --mount=type=secret,id=c,target=/etc/app/c ls /etc/app
      RUN --mount=type=secret,id=d <<EOF
      cd /run/secrets
      test -s d
      EOF
    `,
    findings: [],
  },
  {
    name: "programs that may read it unseen",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
      RUN --mount=type=secret,id=netrc,target=/root/.netrc git clone https://example.com/a.git
      RUN --mount=type=secret,id=x ./build.sh
    `,
    findings: [],
  },
]);
