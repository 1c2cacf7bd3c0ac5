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
    name: "a use of another file in the same directory is none, nor is a part of a name",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=zebra --mount=type=secret,id=lion test -s /run/secrets/lion
      RUN --mount=type=secret,id=d,target=/zork ls /dev
      RUN --mount=type=secret,id=e,target=/etc/zork cat /etc/passwd
      RUN --mount=type=secret,id=f,env=F_PW echo "$F_PW_FILE"
    `,
    findings: [
      { line: 2, column: 13, text: "type=secret,id=zebra", messageId: "unused" },
      { line: 3, column: 13, text: "type=secret,id=d,target=/zork", messageId: "unused" },
      { line: 4, column: 13, text: "type=secret,id=e,target=/etc/zork", messageId: "unused" },
      { line: 5, column: 13, text: "type=secret,id=f,env=F_PW", messageId: "unused" },
    ],
  },
  {
    name: "used by what a pattern or a variable finds",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=zebra cat /run/secrets/* | wc -c
      RUN --mount=type=secret,id=zebra for f in a b; do test -s "/run/secrets/$f"; done
      RUN --mount=type=secret,id=zebra cp -r /run/secrets /dev/shm
      RUN --mount=type=secret,id=f,env=F_PW test -n "\${F_PW}"
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
