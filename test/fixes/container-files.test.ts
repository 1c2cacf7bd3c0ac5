import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary } from "../rules/made-up.ts";
import { fixCases, type FixCase } from "./fix-cases.ts";

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
  ...["/init.bash", "bash -e /init.bash", "cd / && ./init.bash"].map((script): FixCase => ({
    name: `a script that stands beside the file: ${script}`,
    code: `FROM phusion/baseimage\nADD secrets.env /secrets.env\nADD init.bash /init.bash\nRUN chmod 755 /init.bash && ${script}\n`,
    output: `FROM phusion/baseimage\nADD init.bash /init.bash\nRUN --mount=type=secret,id=secrets_env,target=/secrets.env,required=true chmod 755 /init.bash && ${script}\n`,
    handover: ["build --secret id=secrets_env,src=secrets.env", "run --volume ./secrets.env:/secrets.env:ro"],
  })),
  ...["chmod 755 /init.bash", "/opt/init.bash", "bash /opt/init.bash", "cat /init.bash", "/usr/bin/apt-get update"].map((script): FixCase => ({
    name: `clean twin: no script beside the file is started: ${script}`,
    code: `FROM phusion/baseimage\nADD secrets.env /secrets.env\nADD init.bash /init.bash\nRUN ${script}\n`,
    output: `FROM phusion/baseimage\nADD init.bash /init.bash\nRUN ${script}\n`,
    handover: ["run --volume ./secrets.env:/secrets.env:ro"],
  })),
  {
    name: "a later RUN of the project's own code, beside the one that names the file",
    files: { ".env": `SECRET_KEY=${canary}`, "manage.py": "" },
    code: dockerfile`
      FROM python:3
      WORKDIR /app
      COPY . .
      RUN . ./.env && python manage.py collectstatic
      RUN pip install gunicorn
      USER app
      RUN python manage.py check
    `,
    output: dockerfile`
      FROM python:3
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=env,target=/app/.env,required=true . ./.env && python manage.py collectstatic
      RUN pip install gunicorn
      USER app
      RUN --mount=type=secret,id=env,target=/app/.env,mode=0444,required=true python manage.py check
    `,
    others: { ".dockerignore": "**/.env\n" },
    handover: ["build --secret id=env,src=.env", "run --volume ./.env:/app/.env:ro"],
  },
  ...[
    "npm run build && cp -r . /out", "npm run build && mv /app /srv", "npm run build && tar czf /tmp/app.tgz .", "npm run build && zip -r /out.zip /app",
    "npm run build && rsync -a ./ /out", "cp .env config/.env && npm run build",
  ].map((script): FixCase => ({
    name: `clean twin: what is mounted would go into the layer: ${script}`,
    files: env,
    code: `FROM node:22\nWORKDIR /app\nCOPY . .\nRUN ${script}\n`,
  })),
  ...[
    "npm run build && cp -r dist /out", "npm run build && cp -r ./* /out", "npm run build && tar -c --exclude=.env -f /out.tar .", "cp -r . /tmp/b && npm run build && rm -rf /tmp/b",
    "tar xzf a.tgz && npm run build",
  ].map((script): FixCase => ({
    name: `what is mounted stays where it is: ${script}`,
    files: env,
    code: `FROM node:22\nWORKDIR /app\nCOPY . .\nRUN ${script}\n`,
    output: `FROM node:22\nWORKDIR /app\nCOPY . .\nRUN --mount=type=secret,id=env,target=/app/.env,required=true ${script}\n`,
    others: { ".dockerignore": "**/.env\n" },
    handover: ["build --secret id=env,src=.env", "run --volume ./.env:/app/.env:ro"],
  })),
  {
    name: "clean twin: a command that writes its own key into the file, which a mount refuses",
    files: { ".env": `DB_PASSWORD=${canary}`, artisan: "" },
    code: "FROM php:8.3\nWORKDIR /app\nCOPY . .\nRUN php artisan key:generate\n",
  },
]));
