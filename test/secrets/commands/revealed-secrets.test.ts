import { describe, expect, test } from "vitest";
import { REVEALING_ROWS } from "../../../src/secrets/commands/revealed/index.ts";
import { findRevealedSecrets } from "../../../src/secrets/commands/revealed-secrets.ts";
import { matchCondition, readInvocation } from "../../../src/secrets/commands/tools.ts";
import { readLine } from "./line.ts";

/** What shows a secret, its name, where it goes (null for standard output); and a twin that shows none. */
const CASES: readonly (readonly [line: string, name: string, output: string | null, clean: string])[] = [
  ["aws secretsmanager get-secret-value --secret-id prod/db --query SecretString", "db", null, "aws secretsmanager get-secret-value --secret-id prod/db --query ARN"],
  ["aws ssm get-parameter --name /prod/db --with-decryption --query Parameter.Value --output text", "db", null, "aws ssm get-parameter --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"],
  ["aws ssm get-parameters --names /prod/key --with-decryption", "key", null, "aws ssm get-parameters --names /prod/db-host --with-decryption"],
  ["aws ssm get-parameters-by-path --path /prod/app --with-decryption", "app", null, "aws ssm get-parameters-by-path --path /prod/app"],
  ["aws ecr get-login-password --region eu-west-1", "output of aws ecr get-login-password", null, "aws ecr describe-repositories"],
  ["aws codeartifact get-authorization-token --domain d --query authorizationToken --output text", "output of aws codeartifact get-authorization-token", null, "aws codeartifact get-repository-endpoint --domain d"],
  ["aws iam create-access-key --user-name ci", "output of aws iam create-access-key", null, "aws iam list-access-keys --user-name ci"],
  ["aws sts assume-role --role-arn r --role-session-name s", "output of aws sts assume-role", null, "aws sts get-caller-identity"],
  ["aws sts assume-role-with-web-identity --role-arn r", "output of aws sts assume-role-with-web-identity", null, "aws sts get-caller-identity"],
  ["aws sts get-session-token", "output of aws sts get-session-token", null, "aws sts get-session-token --query Credentials.Expiration"],
  ["gcloud secrets versions access latest --secret=app-env", "app-env", null, "gcloud secrets versions list app-env"],
  ["gcloud secrets versions access latest --secret app-env --out-file=/app/.env", ".env", "/app/.env", "gcloud secrets describe app-env"],
  ["gcloud auth print-access-token", "output of gcloud auth print-access-token", null, "gcloud auth list"],
  ["gcloud auth print-identity-token", "output of gcloud auth print-identity-token", null, "gcloud auth configure-docker"],
  ["gcloud auth application-default print-access-token", "output of gcloud auth application-default print-access-token", null, "gcloud auth application-default revoke"],
  ["gcloud iam service-accounts keys create /k.json --iam-account a@p", "k.json", "/k.json", "gcloud iam service-accounts keys list --iam-account a@p"],
  ["az keyvault secret show --vault-name v --name db --query value -o tsv", "db", null, "az keyvault secret show --vault-name v --name db --query attributes.expires -o tsv"],
  ["az keyvault secret download --vault-name v -n db --file /app/db", "db", "/app/db", "az keyvault certificate download --vault-name v -n db --file /app/db"],
  ["az account get-access-token --query accessToken", "output of az account get-access-token", null, "az account show"],
  ["az storage account keys list -n a --query [0].value", "output of az storage account keys list", null, "az storage account show -n a"],
  ["az aks get-credentials -g g -n c --file /k", "k", "/k", "az aks show -g g -n c"],
  ["vault kv get -field=password secret/app", "app", null, "vault kv get -field=username secret/app"],
  ["vault read -field=password database/creds/app", "app", null, "vault read -field=public_key ssh/config/ca"],
  ["vault token create -field=token", "output of vault token create", null, "vault token lookup"],
  ["op read op://v/db/password", "password", null, "op read op://v/db/username"],
  ["op read -o /app/pw op://v/db/password", "pw", "/app/pw", "op run --env-file=.env -- ./start"],
  ["op inject -i app.tpl -o app.ini", "app.ini", "app.ini", "op vault list"],
  ["op item get db --fields password --reveal", "db", null, "op item get db --fields username --reveal"],
  ["op document get key -o /k.pem", "k.pem", "/k.pem", "op document list"],
  ["aws codeartifact login --tool pip --domain d --repository r", "token of aws codeartifact login", "~/.config/pip/pip.conf", "aws codeartifact login --tool pip --domain d --repository r --dry-run"],
  ["aws codeartifact login --tool npm --domain d", "token of aws codeartifact login", "~/.npmrc", "aws codeartifact list-packages --domain d"],
  ["doppler secrets download --no-file --format env", "output of doppler secrets download", null, "doppler run -- ./start"],
  ["doppler secrets download /app/secrets.json", "secrets.json", "/app/secrets.json", "doppler setup"],
  ["doppler secrets download --format env", "doppler.env", "doppler.env", "doppler secrets set A=b"],
  ["doppler secrets get DB --plain", "DB", null, "doppler secrets get DB"],
  ["infisical export --format=dotenv", "output of infisical export", null, "infisical run -- ./start"],
  ["infisical export --output-file=/app/.env", ".env", "/app/.env", "infisical init"],
  ["infisical secrets get DB --plain", "DB", null, "infisical secrets set DB=x"],
  ["chamber export -f dotenv app", "app", null, "chamber exec app -- ./start"],
  ["chamber export -o /app/.env app", ".env", "/app/.env", "chamber list app"],
  ["chamber env app", "app", null, "chamber write app key value"],
  ["chamber read -q app key", "key", null, "chamber list app"],
  ["berglas access bucket/db", "db", null, "berglas exec -- ./start"],
  ["akeyless get-secret-value --name /db", "db", null, "akeyless list-items"],
  ["bw get password db", "db", null, "bw get username db"],
  ["bw get notes db", "db", null, "bw sync"],
  ["bw get item db", "db", null, "bw get template item"],
  ["bw get totp db", "db", null, "bw status"],
  ["bws secret get 1", "1", null, "bws secret delete 1"],
  ["pass show mail/me", "me", null, "pass ls"],
  ["lpass show --password mail", "mail", null, "lpass show --username mail"],
  ["credstash get db", "db", null, "credstash list"],
  ["credstash getall", "output of credstash getall", null, "credstash put db x"],
  ["conjur variable get -i app/db", "db", null, "conjur list"],
  ["credhub get -n /db", "db", null, "credhub find -n db"],
  ["vercel env pull", ".env.local", ".env.local", "vercel env ls"],
  ["vercel env pull .env", ".env", ".env", "vercel env rm X"],
  ["dotenv-vault pull", ".env", ".env", "dotenv-vault push"],
  ["heroku config:get API_KEY -a app", "API_KEY", null, "heroku config:get LANG -a app"],
  ["heroku config -s -a app", "output of heroku config", null, "heroku config:set A=b"],
  ["gh auth token", "output of gh auth token", null, "gh auth status"],
  ["kubectl get secret db -o yaml", "db", null, "kubectl get secret db"],
  ["kubectl get secrets -o json", "output of kubectl get secrets", null, "kubectl get secrets -o name"],
  ["kubectl config view --raw", "output of kubectl config view", null, "kubectl config view"],
  ["sops -d app.enc.yaml", "app.enc.yaml", null, "sops -e app.yaml"],
  ["sops --decrypt --output /app/app.yaml app.enc.yaml", "app.yaml", "/app/app.yaml", "sops exec-env app.enc.yaml ./start"],
  ["sops -d -i app.yaml", "app.yaml", "app.yaml", "sops updatekeys app.yaml"],
  ["sops decrypt app.enc.env", "app.enc.env", null, "sops encrypt app.env"],
  ["sops decrypt --in-place app.yaml", "app.yaml", "app.yaml", "sops filestatus app.yaml"],
  ["ansible-vault decrypt vars.yml --vault-password-file /v", "vars.yml", "vars.yml", "ansible-vault encrypt vars.yml"],
  ["ansible-vault decrypt vars.yml --output -", "vars.yml", null, "ansible-vault rekey vars.yml"],
  ["ansible-vault view vars.yml", "vars.yml", null, "ansible-vault create vars.yml"],
  ["git-crypt unlock /k", "key of git-crypt", ".git/git-crypt/keys/default", "git-crypt status"],
  ["ejson decrypt -o /app/s.json s.ejson", "s.json", "/app/s.json", "ejson encrypt s.ejson"],
  ["eyaml decrypt -f db.eyaml", "output of eyaml decrypt", null, "eyaml encrypt -f db.yaml"],
  ["dotenvx decrypt", ".env", ".env", "dotenvx run -- ./start"],
  ["dotenvx decrypt --stdout", "output of dotenvx decrypt", null, "dotenvx encrypt"],
  ["rails credentials:show", "output of rails credentials:show", null, "rails credentials:diff"],
  ["aws kms decrypt --ciphertext-blob fileb://k --query Plaintext --output text", "output of aws kms decrypt", null, "aws kms encrypt --key-id k --plaintext fileb://k"],
  ["gcloud kms decrypt --ciphertext-file=k.enc --plaintext-file=/k --key a --keyring b --location c", "k", "/k", "gcloud kms encrypt --ciphertext-file=k.enc --plaintext-file=/k"],
  ["age -d -i /id -o .env .env.age", ".env", ".env", "age -d -i /id -o fonts.tar fonts.tar.age"],
  ["gpg --batch -d -o /app/key.pem key.pem.gpg", "key.pem", "/app/key.pem", "gpg --batch --decrypt --output SHASUMS256.txt SHASUMS256.txt.asc"],
  ["gpg -d id_rsa.gpg", "id_rsa.gpg", null, "gpg -d release.tar.gz.asc"],
  ["gpg --decrypt-files credentials.json.gpg notes.txt.gpg", "credentials.json", "credentials.json", "gpg --verify credentials.json.gpg"],
  ["openssl enc -d -aes-256-cbc -pbkdf2 -in prod.env.enc -out prod.env -pass file:/p", "prod.env", "prod.env", "openssl enc -d -aes-256-cbc -in assets.tar.enc -out assets.tar -pass file:/p"],
  ["openssl aes-256-cbc -K k -iv i -in deploy_key.enc -out deploy_key -d", "deploy_key", "deploy_key", "openssl aes-256-cbc -in deploy_key -out deploy_key.enc"],
  ["openssl smime -decrypt -in db_password.p7m -out db_password", "db_password", "db_password", "openssl smime -verify -in db_password.p7m"],
  ["ccdecrypt db.env.cpt", "db.env", "db.env", "ccencrypt db.env"],
];

/** What is shown, where it goes, whether that names it, its kind and why it is one. */
const TOLD: readonly (readonly [line: string, told: readonly (readonly [name: string, output: string | null, goesByFile: boolean, kind: string, why: string])[]])[] = [
  ["aws ssm get-parameter --name /db/user-name --with-decryption", []],
  ["aws ssm get-parameter --name /db/public-key --with-decryption", []],
  ["aws ssm get-parameter --name /db/public-token --with-decryption", [["public-token", null, false, "secret", "it is a parameter that AWS keeps encrypted"]]],
  ["aws ssm get-parameter --name /db/api-key --with-decryption", [["api-key", null, false, "secret", "it is a parameter that AWS keeps encrypted"]]],
  ["gpg -d my_token.txt.gpg", [["my_token.txt.gpg", null, true, "secret", "its name is that of a file of one secret"]]],
  ["gpg -d api_key.asc", [["api_key.asc", null, true, "API key", "its name is api_key"]]],
  ["gpg -d api_key.json.gpg", [["api_key.json.gpg", null, true, "private key", "its name is that of a service account key"]]],
  ["gpg -d notes.gpg.txt", []],
  ["gpg -d notes.txt.gpg", []],
  ["gpg -o - -d id_rsa.gpg", [["id_rsa.gpg", null, true, "private key", "its name is that of an SSH private key"]]],
  ["gpg -d -o /x id_rsa.gpg", [["x", "/x", true, "private key", "its name is that of an SSH private key"]]],
  ["gpg -d config.json.gpg", []],
  ["dotenvx decrypt -f a.env", [["a.env", "a.env", true, "secret", "it is what dotenvx decrypts"]]],
  ["dotenvx decrypt --env-file b.env", [["b.env", "b.env", true, "secret", "it is what dotenvx decrypts"]]],
  ["az aks get-credentials -n c", [["config", "~/.kube/config", false, "secret", "it is the login of a cluster"]]],
  ["az aks get-credentials -n c -f /k", [["k", "/k", false, "secret", "it is the login of a cluster"]]],
  ["az aks get-credentials -n c --file -", [["output of az aks get-credentials", null, false, "secret", "it is the login of a cluster"]]],
  ["doppler secrets download", [["doppler.json", "doppler.json", false, "secret", "it is secrets of Doppler"]]],
  ["doppler secrets download --format env", [["doppler.env", "doppler.env", false, "secret", "it is secrets of Doppler"]]],
  ["doppler secrets download /x.json", [["x.json", "/x.json", false, "secret", "it is secrets of Doppler"]]],
  ["doppler secrets download --no-file", [["output of doppler secrets download", null, false, "secret", "it is secrets of Doppler"]]],
  ["ansible-vault decrypt a.yml b.yml", [["a.yml", "a.yml", true, "secret", "it is what ansible-vault decrypts"], ["b.yml", "b.yml", true, "secret", "it is what ansible-vault decrypts"]]],
  ["ansible-vault decrypt --output /x a.yml", [["x", "/x", true, "secret", "it is what ansible-vault decrypts"]]],
  ["ansible-vault decrypt --output - a.yml", [["a.yml", null, true, "secret", "it is what ansible-vault decrypts"]]],
  ["openssl enc -d -in db_password.enc", [["db_password.enc", null, true, "secret", "its name is that of a file of one secret"]]],
  ["openssl enc -d -in a.txt -out db_password.txt", [["db_password.txt", "db_password.txt", true, "secret", "its name is that of a file of one secret"]]],
  ["openssl enc -d -in a.txt -out my.token", []],
  ["vault kv get secret/db/", [["db", null, false, "secret", "it is a secret of Vault"]]],
  ["gcloud iam service-accounts keys create", [["output of gcloud iam service-accounts keys create", null, false, "secret", "it is the key of a service account"]]],
  ["aws codeartifact login --tool npm --domain d --repository r", [["token of aws codeartifact login", "~/.npmrc", false, "secret", "it is a token of CodeArtifact"]]],
  ["aws codeartifact login --tool pip --domain d --repository r --dry-run", []],
  ["aws codeartifact login --tool twine --domain d --repository r", [["token of aws codeartifact login", "~/.pypirc", false, "secret", "it is a token of CodeArtifact"]]],
  ["aws codeartifact login --domain d --repository r", []],
  ["aws codeartifact login --tool nuget --domain d --repository r", [["token of aws codeartifact login", "~/.nuget/NuGet/NuGet.Config", false, "secret", "it is a token of CodeArtifact"]]],
];

function find(line: string) {
  const { command, args } = readLine(line);
  return findRevealedSecrets(command, args);
}

describe("secrets that a command shows", () => {
  test.each(CASES)("%s", (line, name, output) => {
    expect(find(line).map((secret) => [secret.name, secret.output])).toContainEqual([name, output]);
    expect(find(line).every(({ evidence }) => evidence.confidence !== "possible")).toBe(true);
  });

  test.each(TOLD)("told of %s", (line, told) => {
    expect(find(line).map(({ name, output, goesByFile, evidence: { kind, why } }) => [name, output, goesByFile, kind, why])).toEqual(told);
  });

  test.each(CASES.map(([, , , clean]) => [clean]))("clean: %s", (clean) => expect(find(clean)).toEqual([]));

  test("each row of the table has a case", () => {
    const invocations = CASES.map(([line]) => readLine(line)).map(({ command, args }) => readInvocation(command, args));
    const untested = REVEALING_ROWS.filter((row) => !invocations.some(({ name, words }) => row.commands.split(" ").includes(name) && matchCondition(words, row) >= 0));
    expect(untested.map(({ commands, when }) => [commands, when])).toEqual([]);
  });
});
