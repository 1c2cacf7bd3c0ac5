import { createHash } from "node:crypto";
import { dockerfile } from "./dockerfile.ts";
import { canary, githubToken, password } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

runCases("no-secret-metadata", [
  {
    name: "a label by its name (G01)",
    code: dockerfile`
      FROM alpine
      LABEL version=1 com.example.api-token="${canary}"
    `,
    findings: [{ line: 2, column: 17, text: "com.example.api-token", messageId: "imageConfig" }],
  },
  {
    name: "a label by its value",
    code: dockerfile`
      FROM alpine
      LABEL "source"="https://x:${password}@git.example.com/app.git"
    `,
    findings: [{ line: 2, column: 16, text: `"https://x:${password}@git.example.com/app.git"`, messageId: "imageConfig" }],
  },
  {
    name: "a key of a label is told as it is written",
    code: dockerfile`
      FROM alpine
      LABEL com.example.index="https://ci:${password}@pypi.example.com/simple"
    `,
    findings: [{ line: 2, column: 25, text: `"https://ci:${password}@pypi.example.com/simple"`, messageId: "imageConfig", says: "com.example.index in LABEL" }],
  },
  {
    name: "a label that an argument fills in (G02)",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN
      LABEL build="token=\${NPM_TOKEN}"
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory", suggestions: [] },
      { line: 3, column: 7, text: "build", messageId: "imageConfig", says: "in LABEL" },
    ],
  },
  {
    name: "USER and WORKDIR that an argument fills in (G16)",
    code: dockerfile`
      FROM alpine
      ARG API_TOKEN
      WORKDIR /srv/$API_TOKEN
      USER $API_TOKEN
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "API_TOKEN", messageId: "imageHistory" },
      { line: 3, column: 9, text: "/srv/$API_TOKEN", messageId: "imageConfig", says: "in WORKDIR" },
      { line: 4, column: 6, text: "$API_TOKEN", messageId: "imageConfig", says: "in USER" },
    ],
  },
  {
    name: "MAINTAINER and SHELL (G14)",
    code: dockerfile`
      FROM alpine
      MAINTAINER https://x:${password}@git.example.com/
      SHELL ["/bin/sh", "-c", "GH=${githubToken}"]
    `,
    findings: [
      { line: 2, column: 22, text: password, messageId: "imageConfig" },
      { line: 3, column: 29, text: githubToken, messageId: "imageConfig" },
    ],
  },
  {
    name: "emptying a label later leaves the history (G11)",
    code: dockerfile`
      FROM alpine
      LABEL api-token=${canary}
      LABEL api-token=""
    `,
    findings: [{ line: 2, column: 7, text: "api-token", messageId: "imageHistory", says: "docker history" }],
  },
  {
    name: "WORKDIR: an absolute one replaces it, a relative one goes on from it",
    code: dockerfile`
      FROM alpine
      ARG API_TOKEN
      WORKDIR /srv/$API_TOKEN
      WORKDIR /app
      WORKDIR /opt/$API_TOKEN
      WORKDIR app
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "API_TOKEN", messageId: "imageHistory" },
      { line: 3, column: 9, text: "/srv/$API_TOKEN", messageId: "imageHistory" },
      { line: 5, column: 9, text: "/opt/$API_TOKEN", messageId: "imageConfig" },
    ],
  },
  {
    name: "a trigger",
    code: dockerfile`
      FROM alpine
      ONBUILD LABEL api-token=${canary}
    `,
    findings: [{ line: 2, column: 15, text: "api-token", messageId: "imageConfig" }],
  },
  {
    name: "labels about secrets",
    code: dockerfile`
      FROM alpine
      ARG VERSION
      LABEL token-file=/run/secrets/token \
            org.opencontainers.image.version=$VERSION \
            org.opencontainers.image.source=https://git.example.com/app.git \
            usage="docker run -e API_TOKEN=<token> app"
      WORKDIR /srv/$VERSION
    `,
    findings: [],
  },
  {
    name: "a stage that is left behind",
    code: dockerfile`
      FROM alpine AS tests
      LABEL api-token=${canary}
      FROM alpine
    `,
    findings: [{ line: 2, column: 7, text: "api-token", messageId: "repository" }],
  },
  {
    name: "what drivers of Compose are given",
    filename: "compose.yaml",
    code: dockerfile`
      volumes:
        share:
          driver_opts:
            type: cifs
            o: username=me,password=${canary},vers=3.0
      services:
        api:
          image: api
          logging:
            driver: splunk
            options:
              splunk-url: https://splunk.example.com
              splunk-token: ${canary}
    `,
    findings: [
      { line: 5, column: 31, text: canary, messageId: "repository", says: "Use ${PASSWORD:?}" },
      { line: 13, column: 9, text: "splunk-token", messageId: "repository", says: "Use ${SPLUNK_TOKEN:?}" },
    ],
  },
  {
    name: "options of drivers without a credential in them",
    filename: "compose.yaml",
    code: dockerfile`
      volumes:
        share:
          driver_opts:
            o: username=me,password=\${SHARE_PASSWORD:?},credentials=/etc/cifs
      services:
        api:
          image: api
          logging:
            options:
              splunk-token: \${SPLUNK_TOKEN:?}
              max-size: 10m
    `,
    findings: [],
  },
  {
    name: "what else is recorded with its variables filled in, and what is not",
    code: dockerfile`
      FROM alpine
      ARG API_TOKEN
      ENV KEY=$API_TOKEN
      LABEL a=$KEY b=$API_TOKEN
      STOPSIGNAL $API_TOKEN
      EXPOSE 80 $API_TOKEN
      VOLUME /a /b/$API_TOKEN $KEY
      VOLUME ["/c/$API_TOKEN"]
      MAINTAINER $API_TOKEN
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "API_TOKEN", messageId: "imageHistory" },
      { rule: "no-secret-env", line: 3, column: 5, text: "KEY", messageId: "imageConfig" },
      { line: 4, column: 14, text: "b", messageId: "imageConfig", says: "b in LABEL" },
      { line: 5, column: 12, text: "$API_TOKEN", messageId: "imageConfig", says: "API_TOKEN in STOPSIGNAL" },
      { line: 6, column: 11, text: "$API_TOKEN", messageId: "imageConfig", says: "API_TOKEN in EXPOSE" },
      { line: 7, column: 11, text: "/b/$API_TOKEN", messageId: "imageConfig", says: "API_TOKEN in VOLUME" },
      { line: 8, column: 9, text: '"/c/$API_TOKEN"', messageId: "imageConfig", says: "API_TOKEN in VOLUME" },
    ],
  },
  {
    name: "an argument in a stage of which the image has a part alone",
    code: dockerfile`
      FROM alpine AS build
      ARG API_TOKEN
      LABEL b=$API_TOKEN
      USER $API_TOKEN
      FROM alpine
      COPY --from=build /x /x
    `,
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 5, text: "API_TOKEN", messageId: "attestationMax" },
      { rule: "no-secret-in-build", line: 3, column: 7, text: "b", messageId: "attestationMax" },
      { rule: "no-secret-in-build", line: 4, column: 6, text: "$API_TOKEN", messageId: "attestationMax" },
    ],
  },
  {
    name: "names in quotes, one of them accepted",
    code: dockerfile`
      FROM alpine
      LABEL 'a-token'="${canary}" "b-token"="${canary}" c-token="${canary}"
    `,
    settings: { allow: { names: ["b-token"] } },
    findings: [
      { line: 2, column: 7, text: "'a-token'", messageId: "imageConfig", says: "a-token in LABEL" },
      { line: 2, column: 7 + `'a-token'="${canary}" "b-token"="${canary}" `.length, text: "c-token", messageId: "imageConfig" },
    ],
  },
  {
    name: "a value that is accepted",
    code: dockerfile`
      FROM alpine
      LABEL a-token=${canary} b-token=${canary}1
    `,
    settings: { allow: { values: [createHash("sha256").update(canary).digest("hex")] } },
    findings: [{ line: 2, column: 7 + `a-token=${canary} `.length, text: "b-token", messageId: "imageConfig" }],
  },
]);
