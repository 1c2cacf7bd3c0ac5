import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { fixCases } from "./fix-cases.ts";

describe("written files", () => fixCases([
  {
    name: "cp and use",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci
    `,
  },
  {
    name: "cat, chmod, and use",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=key mkdir -p /root/.ssh && cat /run/secrets/key > /root/.ssh/id_rsa && chmod 600 /root/.ssh/id_rsa && git clone git@github.com:a/b.git
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=key,target=/root/.ssh/id_rsa mkdir -p /root/.ssh && git clone git@github.com:a/b.git
    `,
  },
  {
    name: "not removed where the RUN has read it before it writes it, for then it is needed",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=pw sed "s/password=/password=$(cat /run/secrets/pw)/" /opt/app/app.properties > /tmp/new && cp /tmp/new /opt/app/app.properties && rm /tmp/new
    `,
  },
  {
    name: "used by a later RUN",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=key cp /run/secrets/key /root/.ssh/id_rsa
      RUN git clone git@github.com:a/b.git
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=key,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/b.git
    `,
  },
  {
    name: "written from a variable that nothing else needs",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=ssh_key,required=true export SSH_KEY="\$(cat /run/secrets/ssh_key)" && mkdir -p ~/.ssh && echo "\$SSH_KEY" > ~/.ssh/id_rsa && ssh-keyscan github.com > ~/.ssh/known_hosts
      RUN git clone git@github.com:a/b.git
    `,
    output: dockerfile`
      FROM debian
      RUN mkdir -p ~/.ssh && ssh-keyscan github.com > ~/.ssh/known_hosts
      RUN --mount=type=secret,id=ssh_key,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/b.git
    `,
  },
  {
    name: "clean twin: from one that another command needs",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=ssh_key,required=true export SSH_KEY="\$(cat /run/secrets/ssh_key)" && echo "\$SSH_KEY" > ~/.ssh/id_rsa && echo "\$SSH_KEY" | wc -c
      RUN git clone git@github.com:a/b.git
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=ssh_key,required=true export SSH_KEY="\$(cat /run/secrets/ssh_key)" && echo "\$SSH_KEY" | wc -c
      RUN --mount=type=secret,id=ssh_key,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/b.git
    `,
  },
  {
    name: "clean twin: from one that a program may look for",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t,required=true export T="\$(cat /run/secrets/t)" && echo "\$T" > ~/.npmrc && ./build.sh && npm ci
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t,target=/root/.npmrc,required=true --mount=type=secret,id=t,required=true export T="\$(cat /run/secrets/t)" && ./build.sh && npm ci
    `,
  },
  {
    name: "a key that Compose has from a variable, without its last line break",
    files: { "compose.yaml": "services:\n  web:\n    build:\n      context: .\n      secrets: [ssh_key]\nsecrets:\n  ssh_key:\n    environment: SSH_KEY\n" },
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=ssh_key,required=true echo "\$(cat /run/secrets/ssh_key)" > ~/.ssh/id_rsa && git clone git@github.com:a/b.git && git -C b log
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=ssh_key,required=true echo "\$(cat /run/secrets/ssh_key)" > ~/.ssh/id_rsa && git clone git@github.com:a/b.git && git -C b log && rm -f /root/.ssh/id_rsa
    `,
  },
  {
    name: "a file that is put together",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t echo "//r/:_authToken=\$(cat /run/secrets/t)" > .npmrc && npm ci
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t echo "//r/:_authToken=\$(cat /run/secrets/t)" > .npmrc && npm ci && rm -f /app/.npmrc
    `,
  },
  {
    name: "removed by a later RUN that does not mind its absence",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,required=true echo "//npm.acme.com/:_authToken=\$(cat /run/secrets/t)" > .npmrc && npm ci
      RUN rm -f .npmrc && echo done
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,required=true echo "//npm.acme.com/:_authToken=\$(cat /run/secrets/t)" > .npmrc && npm ci && rm -f /app/.npmrc
      RUN rm -f .npmrc && echo done
    `,
  },
  {
    name: "removed by a later RUN that fails without it",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,required=true echo "//npm.acme.com/:_authToken=\$(cat /run/secrets/t)" > .npmrc && npm ci
      RUN rm .npmrc && echo done
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,required=true echo "//npm.acme.com/:_authToken=\$(cat /run/secrets/t)" > .npmrc && npm ci && rm -f /app/.npmrc
      RUN echo done
    `,
  },
  {
    name: "written, read and removed, each in a RUN of its own",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" > ~/.npmrc
      RUN npm ci
      RUN rm ~/.npmrc
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" > ~/.npmrc && npm ci && rm -f /root/.npmrc
    `,
  },
  {
    name: "a setting that a later RUN takes back",
    code: dockerfile`
      FROM golang
      RUN --mount=type=secret,id=t,env=T,required=true git config --global url."https://x:\$T@github.com/".insteadOf https://github.com/
      RUN go mod download
      RUN git config --global --remove-section url."https://x:\$T@github.com/" && echo done
    `,
    output: dockerfile`
      FROM golang
      RUN --mount=type=secret,id=t,env=T,required=true git config --global url."https://x:\$T@github.com/".insteadOf https://github.com/ && go mod download && rm -f /root/.gitconfig
      RUN echo done
    `,
  },
  {
    name: "changed, or its mode, between the writing and the reading",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=key,required=true base64 -d /run/secrets/key > /root/.ssh/id_rsa
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" > ~/.npmrc
      RUN chmod 600 /root/.ssh/id_rsa
      RUN echo always-auth=true >> ~/.npmrc
      RUN git clone git@github.com:a/b.git
      RUN npm ci
    `,
  },
  {
    name: "a mounted file that is changed where it is copied",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,required=true cp /run/secrets/npmrc /root/.npmrc && npm config set loglevel error && npm ci
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npmrc,required=true cp /run/secrets/npmrc /root/.npmrc && npm config set loglevel error && npm ci && rm -f /root/.npmrc
    `,
  },
  {
    name: "in the home of a user by number",
    code: dockerfile`
      FROM node:22
      USER 1000
      RUN --mount=type=secret,id=t,mode=0444 npm config set //r/:_authToken "\$(cat /run/secrets/t)"
    `,
  },
  {
    name: "in a home of the Dockerfile's own",
    code: dockerfile`
      FROM node:22
      ENV HOME=/opt/home
      RUN --mount=type=secret,id=t npm config set //r/:_authToken "\$(cat /run/secrets/t)" && npm ci
    `,
    output: dockerfile`
      FROM node:22
      ENV HOME=/opt/home
      RUN --mount=type=secret,id=t npm config set //r/:_authToken "\$(cat /run/secrets/t)" && npm ci && rm -f /opt/home/.npmrc && rm -rf /opt/home/.npm/_logs
    `,
  },
  {
    name: "git config then go build",
    code: dockerfile`
      FROM golang
      RUN --mount=type=secret,id=t,env=T git config --global url."https://x:\$T@github.com/".insteadOf https://github.com/
      RUN go build ./...
    `,
    output: dockerfile`
      FROM golang
      RUN --mount=type=secret,id=t,env=T git config --global url."https://x:\$T@github.com/".insteadOf https://github.com/ && go build ./... && rm -f /root/.gitconfig
    `,
  },
  {
    name: "git clone",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t git clone https://ci:\$(cat /run/secrets/t)@github.com/a/b.git /b
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t git -c http.extraHeader="Authorization: Basic \$(printf '%s' "ci:\$(cat /run/secrets/t)" | base64 | tr -d '\n')" clone https://github.com/a/b.git /b
    `,
  },
  {
    name: "a clone that another stage takes",
    code: dockerfile`
      FROM debian AS source
      RUN --mount=type=secret,id=t git clone https://ci:\$(cat /run/secrets/t)@github.com/a/b.git /b
      FROM debian
      COPY --from=source /b /b
      RUN git -C /b log && git -C /b describe
    `,
    output: dockerfile`
      FROM debian AS source
      RUN --mount=type=secret,id=t git -c http.extraHeader="Authorization: Basic \$(printf '%s' "ci:\$(cat /run/secrets/t)" | base64 | tr -d '\n')" clone https://github.com/a/b.git /b
      FROM debian
      COPY --from=source /b /b
      RUN git -C /b log && git -C /b describe
    `,
  },
  {
    name: "a clone that another stage takes and fetches for",
    code: dockerfile`
      FROM debian AS source
      RUN --mount=type=secret,id=t git clone https://ci:\$(cat /run/secrets/t)@github.com/a/b.git /b
      FROM debian AS between
      COPY --from=source /b /c
      FROM debian
      COPY --from=between /c /d
      RUN cd /d && git pull
    `,
  },
  {
    name: "a clone that a later RUN fetches for",
    code: dockerfile`
      FROM debian
      WORKDIR /src
      RUN --mount=type=secret,id=t git clone https://oauth2:\$(cat /run/secrets/t)@gitlab.com/acme/app.git app
      RUN cd app && git fetch origin
    `,
  },
  {
    name: "a clone whose submodules come later",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t git clone https://ci:\$(cat /run/secrets/t)@github.com/a/b.git /b && git -C /b submodule update --init
    `,
  },
  {
    name: "a clone without its files, which git fetches when they are needed",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t git clone --filter=blob:none https://ci:\$(cat /run/secrets/t)@github.com/a/b.git /b
      WORKDIR /b
      RUN git checkout v1
    `,
  },
  {
    name: "another clone is fetched for, and this one only changes branches",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t git clone https://ci:\$(cat /run/secrets/t)@github.com/a/b.git /b
      RUN git -C /opt/tool pull && git -C /b checkout v1 && git fetch https://github.com/a/c.git
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t git -c http.extraHeader="Authorization: Basic \$(printf '%s' "ci:\$(cat /run/secrets/t)" | base64 | tr -d '\n')" clone https://github.com/a/b.git /b
      RUN git -C /opt/tool pull && git -C /b checkout v1 && git fetch https://github.com/a/c.git
    `,
  },
  {
    name: "an argument in the address of a clone",
    code: dockerfile`
      FROM debian
      ARG GIT_TOKEN
      RUN git clone https://\$GIT_TOKEN@github.com/a/b.git
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=git_token,required=true export GIT_TOKEN="\$(cat /run/secrets/git_token)" && git -c http.extraHeader="Authorization: Basic \$(printf '%s' "\$GIT_TOKEN:" | base64 | tr -d '\n')" clone https://github.com/a/b.git
    `,
    handover: ["build --secret id=git_token,env=GIT_TOKEN"],
  },
  {
    name: "more in the file than the secret",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t echo "password=\$(cat /run/secrets/t)" >> /etc/app.conf
    `,
  },
  {
    name: "a project's or a repository's own file, of which only npm's log goes",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=t,env=T,required=true npm install git+https://\$T@github.com/a/b.git
      RUN --mount=type=secret,id=t,env=T,required=true git init && git remote add origin https://x:\$T@github.com/a/b.git && git fetch
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=t,env=T,required=true npm install git+https://\$T@github.com/a/b.git && rm -rf /root/.npm/_logs
      RUN --mount=type=secret,id=t,env=T,required=true git init && git remote add origin https://x:\$T@github.com/a/b.git && git fetch
    `,
  },
  {
    name: "a file that was copied before something is added",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" >> .npmrc && npm ci
    `,
  },
  {
    name: "a file that nothing was in before",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" > .npmrc && npm ci
      RUN --mount=type=secret,id=t,env=T,required=true echo "token: \$T" > ~/.config/tool.yml && tool --config ~/.config/tool.yml
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" > .npmrc && npm ci && rm -f /app/.npmrc
      RUN --mount=type=secret,id=t,env=T,required=true echo "token: \$T" > ~/.config/tool.yml && tool --config ~/.config/tool.yml && rm -f /root/.config/tool.yml
    `,
  },
  {
    name: "a tool's login that a later RUN needs",
    code: dockerfile`
      FROM python:3
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true poetry config http-basic.acme ci "\$T"
      RUN poetry install
    `,
    output: dockerfile`
      FROM python:3
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true poetry config http-basic.acme ci "\$T" && poetry install && rm -f /root/.config/pypoetry/auth.toml
    `,
  },
  {
    name: "settings of two tools, and a later RUN with the same tool that is not known to read them",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true conda config --set channel_alias https://ci:\$T@conda.acme.com && conda config --set ssl_verify no
      RUN conda config --add channels acme
      RUN conda env create -f env.yml
      RUN --mount=type=secret,id=t,env=T,required=true x11vnc -storepasswd \$T
      RUN x11vnc -version
    `,
  },
  {
    name: "a RUN that installs is not moved, nor one past a RUN that may need what else it does",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" > ~/.npmrc && npm i -g @acme/cli
      RUN acme-cli init
      RUN npm ci
      RUN --mount=type=secret,id=t,env=T,required=true mkdir /data && echo "machine r password \$T" > ~/.netrc
      RUN tar -xf /app.tar -C /data
      RUN curl -n https://r.example.com/x -o /x
    `,
  },
  {
    name: "only settings and the file itself, past another RUN",
    code: dockerfile`
      FROM golang
      RUN --mount=type=secret,id=t,env=T,required=true go env -w GOPROXY=https://ci:\$T@proxy.acme.com
      RUN mkdir /data
      RUN go mod download
    `,
    output: dockerfile`
      FROM golang
      RUN mkdir /data
      RUN --mount=type=secret,id=t,env=T,required=true go env -w GOPROXY=https://ci:\$T@proxy.acme.com && go mod download && rm -f /root/.config/go/env
    `,
  },
  {
    name: "a login for packages that later RUNs install",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true echo "machine apt.acme.com login ci password \$T" > /etc/apt/auth.conf.d/acme.conf
      RUN apt-get update && apt-get install -y acme
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true echo "machine apt.acme.com login ci password \$T" > /etc/apt/auth.conf.d/acme.conf && apt-get update && apt-get install -y acme && rm -f /etc/apt/auth.conf.d/acme.conf
    `,
  },
  {
    name: "what changes the working directory stays in a shell of its own",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true cd /root && echo "//r/:_authToken=\$T" > .npmrc
      RUN npm ci
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true ( cd /root && echo "//r/:_authToken=\$T" > .npmrc ) && npm ci && rm -f /root/.npmrc
    `,
  },
  {
    name: "a directory of logins",
    code: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true svn co --username ci --password \$T https://svn.acme.com/x /x
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true svn co --username ci --password \$T https://svn.acme.com/x /x && rm -rf /root/.subversion/auth
    `,
  },
  {
    name: "a removal that may mean another file, as the working directory is not known",
    code: dockerfile`
      FROM acme/unknown
      RUN --mount=type=secret,id=t,env=T,required=true npm config set //r/:_authToken \$T
      RUN npm ci && rm .npmrc && echo x
    `,
    output: dockerfile`
      FROM acme/unknown
      RUN --mount=type=secret,id=t,env=T,required=true npm config set //r/:_authToken \$T && npm ci && rm .npmrc && echo x && rm -f /root/.npmrc && rm -rf /root/.npm/_logs
    `,
  },
  {
    name: "a heredoc",
    code: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t <<EOF
      set -e
      npm config set //r/:_authToken "\$(cat /run/secrets/t)"
      npm ci
      EOF
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=t <<EOF
      set -e
      npm config set //r/:_authToken "\$(cat /run/secrets/t)"
      npm ci
      rm -f /root/.npmrc
      rm -rf /root/.npm/_logs
      EOF
    `,
  },
  {
    name: "a setting that a clone would keep becomes one of git itself",
    code: dockerfile`
      FROM alpine/git
      RUN --mount=type=secret,id=t,required=true git clone -q \
          -c http.extraHeader="X: \$(cat /run/secrets/t)" https://git.example.com/a.git /a
    `,
    output: dockerfile`
      FROM alpine/git
      RUN --mount=type=secret,id=t,required=true git -c http.extraHeader="X: \$(cat /run/secrets/t)" clone -q https://git.example.com/a.git /a
    `,
  },
  {
    name: "a setting of a clone that asks the server again",
    code: dockerfile`
      FROM alpine/git
      RUN --mount=type=secret,id=t,required=true git clone --config http.extraHeader="X: \$(cat /run/secrets/t)" https://git.example.com/a.git /a && cd /a && git pull
    `,
  },
  {
    name: "what a tool keeps in a file and in a directory",
    code: dockerfile`
      FROM google/cloud-sdk
      RUN --mount=type=secret,id=k,target=/k,required=true gcloud auth activate-service-account --key-file=/k && gsutil cp gs://a/b /b
      FROM debian
      ENV CLOUDSDK_CONFIG=/opt/gcloud
      RUN --mount=type=secret,id=k,target=/k,required=true gcloud auth login --cred-file=/k && gcloud storage cp gs://a/b /b
    `,
    output: dockerfile`
      FROM google/cloud-sdk
      RUN --mount=type=secret,id=k,target=/k,required=true gcloud auth activate-service-account --key-file=/k && gsutil cp gs://a/b /b && rm -f /root/.config/gcloud/credentials.db && rm -rf /root/.config/gcloud/legacy_credentials
      FROM debian
      ENV CLOUDSDK_CONFIG=/opt/gcloud
      RUN --mount=type=secret,id=k,target=/k,required=true gcloud auth login --cred-file=/k && gcloud storage cp gs://a/b /b && rm -f /opt/gcloud/credentials.db && rm -rf /opt/gcloud/legacy_credentials
    `,
  },
  {
    name: "a file that only the container reads stays, and with it the ways that its secret comes",
    code: dockerfile`
      FROM redis:7 AS a
      ARG REDIS_PASSWORD
      RUN echo "requirepass \${REDIS_PASSWORD}" > /etc/redis.conf && chmod 644 /etc/redis.conf
      CMD ["redis-server", "/etc/redis.conf"]
      FROM node:22 AS b
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true echo "DB_PASSWORD=\$T" > .env && npx dotenv npm run build
      RUN --mount=type=secret,id=t,env=T,required=true echo "a=b" > ~/app.conf && sed -i "s/b/\$T/" ~/app.conf && app ~/app.conf
      FROM node:22
      ENV NETRC=/opt/.netrc
      RUN --mount=type=secret,id=t,env=T,required=true echo "machine r.example.com password \$T" > /opt/.netrc && curl https://r.example.com/x -o /x
    `,
  },
  {
    name: "a file that the build reads, or that a later RUN removes",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN echo "registry=https://r.example.com" > ~/.npmrc && echo "//r.example.com/:_authToken=\$NPM_TOKEN" >> ~/.npmrc && npm install -g app
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true echo "token: \$T" > /etc/app.yml
      RUN rm /etc/app.yml
    `,
    output: dockerfile`
      FROM node:22
      RUN --mount=type=secret,id=npm_token,required=true export NPM_TOKEN="\$(cat /run/secrets/npm_token)" && echo "registry=https://r.example.com" > ~/.npmrc && echo "//r.example.com/:_authToken=\$NPM_TOKEN" >> ~/.npmrc && npm install -g app && rm -f /root/.npmrc
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true echo "token: \$T" > /etc/app.yml && rm -f /etc/app.yml
    `,
    handover: ["build --secret id=npm_token,env=NPM_TOKEN"],
  },
  {
    name: "from one working directory into another, where all paths are absolute",
    code: dockerfile`
      FROM golang
      RUN --mount=type=secret,id=t,env=T,required=true echo "machine git.example.com login ci password \$T" > ~/.netrc && chmod 600 ~/.netrc
      WORKDIR /src
      COPY go.mod ./
      RUN go mod download
      COPY . .
      RUN go build -o /app . && rm ~/.netrc
    `,
    output: dockerfile`
      FROM golang
      WORKDIR /src
      COPY go.mod ./
      RUN --mount=type=secret,id=t,env=T,required=true echo "machine git.example.com login ci password \$T" > ~/.netrc && chmod 600 ~/.netrc && go mod download && rm -f /root/.netrc
      COPY . .
      RUN --mount=type=secret,id=t,env=T,required=true echo "machine git.example.com login ci password \$T" > ~/.netrc && chmod 600 ~/.netrc && go build -o /app . && rm ~/.netrc
    `,
  },
  {
    name: "settings of a tool, and a key with the hosts that are known",
    code: dockerfile`
      FROM golang
      RUN --mount=type=secret,id=t,env=T,required=true git config --global url."https://ci:\$T@git.example.com".insteadOf https://git.example.com
      WORKDIR /src
      RUN go build .
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true mkdir -p /root/.ssh && echo "\$T" | base64 -d > /root/.ssh/id_rsa && chmod 600 /root/.ssh/id_rsa && ssh-keyscan git.example.com >> /root/.ssh/known_hosts
      WORKDIR /lib
      RUN git clone git@git.example.com:a/b.git
      RUN rm /root/.ssh/id_rsa
    `,
    output: dockerfile`
      FROM golang
      WORKDIR /src
      RUN --mount=type=secret,id=t,env=T,required=true git config --global url."https://ci:\$T@git.example.com".insteadOf https://git.example.com && go build . && rm -f /root/.gitconfig
      FROM debian
      WORKDIR /lib
      RUN --mount=type=secret,id=t,env=T,required=true mkdir -p /root/.ssh && echo "\$T" | base64 -d > /root/.ssh/id_rsa && chmod 600 /root/.ssh/id_rsa && ssh-keyscan git.example.com >> /root/.ssh/known_hosts && git clone git@git.example.com:a/b.git && rm -f /root/.ssh/id_rsa
    `,
  },
  {
    name: "clean twins: a path from the working directory, and a directory that can be made only once",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" > .npmrc
      WORKDIR /app/web
      RUN npm ci --prefix /app
      RUN rm /app/.npmrc
      FROM debian
      RUN --mount=type=secret,id=t,env=T,required=true mkdir /root/.ssh && echo "\$T" | base64 -d > /root/.ssh/id_rsa && chmod 600 /root/.ssh/id_rsa
      RUN git clone git@git.example.com:a/b.git
      RUN git clone git@git.example.com:a/c.git
    `,
  },
  {
    name: "added to a file that a later RUN deletes with all that is in it",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" >> .npmrc
      RUN npm ci
      RUN rm .npmrc
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" >> .npmrc && npm ci && rm -f /app/.npmrc
    `,
  },
  {
    name: "clean twins: what a second RUN reads has lost the rest by then; a RUN that moves the file keeps it",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" >> .npmrc
      RUN npm ci
      RUN npm run build
      RUN rm .npmrc
      WORKDIR /lib
      RUN --mount=type=secret,id=t,env=T,required=true echo "//r/:_authToken=\$T" >> .npmrc
      RUN npm ci
      RUN mv .npmrc .npmrc.old
    `,
  },
  {
    name: "added to a file of the home directory that a public image has not",
    code: dockerfile`
      FROM python:3.13
      RUN --mount=type=secret,id=t,env=T,required=true printf 'machine r.example.com login ci password %s\\\\n' "\$T" | tee -a ~/.netrc > /dev/null
      RUN pip install acme
    `,
    output: dockerfile`
      FROM python:3.13
      RUN --mount=type=secret,id=t,env=T,required=true printf 'machine r.example.com login ci password %s\\\\n' "\$T" | tee -a ~/.netrc > /dev/null && pip install acme && rm -f /root/.netrc
    `,
  },
  {
    name: "clean twin: an image that may have one",
    code: dockerfile`
      FROM registry.example.com/python:3.13
      USER root
      RUN --mount=type=secret,id=t,env=T,required=true echo "machine r.example.com login ci password \$T" >> /root/.netrc
      RUN pip install acme
    `,
  },
  {
    name: "a variable that both RUNs are given",
    code: dockerfile`
      FROM rust
      ARG CARGO_TOKEN
      RUN mkdir -p ~/.cargo && echo "token = '\${CARGO_TOKEN}'" > ~/.cargo/credentials.toml
      WORKDIR /src
      RUN cargo build
    `,
    output: dockerfile`
      FROM rust
      WORKDIR /src
      RUN --mount=type=secret,id=cargo_token,required=true export CARGO_TOKEN="\$(cat /run/secrets/cargo_token)" && mkdir -p ~/.cargo && echo "token = '\${CARGO_TOKEN}'" > ~/.cargo/credentials.toml && cargo build && rm -f /root/.cargo/credentials.toml
    `,
    handover: ["build --secret id=cargo_token,env=CARGO_TOKEN"],
  },
  {
    name: "a setting beside others, which the tool takes back again",
    code: dockerfile`
      FROM node:22
      RUN npm config set @acme:registry https://r.example.com/
      RUN --mount=type=secret,id=t,env=T,required=true npm config set "//r.example.com/:_authToken" \$T
      WORKDIR /app
      RUN npm ci
      FROM node:22
      RUN npm config set @acme:registry https://s.example.com/
      RUN --mount=type=secret,id=t,env=T,required=true npm config set //s.example.com/:_authToken=\$T && npm i -g @acme/cli
      FROM golang
      RUN git config --global user.email ci@example.com
      RUN --mount=type=secret,id=t,env=T,required=true git config --global url."https://x:\${T}@git.example.com/".insteadOf https://git.example.com/
      RUN go build .
    `,
    output: dockerfile`
      FROM node:22
      RUN npm config set @acme:registry https://r.example.com/
      WORKDIR /app
      RUN --mount=type=secret,id=t,env=T,required=true npm config set "//r.example.com/:_authToken" \$T && npm ci && npm config delete "//r.example.com/:_authToken" && rm -rf /root/.npm/_logs
      FROM node:22
      RUN npm config set @acme:registry https://s.example.com/
      RUN --mount=type=secret,id=t,env=T,required=true npm config set //s.example.com/:_authToken=\$T && npm i -g @acme/cli && npm config delete //s.example.com/:_authToken && rm -rf /root/.npm/_logs
      FROM golang
      RUN git config --global user.email ci@example.com
      RUN --mount=type=secret,id=t,env=T,required=true git config --global url."https://x:\${T}@git.example.com/".insteadOf https://git.example.com/ && go build . && git config --global --remove-section url."https://x:\${T}@git.example.com/"
    `,
  },
  {
    name: "clean twin: a name that only the shell knows",
    code: dockerfile`
      FROM golang
      RUN git config --global user.email ci@example.com
      RUN --mount=type=secret,id=t,env=T,required=true git config --global "\$(echo url.https://x:\$T@git.example.com/.insteadOf)" https://git.example.com/ && go build .
    `,
  },
]));
