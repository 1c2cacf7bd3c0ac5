import { describe, expect, test } from "vitest";
import { readInvocation } from "../../../src/secrets/commands/tools.ts";
import { findWrittenFiles, writtenByRow } from "../../../src/secrets/commands/written-files.ts";
import { WRITTEN_ROWS } from "../../../src/secrets/commands/written/index.ts";
import { readLine } from "./line.ts";

/** What keeps secrets, the file, the words that it keeps; and a twin that keeps nothing there. */
const CASES: readonly (readonly [line: string, path: string, words: readonly number[], clean: string])[] = [
  ["git clone -q https://x:t@h/a/repo.git", "repo/.git/config", [2], "git -c http.extraHeader=t ls-remote https://h/repo.git"],
  ["git clone --depth 1 https://x:t@h/a/repo.git /src", "/src/.git/config", [3, 4], "git fetch https://h/repo.git"],
  ["git clone -c http.extraHeader=t https://h/repo /src", "/src/.git/config", [2, 3, 4], "git pull"],
  ["git -c http.extraHeader=t clone https://h/repo /src", "/src/.git/config", [3, 4], "git status"],
  ["git clone --bare https://t@h/repo.git", "repo.git/config", [2], "git gc"],
  ["git clone --mirror https://t@h/repo.git m", "m/config", [2, 3], "git gc"],
  ["git clone git@h:repo.git", "repo/.git/config", [1], "git gc"],
  ["git config --global url.https://t@h/.insteadOf https://h/", "~/.gitconfig", [2, 3], "git config --global --get user.name x"],
  ["git config --system k v", "/etc/gitconfig", [2, 3], "git config --system --unset k v"],
  ["git -C /src config k v", "/src/.git/config", [3, 4], "git -C /src config k"],
  ["git config -f /x k v", "/x", [3, 4], "git config -f /x --list a b"],
  ["git remote add origin https://t@h/r", ".git/config", [2, 3], "git remote remove origin"],
  ["git remote set-url origin https://t@h/r", ".git/config", [2, 3], "git remote -v"],
  ["dotnet user-secrets set --id app Db:Password t", "~/.microsoft/usersecrets/app/secrets.json", [4, 5, -1], "dotnet user-secrets list"],
  ["dotnet user-secrets set Db:Password t", "~/.microsoft/usersecrets/${UserSecretsId}/secrets.json", [2, 3, -1], "dotnet user-secrets init"],
  ["newrelic-admin generate-config t /n.ini", "/n.ini", [1, 2], "newrelic-admin validate-config /n.ini"],
  ["doppler configure set token t", "~/.doppler/.doppler.yaml", [3], "doppler configure get token"],
  ["elasticsearch-keystore add --stdin k <<< v", "/usr/share/elasticsearch/config/elasticsearch.keystore", [-1], "elasticsearch-keystore create"],
  ["kibana-keystore add k --stdin <<< v", "/usr/share/kibana/config/kibana.keystore", [-1], "kibana-keystore list"],
  ["logstash-keystore add -x k <<< v", "/usr/share/logstash/config/logstash.keystore", [-1], "logstash-keystore remove k"],
  ["jf c add s --access-token=t", "~/.jfrog/jfrog-cli.conf.v6", [3], "jf c show"],
  ["git submodule add https://t@h/r", ".gitmodules", [2], "git submodule update"],
  ["git credential approve <<< url", "~/.git-credentials", [-1], "git credential fill <<< url"],
  ["git credential-store store <<< url", "~/.git-credentials", [-1], "git credential-store get <<< url"],
  ["hg clone https://u:p@h/r", "r/.hg/hgrc", [1], "hg pull"],
  ["svn checkout --username u --password p https://h", "~/.subversion/auth", [4], "svn checkout --no-auth-cache --password p https://h"],
  ["npm config set //h/:_authToken t", "~/.npmrc", [2, 3], "npm config get registry"],
  ["npm config set --location=project k v", ".npmrc", [3, 4], "npm config list"],
  ["npm config set -g k v", "/usr/local/etc/npmrc", [3, 4], "npm config list"],
  ["npm set //h/:_authToken=t", "~/.npmrc", [1], "npm view x"],
  ["npm ci --//h/:_authToken=t", "~/.npm/_logs", [0, 1], "npm ci --logs-max=0"],
  ["npm install git+https://t@h/r", "package.json", [1], "npm install -g git+https://t@h/r"],
  ["npm i git+https://t@h/r", "package-lock.json", [1], "npm i --no-save git+https://t@h/r"],
  ["npm add git+https://t@h/r", "node_modules/.package-lock.json", [1], "npm ci"],
  ["pnpm config set //h/:_authToken t", "~/.npmrc", [2, 3], "pnpm config get //h/:_authToken"],
  ["gcloud auth activate-service-account --key-file=/k", "~/.config/gcloud/credentials.db", [], "gcloud auth list"],
  ["gcloud auth login --cred-file=/k", "~/.config/gcloud/legacy_credentials", [], "gcloud auth login"],
  ["gpg --batch --import /k", "~/.gnupg/private-keys-v1.d", [-1], "gpg --verify /k"],
  ["pnpm config set //h/:_authToken=t", "~/.npm/_logs", [1, 2], "pnpm config delete //h/:_authToken"],
  ["pnpm config set k v", "~/.config/pnpm/rc", [2, 3], "pnpm config get k"],
  ["pnpm set k v", "~/.npmrc", [1, 2], "pnpm run k"],
  ["pnpm add git+https://t@h/r", "pnpm-lock.yaml", [1], "pnpm add -g x"],
  ["pnpm install x", "package.json", [1], "pnpm install"],
  ["pnpm i x", "package.json", [1], "pnpm i"],
  ["yarn add https://t@h/r.tgz", "yarn.lock", [1], "yarn install"],
  ["yarn config set npmAuthToken t", ".yarnrc.yml", [2, 3], "yarn config get npmAuthToken"],
  ["yarn config set -H npmAuthToken t", "~/.yarnrc.yml", [3, 4], "yarn config get k"],
  ["yarn config set //h/:_authToken t", "~/.yarnrc", [2, 3], "yarn config list"],
  ["pip config set global.index-url https://u:p@h", "~/.config/pip/pip.conf", [2, 3], "pip install -i https://u:p@h x"],
  ["pip3 config --global set global.index-url https://u:p@h", "/etc/pip.conf", [3, 4], "pip3 config list"],
  ["pip install -e git+https://t@h/r.git#egg=name", "src/name/.git/config", [2], "pip install git+https://t@h/r.git"],
  ["pipenv install git+https://t@h/r", "Pipfile", [0, 1], "pipenv sync"],
  ["poetry config http-basic.r u p", "~/.config/pypoetry/auth.toml", [1, 2, 3], "poetry config http-basic.r --unset"],
  ["poetry config repositories.r https://u:p@h", "~/.config/pypoetry/config.toml", [1, 2], "poetry config --list"],
  ["poetry config --local k v", "poetry.toml", [2, 3], "poetry config k v"],
  ["poetry add git+https://t@h/r", "pyproject.toml", [0, 1], "poetry install"],
  ["poetry source add n https://u:p@h", "pyproject.toml", [2, 3], "poetry source show"],
  ["uv add git+https://t@h/r", "pyproject.toml", [1], "uv sync"],
  ["conda config --set channel_alias https://u:p@h", "~/.condarc", [0, 1, 2, 3], "conda config --show"],
  ["composer config -g github-oauth.github.com t", "~/.composer/auth.json", [2, 3], "composer config -g --unset github-oauth.github.com"],
  ["composer config http-basic.h u p", "auth.json", [1, 2, 3], "composer install"],
  ["composer global config http-basic.h u p", "~/.composer/auth.json", [2, 3, 4], "composer global require x"],
  ["composer config repositories.r composer https://u:p@h", "composer.json", [1, 2, 3], "composer config --unset repositories.r"],
  ["bundle config gems.h u:p", "~/.bundle/config", [1, 2], "bundle install"],
  ["bundle config set --local gems.h u:p", ".bundle/config", [1, 3, 4], "bundle install"],
  ["gem sources -a https://u:p@h", "~/.gemrc", [2], "gem sources -l"],
  ["cargo login t", "~/.cargo/credentials.toml", [1, -1], "cargo build"],
  ["go env -w GOPROXY=https://u:p@h", "~/.config/go/env", [2], "go env GOPROXY"],
  ["dotnet nuget add source https://h -u u -p p", "~/.nuget/NuGet/NuGet.Config", [3, 7], "dotnet restore"],
  ["dotnet nuget update source n -p p --configfile c", "c", [3, 5], "dotnet nuget list source"],
  ["nuget sources add -Name n -Password p", "~/.config/NuGet/NuGet.Config", [0, 1, 2, 3, 4, 5], "nuget restore"],
  ["nuget sources Add -Name n", "~/.config/NuGet/NuGet.Config", [0, 1, 2, 3], "nuget restore"],
  ["nuget sources update -Name n", "~/.config/NuGet/NuGet.Config", [0, 1, 2, 3], "nuget restore"],
  ["nuget sources Update -Name n", "~/.config/NuGet/NuGet.Config", [0, 1, 2, 3], "nuget restore"],
  ["nuget setapikey k", "~/.config/NuGet/NuGet.Config", [0, 1], "nuget push x"],
  ["php artisan config:cache", "bootstrap/cache/config.php", [], "php artisan config:clear"],
  ["php artisan optimize", "bootstrap/cache/config.php", [], "php artisan migrate"],
  ["docker login -u u -p p h", "~/.docker/config.json", [4, -1], "docker pull h/x"],
  ["docker --config /c login -u u --password-stdin h <<< p", "/c/config.json", [-1], "docker logout"],
  ["crane auth login -u u -p p h", "~/.docker/config.json", [5, -1], "crane pull x"],
  ["podman login -p p h", "/run/containers/0/auth.json", [2, -1], "podman pull x"],
  ["helm registry login -p p h", "~/.config/helm/registry/config.json", [3, -1], "helm pull x"],
  ["helm repo add n https://h --password p", "~/.config/helm/repositories.yaml", [2, 3, 5, -1], "helm repo update"],
  ["kubectl config set-credentials u --token=t", "~/.kube/config", [3], "kubectl get pods"],
  ["oc login --token=t", "~/.kube/config", [1], "oc get pods"],
  ["aws configure set aws_secret_access_key s", "~/.aws/credentials", [2, 3], "aws configure set region r"],
  ["aws configure <<< id\\nkey", "~/.aws/credentials", [-1], "aws s3 ls"],
  ["az login -u u -p p", "~/.azure/service_principal_entries.json", [4], "az login --identity"],
  ["az acr login -n r -p p", "~/.docker/config.json", [5], "az acr list"],
  ["gcloud auth activate-refresh-token u t", "~/.config/gcloud/credentials.db", [2, 3], "gcloud auth list"],
  ["doctl auth init -t t", "~/.config/doctl/config.yaml", [3, -1], "doctl account get"],
  ["ibmcloud login --apikey k", "~/.bluemix/config.json", [2], "ibmcloud target"],
  ["gh auth login --with-token <<< t", "~/.config/gh/hosts.yml", [-1], "gh auth status"],
  ["glab auth login --token t", "~/.config/glab-cli/config.yml", [3, -1], "glab auth status"],
  ["sentry-cli login --auth-token t", "~/.sentryclirc", [2], "sentry-cli info"],
  ["snyk auth t", "~/.config/configstore/snyk.json", [1], "snyk test"],
  ["snyk config set api=t", "~/.config/configstore/snyk.json", [2], "snyk config get api"],
  ["ngrok authtoken t", "~/.config/ngrok/ngrok.yml", [1], "ngrok http 80"],
  ["ngrok config add-authtoken t", "~/.config/ngrok/ngrok.yml", [2], "ngrok http 80"],
  ["vault login t", "~/.vault-token", [1, -1], "vault login -no-store t"],
  ["mc alias set a https://h id s", "~/.mc/config.json", [2, 3, 4, 5], "mc ls a"],
  ["mc config host add a https://h id s", "~/.mc/config.json", [3, 4, 5, 6], "mc ls a"],
  ["s3cmd --configure --secret_key=s", "~/.s3cfg", [0, 1], "s3cmd ls"],
  ["rclone config create r s3 secret_access_key s", "~/.config/rclone/rclone.conf", [0, 1, 2, 3, 4, 5], "rclone ls r:"],
  ["huggingface-cli login --token t", "~/.cache/huggingface/token", [2], "huggingface-cli whoami"],
  ["hf auth login --token t", "~/.cache/huggingface/token", [3], "hf auth whoami"],
  ["wandb login k", "~/.netrc", [1], "wandb sync"],
  ["gitlab-runner register --token t", "/etc/gitlab-runner/config.toml", [0, 1, 2], "gitlab-runner run"],
  ["jf config add n --access-token=t", "~/.jfrog/jfrog-cli.conf.v6", [3], "jf rt ping"],
  ["wp config create --dbpass=p --path=/var/www", "/var/www/wp-config.php", [2], "wp core download"],
  ["wp core config --dbpass=p", "wp-config.php", [2], "wp core download"],
  ["drush site:install --db-url=mysql://u:p@h/d", "sites/default/settings.php", [1], "drush cr"],
  ["drush si --db-url=mysql://u:p@h/d", "sites/default/settings.php", [1], "drush cr"],
  ["debconf-set-selections <<< p p/q password v", "/var/cache/debconf/passwords.dat", [-1], "debconf-show p"],
  ["wp config set DB_PASSWORD p --path=/var/www", "/var/www/wp-config.php", [2, 3], "wp config get DB_PASSWORD --path=/var/www"],
  ["occ config:system:set dbpassword --value=p", "config/config.php", [2], "occ config:system:get dbpassword"],
  ["crudini --set /a.ini db password p", "/a.ini", [1, 2, 3, 4], "crudini --get /a.ini db password"],
  ["xmlstarlet ed -L -u //p -v p a.xml", "a.xml", [5], "xmlstarlet ed -u //p -v p a.xml"],
  ["dasel put -f a.yml -v p .password", "a.yml", [4, 5], "dasel select -f a.yml .password"],
  ["augtool set /files/etc/a.conf/password p", "/etc/a.conf/password", [1, 2], "augtool get /files/etc/a.conf/password"],
  ["dotenv set DB_PASSWORD p", ".env", [1, 2], "dotenv run ./start"],
  ["transcrypt -c aes-256-cbc -p p -y", ".git/config", [3], "transcrypt --display"],
  ["go build -trimpath -ldflags '-s -X main.key=p' -o /bin/app ./cmd/app", "/bin/app", [3], "go build -o /bin/app -tags netgo ./cmd/app"],
  ["go build -ldflags=-Xmain.key=p ./cmd/app", "app", [1], "go vet ./cmd/app"],
  ["go install -ldflags '-X main.key=p' example.com/tools/app@latest", "/go/bin/app", [2], "go install example.com/tools/app@latest"],
  ["cmake -S . -B build -DAPI_KEY=p", "build/CMakeCache.txt", [4], "cmake --build build -DAPI_KEY=p"],
  ["x11vnc -storepasswd p /v", "/v", [1], "x11vnc -forever"],
];

/** An option that says where the file is, that file, and a twin that keeps it elsewhere or nowhere. */
const PLACES: readonly (readonly [line: string, path: string, twin: string])[] = [
  ["npm config set --location project k v", ".npmrc", "npm config set --location user k v"],
  ["npm config set -L project k v", ".npmrc", "npm config set k v"],
  ["npm config set --location=global k v", "/usr/local/etc/npmrc", "npm config set --location=user k v"],
  ["npm config set --global k v", "/usr/local/etc/npmrc", "npm config set k v"],
  ["npm config set -g --globalconfig=/g k v", "/g", "npm config set --globalconfig=/g k v"],
  ["npm config set --userconfig /u k v", "/u", "npm config set -g --userconfig /u k v"],
  ["npm install --prefix /app x", "/app/package.json", "npm install x"],
  ["npm install -C /app x", "/app/package-lock.json", "npm install -g -C /app x"],
  ["pnpm add --dir /app x", "/app/pnpm-lock.yaml", "pnpm add x"],
  ["yarn add --cwd /app x", "/app/yarn.lock", "yarn add x"],
  ["pnpm config set --location project k v", ".npmrc", "pnpm config set k v"],
  ["pnpm config set registry https://u:p@h", "~/.npmrc", "pnpm config set store-dir /s"],
  ["pnpm config set @a:registry https://u:p@h", "~/.npm/_logs", "pnpm config set store-dir /s"],
  ["pip install -e git+https://t@h/r.git#subdirectory=a&egg=Name", "src/name/.git/config", "pip install -e git+https://t@h/r.git#subdirectory=a"],
  ["pip install --editable git+https://t@h/r.git#egg=a.b-c", "src/a.b-c/.git/config", "pip install --editable https://t@h/r.git#egg=a.b-c"],
  ["pip install --src /s -e git+https://t@h/r.git#egg=name", "/s/name/.git/config", "pip install -e git+https://t@h/r.git#egg=name"],
  ["pip install -e git+https://t@h/r.git#egg=name", "src/name/.git/config", "pip install -e git+https://t@h/r.git?egg=name"],
  ["pip install -e git+https://t@h/r.git#egg=name", "src/name/.git/config", "pip install -e ./r#egg=name"],
  ["conda config --file /c --add channels https://t@h", "/c", "conda config --add channels https://t@h"],
  ["composer config --global github-oauth.github.com t", "~/.composer/auth.json", "composer config github-oauth.github.com t"],
  ["composer config -d /app http-basic.h u p", "/app/auth.json", "composer config http-basic.h u p"],
  ["composer config --working-dir=/app repositories.r composer https://u:p@h", "/app/composer.json", "composer config -g repositories.r composer https://u:p@h"],
  ["composer config -g repo.r composer https://u:p@h", "~/.composer/config.json", "composer config repo.r composer https://u:p@h"],
  ["bundle config --local gems.h u:p", ".bundle/config", "bundle config --global gems.h u:p"],
  ["dotnet nuget add source https://h -p p --configfile c", "c", "dotnet nuget add source https://h -p p"],
  ["nuget sources add -Name n -ConfigFile c", "c", "nuget sources add -Name n"],
  ["docker --config=/c login -p p h", "/c/config.json", "docker login -p p h"],
  ["podman login --authfile /a -p p h", "/a", "podman login -p p h"],
  ["kubectl config set-credentials u --token=t --kubeconfig=/k", "/k", "kubectl config set-credentials u --token=t"],
  ["ngrok authtoken --config /n t", "/n", "ngrok authtoken t"],
  ["mc -C /m alias set a https://h id s", "/m/config.json", "mc alias set a https://h id s"],
  ["mc --config-dir /m alias set a https://h id s", "/m/config.json", "mc alias set a https://h id s"],
  ["s3cmd -c /s --configure", "/s", "s3cmd --configure"],
  ["s3cmd --config=/s --configure", "/s", "s3cmd --configure"],
  ["rclone config create r s3 --config /r", "/r", "rclone config create r s3"],
  ["gpg --homedir /g --import /k", "/g/private-keys-v1.d", "gpg --import /k"],
  ["wp config create --path=/w --dbpass=p", "/w/wp-config.php", "wp config create --dbpass=p"],
  ["x11vnc -storepasswd p", "~/.vnc/passwd", "x11vnc -storepasswd p /v"],
];

/** All files that a command writes on its own. */
const FILES: readonly (readonly [line: string, paths: readonly string[]])[] = [
  ["git clone --separate-git-dir=/g https://t@h/r", ["/g/config"]],
  ["git clone --separate-git-dir /g https://t@h/r /src", ["/g/config"]],
  ["git -C /w clone https://t@h/r", ["/w/r/.git/config"]],
  ["git clone https://t@h/r/", ["r/.git/config"]],
  ["git clone https://t@h/r.git/", ["r/.git/config"]],
  ["git clone https://t@h/r.git?x=1", ["r/.git/config"]],
  ["git clone https://t@h/r.github.io", ["r.github.io/.git/config"]],
  ["git clone git@h:g/r.git", ["r/.git/config"]],
  ["git clone h:r", ["r/.git/config"]],
  ["git clone", []],
  ["git config --file /x k v", ["/x"]],
  ["git -C /w submodule add https://t@h/r", ["/w/.gitmodules", "/w/.git/config"]],
  ["git submodule add https://t@h/r", [".gitmodules", ".git/config"]],
  ["git credential-store --file /c store <<< url", ["/c"]],
  ["augtool set /files/etc/x v", ["/etc/x"]],
  ["augtool set /augeas/x v", []],
  ["dasel put -f a.json -v t a.b", ["a.json"]],
  ["dasel put --file a.json -v t a.b", ["a.json"]],
  ["dasel put -v t a.b", []],
  ["dotenv -f /e set K t", ["/e"]],
  ["dotenv --file /e set K t", ["/e"]],
  ["dotenv set K t", [".env"]],
  ["crudini --set f s k t", ["f"]],
  ["crudini --set", []],
  ["xmlstarlet ed -L -u /a -v t f.xml", ["f.xml"]],
  ["xmlstarlet ed -u /a -v t f.xml", []],
  ["xml ed --inplace -u /a -v t a.xml f.xml", ["f.xml"]],
  ["go build -ldflags \"-X main.t=v\" ./cmd/app", ["app"]],
  ["go build -ldflags \"-X main.t=v\" main.go", ["main"]],
  ["go build -ldflags \"-X main.t=v\" .", []],
  ["go build -ldflags \"-X main.t=v\"", []],
  ["go build -ldflags \"-X main.t=v\" -o /bin/ ./cmd/app", ["/bin/app"]],
  ["go build -ldflags \"-X main.t=v\" -o /bin/a ./cmd/app", ["/bin/a"]],
  ["go build -ldflags \"-X main.t=v\" h/x.go.d/app@v1", ["app"]],
  ["go install -ldflags \"-X main.t=v\" h/app@v1", ["/go/bin/app"]],
  ["yarn config set npmAuthToken t", [".yarnrc.yml"]],
  ["yarn config set -H npmAuthToken t", ["~/.yarnrc.yml"]],
  ["yarn config set --home npmAuthToken t", ["~/.yarnrc.yml"]],
  ["composer config -g repo.x composer https://u:t@h", ["~/.composer/config.json"]],
  ["composer config --global repo.x composer https://u:t@h", ["~/.composer/config.json"]],
  ["composer config repo.x composer https://u:t@h", ["composer.json"]],
  ["dotnet nuget update source s -p t", ["~/.nuget/NuGet/NuGet.Config"]],
  ["dotnet nuget update source s -p t --configfile c", ["c"]],
  ["nuget sources add -Name n -Password t", ["~/.config/NuGet/NuGet.Config"]],
  ["nuget sources add -Name n -Password t -ConfigFile c", ["c"]],
  ["nuget sources add -Name n -Password t -configfile c", ["c"]],
  ["pnpm config set //r/:_authToken t", ["~/.npmrc", "~/.npm/_logs"]],
  ["pnpm config set registry https://u:t@h", ["~/.npmrc", "~/.npm/_logs"]],
  ["pnpm config set store-dir t", ["~/.config/pnpm/rc"]],
  ["npm config set x//y t", ["~/.npmrc", "~/.npm/_logs"]],
  ["pip install -e git+https://t@h/r.git#egg=App", ["src/app/.git/config"]],
  ["pip install --editable git+https://t@h/r#egg=App", ["src/app/.git/config"]],
  ["pip install --src /s -e git+https://t@h/r#egg=App", ["/s/app/.git/config"]],
  ["pip install -e .#egg=App", []],
  ["pip install -e git+https://t@h/r", []],
  ["pip install x", []],
  ["bundle config set --local h t", [".bundle/config"]],
  ["bundle config --local h t", [".bundle/config"]],
  ["bundle config h t", ["~/.bundle/config"]],
  ["bundle config set h t", ["~/.bundle/config"]],
  ["wp core config --dbpass=t", ["wp-config.php"]],
  ["wp core config --path=/w --dbpass=t", ["/w/wp-config.php"]],
  ["wp config create --path /w --dbpass=t", ["/w/wp-config.php"]],
  ["helm registry login h -p t", ["~/.config/helm/registry/config.json"]],
  ["helm registry login --registry-config /c h -p t", ["/c"]],
  ["newrelic-admin generate-config t", []],
  ["newrelic-admin generate-config t f", ["f"]],
  ["cmake -B b -DT=t", ["b/CMakeCache.txt"]],
  ["cmake -DT=t .", ["CMakeCache.txt"]],
  ["cmake --build b -DT=t", []],
];

function find(line: string) {
  const { command, args } = readLine(line);
  return findWrittenFiles(command, args);
}

describe("files that a command writes on its own", () => {
  test.each(CASES)("%s: %s", (line, path, words) => {
    expect(find(line).find((file) => file.path === path)?.words).toEqual(words);
  });

  test.each(CASES.map(([, path, , clean]) => [clean, path] as const))("clean: %s", (clean, path) => {
    expect(find(clean).map((file) => file.path)).not.toContain(path);
  });

  test.each(FILES)("%s: %j", (line, paths) => expect(find(line).map((file) => file.path)).toEqual(paths));

  test.each(PLACES)("%s: in %s", (line, path, twin) => {
    expect(find(line).map((file) => file.path)).toContain(path);
    expect(find(twin).map((file) => file.path)).not.toContain(path);
  });

  test.each([
    "htpasswd -b f u p", "useradd -p p u", "curl -u u:p h -o f", "pip install --index-url https://u:p@h x", "git ls-remote https://t@h/r", "twine upload -p p d",
  ])("none: %s", (line) => {
    expect(find(line)).toEqual([]);
  });

  test("says what is written where", () => {
    expect(find("git clone https://t@h/r")[0]?.what).toBe("git clone writes its address and its settings into r/.git/config");
    expect(find("git clone https://t@h/${NAME}")[0]?.path).toBe("${NAME}/.git/config");
  });

  test("a cache of settings stores variables", () => {
    expect(find("php artisan config:cache")[0]?.environment).toContain("DB_PASSWORD");
  });

  test("each row has a case", () => {
    const invocations = CASES.map(([line]) => readLine(line)).map(({ command, args }) => ({ invocation: readInvocation(command, args), args }));
    const untested = WRITTEN_ROWS.filter((row) => !invocations.some(({ invocation, args }) =>
      row.commands.split(" ").includes(invocation.name) && writtenByRow(row, invocation, args).length > 0));
    expect(untested.map(({ commands, when }) => [commands, when])).toEqual([]);
  });
});
