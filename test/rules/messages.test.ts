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
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T echo $T > /etc/t\n", `The secret t ${LAYER} Remove /etc/t in the same RUN, or mount the secret there: target=/etc/t.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T echo $T > /etc/t && use && rm /etc/t\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T echo $T > /etc/t\nRUN rm /etc/t\n", `The secret t ${LAYER} RUN rm in line 3 only hides it. Remove /etc/t in the same RUN, or mount the secret there: target=/etc/t.`, "FROM alpine\nRUN --mount=type=secret,id=t,target=/etc/t use\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t cp /run/secrets/t /etc/t\n", `The secret t ${LAYER} Remove /etc/t in the same RUN, or mount the secret there: target=/etc/t.`, "FROM alpine\nRUN --mount=type=secret,id=t,target=/etc/t use\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T git clone https://x:$T@git.example.com/a.git /a\n", `The secret t ${LAYER} Give git the credential in a header that it does not store: git -c http.extraHeader=….`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T git -c http.extraHeader=\"Authorization: Bearer $T\" clone https://git.example.com/a.git /a\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t docker login -u a --password-stdin r.example.com < /run/secrets/t\n", `The secret t ${LAYER} Remove /root/.docker/config.json in the same RUN, or mount a finished config.json there: target=/root/.docker/config.json.`, "FROM alpine\nRUN --mount=type=secret,id=t,target=/root/.docker/config.json docker pull x\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T aws configure set aws_secret_access_key $T\n", `The secret t ${LAYER} Remove /root/.aws/credentials in the same RUN, or mount a finished credentials file there: target=/root/.aws/credentials.`, "FROM alpine\nRUN --mount=type=secret,id=t,target=/root/.aws/credentials aws s3 ls\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T sed -i \"s/@T@/$T/\" /etc/app.conf\n", `The secret t ${LAYER} Remove /etc/app.conf in the same RUN.`, "FROM alpine\nRUN --mount=type=secret,id=t,env=T sed -i \"s/@T@/$T/\" /etc/app.conf && use && rm /etc/app.conf\n"],
  ["no-secret-write", "FROM alpine\nRUN --mount=type=secret,id=t,env=T echo \"export A=$T\" >> /root/.bashrc\nRUN rm /root/.bashrc\n", `The secret t ${LAYER} RUN rm in line 3 only hides it. Remove /root/.bashrc in the same RUN.`, "FROM alpine\nRUN rm /root/.bashrc\n"],
  ["no-secret-write", "FROM alpine\nARG NPM_TOKEN\nRUN echo $NPM_TOKEN > /root/.npmrc\n", `The secret NPM_TOKEN ${LAYER} Remove /root/.npmrc in the same RUN.`, "FROM alpine\nARG NPM_TOKEN\nRUN rm /root/.npmrc\n", classic],
  ["no-secret-write", "FROM node\nRUN --mount=type=secret,id=t,env=T npm ci --//r.example.com/:_authToken=$T\n", `The secret t ${LAYER} npm logs its command line there; give it the credential in a mounted file instead: RUN --mount=type=secret,id=npmrc,target=/root/.npmrc.`, "FROM node\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n"],
];

const COMMANDS: readonly MessageCase[] = [
  ["no-secret-add", `FROM alpine\nADD https://ci:${password}@files.example.com/tool.tgz /opt/\n`, `The credential for files.example.com ${HISTORY} Fetch it in a RUN with the credential mounted: RUN --mount=type=secret,id=download_token curl ….`, "FROM alpine\nADD https://files.example.com/tool.tgz /opt/\n"],
  ["no-secret-add", `FROM alpine\nADD https://ci:${password}@files.example.com/tool.tgz /opt/\n`, `The credential for files.example.com ${HISTORY} Fetch it on the host before the build, with the credential there.`, "FROM alpine\nADD https://files.example.com/tool.tgz /opt/\n", classic],
  ["no-secret-add", `FROM alpine\nADD https://ci:${password}@git.example.com/a/b.git /src\n`, `The credential for git.example.com ${HISTORY} Take the credential out of the address and pass it as the build secret GIT_AUTH_TOKEN: docker build --secret id=GIT_AUTH_TOKEN.`, "FROM alpine\nADD https://git.example.com/a/b.git /src\n"],
  ["no-secret-add", `FROM alpine AS fetch\nADD https://files.example.com/t?token=${canary} /t\nFROM alpine\nCOPY --from=fetch /x /x\n`, "The credential for files.example.com is recorded in the image's provenance attestation; anyone who can pull the image reads it with docker buildx imagetools inspect. Fetch it in a RUN with the credential mounted: RUN --mount=type=secret,id=download_token curl ….", "FROM alpine AS fetch\nADD https://files.example.com/t?version=2 /t\nFROM alpine\nCOPY --from=fetch /x /x\n"],
  ["no-secret-run", `FROM alpine\nRUN mysql -p${password} -e x\n`, `The password of mysql -p in RUN ${HISTORY} Mount it instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.`, "FROM alpine\nRUN --mount=type=secret,id=my mysql --defaults-extra-file=/run/secrets/my -e x\n"],
  ["no-secret-run", `FROM alpine\nRUN echo "requirepass ${password}" > /etc/redis.conf\n`, `requirepass in RUN ${HISTORY} Mount it instead: RUN --mount=type=secret,id=requirepass.`, "FROM alpine\nRUN echo port 80 > /etc/redis.conf\n"],
  ["no-secret-argv", `FROM alpine\nCMD ["curl", "-H", "Authorization: Bearer ${githubToken}", "https://x.example.com"]\n`, `The token of curl -H in CMD ${CONFIGURATION} Let the program read it from a file below /run/secrets when the container starts.`, "FROM alpine\nCMD [\"curl\", \"https://x.example.com\"]\n"],
  ["no-secret-run", `FROM alpine\nRUN login ${githubToken}\n`, `A GitHub token in RUN ${HISTORY} Mount it instead: RUN --mount=type=secret,id=token.`, "FROM alpine\nRUN --mount=type=secret,id=token login\n"],
  ["no-secret-argv", `FROM redis\nCMD ["redis-cli", "-a", "${password}"]\n`, `The password of redis-cli -a in CMD ${CONFIGURATION} Use REDISCLI_AUTH, with a value that is there only when the container starts.`, "FROM redis\nCMD [\"redis-cli\", \"ping\"]\n"],
  ["no-secret-argv", `FROM alpine\nCMD ./server ${githubToken}\n`, `A GitHub token in CMD ${CONFIGURATION} Let the program read it from a file below /run/secrets when the container starts.`, "FROM alpine\nCMD ./server --token-file /run/secrets/token\n"],
  ["no-secret-argv", "FROM redis\nCMD redis-cli -a $REDIS_PASSWORD\n", "When the container runs, the password of redis-cli -a is on its command line, where ps and docker top show it to every user of the host. Use REDISCLI_AUTH.", "FROM redis\nCMD redis-cli -h $REDIS_HOST\n"],
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
  ["no-default-password", "FROM alpine\nENV DB_PASSWORD=changeme\n", "DB_PASSWORD has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Leave it out and set it when the container starts.", "FROM alpine\nENV DB_USER=changeme\n"],
  ["no-default-password", "FROM alpine\nARG DB_PASSWORD=changeme\n", "DB_PASSWORD has a default that everybody knows, and it becomes the real one wherever nobody overrides it. Mount it as a secret.", "FROM alpine\nARG DB_PASSWORD\n"],
  ["no-default-password", "FROM alpine\nLABEL com.example.password=changeme\n", "com.example.password in LABEL is a password that everybody knows. Take it out.", "FROM alpine\nLABEL com.example.user=changeme\n"],
  ["no-default-password", "FROM alpine\nRUN mysql -pchangeme -e x\n", "The password of mysql -p in RUN is one that everybody knows. Mount another one instead: RUN --mount=type=secret,id=mysql_password, and use --defaults-extra-file.", "FROM alpine\nRUN --mount=type=secret,id=my mysql --defaults-extra-file=/run/secrets/my -e x\n"],
  ["no-default-password", "FROM alpine\nRUN echo root:changeme | chpasswd\n", "The password of chpasswd in RUN is one that everybody knows. Make the account without a password, and set one when the container starts.", "FROM alpine\nRUN adduser -D app\n"],
  ["no-default-password", "FROM alpine\nCOPY <<EOF /app/.env\nDB_PASSWORD=changeme\nEOF\n", ".env holds a password that everybody knows. Leave it out and set it when the container starts.", "FROM alpine\nCOPY <<EOF /app/.env\nDB_USER=changeme\nEOF\n"],
  ["no-default-password", "FROM redis\nCMD [\"redis-cli\", \"-a\", \"changeme\"]\n", "The password of redis-cli -a in CMD is one that everybody knows. Set it when the container starts, from a secret.", "FROM redis\nCMD [\"redis-cli\"]\n"],
];

const service = (...lines: readonly string[]): string => `services:\n  db:\n    image: x\n${lines.map((line) => `    ${line}\n`).join("")}`;
const built = (...lines: readonly string[]): string => `services:\n  db:\n    build:\n      context: .\n${lines.map((line) => `      ${line}\n`).join("")}`;

const COMPOSE: readonly MessageCase[] = [
  ["no-secret-env", service("environment:", `  DB_PASSWORD: ${password}`), `DB_PASSWORD ${REPOSITORY} Declare a secret and give the service its file: DB_PASSWORD_FILE=/run/secrets/db_password where the image reads that, else DB_PASSWORD: \${DB_PASSWORD:?}.`, service("environment:", "  DB_PASSWORD: ${DB_PASSWORD:?}"), compose],
  ["no-secret-env", "services:\n  ui:\n    image: grafana/grafana\n    environment:\n      GF_SECURITY_ADMIN_PASSWORD: ${ADMIN_PASS:-" + password + "}\n", `GF_SECURITY_ADMIN_PASSWORD ${REPOSITORY} Declare a secret and give the service its file: GF_SECURITY_ADMIN_PASSWORD__FILE=/run/secrets/admin_pass.`, "services:\n  ui:\n    image: grafana/grafana\n    environment:\n      GF_SECURITY_ADMIN_PASSWORD: ${ADMIN_PASS:?}\n", compose],
  ["no-secret-env", `services:\n  queue:\n    image: rabbitmq:4\n    environment:\n      RABBITMQ_DEFAULT_PASS: ${password}\n`, `RABBITMQ_DEFAULT_PASS ${REPOSITORY} Write \${RABBITMQ_DEFAULT_PASS:?}, with the value in an .env file that git ignores.`, "services:\n  queue:\n    image: rabbitmq:4\n    environment:\n      RABBITMQ_DEFAULT_PASS: ${RABBITMQ_DEFAULT_PASS:?}\n", compose],
  ["no-secret-env", `services:\n  db:\n    image: mysql:8\n    environment:\n      MYSQL_ROOT_PASSWORD: ${password}\n    healthcheck:\n      test: mysqladmin ping -p$$MYSQL_ROOT_PASSWORD\n`, `MYSQL_ROOT_PASSWORD ${REPOSITORY} Write \${MYSQL_ROOT_PASSWORD:?}, with the value in an .env file that git ignores.`, "services:\n  db:\n    image: mysql:8\n    environment:\n      MYSQL_ROOT_PASSWORD: ${MYSQL_ROOT_PASSWORD:?}\n    healthcheck:\n      test: mysqladmin ping -p$$MYSQL_ROOT_PASSWORD\n", compose],
  ["no-secret-env", service("environment:", `  spring.datasource.password: ${password}`), `spring.datasource.password ${REPOSITORY} Write \${SPRING_DATASOURCE_PASSWORD:?}, with the value in an .env file that git ignores.`, service("environment:", "  spring.datasource.password: ${SPRING_DATASOURCE_PASSWORD:?}"), compose],
  ["no-secret-arg", built("args:", `  NPM_TOKEN: ${canary}`), `NPM_TOKEN ${HISTORY} Offer it as a secret instead: build.secrets of db with npm_token, and RUN --mount=type=secret,id=npm_token in its Dockerfile.`, built("args:", "  NPM_REGISTRY: https://r.example.com"), compose],
  ["no-secret-argv", service(`command: redis-cli -a ${password}`), `The password of redis-cli -a in command ${REPOSITORY} Use REDISCLI_AUTH, with the value from a secret.`, service("command: redis-cli ping"), compose],
  ["no-secret-metadata", service("labels:", `  com.example.token: ${githubToken}`), `com.example.token in labels ${REPOSITORY} Take it out; labels are for everyone to read.`, service("labels:", "  com.example.version: '2'"), compose],
  ["no-secret-metadata", built("labels:", `  com.example.token: ${githubToken}`), `com.example.token in build.labels ${CONFIGURATION} Take it out; labels are for everyone to read.`, built("labels:", "  com.example.version: '2'"), compose],
  ["no-secret-metadata", `${service()}volumes:\n  v:\n    driver_opts:\n      type: cifs\n      o: username=a,password=${password}\n`, `password in driver_opts ${REPOSITORY} Use \${PASSWORD:?}, with the value in an .env file that git ignores.`, `${service()}volumes:\n  v:\n    driver_opts:\n      type: cifs\n      o: username=a,password=\${PASSWORD:?}\n`, compose],
  ["no-secret-env", built("dockerfile_inline: |", "  FROM alpine", `  ENV DB_PASSWORD=${password}`), `DB_PASSWORD ${CONFIGURATION} Leave it out of the image and set it when the container starts (docker run --env-file, Compose secrets); for a RUN, mount it: RUN --mount=type=secret,id=db_password.`, built("dockerfile_inline: |", "  FROM alpine"), compose],
  ["no-secret-env-file", service("env_file: db.env"), "db.env holds credentials and git does not ignore it; anyone who can read the repository reads them. Add it to .gitignore, take it out of the repository (git rm --cached) and replace the credentials.", service("env_file: web.env"), { ...compose, files: { "db.env": `DB_PASSWORD=${password}\n`, "web.env": "PORT=80\n" } }],
  ["no-default-password", service("environment:", "  POSTGRES_PASSWORD: changeme"), "POSTGRES_PASSWORD is a password that everybody knows. Write ${POSTGRES_PASSWORD:?}, so that Compose refuses to start without it.", service("environment:", "  POSTGRES_USER: changeme"), compose],
  ["no-default-password", service("environment:", "  POSTGRES_PASSWORD: ${DB_PASS:-changeme}"), "POSTGRES_PASSWORD is a password that everybody knows. Write ${DB_PASS:?}, so that Compose refuses to start without it.", service("environment:", "  POSTGRES_PASSWORD: ${DB_PASS:?}"), compose],
  ["no-default-password", service("environment:", "  POSTGRES_PASSWORD: ${ANY_PASS:-${DB_PASS:-changeme}}"), "POSTGRES_PASSWORD is a password that everybody knows. Write ${DB_PASS:?}, so that Compose refuses to start without it.", service("environment:", "  POSTGRES_PASSWORD: ${ANY_PASS:-${DB_PASS:?}}"), compose],
  ["no-default-password", service("environment:", "  DATABASE_URL: postgres://app:${DB_PASS:-changeme}@db/app"), "DATABASE_URL holds a password that everybody knows. Write ${DB_PASS:?}, so that Compose refuses to start without it.", service("environment:", "  DATABASE_URL: postgres://app:${DB_PASS:?}@db/app"), compose],
  ["no-default-password", "x-pass: &pass ${DB_PASS:-changeme}\n" + service("environment:", "  POSTGRES_PASSWORD: *pass"), "POSTGRES_PASSWORD is a password that everybody knows. Write ${DB_PASS:?}, so that Compose refuses to start without it.", "x-pass: &pass ${DB_PASS:?}\n" + service("environment:", "  POSTGRES_PASSWORD: *pass"), compose],
  ["no-default-password", service("environment:", "  - spring.datasource.password=changeme"), "spring.datasource.password is a password that everybody knows. Write ${SPRING_DATASOURCE_PASSWORD:?}, so that Compose refuses to start without it.", service("environment:", "  - spring.datasource.password"), compose],
];

async function messagesOf(rule: string, text: string, { filename = "Dockerfile", files = {}, settings }: Around): Promise<string[]> {
  const result = await lintText({
    text, path: `/project/${filename}`, workspace: memoryWorkspace({ ...files, [filename]: text }, "/project"), config: "strict", ...(settings && { settings }),
  });
  return result!.messages.filter(({ ruleId }) => ruleId === `dfsecret/${rule}`).map(({ message }) => message);
}

describe.each([["arguments and variables", ARGUMENTS], ["files", FILES], ["commands and text", COMMANDS], ["Compose", COMPOSE]] as const)("what is said of %s", (_of, cases) => {
  test.each(cases.map(([rule, code, message, clean, around = {}]) => [rule, code, message, clean, around] as const))("%s: %j", async (rule, code, message, clean, around) => {
    expect(await messagesOf(rule, code, around)).toEqual([message]);
    expect(await messagesOf(rule, clean, around)).toEqual([]);
  });
});
