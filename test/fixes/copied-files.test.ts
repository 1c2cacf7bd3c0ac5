import { describe } from "vitest";
import { dockerfile } from "../rules/dockerfile.ts";
import { canary, password, privateKey } from "../rules/made-up.ts";
import { fixCases, type FixCase } from "./fix-cases.ts";

describe("copied files", () => fixCases([
  {
    name: "npmrc copied, used, removed",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc package.json ./
      RUN npm ci && rm -f .npmrc
      COPY src src
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
      COPY src src
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "rm in its own RUN",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      COPY package.json .
      RUN npm ci
      RUN rm .npmrc
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json .
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "a file in the home of an account that was made elsewhere",
    code: dockerfile`
      FROM alpine
      RUN adduser -D -h /srv/app app
      COPY id_rsa /srv/app/.ssh/id_rsa
      RUN git clone git@example.com:a/b && rm ~app/.ssh/id_rsa
      RUN chmod 600 ~root/.ssh/known_hosts
    `,
    output: dockerfile`
      FROM alpine
      RUN adduser -D -h /srv/app app
      RUN --mount=type=secret,id=id_rsa,target=/srv/app/.ssh/id_rsa,required=true git clone git@example.com:a/b
      RUN chmod 600 ~root/.ssh/known_hosts
    `,
    handover: ["build --secret id=id_rsa,src=id_rsa"],
  },
  {
    name: "find, which deletes the file alone, or others with it",
    code: dockerfile`
      FROM php:8.3-cli
      WORKDIR /app
      COPY auth.json composer.json ./
      RUN composer install
      RUN find . -type f -name 'auth.json' -delete
      COPY .npmrc package.json ./
      RUN npm ci && find / -name .npmrc -exec rm -f {} +
      RUN find . -name '*.json' -delete
      RUN find . ! -name .npmrc -name '*.lock' -delete
    `,
    output: dockerfile`
      FROM php:8.3-cli
      WORKDIR /app
      COPY composer.json ./
      RUN --mount=type=secret,id=auth_json,target=/app/auth.json,required=true composer install
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
      RUN find . -name '*.json' -delete
      RUN find . ! -name .npmrc -name '*.lock' -delete
    `,
    handover: ["build --secret id=auth_json,src=auth.json", "build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "an SSH key, and repositories over https",
    code: dockerfile`
      FROM debian
      COPY id_rsa /root/.ssh/id_rsa
      RUN git clone https://github.com/a/b.git /b
      RUN git clone git@github.com:a/c.git /c
      RUN git clone --recursive https://github.com/a/d.git /d
    `,
    output: dockerfile`
      FROM debian
      RUN git clone https://github.com/a/b.git /b
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/c.git /c
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone --recursive https://github.com/a/d.git /d
    `,
    handover: ["build --secret id=id_rsa,src=id_rsa"],
  },
  {
    name: "overwritten with nothing by a later RUN, and in the RUN that reads it",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      RUN npm ci
      RUN npm run build && echo "" > .npmrc
      RUN truncate -s 0 .npmrc
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm run build
      RUN truncate -s 0 .npmrc
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "filled with something else by a later RUN",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      RUN npm ci
      RUN echo registry=https://registry.example.com > .npmrc
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
      RUN echo registry=https://registry.example.com > .npmrc
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "filled with something else by the RUN that reads it",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      RUN npm ci && echo registry=https://registry.example.com > .npmrc
    `,
  },
  {
    name: "added to, edited or moved: a mounted file is read-only",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      COPY .netrc /root/.netrc
      COPY pip.conf /root/.config/pip/pip.conf
      COPY .yarnrc .
      RUN echo always-auth=true >> .npmrc && npm ci
      RUN sed -i s/a/b/ /root/.netrc && curl https://x.example.com -o /x
      RUN pip config set global.timeout 60 && pip install app
      RUN mv .yarnrc /root/.yarnrc
    `,
  },
  {
    name: "a file that its programs do not take where all may read it",
    code: dockerfile`
      FROM postgres
      USER postgres
      COPY .pgpass /var/lib/postgresql/.pgpass
      RUN pg_dump -h db > /tmp/x.sql
    `,
  },
  {
    name: "the same file for root, who alone may read it",
    code: dockerfile`
      FROM postgres
      COPY .pgpass /root/.pgpass
      RUN pg_dump -h db > /tmp/x.sql
    `,
    output: dockerfile`
      FROM postgres
      RUN --mount=type=secret,id=pgpass,target=/root/.pgpass,required=true pg_dump -h db > /tmp/x.sql
    `,
    handover: ["build --secret id=pgpass,src=.pgpass"],
  },
  {
    name: "a directory of credentials that has nothing else in it",
    code: dockerfile`
      FROM debian
      COPY id_ed25519 /root/.ssh/id_ed25519
      RUN chmod -R 700 ~/.ssh && git clone git@github.com:a/b.git /b && rm -rf ~/.ssh
      RUN rm -rf /root/.ssh && echo done
    `,
    output: dockerfile`
      FROM debian
      RUN --mount=type=secret,id=id_ed25519,target=/root/.ssh/id_ed25519,required=true git clone git@github.com:a/b.git /b
      RUN rm -rf /root/.ssh && echo done
    `,
    handover: ["build --secret id=id_ed25519,src=id_ed25519"],
  },
  {
    name: "a directory of credentials with other files, which are removed one by one where it is busy, and as before where not",
    code: dockerfile`
      FROM debian
      COPY id_rsa id_rsa.pub ssh_config /root/.ssh/
      RUN chmod 600 /root/.ssh/id_rsa && ssh-keyscan github.com >> /root/.ssh/known_hosts \
          && git clone git@github.com:a/b.git /b \
          && rm -rf /root/.ssh
      RUN rm -rf /root/.ssh /tmp/x
    `,
    output: dockerfile`
      FROM debian
      COPY id_rsa.pub ssh_config /root/.ssh/
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true ssh-keyscan github.com >> /root/.ssh/known_hosts \
          && git clone git@github.com:a/b.git /b \
          && rm -rf /root/.ssh/id_rsa.pub /root/.ssh/ssh_config /root/.ssh/known_hosts
      RUN rm -rf /root/.ssh /tmp/x
    `,
    handover: ["build --secret id=id_rsa,src=id_rsa"],
  },
  {
    name: "two credentials in one directory",
    code: dockerfile`
      FROM amazon/aws-cli
      WORKDIR /root
      COPY credentials config .aws/
      RUN aws s3 cp s3://a/b /b && rm -rf .aws
    `,
    output: dockerfile`
      FROM amazon/aws-cli
      WORKDIR /root
      COPY config .aws/
      RUN --mount=type=secret,id=credentials,target=/root/.aws/credentials,required=true aws s3 cp s3://a/b /b && rm -rf /root/.aws/config
    `,
    handover: ["build --secret id=credentials,src=credentials"],
  },
  {
    name: "a file that nobody is known to read, before it is removed and in the RUN that looks after it",
    code: dockerfile`
      FROM debian
      COPY license.key /tmp/license.key
      RUN apt-get update
      RUN /opt/vendor/install --accept
      RUN rm /tmp/license.key
      COPY site.key /etc/site/site.key
      RUN chown app /etc/site/site.key && /opt/vendor/check
      COPY run.key /etc/site/run.key
      RUN chown app /etc/site/run.key
    `,
    output: dockerfile`
      FROM debian
      RUN apt-get update
      RUN --mount=type=secret,id=license_key,target=/tmp/license.key,required=true /opt/vendor/install --accept
      RUN --mount=type=secret,id=site_key,target=/etc/site/site.key,required=true /opt/vendor/check
    `,
    handover: ["build --secret id=license_key,src=license.key", "build --secret id=site_key,src=site.key", "run --volume ./site.key:/etc/site/site.key:ro", "run --volume ./run.key:/etc/site/run.key:ro"],
  },
  {
    name: "two files that one command removes",
    files: { ".npmrc": `//r/:_authToken=${canary}`, ".env": `API_TOKEN=${canary}`, "package.json": "{}" },
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN npm ci && npm run build
      RUN rm .npmrc .env && npm prune
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true --mount=type=secret,id=env,target=/app/.env,required=true npm ci && npm run build
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true --mount=type=secret,id=env,target=/app/.env,required=true npm prune
    `,
    others: { ".dockerignore": "**/.npmrc\n**/.env\n" },
    handover: ["build --secret id=npmrc,src=.npmrc", "build --secret id=env,src=.env"],
  },
  ...['["rm", ".npmrc"]', '["sh", "-c", "npm prune && rm .npmrc"]', '["chown", "node", ".npmrc"]'].map((words): FixCase => ({
    name: `removed or changed by an exec form: ${words}`,
    code: `FROM node:22\nWORKDIR /app\nCOPY .npmrc .\nRUN ["npm", "ci"]\nRUN ${words}\n`,
  })),
  {
    name: "a file that a variable tells the programs of",
    code: dockerfile`
      FROM python:3
      ENV GOOGLE_APPLICATION_CREDENTIALS=/app/gcp-key.json
      COPY service-account.json /app/gcp-key.json
      RUN mkdir /data
      RUN python fetch.py /data
    `,
    output: dockerfile`
      FROM python:3
      ENV GOOGLE_APPLICATION_CREDENTIALS=/app/gcp-key.json
      RUN mkdir /data
      RUN --mount=type=secret,id=service_account_json,target=/app/gcp-key.json,required=true python fetch.py /data
    `,
    handover: ["build --secret id=service_account_json,src=service-account.json", "run --volume ./service-account.json:/app/gcp-key.json:ro"],
  },
  {
    name: "a directory that the copy made for another user",
    code: dockerfile`
      FROM ubuntu
      USER builder
      WORKDIR /home/builder
      COPY --chown=builder id_rsa .ssh/id_rsa
      RUN chmod 700 .ssh && ssh-keyscan git.example.com >> .ssh/known_hosts && git clone git@git.example.com:x.git
    `,
  },
  {
    name: "a directory that was there before",
    code: dockerfile`
      FROM ubuntu
      USER builder
      WORKDIR /home/builder
      RUN mkdir -m 700 .ssh
      COPY --chown=builder id_rsa .ssh/id_rsa
      RUN ssh-keyscan git.example.com >> .ssh/known_hosts && git clone git@git.example.com:x.git
    `,
    output: dockerfile`
      FROM ubuntu
      USER builder
      WORKDIR /home/builder
      RUN mkdir -m 700 .ssh
      RUN --mount=type=secret,id=id_rsa,target=/home/builder/.ssh/id_rsa,mode=0444,required=true ssh-keyscan git.example.com >> .ssh/known_hosts && git clone git@git.example.com:x.git
    `,
    handover: ["build --secret id=id_rsa,src=id_rsa"],
  },
  {
    name: "a directory of credentials with files that have no names here, or of which the mode is changed",
    code: dockerfile`
      FROM debian AS a
      COPY id_rsa /root/.ssh/id_rsa
      COPY --from=tools /ssh /root/.ssh/
      RUN git clone git@github.com:a/b.git /b && rm -rf /root/.ssh
      FROM debian AS b
      COPY id_rsa known_hosts /root/.ssh/
      RUN chmod -R go= /root/.ssh && git clone git@github.com:a/c.git /c
      FROM debian
      COPY --from=a /b /b
      COPY --from=b /c /c
    `,
  },
  {
    name: "a pattern that means other files, too",
    code: dockerfile`
      FROM debian
      WORKDIR /tls
      COPY server.key ca.key.txt ./
      COPY private.key /tls/other.key
      RUN openssl req -new -key server.key -out /x.csr && rm -f *.key
    `,
    output: dockerfile`
      FROM debian
      WORKDIR /tls
      COPY ca.key.txt ./
      RUN --mount=type=secret,id=private_key,target=/tls/other.key,required=true --mount=type=secret,id=server_key,target=/tls/server.key,required=true openssl req -new -key server.key -out /x.csr
    `,
    handover: ["build --secret id=server_key,src=server.key", "build --secret id=private_key,src=private.key"],
  },
  {
    name: "settings of the same tool that go into another file, and removals by sudo",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      COPY .netrc /root/.netrc
      RUN sudo npm config set loglevel error && npm ci && sudo rm .npmrc
      RUN curl -n https://x.example.com -o /x && sudo rm -f /root/.netrc /tmp/x
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true sudo npm config set loglevel error && npm ci
      RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true curl -n https://x.example.com -o /x && sudo rm -f /tmp/x
    `,
    handover: ["build --secret id=npmrc,src=.npmrc", "build --secret id=netrc,src=.netrc"],
  },
  {
    name: "the tool behind others that run it",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc package.json ./
      COPY .netrc /root/.netrc
      RUN timeout 300 npm ci
      RUN sudo -Eu root nice -n 10 curl -n https://x.example.com -o /x && timeout 5 rm /root/.netrc
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true timeout 300 npm ci
      RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true sudo -Eu root nice -n 10 curl -n https://x.example.com -o /x
    `,
    handover: ["build --secret id=npmrc,src=.npmrc", "build --secret id=netrc,src=.netrc"],
  },
  {
    name: "variables of one ENV see those before it",
    code: dockerfile`
      FROM node:22
      ENV D=/a
      ENV D=/b E=$D
      COPY .npmrc package.json /a/
      WORKDIR /a
      RUN npm ci && rm $E/.npmrc
    `,
    output: dockerfile`
      FROM node:22
      ENV D=/a
      ENV D=/b E=$D
      COPY package.json /a/
      WORKDIR /a
      RUN --mount=type=secret,id=npmrc,target=/a/.npmrc,required=true npm ci
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "triggers of ONBUILD change nothing for the stage itself",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      ONBUILD WORKDIR /other
      ONBUILD USER node
      COPY .npmrc package.json ./
      COPY .netrc /root/
      RUN npm ci && rm .npmrc
      RUN curl -n https://x.example.com -o /x && rm ~/.netrc
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      ONBUILD WORKDIR /other
      ONBUILD USER node
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
      RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true curl -n https://x.example.com -o /x
    `,
    handover: ["build --secret id=npmrc,src=.npmrc", "build --secret id=netrc,src=.netrc"],
  },
  ...["conf//id_rsa", "./conf/./id_rsa", "../conf/id_rsa", "x/../conf/id_rsa"].map((source) => ({
    name: `a source that is spelt ${source}`,
    code: `FROM debian\nCOPY ${source} /root/.ssh/id_rsa\nRUN ssh -i /root/.ssh/id_rsa a@b.example.com\n`,
    files: { "conf/id_rsa": "x" },
    output: "FROM debian\nRUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true ssh -i /root/.ssh/id_rsa a@b.example.com\n",
    handover: ["build --secret id=id_rsa,src=conf/id_rsa"],
  })),
  {
    name: "a file that rimraf removes",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc package.json ./
      RUN npm ci
      RUN rimraf .npmrc
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "a setting that is taken out of the file, or put into it",
    code: dockerfile`
      FROM golang
      COPY .gitconfig /root/.gitconfig
      COPY .npmrc /root/.npmrc
      RUN go mod download && sudo git config --global --unset url.x
      RUN sudo npm config set loglevel error && npm ci
    `,
  },
  {
    name: "a && rm && b with continuation and comment",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      RUN npm ci \
          # tidy
          && rm .npmrc \
          && npm run build
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci \
          # tidy
          && npm run build
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "an SSH key",
    code: dockerfile`
      FROM debian
      RUN mkdir -p /root/.ssh && ssh-keyscan github.com >> /root/.ssh/known_hosts
      COPY id_rsa /root/.ssh/id_rsa
      RUN chmod 600 /root/.ssh/id_rsa && git clone git@github.com:a/b.git && rm -rf /root/.ssh/id_rsa
    `,
    output: dockerfile`
      FROM debian
      RUN mkdir -p /root/.ssh && ssh-keyscan github.com >> /root/.ssh/known_hosts
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/b.git
    `,
    handover: ["build --secret id=id_rsa,src=id_rsa"],
  },
  {
    name: "netrc for another user",
    code: dockerfile`
      FROM debian
      USER app
      COPY --chown=app .netrc /home/app/.netrc
      RUN git clone https://github.com/a/b
    `,
    output: dockerfile`
      FROM debian
      USER app
      RUN --mount=type=secret,id=netrc,target=/home/app/.netrc,mode=0444,required=true git clone https://github.com/a/b
    `,
    handover: ["build --secret id=netrc,src=.netrc"],
  },
  {
    name: "a file that is named from another directory",
    code: dockerfile`
      FROM debian
      WORKDIR /srv
      COPY config/server.key conf/
      RUN cd conf && openssl req -key server.key -out /srv/x.csr; rm server.key || true
    `,
    output: dockerfile`
      FROM debian
      WORKDIR /srv
      RUN --mount=type=secret,id=server_key,target=/srv/conf/server.key,required=true cd conf && openssl req -key server.key -out /srv/x.csr
    `,
    handover: ["build --secret id=server_key,src=config/server.key"],
  },
  {
    name: "a file whose name is a word that commands have, too",
    code: dockerfile`
      FROM debian
      COPY kubeconfig /root/.kube/config
      RUN git config --global user.email ci@example.com
      RUN cd /root && cat .kube/config
      RUN cd /root/.kube && cat config
      RUN kubectl get pods
    `,
    output: dockerfile`
      FROM debian
      RUN git config --global user.email ci@example.com
      RUN --mount=type=secret,id=kubeconfig,target=/root/.kube/config,required=true cd /root && cat .kube/config
      RUN --mount=type=secret,id=kubeconfig,target=/root/.kube/config,required=true cd /root/.kube && cat config
      RUN --mount=type=secret,id=kubeconfig,target=/root/.kube/config,required=true kubectl get pods
    `,
    handover: ["build --secret id=kubeconfig,src=kubeconfig"],
  },
  {
    name: "nobody reads it",
    code: dockerfile`
      FROM debian
      COPY id_rsa /root/.ssh/id_rsa
      CMD ["sshd"]
    `,
    output: dockerfile`
      FROM debian
      CMD ["sshd"]
    `,
    handover: ["run --volume ./id_rsa:/root/.ssh/id_rsa:ro"],
  },
  {
    name: "a base image whose working directory is not known",
    code: dockerfile`
      FROM acme/base
      COPY .npmrc .
      RUN npm ci
    `,
    output: dockerfile`
      FROM acme/base
      RUN --mount=type=secret,id=npmrc,required=true export NPM_CONFIG_USERCONFIG=/run/secrets/npmrc && npm ci
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "stage copies it on",
    code: dockerfile`
      FROM debian AS a
      COPY id_rsa /k/id_rsa
      FROM debian
      COPY --from=a /k/id_rsa /root/.ssh/id_rsa
    `,
    output: dockerfile`
      FROM debian AS a
      FROM debian
    `,
    handover: ["run --volume ./id_rsa:/root/.ssh/id_rsa:ro"],
  },
  {
    name: "stages that copy it on, and read it",
    code: dockerfile`
      FROM debian AS keys
      WORKDIR /k
      COPY deploy/id_rsa known_hosts ./
      RUN chmod 600 id_rsa
      FROM keys AS more
      RUN ssh-keygen -y -f /k/id_rsa > /k/id_rsa.pub
      FROM alpine AS fetch
      COPY --from=more --chown=root /k/id_rsa /k/known_hosts /root/.ssh/
      RUN git clone git@github.com:a/b.git /b && rm /root/.ssh/id_rsa
      FROM alpine
      USER app
      COPY --from=fetch /b /b
      COPY --from=0 /k/id_rsa /home/app/.ssh/id_rsa
      RUN git -C /b pull
    `,
    output: dockerfile`
      FROM debian AS keys
      WORKDIR /k
      COPY known_hosts ./
      FROM keys AS more
      RUN --mount=type=secret,id=id_rsa,target=/k/id_rsa,required=true ssh-keygen -y -f /k/id_rsa > /k/id_rsa.pub
      FROM alpine AS fetch
      COPY --from=more --chown=root /k/known_hosts /root/.ssh/
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@github.com:a/b.git /b
      FROM alpine
      USER app
      COPY --from=fetch /b /b
      RUN --mount=type=secret,id=id_rsa,target=/home/app/.ssh/id_rsa,mode=0444,required=true git -C /b pull
    `,
    handover: ["build --secret id=id_rsa,src=deploy/id_rsa"],
  },
  ...[
    "COPY --from=keys /k /root/.ssh",
    "COPY --from=keys /k/id_* /root/.ssh/",
    "RUN --mount=type=bind,from=keys,source=/k,target=/root/.ssh git clone git@github.com:a/b.git /b",
  ].map((taking): FixCase => ({
    name: `a stage that takes it among others: ${taking}`,
    code: `FROM debian AS keys\nCOPY id_rsa /k/id_rsa\nFROM alpine\n${taking}\n`,
  })),
  {
    name: "chown over the whole directory",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      RUN npm ci && chown -R node /app
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=npmrc,required=true export NPM_CONFIG_USERCONFIG=/run/secrets/npmrc && npm ci && chown -R node /app
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "rm in a heredoc",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      RUN <<EOF
      set -e
      npm ci
      # gone
      rm .npmrc
      echo done
      EOF
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true <<EOF
      set -e
      npm ci
      # gone
      echo done
      EOF
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "rm in a condition",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY .npmrc .
      RUN npm ci; if [ -n "\$X" ]; then rm .npmrc; fi
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci; if [ -n "\$X" ]; then :; fi
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "the JSON form",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY ["package.json", ".npmrc", "./"]
      RUN ["npm", "ci"]
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY ["package.json", "./"]
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true ["npm", "ci"]
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "the whole context",
    files: {
      ".env": dockerfile`
        API_TOKEN=${canary}
      `,
      "app.js": "x",
      "sub/.env": dockerfile`
        DB_PASSWORD=${password}
      `,
    },
    code: dockerfile`
      FROM node:22
      COPY . .
    `,
    others: {
      ".dockerignore": dockerfile`
        **/.env
      `,
    },
    handover: ["run --volume ./.env:/.env:ro", "run --volume ./sub/.env:/sub/.env:ro"],
  },
  {
    name: "clean twin: a context that another stage has, and the container does not",
    files: { ".env": `API_TOKEN=${canary}`, "app.js": "x" },
    code: dockerfile`
      FROM node:22 AS build
      WORKDIR /app
      COPY . .
      FROM node:22
      COPY --from=build /app/app.js /app.js
    `,
    config: "strict",
    others: { ".dockerignore": "**/.env\n" },
  },
  {
    name: "whole context, ignore file without final newline",
    files: {
      ".env": dockerfile`
        API_TOKEN=${canary}
      `,
      ".dockerignore": "node_modules",
    },
    code: dockerfile`
      FROM node:22
      COPY . .
    `,
    others: {
      ".dockerignore": dockerfile`
        node_modules
        **/.env
      `,
    },
    handover: ["run --volume ./.env:/.env:ro"],
  },
  ...["docker/worker.Dockerfile", "Dockerfile.dev"].map((other): FixCase => ({
    name: `another Dockerfile of the same context asks for it: ${other}`,
    files: {
      ".env": `API_TOKEN=${canary}`,
      "app.js": "x",
      [other]: "FROM node:22\nCOPY app.js /app/\nRUN --mount=type=bind,source=.env,target=/e node app.js\n",
      ".dockerignore": "Dockerfile*",
    },
    code: dockerfile`
      FROM node:22
      COPY . .
    `,
  })),
  {
    name: "another Dockerfile asks for its own, or has its own ignore file",
    files: {
      ".env": `API_TOKEN=${canary}`,
      "app.js": "x",
      "api/.env": "MODE=x",
      "api/Dockerfile": "FROM node:22\nCOPY .env /x/\n",
      "Dockerfile.dev": "FROM node:22\nCOPY .env app.js /x/\n",
      "Dockerfile.dev.dockerignore": "node_modules",
    },
    code: dockerfile`
      FROM node:22
      COPY . .
    `,
    others: { ".dockerignore": "**/.env\n" },
    handover: ["run --volume ./.env:/.env:ro"],
  },
  {
    name: "a pattern that would match nothing",
    files: { "tls/server.key": privateKey, "tls/x.crt": "x", "app.js": "x" },
    code: dockerfile`
      FROM nginx
      COPY tls/*.key /etc/nginx/
      COPY tls/* /tls/
    `,
  },
  {
    name: "ignored but asked for",
    files: {
      ".env": dockerfile`
        API_TOKEN=${canary}
      `,
    },
    code: dockerfile`
      FROM node:22
      COPY . .
      COPY .env /x/.env
    `,
    output: dockerfile`
      FROM node:22
      COPY . .
    `,
    others: {
      ".dockerignore": dockerfile`
        **/.env
      `,
    },
    handover: ["run --volume ./.env:/x/.env:ro", "run --volume ./.env:/.env:ro"],
  },
  {
    name: "context with npmrc that npm reads",
    files: {
      ".npmrc": dockerfile`
        //r/:_authToken=${canary}
      `,
      "a.js": "",
    },
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN npm ci
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
    `,
    others: {
      ".dockerignore": dockerfile`
        **/.npmrc
      `,
    },
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "a .ssh that the workspace does not have",
    code: dockerfile`
      FROM debian
      COPY .ssh /root/.ssh
      RUN chmod -R 600 /root/.ssh && ssh-keyscan github.com >> /etc/ssh/ssh_known_hosts
      RUN git clone git@github.com:a/b.git && rm -rf /root/.ssh
    `,
    output: dockerfile`
      FROM debian
      RUN ssh-keyscan github.com >> /etc/ssh/ssh_known_hosts
      RUN --mount=type=ssh git clone git@github.com:a/b.git
    `,
    handover: ["build --ssh default"],
  },
  {
    name: "a .ssh that the workspace has",
    files: {
      ".ssh/id_ed25519": privateKey,
      ".ssh/config": dockerfile`
        Host *
      `,
    },
    code: dockerfile`
      FROM debian
      COPY .ssh /root/.ssh
      RUN git clone git@github.com:a/b.git
    `,
    output: dockerfile`
      FROM debian
      COPY .ssh /root/.ssh
      RUN --mount=type=secret,id=id_ed25519,target=/root/.ssh/id_ed25519,required=true git clone git@github.com:a/b.git
    `,
    others: {
      ".dockerignore": dockerfile`
        **/id_ed25519
      `,
    },
    handover: ["build --secret id=id_ed25519,src=.ssh/id_ed25519"],
  },
  ...([
    ["composer:2", "/app"], ["php:8.3-apache", "/var/www/html"], ["php:fpm", "/var/www/html"], ["php:8.3", ""], ["php:8.3-cli-alpine", ""],
  ] as const).map(([image, directory]): FixCase => ({
    name: `where the working directory of ${image} is`,
    files: { "auth.json": `{"http-basic":{"r.example.com":{"username":"ci","password":"${canary}"}}}`, "composer.json": "{}" },
    code: `FROM ${image}\nCOPY auth.json composer.json ./\nRUN composer install && rm -f auth.json\n`,
    output: `FROM ${image}\nCOPY composer.json ./\nRUN --mount=type=secret,id=auth_json,target=${directory}/auth.json,required=true composer install\n`,
    handover: ["build --secret id=auth_json,src=auth.json"],
  })),
  ...[{ count: 50, isOffered: true }, { count: 51, isOffered: false }].map(({ count, isOffered }): FixCase => {
    const names = Array.from({ length: count }, (_, i) => `d${i}/.npmrc`).sort();
    return {
      name: `${count} files of a context`,
      files: Object.fromEntries(names.map((name) => [name, `//r.example.com/:_authToken=${canary}\n`])),
      code: "FROM node:22\nCOPY . /app\n",
      ...(isOffered && { others: { ".dockerignore": "**/.npmrc\n" }, handover: names.map((name) => `run --volume ./${name}:/app/${name}:ro`) }),
    };
  }),
  {
    name: "a file that the workspace does not have, and a COPY of everything that brings it again",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json .npmrc ./
      RUN npm ci
      COPY . .
    `,
    output: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
      COPY . .
    `,
    others: { ".dockerignore": "**/.npmrc\n" },
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "in two stages, one of which has it by everything alone",
    files: { ".dockerignore": "node_modules" },
    code: dockerfile`
      FROM node:22 AS deps
      WORKDIR /deps
      COPY package.json .npmrc ./
      RUN npm ci
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN npm ci
    `,
    output: dockerfile`
      FROM node:22 AS deps
      WORKDIR /deps
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/deps/.npmrc,required=true npm ci
      FROM node:22
      WORKDIR /app
      COPY . .
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
    `,
    others: { ".dockerignore": "node_modules\n**/.npmrc\n" },
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "by its name in two stages: the last to go lets the ignore file leave it out",
    code: dockerfile`
      FROM debian AS a
      COPY id_rsa /root/.ssh/id_rsa
      RUN git clone git@git.example.com:a/b.git
      FROM debian
      COPY id_rsa /root/.ssh/id_rsa
      ADD . /app/
      RUN git clone git@git.example.com:a/c.git
    `,
    output: dockerfile`
      FROM debian AS a
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@git.example.com:a/b.git
      FROM debian
      ADD . /app/
      RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa,required=true git clone git@git.example.com:a/c.git
    `,
    others: { ".dockerignore": "**/id_rsa\n" },
    handover: ["build --secret id=id_rsa,src=id_rsa"],
  },
  {
    name: "a file that everything brings again, in a working directory that only the image knows",
    code: "FROM acme/node\nCOPY .npmrc ./\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY --chown=node . .\n",
    output: "FROM acme/node\nCOPY package*.json ./\nRUN --mount=type=secret,id=npmrc,required=true export NPM_CONFIG_USERCONFIG=/run/secrets/npmrc && npm ci --omit=dev\nCOPY --chown=node . .\n",
    others: { ".dockerignore": "**/.npmrc\n" },
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "clean twin: an ignore file would keep it from another Dockerfile",
    files: { "Dockerfile.ci": "FROM scratch\nCOPY .npmrc /\n" },
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      COPY package.json .npmrc ./
      RUN npm ci
      COPY . .
    `,
  },
  {
    name: "clean twin: other directories, without it, and a copy that excludes it",
    code: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      WORKDIR /app
      COPY package.json .npmrc ./
      RUN npm ci
      COPY src/ src/
      COPY *.md docs/
      COPY --exclude=.npmrc . .
    `,
    output: dockerfile`
      # syntax=docker/dockerfile:1
      FROM node:22
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,required=true npm ci
      COPY src/ src/
      COPY *.md docs/
      COPY --exclude=.npmrc . .
    `,
    handover: ["build --secret id=npmrc,src=.npmrc"],
  },
  {
    name: "a stage that takes it with its working directory, and one that takes it on",
    code: dockerfile`
      FROM node:22 AS deps
      WORKDIR /app
      COPY package.json .env ./
      RUN npm ci && npm run build
      FROM node:22 AS pruned
      COPY --from=deps /app /pruned
      FROM node:22-slim
      COPY --from=pruned /pruned /srv
      CMD ["node", "/srv/server.js"]
    `,
    output: dockerfile`
      FROM node:22 AS deps
      WORKDIR /app
      COPY package.json ./
      RUN --mount=type=secret,id=env,target=/app/.env,required=true npm ci && npm run build
      FROM node:22 AS pruned
      COPY --from=deps /app /pruned
      FROM node:22-slim
      COPY --from=pruned /pruned /srv
      CMD ["node", "/srv/server.js"]
    `,
    handover: ["build --secret id=env,src=.env", "run --volume ./.env:/srv/.env:ro"],
  },
  ...[
    { name: "a directory that nothing else makes", stage: "COPY .npmrc /app/\nRUN npm ci --prefix /app", last: "COPY --from=a /app /app" },
    { name: "a RUN that reads it there", stage: "WORKDIR /app\nCOPY .npmrc package.json ./\nRUN npm ci", last: "WORKDIR /app\nCOPY --from=a /app /app\nRUN npm prune" },
    { name: "a stage that takes it on by its own path", stage: "WORKDIR /app\nCOPY .npmrc package.json ./\nRUN npm ci", last: "COPY --from=a /app /b\nFROM node:22\nCOPY --from=1 /b/.npmrc /c/" },
  ].map(({ name, stage, last }): FixCase => ({
    name: `clean twin: a stage that takes it with a directory, and ${name}`,
    code: `FROM node:22 AS a\n${stage}\nFROM node:22\n${last}\n`,
  })),
]));
