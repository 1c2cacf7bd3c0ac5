import { dockerfile } from "./dockerfile.ts";
import { runCases } from "./run-cases.ts";

runCases("require-required-secret", [
  {
    name: "a missing secret is silently empty (F08)",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
    `,
    findings: [{
      line: 2, column: 13, text: "type=secret", messageId: "required",
      suggestions: [{
        messageId: "add",
        output: dockerfile`
          FROM node:22
          RUN --mount=type=secret,id=npmrc,target=/root/.npmrc,required=true npm ci
        `,
      }],
    }],
  },
  {
    name: "required=false",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,required=false,id=npmrc,target=/root/.npmrc npm ci
    `,
    findings: [{
      line: 2, column: 25, text: "required=false", messageId: "required",
      suggestions: [{
        messageId: "add",
        output: dockerfile`
          FROM node:22
          RUN --mount=type=secret,required=true,id=npmrc,target=/root/.npmrc npm ci
        `,
      }],
    }],
  },
  {
    name: "a script that says what it does without the secret",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=token TOKEN="$(cat /run/secrets/token 2>/dev/null || true)" npm ci
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc if [ -s /root/.npmrc ]; then npm ci; fi
      RUN --mount=type=secret,id=other TOKEN="$(cat /run/secrets/other)" npm ci || true
    `,
    findings: [{ line: 4, column: 13, text: "type=secret", messageId: "required", suggestions: [{
      messageId: "add",
      output: dockerfile`
        FROM node:22
        RUN --mount=type=secret,id=token TOKEN="$(cat /run/secrets/token 2>/dev/null || true)" npm ci
        RUN --mount=type=secret,id=npmrc,target=/root/.npmrc if [ -s /root/.npmrc ]; then npm ci; fi
        RUN --mount=type=secret,id=other,required=true TOKEN="$(cat /run/secrets/other)" npm ci || true
      `,
    }] }],
  },
  {
    name: "required in each of its forms, and mounts that cannot have it",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=a,target=/a,required=true --mount=type=secret,id=b,target=/b,required ./build
      RUN --mount=type=cache,target=/root/.npm npm ci
      RUN --mount=type=bind,source=x,target=/x ./build
    `,
    findings: [],
  },
]);
