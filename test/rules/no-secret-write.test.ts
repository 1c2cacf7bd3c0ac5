import { dockerfile } from "./dockerfile.ts";
import { canary, password } from "./made-up.ts";
import { runCases, type RuleCase } from "./run-cases.ts";

const keyword = "RUN --mount=type=secret,id=token --mount=type=secret,id=token,env=T ";

/** A RUN in which the secret `token` is mounted at its default place and in $T, and what of its text is the finding. */
function stored(run: string, text: string): RuleCase {
  return {
    name: run,
    code: `FROM alpine\n${keyword}${run}\n`,
    findings: [{ line: 2, column: keyword.length + run.lastIndexOf(text) + 1, text, messageId: "imageLayer" }],
  };
}

function notStored(run: string): RuleCase {
  return { name: run, code: `FROM alpine\n${keyword}${run}\n`, findings: [] };
}

const file = "/run/secrets/token";

runCases("no-secret-write", [
  // What is decrypted goes by the file that it is in.
  ...["sops -d a.enc.yaml > /app/a.yaml", "ansible-vault view vault.yml > /app/a.yaml", "age -d -i /k a.env.age > /app/a.yaml"].map((run): RuleCase => ({
    name: run,
    code: `FROM alpine\nRUN ${run}\n`,
    findings: [{ line: 2, column: 5 + run.indexOf(">"), text: "> /app/a.yaml", messageId: "imageLayer", says: "The secret a.yaml stays" }],
  })),
  // A heredoc with a `#!` line of its own.
  {
    name: "a program in a heredoc that stores a secret",
    code: `FROM alpine\n${keyword}<<EOF\n#!/usr/bin/env python3\nimport os\nwith open("/root/.npmrc", "w") as f:\n    f.write("key=" + os.environ["T"])\nEOF\n`,
    findings: [{ line: 6, column: 22, text: "os.environ[\"T\"]", messageId: "imageLayer" }],
  },
  {
    name: "a program in a heredoc that uses a secret and takes its file away",
    code: `FROM alpine\n${keyword}<<EOF\n#!/usr/bin/env python3\nimport os\nwith open("/root/.npmrc", "w") as f:\n    f.write("key=" + os.environ["T"])\nfetch(os.environ["T"])\nos.remove("/root/.npmrc")\nEOF\n`,
    findings: [],
  },
  stored(`node -e 'fs.copyFileSync("${file}", "/app/t")'`, `'fs.copyFileSync("${file}", "/app/t")'`),
  notStored(`node -e 'fs.copyFileSync("${file}", "/app/t")' && npm ci && rm /app/t`),
  stored("git clone https://x:$T@h/a /a && git clone https://x:$T@h/b /b && git -C /a remote set-url origin https://h/a", "$T"),
  stored("git clone https://x:$T@h/a /a && git -C /a remote set-url origin https://y:$T@h/a", "$T"),
  notStored("git clone https://x:$T@h/a /a && git -C /a remote set-url origin https://h/a"),
  notStored("git clone https://x:$T@h/a /a && cd /a && git remote rm origin"),
  stored("dotnet user-secrets set A:B $T", "$T"),
  notStored("dotnet user-secrets set A:B $T && dotnet test && rm -rf ~/.microsoft/usersecrets"),
  notStored("git clone https://x:$T@h/a /a && find /a -name .git -type d -exec rm -rf {} +"),
  notStored("git clone https://x:$T@h/a /a && cd /a && find . -name .git -prune -print0 | xargs -0 rm -rf"),
  stored("git clone https://x:$T@h/a /a && find /a -name .github -type d -exec rm -rf {} +", "$T"),
  stored("git clone https://x:$T@h/a /a && find /a -name .git -type d | xargs ls", "$T"),
  stored(`export DOCKER_CONFIG=/cfg && docker login -u ci --password-stdin r < ${file} && rm -rf ~/.docker`, `docker login -u ci --password-stdin r < ${file}`),
  stored("HOME=/h npm config set //r/:_authToken $T && rm -rf ~/.npmrc ~/.npm", "$T"),
  stored("KUBECONFIG=/k/config kubectl config set-credentials me --token=$T && rm ~/.kube/config", "$T"),
  notStored(`export DOCKER_CONFIG=$(mktemp -d) && docker login -u ci --password-stdin r < ${file} && docker pull r/x && rm -rf $DOCKER_CONFIG`),
  notStored(`DOCKER_CONFIG=/dev/shm/d docker login -u ci --password-stdin r < ${file}`),
  notStored("export HOME=/dev/shm && npm config set //r/:_authToken $T"),
  notStored("GIT_CONFIG_GLOBAL=/dev/shm/g git config --global url.https://$T@h/.insteadOf https://h/"),
  notStored("XDG_CONFIG_HOME=/dev/shm gh auth login --with-token <<< $T"),
  notStored(`export REGISTRY_AUTH_FILE=/dev/shm/auth.json; podman login -u ci --password-stdin r < ${file}`),
  notStored(`helm registry login r -u ci --password-stdin --registry-config /dev/shm/r.json < ${file}`),
  {
    name: "the folder that the image of Rust has for cargo",
    code: `FROM rust:1.80\n${keyword}cargo login $T && cargo build && rm /usr/local/cargo/credentials.toml\n${keyword}cargo login $T && rm -rf ~/.cargo\n`,
    findings: [{ line: 3, column: keyword.length + 13, text: "$T", messageId: "imageLayer", says: "/usr/local/cargo/credentials.toml" }],
  },
  notStored("unset T; echo $T > /f; env > /g"),
  notStored("export -n T && env > /f"),
  notStored("env -u T sh -c 'env > /f; echo $T > /g'"),
  stored("unset U; [ -n \"$U\" ] && unset T; echo $T > /f", "$T"),
  stored("env -i HOME=/h sh -c \"echo $T > /f\"", "$T"),
  stored(`read -r < ${file}; echo $REPLY > /f`, "$REPLY"),
  notStored(`cp ${file} /root/token && mv /etc/hostname /root/token`),
  stored(`cp ${file} /root/token && mv -n /etc/hostname /root/token`, `cp ${file} /root/token`),
  stored(`cp ${file} /root/token && mv /root/token /root/t`, `cp ${file} /root/token`),
  stored(`mkdir -p /root/x && cp ${file} /root/x/token && cp -r /app/. /root/x`, `cp ${file} /root/x/token`),
  // Of alternatives none takes away what another one stores.
  stored(`if [ -s ${file} ]; then cp ${file} /root/token; else echo none > /root/token; fi`, `cp ${file} /root/token`),
  stored(`test -s ${file} && cp ${file} /root/token || echo none > /root/token`, `cp ${file} /root/token`),
  stored(`case $1 in a) cp ${file} /root/token ;; *) rm -f /root/token ;; esac`, `cp ${file} /root/token`),
  notStored(`if [ -s ${file} ]; then cp ${file} /root/token; npm ci; rm /root/token; else npm ci; fi`),
  notStored(`if [ -s ${file} ]; then cp ${file} /root/token; else touch /root/token; fi && npm ci && rm /root/token`),
  notStored(`cp ${file} /root/token && npm ci && if [ -f /root/token ]; then rm /root/token; fi`),
  notStored(`cp ${file} /root/token && npm ci; [ ! -f /root/token ] || rm /root/token`),
  // A star leaves hidden files where they are.
  stored("echo $T > /root/.npmrc && npm ci && rm -rf /root/*", "$T"),
  notStored("echo $T > /root/npmrc && npm ci && rm -rf /root/*"),
  notStored("echo $T > /root/.npmrc && npm ci && rm -rf /root/.n*"),
  notStored("echo $T > /root/.npmrc && npm ci && rm -rf /root/.[!.]*"),
  notStored("mkdir /root/a && echo $T > /root/a/.npmrc && npm ci && rm -rf /root/*"),
  stored(`tar xzf ${file} -C /etc/ssl && make && rm /etc/ssl/a`, `tar xzf ${file} -C /etc/ssl`),
  notStored(`mkdir /t && tar xzf ${file} -C /t && make && rm -rf /t`),
  notStored(`tar xzf ${file} -C /dev/shm`),
  notStored(`cat ${file} > /dev/null && cp /dev/null /root/token`),
  stored(`cat ${file} > /dev/shm/t && cp /dev/shm/t /root/token`, "cp /dev/shm/t /root/token"),
  notStored(`cp ${file} /root/token && cp ${file} /root/token && rm /root/token`),
  stored(`cp ${file} /root/token`, `cp ${file} /root/token`),
  stored(`cat ${file} > /root/token`, "> /root/token"),
  stored(`cat < ${file} >> /root/token`, ">> /root/token"),
  stored(`tee /root/token < ${file} > /dev/null`, `tee /root/token < ${file} > /dev/null`),
  stored(`cat ${file} | tee -a /root/token > /dev/null`, "tee -a /root/token > /dev/null"),
  stored(`echo "token=$(cat ${file})" > ~/.npmrc`, `$(cat ${file})`),
  stored("echo \"token=$T\" > .npmrc", "$T"),
  stored("printf '%s' \"${T:-none}\" > .npmrc", "${T:-none}"),
  stored("sed -i \"s/@TOKEN@/$T/\" app.ini", "$T"),
  stored("base64 -w0 /run/secrets/token > /t", "> /t"),
  stored("echo $T | base64 | rev > /t", "$T"),
  stored("envsubst < template > app.ini", "> app.ini"),
  stored("install -m 600 /run/secrets/token /etc/token", "install -m 600 /run/secrets/token /etc/token"),
  stored("ln /run/secrets/token /etc/token", "ln /run/secrets/token /etc/token"),
  stored("dd if=/run/secrets/token of=/etc/token", "dd if=/run/secrets/token of=/etc/token"),
  stored("tar czf /backup.tgz /run/secrets", "tar czf /backup.tgz /run/secrets"),
  stored("X=\"$T\"; Y=\"user:$X\"; echo $Y > f", "$Y"),
  stored("write() { echo \"$1\" > f; }; write \"$T\"", "$1"),
  stored("(cd /etc && echo $T > token)", "$T"),
  stored("if [ -n \"$T\" ]; then echo $T > f; else true; fi", "$T"),
  stored("while true; do echo $T > f; break; done", "$T"),
  stored("sh -c 'echo $T > f'", "$T"),
  stored("bash -c \"bash -c 'echo $T > f'\"", "$T"),
  stored("read X < /run/secrets/token; echo \"$X\" > f", "$X"),
  stored("cat <<< \"$T\" > f", "$T"),
  stored("{ echo a; echo $T; } > f", "$T"),
  stored("echo $T > /tmp/t", "$T"),
  stored("echo $T > /run/t", "$T"),
  stored("echo $T > /var/cache/t", "$T"),
  stored("echo $T > /run/secrets/other", "$T"),
  stored("echo $T > f && mv f g", "$T"),
  stored("echo $T > f && cp f g && rm f", "cp f g"),
  stored("git clone https://x:$T@git.example.com/app.git", "$T"),
  stored("git clone https://x:$T@git.example.com/app.git && rm -rf app/docs", "$T"),
  stored("git clone -c http.extraHeader=\"Authorization: Bearer $T\" https://git.example.com/app.git", "$T"),
  stored("git config --global url.\"https://x:$T@git.example.com/\".insteadOf https://git.example.com/", "$T"),
  stored("npm config set //registry.example.com/:_authToken \"$T\"", "$T"),
  stored("pip config set global.index-url https://x:$T@pypi.example.com/simple", "$T"),
  stored("aws configure set aws_secret_access_key $T", "$T"),
  stored("docker login -u ci --password-stdin registry.example.com < /run/secrets/token", "docker login -u ci --password-stdin registry.example.com < /run/secrets/token"),
  stored("echo \"t=$(< /run/secrets/token)\" > /etc/t", "$(< /run/secrets/token)"),
  stored("A=(\"$T\"); echo \"${A[0]}\" > f", "${A[0]}"),
  stored("mapfile -t A < /run/secrets/token; echo ${A[0]} > f", "${A[0]}"),
  stored("echo /run/secrets/token | xargs -I {} cp {} /etc/t", "xargs -I {} cp {} /etc/t"),
  stored("python3 -c \"open('/app/t', 'w').write(open('/run/secrets/token').read())\"", "open('/run/secrets/token').read()"),
  stored("python -c \"import os; t = os.environ['T']; open('f','w').write('token=' + t)\"", "t"),
  stored("node -e \"const fs = require('fs'); fs.writeFileSync('.npmrc', '_authToken=' + process.env.T)\"", "process.env.T"),
  stored("ruby -e \"File.write('/t', File.read('/run/secrets/token'))\"", "File.read('/run/secrets/token')"),
  stored("php -r \"file_put_contents('/t', getenv('T'));\"", "getenv('T')"),
  stored("node -p process.env.T > /t", "process.env.T"),
  stored("python3 -c \"import os; print(os.environ['T'])\" > /t", "os.environ['T']"),
  stored("ruby -e \"puts File.read('/run/secrets/token')\" | tee /t", "File.read('/run/secrets/token')"),
  stored("php -r \"echo getenv('T');\" > /t", "getenv('T')"),
  stored("cp /run/secrets/* /etc/", "cp /run/secrets/* /etc/"),
  stored("cat /run/secrets/tok?n > /etc/t", "> /etc/t"),
  stored("for f in /run/secrets/*; do cp $f /etc/; done", "cp $f /etc/"),
  stored(`. ${file} && echo "$API_TOKEN" > f`, "$API_TOKEN"),
  stored(`set -a && . ${file} && set +a && envsubst < template > f`, "> f"),
  stored(`export $(grep -v '^#' ${file} | xargs) && env > f`, "> f"),
  stored(`eval "$(cat ${file})" && echo "password=$DB_PASSWORD" > f`, "$DB_PASSWORD"),
  stored(`gcloud auth activate-service-account --key-file=${file}`, `gcloud auth activate-service-account --key-file=${file}`),
  stored(`gcloud auth activate-service-account --key-file=${file} && rm -rf ~/.config/pip`, `gcloud auth activate-service-account --key-file=${file}`),
  stored(`gpg --batch --import ${file}`, `gpg --batch --import ${file}`),
  stored(`gpg --batch --import < ${file} && rm -rf /gnupg`, `gpg --batch --import < ${file}`),
  stored(`export GNUPGHOME=/gnupg; gpg --import ${file}; rm -rf ~/.gnupg`, `gpg --import ${file}`),
  stored("composer config -g http-basic.h u $T && composer install && rm -rf /tmp/auth.json", "$T"),
  stored("COMPOSER_HOME=/c composer config -g http-basic.h u $T && composer install && rm -rf ~/.composer", "$T"),
  stored("pnpm config set //h/:_authToken $T && pnpm install && pnpm config delete //h/:_authToken", "$T"),
  stored("pnpm config set //h/:_authToken $T && pnpm install && rm -rf ~/.config/pnpm", "$T"),
  stored("sudo sh -c \"echo $T > /etc/token\"", "$T"),
  stored("git config --global http.extraheader \"Bearer $T\" && go mod download && git config --global --unset user.name", "$T"),
  stored("git config --global http.extraheader \"Bearer $T\" && git config --global url.https://x:$T@h/.insteadOf https://h/ && git config --global --unset http.extraheader", "$T"),
  stored("npm config set //h/:_authToken $T && npm ci && npm config delete //h/:_authToken", "$T"),
  stored("yq -i '.password = strenv(T)' app.yml", "yq -i '.password = strenv(T)' app.yml"),
  stored("yq eval --inplace '.password = env(T)' app.yml", "yq eval --inplace '.password = env(T)' app.yml"),
  stored("yq -i \".password = \\\"$T\\\"\" app.yml", "$T"),
  stored("export P=$T && yq '.password = strenv(P)' app.yml > out.yml", "> out.yml"),
  stored("jq '.password = env.T' a.json > b.json", "> b.json"),
  stored("jq -n '$ENV.T' > b.json", "> b.json"),
  stored("awk '{ gsub(/@P@/, ENVIRON[\"T\"]) } 1' a.tmpl > a.ini", "> a.ini"),
  stored("gawk -i inplace '{ gsub(/@P@/, ENVIRON[\"T\"]) } 1' a.ini", "gawk -i inplace '{ gsub(/@P@/, ENVIRON[\"T\"]) } 1' a.ini"),
  stored("perl -pi -e 's/@P@/$ENV{T}/' a.ini", "perl -pi -e 's/@P@/$ENV{T}/' a.ini"),
  stored("perl -pe 's/@P@/$ENV{T}/' a.tmpl > a.ini", "> a.ini"),
  stored("envsubst '$HOST ${T}' < template > app.ini", "> app.ini"),
  stored("envsubst -i template -o app.ini", "envsubst -i template -o app.ini"),
  stored("go build -ldflags \"-s -w -X 'main.key=$T'\" -o /bin/app ./cmd/app", "$T"),
  stored("cmake -B build -DAPI_KEY=$T && cmake --build build", "$T"),
  stored("crudini --set /etc/app.ini db password $T", "$T"),
  stored("kubectl create secret generic s --from-literal=t=$T --dry-run=client -o yaml > s.yml", "$T"),
  stored(`kubectl create secret generic s --from-file=t=${file} --dry-run=client -o yaml > s.yml`, "> s.yml"),
  stored(`openssl base64 -d -in ${file} -out /etc/key.pem`, `openssl base64 -d -in ${file} -out /etc/key.pem`),
  stored("echo $T | openssl base64 -d -A > /etc/key.pem", "$T"),
  stored("sops -d secrets.enc.yaml > secrets.yaml", "> secrets.yaml"),
  stored("gpg --batch --passphrase-file /run/secrets/token -o /app/key.pem -d key.pem.gpg", "gpg --batch --passphrase-file /run/secrets/token -o /app/key.pem -d key.pem.gpg"),
  stored("git-crypt unlock /run/secrets/token && make", "git-crypt unlock /run/secrets/token"),
  stored("az keyvault secret download --vault-name v --name db --file /app/db", "az keyvault secret download --vault-name v --name db --file /app/db"),
  stored("doppler secrets download --no-file --format env > .env", "> .env"),
  stored(`trap 'rm -f ~/.netrc' INT; cp ${file} ~/.netrc`, `cp ${file} ~/.netrc`),
  stored(`trap 'rm -f ~/.netrc' EXIT; trap - EXIT; cp ${file} ~/.netrc`, `cp ${file} ~/.netrc`),
]);

runCases("no-secret-write", [
  notStored(`cp ${file} /root/token && ./build && rm /root/token`),
  notStored(`cp ${file} /root/token; trap 'x' EXIT; ./build; rm -rf /root/token`),
  notStored(`trap 'rm -f ~/.netrc' EXIT && cp ${file} ~/.netrc && ./build`),
  notStored(`clean() { rm -f ~/.netrc; }; trap clean EXIT; cp ${file} ~/.netrc && ./build`),
  notStored("git config --global http.https://h/.extraheader \"Bearer $T\" && go mod download && git config --global --unset http.https://h/.extraheader"),
  notStored("git config --global url.https://x:$T@h/.insteadOf https://h/ && go mod download && git config --global --remove-section url.https://x:$T@h/"),
  notStored(`docker login -u ci --password-stdin r.example.com < ${file} && docker pull r.example.com/x && docker logout r.example.com`),
  notStored("npm config set --logs-max=0 //h/:_authToken $T && npm ci && npm config delete //h/:_authToken"),
  notStored("bundle config set --global gems.example.com $T && bundle install && bundle config unset gems.example.com"),
  notStored(`gcloud auth activate-service-account --key-file=${file} && ./build && rm -rf ~/.config/gcloud`),
  notStored(`gcloud auth activate-service-account --key-file=${file} && ./build && gcloud auth revoke --all`),
  notStored(`CLOUDSDK_CONFIG=/dev/shm/g gcloud auth activate-service-account --key-file=${file}`),
  notStored(`gpg --batch --import ${file} && ./sign && rm -rf /root/.gnupg`),
  notStored(`export GNUPGHOME=/gnupg; gpg --import < ${file} && ./sign && rm -rf /gnupg`),
  notStored(`gpg --homedir /dev/shm/g --import ${file}`),
  notStored("COMPOSER_HOME=/c composer config -g http-basic.h u $T && composer install && rm -rf /c"),
  notStored("pnpm config set //h/:_authToken $T && pnpm install && rm -rf ~/.npmrc ~/.npm"),
  notStored("echo $T > f && : > f"),
  notStored("echo $T > f && ./build && find . -name f -delete"),
  stored(`f=$(mktemp) && cat ${file} > "$f" && ./use "$f"`, '> "$f"'),
  stored("f=$(mktemp); g=$(mktemp); echo $T > $f; rm $g", "$T"),
  stored("d=$(mktemp -d -p /opt) && echo $T > $d/t && rm -rf /tmp/*", "$T"),
  notStored(`f=$(mktemp) && cat ${file} > "$f" && ./use "$f"; rm -f "$f"`),
  notStored("d=$(mktemp -d /opt/d.XXXX) && echo $T > $d/t && rm -rf $d"),
  notStored("d=$(mktemp -d) && trap 'rm -rf \"$d\"' EXIT && echo $T > $d/t && ./use $d/t"),
  notStored("cd $(mktemp -d -p /dev/shm) && echo $T > t"),
  stored("echo $T > /opt/t && gzip /opt/t", "$T"),
  stored("echo $T > /opt/t && gzip -k /opt/t && rm /opt/t", "gzip -k /opt/t"),
  stored(`gzip -c ${file} > /opt/t.gz`, "> /opt/t.gz"),
  stored(`cp ${file} /opt/t.gz && gunzip /opt/t.gz && rm /opt/t.gz`, `cp ${file} /opt/t.gz`),
  notStored("echo $T > /opt/t && gzip /opt/t && rm /opt/t.gz"),
  notStored("echo $T > /opt/t && xz /opt/t && ./send /opt/t.xz && rm /opt/t.xz"),
  stored("find /run/secrets -type f -exec cp {} /opt/t \\;", "find /run/secrets -type f -exec cp {} /opt/t \\;"),
  notStored("find /run/secrets -type f -exec ./use {} \\;"),
  notStored("echo $T > a && mv a b && rm b"),
  notStored("cd /x && echo $T > f && cd / && rm x/f"),
  notStored("echo $T > /dev/shm/t"),
  notStored("echo $T > /dev/null"),
  notStored("curl -H \"Authorization: Bearer $T\" https://example.com/app -o /app"),
  notStored("git -c http.extraHeader=\"Authorization: Bearer $T\" clone https://git.example.com/app.git"),
  notStored("git clone https://x:$T@git.example.com/app.git && rm -rf app/.git"),
  notStored("git clone https://x:$T@git.example.com/app.git && cp app/main.c . && rm -rf app"),
  notStored("GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=http.extraHeader GIT_CONFIG_VALUE_0=\"Authorization: Bearer $T\" git clone https://git.example.com/app.git"),
  notStored("PIP_INDEX_URL=https://x:$T@pypi.example.com/simple pip install app"),
  notStored("ln -s /run/secrets/token /root/token && ./build"),
  notStored("A=(a b); echo \"${A[0]}\" > f && X=$(< /etc/hostname) && echo $X > g"),
  notStored("python3 -c \"t = open('/run/secrets/token').read(); open('/app/out', 'w').write(fetch(url, 'x').text)\""),
  notStored("python3 -c \"import os; t = os.environ['T']; open('f','w').write(fetch(t.strip()))\" > /dev/null || node -e \"require('fs').writeFileSync('f', process.env.HOME)\""),
  notStored("cp /etc/* /backup/ && cp /run/secrets/.* /backup/"),
  notStored("for f in /run/secrets/*; do test -s $f; done"),
  notStored("cp /run/secrets/token /tmp/t && ./build && rm /tmp/*"),
  notStored(`. ${file} && echo "$VERSION" > f`),
  notStored(`. /etc/profile && echo "$API_TOKEN" > f`),
  notStored(`eval "$(cat ${file})" && curl -H "Authorization: Bearer $API_TOKEN" https://example.com/app -o /app`),
  notStored("yq '.version = strenv(VERSION)' app.yml > out.yml && yq -i '.password = strenv(OTHER)' app.yml"),
  notStored("jq '.env' a.json > b.json && jq -r '.environment' a.json > c.json"),
  notStored("awk '{ print ENVIRON[\"HOME\"] }' a > b && perl -pi -e 's/@H@/$ENV{HOME}/' b"),
  notStored("envsubst '$HOST $PORT' < template > app.ini"),
  notStored("go build -ldflags \"-X main.version=$VERSION\" -o /bin/app ./cmd/app"),
  notStored("cmake -B build -DAPI_KEY=$T && cmake --build build && cmake --install build && rm -rf build"),
  notStored("kubectl create secret generic s --from-literal=t=$T --dry-run=client -o yaml | kubeseal > sealed.yml"),
  notStored("kubectl create secret generic s --from-literal=t=$T > log"),
  notStored("echo $T | openssl enc -aes-256-cbc -pbkdf2 -pass file:/run/secrets/token > sealed.bin"),
  notStored("sops -d secrets.enc.yaml > /dev/shm/s.yaml && ./build && sops exec-env secrets.enc.yaml ./migrate"),
  notStored("sops -d secrets.enc.yaml > s.yaml && ./build && rm s.yaml"),
  notStored("git-crypt unlock /run/secrets/token && make && git-crypt lock"),
  notStored("gpg --batch --decrypt --output SHASUMS256.txt SHASUMS256.txt.asc && grep node SHASUMS256.txt | sha256sum -c -"),
  notStored("vault read -field=public_key ssh/config/ca > /etc/ssh/ca.pub"),
  notStored("aws ssm get-parameter --name /aws/service/eks/optimized-ami/1.30/image_id --query Parameter.Value > ami"),
  notStored("node -p 'process.env.T.length' > /n && python3 -c \"import os; print(len(os.environ['T']))\" > /m"),
  notStored("python3 -c \"import os; fetch(os.environ['T']); print('done')\" > /n && node -p process.env.HOME > /m"),
  notStored("tar czf /backup.tgz /etc"),
  notStored("test -n \"$T\" && echo yes > f"),
  notStored("sha256sum /run/secrets/token > /dev/null"),
]);

runCases("no-secret-write", [
  {
    name: "SSH keys that go where public ones belong",
    code: dockerfile`
      FROM alpine
      ARG SSH_KEY
      ENV ADMIN_SSH_KEY=$SSH_KEY
      ARG CI_SSH_KEY
      RUN echo "$ADMIN_SSH_KEY" >> /root/.ssh/authorized_keys && echo "$CI_SSH_KEY" | tee -a /root/.ssh/ci.pub
    `,
    findings: [],
  },
  {
    name: "SSH keys that go elsewhere, too, or say that they are private",
    code: dockerfile`
      FROM alpine
      ARG SSH_KEY
      ARG SSH_PRIVATE_KEY
      RUN echo "$SSH_KEY" >> /root/.ssh/authorized_keys
      RUN echo "$SSH_KEY" > /root/.ssh/id_rsa
      RUN echo "$SSH_PRIVATE_KEY" >> /root/.ssh/authorized_keys
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "SSH_KEY", messageId: "imageHistory" },
      { rule: "no-secret-arg", line: 3, column: 5, text: "SSH_PRIVATE_KEY", messageId: "imageHistory" },
      { line: 4, column: 11, text: "$SSH_KEY", messageId: "imageLayer" },
      { line: 5, column: 11, text: "$SSH_KEY", messageId: "imageLayer" },
      { line: 6, column: 11, text: "$SSH_PRIVATE_KEY", messageId: "imageLayer" },
    ],
  },
  {
    name: "a file of the context that the workspace does not have, copied out of a bind mount",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=bind,source=id_rsa,target=/k cp /k /root/.ssh/id_rsa
      RUN --mount=type=bind,target=/context cp /context/.env /app/
    `,
    findings: [
      { line: 2, column: 47, text: "cp /k /root/.ssh/id_rsa", messageId: "imageLayer" },
      { line: 3, column: 39, text: "cp /context/.env /app/", messageId: "imageLayer" },
    ],
  },
  {
    name: "a bind mount that is used, and one of files that the ignore file keeps back",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=bind,source=.npmrc,target=/root/.npmrc npm ci
      RUN --mount=type=bind,target=/context cp /context/.env /context/package.json /app/
    `,
    files: { ".dockerignore": ".env\n", "package.json": "{}\n" },
    findings: [],
  },
  {
    name: "an argument of the build, stored",
    code: dockerfile`
      FROM node:22
      ARG NPM_TOKEN
      RUN echo "//registry.example.com/:_authToken=\${NPM_TOKEN}" > .npmrc && npm ci
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" },
      { line: 3, column: 46, text: "${NPM_TOKEN}", messageId: "imageLayer", says: "Remove /.npmrc in the same RUN" },
    ],
  },
  {
    name: "deleted by a later instruction (E02)",
    code: dockerfile`
      FROM node:22
      WORKDIR /app
      RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc .npmrc
      RUN npm ci
      RUN rm .npmrc
    `,
    findings: [{ line: 3, column: 34, text: "cp /run/secrets/npmrc .npmrc", messageId: "imageLayer", says: "RUN rm in line 5 only hides it" }],
  },
  {
    name: "a literal that a tool stores is reported where it is written",
    code: dockerfile`
      FROM alpine
      RUN git clone https://ci:${password}@git.example.com/app.git
    `,
    findings: [{ rule: "no-secret-run", line: 2, column: 26, text: password, messageId: "imageHistory" }],
  },
  {
    name: "the target of the mount",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=conf,target=/etc/app/conf.ini,required=true cp -r /etc/app /backup
    `,
    findings: [{ line: 2, column: 72, text: "cp -r /etc/app /backup", messageId: "imageLayer", says: "The secret conf" }],
  },
  {
    name: "a cache mount brings it into another RUN (F13)",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=token --mount=type=cache,target=/cache cp /run/secrets/token /cache/token
      RUN --mount=type=cache,target=/cache cp /cache/token /etc/token
    `,
    findings: [{ line: 3, column: 38, text: "cp /cache/token /etc/token", messageId: "imageLayer" }],
  },
  {
    name: "cache and tmpfs mounts alone are no layer (F14)",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=token --mount=type=cache,target=/cache cp /run/secrets/token /cache/token
      RUN --mount=type=secret,id=token --mount=type=tmpfs,target=/scratch cp /run/secrets/token /scratch/token
    `,
    findings: [],
  },
  {
    name: "a bind mount of a file of the context",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=bind,source=.npmrc,target=/mnt/npmrc cp /mnt/npmrc /root/.npmrc && npm ci
    `,
    files: { ".npmrc": `//registry.example.com/:_authToken=${canary}\n` },
    findings: [{ line: 2, column: 55, text: "cp /mnt/npmrc /root/.npmrc", messageId: "imageLayer" }],
  },
  {
    name: "a bind mount that is only read (F10)",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=bind,source=.npmrc,target=/root/.npmrc npm ci
    `,
    files: { ".npmrc": `//registry.example.com/:_authToken=${canary}\n` },
    findings: [],
  },
  {
    name: "fetched from a helper beside the build",
    code: dockerfile`
      FROM alpine
      RUN wget -O /root/.npmrc http://localhost:8000/secrets/.npmrc && npm ci
      RUN curl -s http://secrets:3000/id_rsa > ~/.ssh/id_rsa && git clone git@example.com:app.git
    `,
    findings: [
      { line: 2, column: 5, text: "wget -O /root/.npmrc http://localhost:8000/secrets/.npmrc", messageId: "imageLayer" },
      { line: 3, column: 40, text: "> ~/.ssh/id_rsa", messageId: "imageLayer" },
    ],
  },
  {
    name: "fetched and deleted, kept in memory or only piped",
    code: dockerfile`
      FROM alpine
      RUN wget -O /root/.npmrc http://localhost:8000/secrets/.npmrc && npm ci && rm /root/.npmrc
      RUN curl -s http://secrets:3000/id_rsa > /dev/shm/id_rsa && GIT_SSH_COMMAND="ssh -i /dev/shm/id_rsa" git clone git@example.com:app.git
      RUN curl -s http://secrets:3000/id_rsa | ssh-add -
    `,
    findings: [],
  },
  {
    name: "private keys from public hosts",
    code: dockerfile`
      FROM debian
      ARG release=https://github.com/a/b/releases/download
      RUN wget \$release/v1/server.crt && wget \$release/v1/server.key
      RUN curl -fsSLo /etc/nginx/tls.pem https://example.com/tls/privkey.pem
      RUN curl -fsSLO https://example.com/client-key.pem
    `,
    findings: [
      { line: 3, column: 36, text: "wget $release/v1/server.key", messageId: "imageLayer" },
      { line: 4, column: 5, text: "curl -fsSLo /etc/nginx/tls.pem https://example.com/tls/privkey.pem", messageId: "imageLayer" },
      { line: 5, column: 5, text: "curl -fsSLO https://example.com/client-key.pem", messageId: "imageLayer" },
    ],
  },
  {
    name: "public keys from public hosts",
    code: dockerfile`
      FROM debian
      RUN curl -fsSL https://download.docker.com/linux/debian/gpg.key -o /etc/apt/keyrings/docker.key
      RUN wget https://dl.winehq.org/wine-builds/Release.key && wget https://nginx.org/keys/nginx_signing.key && wget https://packages.icinga.com/icinga.key
      RUN wget https://example.com/root.key && wget https://example.com/server.crt && wget https://example.com/public-server.key
    `,
    findings: [],
  },
  {
    name: "a heredoc as the script, with and without a shebang",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=token <<EOF
      T=$(cat /run/secrets/token)
      echo "$T" > /etc/token
      EOF
      RUN --mount=type=secret,id=token <<EOF
      #!/bin/bash
      cp /run/secrets/token /etc/token2
      EOF
    `,
    findings: [
      { line: 4, column: 7, text: "$T", messageId: "imageLayer" },
      { line: 8, column: 1, text: "cp /run/secrets/token /etc/token2", messageId: "imageLayer" },
    ],
  },
  {
    name: "a heredoc that a command gets, and one that is a file",
    code: dockerfile`
      FROM alpine
      ARG NPM_TOKEN
      RUN cat <<EOF > /root/.npmrc
      //registry.example.com/:_authToken=\${NPM_TOKEN}
      EOF
    `,
    findings: [
      { rule: "no-secret-arg", line: 2, column: 5, text: "NPM_TOKEN", messageId: "imageHistory" },
      { line: 4, column: 36, text: "${NPM_TOKEN}", messageId: "imageLayer" },
    ],
  },
  {
    name: "a heredoc that a shell reads as its script",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=token bash -e <<'EOF'
      echo "_authToken=\$(cat /run/secrets/token)" > /root/.npmrc
      EOF
      RUN --mount=type=secret,id=token bash ./build.sh <<'EOF'
      echo "_authToken=\$(cat /run/secrets/token)" > /root/.npmrc
      EOF
    `,
    findings: [{ line: 3, column: 18, text: "$(cat /run/secrets/token)", messageId: "imageLayer" }],
  },
  {
    name: "what tools of clouds and stores of secrets hand out",
    code: dockerfile`
      FROM amazon/aws-cli
      RUN aws s3 cp s3://example/prod/.env /app/.env && aws s3 cp s3://example/app.tar.gz /tmp/
      RUN vault kv get -field=password secret/app > /app/pw
      RUN vault kv get -field=password secret/app | docker login -u ci --password-stdin r.example.com && docker logout r.example.com
      RUN TOKEN="\$(gcloud secrets versions access latest --secret=npm)" npm ci
    `,
    findings: [
      { line: 2, column: 5, text: "aws s3 cp s3://example/prod/.env /app/.env", messageId: "imageLayer" },
      { line: 3, column: 45, text: "> /app/pw", messageId: "imageLayer" },
    ],
  },
  {
    name: "in the image of composer its settings are in /tmp",
    code: dockerfile`
      FROM composer:2
      RUN --mount=type=secret,id=token,env=T composer config -g http-basic.example.com ci \$T && composer install && rm -rf ~/.composer
      RUN --mount=type=secret,id=token,env=T composer config -g http-basic.example.com ci \$T && composer install && rm /tmp/auth.json
    `,
    findings: [{ line: 2, column: 85, text: "$T", messageId: "imageLayer", says: "/tmp/auth.json" }],
  },
  {
    name: "an ancestor of the final stage",
    code: dockerfile`
      FROM alpine AS base
      RUN --mount=type=secret,id=token cp /run/secrets/token /etc/token
      FROM base
    `,
    findings: [{ line: 2, column: 34, text: "cp /run/secrets/token /etc/token", messageId: "imageLayer" }],
  },
  {
    name: "one command stores several secrets, and is told once",
    code: dockerfile`
      FROM alpine
      RUN --mount=type=secret,id=a --mount=type=secret,id=b cp /run/secrets/a /run/secrets/b /etc/
    `,
    findings: [{ line: 2, column: 55, text: "cp /run/secrets/a /run/secrets/b /etc/", messageId: "imageLayer" }],
  },
]);
