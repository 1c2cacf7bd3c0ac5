import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary, password } from "../rules/made-up.ts";
import { fixCases, type FixCase } from "./fix-cases.ts";

describe("arguments and variables", () => fixCases([
  {
    name: "used in two RUNs of three",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN echo hi
      RUN npm config set //r/:_authToken \$NPM_TOKEN && npm ci && rm ~/.npmrc
      RUN curl -H "Authorization: Bearer \$NPM_TOKEN" https://x.example.com -o /x
    `,
    output: dockerfile`
      FROM node:22
      RUN echo hi
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm config set //r/:_authToken \$NPM_TOKEN && npm ci && rm ~/.npmrc && rm -rf /root/.npm/_logs
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && curl -H "Authorization: Bearer \$NPM_TOKEN" https://x.example.com -o /x
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "ENV from ARG goes too",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      ENV NPM_TOKEN=\$NPM_TOKEN
      RUN npm ci --registry https://u:\$NPM_TOKEN@r.example.com
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci --registry https://u:\$NPM_TOKEN@r.example.com && rm -rf /root/.npm/_logs
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN", "run --env NPM_TOKEN"],
  },
  {
    name: "ENV of another name",
    code: dockerfile`
      FROM node:22
      ARG TOKEN_ARG
      ENV API_TOKEN=\${TOKEN_ARG} NODE_ENV=production
      RUN ./fetch --with "\$API_TOKEN"
    `,
    output: dockerfile`
      FROM node:22
      ENV NODE_ENV=production
      RUN --mount=type=secret,id=token_arg,required=true export API_TOKEN="\$(cat /run/secrets/token_arg)" && ./fetch --with "\$API_TOKEN"
    `,
    handover: ["build --secret id=token_arg,env=TOKEN_ARG", "run --env API_TOKEN"],
  },
  {
    name: "a connection string that is made of it",
    code: dockerfile`
      FROM node:22
      ARG DB_PASSWORD
      ENV DATABASE_URL=postgres://app:\$DB_PASSWORD@db/app
      RUN ./migrate "\$DATABASE_URL"
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=db_password,required=true export DB_PASSWORD="\$(cat /run/secrets/db_password)" && export DATABASE_URL="postgres://app:\$DB_PASSWORD@db/app" && ./migrate "\$DATABASE_URL"
    `,
    handover: ["build --secret id=db_password,env=DB_PASSWORD", "run --env DATABASE_URL"],
  },
  {
    name: "a global argument, two stages",
    code: dockerfile`
      ARG NPM_TOKEN
      FROM node:22 AS build
      ARG NPM_TOKEN
      RUN npm ci --token=\$NPM_TOKEN
      FROM build
      RUN curl -u me:\$NPM_TOKEN https://x.example.com -o /y
    `,
    output: dockerfile`
      FROM node:22 AS build
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci --token=\$NPM_TOKEN && rm -rf /root/.npm/_logs
      FROM build
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && curl -u me:\$NPM_TOKEN https://x.example.com -o /y
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "ONBUILD",
    code: dockerfile`
      FROM node:22
      ONBUILD ARG NPM_TOKEN
      ONBUILD RUN npm ci --token=\$NPM_TOKEN
    `,
    output: dockerfile`
      FROM node:22
      ONBUILD RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci --token=\$NPM_TOKEN && rm -rf /root/.npm/_logs
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "a heredoc with a shebang",
    code: dockerfile`
      FROM alpine
      ARG API_TOKEN
      RUN <<EOF
      #!/bin/bash
      set -e
      curl -H "X: \$API_TOKEN" https://x.example.com -o /x
      EOF
    `,
    output: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=api_token,required=true <<EOF
      #!/bin/bash
      export API_TOKEN="\$(cat /run/secrets/api_token)"
      set -e
      curl -H "X: \$API_TOKEN" https://x.example.com -o /x
      EOF
    `,
    handover: ["build --secret id=api_token,env=API_TOKEN"],
  },
  {
    name: "exec form of a shell, which can export it",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN ["/bin/bash", "-lc", "curl -H \"X: $NPM_TOKEN\" https://x.example.com -o /x & wait"]
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npm_token,required=true ["/bin/bash", "-lc", "export NPM_TOKEN=\"\$(cat /run/secrets/npm_token)\"; curl -H \"X: $NPM_TOKEN\" https://x.example.com -o /x & wait"]
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "a proxy, which whatever fetches something looks for",
    code: dockerfile`
      FROM debian
      ENV http_proxy=http://ci:${canary}@proxy.example.com:3128
      RUN mkdir /x
      RUN apt-get update
      RUN curl -x "$http_proxy" https://x.example.com -o /x
      RUN make
    `,
    output: dockerfile`
      FROM debian
      RUN mkdir /x
      RUN --mount=type=secret,id=http_proxy,required=true export http_proxy="\$(cat /run/secrets/http_proxy)" && apt-get update
      RUN --mount=type=secret,id=http_proxy,required=true export http_proxy="\$(cat /run/secrets/http_proxy)" && curl -x "$http_proxy" https://x.example.com -o /x
      RUN --mount=type=secret,id=http_proxy,required=true export http_proxy="\$(cat /run/secrets/http_proxy)" && make
    `,
    handover: ["build --secret id=http_proxy,env=http_proxy", "run --env http_proxy"],
  },
  {
    name: "a variable that one RUN names and the next one's program looks for",
    code: dockerfile`
      FROM python:3
      ARG PIP_INDEX_URL=https://ci:${canary}@pypi.example.com/simple
      RUN pip download --index-url "$PIP_INDEX_URL" acme
      RUN pip install acme
      RUN python -c 1
      RUN ls /
    `,
    output: dockerfile`
      FROM python:3
      RUN --mount=type=secret,id=pip_index_url,required=true export PIP_INDEX_URL="\$(cat /run/secrets/pip_index_url)" && pip download --index-url "$PIP_INDEX_URL" acme
      RUN --mount=type=secret,id=pip_index_url,required=true export PIP_INDEX_URL="\$(cat /run/secrets/pip_index_url)" && pip install acme
      RUN --mount=type=secret,id=pip_index_url,required=true export PIP_INDEX_URL="\$(cat /run/secrets/pip_index_url)" && python -c 1
      RUN ls /
    `,
    handover: ["build --secret id=pip_index_url,env=PIP_INDEX_URL"],
  },
  {
    name: "exec form of no shell",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN ["make", "NPM_TOKEN=$NPM_TOKEN"]
      RUN curl -H "X: $NPM_TOKEN" https://x.example.com -o /x
    `,
  },
  {
    name: "env= where the frontend knows it, so that an exec form can have it",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM alpine
      ARG API_TOKEN
      RUN ["sh", "-c", "curl -H \"X: \$API_TOKEN\" https://x.example.com -o /x"]
    `,
    output: dockerfile`
      # syntax=docker/dockerfile:1
      FROM alpine
      RUN --mount=type=secret,id=api_token,env=API_TOKEN,required=true ["sh", "-c", "curl -H \"X: \$API_TOKEN\" https://x.example.com -o /x"]
    `,
    handover: ["build --secret id=api_token,env=API_TOKEN"],
  },
  {
    name: "another user than root",
    code: dockerfile`
      FROM alpine
      USER app
      ARG API_TOKEN
      RUN curl -H "X: \$API_TOKEN" https://x.example.com -o /tmp/x
    `,
    output: dockerfile`
      FROM alpine
      USER app
      RUN --mount=type=secret,id=api_token,mode=0444,required=true export API_TOKEN="\$(cat /run/secrets/api_token)" && curl -H "X: \$API_TOKEN" https://x.example.com -o /tmp/x
    `,
    handover: ["build --secret id=api_token,env=API_TOKEN"],
  },
  {
    name: "no RUN names it, and npm may read it",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      COPY package.json .
      RUN apt-get update && apt-get install -y git
      RUN npm ci
    `,
    output: dockerfile`
      FROM node:22
      COPY package.json .
      RUN apt-get update && apt-get install -y git
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "a private key: a variable would lose its last line break",
    code: dockerfile`
      FROM debian
      ARG SSH_PRIVATE_KEY
      RUN mkdir -p ~/.ssh && echo "\$SSH_PRIVATE_KEY" > ~/.ssh/id_rsa && chmod 600 ~/.ssh/id_rsa && git clone git@github.com:a/b.git
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=ssh_private_key,required=true export SSH_PRIVATE_KEY="\$(cat /run/secrets/ssh_private_key)" && mkdir -p ~/.ssh && echo "\$SSH_PRIVATE_KEY" > ~/.ssh/id_rsa && chmod 600 ~/.ssh/id_rsa && git clone git@github.com:a/b.git && rm -f /root/.ssh/id_rsa
    `,
    handover: ["build --secret id=ssh_private_key,src=FILE"],
  },
  {
    name: "a private key by the file that it is written to",
    code: dockerfile`
      FROM debian
      ARG DEPLOY_SECRET
      RUN echo "\$DEPLOY_SECRET" > /root/.ssh/id_ed25519
      RUN git clone git@github.com:a/b.git
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=deploy_secret,target=/root/.ssh/id_ed25519,required=true git clone git@github.com:a/b.git
    `,
    handover: ["build --secret id=deploy_secret,src=FILE"],
  },
  {
    name: "one RUN tests it, and npm fills it into an .npmrc",
    files: { ".npmrc": "//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n", "package.json": "{}" },
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN test -n "\$NPM_TOKEN" || (echo "NPM_TOKEN is required" && exit 1)
      COPY .npmrc package*.json ./
      RUN npm ci
      RUN chown -R node .
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && test -n "\$NPM_TOKEN" || (echo "NPM_TOKEN is required" && exit 1)
      COPY .npmrc package*.json ./
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci
      RUN chown -R node .
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "one RUN uses it, and npm fills it into an .npmrc of the context",
    files: { "app/.npmrc": "//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n", "app/package.json": "{}" },
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      COPY . .
      RUN curl -H "Authorization: Bearer \$NPM_TOKEN" https://x.example.com -o /x
      RUN cd app && npm ci
      RUN pip install -r requirements.txt
    `,
    output: dockerfile`
      FROM node:22
      COPY . .
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && curl -H "Authorization: Bearer \$NPM_TOKEN" https://x.example.com -o /x
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && cd app && npm ci
      RUN pip install -r requirements.txt
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "one RUN uses it, and the .npmrc names another one",
    files: { ".npmrc": "//registry.npmjs.org/:_authToken=${OTHER_TOKEN}\n", "package.json": "{}" },
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      COPY . .
      RUN curl -H "Authorization: Bearer \$NPM_TOKEN" https://x.example.com -o /x
      RUN npm ci
    `,
    output: dockerfile`
      FROM node:22
      COPY . .
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && curl -H "Authorization: Bearer \$NPM_TOKEN" https://x.example.com -o /x
      RUN npm ci
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "a RUN leaves it to npm, in a file that it writes",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN echo '//registry.npmjs.org/:_authToken=\${NPM_TOKEN}' > .npmrc
      RUN apt-get update
      RUN npm ci
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && echo '//registry.npmjs.org/:_authToken=\${NPM_TOKEN}' > .npmrc
      RUN apt-get update
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && npm ci
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "a file that is mounted for npm",
    files: { ".npmrc": "//registry.npmjs.org/:_authToken=${NODE_AUTH_TOKEN}\n", "package.json": "{}" },
    code: dockerfile`
      FROM node:22
      ARG GH_TOKEN
      ENV NODE_AUTH_TOKEN=\$GH_TOKEN
      RUN --mount=type=bind,source=.npmrc,target=.npmrc git ls-remote https://x:\$GH_TOKEN@github.com/a/b.git && npm ci
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=gh_token,required=true --mount=type=bind,source=.npmrc,target=.npmrc export GH_TOKEN="\$(cat /run/secrets/gh_token)" && export NODE_AUTH_TOKEN="\$GH_TOKEN" && git ls-remote https://x:\$GH_TOKEN@github.com/a/b.git && npm ci
    `,
    handover: ["build --secret id=gh_token,env=GH_TOKEN", "run --env NODE_AUTH_TOKEN"],
  },
  {
    name: "a RUN only tests it, and a program may read it",
    code: dockerfile`
      FROM python:3
      ARG SECRET_KEY
      COPY . .
      RUN if [ -z "\$SECRET_KEY" ]; then echo "SECRET_KEY is empty: \$SECRET_KEY" >&2; exit 1; fi
      RUN apt-get update
      RUN ./manage.py collectstatic
    `,
    output: dockerfile`
      FROM python:3
      COPY . .
      RUN --mount=type=secret,id=secret_key,required=true export SECRET_KEY="\$(cat /run/secrets/secret_key)" && if [ -z "\$SECRET_KEY" ]; then echo "SECRET_KEY is empty: \$SECRET_KEY" >&2; exit 1; fi
      RUN apt-get update
      RUN --mount=type=secret,id=secret_key,required=true export SECRET_KEY="\$(cat /run/secrets/secret_key)" && ./manage.py collectstatic
    `,
    handover: ["build --secret id=secret_key,env=SECRET_KEY"],
  },
  {
    name: "a RUN prints it into another program",
    code: dockerfile`
      FROM python:3
      ARG SECRET_KEY
      RUN echo "\$SECRET_KEY" | ./configure --stdin
      RUN ./manage.py collectstatic
    `,
    output: dockerfile`
      FROM python:3
      RUN --mount=type=secret,id=secret_key,required=true export SECRET_KEY="\$(cat /run/secrets/secret_key)" && echo "\$SECRET_KEY" | ./configure --stdin
      RUN ./manage.py collectstatic
    `,
    handover: ["build --secret id=secret_key,env=SECRET_KEY"],
  },
  {
    name: "literal ENV nobody names",
    code: dockerfile`
      FROM alpine
      ENV DB_PASSWORD=${password}
      CMD ["./app"]
    `,
    output: dockerfile`
      FROM alpine
      CMD ["./app"]
    `,
    handover: ["run --env DB_PASSWORD"],
  },
  ...["sed -i '/main():/a init();run()' /usr/lib/app/cli.py", "sed -i \"s/a;b/c/\" setup.py"].map((script): FixCase => ({
    name: `literal ENV, and a RUN that only edits a script: ${script}`,
    code: `FROM alpine\nENV DB_PASSWORD=${password}\nRUN ${script}\n`,
    output: `FROM alpine\nRUN ${script}\n`,
    handover: ["run --env DB_PASSWORD"],
  })),
  ...["sed -i 's/a;b/c/' setup.py; python setup.py", "./setup.bash"].map((script): FixCase => ({
    name: `literal ENV, and a RUN of a script of the project's: ${script}`,
    code: `FROM alpine\nENV DB_PASSWORD=${password}\nRUN ${script}\n`,
    output: `FROM alpine\nRUN --mount=type=secret,id=db_password,required=true export DB_PASSWORD="$(cat /run/secrets/db_password)" && ${script}\n`,
    handover: ["build --secret id=db_password,env=DB_PASSWORD", "run --env DB_PASSWORD"],
  })),
  {
    name: "literal ENV used by RUN, comments and CRLF",
    code: [
      "FROM alpine\r\n",
      "# keep\r\n",
      "ENV A=1 \\\r\n",
      "    # the token\r\n",
      `    API_TOKEN=${canary} \\\r\n`,
      "    B=2\r\n",
      "RUN curl -H \"X: $API_TOKEN\" https://x.example.com \\\r\n",
      "    -o /x\r\n",
    ].join(""),
    output: [
      "FROM alpine\r\n",
      "# keep\r\n",
      "ENV A=1 \\\r\n",
      "    # the token\r\n",
      "    B=2\r\n",
      "RUN --mount=type=secret,id=api_token,required=true export API_TOKEN=\"$(cat /run/secrets/api_token)\" && curl -H \"X: $API_TOKEN\" https://x.example.com \\\r\n",
      "    -o /x\r\n",
    ].join(""),
    handover: ["build --secret id=api_token,env=API_TOKEN", "run --env API_TOKEN"],
  },
  {
    name: "the last pair of an ENV, with a comment above it",
    code: dockerfile`
      FROM alpine
      ENV A=1 \
          # the token
          API_TOKEN=${canary}
      RUN echo ok
    `,
    output: dockerfile`
      FROM alpine
      ENV A=1
          # the token
      RUN echo ok
    `,
    handover: ["run --env API_TOKEN"],
  },
  {
    name: "a byte order mark stays",
    code: [
      "\uFEFFARG API_TOKEN\n",
      "FROM alpine\n",
      "ARG API_TOKEN\n",
      "RUN curl -H \"X: $API_TOKEN\" https://x.example.com -o /x\n",
    ].join(""),
    output: [
      "\uFEFFFROM alpine\n",
      "RUN --mount=type=secret,id=api_token,required=true export API_TOKEN=\"$(cat /run/secrets/api_token)\" && curl -H \"X: $API_TOKEN\" https://x.example.com -o /x\n",
    ].join(""),
    handover: ["build --secret id=api_token,env=API_TOKEN"],
  },
  {
    name: "two arguments in one RUN",
    code: dockerfile`
      FROM alpine
      ARG A_TOKEN
      ARG B_TOKEN
      RUN curl -H "X: \$A_TOKEN" -H "Y: \$B_TOKEN" https://x.example.com -o /x
    `,
    output: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=b_token,required=true --mount=type=secret,id=a_token,required=true export B_TOKEN="\$(cat /run/secrets/b_token)" && export A_TOKEN="\$(cat /run/secrets/a_token)" && curl -H "X: \$A_TOKEN" -H "Y: \$B_TOKEN" https://x.example.com -o /x
    `,
    handover: ["build --secret id=a_token,env=A_TOKEN", "build --secret id=b_token,env=B_TOKEN"],
  },
  {
    name: "a command in the background",
    code: dockerfile`
      FROM alpine
      ARG DB_PASSWORD
      RUN mysqld & sleep 5; mysql -p\$DB_PASSWORD < /x.sql
    `,
    output: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=db_password,required=true export DB_PASSWORD="\$(cat /run/secrets/db_password)"; mysqld & sleep 5; mysql -p\$DB_PASSWORD < /x.sql
    `,
    handover: ["build --secret id=db_password,env=DB_PASSWORD"],
  },
  {
    name: "a script that is only made executable",
    code: dockerfile`
      FROM alpine
      COPY start.sh /
      ENV API_TOKEN=${canary}
      RUN chmod +x /start.sh
    `,
    output: dockerfile`
      FROM alpine
      COPY start.sh /
      RUN chmod +x /start.sh
    `,
    handover: ["run --env API_TOKEN"],
  },
  {
    name: "a path needs the value",
    code: dockerfile`
      FROM alpine
      ARG API_TOKEN
      WORKDIR /srv/\$API_TOKEN
      RUN echo \$API_TOKEN > /dev/null
    `,
  },
  {
    name: "a heredoc that is no shell's",
    code: dockerfile`
      FROM python:3
      ARG API_TOKEN
      RUN <<EOF
      #!/usr/bin/env python3
      import os
      print(len(os.environ["API_TOKEN"]))
      EOF
    `,
  },
  {
    name: "a shell that is not followed",
    code: dockerfile`
      FROM mcr.microsoft.com/windows/servercore
      ARG API_TOKEN
      RUN iwr -Headers @{X=\$env:API_TOKEN} https://x
    `,
  },
  {
    name: "a base image that is not root's",
    code: dockerfile`
      FROM apache/airflow:2.9.1
      ARG PIP_TOKEN
      RUN pip install --extra-index-url https://ci:\$PIP_TOKEN@pypi.example.com/simple app
      USER root
      RUN pip install --extra-index-url https://ci:\$PIP_TOKEN@pypi.example.com/simple app
    `,
    output: dockerfile`
      FROM apache/airflow:2.9.1
      RUN --mount=type=secret,id=pip_token,mode=0444,required=true export PIP_TOKEN="\$(cat /run/secrets/pip_token)" && pip install --extra-index-url https://ci:\$PIP_TOKEN@pypi.example.com/simple app
      USER root
      RUN --mount=type=secret,id=pip_token,required=true export PIP_TOKEN="\$(cat /run/secrets/pip_token)" && pip install --extra-index-url https://ci:\$PIP_TOKEN@pypi.example.com/simple app
    `,
    handover: ["build --secret id=pip_token,env=PIP_TOKEN"],
  },
  ...[
    ["MSSQL_SA_PASSWORD", "/opt/mssql/bin/sqlservr & sleep 30 && ./wait"], ["SA_PASSWORD", "( /opt/mssql/bin/sqlservr & ) | grep -q started"],
    ["MSSQL_SA_PASSWORD", "/opt/mssql/bin/mssql-conf -n setup accept-eula"], ["SQLCMDPASSWORD", "/opt/mssql-tools/bin/sqlcmd -S db -U sa -i /setup.sql"],
    ["POSTGRES_PASSWORD", "docker-entrypoint.sh postgres & sleep 10 && psql -U postgres -c 1"], ["MINIO_ROOT_PASSWORD", "minio server /data & sleep 5"],
  ].map(([name, script]): FixCase => ({
    name: `a variable of the container's that a server of the RUN's own looks for: ${name}, ${script}`,
    code: `FROM debian\nENV ${name}=${password}\nRUN apt-get update\nRUN ${script}\n`,
    output: `FROM debian\nRUN apt-get update\nRUN --mount=type=secret,id=${name!.toLowerCase()},required=true export ${name}="$(cat /run/secrets/${name!.toLowerCase()})"${script!.includes("& sleep") || script!.startsWith("(") ? ";" : " &&"} ${script}\n`,
    handover: [`build --secret id=${name!.toLowerCase()},env=${name}`, `run --env ${name}`],
  })),
  {
    name: "the image of SQL Server, which is not root's",
    code: dockerfile`
      FROM mcr.microsoft.com/mssql/server:2022-latest
      ENV ACCEPT_EULA=Y MSSQL_SA_PASSWORD=${password}
      RUN /opt/mssql/bin/sqlservr & sleep 30
    `,
    output: dockerfile`
      FROM mcr.microsoft.com/mssql/server:2022-latest
      ENV ACCEPT_EULA=Y
      RUN --mount=type=secret,id=mssql_sa_password,mode=0444,required=true export MSSQL_SA_PASSWORD="\$(cat /run/secrets/mssql_sa_password)"; /opt/mssql/bin/sqlservr & sleep 30
    `,
    handover: ["build --secret id=mssql_sa_password,env=MSSQL_SA_PASSWORD", "run --env MSSQL_SA_PASSWORD"],
  },
  ...[["MSSQL_SA_PASSWORD", "/opt/mssql-tools/bin/sqlcmd -?"], ["MYSQL_ROOT_PASSWORD", "mysqld --initialize-insecure"]].map(([name, script]): FixCase => ({
    name: `clean twin: a program that does not look for it: ${name}, ${script}`,
    code: `FROM debian\nENV ${name}=${password}\nRUN ${script}\n`,
    output: `FROM debian\nRUN ${script}\n`,
    handover: [`run --env ${name}`],
  })),
  {
    name: "a name that no shell can export",
    code: dockerfile`
      FROM node:22
      ENV api.token=${password}
      RUN node fetch.js && npm ci
    `,
  },
  {
    name: "the classic builder has no mounts",
    settings: { builder: "classic" },
    code: dockerfile`
      FROM alpine
      ARG API_TOKEN
      RUN curl -H "X: \$API_TOKEN" https://x.example.com -o /x
    `,
  },
  {
    name: "a value that the build does without, and one that it needs",
    code: dockerfile`
      FROM node:22 AS a
      ARG NPM_TOKEN=""
      RUN NODE_AUTH_TOKEN=\$NPM_TOKEN build
      FROM node:22 AS b
      ARG API_TOKEN
      RUN if [ -n "\$API_TOKEN" ]; then fetch "\$API_TOKEN"; fi
      FROM node:22
      ARG GIT_TOKEN
      RUN if [ -n "\$OTHER" ]; then fetch "\$GIT_TOKEN"; fi
    `,
    output: dockerfile`
      FROM node:22 AS a
      RUN --mount=type=secret,id=npm_token export NPM_TOKEN="\$(cat /run/secrets/npm_token 2>/dev/null || true)" && NODE_AUTH_TOKEN=\$NPM_TOKEN build
      FROM node:22 AS b
      RUN --mount=type=secret,id=api_token export API_TOKEN="\$(cat /run/secrets/api_token 2>/dev/null || true)" && if [ -n "\$API_TOKEN" ]; then fetch "\$API_TOKEN"; fi
      FROM node:22
      RUN --mount=type=secret,id=git_token,required=true export GIT_TOKEN="\$(cat /run/secrets/git_token)" && if [ -n "\$OTHER" ]; then fetch "\$GIT_TOKEN"; fi
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN", "build --secret id=api_token,env=API_TOKEN", "build --secret id=git_token,env=GIT_TOKEN"],
  },
  {
    name: "before a name that would be read as a flag",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN --x=y
      RUN true
    `,
  },
  {
    name: "a text in double quotes, as shells read it, too",
    code: dockerfile`
      FROM composer:2
      ARG GITHUB_TOKEN
      ENV COMPOSER_AUTH="{\"github-oauth\": {\"github.com\": \"\${GITHUB_TOKEN}\"}}"
      RUN composer install
    `,
    output: dockerfile`
      FROM composer:2
      RUN --mount=type=secret,id=github_token,required=true export GITHUB_TOKEN="\$(cat /run/secrets/github_token)" && export COMPOSER_AUTH="{\"github-oauth\": {\"github.com\": \"\${GITHUB_TOKEN}\"}}" && composer install
    `,
    handover: ["build --secret id=github_token,env=GITHUB_TOKEN", "run --env COMPOSER_AUTH"],
  },
  ...["# escape=`\nFROM composer:2\nARG T\nENV COMPOSER_AUTH=\"{\\\"r\\\": \\\"$T\\\"}\"", "FROM composer:2\nARG T\nENV COMPOSER_AUTH='{\"r\": \"'$T'\"}'"].map((head): FixCase => ({
    name: `clean twin: not as shells read it: ${head.split("\n").at(-1)}`,
    code: `${head}\nRUN composer install\n`,
  })),
]));
