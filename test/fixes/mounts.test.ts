import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { fixCases, type FixCase } from "./fix-cases.ts";

describe("mounts", () => fixCases([
  {
    name: "read where the RUN does not have it",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=token,target=/run/secrets/a curl -d @/run/secrets/a https://example.com/
      RUN --mount=type=secret,id=token,target=/run/secrets/b curl -d @/run/secrets/a https://example.com/
      RUN curl -d @/run/secrets/a https://example.com/
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=token,target=/run/secrets/a curl -d @/run/secrets/a https://example.com/
      RUN --mount=type=secret,id=token,target=/run/secrets/b curl -d @/run/secrets/b https://example.com/
      RUN --mount=type=secret,id=token,target=/run/secrets/a,required=true curl -d @/run/secrets/a https://example.com/
    `,
  },
  {
    name: "clean twin: in a variable, which is to be written by hand",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      RUN --mount=type=secret,id=token,env=TOKEN curl -d @/run/secrets/token https://example.com/
    `,
  },
  {
    name: "~ in a target",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,target=~/.npmrc npm ci
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
    `,
  },
  {
    name: "$HOME of another user",
    code: dockerfile`
      FROM node:22
      USER node
      RUN --mount=type=secret,id=npmrc,target=\$HOME/.npmrc npm ci
    `,
    output: dockerfile`
      FROM node:22
      USER node
      RUN --mount=type=secret,id=npmrc,target=/home/node/.npmrc npm ci
    `,
  },
  {
    name: "HOME of the Dockerfile's own",
    code: dockerfile`
      FROM node:22
      USER 1000
      ENV HOME=/opt/home
      RUN --mount=type=secret,id=npmrc,target=~/.npmrc npm ci
    `,
    output: dockerfile`
      FROM node:22
      USER 1000
      ENV HOME=/opt/home
      RUN --mount=type=secret,id=npmrc,target=/opt/home/.npmrc npm ci
    `,
  },
  {
    name: "~ of a user by number, whose home only the image knows",
    code: dockerfile`
      FROM node:22
      USER 1000
      RUN --mount=type=secret,id=npmrc,target=~/.npmrc npm ci
    `,
  },
  {
    name: "a use without its mount",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t npm ci --token=\$(cat /run/secrets/t)
      RUN curl -u x:\$(cat /run/secrets/t) https://x.example.com -o /x
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t npm ci --token=\$(cat /run/secrets/t) && rm -rf /root/.npm/_logs
      RUN --mount=type=secret,id=t,required=true curl -u x:\$(cat /run/secrets/t) https://x.example.com -o /x
    `,
  },
  {
    name: "a mount that nothing uses",
    config: "strict",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=cache,target=/c --mount=type=secret,id=t,required=true \
          mkdir /x
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=cache,target=/c mkdir /x
    `,
  },
  {
    name: "a mount that is not required",
    config: "strict",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t curl -u x:\$(cat /run/secrets/t) https://x.example.com -o /x
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t,required=true curl -u x:\$(cat /run/secrets/t) https://x.example.com -o /x
    `,
  },
  ...([
    ["docker/dockerfile:1.0", "docker/dockerfile:1"], ["docker.io/docker/dockerfile:1.1.7@sha256:0", "docker.io/docker/dockerfile:1"],
    ["docker/dockerfile:experimental", "docker/dockerfile:1"], ["docker/dockerfile:1.0-experimental", "docker/dockerfile:1"],
    ["docker/dockerfile:1.2", "docker/dockerfile:1.2"], ["registry.example.com/docker/dockerfile:1.4", "registry.example.com/docker/dockerfile:1.4"],
  ] as const).map(([before, after]): FixCase => ({
    name: `a frontend that knows mounts, in the place of ${before}`,
    code: `# syntax=${before}\nFROM node:22\nCOPY .npmrc package.json /\nRUN npm ci --prefix /\n`,
    output: `# syntax=${after}\nFROM node:22\nCOPY package.json /\nRUN --mount=type=secret,id=npmrc,target=/.npmrc,required=true npm ci --prefix /\n`,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  })),
  {
    name: "an old frontend in a registry of which nobody knows what else it has",
    code: "# syntax=registry.example.com/docker/dockerfile:1.0\nFROM node:22\nCOPY .npmrc package.json /\nRUN npm ci --prefix /\n",
  },
]));
