import { tarOf, tgzOf, zipOf } from "../archives.ts";
import { dockerfile } from "./dockerfile.ts";
import { canary, password, privateKey } from "./made-up.ts";
import { runCases } from "./run-cases.ts";

const npmrc = `//registry.example.com/:_authToken=${canary}\n`;
const settings = `[database]\npassword = ${password}\n`;

/** A COPY, the file that a command takes for a key, and where in the source it lies; null where nothing tells that it is of that source. */
const keysInDirectories: readonly (readonly [copy: string, used: string, file: string | null])[] = [
  ["COPY conf/*.txt /app/", "/app/a.txt", "conf/a.txt"],
  ["COPY conf/* /app/", "/app/a.txt", "conf/a.txt"],
  ["COPY keys /root/keys/", "/root/keys/a", "keys/a"],
  ["COPY keys /root/keys", "/root/keys/a", "keys/a"],
  ["COPY keys /x/", "/x/keys/a", "keys/a"],
  ["COPY keys/* /x/", "/x/keys/a", "keys/keys/a"],
  ["COPY conf/k*.txt /app/", "/app/kb.txt", null],
  ["COPY keys /root/", "/root/a", null],
  ["COPY keys /", "/a", null],
  ["COPY a.d keys /x/", "/x/a", null],
  ["COPY keys.d /x/", "/x/a", null],
];

runCases("no-secret-copy", [
  {
    name: "a heredoc that goes into a directory which images have",
    code: dockerfile`
      FROM alpine
      COPY <<.pgpass /etc
      db:5432:app:app:${canary}
      .pgpass
    `,
    findings: [{ line: 3, column: 17, text: canary, messageId: "imageLayer", says: "/etc/.pgpass" }],
  },
  {
    name: "a variable that a heredoc without its tabs makes the token of a file, and one that it does not",
    code: "FROM alpine\nARG NAME\nARG CFG\nCOPY <<-EOF /root/.npmrc\n\temail=${NAME}@example.com\n\t//registry.example.com/:_authToken=${CFG}\n\tEOF\n",
    findings: [
      { rule: "no-secret-arg", line: 3, column: 5, text: "CFG", messageId: "imageHistory" },
      { line: 6, column: 37, text: "${CFG}", messageId: "imageLayer" },
    ],
  },
  {
    name: "a heredoc that becomes a file of another name",
    code: dockerfile`
      FROM scratch
      COPY <<.pgpass /etc/hosts.txt
      db:5432:app:app:${canary}
      .pgpass
    `,
    findings: [],
  },
  {
    name: "a file beside others in a directory which images have",
    code: dockerfile`
      FROM alpine
      COPY .env /opt
      COPY run.sh /opt
    `,
    findings: [{ line: 2, column: 6, text: ".env", messageId: "imageLayer" }],
  },
  {
    name: "a credential file by its name, where the workspace has none",
    code: dockerfile`
      FROM alpine
      COPY id_rsa /root/.ssh/id_rsa
    `,
    findings: [{ line: 2, column: 6, text: "id_rsa", messageId: "imageLayer", says: "docker save" }],
  },
  {
    name: "a file that is put where a credential stands",
    code: dockerfile`
      FROM alpine
      COPY npm.conf /root/.npmrc
      COPY cluster.yaml /root/.kube/config
      COPY env.example /app/.env
      COPY login /root/.ssh/
    `,
    findings: [
      { line: 2, column: 6, text: "npm.conf", messageId: "imageLayer" },
      { line: 3, column: 6, text: "cluster.yaml", messageId: "imageLayer" },
    ],
  },
  {
    name: "a file that a command or a variable takes for a credential",
    code: dockerfile`
      FROM alpine
      ENV KUBECONFIG=/etc/cluster
      COPY cluster.yaml /etc/cluster
      COPY account.json server.bin deploy /app/
      RUN gcloud auth activate-service-account --key-file=/app/account.json
      RUN cd /app && ssh -i deploy git@example.com true
      RUN DB_PASSWORD_FILE=/app/server.bin ./migrate
    `,
    findings: [
      { line: 3, column: 6, text: "cluster.yaml", messageId: "imageLayer" },
      { line: 4, column: 6, text: "account.json", messageId: "imageLayer" },
      { line: 4, column: 19, text: "server.bin", messageId: "imageLayer" },
      { line: 4, column: 30, text: "deploy", messageId: "imageLayer" },
    ],
  },
  {
    name: "a file of a copied directory that a RUN puts where a credential stands, if no program may have made it",
    code: dockerfile`
      FROM alpine
      COPY . /opt/app
      RUN mkdir -p ~/.aws && cp -f /opt/app/credentials ~/.aws && cp /opt/app/docs/login.pub ~/.ssh/
    `,
    findings: [{ line: 2, column: 6, text: ".", messageId: "imageLayer", says: "credentials" }],
  },
  {
    name: "a file of a copied directory that a program may have made, or that everybody may read",
    code: dockerfile`
      FROM alpine
      COPY . /opt/app
      RUN cp /opt/app/npmrc.example ~/.npmrc
      RUN /opt/app/generate
      RUN cp /opt/app/tls/server.key /etc/nginx/
    `,
    findings: [],
  },
  {
    name: "a key out of an image that a stage only names",
    code: dockerfile`
      FROM example/certs AS certs
      FROM alpine AS builder
      RUN apk add ca-certificates
      FROM nginx
      COPY --from=certs /etc/ssl/server-key.pem /etc/nginx/privkey.pem
      COPY --from=certs /etc/ssl/server.crt /etc/ssl/cert.pem /etc/nginx/
      COPY --from=builder /etc/ssl/private/a.key /etc/nginx/a.key
    `,
    findings: [{ line: 5, column: 19, text: "/etc/ssl/server-key.pem", messageId: "imageLayer" }],
  },
  {
    name: "a file at the path that is the working directory afterwards",
    code: dockerfile`
      FROM alpine
      COPY id_rsa /app
      WORKDIR /app
      RUN make
    `,
    findings: [{ line: 2, column: 6, text: "id_rsa", messageId: "imageLayer" }],
  },
  {
    name: "a file whose text a command takes for a credential",
    code: dockerfile`
      FROM alpine
      COPY users rootpw tok bearer key other /app/
      RUN cat /app/users | chpasswd
      RUN mysql -uroot -p"$(cat /app/rootpw)" -e 'select 1'
      RUN cd /app && docker login -u me --password-stdin < tok
      RUN T=$(head -n1 /app/bearer) && curl -H "Authorization: Bearer $T" https://x.example.com
      RUN SIGNING_KEY="$(base64 /app/key)" make
      RUN while read -r name pass; do echo "$name:$pass" | chpasswd; done < /app/other
    `,
    findings: [
      { line: 2, column: 6, text: "users", messageId: "imageLayer" },
      { line: 2, column: 12, text: "rootpw", messageId: "imageLayer" },
      { line: 2, column: 19, text: "tok", messageId: "imageLayer" },
      { line: 2, column: 23, text: "bearer", messageId: "imageLayer" },
      { line: 2, column: 30, text: "key", messageId: "imageLayer" },
      { line: 2, column: 34, text: "other", messageId: "imageLayer" },
    ],
  },
  {
    name: "a file that is put where a credential stands by a command",
    code: dockerfile`
      FROM alpine
      COPY deploy token login /tmp/
      RUN cat /tmp/deploy > /root/.ssh/id_rsa
      RUN install -m 600 /tmp/token /root/.vault-token
      RUN cp /tmp/login /root/.docker/config.json
    `,
    findings: [
      { line: 2, column: 6, text: "deploy", messageId: "imageLayer" },
      { line: 2, column: 13, text: "token", messageId: "imageLayer" },
      { line: 2, column: 19, text: "login", messageId: "imageLayer" },
    ],
  },
  {
    name: "one of several files that end alike",
    code: dockerfile`
      FROM alpine
      COPY *.txt conf/*.json /
      RUN smbpasswd -sa root < users.txt
      RUN gcloud auth activate-service-account --key-file=/account.json
    `,
    findings: [
      { line: 2, column: 6, text: "*.txt", messageId: "imageLayer", says: "users.txt stays" },
      { line: 2, column: 12, text: "conf/*.json", messageId: "imageLayer", says: "conf/account.json stays" },
    ],
  },
  {
    name: "files whose text commands read for other ends",
    code: dockerfile`
      FROM alpine
      COPY packages version me.pub npmrc.tpl box.bin login.example.json dump.sql made app.conf /tmp/
      RUN xargs apt-get install -y < /tmp/packages && VERSION=$(cat /tmp/version) TOKEN_TTL=$(cat /tmp/version) make
      RUN cat /tmp/me.pub >> /root/.ssh/authorized_keys && SSH_KEY="$(cat /tmp/me.pub)" make
      RUN envsubst < /tmp/npmrc.tpl > /root/.npmrc && sed "s/x/$X/" /tmp/npmrc.tpl > /root/.netrc
      RUN openssl enc -d -aes256 -in /tmp/box.bin -pass env:K | docker login -u me --password-stdin
      RUN cp /tmp/login.example.json /root/.docker/config.json && mysql app < /tmp/dump.sql
      RUN generate > /tmp/made && chpasswd < /tmp/made
      RUN cat /tmp/app.conf | patch -p1 && cp /tmp/app.conf /etc/ && mv /tmp/version /etc/nginx/version
    `,
    findings: [],
  },
  {
    name: "a directory, one of whose files a command takes for a credential",
    code: dockerfile`
      FROM alpine
      COPY ci/certs /root/certs
      COPY ci/backup /root/backup/
      COPY ci/sync /root/sync
      ENV GIT_SSH_COMMAND="ssh -i /root/sync/id"
      RUN env GIT_SSH_COMMAND='ssh -i /root/certs/deploy -o "UserKnownHostsFile /root/hosts"' git clone git@example.com:app.git
      RUN ssh-agent sh -c 'ssh-add /root/backup/key && git clone git@example.com:app.git'
    `,
    findings: [
      { line: 2, column: 6, text: "ci/certs", messageId: "imageLayer", says: "ci/certs/deploy" },
      { line: 3, column: 6, text: "ci/backup", messageId: "imageLayer", says: "ci/backup/key" },
      { line: 4, column: 6, text: "ci/sync", messageId: "imageLayer", says: "ci/sync/id" },
    ],
  },
  {
    name: "a directory or pattern, one of whose keys is looked after",
    code: dockerfile`
      FROM alpine
      ENV HOME=/home/app
      COPY ssh/* $HOME/.ssh/
      COPY deploy /root/.ssh
      RUN apk add openssh && chmod 400 $HOME/.ssh/id_rsa && chown root:root /root/.ssh/id_ed25519
    `,
    findings: [
      { line: 3, column: 6, text: "ssh/*", messageId: "imageLayer", says: "ssh/id_rsa" },
      { line: 4, column: 6, text: "deploy", messageId: "imageLayer", says: "deploy/id_ed25519" },
    ],
  },
  {
    name: "a directory, of which nothing private is looked after, or what a program may have made",
    code: dockerfile`
      FROM alpine
      COPY ssh/* /home/app/.ssh/
      COPY deploy /root/.ssh
      RUN chmod 600 /home/app/.ssh/authorized_keys /home/app/.ssh/config
      RUN /usr/local/bin/enrol && chmod 600 /root/.ssh/id_rsa
      RUN ssh-keygen -q -N '' -f /root/.ssh/id_dsa && chmod 600 /root/.ssh/id_dsa && rm /root/.ssh/id_dsa
    `,
    findings: [],
  },
  {
    name: "a directory, where something else puts the file that is used",
    code: dockerfile`
      FROM alpine
      COPY ci/certs /root/certs
      RUN --mount=type=secret,id=key,target=/root/certs/deploy ssh -i /root/certs/deploy example.com true
      RUN ssh-keygen -q -N '' -f /root/certs/fresh && ssh -i /root/certs/fresh example.com true && rm /root/certs/fresh
      RUN ssh -F /root/certs/config -i /root/.ssh/id example.com true
    `,
    findings: [],
  },
  {
    name: "a mounted key is used, and what was copied is another file",
    code: dockerfile`
      FROM alpine
      ENV SSL_CERT_FILE=/app/site.pem
      COPY deploy.sh site.pem /app/
      RUN --mount=type=secret,id=key,target=/app/key ssh -i /app/key git@example.com /app/deploy.sh
    `,
    findings: [],
  },
  {
    name: "a file by its content, whatever it is called",
    code: dockerfile`
      FROM alpine
      COPY deploy/app.ini /etc/app.ini
    `,
    files: { "deploy/app.ini": settings },
    findings: [{ line: 2, column: 6, text: "deploy/app.ini", messageId: "imageLayer" }],
  },
  {
    name: "one of several sources",
    code: dockerfile`
      FROM alpine
      COPY package.json .npmrc ./
      RUN npm ci
    `,
    files: { "package.json": "{}", ".npmrc": npmrc },
    findings: [{ line: 2, column: 19, text: ".npmrc", messageId: "imageLayer", says: "target=/.npmrc" }],
  },
  {
    name: "the exec form, a tail in quotes and ADD",
    code: dockerfile`
      FROM alpine
      COPY ["deploy/id_ed25519", "/root/.ssh/"]
      ADD server.pfx /etc/
    `,
    findings: [
      { line: 2, column: 7, text: "\"deploy/id_ed25519\"", messageId: "imageLayer" },
      { line: 3, column: 5, text: "server.pfx", messageId: "imageLayer" },
    ],
  },
  {
    name: "a directory that holds one (D03)",
    code: dockerfile`
      FROM alpine
      COPY config /etc/app
    `,
    files: { "config/app.yml": "port: 80\n", "config/tls/server.key": privateKey },
    findings: [{ line: 2, column: 6, text: "config", messageId: "imageLayer", says: "config/tls/server.key" }],
  },
  {
    name: "a glob (D13)",
    code: dockerfile`
      FROM alpine
      COPY conf/*.ini /etc/app/
    `,
    files: { "conf/a.ini": "port = 80\n", "conf/b.ini": settings },
    findings: [{ line: 2, column: 6, text: "conf/*.ini", messageId: "imageLayer", says: "conf/b.ini" }],
  },
  {
    name: "an archive of one (D16)",
    code: dockerfile`
      FROM alpine
      ADD id_rsa.tar.gz /root/.ssh/
    `,
    findings: [{ line: 2, column: 5, text: "id_rsa.tar.gz", messageId: "imageLayer" }],
  },
  {
    name: "a file in an archive, packed or not (D16)",
    code: dockerfile`
      FROM alpine
      COPY app.tgz /srv/
      COPY keys.tar /srv/
      COPY site.zip /srv/
    `,
    files: { "app.tgz": tgzOf({ ".npmrc": npmrc, "app.js": "" }), "keys.tar": tarOf({ "tls/server.key": privateKey, ".env": `DB_PASSWORD=${password}\n` }), "site.zip": zipOf({ "conf/site.ini": settings }) },
    findings: [
      { line: 2, column: 6, text: "app.tgz", messageId: "imageLayer", says: ".npmrc in app.tgz stays", suggestions: [] },
      { line: 3, column: 6, text: "keys.tar", messageId: "imageLayer", says: "tls/server.key in keys.tar (and 1 more) stay", suggestions: [] },
      { line: 4, column: 6, text: "site.zip", messageId: "imageLayer", says: "Pack site.zip without it" },
    ],
  },
  {
    name: "a file in an archive that ADD unpacks, in one of a pattern, in one of the whole context",
    code: dockerfile`
      FROM alpine
      ADD dist/*.tar.gz /opt/
      ADD --unpack=false dist/app.tar.gz /packed/
      COPY . /src/
    `,
    files: { "dist/app.tar.gz": tgzOf({ "app/.env": `DB_PASSWORD=${password}\n` }) },
    findings: [
      { line: 2, column: 5, text: "dist/*.tar.gz", messageId: "imageLayer", says: "app/.env in dist/app.tar.gz" },
      { line: 3, column: 20, text: "dist/app.tar.gz", messageId: "imageLayer", says: "app/.env in dist/app.tar.gz" },
      { line: 4, column: 6, text: ".", messageId: "imageLayer", says: "app/.env in dist/app.tar.gz", suggestions: [] },
    ],
  },
  {
    name: "a file that ADD unpacks in another stage and COPY --from takes",
    code: dockerfile`
      FROM alpine AS unpacked
      ADD app.tar.gz /srv
      FROM alpine
      COPY --from=unpacked /srv/conf /etc/app
      COPY --from=unpacked /srv/bin /usr/local/bin
    `,
    files: { "app.tar.gz": tgzOf({ "conf/app.ini": settings, "bin/app": "" }) },
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 5, text: "app.tar.gz", messageId: "cacheExported" },
      { line: 4, column: 22, text: "/srv/conf", messageId: "imageLayer" },
    ],
  },
  {
    name: "archives without a credential: settings that refer to one, ports, public keys, examples, packages of others, a whole file system's",
    code: dockerfile`
      FROM alpine
      ADD app.tar.gz /srv/
      COPY id_rsa.tgz site.zip rootfs.tar ./
    `,
    files: {
      "app.tar.gz": tgzOf({
        ".env": "PORT=3000\n", ".npmrc": "//registry.example.com/:_authToken=${NPM_TOKEN}\n", "tls/ca.crt": "x", "test/server.key": privateKey,
        "node_modules/a/config.json": JSON.stringify({ password }), "._.env": "\0", "._server.key": "\0",
      }),
      "id_rsa.tgz": tgzOf({ "id_rsa.pub": "ssh-rsa AAAAB3Nz me@example.com\n" }),
      "site.zip": zipOf({ "config.ini": "password = changeme\n" }),
      "rootfs.tar": tarOf({ "usr/share/doc/app/server.key": privateKey, "usr/lib/python3/dist-packages/a.ini": settings, "etc/ssl/openssl.cnf": "# input_password = secret\n" }),
    },
    findings: [],
  },
  {
    name: "archives that cannot be read count by their names",
    code: dockerfile`
      FROM alpine
      COPY app.tgz id_rsa.tar.gz /srv/
    `,
    files: { "app.tgz": "no archive", "id_rsa.tar.gz": tgzOf({ id_rsa: privateKey }).subarray(0, 60) },
    findings: [{ line: 2, column: 14, text: "id_rsa.tar.gz", messageId: "imageLayer" }],
  },
  {
    name: "archives that the .dockerignore keeps back, that the settings allow, that an instruction only mounts",
    code: dockerfile`
      FROM alpine
      COPY . /src/
      COPY fixtures.tgz keys.tgz /srv/
      RUN --mount=type=bind,source=app.tgz,target=/app.tgz tar -xzf /app.tgz app.js
    `,
    files: {
      ".dockerignore": "*.tar\n", "old.tar": tarOf({ ".npmrc": npmrc }), "app.tgz": tgzOf({ "app.js": "" }),
      "fixtures.tgz": tgzOf({ ".npmrc": npmrc }), "keys.tgz": tgzOf({ "dev.key": privateKey }),
    },
    settings: { allow: { files: ["fixtures.tgz", "**/dev.key"] } },
    findings: [],
  },
  {
    name: "the whole context, with how many there are",
    code: dockerfile`
      FROM alpine
      COPY . .
    `,
    files: { "server.key": privateKey, "api/.env": `DB_PASSWORD=${password}\n`, "index.js": "" },
    findings: [{ line: 2, column: 6, text: ".", messageId: "imageLayer", says: "(and 1 more)" }],
  },
  {
    name: ".env in the .dockerignore means the one at the root",
    code: dockerfile`
      FROM alpine
      COPY . .
    `,
    files: { ".dockerignore": ".env\n", ".env": `DB_PASSWORD=${password}\n`, "api/.env": `DB_PASSWORD=${password}\n` },
    findings: [{ line: 2, column: 6, text: ".", messageId: "imageLayer", says: "api/.env" }],
  },
  {
    name: "an exception lets it in again",
    code: dockerfile`
      FROM alpine
      COPY . .
    `,
    files: { ".dockerignore": "**/.env\n!api/.env\n", "api/.env": `DB_PASSWORD=${password}\n` },
    findings: [{ line: 2, column: 6, text: ".", messageId: "imageLayer" }],
  },
  {
    name: "an ignore file of the Dockerfile's own replaces .dockerignore, even when it is empty",
    code: dockerfile`
      FROM alpine
      COPY . .
    `,
    files: { ".dockerignore": "**/.env\n", "Dockerfile.dockerignore": "", ".env": `DB_PASSWORD=${password}\n` },
    findings: [{ line: 2, column: 6, text: ".", messageId: "imageLayer", says: "to Dockerfile.dockerignore" }],
  },
  {
    name: "the classic builder does not know the ignore file of a Dockerfile",
    code: dockerfile`
      FROM alpine
      COPY . .
    `,
    files: { ".dockerignore": "", "Dockerfile.dockerignore": "**/.env\n", ".env": `DB_PASSWORD=${password}\n` },
    settings: { builder: "classic" },
    findings: [{ line: 2, column: 6, text: ".", messageId: "imageLayer", says: "to .dockerignore" }],
  },
  {
    name: "--exclude is relative to the source's root",
    code: dockerfile`
      FROM alpine
      COPY --exclude=.env . /app/
    `,
    files: { ".env": `DB_PASSWORD=${password}\n`, "api/.env": `DB_PASSWORD=${password}\n` },
    findings: [{ line: 2, column: 21, text: ".", messageId: "imageLayer", says: "api/.env" }],
  },
  {
    name: "--exclude of COPY --from keeps back what it names, and nothing else",
    code: dockerfile`
      FROM node:22 AS build
      COPY .npmrc /root/.npmrc
      FROM alpine
      COPY --from=build --exclude=*.md /root /other
      COPY --from=build --exclude=.npmrc /root /clean
      COPY --from=build --exclude=.npmrc /root/.npmrc /named
    `,
    files: { ".npmrc": `//registry.example.com/:_authToken=${canary}\n` },
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 6, text: ".npmrc", messageId: "cacheExported" },
      { line: 4, column: 34, text: "/root", messageId: "imageLayer" },
      { line: 6, column: 36, text: "/root/.npmrc", messageId: "imageLayer" },
    ],
  },
  {
    name: "the Dockerfile of another service, with a literal in it (D34)",
    code: dockerfile`
      FROM alpine
      COPY . .
    `,
    files: { "worker/Dockerfile": `FROM alpine\nENV API_KEY=${canary}\n` },
    findings: [{ line: 2, column: 6, text: ".", messageId: "imageLayer", says: "worker/Dockerfile" }],
  },
  {
    name: "a COPY heredoc (D22)",
    code: dockerfile`
      FROM alpine
      COPY <<EOF /etc/app.ini
      [database]
      host = db
      password = ${password}
      EOF
    `,
    findings: [{ line: 5, column: 12, text: password, messageId: "imageLayer" }],
  },
  {
    name: "a COPY heredoc that expands an argument",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN
      COPY <<EOF /root/.npmrc
      //registry.example.com/:_authToken=\${NPM_TOKEN}
      EOF
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" },
      { line: 4, column: 36, text: "${NPM_TOKEN}", messageId: "imageLayer" },
    ],
  },
  {
    name: "COPY --from of a path that covers the file (D07)",
    code: dockerfile`
      FROM alpine AS build
      COPY .npmrc /app/.npmrc
      RUN npm ci
      FROM alpine
      COPY --from=build /app /app
    `,
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 6, text: ".npmrc", messageId: "cacheExported" },
      { line: 5, column: 19, text: "/app", messageId: "imageLayer", says: "stage build" },
    ],
  },
  {
    name: "COPY --from of a directory in which a RUN wrote one",
    code: dockerfile`
      FROM alpine AS build
      RUN --mount=type=secret,id=token cp /run/secrets/token /app/token
      FROM alpine
      COPY --from=0 /app/ /srv/
    `,
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 34, text: "cp /run/secrets/token /app/token", messageId: "cacheExported" },
      { line: 4, column: 15, text: "/app/", messageId: "imageLayer" },
    ],
  },
  {
    name: "COPY --from with a glob",
    code: dockerfile`
      FROM alpine AS build
      COPY server.key /keys/server.key
      FROM alpine
      COPY --from=build /keys/*.key /etc/
    `,
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 6, text: "server.key", messageId: "cacheExported" },
      { line: 4, column: 19, text: "/keys/*.key", messageId: "imageLayer" },
    ],
  },
  {
    name: "COPY --from through two stages, where the file was moved",
    code: dockerfile`
      FROM alpine AS one
      COPY server.key /a/server.key
      RUN mv /a/server.key /b/tls.key
      FROM alpine AS two
      COPY --from=one /b /c
      FROM alpine
      COPY --from=two /c/tls.key /etc/
    `,
    findings: [
      { rule: "no-secret-in-build", line: 2, column: 6, text: "server.key", messageId: "cacheExported" },
      { rule: "no-secret-in-build", line: 5, column: 17, text: "/b", messageId: "cacheExported" },
      { line: 7, column: 17, text: "/c/tls.key", messageId: "imageLayer" },
    ],
  },
  {
    name: "COPY --from of an image, by name",
    code: dockerfile`
      FROM alpine
      COPY --from=registry.example.com/keys:latest /id_rsa /root/.ssh/
    `,
    findings: [{ line: 2, column: 46, text: "/id_rsa", messageId: "imageLayer" }],
  },
  {
    name: "a name that an argument fills in",
    code: dockerfile`
      ARG STAGE=build
      FROM alpine AS build
      COPY .npmrc /app/
      FROM alpine AS base
      FROM \${STAGE}
    `,
    findings: [{ line: 3, column: 6, text: ".npmrc", messageId: "imageLayer" }],
  },
  {
    name: "the build context of a Dockerfile in a folder of its own",
    filename: "docker/Dockerfile",
    code: dockerfile`
      FROM alpine
      COPY conf/app.ini /etc/
    `,
    files: { "conf/app.ini": settings },
    findings: [{ line: 2, column: 6, text: "conf/app.ini", messageId: "imageLayer" }],
  },
  {
    name: "the setting context",
    filename: "build/web/Dockerfile",
    code: dockerfile`
      FROM alpine
      COPY . /srv
    `,
    files: { "site/app.ini": settings, "build/web/x": "" },
    settings: { context: "site" },
    findings: [{ line: 2, column: 6, text: ".", messageId: "imageLayer", says: "app.ini" }],
  },
]);

runCases("no-secret-copy", [
  {
    name: "its content tells that it holds only a reference (C19)",
    code: dockerfile`
      FROM alpine
      COPY .npmrc ./
    `,
    files: { ".npmrc": "//registry.example.com/:_authToken=${NPM_TOKEN}\n" },
    findings: [],
  },
  {
    name: "public keys, certificates and examples",
    code: dockerfile`
      FROM alpine
      COPY id_rsa.pub ca.crt .env.example fullchain.pem /etc/
    `,
    findings: [],
  },
  {
    name: "a directory without credentials",
    code: dockerfile`
      FROM alpine
      COPY config /etc/app
    `,
    files: { "config/app.yml": "port: 80\n", "secrets/db": password },
    findings: [],
  },
  {
    name: "a glob that passes it by",
    code: dockerfile`
      FROM alpine
      COPY conf/*.ini /etc/app/
    `,
    files: { "conf/a.ini": "port = 80\n", "conf/b.conf": settings, "conf/sub/c.ini": settings },
    findings: [],
  },
  {
    name: "the .dockerignore keeps all back",
    code: dockerfile`
      FROM alpine
      COPY . .
    `,
    files: { ".dockerignore": "**/.env\n**/*.key\n", ".env": `DB_PASSWORD=${password}\n`, "api/.env": `DB_PASSWORD=${password}\n`, "a/b/server.key": privateKey },
    findings: [],
  },
  {
    name: "an allow-list in the .dockerignore",
    code: dockerfile`
      FROM alpine
      COPY . .
    `,
    files: { ".dockerignore": "*\n!src\n", ".env": `DB_PASSWORD=${password}\n`, "src/index.js": "" },
    findings: [],
  },
  {
    name: "--exclude with two asterisks",
    code: dockerfile`
      FROM alpine
      COPY --exclude=**/.env . /app/
    `,
    files: { ".env": `DB_PASSWORD=${password}\n`, "api/.env": `DB_PASSWORD=${password}\n` },
    findings: [],
  },
  {
    name: "what the builder refuses to copy cannot leak",
    code: dockerfile`
      FROM alpine
      COPY .env /app/
    `,
    files: { ".dockerignore": ".env\n" },
    findings: [],
  },
  {
    name: "a heredoc with a file's path, a template and a quoted delimiter",
    code: dockerfile`
      FROM alpine
      ARG VERSION=1
      COPY <<EOF <<"TEMPLATE" /etc/app/
      version = \${VERSION}
      password_file = /run/secrets/db
      EOF
      password = \${DB_PASSWORD}
      TEMPLATE
    `,
    findings: [],
  },
  {
    name: "COPY --from beside the file (D06)",
    code: dockerfile`
      FROM alpine AS build
      COPY docs /app/docs
      RUN --mount=type=secret,id=token,required=true cp /run/secrets/token /tmp/token && ./build && rm /tmp/token
      FROM alpine
      COPY --from=build /app/docs /app
    `,
    findings: [],
  },
  {
    name: "COPY --from of a directory from which the file was deleted before (D09)",
    code: dockerfile`
      FROM alpine AS build
      COPY .npmrc /app/.npmrc
      RUN npm ci && rm /app/.npmrc
      FROM alpine
      COPY --from=build /app /app
    `,
    findings: [{ rule: "no-secret-in-build", line: 2, column: 6, text: ".npmrc", messageId: "cacheExported" }],
  },
  {
    name: "a heredoc is settings, whatever its kind: the whole of a secret's file, a login of its own form",
    code: dockerfile`
      FROM alpine
      COPY <<EOF /etc/app/authtoken.secret
      ${canary}
      EOF
      COPY <<EOF /etc/openvpn/auth.txt
      alice
      ${password}
      EOF
      COPY <<EOF /etc/snmp/snmpd.conf
      rocommunity public
      EOF
    `,
    findings: [
      { line: 3, column: 1, text: canary, messageId: "imageLayer" },
      { line: 7, column: 1, text: password, messageId: "imageLayer" },
    ],
  },
  {
    name: "the setting allow.files",
    code: dockerfile`
      FROM alpine
      COPY dev.key /etc/
      COPY . .
    `,
    files: { "dev.key": privateKey, "certs/test.key": privateKey },
    settings: { allow: { files: ["dev.key", "certs/**"] } },
    findings: [],
  },
  {
    name: "the setting files: false reads nothing, and judges by names",
    code: dockerfile`
      FROM alpine
      COPY app.ini /etc/
      COPY . .
      COPY id_rsa /root/.ssh/
    `,
    files: { "app.ini": settings, ".env": `DB_PASSWORD=${password}\n` },
    settings: { files: false },
    findings: [{ line: 4, column: 6, text: "id_rsa", messageId: "imageLayer" }],
  },
  {
    name: "a trigger copies out of the context of another build",
    code: dockerfile`
      FROM alpine
      ONBUILD COPY . .
      ONBUILD COPY app.ini .npmrc ./
    `,
    files: { "app.ini": settings },
    findings: [{ line: 3, column: 22, text: ".npmrc", messageId: "imageLayer" }],
  },
  {
    name: "heredocs that are put into a directory under names of their own",
    code: dockerfile`
      FROM alpine
      COPY <<.pgpass <<.netrc <<NOTES /root/
      db:5432:app:app:${password}
      .pgpass
      machine h login u password ${password}
      .netrc
      db:5432:app:app:${password}
      NOTES
      WORKDIR /srv
      COPY <<.pgpass .
      db:5432:app:app:${password}
      .pgpass
    `,
    findings: [
      { line: 3, column: 17, text: password, messageId: "imageLayer", says: ".pgpass stays" },
      { line: 5, column: 28, text: password, messageId: "imageLayer", says: "mount it at /root/.netrc" },
      { line: 11, column: 17, text: password, messageId: "imageLayer", says: "mount it at /srv/.pgpass" },
    ],
  },
  {
    name: "a heredoc without its tabs, and one of which nobody knows where it goes",
    code: `FROM alpine\nCOPY <<-END /srv/app.env\n\tDB_PASSWORD=${password}\nEND\nCOPY <<END $WHERE\nDB_PASSWORD=${password}\nEND\n`,
    findings: [
      { line: 3, column: 1, text: `\tDB_PASSWORD=${password}\n`, messageId: "imageLayer", says: "app.env stays" },
      { line: 6, column: 13, text: password, messageId: "imageLayer", says: "END stays" },
    ],
  },
  {
    name: "public keys by their place, by their name and by the command that reads them",
    code: dockerfile`
      FROM alpine
      COPY app.key /etc/apk/keys/
      COPY b.key /usr/share/keyrings/b.gpg
      COPY d.key e.key f.key /x/
      COPY a/g.key b/h.key /keys/
      COPY i.key /x/j.asc
      RUN gpg --import /x/d.key && apt-key add - < /x/e.key && rpm --import '/keys/*.key' && gpg --dearmor /tmp/j.asc
      COPY private.key /etc/apk/keys/
      COPY x.key xd.key server.key /x/
      RUN rpm --import keys/ser* && cat /x/xd.key
    `,
    findings: [
      { line: 4, column: 18, text: "f.key", messageId: "imageLayer" },
      { line: 8, column: 6, text: "private.key", messageId: "imageLayer" },
      { line: 9, column: 6, text: "x.key", messageId: "imageLayer" },
      { line: 9, column: 12, text: "xd.key", messageId: "imageLayer" },
    ],
  },
  {
    name: "what comes from another image goes by its own name alone, an archive by the one below its ending",
    code: dockerfile`
      FROM alpine
      COPY --from=registry.example.com/a id_rsa /x
      COPY --from=registry.example.com/a npm.conf /root/.npmrc
      COPY app.tar.gz id_rsa.tar /x/
      COPY id_rsa.txz npmrc.zip /x/
    `,
    findings: [
      { line: 2, column: 36, text: "id_rsa", messageId: "imageLayer", says: "out of registry.example.com/a" },
      { line: 4, column: 17, text: "id_rsa.tar", messageId: "imageLayer" },
      { line: 5, column: 6, text: "id_rsa.txz", messageId: "imageLayer" },
    ],
  },
  {
    name: "a directory that Compose hands to the build under a name, with an ignore file of its own",
    filename: "app/Dockerfile",
    code: dockerfile`
      FROM alpine
      COPY --from=keys site.pem /etc/site.pem
      COPY --from=keys . /etc/keys/
      COPY --from=keys --exclude=*.pem . /etc/keys/
      COPY --from=shared conf /etc/app/
      COPY --from=image:1 site.pem /etc/site.pem
      COPY --from=keys none.pem /etc/none.pem
    `,
    files: {
      "compose.yaml": "services:\n  app:\n    build:\n      context: app\n      additional_contexts:\n        keys: ./keys\n        shared: shared\n        image:1: docker-image://alpine:3\n",
      "keys/site.pem": privateKey,
      "keys/ca.pem": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
      "shared/conf/app.env": `API_TOKEN=${canary}\n`,
      "shared/conf/app.ini": "port = 80\n",
      "shared/.dockerignore": "**/*.env\n",
    },
    findings: [
      { line: 2, column: 18, text: "site.pem", messageId: "imageLayer", says: "Copy only what the image needs out of keys" },
      { line: 3, column: 18, text: ".", messageId: "imageLayer", says: "site.pem stays" },
    ],
  },
  ...keysInDirectories.map(([copy, used, file]) => ({
    name: `${copy} and a command that takes ${used} for a key`,
    code: `FROM alpine\n${copy}\nRUN ssh -i ${used} host\n`,
    findings: file ? [{ line: 2, column: 6, text: copy.split(" ")[1]!, messageId: "imageLayer", says: `${file} stays` }] : [],
  })),
]);
