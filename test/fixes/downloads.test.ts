import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary } from "../rules/made-up.ts";
import { fixCases } from "./fix-cases.ts";

describe("ADD of addresses", () => fixCases([
  {
    name: "git",
    code: dockerfile`
      FROM debian
      ADD https://ci:${canary}@github.com/a/b.git#v1 /b
    `,
    output: dockerfile`
      FROM debian
      ADD https://github.com/a/b.git#v1 /b
    `,
    handover: ["build --secret id=GIT_AUTH_TOKEN,env=GIT_AUTH_TOKEN"],
  },
  {
    name: "git from two hosts",
    code: dockerfile`
      FROM debian
      ADD https://ci:${canary}@github.com/a/b.git#v1 /b
      ARG GL_TOKEN
      ADD https://oauth2:\${GL_TOKEN}@git.example.com:8443/a/c.git /c
    `,
    output: dockerfile`
      FROM debian
      ADD https://github.com/a/b.git#v1 /b
      ADD https://git.example.com:8443/a/c.git /c
    `,
    handover: [
      "build --secret id=GIT_AUTH_TOKEN.github.com,env=GIT_AUTH_TOKEN_GITHUB_COM",
      "build --secret id=GIT_AUTH_TOKEN.git.example.com:8443,env=GIT_AUTH_TOKEN_GIT_EXAMPLE_COM_8443",
    ],
  },
  {
    name: "git from ARG",
    code: dockerfile`
      FROM debian
      ARG GIT_TOKEN
      ADD https://\$GIT_TOKEN@github.com/a/b.git /b
    `,
    output: dockerfile`
      FROM debian
      ADD https://github.com/a/b.git /b
    `,
    handover: ["build --secret id=GIT_AUTH_TOKEN,env=GIT_AUTH_TOKEN"],
  },
  {
    name: "http, curl known",
    code: dockerfile`
      FROM debian
      RUN apt-get install -y curl
      RUN curl -fsSL https://x.example.com/a -o /a
      ADD https://ci:${canary}@dl.example.com/app.tgz /opt/
    `,
    output: dockerfile`
      FROM debian
      RUN apt-get install -y curl
      RUN curl -fsSL https://x.example.com/a -o /a
      RUN --mount=type=secret,id=download_token,required=true curl -fsSL --create-dirs -u "ci:\$(cat /run/secrets/download_token)" -o /opt/app.tgz "https://dl.example.com/app.tgz"
    `,
    handover: ["build --secret id=download_token,src=FILE"],
  },
  ...[
    "apk del curl", "apt-get purge -y --auto-remove curl", "apt-get -y remove git curl && rm -rf /var/lib/apt/lists/*", "dnf -y remove curl",
    "apk del --no-network .build-deps", "apt-get purge -y $BUILD_DEPS", "rm /usr/bin/curl",
  ].map((command) => ({
    name: `http, curl is gone: ${command}`,
    code: dockerfile`
      FROM debian
      RUN curl -fsSL https://x.example.com/a -o /a && ${command}
      ADD https://ci:${canary}@dl.example.com/app.tgz /opt/
    `,
  })),
  {
    name: "http, others than curl are gone",
    code: dockerfile`
      FROM debian
      RUN curl -fsSL https://x.example.com/a -o /a && apt-get purge -y git libcurl4-openssl-dev && rm -rf /var/lib/apt/lists/*
      ADD https://ci:${canary}@dl.example.com/app.tgz /opt/
    `,
    output: dockerfile`
      FROM debian
      RUN curl -fsSL https://x.example.com/a -o /a && apt-get purge -y git libcurl4-openssl-dev && rm -rf /var/lib/apt/lists/*
      RUN --mount=type=secret,id=download_token,required=true curl -fsSL --create-dirs -u "ci:\$(cat /run/secrets/download_token)" -o /opt/app.tgz "https://dl.example.com/app.tgz"
    `,
    handover: ["build --secret id=download_token,src=FILE"],
  },
  {
    name: "http, a user that the address encodes",
    code: dockerfile`
      FROM debian
      RUN curl -fsSL https://x.example.com/a -o /a
      ADD https://jane%40acme.io:${canary}@dl.example.com/app.tgz /opt/
    `,
    output: dockerfile`
      FROM debian
      RUN curl -fsSL https://x.example.com/a -o /a
      RUN --mount=type=secret,id=download_token,required=true curl -fsSL --create-dirs -u "jane@acme.io:\$(cat /run/secrets/download_token)" -o /opt/app.tgz "https://dl.example.com/app.tgz"
    `,
    handover: ["build --secret id=download_token,src=FILE"],
  },
  {
    name: "http, a password that the address encodes",
    code: dockerfile`
      FROM debian
      RUN curl -fsSL https://x.example.com/a -o /a
      ADD https://jane:${canary}%40x@dl.example.com/app.tgz /opt/
    `,
  },
  {
    name: "http from ARG",
    code: dockerfile`
      FROM debian
      ARG DL_TOKEN
      RUN curl -fsSL https://x.example.com/a -o /a
      ADD https://ci:\$DL_TOKEN@dl.example.com/app.tgz /opt/
    `,
    output: dockerfile`
      FROM debian
      RUN curl -fsSL https://x.example.com/a -o /a
      RUN --mount=type=secret,id=dl_token,required=true export DL_TOKEN="\$(cat /run/secrets/dl_token)" && curl -fsSL --create-dirs -u "ci:\$DL_TOKEN" -o /opt/app.tgz "https://dl.example.com/app.tgz"
    `,
    handover: ["build --secret id=dl_token,env=DL_TOKEN"],
  },
  {
    name: "http, another user: ADD works as root, RUN would not",
    code: dockerfile`
      FROM debian
      RUN curl -fsSL https://x.example.com/a -o /a
      USER app
      ADD https://ci:${canary}@dl.example.com/app.tgz /opt/
    `,
  },
  {
    name: "http, password, the wget of busybox",
    code: dockerfile`
      FROM alpine
      RUN wget https://x.example.com/a
      ADD https://ci:${canary}@dl.example.com/app.tgz /opt/
    `,
  },
  {
    name: "http, password, wget installed",
    code: dockerfile`
      FROM alpine
      RUN apk add --no-cache wget
      ADD https://ci:${canary}@dl.example.com/app.tgz /opt/
    `,
    output: dockerfile`
      FROM alpine
      RUN apk add --no-cache wget
      RUN --mount=type=secret,id=download_token,required=true mkdir -p "\$(dirname /opt/app.tgz)" && wget --user="ci" --password="\$(cat /run/secrets/download_token)" -O /opt/app.tgz "https://dl.example.com/app.tgz"
    `,
    handover: ["build --secret id=download_token,src=FILE"],
  },
  {
    name: "http, wget, query",
    code: dockerfile`
      FROM debian
      RUN wget https://x.example.com/a
      ADD https://dl.example.com/app.tgz?token=${canary} /opt/app.tgz
    `,
    output: dockerfile`
      FROM debian
      RUN wget https://x.example.com/a
      RUN --mount=type=secret,id=download_token,required=true mkdir -p "\$(dirname /opt/app.tgz)" && wget -O /opt/app.tgz "https://dl.example.com/app.tgz?token=\$(cat /run/secrets/download_token)"
    `,
    handover: ["build --secret id=download_token,src=FILE"],
  },
  {
    name: "nothing known",
    code: dockerfile`
      FROM debian
      ADD https://dl.example.com/app.tgz?token=${canary} /opt/app.tgz
    `,
  },
]));
