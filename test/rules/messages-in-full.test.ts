import { describe, expect, test } from "vitest";
import { lintText } from "../../src/engine/linter.ts";
import type { SettingsInput } from "../../src/languages/settings.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";
import { canary, githubToken, password } from "./made-up.ts";

/** A file, without its FROM alpine, and all that is said of it, in order; with what is around it. The marks are those of the tables of places. */
type SaidCase = readonly [code: string, messages: readonly string[], files?: Readonly<Record<string, string>>];

const SAID_OF_FILES: readonly SaidCase[] = [
  ["COPY *.env /app/", [
    "a.env (and 1 more) stay in an image layer; anyone who can pull the image takes them out with docker save. Add **/a.env to .dockerignore, or copy only what the image needs.",
  ], { "a.env": "A_PASSWORD={p}\n", "b.env": "B_PASSWORD={c}\n", "c.txt": "" }],
  ["COPY . /app", [
    "a.env (and 1 more) stay in an image layer; anyone who can pull the image takes them out with docker save. Add **/a.env to .dockerignore, or copy only what the image needs.",
  ], { "a.env": "A_PASSWORD={p}\n", "b.env": "B_PASSWORD={c}\n", "c.txt": "", ".dockerignore": "x\n" }],
  ["COPY conf/.ssh /root/.ssh", [
    "conf/.ssh stays in an image layer; anyone who can pull the image takes it out with docker save. Use --mount=type=ssh where git or ssh runs.",
  ]],
  ["COPY a/b/.aws /root/.aws", [
    "a/b/.aws stays in an image layer; anyone who can pull the image takes it out with docker save. Mount its files one by one where they are used.",
  ]],
  ["COPY .gnupg/private-keys-v1.d /k", [
    ".gnupg/private-keys-v1.d stays in an image layer; anyone who can pull the image takes it out with docker save. Mount its files one by one where they are used.",
  ]],
  ["COPY .ssh/ /k/", [
    ".ssh/ stays in an image layer; anyone who can pull the image takes it out with docker save. Use --mount=type=ssh where git or ssh runs.",
  ]],
  ["COPY keys/ /k/\nRUN ssh -i /k/deploy h", [
    "keys/deploy stays in an image layer; anyone who can pull the image takes it out with docker save. Add keys/deploy to .dockerignore, or copy only what the image needs.",
  ]],
  ["COPY secrets /s", [
    "secrets/db stays in an image layer; anyone who can pull the image takes it out with docker save. Add secrets/db to .dockerignore, or copy only what the image needs.",
  ], { "secrets/db": "{p}\n" }],
  ["FROM a AS b\nCOPY id_rsa /k\nFROM c\nCOPY --from=b /k /k", [
    "id_rsa is not in the image but stays in this stage's layers; anyone who can read an exported build cache (--cache-to mode=max) takes it out. Mount it where it is used instead: RUN --mount=type=secret,id=id_rsa,target=/k.",
    "/k stays in an image layer; anyone who can pull the image takes it out with docker save. Copy only what the image needs out of stage b.",
  ]],
  ["FROM a\nCOPY id_rsa /k\nFROM c\nCOPY --from=0 /k /k", [
    "id_rsa is not in the image but stays in this stage's layers; anyone who can read an exported build cache (--cache-to mode=max) takes it out. Mount it where it is used instead: RUN --mount=type=secret,id=id_rsa,target=/k.",
    "/k stays in an image layer; anyone who can pull the image takes it out with docker save. Copy only what the image needs out of stage 0.",
  ]],
  ["COPY --from=x /id_rsa /k", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. Copy only what the image needs out of x.",
  ]],
  ["COPY id_rsa /k\nRUN make", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=id_rsa,target=/k.",
  ]],
  ["COPY id_rsa /k\nRUN cat /k", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=id_rsa,target=/k.",
  ]],
  ["COPY id_rsa /k/\nRUN chmod 600 /k/id_rsa", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. Leave it out, and mount it at /k/id_rsa when the container starts (docker run -v, Compose secrets).",
  ]],
  ["COPY id_rsa /k\nRUN <<EOF\nx\nEOF", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=id_rsa,target=/k.",
  ]],
  ["COPY server.key /etc/ssl/\nRUN make", [
    "server.key stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=server_key,target=/etc/ssl/server.key, or when the container starts.",
  ]],
  ["COPY deploy-key /root/\nRUN make", [
    "deploy-key stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=deploy_key,target=/root/deploy-key.",
  ]],
  ["COPY deploy.txt /root/.ssh/\nRUN make", []],
  ["COPY my.key /root/.ssh/k\nRUN make", [
    "my.key stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=my_key,target=/root/.ssh/k/my.key.",
  ]],
  ["COPY *.npmrc /app/\nRUN npm ci", [
    "*.npmrc stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=npmrc,target=/app/.npmrc.",
  ]],
  ["COPY .npmrc* /app/\nRUN npm ci", [
    ".npmrc* stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=npmrc,target=/app/.npmrc.",
  ]],
  ["COPY id_* /root/.ssh/\nRUN git pull", []],
  ["COPY prod*.env /app/\nRUN make", [
    "prod*.env stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=prod_env.",
  ]],
  ["COPY a/*.pem.key /app/\nRUN make", [
    "a/*.pem.key stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=pem_key, or when the container starts.",
  ]],
  ["COPY app.yml /app/\nRUN make", [
    "app.yml stays in an image layer; anyone who can pull the image takes it out with docker save. Take the credential out of the file, and mount it on its own where it is used.",
  ], { "app.yml": "db:\n  password: {p}\n" }],
  ["COPY app.yml /app/", [
    "app.yml stays in an image layer; anyone who can pull the image takes it out with docker save. Take the value out of the file, and give it when the container starts.",
  ], { "app.yml": "db:\n  password: {p}\n" }],
  ["COPY pom.xml /app/", [
    "pom.xml stays in an image layer; anyone who can pull the image takes it out with docker save. Take the credential out of the file, and give it to the tool that needs it from a secret mount.",
  ], { "pom.xml": "<password>{p}</password>\n" }],
  ["COPY x.sql /docker-entrypoint-initdb.d/", [
    "x.sql stays in an image layer; anyone who can pull the image takes it out with docker save. Take the value out of the file, and give it when the container starts.",
  ], { "x.sql": "CREATE USER a IDENTIFIED BY '{p}';\n" }],
  ["COPY x.txt /docker-entrypoint-initdb.d/\nRUN make", [], { "x.txt": "password = {p}\n" }],
  ["COPY x.key /docker-entrypoint-initdb.d/\nRUN make", [
    "x.key stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=x_key,target=/docker-entrypoint-initdb.d/x.key, or when the container starts.",
  ], { "x.key": "x" }],
  ["COPY settings.xml /root/.m2/settings.xml\nRUN mvn x", [
    "settings.xml stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=settings_xml,target=/root/.m2/settings.xml.",
  ], { "settings.xml": "<settings><password>{p}</password></settings>\n" }],
  ["COPY a.txt /root/.npmrc\nRUN npm ci", [], { "a.txt": "//r/:_authToken={c}\n" }],
  ["COPY config.json /root/.docker/config.json\nRUN make", [
    "config.json stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=config_json,target=/root/.docker/config.json.",
  ], { "config.json": "{\"auths\": {\"r\": {\"auth\": \"{c}\"}}}\n" }],
  ["COPY <<EOF /etc/app.conf\npassword={p}\nEOF\nRUN make", [
    "app.conf stays in an image layer; anyone who can pull the image takes it out with docker save. Leave the value out and mount it where it is used: RUN --mount=type=secret,id=app_conf,target=/etc/app.conf.",
  ]],
  ["COPY <<EOF /etc/app.conf\npassword={p}\nEOF", [
    "app.conf stays in an image layer; anyone who can pull the image takes it out with docker save. Leave the value out, and give it when the container starts.",
  ]],
  ["COPY <<EOF /x\n{g}\nEOF\nRUN cat /x", [
    "x stays in an image layer; anyone who can pull the image takes it out with docker save. Leave the value out and mount it where it is used: RUN --mount=type=secret,id=x,target=/x.",
  ]],
  ["COPY id_rsa /k\nRUN rm /k", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. RUN rm in line 3 only hides it: the layer below keeps the file. Mount it instead: RUN --mount=type=secret,id=id_rsa,target=/k.",
  ]],
  ["COPY id_rsa /k/\nRUN rm -r /k", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. RUN rm in line 3 only hides it: the layer below keeps the file. Mount it instead: RUN --mount=type=secret,id=id_rsa,target=/k/id_rsa.",
  ]],
  ["COPY .env /app/\nRUN make && rm /app/.env", [
    ".env stays in an image layer; anyone who can pull the image takes it out with docker save. RUN rm in line 3 only hides it: the layer below keeps the file. Mount it instead: RUN --mount=type=secret,id=env,target=/app/.env.",
  ]],
  ["COPY .aws /root/.aws\nRUN rm -r /root/.aws", [
    ".aws stays in an image layer; anyone who can pull the image takes it out with docker save. RUN rm in line 3 only hides it: the layer below keeps it. Mount its files one by one where they are used.",
  ]],
  ["COPY id_rsa /k\nCOPY other /k", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. COPY in line 3 only hides it: the layer below keeps the file. Mount it instead: RUN --mount=type=secret,id=id_rsa,target=/k.",
  ]],
  ["COPY . /app\nRUN rm /app/a.env /app/b.env", [
    "a.env (and 1 more) stay in an image layer; anyone who can pull the image takes them out with docker save. RUN rm in line 3 only hides it: the layer below keeps the file. Mount it instead: RUN --mount=type=secret,id=a_env,target=/app/a.env.",
  ], { "a.env": "A_PASSWORD={p}\n", "b.env": "B_PASSWORD={c}\n", "c.txt": "" }],
  ["COPY . /app\nRUN rm /app/a.env", [
    "a.env (and 1 more) stay in an image layer; anyone who can pull the image takes them out with docker save. Add **/a.env to .dockerignore, or copy only what the image needs.",
  ], { "a.env": "A_PASSWORD={p}\n", "b.env": "B_PASSWORD={c}\n", "c.txt": "" }],
  ["FROM a AS b\nCOPY id_rsa /k\nFROM c", [
    "id_rsa is not in the image but stays in this stage's layers; anyone who can read an exported build cache (--cache-to mode=max) takes it out. Mount it where it is used instead: RUN --mount=type=secret,id=id_rsa,target=/k.",
  ]],
  ["FROM a AS b\nCOPY . /k\nRUN rm /k/.env\nFROM c", [
    ".env is not in the image but stays in this stage's layers; anyone who can read an exported build cache (--cache-to mode=max) takes it out. RUN rm in line 3 only hides it: the layer below keeps the file. Mount it instead: RUN --mount=type=secret,id=env,target=/k/.env.",
  ]],
  ["COPY users /u\nRUN chpasswd < /u", [
    "users stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: RUN --mount=type=secret,id=users,target=/u.",
  ]],
  ["ADD https://u:{p}@x.example.com:8443/a.tgz /a", [
    "The credential for x.example.com:8443 stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Fetch it in a RUN with the credential mounted: RUN --mount=type=secret,id=download_token curl ….",
  ]],
  ["ADD https://x.example.com/a?token={c} /a", [
    "The credential for x.example.com stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Fetch it in a RUN with the credential mounted: RUN --mount=type=secret,id=download_token curl ….",
  ]],
  ["ADD https://u:{p}@x.example.com/a.git /a", [
    "The credential for x.example.com stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Take the credential out of the address and pass it as the build secret GIT_AUTH_TOKEN: docker build --secret id=GIT_AUTH_TOKEN.",
  ]],
];

const SAID_OF_COMMANDS: readonly SaidCase[] = [
  ["RUN useradd -p {p} a", [
    "The password of useradd -p in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Make the account without a password, and set one when the container starts.",
  ]],
  ["RUN mysql -p{p}", [
    "The password of mysql -p in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.",
  ]],
  ["RUN app --password {p}", [
    "The password of app --password in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=app_password, and use a file or a variable from a secret mount, if the command reads one.",
  ]],
  ["RUN app --token={c}", [
    "The token of app --token in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=app_token, and use a file or a variable from a secret mount, if the command reads one.",
  ]],
  ["RUN DB_PASSWORD={p} make", [
    "DB_PASSWORD in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=db_password.",
  ]],
  ["RUN x {g}", [
    "A GitHub token in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=token.",
  ]],
  ["RUN git clone https://u:{p}@x.example.com/a.git", [
    "The password of a URL in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=password, and give it to git in a header that it does not store: git -c http.extraHeader=….",
  ]],
  ["RUN git ls-remote https://u:{p}@x.example.com/a.git", [
    "The password of a URL in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=password.",
  ]],
  ["RUN git remote add o https://u:{p}@x.example.com/a.git", [
    "The password of a URL in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=password, and give it to git in a header that it does not store: git -c http.extraHeader=….",
  ]],
  ["RUN curl https://u:{p}@x.example.com/a", [
    "The password of a URL in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=password.",
  ]],
  ["RUN echo password={p} > /etc/x.conf", [
    "password in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Leave it out of /etc/x.conf, and put it there when the container starts.",
  ]],
  ["RUN echo '//r.example.com/:_authToken={c}' > ~/.npmrc", [
    "A token in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount a finished .npmrc where it is needed: RUN --mount=type=secret,id=npmrc,target=/root/.npmrc.",
  ]],
  ["RUN echo password={p} | tee -a /root/.my.cnf", [
    "password in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount a finished .my.cnf where it is needed: RUN --mount=type=secret,id=my_cnf,target=/root/.my.cnf.",
  ]],
  ["RUN curl -u a:{p} https://x.example.com > /tmp/x", [
    "The password of curl -u in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=curl_password, and use --netrc-file, or -K with a configuration file, from a secret mount.",
  ]],
  ["RUN keytool -genkeypair -storepass {p}", [
    "The key store password of keytool -storepass in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=keytool_password, and use -storepass:file or -storepass:env, and the like.",
  ]],
  ["RUN htpasswd -b f a {p}", [
    "The password of htpasswd in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=htpasswd_password, and use -i, which reads standard input.",
  ]],
  ["RUN psql -c \"CREATE USER a PASSWORD '{p}'\"", [
    "The SQL password of psql in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Instead, use a random password in the build, and the real one when the container starts.",
  ]],
  ["CMD DB_PASSWORD={p} app", [
    "DB_PASSWORD in CMD stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Let the script read it from a secret: DB_PASSWORD=\"$(cat /run/secrets/db_password)\".",
  ]],
  ["CMD app --password {p}", [
    "The password of app --password in CMD stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Let the program read it from a file below /run/secrets when the container starts.",
  ]],
  ["CMD [\"app\", \"{g}\"]", [
    "A GitHub token in CMD stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Let the program read it from a file below /run/secrets when the container starts.",
  ]],
  ["CMD password={p} app", [
    "password in CMD stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Let the program read it from a file below /run/secrets when the container starts.",
  ]],
  ["CMD mysql -pchangeme", [
    "The password of mysql -p in CMD is one that everybody knows. Set it when the container starts, from a secret.",
  ]],
  ["RUN mysql -pchangeme", [
    "The password of mysql -p in RUN is one that everybody knows. Mount another one instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.",
  ]],
  ["RUN DB_PASSWORD=changeme make", [
    "DB_PASSWORD in RUN is a password that everybody knows. Mount another one instead: RUN --mount=type=secret,id=db_password.",
  ]],
  ["RUN echo root:root | chpasswd", [
    "The password of chpasswd in RUN is one that everybody knows. Make the account without a password, and set one when the container starts.",
  ]],
  ["RUN echo '*:*:*:a:changeme' > /root/.pgpass", [
    "A password in RUN is one that everybody knows. Mount a finished .pgpass where it is needed: RUN --mount=type=secret,id=pgpass,target=/root/.pgpass.",
  ]],
  ["LABEL token={c}", [
    "token in LABEL stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Take it out; nothing at run time needs it there.",
  ]],
  ["LABEL db.password=changeme", [
    "db.password in LABEL is a password that everybody knows. Take it out.",
  ]],
  ["LABEL a=postgres://u:changeme@h/x", [
    "a in LABEL holds a password that everybody knows. Take it out.",
  ]],
  ["USER {g}", [
    "A GitHub token in USER stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Take it out; nothing at run time needs it there.",
  ]],
  ["MAINTAINER {g}", [
    "A GitHub token in MAINTAINER stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Take it out; nothing at run time needs it there.",
  ]],
  ["# {g}", [
    "A GitHub token stands in this file; anyone who can read the repository reads it. Revoke it and take it out of the file.",
  ]],
  ["EXPOSE {g}", [
    "A GitHub token stands in this file; anyone who can read the repository reads it. Revoke it and take it out of the file.",
  ]],
  ["ENV DB_PASSWORD=changeme", [
    "DB_PASSWORD has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.",
  ]],
  ["ENV API_KEY=changeme", [
    "API_KEY has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.",
  ]],
  ["ENV DB_URL=postgres://u:changeme@h/x", [
    "DB_URL holds a password that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.",
  ]],
  ["ENV OPTS='-Dpassword=changeme'", [
    "OPTS holds a password that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.",
  ]],
  ["ENV CREDENTIALS=admin:admin", [
    "CREDENTIALS holds a password that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.",
  ]],
  ["ENV A=admin\nRUN mysql -p$A", [
    "The password of mysql -p in RUN is one that everybody knows. Mount another one instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.",
  ]],
  ["ENV OPTS=\"-u a -pchangeme\"\nRUN mysql $OPTS", [
    "OPTS holds a password that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.",
  ]],
  ["ARG DB_PASSWORD=changeme", [
    "DB_PASSWORD has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=db_password.",
  ]],
  ["ARG DB_URL=postgres://u:changeme@h/x", [
    "DB_URL holds a password that everybody knows, and it becomes the real one wherever nobody overrides it. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=db_url.",
  ]],
  ["ARG T={c}\nARG NPM_TOKEN=$T", [
    "NPM_TOKEN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Replace the value, which is public now. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=npm_token.",
  ]],
  ["ARG NPM_TOKEN\nRUN a\nRUN b $NPM_TOKEN\nRUN c $NPM_TOKEN", [
    "NPM_TOKEN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it in the RUN that uses it (line 4) instead: RUN --mount=type=secret,id=npm_token.",
  ]],
  ["ARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\nRUN x $NPM_TOKEN", [
    "NPM_TOKEN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=npm_token.",
    "NPM_TOKEN stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Leave it out of the image; for a RUN, mount it: RUN --mount=type=secret,id=npm_token.",
  ]],
  ["FROM a AS b\nARG NPM_TOKEN\nFROM c", [
    "NPM_TOKEN is not in the image but recorded in a provenance attestation with mode=max; anyone who can pull the image reads it there with docker buildx imagetools inspect. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=npm_token.",
  ]],
  ["FROM a AS b\nENV DB_PASSWORD={p}\nFROM c", [
    "DB_PASSWORD stands in this file; anyone who can read the repository reads it. Leave it out, and where a RUN needs it, mount it: RUN --mount=type=secret,id=db_password.",
  ]],
  ["FROM a AS b\nRUN mysql -p{p}\nFROM c", [
    "The password of mysql -p in RUN stands in this file; anyone who can read the repository reads it. Mount it instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.",
  ]],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t /etc/k", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. Remove /etc/k in the same RUN, or mount the secret there: target=/etc/k.",
  ]],
  ["RUN --mount=type=secret,id=t cp /run/secrets/t /etc/k\nRUN rm /etc/k", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. RUN rm in line 3 only hides it. Remove /etc/k in the same RUN, or mount the secret there: target=/etc/k.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T echo \"a=$T\" > /etc/k", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. Leave it out of /etc/k, and put it there when the container starts.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T echo \"a=$T\" > /tmp/k", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. Remove /tmp/k in the same RUN.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T echo \"a=$T\" > /root/.npmrc", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. Remove /root/.npmrc in the same RUN, or mount a finished .npmrc there: target=/root/.npmrc.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T git clone https://$T@x.example.com/a.git", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. Give git the credential in a header that it does not store: git -c http.extraHeader=….",
  ]],
  ["RUN --mount=type=secret,id=t,env=T git clone --recursive https://$T@x.example.com/a.git /a", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. Give git the credential in a header that it does not store: git -c http.extraHeader=….",
  ]],
  ["RUN --mount=type=secret,id=t,env=T git config --global http.extraHeader \"A: $T\"", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. Leave it out of /root/.gitconfig, and put it there when the container starts.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T npm ci --token $T", [
    "The secret t stays in an image layer; anyone who can pull the image takes it out with docker save. npm logs its command line there; give it the credential in a mounted file instead: RUN --mount=type=secret,id=npmrc,target=/root/.npmrc.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T curl -v -H \"A: $T\" https://x", [
    "The secret t is printed to the build log; anyone who can read the log of the CI job reads it. Leave out -v.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T curl -sSfv -H \"A: $T\" https://x", [
    "The secret t is printed to the build log; anyone who can read the log of the CI job reads it. Leave out -v.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T echo $T", [
    "The secret t is printed to the build log; anyone who can read the log of the CI job reads it. Leave out echo, or send its output to /dev/null.",
  ]],
  ["RUN --mount=type=secret,id=t,env=T env", [
    "The secret t is printed to the build log; anyone who can read the log of the CI job reads it. Leave out env, or send its output to /dev/null.",
  ]],
  ["RUN --mount=type=secret,id=t cat /run/secrets/t | base64", [
    "The secret t is printed to the build log; anyone who can read the log of the CI job reads it. Leave out cat, or send its output to /dev/null.",
  ]],
  ["FROM a AS b\nRUN --mount=type=secret,id=t cp /run/secrets/t /k\nFROM c", [
    "The secret t is not in the image but stays in this stage's layers; anyone who can read an exported build cache (--cache-to mode=max) takes it out. Remove /k in the same RUN, or mount the secret there: target=/k.",
  ]],
];

const SAID_OF_SERVICES: readonly SaidCase[] = [
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: {p}", [
    "DB_PASSWORD stands in this file; anyone who can read the repository reads it. Declare a secret and give the service its file: DB_PASSWORD_FILE=/run/secrets/db_password where the image reads that, else write ${DB_PASSWORD:?} in its place.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      db.password: {p}", [
    "db.password stands in this file; anyone who can read the repository reads it. Write ${DB_PASSWORD:?}, with the value in an .env file that git ignores.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      URL: postgres://u:{p}@h/x", [
    "URL stands in this file; anyone who can read the repository reads it. Write ${URL_PASSWORD:?} in its place, with the value in an .env file that git ignores.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      A: ${DB_PASSWORD:-{p}}", [
    "A stands in this file; anyone who can read the repository reads it. Write ${DB_PASSWORD:?} in its place, with the value in an .env file that git ignores.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: ${X:-{p}}", [
    "DB_PASSWORD stands in this file; anyone who can read the repository reads it. Declare a secret and give the service its file: DB_PASSWORD_FILE=/run/secrets/x where the image reads that, else write ${X:?} in its place.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      DB_PASSWORD: changeme", [
    "DB_PASSWORD is a password that everybody knows. Write ${DB_PASSWORD:?}, so that Compose refuses to start without it.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      URL: postgres://u:changeme@h/x", [
    "URL holds a password that everybody knows. Write ${URL_PASSWORD:?} in its place, so that Compose refuses to start without it.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      URL: postgres://u:${P:-changeme}@h/x", [
    "URL holds a password that everybody knows. Write ${P:?} in its place, so that Compose refuses to start without it.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      OPTS: -Da.password=changeme -Db.password={p}", [
    "OPTS holds a password that everybody knows. Write ${OPTS_PASSWORD:?} in its place, so that Compose refuses to start without it.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      API_KEY: changeme", [
    "API_KEY is an API key that everybody knows. Write ${API_KEY:?}, so that Compose refuses to start without it.",
  ]],
  ["services:\n  a:\n    image: x\n    environment:\n      AUTH: admin:admin", [
    "AUTH holds a password that everybody knows. Write ${AUTH:?}, so that Compose refuses to start without it.",
  ]],
  ["services:\n  a:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: {p}", [
    "POSTGRES_PASSWORD stands in this file; anyone who can read the repository reads it. Declare a secret and give the service its file: POSTGRES_PASSWORD_FILE=/run/secrets/postgres_password.",
  ]],
  ["services:\n  a:\n    image: postgres:17\n    environment:\n      POSTGRES_PASSWORD: ${P:-{p}}", [
    "POSTGRES_PASSWORD stands in this file; anyone who can read the repository reads it. Declare a secret and give the service its file: POSTGRES_PASSWORD_FILE=/run/secrets/p.",
  ]],
  ["services:\n  a:\n    image: rabbitmq:4\n    environment:\n      RABBITMQ_DEFAULT_PASS: {p}", [
    "RABBITMQ_DEFAULT_PASS stands in this file; anyone who can read the repository reads it. Write ${RABBITMQ_DEFAULT_PASS:?}, with the value in an .env file that git ignores.",
  ]],
  ["services:\n  a:\n    image: x\n    command: mysql -p{p}", [
    "The password of mysql -p in command stands in this file; anyone who can read the repository reads it. Use --defaults-extra-file, with the value from a secret.",
  ]],
  ["services:\n  a:\n    image: x\n    command: app --password {p}", [
    "The password of app --password in command stands in this file; anyone who can read the repository reads it. Let the program read it from a file below /run/secrets.",
  ]],
  ["services:\n  a:\n    image: x\n    command: sh -c 'DB_PASSWORD={p} app'", [
    "DB_PASSWORD in command stands in this file; anyone who can read the repository reads it. Let the script read it from a secret: DB_PASSWORD=\"$$(cat /run/secrets/db_password)\".",
  ]],
  ["services:\n  a:\n    image: x\n    command: app {g}", [
    "A GitHub token in command stands in this file; anyone who can read the repository reads it. Let the program read it from a file below /run/secrets.",
  ]],
  ["services:\n  a:\n    image: x\n    command: app postgres://u:{p}@h/x", [
    "The password of a URL in command stands in this file; anyone who can read the repository reads it. Let the program read it from a file below /run/secrets.",
  ]],
  ["services:\n  a:\n    image: x\n    command: app -p changeme --password changeme", [
    "The password of app --password in command is one that everybody knows. Let the program read it from a file below /run/secrets.",
  ]],
  ["services:\n  a:\n    image: x\n    command: sh -c 'password={p} app'", [
    "password in command stands in this file; anyone who can read the repository reads it. Let the program read it from a file below /run/secrets.",
  ]],
  ["services:\n  a:\n    image: x\n    command: mysql -pchangeme", [
    "The password of mysql -p in command is one that everybody knows. Use --defaults-extra-file, with the value from a secret.",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      com.x.password: {p}", [
    "com.x.password in labels stands in this file; anyone who can read the repository reads it. Take it out; labels are for everyone to read.",
  ]],
  ["services:\n  a:\n    image: x\n    labels:\n      com.x.password: changeme", [
    "com.x.password in labels is a password that everybody knows. Take it out; labels are for everyone to read.",
  ]],
  ["services:\n  a:\n    image: x\n    logging:\n      options:\n        splunk-token: {c}", [
    "splunk-token in logging.options stands in this file; anyone who can read the repository reads it. Use ${SPLUNK_TOKEN:?}, with the value in an .env file that git ignores.",
  ]],
  ["services:\n  a:\n    image: x\nvolumes:\n  v:\n    driver_opts:\n      o: password={p}", [
    "password in driver_opts stands in this file; anyone who can read the repository reads it. Use ${PASSWORD:?}, with the value in an .env file that git ignores.",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: {c}", [
    "NPM_TOKEN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Offer it as a secret instead: build.secrets of a with npm_token, and RUN --mount=type=secret,id=npm_token in its Dockerfile.",
  ]],
  ["services:\n  a:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: changeme", [
    "NPM_TOKEN is a token that everybody knows. Offer it as a secret instead: build.secrets of a with npm_token, and RUN --mount=type=secret,id=npm_token in its Dockerfile.",
  ]],
  ["services:\n  a:\n    build:\n      dockerfile_inline: |\n        FROM a\n        ENV DB_PASSWORD=changeme\n        RUN mysql -p{p}", [
    "DB_PASSWORD has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.",
    "The password of mysql -p in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.",
  ]],
  ["x-token: {c}\nservices:\n  a:\n    image: x", [
    "x-token stands in this file; anyone who can read the repository reads it. Revoke it and take it out of the file.",
  ]],
  ["configs:\n  a.ini:\n    content: password = changeme\nservices:\n  a:\n    image: x", [
    "password is a password that everybody knows. Choose another one, and take it out of the file.",
  ]],
  ["configs:\n  a.ini:\n    content: \"# {g}\"\nservices:\n  a:\n    image: x", [
    "A token in a.ini stands in this file; anyone who can read the repository reads it. Revoke it and take it out of the file.",
  ]],
  ["services:\n  a:\n    image: x\n    hostname: {g}", [
    "A GitHub token stands in this file; anyone who can read the repository reads it. Revoke it and take it out of the file.",
  ]],
  ["services:\n  a:\n    image: x\n    env_file: a.env", [
    "a.env holds credentials and git does not ignore it; anyone who can read the repository reads them. Add it to .gitignore, take it out of the repository (git rm --cached) and replace the credentials.",
  ], { "a.env": "DB_PASSWORD={p}\n" }],
];

const SAID_TO_CLASSIC_BUILDERS: readonly SaidCase[] = [
  ["ARG NPM_TOKEN\nRUN x $NPM_TOKEN", [
    "NPM_TOKEN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it in the RUN that uses it (line 3) instead: BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind).",
  ]],
  ["ENV DB_PASSWORD={p}", [
    "DB_PASSWORD stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it. Leave it out of the image and set it when the container starts (docker run --env-file, Compose secrets); for a RUN, mount it: BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind).",
  ]],
  ["COPY id_rsa /k\nRUN x", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind).",
  ]],
  ["COPY .ssh /root/.ssh\nRUN x", [
    ".ssh stays in an image layer; anyone who can pull the image takes it out with docker save. Mount it where it is used instead: BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind).",
  ]],
  ["COPY id_rsa /k\nRUN rm /k", [
    "id_rsa stays in an image layer; anyone who can pull the image takes it out with docker save. RUN rm in line 3 only hides it: the layer below keeps the file. Mount it instead: BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind).",
  ]],
  ["RUN mysql -p{p}", [
    "The password of mysql -p in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind), and use --defaults-extra-file.",
  ]],
  ["RUN echo '//r.example.com/:_authToken={c}' > ~/.npmrc", [
    "A token in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Leave it out of /root/.npmrc, and put it there when the container starts.",
  ]],
  ["RUN git clone https://u:{p}@x.example.com/a.git", [
    "The password of a URL in RUN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it instead: BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind), and give it to git in a header that it does not store: git -c http.extraHeader=….",
  ]],
  ["ADD https://u:{p}@x.example.com/a.git /a", [
    "The credential for x.example.com stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Fetch it on the host before the build, with the credential there.",
  ]],
  ["ARG NPM_TOKEN\nRUN echo //r/:_authToken=$NPM_TOKEN > /root/.npmrc", [
    "NPM_TOKEN stays in the image history; anyone who can pull the image reads it with docker history --no-trunc. Mount it in the RUN that uses it (line 3) instead: BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind).",
    "The secret NPM_TOKEN stays in an image layer; anyone who can pull the image takes it out with docker save. Remove /root/.npmrc in the same RUN.",
  ]],
];

const stands: readonly (readonly [mark: string, value: string])[] = [["{p}", password], ["{c}", canary], ["{g}", githubToken]];
const filledIn = (text: string): string => stands.reduce((filled, [mark, value]) => filled.replaceAll(mark, value), text);
const beginsStage = /^(?:# syntax=.*\n)?(?:ARG\b.*\n)*FROM\b/;

interface Around {
  readonly filename?: string;
  readonly settings?: SettingsInput;
}

describe.each<readonly [string, readonly SaidCase[], Around]>([
  ["files", SAID_OF_FILES, {}], ["commands and variables", SAID_OF_COMMANDS, {}], ["services", SAID_OF_SERVICES, { filename: "compose.yaml" }],
  ["what a classic builder gets", SAID_TO_CLASSIC_BUILDERS, { settings: { builder: "classic" } }],
])("all that is said of %s", (_of, cases, { filename = "Dockerfile", settings }) => {
  test.each(cases.map(([code, messages, files = {}]) => ({ code, messages, files })))("$code", async ({ code, messages, files }) => {
    const text = filledIn(filename === "Dockerfile" && !beginsStage.test(code) ? `FROM alpine\n${code}\n` : `${code}\n`);
    const others = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, filledIn(content)]));
    const result = await lintText({ text, path: `/project/${filename}`, workspace: memoryWorkspace({ ...others, [filename]: text }, "/project"), ...(settings && { settings }) });
    expect(result!.messages.map(({ message }) => message)).toEqual(messages);
  });
});
