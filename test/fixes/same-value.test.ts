import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary, password } from "../rules/made-up.ts";
import { fixCases } from "./fix-cases.ts";

describe("one value in several places", () => fixCases([
  {
    name: "an ARG, and a RUN that has it again",
    code: dockerfile`
      FROM debian
      ARG API_TOKEN=${canary}
      RUN curl -H "Authorization: Bearer \$API_TOKEN" https://x.example.com/a -o /a
      RUN curl -H "Authorization: Bearer ${canary}" https://x.example.com/b -o /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=api_token,required=true export API_TOKEN="\$(cat /run/secrets/api_token)" && curl -H "Authorization: Bearer \$API_TOKEN" https://x.example.com/a -o /a
      RUN --mount=type=secret,id=api_token,required=true curl -H "Authorization: Bearer \$(cat /run/secrets/api_token)" https://x.example.com/b -o /b
    `,
    handover: ["build --secret id=api_token,env=API_TOKEN"],
  },
  {
    name: "both in one RUN: one mount",
    code: dockerfile`
      FROM debian
      ENV API_TOKEN="${canary}"
      RUN curl -H "X-Token: \$API_TOKEN" https://x.example.com/a -o /a && curl -u me:${canary} https://x.example.com/b -o /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=api_token,required=true export API_TOKEN="\$(cat /run/secrets/api_token)" && curl -H "X-Token: \$API_TOKEN" https://x.example.com/a -o /a && curl -u me:"\$(cat /run/secrets/api_token)" https://x.example.com/b -o /b
    `,
    handover: ["build --secret id=api_token,env=API_TOKEN", "run --env API_TOKEN"],
  },
  {
    name: "a RUN and an ADD",
    code: dockerfile`
      FROM debian
      RUN curl -u ci:${canary} https://x.example.com/a -o /a
      ADD https://ci:${canary}@x.example.com/b.bin /b.bin
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=download_token,required=true curl -u ci:"\$(cat /run/secrets/download_token)" https://x.example.com/a -o /a
      RUN --mount=type=secret,id=download_token,required=true curl -fsSL --create-dirs -u "ci:\$(cat /run/secrets/download_token)" -o /b.bin "https://x.example.com/b.bin"
    `,
    handover: ["build --secret id=download_token,src=FILE"],
  },
  {
    name: "one file at two places",
    files: { ".npmrc": `//r/:_authToken=${canary}` },
    code: dockerfile`
      FROM node:22 AS web
      WORKDIR /web
      COPY .npmrc web/package.json ./
      RUN npm ci
      FROM node:22
      WORKDIR /api
      COPY .npmrc api/package.json ./
      RUN npm ci
      COPY --from=web /web/dist /srv
    `,
    output: dockerfile`
      FROM node:22 AS web
      WORKDIR /web
      COPY web/package.json ./
      RUN --mount=type=secret,id=npmrc,target=/web/.npmrc,required=true npm ci
      FROM node:22
      WORKDIR /api
      COPY api/package.json ./
      RUN --mount=type=secret,id=npmrc,target=/api/.npmrc,required=true npm ci
      COPY --from=web /web/dist /srv
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "clean twin: two files of one name",
    files: { "web/.npmrc": `//r/:_authToken=${canary}`, "api/.npmrc": `//r/:_authToken=${password}` },
    code: dockerfile`
      FROM node:22 AS web
      WORKDIR /web
      COPY web/.npmrc web/package.json ./
      RUN npm ci
      FROM node:22
      WORKDIR /api
      COPY api/.npmrc api/package.json ./
      RUN npm ci
      COPY --from=web /web/dist /srv
    `,
    output: dockerfile`
      FROM node:22 AS web
      WORKDIR /web
      COPY web/package.json ./
      RUN --mount=type=secret,id=npmrc_2,target=/web/.npmrc,required=true npm ci
      FROM node:22
      WORKDIR /api
      COPY api/package.json ./
      RUN --mount=type=secret,id=npmrc,target=/api/.npmrc,required=true npm ci
      COPY --from=web /web/dist /srv
    `,
    handover: ["build --secret id=npmrc_2,src=web/.npmrc", "build --secret id=npmrc,src=api/.npmrc"],
  },
  {
    name: "clean twin: another value",
    code: dockerfile`
      FROM debian
      ARG API_TOKEN=${password}
      RUN curl -H "X-Token: \$API_TOKEN" https://x.example.com/a -o /a && curl -u me:${canary} https://x.example.com/b -o /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=curl_password,required=true --mount=type=secret,id=api_token,required=true export API_TOKEN="\$(cat /run/secrets/api_token)" && curl -H "X-Token: \$API_TOKEN" https://x.example.com/a -o /a && curl -u me:"\$(cat /run/secrets/curl_password)" https://x.example.com/b -o /b
    `,
    handover: ["build --secret id=api_token,env=API_TOKEN", "build --secret id=curl_password,src=FILE"],
  },
]));
