import { createHash } from "node:crypto";
import { dockerfile, dockerfile as compose } from "./dockerfile.ts";
import { canary, githubToken, password } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

runCases("no-secret-arg", [
  {
    name: "once where a comment names it again, and each of several",
    code: dockerfile`
      ARG MIRROR_TOKEN # token of the mirror
      FROM alpine
      ARG GIT_TOKEN # the token
      ARG A_TOKEN B_TOKEN
    `,
    findings: [
      { rule: "no-secret-in-build", line: 1, column: 5, text: "MIRROR_TOKEN", messageId: "attestationMax" },
      { line: 3, column: 5, text: "GIT_TOKEN", messageId: "imageHistory" },
      { line: 4, column: 5, text: "A_TOKEN", messageId: "imageHistory" },
      { line: 4, column: 13, text: "B_TOKEN", messageId: "imageHistory" },
    ],
  },
  {
    name: "an argument with no RUN after it (A01)",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN
      COPY app.js /app.js
    `,
    findings: [{
      line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory", says: "docker history --no-trunc",
      suggestions: [{
        messageId: "removeVariable",
        output: dockerfile`
          FROM alpine
          COPY app.js /app.js
        `,
      }],
    }],
  },
  {
    name: "an argument that an exec form gets in its environment (A11)",
    code: dockerfile`
      FROM alpine
      ARG API_KEY
      RUN ["./build"]
    `,
    findings: [{ line: 2, column: 5, text: "API_KEY", messageId: "imageHistory", suggestions: [] }],
  },
  {
    name: "a default that is written in the file",
    code: dockerfile`
      FROM alpine
      ARG API_SECRET=${canary}
    `,
    findings: [{ line: 2, column: 5, text: "API_SECRET", messageId: "imageHistory", says: "Replace the value, which is public now." }],
  },
  {
    name: "an empty default, which gives way to what is passed",
    code: dockerfile`
      FROM alpine
      ARG API_SECRET=
      ARG API_TOKEN=""
    `,
    findings: [
      { line: 2, column: 5, text: "API_SECRET", messageId: "imageHistory" },
      { line: 3, column: 5, text: "API_TOKEN", messageId: "imageHistory" },
    ],
  },
  {
    name: "a token under a name that says nothing",
    code: dockerfile`
      FROM alpine
      ARG RELEASE=${githubToken}
    `,
    findings: [{ line: 2, column: 13, text: githubToken, messageId: "imageHistory" }],
  },
  {
    name: "an address with a password in it (A14)",
    code: dockerfile`
      FROM alpine
      ARG HTTPS_PROXY=http://ci:${password}@proxy.example.com:3128
    `,
    findings: [{ line: 2, column: 17, text: `http://ci:${password}@proxy.example.com:3128`, messageId: "imageHistory" }],
  },
  {
    name: "several in one instruction",
    code: dockerfile`
      FROM alpine
      ARG HOST=example.com DB_PASSWORD \
          SIGNING_SECRET
    `,
    findings: [
      { line: 2, column: 22, text: "DB_PASSWORD", messageId: "imageHistory" },
      { line: 3, column: 5, text: "SIGNING_SECRET", messageId: "imageHistory" },
    ],
  },
  {
    name: "an ancestor of the final stage (A19)",
    code: dockerfile`
      FROM alpine AS base
      ARG NPM_TOKEN
      FROM base AS middle
      FROM middle
      COPY app.js /
    `,
    findings: [{ line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" }],
  },
  {
    name: "a global argument that the final stage declares again",
    code: dockerfile`
      ARG NPM_TOKEN
      FROM alpine
      ARG NPM_TOKEN
    `,
    findings: [{ line: 3, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" }],
  },
  {
    name: "a literal of a global argument is in the repository, and where a stage declares it in the history",
    code: dockerfile`
      ARG SIGNING_SECRET=${canary}
      FROM alpine
      ARG SIGNING_SECRET
    `,
    findings: [
      { line: 1, column: 5, text: "SIGNING_SECRET", messageId: "repository" },
      { line: 3, column: 5, text: "SIGNING_SECRET", messageId: "imageHistory" },
    ],
  },
  {
    name: "a trigger brings it into other images",
    code: dockerfile`
      FROM alpine
      ONBUILD ARG NPM_TOKEN
    `,
    findings: [{ line: 2, column: 13, text: "NPM_TOKEN", messageId: "imageHistory" }],
  },
  {
    name: "an argument that is filled from another",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN
      ARG CONFIG=_authToken=\${NPM_TOKEN}
    `,
    findings: [
      { line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" },
      { line: 3, column: 5, text: "CONFIG", messageId: "imageHistory" },
    ],
  },
  {
    name: "a use tells what an innocent name holds",
    code: dockerfile`
      FROM alpine
      ARG CFG
      RUN curl -u deploy:$CFG https://files.example.com/app -o /app
    `,
    findings: [{ line: 2, column: 5, text: "CFG", messageId: "imageHistory", says: "line 3" }],
  },
  {
    name: "a use in an address tells, too",
    code: dockerfile`
      FROM alpine
      ARG CFG
      ARG GH
      ARG OTHER
      RUN git clone https://me:$CFG@git.example.com/app.git
      RUN wget "https://$GH@github.com/me/app/archive/main.tar.gz"
      ADD https://me:$OTHER@example.com/app.tar.gz /app.tar.gz
    `,
    findings: [
      { line: 2, column: 5, text: "CFG", messageId: "imageHistory" },
      { line: 3, column: 5, text: "GH", messageId: "imageHistory" },
      { line: 4, column: 5, text: "OTHER", messageId: "imageHistory" },
      { rule: "no-secret-write", line: 5, column: 26, text: "$CFG", messageId: "imageLayer" },
      { rule: "no-secret-add", line: 7, column: 16, text: "$OTHER", messageId: "imageHistory" },
    ],
  },
  {
    name: "what a file says of the variable in it",
    code: dockerfile`
      FROM node:22
      ARG AUTH
      RUN echo "//registry.example.com/:_authToken=\${AUTH}" > .npmrc && npm ci && rm .npmrc
      ARG LOGIN
      COPY <<EOF /root/.netrc
      machine git.example.com login ci password $LOGIN
      EOF
    `,
    findings: [
      { line: 2, column: 5, text: "AUTH", messageId: "imageHistory" },
      { line: 4, column: 5, text: "LOGIN", messageId: "imageHistory" },
      { rule: "no-secret-copy", line: 6, column: 43, text: "$LOGIN", messageId: "imageLayer" },
    ],
  },
  {
    name: "the whole of a file that is known to be one credential",
    code: dockerfile`
      FROM node:22 AS build
      ARG KEY
      RUN echo "$KEY" | tr -d '\r' > ~/.ssh/id_rsa && npm ci
      FROM node:22
      ARG RC
      RUN echo $RC | base64 -d > .npmrc && npm ci && rm -f .npmrc
    `,
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 5, text: "KEY", messageId: "attestationMax" },
      { rule: "no-secret-in-build", line: 3, column: 11, text: "$KEY", messageId: "cacheExported" },
      { line: 5, column: 5, text: "RC", messageId: "imageHistory" },
    ],
  },
  {
    name: "the whole of a file that may hold anything",
    code: dockerfile`
      FROM node:22
      ARG STAGE
      RUN echo "$STAGE" > .env && echo $STAGE > version.txt && echo "$STAGE" > certs/ca.crt
    `,
    findings: [],
  },
  {
    name: "an address that Compose passes on with a variable for its password",
    filename: "compose.yaml",
    code: compose`
      services:
        app:
          build:
            context: .
            args:
              INDEX: https://ci:\${INDEX_PASSWORD}@pypi.example.com/simple
              MIRROR: https://\${MIRROR_HOST}/simple
              SOURCE: https://\${GIT_USER}@git.example.com/app
    `,
    findings: [{ line: 6, column: 16, text: "https://ci:${INDEX_PASSWORD}@pypi.example.com/simple", messageId: "imageHistory" }],
  },
  {
    name: "names, hosts and settings in addresses and files",
    code: dockerfile`
      FROM alpine
      ARG GIT_USER
      ARG HOST
      ARG WORKERS
      RUN git clone https://$GIT_USER@bitbucket.org/me/app.git && curl -o x https://$HOST/x
      RUN echo "token_ttl=$WORKERS" > app.ini && echo "password_file=$HOST" >> app.ini
    `,
    findings: [],
  },
  {
    name: "a use that takes name and password in one",
    code: dockerfile`
      FROM alpine
      ARG LOGIN
      RUN curl -u $LOGIN https://files.example.com/app -o /app
    `,
    findings: [{ line: 2, column: 5, text: "LOGIN", messageId: "imageHistory" }],
  },
  {
    name: "an ENV with a telling name is filled from it",
    code: dockerfile`
      FROM alpine
      ARG CFG
      ENV API_TOKEN=$CFG
    `,
    findings: [
      { line: 2, column: 5, text: "CFG", messageId: "imageHistory" },
      { rule: "no-secret-env", line: 3, column: 5, text: "API_TOKEN", messageId: "imageConfig" },
    ],
  },
  {
    name: "lower case, carriage returns and another escape character",
    code: "# escape=`\r\nfrom alpine\r\narg HOST=x `\r\n  DB_PASSWORD\r\n",
    findings: [{ line: 4, column: 3, text: "DB_PASSWORD", messageId: "imageHistory" }],
  },
  {
    name: "names that only sound like secrets (A16)",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN_FILE=/run/secrets/npm
      ARG MAX_TOKENS=4096
      ARG PASSWORD_MIN_LENGTH
      ARG SSH_AUTH_SOCK
      ARG PUBLIC_KEY
      ARG TOKENIZERS_PARALLELISM=false
      ARG SECRETS_DIR
    `,
    findings: [],
  },
  {
    name: "an address without a password",
    code: dockerfile`
      FROM alpine
      ARG HTTPS_PROXY=http://proxy.example.com:3128
    `,
    findings: [],
  },
  {
    name: "an argument that is only a login's name",
    code: dockerfile`
      FROM alpine
      ARG CFG
      RUN --mount=type=secret,id=pw,required=true curl -u "$CFG:$(cat /run/secrets/pw)" https://files.example.com/app -o /app
    `,
    findings: [],
  },
  {
    name: "the setting secretNames",
    code: dockerfile`
      FROM alpine
      ARG ACME_LICENCE
    `,
    settings: { secretNames: ["ACME_LICENCE"] },
    findings: [{ line: 2, column: 5, text: "ACME_LICENCE", messageId: "imageHistory" }],
  },
  {
    name: "the setting allow.names",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN
    `,
    settings: { allow: { names: ["NPM_TOKEN"] } },
    findings: [],
  },
  {
    name: "the setting allow.names with a star, also where the variable is used as a password",
    code: dockerfile`
      FROM alpine
      ARG DEMO_TOKEN
      ARG demo_key
      ARG NPM_TOKEN
      RUN curl -u "me:$DEMO_TOKEN" https://x.example.com && curl -u "me:$demo_key" https://x.example.com
    `,
    settings: { allow: { names: ["DEMO_*"] } },
    findings: [{ line: 4, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" }],
  },
  {
    name: "the setting allow.values",
    code: dockerfile`
      FROM alpine
      ARG API_SECRET=${canary}
    `,
    settings: { allow: { values: [createHash("sha256").update(canary).digest("hex")] } },
    findings: [],
  },
]);

runCases("no-secret-arg", [
  {
    name: "the suggestion mounts the secret on the RUNs that use it, and on no other",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN apt-get update
      RUN npm config list && NODE_AUTH_TOKEN=$NPM_TOKEN npm ci
      RUN npm run build
      RUN --network=default curl -H "Authorization: Bearer \${NPM_TOKEN}" https://example.com/
    `,
    findings: [{
      line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory",
      suggestions: [{
        messageId: "mountArgument",
        output: dockerfile`
          FROM node:22
          RUN apt-get update
          RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="$(cat /run/secrets/npm_token)" && npm config list && NODE_AUTH_TOKEN=$NPM_TOKEN npm ci
          RUN npm run build
          RUN --mount=type=secret,id=npm_token,required=true --network=default export NPM_TOKEN="$(cat /run/secrets/npm_token)" && curl -H "Authorization: Bearer \${NPM_TOKEN}" https://example.com/
        `,
      }],
    }],
  },
  {
    name: "the suggestion takes env= where the syntax is known to have it",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      ARG NODE_ENV=production NPM_TOKEN
      RUN ["sh", "-c", "./login $NPM_TOKEN"]
    `,
    findings: [{
      line: 3, column: 25, text: "NPM_TOKEN", messageId: "imageHistory",
      suggestions: [{
        messageId: "mountArgument",
        output: dockerfile`
          # syntax=docker/dockerfile:1
          FROM node:22
          ARG NODE_ENV=production
          RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true ["sh", "-c", "./login $NPM_TOKEN"]
        `,
      }],
    }],
  },
  {
    name: "the suggestion with the setting mountStyle",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN curl -H "X-Token: $NPM_TOKEN" https://example.com/
    `,
    settings: { mountStyle: "env" },
    findings: [{
      line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory",
      suggestions: [{
        messageId: "mountArgument",
        output: dockerfile`
          FROM node:22
          RUN --mount=type=secret,id=npm_token,env=NPM_TOKEN,required=true curl -H "X-Token: $NPM_TOKEN" https://example.com/
        `,
      }],
    }],
  },
  {
    name: "the suggestion for another user than root (F05)",
    code: dockerfile`
      FROM node:22
      USER node
      ARG NPM_TOKEN
      RUN curl -H "X-Token: $NPM_TOKEN" https://example.com/
    `,
    findings: [{
      line: 3, column: 5, text: "NPM_TOKEN", messageId: "imageHistory",
      suggestions: [{
        messageId: "mountArgument",
        output: dockerfile`
          FROM node:22
          USER node
          RUN --mount=type=secret,id=npm_token,mode=0444,required=true export NPM_TOKEN="$(cat /run/secrets/npm_token)" && curl -H "X-Token: $NPM_TOKEN" https://example.com/
        `,
      }],
    }],
  },
  {
    name: "the suggestion for a heredoc",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN <<EOF
      set -e
      curl -H "X-Token: $NPM_TOKEN" https://example.com/
      EOF
    `,
    findings: [{
      line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory",
      suggestions: [{
        messageId: "mountArgument",
        output: dockerfile`
          FROM node:22
          RUN --mount=type=secret,id=npm_token,required=true <<EOF
          export NPM_TOKEN="$(cat /run/secrets/npm_token)"
          set -e
          curl -H "X-Token: $NPM_TOKEN" https://example.com/
          EOF
        `,
      }],
    }],
  },
  {
    name: "the suggestion takes the argument away wherever it is declared",
    code: dockerfile`
      ARG NPM_TOKEN
      FROM node:22
      ARG NPM_TOKEN
      RUN curl -H "X-Token: $NPM_TOKEN" https://example.com/
    `,
    findings: [{
      line: 3, column: 5, text: "NPM_TOKEN", messageId: "imageHistory",
      suggestions: [{
        messageId: "mountArgument",
        output: dockerfile`
          FROM node:22
          RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="$(cat /run/secrets/npm_token)" && curl -H "X-Token: $NPM_TOKEN" https://example.com/
        `,
      }],
    }],
  },
  {
    name: "no suggestion where another instruction needs the value",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      COPY $NPM_TOKEN /x
      RUN curl -H "X-Token: $NPM_TOKEN" https://example.com/
    `,
    findings: [{ line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory", suggestions: [] }],
  },
  {
    name: "no suggestion without env= for an exec form that calls no shell",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN ["./login", "$NPM_TOKEN"]
    `,
    findings: [{ line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory", suggestions: [] }],
  },
  {
    name: "no suggestion for the classic builder, which has no mounts",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN curl -H "X-Token: $NPM_TOKEN" https://example.com/
    `,
    settings: { builder: "classic" },
    findings: [{ line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory", says: "the classic builder has none", suggestions: [] }],
  },
]);
