import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary } from "../rules/made-up.ts";
import { fixCases } from "./fix-cases.ts";

const env = { ".env": `API_TOKEN=${canary}`, "package.json": "{}" };
const account = { "service-account.json": `{ "type": "service_account", "private_key": "${canary}" }`, "package.json": "{}" };

describe("files that the container needs and a RUN reads, too", () => fixCases([
  {
    name: "copied by name",
    files: env,
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json .env ./
      RUN . ./.env && npm run build
      CMD ["node", "--env-file=.env", "server.js"]
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=env,target=/app/.env,required=true . ./.env && npm run build
      CMD ["node", "--env-file=.env", "server.js"]
    `,
    handover: ["build --secret id=env,src=.env", "run --volume ./.env:/app/.env:ro"],
  },
  {
    name: "copied with the project, and a RUN names it",
    files: env,
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN . ./.env && npm run build
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=env,target=/app/.env,required=true . ./.env && npm run build
    `,
    others: { ".dockerignore": "**/.env\n" },
    handover: ["build --secret id=env,src=.env", "run --volume ./.env:/app/.env:ro"],
  },
  {
    name: "copied with the project, and a RUN may read it",
    files: env,
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN npm run build
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=env,target=/app/.env,required=true npm run build
    `,
    others: { ".dockerignore": "**/.env\n" },
    handover: ["build --secret id=env,src=.env", "run --volume ./.env:/app/.env:ro"],
  },
  {
    name: "clean twin: in a stage of which the image takes something else",
    files: env,
    code: dockerfile`
      FROM node:22 AS build
      WORKDIR /app
      COPY . .
      RUN npm run build
      FROM nginx
      COPY --from=build /app/dist /srv
    `,
    output: dockerfile`
      FROM node:22 AS build
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=env,target=/app/.env,required=true npm run build
      FROM nginx
      COPY --from=build /app/dist /srv
    `,
    others: { ".dockerignore": "**/.env\n" },
    handover: ["build --secret id=env,src=.env"],
  },
  {
    name: "clean twin: only the build's tool reads it",
    files: { ".npmrc": `//r/:_authToken=${canary}` },
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc package.json ./
      RUN npm ci
      CMD ["node", "server.js"]
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
      CMD ["node", "server.js"]
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "a file of the project that its own scripts may read",
    files: account,
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY service-account.json package.json ./
      RUN npm ci
      RUN node scripts/seed.js
      CMD ["node", "server.js"]
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN npm ci
      RUN --mount=type=secret,id=service_account_json,target=/app/service-account.json,required=true node scripts/seed.js
      CMD ["node", "server.js"]
    `,
    handover: ["build --secret id=service_account_json,src=service-account.json", "run --volume ./service-account.json:/app/service-account.json:ro"],
  },
  {
    name: "clean twin: a file of the system's",
    files: account,
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY service-account.json /etc/gcp/
      RUN node scripts/seed.js
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN node scripts/seed.js
    `,
    handover: ["run --volume ./service-account.json:/etc/gcp/service-account.json:ro"],
  },
]));
