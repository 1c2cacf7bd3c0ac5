import { describe, expect, test } from "vitest";
import { lintText } from "../../src/engine/linter.ts";
import type { SettingsInput } from "../../src/languages/settings.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";
import { canary, githubToken, password } from "./made-up.ts";

/** What is around the linted file. */
interface Around {
  readonly filename?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: SettingsInput;
}

/** A file, all that the one rule says of it, and the file with the advice followed, of which the rule says nothing. */
type MessageCase = readonly [rule: string, code: string, message: string, clean: string, around?: Around];

const CONFIGURATION = "stays in the image's configuration; anyone who can pull the image reads it with docker inspect, and its history keeps it.";
const LAYER = "stays in an image layer; anyone who can pull the image takes it out with docker save.";
const HISTORY = "stays in the image history; anyone who can pull the image reads it with docker history --no-trunc.";
const REPOSITORY = "stands in this file; anyone who can read the repository reads it.";
const LOG = "is printed to the build log; anyone who can read the log of the CI job reads it.";
const CACHE = "is not in the image but stays in this stage's layers; anyone who can read an exported build cache (--cache-to mode=max) takes it out.";
const NO_MOUNT = "BuildKit's RUN --mount (the classic builder has none: fetch on the host, or in a stage that is left behind)";

const AT_START = (path: string): string => `Leave it out, and mount it at ${path} when the container starts (docker run -v, Compose secrets).`;

const classic: Around = { settings: { builder: "classic" } };
const withEnvironment = (path: string, others: Readonly<Record<string, string>> = {}): Around => ({ files: { [path]: `DB_PASSWORD=${password}\n`, ...others } });
const compose: Around = { filename: "compose.yaml" };

const ARGUMENTS: readonly MessageCase[] = [
  ["no-secret-arg", "FROM alpine\nARG NPM_TOKEN\nRUN npm ci\n", `NPM_TOKEN ${HISTORY} Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=npm_token.`, "FROM alpine\nRUN --mount=type=secret,id=npm_token npm ci\n"],
  ["no-secret-arg", "FROM alpine\nARG NPM_TOKEN\nRUN make\nRUN login $NPM_TOKEN\nRUN again $NPM_TOKEN\n", `NPM_TOKEN ${HISTORY} Mount it in the RUN that uses it (line 4) instead: RUN --mount=type=secret,id=npm_token.`, "FROM alpine\nRUN --mount=type=secret,id=npm_token login\n"],
  ["no-secret-arg", `FROM alpine\nARG NPM_TOKEN=${canary}\n`, `NPM_TOKEN ${HISTORY} Replace the value, which is public now. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=npm_token.`, "FROM alpine\nARG NPM_REGISTRY=https://r.example.com\n"],
  ["no-secret-arg", "FROM alpine\nARG NPM_TOKEN\n", `NPM_TOKEN ${HISTORY} Where a RUN needs it, mount it instead: ${NO_MOUNT}.`, "FROM alpine\nARG NPM_REGISTRY\n", classic],
  ["no-secret-env", `FROM alpine\nENV DB_PASSWORD=${password}\n`, `DB_PASSWORD ${CONFIGURATION} Leave it out of the image and set it when the container starts (docker run --env-file, Compose secrets); for a RUN, mount it: RUN --mount=type=secret,id=db_password.`, "FROM alpine\nENV DB_PASSWORD_FILE=/run/secrets/db_password\n"],
  ["no-secret-env", "FROM alpine\nARG DB_PASSWORD\nENV DB_PASSWORD=$DB_PASSWORD\n", `DB_PASSWORD ${CONFIGURATION} Leave it out of the image; for a RUN, mount it: RUN --mount=type=secret,id=db_password.`, "FROM alpine\nRUN --mount=type=secret,id=db_password ./migrate\n"],
];

const FILES: readonly MessageCase[] = [
  ["no-secret-copy", "FROM alpine\nCOPY id_rsa /root/.ssh/id_rsa\nRUN git pull\n", `id_rsa ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa.`, "FROM alpine\nRUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa git pull\n"],
  ["no-secret-copy", "FROM alpine\nCOPY id_rsa /root/.ssh/id_rsa\nRUN git pull\n", `id_rsa ${LAYER} Mount it where it is used instead: ${NO_MOUNT}.`, "FROM alpine\nCOPY id_rsa.pub /root/.ssh/\n", classic],
  ["no-secret-copy", "FROM nginx\nCOPY key.pem /etc/nginx/\n", `key.pem ${LAYER} ${AT_START("/etc/nginx/key.pem")}`, "FROM nginx\nCOPY cert.pem /etc/nginx/\n"],
  ["no-secret-copy", "FROM nginx\nCOPY key.pem /etc/nginx/\nRUN chmod 600 /etc/nginx/key.pem && mkdir /www\n", `key.pem ${LAYER} ${AT_START("/etc/nginx/key.pem")}`, "FROM nginx\nCOPY cert.pem /etc/nginx/\n"],
  ["no-secret-copy", "FROM nginx\nCOPY key.pem /etc/nginx/\n", `key.pem ${LAYER} ${AT_START("/etc/nginx/key.pem")}`, "FROM nginx\nCOPY cert.pem /etc/nginx/\n", classic],
  ["no-secret-copy", "FROM debian\nCOPY chap-secrets $WHERE\n", `chap-secrets ${LAYER} Leave it out, and mount it when the container starts (docker run -v, Compose secrets).`, "FROM debian\nCOPY pptpd.conf $WHERE\n"],
  ["no-secret-copy", "FROM nginx\nCOPY key.pem /etc/nginx/\nRUN npm ci\n", `key.pem ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=key_pem,target=/etc/nginx/key.pem, or when the container starts.`, "FROM nginx\nCOPY cert.pem /etc/nginx/\n"],
  ["no-secret-copy", "FROM nginx\nCOPY deployment.key /root/.ssh/id_rsa\nRUN npm ci\n", `deployment.key ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=deployment_key,target=/root/.ssh/id_rsa.`, "FROM nginx\nRUN npm ci\n"],
  ["no-secret-in-build", "FROM node AS build\nCOPY .env /app/.env\nRUN make\nFROM alpine\nCOPY --from=build /x /x\n", `.env ${CACHE} Mount it where it is used instead: RUN --mount=type=secret,id=env,target=/app/.env.`, "FROM node AS build\nRUN make\nFROM alpine\nCOPY --from=build /x /x\n"],
  ["no-copy-then-rm", "FROM alpine\nCOPY id_rsa /tmp/\nRUN mv /tmp/id_rsa /root/.ssh/id_rsa\n", `id_rsa ${LAYER} RUN mv in line 3 only moves it: the layer below keeps the file. Mount it instead: RUN --mount=type=secret,id=id_rsa,target=/tmp/id_rsa.`, "FROM alpine\nRUN --mount=type=secret,id=id_rsa,target=/tmp/id_rsa git pull\n"],
  ["no-secret-copy", "FROM nginx\nCOPY key.pem /etc/nginx/\nRUN sign --with /etc/nginx/key.pem\n", `key.pem ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=key_pem,target=/etc/nginx/key.pem.`, "FROM nginx\nCOPY cert.pem /etc/nginx/\n"],
  ["no-secret-copy", "FROM node:22\nWORKDIR /app\nCOPY package.json *.npmrc ./\nRUN npm ci\n", `*.npmrc ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=npmrc,target=/app/.npmrc.`, "FROM node:22\nWORKDIR /app\nCOPY package.json ./\n"],
  ["no-secret-copy", "FROM wordpress\nCOPY wp-secrets.php /usr/src/wordpress\n", `wp-secrets.php ${LAYER} Leave it out, and mount it at /usr/src/wordpress/wp-secrets.php when the container starts (docker run -v, Compose secrets).`, "FROM wordpress\nCOPY wp-cli.php /usr/src/wordpress\n"],
  ["no-secret-copy", "FROM alpine\nCOPY id_rsa /root/.ssh\n", `id_rsa ${LAYER} Leave it out, and mount it at /root/.ssh/id_rsa when the container starts (docker run -v, Compose secrets).`, "FROM alpine\nCOPY id_rsa.pub /root/.ssh\n"],
  ["no-secret-copy", "FROM alpine\nCOPY deploy.key /srv/app/id_rsa\n", `deploy.key ${LAYER} Leave it out, and mount it at /srv/app/id_rsa when the container starts (docker run -v, Compose secrets).`, "FROM alpine\nCOPY deploy.pub /srv/app/id_rsa.pub\n"],
  ["no-secret-copy", "FROM nginx\nCOPY tls/*.key /etc/tls/\n", `tls/*.key ${LAYER} Leave it out, and mount it when the container starts (docker run -v, Compose secrets).`, "FROM nginx\nCOPY tls/*.crt /etc/tls/\n"],
  ["no-secret-copy", "FROM alpine AS keys\nCOPY id_rsa /etc/keys/id_rsa\nFROM alpine\nCOPY --from=keys /etc/keys/id_rsa /etc/keys/id_rsa\n", `/etc/keys/id_rsa ${LAYER} Copy only what the image needs out of stage keys.`, "FROM alpine AS keys\nCOPY id_rsa /etc/keys/id_rsa\nFROM alpine\nCOPY --from=keys /etc/keys/id_rsa.pub /etc/keys/\n"],
  ["no-secret-copy", `FROM alpine\nCOPY <<EOF /app/.env\nDB_PASSWORD=${password}\nEOF\n`, `.env ${LAYER} Leave the value out, and give it when the container starts.`, "FROM alpine\nCOPY <<EOF /app/.env\nDB_HOST=db\nEOF\n"],
  ["no-secret-copy", `FROM alpine\nCOPY <<EOF /app/.env\nDB_PASSWORD=${password}\nEOF\nRUN make\n`, `.env ${LAYER} Leave the value out and mount it where it is used: RUN --mount=type=secret,id=env,target=/app/.env.`, "FROM alpine\nCOPY <<EOF /app/.env\nDB_HOST=db\nEOF\n"],
  ["no-secret-copy", "FROM alpine\nCOPY . /app\n", `.env ${LAYER} Add **/.env to .dockerignore, or copy only what the image needs.`, "FROM alpine\nCOPY src /app\n", withEnvironment(".env", { "src/a.js": "" })],
  ["no-secret-copy", "FROM alpine\nCOPY . /app\n", `conf/.env ${LAYER} Add conf/.env to .dockerignore, or copy only what the image needs.`, "FROM alpine\nCOPY src /app\n", withEnvironment("conf/.env", { "src/a.js": "", ".dockerignore": "node_modules\n" })],
  ["no-secret-copy", "FROM alpine\nCOPY . /app\n", `conf/.env ${LAYER} Add conf/.env to Dockerfile.dockerignore, or copy only what the image needs.`, "FROM alpine\nCOPY src /app\n", withEnvironment("conf/.env", { "src/a.js": "", "Dockerfile.dockerignore": "node_modules\n" })],
  ["no-secret-copy", "FROM alpine\nCOPY conf /app/\n", `conf/a.env (and 1 more) ${LAYER.replace("stays", "stay").replace("takes it", "takes them")} Add conf/a.env to .dockerignore, or copy only what the image needs.`, "FROM alpine\nCOPY conf/c.txt /app/\n", { files: { "conf/a.env": `A_PASSWORD=${password}\n`, "conf/b.env": `B_PASSWORD=${canary}\n`, "conf/c.txt": "" } }],
  ["no-secret-copy", "FROM alpine\nCOPY .ssh /root/.ssh\nRUN git pull\n", `.ssh ${LAYER} Use --mount=type=ssh where git or ssh runs.`, "FROM alpine\nRUN --mount=type=ssh git pull\n"],
  ["no-secret-copy", "FROM alpine\nCOPY .aws /root/.aws\nRUN aws s3 ls\n", `.aws ${LAYER} Mount its files one by one where they are used.`, "FROM alpine\nRUN --mount=type=secret,id=aws,target=/root/.aws/credentials aws s3 ls\n"],
  ["no-secret-copy", "FROM alpine\nCOPY .aws /root/.aws\nRUN aws s3 ls\n", `.aws ${LAYER} Mount it where it is used instead: ${NO_MOUNT}.`, "FROM alpine\nRUN aws s3 ls\n", classic],
  ["no-secret-copy", "FROM postgres\nCOPY init.sql /docker-entrypoint-initdb.d/\nRUN make\n", `init.sql ${LAYER} Take the value out of the file, and give it when the container starts.`, "FROM postgres\nCOPY schema.sql /docker-entrypoint-initdb.d/\n", { files: { "init.sql": `CREATE USER a WITH PASSWORD '${password}';\n`, "schema.sql": "CREATE TABLE a (b int);\n" } }],
  ["no-secret-copy", "FROM alpine\nCOPY entrypoint.sh /\nRUN make\n", `entrypoint.sh ${LAYER} Take the value out of the file, and give it when the container starts.`, "FROM alpine\nCOPY start.sh /\n", { files: { "entrypoint.sh": `export DB_PASSWORD=${password}\n`, "start.sh": "exec app\n" } }],
  ["no-secret-copy", "FROM alpine\nCOPY .env /app/.env\n", `.env ${LAYER} Leave it out, and give its values when the container starts (docker run --env-file, Compose env_file).`, "FROM alpine\nCOPY app /app/\n", { files: { ".env": `DB_PASSWORD=${password}\n`, "app": "" } }],
  ["no-secret-copy", "FROM alpine\nCOPY .env /app/.env\nRUN make\n", `.env ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=env,target=/app/.env, or when the container starts.`, "FROM alpine\nRUN --mount=type=secret,id=env,target=/app/.env make\n", { files: { ".env": `DB_PASSWORD=${password}\n` } }],
  ["no-secret-copy", "FROM alpine\nCOPY application.yml /app/\nRUN make\n", `application.yml ${LAYER} Take the credential out of the file, and mount it on its own where it is used.`, "FROM alpine\nRUN make\n", { files: { "application.yml": `db:\n  password: ${password}\n` } }],
  ["no-secret-copy", "FROM python\nCOPY requirements.txt /app/\nRUN pip install -r /app/requirements.txt\n", `requirements.txt ${LAYER} Take the credential out of the file, and give it to the tool that needs it from a secret mount.`, "FROM python\nRUN pip install a\n", { files: { "requirements.txt": `git+https://x:${password}@git.example.com/a.git\n` } }],
  ["no-secret-copy", "FROM redis\nCOPY config.json /app/config.json\n", `config.json ${LAYER} Take the value out of the file, and give it when the container starts.`, "FROM redis\n", { files: { "config.json": `{"password": "${password}"}\n` } }],
  ["no-copy-then-rm", "FROM alpine\nCOPY .ssh /root/.ssh\nRUN git pull\nRUN rm -r /root/.ssh\n", `.ssh ${LAYER} RUN rm in line 4 only hides it: the layer below keeps it. Use --mount=type=ssh where git or ssh runs.`, "FROM alpine\nRUN --mount=type=ssh git pull\n"],
  ["no-copy-then-rm", "FROM alpine\nCOPY id_rsa /root/.ssh/id_rsa\nRUN git pull\nRUN rm /root/.ssh/id_rsa\n", `id_rsa ${LAYER} RUN rm in line 4 only hides it: the layer below keeps the file. Mount it instead: RUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa.`, "FROM alpine\nRUN --mount=type=secret,id=id_rsa,target=/root/.ssh/id_rsa git pull\n"],
  ["no-copy-then-rm", "FROM alpine\nCOPY id_rsa /root/.ssh/id_rsa\nRUN rm /root/.ssh/id_rsa\n", `id_rsa ${LAYER} RUN rm in line 3 only hides it: the layer below keeps the file. Mount it instead: ${NO_MOUNT}.`, "FROM alpine\nCOPY id_rsa.pub /k\nRUN rm /k\n", classic],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T f=$(mktemp) && echo $T > $f && use $f\n", `The secret t ${LAYER} Remove what mktemp makes in the same RUN.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T f=$(mktemp) && echo $T > $f && use $f && rm $f\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T svn checkout --username ci --password $T https://h/r\n", `The secret t ${LAYER} Add --no-auth-cache, so that svn does not keep it.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T svn checkout --no-auth-cache --username ci --password $T https://h/r\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T echo $T > /etc/t\n", `The secret t ${LAYER} Remove /etc/t in the same RUN, or mount the secret there: target=/etc/t.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T echo $T > /etc/t && use && rm /etc/t\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T echo $T > /etc/t\nRUN rm /etc/t\n", `The secret t ${LAYER} RUN rm in line 3 only hides it. Remove /etc/t in the same RUN, or mount the secret there: target=/etc/t.`, "FROM alpine\nRUN --mount=type=secret,id=t,target=/etc/t use\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t cp /run/secrets/t /etc/t\n", `The secret t ${LAYER} Remove /etc/t in the same RUN, or mount the secret there: target=/etc/t.`, "FROM alpine\nRUN --mount=type=secret,id=t,target=/etc/t use\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T git clone https://x:$T@git.example.com/a.git /a\n", `The secret t ${LAYER} Give git the credential in a header that it does not store: git -c http.extraHeader=….`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T git -c http.extraHeader=\"Authorization: Bearer $T\" clone https://git.example.com/a.git /a\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t docker login -u a --password-stdin r.example.com < /run/secrets/t\n", `The secret t ${LAYER} Remove /root/.docker/config.json in the same RUN, or mount a finished config.json there: target=/root/.docker/config.json.`, "FROM alpine\nRUN --mount=type=secret,id=t,target=/root/.docker/config.json docker pull x\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T aws configure set aws_secret_access_key $T\n", `The secret t ${LAYER} Remove /root/.aws/credentials in the same RUN, or mount a finished credentials file there: target=/root/.aws/credentials.`, "FROM alpine\nRUN --mount=type=secret,id=t,target=/root/.aws/credentials aws s3 ls\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T sed -i \"s/@T@/$T/\" /etc/app.conf\n", `The secret t ${LAYER} Leave it out of /etc/app.conf, and put it there when the container starts.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T sed -i \"s/@T@/$T/\" /etc/app.conf && use && rm /etc/app.conf\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T echo \"export A=$T\" >> /root/.bashrc\nRUN rm /root/.bashrc\n", `The secret t ${LAYER} RUN rm in line 3 only hides it. Remove /root/.bashrc in the same RUN.`, "FROM alpine\nRUN rm /root/.bashrc\n"],
  ["no-secret-write", "FROM debian\nRUN wget -P /etc/ssl/private https://example.com/server.key\n", `The secret server.key ${LAYER} Leave it out, and put it at /etc/ssl/private/server.key when the container starts.`, "FROM debian\nRUN wget -P /etc/ssl https://example.com/server.crt\n"],
  ["no-secret-write", "FROM debian\nARG DB_PASSWORD\nRUN echo \"mysql-server mysql-server/root_password password $DB_PASSWORD\" | debconf-set-selections\n", `The secret DB_PASSWORD ${LAYER} Set it in the RUN that installs the package, and remove /var/cache/debconf/passwords.dat there.`, "FROM debian\nRUN echo \"mysql-server mysql-server/start_on_boot boolean false\" | debconf-set-selections\n"],
  ["no-secret-write", "FROM alpine\nARG NPM_TOKEN\nRUN echo $NPM_TOKEN > /root/.npmrc\n", `The secret NPM_TOKEN ${LAYER} Remove /root/.npmrc in the same RUN.`, "FROM alpine\nARG NPM_TOKEN\nRUN rm /root/.npmrc\n", classic],
  ["no-secret-write", "FROM node\nRUN --mount=type=secret,id=t,env=T npm ci --//r.example.com/:_authToken=$T\n", `The secret t ${LAYER} npm logs its command line there; give it the credential in a mounted file instead: RUN --mount=type=secret,id=npmrc,target=/root/.npmrc.`, "FROM node\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n"],
];

const COMMANDS: readonly MessageCase[] = [
  ["no-secret-add", `FROM alpine\nADD https://ci:${password}@files.example.com/tool.tgz /opt/\n`, `The credential for files.example.com ${HISTORY} Fetch it in a RUN with the credential mounted: RUN --mount=type=secret,id=download_token curl ….`, "FROM alpine\nADD https://files.example.com/tool.tgz /opt/\n"],
  ["no-secret-add", `FROM alpine\nADD https://ci:${password}@files.example.com/tool.tgz /opt/\n`, `The credential for files.example.com ${HISTORY} Fetch it on the host before the build, with the credential there.`, "FROM alpine\nADD https://files.example.com/tool.tgz /opt/\n", classic],
  ["no-secret-add", `FROM alpine\nADD https://ci:${password}@git.example.com/a/b.git /src\n`, `The credential for git.example.com ${HISTORY} Take the credential out of the address and pass it as the build secret GIT_AUTH_TOKEN: docker build --secret id=GIT_AUTH_TOKEN.`, "FROM alpine\nADD https://git.example.com/a/b.git /src\n"],
  ["no-secret-add", `FROM alpine AS fetch\nADD https://files.example.com/t?token=${canary} /t\nFROM alpine\nCOPY --from=fetch /x /x\n`, "The credential for files.example.com is recorded in the image's provenance attestation; anyone who can pull the image reads it with docker buildx imagetools inspect. Fetch it in a RUN with the credential mounted: RUN --mount=type=secret,id=download_token curl ….", "FROM alpine AS fetch\nADD https://files.example.com/t?version=2 /t\nFROM alpine\nCOPY --from=fetch /x /x\n"],
  ["no-secret-run", `FROM alpine\nRUN mysql -p${password} -e x\n`, `The password of mysql -p in RUN ${HISTORY} Mount it instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.`, "FROM alpine\nRUN --mount=type=secret,id=my mysql --defaults-extra-file=/run/secrets/my -e x\n"],
  ["no-secret-run", `FROM alpine\nRUN echo "requirepass ${password}" > /etc/redis.conf\n`, `requirepass in RUN ${HISTORY} Leave it out of /etc/redis.conf, and put it there when the container starts.`, "FROM alpine\nRUN echo port 80 > /etc/redis.conf\n"],
  ["no-secret-run", `FROM alpine\nRUN echo "password=${password}" >> /root/.my.cnf\n`, `password in RUN ${HISTORY} Mount a finished .my.cnf where it is needed: RUN --mount=type=secret,id=my_cnf,target=/root/.my.cnf.`, "FROM alpine\nRUN --mount=type=secret,id=my_cnf,target=/root/.my.cnf mysql -e x\n"],
  ["no-secret-argv", `FROM alpine\nCMD ["curl", "-H", "Authorization: Bearer ${githubToken}", "https://x.example.com"]\n`, `The token of curl -H in CMD ${CONFIGURATION} Use -H @file, from a secret that is there only when the container starts.`, "FROM alpine\nCMD [\"curl\", \"https://x.example.com\"]\n"],
  ["no-secret-run", `FROM alpine\nRUN git clone https://ci:${password}@git.example.com/a.git\n`, `The password of a URL in RUN ${HISTORY} Mount it instead: RUN --mount=type=secret,id=password, and give it to git in a header that it does not store: git -c http.extraHeader=….`, "FROM alpine\nRUN git clone https://git.example.com/a.git\n"],
  ["no-secret-run", `FROM alpine\nRUN git clone https://oauth2:${githubToken}@git.example.com/a.git\n`, `A GitHub token in RUN ${HISTORY} Mount it instead: RUN --mount=type=secret,id=token, and give it to git in a header that it does not store: git -c http.extraHeader=….`, "FROM alpine\nRUN git clone https://git.example.com/a.git\n"],
  ["no-secret-copy", "FROM node\nUSER node\nWORKDIR /app\nCOPY .npmrc ./\nRUN npm ci\n", `.npmrc ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=npmrc,target=/app/.npmrc,mode=0444.`, "FROM node\nUSER node\nWORKDIR /app\nCOPY package.json ./\nRUN npm ci\n"],
  ["no-secret-env", `FROM alpine AS build\nENV API_TOKEN=${password}\nRUN make\nFROM alpine\nCOPY --from=build /x /x\n`, `API_TOKEN ${REPOSITORY} Leave it out, and where a RUN needs it, mount it: RUN --mount=type=secret,id=api_token.`, "FROM alpine AS build\nENV API_HOST=x\nRUN make\nFROM alpine\nCOPY --from=build /x /x\n"],
  ["no-secret-run", `FROM alpine\nRUN curl -O https://ci:${password}@files.example.com/a\n`, `The password of a URL in RUN ${HISTORY} Mount it instead: RUN --mount=type=secret,id=password.`, "FROM alpine\nRUN curl -O https://files.example.com/a\n"],
  ["no-secret-run", `FROM alpine\nRUN login ${githubToken}\n`, `A GitHub token in RUN ${HISTORY} Mount it instead: RUN --mount=type=secret,id=token.`, "FROM alpine\nRUN --mount=type=secret,id=token login\n"],
  ["no-secret-argv", `FROM redis\nCMD ["redis-cli", "-a", "${password}"]\n`, `The password of redis-cli -a in CMD ${CONFIGURATION} Use REDISCLI_AUTH, with a value that is there only when the container starts.`, "FROM redis\nCMD [\"redis-cli\", \"ping\"]\n"],
  ["no-secret-argv", `FROM alpine\nCMD ./server ${githubToken}\n`, `A GitHub token in CMD ${CONFIGURATION} Let the program read it from a file below /run/secrets when the container starts.`, "FROM alpine\nCMD ./server --token-file /run/secrets/token\n"],
  ["no-secret-argv", "FROM redis\nCMD redis-cli -a $REDIS_PASSWORD\n", "When the container runs, the password of redis-cli -a is on its command line, where ps and docker top show it to every user of the host. Use REDISCLI_AUTH.", "FROM redis\nCMD redis-cli -h $REDIS_HOST\n"],
  ["no-secret-argv", "FROM alpine\nCMD curl -H \"Authorization: Bearer $T\" https://x.example.com\n", "When the container runs, the token of curl -H is on its command line, where ps and docker top show it to every user of the host. Use -H @file, from a secret.", "FROM alpine\nCMD curl https://x.example.com\n"],
  ["no-secret-argv", "FROM alpine\nCMD app --token $T\n", "When the container runs, the token of app --token is on its command line, where ps and docker top show it to every user of the host. Use a file or a variable from a secret, if the command reads one.", "FROM alpine\nCMD echo $T | app --token-stdin\n"],
  ["no-secret-metadata", `FROM alpine\nLABEL com.example.token=${githubToken}\n`, `com.example.token in LABEL ${CONFIGURATION} Take it out; nothing at run time needs it there.`, "FROM alpine\nLABEL com.example.version=2\n"],
  ["no-secret-metadata", `FROM alpine\nUSER ${githubToken}\n`, `A GitHub token in USER ${CONFIGURATION} Take it out; nothing at run time needs it there.`, "FROM alpine\nUSER app\n"],
  ["no-hardcoded-secret", `FROM alpine\n# ${githubToken}\n`, `A GitHub token ${REPOSITORY} Revoke it and take it out of the file.`, "FROM alpine\n# a token\n"],
  ["no-secret-in-build", "FROM alpine\nRUN --mount=type=secret,id=t cat /run/secrets/t\n", `The secret t ${LOG} Leave out cat, or send its output to /dev/null.`, "FROM alpine\nRUN --mount=type=secret,id=t cat /run/secrets/t > /dev/null\n"],
  ["no-secret-in-build", "FROM alpine\nRUN --mount=type=secret,id=t,env=T curl -sSv -H \"Authorization: Bearer $T\" https://x.example.com\n", `The secret t ${LOG} Leave out -v.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T curl -H @/run/secrets/t https://x.example.com\n"],
  ["no-secret-in-build", "FROM alpine\nRUN --mount=type=secret,id=t,env=T set -ex && curl -H \"Authorization: Bearer $T\" https://x.example.com\n", `The secret t ${LOG} Leave out set -x, or turn it off (set +x) before the secret is read.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T curl -H @/run/secrets/t https://x.example.com\n"],
  ["no-secret-in-build", "FROM alpine\nRUN --mount=type=secret,id=t,env=T sh -xc 'curl -H \"Authorization: Bearer $T\" https://x.example.com'\n", `The secret t ${LOG} Leave out the -x of sh, or turn it off (set +x) before the secret is read.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T curl -H @/run/secrets/t https://x.example.com\n"],
  ["no-secret-in-build", "FROM alpine AS build\nCOPY id_rsa /k\nFROM alpine\nCOPY --from=build /x /x\n", `id_rsa ${CACHE} Mount it where it is used instead: RUN --mount=type=secret,id=id_rsa,target=/k.`, "FROM alpine AS build\nRUN --mount=type=secret,id=id_rsa,target=/k x\nFROM alpine\nCOPY --from=build /x /x\n"],
  ["no-secret-in-build", "FROM alpine AS build\nARG NPM_TOKEN\nFROM alpine\nCOPY --from=build /x /x\n", "NPM_TOKEN is not in the image but recorded in a provenance attestation with mode=max; anyone who can pull the image reads it there with docker buildx imagetools inspect. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=npm_token.", "FROM alpine AS build\nARG VERSION\nFROM alpine\nCOPY --from=build /x /x\n"],
  ["no-baked-key", "FROM alpine\nRUN ssh-keygen -q -N '' -f /etc/ssh/k\n", "This makes an SSH key in an image layer: anyone who can pull the image has it, and every container uses the same one. Make it when the container starts.", "FROM alpine\nCMD ssh-keygen -q -N '' -f /etc/ssh/k\n"],
  ["no-baked-key", "FROM alpine\nRUN ssh-keygen -A\n", "This makes the SSH keys of the host in an image layer: anyone who can pull the image has them, and every container uses the same ones. Make them when the container starts.", "FROM alpine\nCMD ssh-keygen -A\n"],
  ["no-default-password", "FROM alpine\nENV DB_PASSWORD=changeme\n", "DB_PASSWORD has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.", "FROM alpine\nENV DB_USER=changeme\n"],
  ["no-default-password", "FROM alpine\nARG DB_PASSWORD=changeme\n", "DB_PASSWORD has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=db_password.", "FROM alpine\nARG DB_PASSWORD\n"],
  ["no-default-password", "FROM alpine\nENV OPTS=\"--password=changeme -v\"\n", "OPTS holds a password that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.", "FROM alpine\nENV OPTS=-v\n"],
  ["no-default-password", "FROM alpine\nLABEL com.example.password=changeme\n", "com.example.password in LABEL is a password that everybody knows. Take it out.", "FROM alpine\nLABEL com.example.user=changeme\n"],
  ["no-default-password", "FROM alpine\nRUN mysql -pchangeme -e x\n", "The password of mysql -p in RUN is one that everybody knows. Mount another one instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.", "FROM alpine\nRUN --mount=type=secret,id=my mysql --defaults-extra-file=/run/secrets/my -e x\n"],
  ["no-default-password", "FROM alpine\nRUN keytool -importcert -cacerts -storepass changeit -file /ca.crt\n", "The key store password of keytool -storepass in RUN is one that everybody knows. Instead, use update-ca-certificates or update-ca-trust, which give Java the system's certificates without one.", "FROM alpine\nRUN update-ca-certificates\n"],
  ["no-default-password", "FROM alpine\nRUN keytool -genkeypair -keystore /app.p12 -storepass changeit\n", "The key store password of keytool -storepass in RUN is one that everybody knows. Mount another one instead: RUN --mount=type=secret,id=keytool_password, and use -storepass:file or -storepass:env, and the like.", "FROM alpine\nRUN keytool -genkeypair -keystore /app.p12 -storepass:env PW\n"],
  ["no-default-password", "FROM alpine\nRUN echo root:changeme | chpasswd\n", "The password of chpasswd in RUN is one that everybody knows. Make the account without a password, and set one when the container starts.", "FROM alpine\nRUN adduser -D app\n"],
  ["no-default-password", "FROM alpine\nCOPY <<EOF /app/.env\nDB_PASSWORD=changeme\nEOF\n", ".env holds a password that everybody knows. Leave it out and set it when the container starts.", "FROM alpine\nCOPY <<EOF /app/.env\nDB_USER=changeme\nEOF\n"],
  ["no-default-password", "FROM redis\nCMD [\"redis-cli\", \"-a\", \"changeme\"]\n", "The password of redis-cli -a in CMD is one that everybody knows. Set it when the container starts, from a secret.", "FROM redis\nCMD [\"redis-cli\"]\n"],
];

const service = (...lines: readonly string[]): string => `services:\n  db:\n    image: x\n${lines.map((line) => `    ${line}\n`).join("")}`;
const built = (...lines: readonly string[]): string => `services:\n  db:\n    build:\n      context: .\n${lines.map((line) => `      ${line}\n`).join("")}`;

const COMPOSE: readonly MessageCase[] = [
  ["no-hardcoded-secret", `configs:\n  app:\n    content: |\n      [db]\n      host = db\n      password = ${password}\n`, `password ${REPOSITORY} Revoke it and take it out of the file.`, "configs:\n  app:\n    content: |\n      [db]\n      password = ${DB_PASSWORD}\n", compose],
  ["no-hardcoded-secret", `configs:\n  app:\n    content: |\n      listen 80\n      url https://me:${password}@h.example.com/\n`, `A password in app ${REPOSITORY} Revoke it and take it out of the file.`, "configs:\n  app:\n    content: |\n      url https://h.example.com/\n", compose],
  ["no-secret-env", service("environment:", `  DB_PASSWORD: ${password}`), `DB_PASSWORD ${REPOSITORY} Declare a secret and give the service its file: DB_PASSWORD_FILE=/run/secrets/db_password where the image reads that, else write \${DB_PASSWORD:?} in its place.`, service("environment:", "  DB_PASSWORD: ${DB_PASSWORD:?}"), compose],
  ["no-secret-env", "services:\n  ui:\n    image: grafana/grafana\n    environment:\n      GF_SECURITY_ADMIN_PASSWORD: ${ADMIN_PASS:-" + password + "}\n", `GF_SECURITY_ADMIN_PASSWORD ${REPOSITORY} Declare a secret and give the service its file: GF_SECURITY_ADMIN_PASSWORD__FILE=/run/secrets/admin_pass.`, "services:\n  ui:\n    image: grafana/grafana\n    environment:\n      GF_SECURITY_ADMIN_PASSWORD: ${ADMIN_PASS:?}\n", compose],
  ["no-secret-env", `services:\n  sso:\n    image: ghcr.io/goauthentik/server\n    environment:\n      AUTHENTIK_SECRET_KEY: ${password}\n`, `AUTHENTIK_SECRET_KEY ${REPOSITORY} Declare a secret and give the service its file: AUTHENTIK_SECRET_KEY=file:///run/secrets/authentik_secret_key.`, "services:\n  sso:\n    image: ghcr.io/goauthentik/server\n    environment:\n      AUTHENTIK_SECRET_KEY: file:///run/secrets/authentik_secret_key\n", compose],
  ["no-secret-env", `services:\n  queue:\n    image: rabbitmq:4\n    environment:\n      RABBITMQ_DEFAULT_PASS: ${password}\n`, `RABBITMQ_DEFAULT_PASS ${REPOSITORY} Write \${RABBITMQ_DEFAULT_PASS:?}, with the value in an .env file that git ignores.`, "services:\n  queue:\n    image: rabbitmq:4\n    environment:\n      RABBITMQ_DEFAULT_PASS: ${RABBITMQ_DEFAULT_PASS:?}\n", compose],
  ["no-secret-env", `services:\n  db:\n    image: mysql:8\n    environment:\n      MYSQL_ROOT_PASSWORD: ${password}\n    healthcheck:\n      test: mysqladmin ping -p$$MYSQL_ROOT_PASSWORD\n`, `MYSQL_ROOT_PASSWORD ${REPOSITORY} Write \${MYSQL_ROOT_PASSWORD:?}, with the value in an .env file that git ignores.`, "services:\n  db:\n    image: mysql:8\n    environment:\n      MYSQL_ROOT_PASSWORD: ${MYSQL_ROOT_PASSWORD:?}\n    healthcheck:\n      test: mysqladmin ping -p$$MYSQL_ROOT_PASSWORD\n", compose],
  ["no-secret-env", service("environment:", `  spring.datasource.password: ${password}`), `spring.datasource.password ${REPOSITORY} Write \${SPRING_DATASOURCE_PASSWORD:?}, with the value in an .env file that git ignores.`, service("environment:", "  spring.datasource.password: ${SPRING_DATASOURCE_PASSWORD:?}"), compose],
  ["no-secret-arg", built("args:", `  NPM_TOKEN: ${canary}`), `NPM_TOKEN ${HISTORY} Offer it as a secret instead: build.secrets of db with npm_token, and RUN --mount=type=secret,id=npm_token in its Dockerfile.`, built("args:", "  NPM_REGISTRY: https://r.example.com"), compose],
  ["no-secret-argv", service(`command: redis-cli -a ${password}`), `The password of redis-cli -a in command ${REPOSITORY} Use REDISCLI_AUTH, with the value from a secret.`, service("command: redis-cli ping"), compose],
  ["no-secret-argv", `services:\n  tunnel:\n    image: cloudflare/cloudflared\n    command: tunnel run --token ${canary}\n`, `The token of cloudflared --token in command ${REPOSITORY} Write TUNNEL_TOKEN: \${TUNNEL_TOKEN:?} in environment instead, with the value in an .env file that git ignores.`, "services:\n  tunnel:\n    image: cloudflare/cloudflared\n    command: tunnel run\n", compose],
  ["no-secret-argv", `services:\n  login:\n    image: quay.io/keycloak/keycloak:26\n    command: start --db-password=${password}\n`, `The password of kc --db-password in command ${REPOSITORY} Write KC_DB_PASSWORD: \${KC_DB_PASSWORD:?} in environment instead, with the value in an .env file that git ignores.`, "services:\n  login:\n    image: quay.io/keycloak/keycloak:26\n    command: start --db=postgres\n", compose],
  ["no-secret-argv", service(`command: curl -u me:${password} https://x.example.com`), `The password of curl -u in command ${REPOSITORY} Use --netrc-file, or -K with a configuration file, from a secret.`, service("command: curl https://x.example.com"), compose],
  ["no-secret-argv", service(`command: sh -c "PGPASSWORD=${password} psql -l"`), `PGPASSWORD in command ${REPOSITORY} Let the script read it from a secret: PGPASSWORD="$$(cat /run/secrets/pgpassword)".`, service("command: sh -c 'PGPASSWORD=\"$$(cat /run/secrets/pgpassword)\" psql -l'"), compose],
  ["no-secret-argv", `FROM alpine\nCMD PGPASSWORD=${password} psql -l\n`, `PGPASSWORD in CMD ${CONFIGURATION} Let the script read it from a secret: PGPASSWORD="$(cat /run/secrets/pgpassword)".`, "FROM alpine\nCMD PGPASSWORD=\"$(cat /run/secrets/pgpassword)\" psql -l\n"],
  ["no-default-password", service("environment:", "  SERVICE_OPTS: -Xmx1g -Ddb.user=hive -Ddb.password=changeme"), "SERVICE_OPTS holds a password that everybody knows. Write ${SERVICE_OPTS_PASSWORD:?} in its place, so that Compose refuses to start without it.", service("environment:", "  SERVICE_OPTS: -Xmx1g -Ddb.user=hive"), compose],
  ["no-secret-env", service("environment:", `  CACHE_URL: redis://:${password}@cache:6379/1`), `CACHE_URL ${REPOSITORY} Write \${CACHE_URL_PASSWORD:?} in its place, with the value in an .env file that git ignores.`, service("environment:", "  CACHE_URL: redis://cache:6379/1"), compose],
  ["no-secret-metadata", service("labels:", `  com.example.token: ${githubToken}`), `com.example.token in labels ${REPOSITORY} Take it out; labels are for everyone to read.`, service("labels:", "  com.example.version: '2'"), compose],
  ["no-secret-metadata", built("labels:", `  com.example.token: ${githubToken}`), `com.example.token in build.labels ${CONFIGURATION} Take it out; labels are for everyone to read.`, built("labels:", "  com.example.version: '2'"), compose],
  ["no-secret-metadata", `${service()}volumes:\n  v:\n    driver_opts:\n      type: cifs\n      o: username=a,password=${password}\n`, `password in driver_opts ${REPOSITORY} Use \${PASSWORD:?}, with the value in an .env file that git ignores.`, `${service()}volumes:\n  v:\n    driver_opts:\n      type: cifs\n      o: username=a,password=\${PASSWORD:?}\n`, compose],
  ["no-secret-env", built("dockerfile_inline: |", "  FROM alpine", `  ENV DB_PASSWORD=${password}`), `DB_PASSWORD ${CONFIGURATION} Leave it out of the image and set it when the container starts (docker run --env-file, Compose secrets); for a RUN, mount it: RUN --mount=type=secret,id=db_password.`, built("dockerfile_inline: |", "  FROM alpine"), compose],
  ["no-secret-env-file", service("env_file: db.env"), "db.env holds credentials and git does not ignore it; anyone who can read the repository reads them. Add it to .gitignore, take it out of the repository (git rm --cached) and replace the credentials.", service("env_file: web.env"), { ...compose, files: { "db.env": `DB_PASSWORD=${password}\n`, "web.env": "PORT=80\n" } }],
  ["no-default-password", service("environment:", "  POSTGRES_PASSWORD: changeme"), "POSTGRES_PASSWORD is a password that everybody knows. Write ${POSTGRES_PASSWORD:?}, so that Compose refuses to start without it.", service("environment:", "  POSTGRES_USER: changeme"), compose],
  ["no-default-password", service("environment:", "  POSTGRES_PASSWORD: ${DB_PASS:-changeme}"), "POSTGRES_PASSWORD is a password that everybody knows. Write ${DB_PASS:?}, so that Compose refuses to start without it.", service("environment:", "  POSTGRES_PASSWORD: ${DB_PASS:?}"), compose],
  ["no-default-password", service("environment:", "  POSTGRES_PASSWORD: ${ANY_PASS:-${DB_PASS:-changeme}}"), "POSTGRES_PASSWORD is a password that everybody knows. Write ${DB_PASS:?}, so that Compose refuses to start without it.", service("environment:", "  POSTGRES_PASSWORD: ${ANY_PASS:-${DB_PASS:?}}"), compose],
  ["no-default-password", service("environment:", "  DATABASE_URL: postgres://app:${DB_PASS:-changeme}@db/app"), "DATABASE_URL holds a password that everybody knows. Write ${DB_PASS:?} in its place, so that Compose refuses to start without it.", service("environment:", "  DATABASE_URL: postgres://app:${DB_PASS:?}@db/app"), compose],
  ["no-default-password", "x-pass: &pass ${DB_PASS:-changeme}\n" + service("environment:", "  POSTGRES_PASSWORD: *pass"), "POSTGRES_PASSWORD is a password that everybody knows. Write ${DB_PASS:?}, so that Compose refuses to start without it.", "x-pass: &pass ${DB_PASS:?}\n" + service("environment:", "  POSTGRES_PASSWORD: *pass"), compose],
  ["no-default-password", service("environment:", "  - spring.datasource.password=changeme"), "spring.datasource.password is a password that everybody knows. Write ${SPRING_DATASOURCE_PASSWORD:?}, so that Compose refuses to start without it.", service("environment:", "  - spring.datasource.password"), compose],
];

const mounted = "FROM alpine\nRUN --mount=type=secret,id=t,env=T ";

/** A file with a credential in it, by its name, and what its name says of what to do; nothing below the COPY names it. */
const COPIED: readonly (readonly [name: string, content: string, advice: string])[] = [
  ...["prod.env", ".env.local", "conf/web.env"].map((name) => [name, "DB_PASSWORD=@\n", `Mount it where it is used instead: RUN --mount=type=secret,id=${name.replace(/^.*\/|^\./, "").replace(/\W/g, "_")},target=/app/${name.replace(/^.*\//, "")}, or when the container starts.`] as const),
  ...["run.bash", "docker-entrypoint", "bin/entrypoint", "start.sh"].map((name) => [name, "export DB_PASSWORD='@'\n", "Take the value out of the file, and give it when the container starts."] as const),
  ...[
    "constraints.txt", "requirements-dev.txt", "Pipfile", "Pipfile.lock", "pyproject.toml", "poetry.lock", "uv.lock", "package.json", "package-lock.json", "yarn.lock", "pnpm-lock.yaml",
    "Gemfile", "Gemfile.lock", "composer.json", "composer.lock", "go.mod", "Cargo.toml", "Cargo.lock", "pom.xml", "settings.gradle", "build.gradle.kts", "gradle.properties", "environment.yml",
    "environment.yaml", ".gitmodules", "mix.exs",
  ].map((name) => [name, "x https://u:@@git.example.com/a.git\n", "Take the credential out of the file, and give it to the tool that needs it from a secret mount."] as const),
  ...["notes.txt", "Gemfile.txt", "my-package.json", "environment.yamls"].map((name) => [name, "x https://u:@@git.example.com/a.git\n", "Take the credential out of the file, and mount it on its own where it is used."] as const),
];

/** What a COPY brings and what stands below it, and what is said of that; none of it is said of a certificate in its place. */
const BROUGHT: readonly (readonly [source: string, target: string, below: string, message: string])[] = [
  [".ssh/", "/root/.ssh/", "", `.ssh/ ${LAYER} Use --mount=type=ssh where git or ssh runs.`],
  ["x/.aws/", "/root/.aws/", "", `x/.aws/ ${LAYER} Mount its files one by one where they are used.`],
  ["secrets/", "/etc/app/", "", `secrets/ ${LAYER} Mount its files one by one where they are used.`],
  [".gnupg", "/root/.gnupg", "", `.gnupg ${LAYER} Mount its files one by one where they are used.`],
  [".kube", "/root/.kube", "", `.kube ${LAYER} Mount its files one by one where they are used.`],
  ["key.pem", "/etc/ssl/", "RUN make\n", `key.pem ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=key_pem,target=/etc/ssl/key.pem, or when the container starts.`],
  ["key.pem", "/root/.ssh/", "RUN make\n", `key.pem ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=key_pem,target=/root/.ssh/key.pem.`],
  ["deploy_key", "/k", "RUN make\n", `deploy_key ${LAYER} Mount it where it is used instead: RUN --mount=type=secret,id=deploy_key,target=/k.`],
];

/** A command that prints a secret, its twin that does not, and what to do about it. */
const PRINTED: readonly (readonly [command: string, clean: string, advice: string])[] = [
  ["curl --verbose -H \"A: $T\" https://x.example.com", "curl --silent -H \"A: $T\" https://x.example.com", "Leave out --verbose."],
  ["curl --trace - -H \"A: $T\" https://x.example.com", "curl --trace-time -H \"A: $T\" https://x.example.com", "Leave out --trace."],
  ["curl --trace-ascii - -H \"A: $T\" https://x.example.com", "curl -o v -H \"A: $T\" https://x.example.com", "Leave out --trace-ascii."],
  ["curl -sv -u a:$T https://x.example.com", "curl -sS -u a:$T https://x.example.com", "Leave out -v."],
  ["wget -d --header=\"A: $T\" https://x.example.com", "wget -q --header=\"A: $T\" https://x.example.com", "Leave out -d."],
  ["wget --debug --header=\"A: $T\" https://x.example.com", "wget --quiet --header=\"A: $T\" https://x.example.com", "Leave out --debug."],
  ["http -v https://x.example.com \"A: $T\"", "http https://x.example.com \"A: $T\"", "Leave out -v."],
  ["https --verbose x.example.com \"A: $T\"", "https x.example.com \"A: $T\"", "Leave out --verbose."],
  ["xh -v https://x.example.com \"A: $T\"", "xh https://x.example.com \"A: $T\"", "Leave out -v."],
  ["psql -a -c \"ALTER USER a PASSWORD '$T'\"", "psql -c \"ALTER USER a PASSWORD '$T'\"", "Leave out -a."],
  ["psql -e -c \"ALTER USER a PASSWORD '$T'\"", "psql -q -c \"ALTER USER a PASSWORD '$T'\"", "Leave out -e."],
  ["psql --echo-all -c \"ALTER USER a PASSWORD '$T'\"", "psql --quiet -c \"ALTER USER a PASSWORD '$T'\"", "Leave out --echo-all."],
  ["psql --echo-queries -c \"ALTER USER a PASSWORD '$T'\"", "psql -c \"ALTER USER a PASSWORD '$T'\" --host e", "Leave out --echo-queries."],
  ["echo -e $T", "echo -e $U", "Leave out echo, or send its output to /dev/null."],
  ["env", "env > /dev/null", "Leave out env, or send its output to /dev/null."],
  ["printenv T", "printenv U", "Leave out printenv, or send its output to /dev/null."],
  ["export -p", "export -p > /dev/null", "Leave out export, or send its output to /dev/null."],
  ["echo \"$T\" | base64", "echo \"$T\" | sha256sum", "Leave out echo, or send its output to /dev/null."],
  ["sh -c 'echo $T'", "sh -c 'echo $T' > /dev/null", "Leave out echo, or send its output to /dev/null."],
  ["python3 -c \"import os; print(os.environ['T'])\"", "python3 -c \"import os; use(os.environ['T'])\"", "Leave out python3, or send its output to /dev/null."],
  ["bash -x -c 'curl -u a:$T https://x.example.com'", "bash -c 'curl -u a:$T https://x.example.com'", "Leave out the -x of bash, or turn it off (set +x) before the secret is read."],
];

/** What a command makes of a password that is written in it, by what to do about it. */
const WRITTEN_IN: readonly (readonly [command: string, subject: string, advice: string])[] = [
  ...["useradd -p @ app", "usermod -p @ root", "adduser --password @ app"].map((command) =>
    [command, `The password of ${command.split(" ", 2).join(" ")}`, "Make the account without a password, and set one when the container starts."] as const),
  ["echo root:@ | chpasswd", "The password of chpasswd", "Make the account without a password, and set one when the container starts."],
  ["echo @ | passwd --stdin root", "The password of passwd", "Make the account without a password, and set one when the container starts."],
  ["mysqladmin -u root password @", "The password of mysqladmin password", "Instead, use a random password in the build, and the real one when the container starts."],
  ["psql -c \"ALTER USER a PASSWORD '@'\"", "The SQL password of psql", "Instead, use a random password in the build, and the real one when the container starts."],
  ["rabbitmqctl add_user u @", "The password of rabbitmqctl add_user", "Instead, use the definitions file, mounted when the container starts."],
  ["docker login -u a -p @", "The password of docker login -p", "Mount it instead: RUN --mount=type=secret,id=docker_password, and use --password-stdin."],
  ["psql postgres://u:@@db/x", "The password of a URL", "Mount it instead: RUN --mount=type=secret,id=password."],
  ["export DB_PASSWORD=@ && make", "DB_PASSWORD", "Mount it instead: RUN --mount=type=secret,id=db_password."],
];

/** A command that stores the secret T, and where; the second has what may be mounted there in its place. */
const STORED: readonly (readonly [command: string, target: string, instead: string | null])[] = [
  ["npm config set //r.example.com/:_authToken=$T", "/root/.npmrc", "a finished .npmrc there"],
  ["echo \"machine x login a password $T\" > /root/.netrc", "/root/.netrc", "a finished .netrc there"],
  ["echo \"https://a:$T@x.example.com\" > /root/.git-credentials", "/root/.git-credentials", "a finished .git-credentials there"],
  ["echo \"password = $T\" > /root/.pypirc", "/root/.pypirc", "a finished .pypirc there"],
  ["echo \"*:*:*:*:$T\" > ~/.pgpass", "/root/.pgpass", "a finished .pgpass there"],
  ["printf \"[client]\\npassword=$T\" > /root/.my.cnf", "/root/.my.cnf", "a finished .my.cnf there"],
  ["echo \"secret_key = $T\" > /root/.s3cfg", "/root/.s3cfg", "a finished .s3cfg there"],
  ["echo \"token = $T\" > /root/.cargo/credentials.toml", "/root/.cargo/credentials.toml", "a finished credentials.toml there"],
  ["echo \"token = $T\" > /root/.cargo/credentials", "/root/.cargo/credentials", "a finished credentials file there"],
  ["echo \"<p>$T</p>\" > /root/.m2/settings.xml", "/root/.m2/settings.xml", "a finished settings.xml there"],
  ["composer config -g http-basic.r.example.com a $T", "/root/.composer/auth.json", "a finished auth.json there"],
  ["pip config set global.index-url https://u:$T@p.example.com/simple", "/root/.config/pip/pip.conf", "a finished pip.conf there"],
  ["echo $T > /root/.pypirc", "/root/.pypirc", "the secret there"],
  ["echo $T > f && echo done", "/f", "the secret there"],
  ["echo \"<p>$T</p>\" > /opt/settings.xml", "/opt/settings.xml", null],
  ["echo \"<p>$T</p>\" > /root/.m2/settings.xml.bak", "/root/.m2/settings.xml.bak", null],
  ["git config --global http.extraHeader \"A: $T\"", "/root/.gitconfig", null],
];

/** Well-known values: the linted file, its twin, and what is said. */
const DEFAULTS: readonly (readonly [code: string, clean: string, message: string, around?: Around])[] = [
  ["FROM alpine\nARG API_KEY=changeme\n", "FROM alpine\nARG API_KEY_FILE=changeme\n", "API_KEY has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Where a RUN needs it, mount it instead: RUN --mount=type=secret,id=api_key."],
  ["FROM alpine\nLABEL url=postgres://app:changeme@db/app\n", "FROM alpine\nLABEL url=postgres://app@db/app\n", "url in LABEL holds a password that everybody knows. Take it out."],
  ["FROM alpine\nCMD app postgres://app:changeme@db/app\n", "FROM alpine\nCMD app postgres://app@db/app\n", "The password of a URL in CMD is one that everybody knows. Set it when the container starts, from a secret."],
  ["FROM alpine\nRUN export DB_PASSWORD=changeme && make\n", "FROM alpine\nRUN export DB_USER=changeme && make\n", "DB_PASSWORD in RUN is a password that everybody knows. Mount another one instead: RUN --mount=type=secret,id=db_password."],
  ["FROM alpine\nCOPY application.yml /app/\n", "FROM alpine\n", "application.yml holds a password that everybody knows. Leave it out and set it when the container starts.", { files: { "application.yml": "db:\n  password: changeme\n" } }],
  ["FROM alpine\nCOPY application.yml /app/\nRUN rm /app/application.yml\n", "FROM alpine\n", "application.yml holds a password that everybody knows. RUN rm in line 3 only hides it: the layer below keeps the file. Take the credential out of the file, and mount it on its own where it is used.", { files: { "application.yml": "db:\n  password: changeme\n" } }],
  [service("environment:", "  API_KEY: changeme"), service("environment:", "  API_KEY: ${API_KEY:?}"), "API_KEY is an API key that everybody knows. Write ${API_KEY:?}, so that Compose refuses to start without it.", compose],
  [service("environment:", "  APP_SECRET: secret"), service("environment:", "  APP_NAME: secret"), "APP_SECRET is a secret that everybody knows. Write ${APP_SECRET:?}, so that Compose refuses to start without it.", compose],
  [service("environment:", "  CREDENTIALS: admin:admin"), service("environment:", "  NAMES: admin:admin"), "CREDENTIALS holds a password that everybody knows. Write ${CREDENTIALS:?}, so that Compose refuses to start without it.", compose],
  [service("environment:", "  JAVA_OPTS: -Dspring.datasource.password=changeme"), service("environment:", "  JAVA_OPTS: -Dspring.datasource.username=changeme"), "JAVA_OPTS holds a password that everybody knows. Write ${JAVA_OPTS_PASSWORD:?} in its place, so that Compose refuses to start without it.", compose],
  [service("labels:", "  com.example.password: changeme"), service("labels:", "  com.example.user: changeme"), "com.example.password in labels is a password that everybody knows. Take it out; labels are for everyone to read.", compose],
  [service("command: redis-server --requirepass changeme"), service("command: redis-server --port 80"), "The password of redis-server --requirepass in command is one that everybody knows. Use a configuration file mounted when the container starts, with the value from a secret.", compose],
  [`configs:\n  a:\n    content: |\n      password: changeme\n${service()}`, `configs:\n  a:\n    content: |\n      user: changeme\n${service()}`, "password is a password that everybody knows. Choose another one, and take it out of the file.", compose],
];

const BY_TABLE: Readonly<Record<string, readonly MessageCase[]>> = {
  "copied files": COPIED.map(([name, content, advice]) => [
    "no-secret-copy", `FROM alpine\nCOPY ${name} /app/\nRUN make\n`, `${name} ${LAYER} ${advice}`, "FROM alpine\nRUN make\n", { files: { [name]: content.replace("@", password) } },
  ]),
  "what a COPY brings": BROUGHT.map(([source, target, below, message]) => ["no-secret-copy", `FROM alpine\nCOPY ${source} ${target}\n${below}`, message, `FROM alpine\nCOPY cert.pem ${target}\n${below}`]),
  "commands that print": PRINTED.map(([command, clean, advice]) => ["no-secret-in-build", `${mounted}${command}\n`, `The secret t ${LOG} ${advice}`, `${mounted}${clean}\n`]),
  "commands with a password": WRITTEN_IN.map(([command, subject, advice]) => [
    "no-secret-run", `FROM alpine\nRUN ${command.replace("@", password)}\n`, `${subject} in RUN ${HISTORY} ${advice}`, `FROM alpine\nRUN ${command.replace("@", "$U")}\n`,
  ]),
  "commands that store": STORED.map(([command, target, instead]) => [
    "no-secret-write", `${mounted}${command}\n`, `The secret t ${LAYER} ${instead === null ? `Leave it out of ${target}, and put it there when the container starts` : `Remove ${target} in the same RUN, or mount ${instead}: target=${target}`}.`, `${mounted}${command.replace("$T", "$U")}\n`,
  ]),
  "well-known values": DEFAULTS.map(([code, clean, message, around = {}]) => ["no-default-password", code, message, clean, around]),
};

async function messagesOf(rule: string, text: string, { filename = "Dockerfile", files = {}, settings }: Around): Promise<string[]> {
  const result = await lintText({
    text, path: `/project/${filename}`, workspace: memoryWorkspace({ ...files, [filename]: text }, "/project"), config: "strict", ...(settings && { settings }),
  });
  return result!.messages.filter(({ ruleId }) => ruleId === `dfsecret/${rule}`).map(({ message }) => message);
}

describe.each([["arguments and variables", ARGUMENTS], ["files", FILES], ["commands and text", COMMANDS], ["Compose", COMPOSE], ...Object.entries(BY_TABLE)] as const)("what is said of %s", (_of, cases) => {
  test.each(cases.map(([rule, code, message, clean, around = {}]) => [rule, code, message, clean, around] as const))("%s: %j", async (rule, code, message, clean, around) => {
    expect(await messagesOf(rule, code, around)).toEqual([message]);
    expect(await messagesOf(rule, clean, around)).toEqual([]);
  });
});
