import { hasOption, valueOfOption, type ParsedWords } from "../words.ts";
import type { RevealingRow } from "./row.ts";

const AWS = "https://docs.aws.amazon.com/cli/latest/reference/";
const GCLOUD = "https://cloud.google.com/sdk/gcloud/reference/";
const AZ = "https://learn.microsoft.com/cli/azure/";
const VAULT = "https://developer.hashicorp.com/vault/docs/commands/";
const OP = "https://developer.1password.com/docs/cli/reference/";
const DOPPLER = "https://docs.doppler.com/docs/cli";
const INFISICAL = "https://infisical.com/docs/cli/commands/";
const CHAMBER = "https://github.com/segmentio/chamber";
const KUBECTL = "https://kubernetes.io/docs/reference/kubectl/generated/";

/** Secrets that a store hands out, and tokens that a login does. */
export const STORES: readonly RevealingRow[] = [
  { commands: "aws", when: "secretsmanager get-secret-value", what: "a secret of AWS Secrets Manager", named: "--secret-id", picks: "--query", source: `${AWS}secretsmanager/get-secret-value.html` },
  // Without decryption a SecureString stays encrypted, and a String is none: image ids are published so.
  ...["get-parameter", "get-parameters", "get-parameters-by-path"].map((action): RevealingRow => ({
    commands: "aws", when: `ssm ${action}`, requires: "--with-decryption", what: "a parameter that AWS keeps encrypted", named: "--name --names --path", source: `${AWS}ssm/${action}.html`,
  })),
  { commands: "aws", when: "ecr get-login-password", what: "a login of a registry", source: `${AWS}ecr/get-login-password.html` },
  { commands: "aws", when: "codeartifact get-authorization-token", what: "a token of CodeArtifact", picks: "--query", source: `${AWS}codeartifact/get-authorization-token.html` },
  { commands: "aws", when: "codeartifact login", what: "a token of CodeArtifact", called: "token of aws codeartifact login", output: codeArtifactFile, source: `${AWS}codeartifact/login.html` },
  { commands: "aws", when: "iam create-access-key", what: "an access key", picks: "--query", source: `${AWS}iam/create-access-key.html` },
  ...["assume-role", "assume-role-with-web-identity", "get-session-token"].map((action): RevealingRow => ({ commands: "aws", when: `sts ${action}`, what: "an access key", picks: "--query", source: `${AWS}sts/${action}.html` })),
  { commands: "gcloud", when: "secrets versions access", what: "a secret of Google's Secret Manager", named: "--secret", output: "--out-file", source: `${GCLOUD}secrets/versions/access` },
  ...["print-access-token", "print-identity-token", "application-default print-access-token"].map((action): RevealingRow => ({ commands: "gcloud", when: `auth ${action}`, what: "a token of Google Cloud", source: `${GCLOUD}auth/print-access-token` })),
  { commands: "gcloud", when: "iam service-accounts keys create", what: "the key of a service account", output: ({ operands }, behind) => [operands[behind]?.text ?? null], source: `${GCLOUD}iam/service-accounts/keys/create` },
  { commands: "az", when: "keyvault secret show", what: "a secret of Azure Key Vault", named: "--name -n --id", picks: "--query", source: `${AZ}keyvault/secret` },
  { commands: "az", when: "keyvault secret download", what: "a secret of Azure Key Vault", named: "--name -n --id", output: "--file -f", source: `${AZ}keyvault/secret` },
  { commands: "az", when: "account get-access-token", what: "a token of Azure", picks: "--query", source: `${AZ}account` },
  { commands: "az", when: "storage account keys list", what: "the key of a storage account", picks: "--query", source: `${AZ}storage/account/keys` },
  { commands: "az", when: "aks get-credentials", what: "the login of a cluster", output: (words) => [fileOr(valueOfOption(words, "--file", "-f") ?? "~/.kube/config")], source: `${AZ}aks` },
  { commands: "vault", when: "kv get", what: "a secret of Vault", picks: "-field", source: `${VAULT}kv/get` },
  // Vault reads public keys and certificates of authorities by the same command.
  { commands: "vault", when: "read", key: /^(?:secret|kv)\/|\/(?:creds|static-creds|sts)\//, what: "a secret of Vault", picks: "-field", source: `${VAULT}read` },
  { commands: "vault", when: "token create", what: "a token of Vault", picks: "-field", source: `${VAULT}token/create` },
  { commands: "op", when: "read", what: "a secret of 1Password", output: "-o --out-file", source: `${OP}commands/read/` },
  { commands: "op", when: "inject", what: "a file with secrets of 1Password", named: "-o --out-file -i --in-file", output: "-o --out-file", source: `${OP}commands/inject/` },
  { commands: "op", when: "item get", what: "an item of 1Password", requires: "--reveal", picks: "--fields", source: `${OP}management-commands/item/#item-get` },
  { commands: "op", when: "document get", what: "a document of 1Password", output: "-o --out-file --output", source: `${OP}management-commands/document/#document-get` },
  { commands: "doppler", when: "secrets download", what: "secrets of Doppler", output: dopplerFile, source: DOPPLER },
  { commands: "doppler", when: "secrets get", requires: "--plain", what: "a secret of Doppler", source: DOPPLER },
  { commands: "infisical", when: "export", what: "secrets of Infisical", output: "--output-file", source: `${INFISICAL}export` },
  { commands: "infisical", when: "secrets get", requires: "--plain --silent", what: "a secret of Infisical", source: `${INFISICAL}secrets` },
  ...["export", "env"].map((when): RevealingRow => ({ commands: "chamber", when, what: "secrets of AWS that chamber reads", output: "-o --output-file", source: CHAMBER })),
  { commands: "chamber", when: "read", what: "a secret of AWS that chamber reads", source: CHAMBER },
  { commands: "berglas", when: "access", what: "a secret of Google Cloud", source: "https://github.com/GoogleCloudPlatform/berglas" },
  { commands: "akeyless", when: "get-secret-value", what: "a secret of Akeyless", named: "-n --name", source: "https://docs.akeyless.io/docs/cli-ref-secrets" },
  ...["password", "notes", "totp", "item"].map((kind): RevealingRow => ({ commands: "bw", when: `get ${kind}`, what: "a secret of Bitwarden", source: "https://bitwarden.com/help/cli/#get" })),
  { commands: "bws", when: "secret get", what: "a secret of Bitwarden", source: "https://bitwarden.com/help/secrets-manager-cli/" },
  { commands: "pass gopass", when: "show", what: "an entry of the password store", source: "pass(1)" },
  { commands: "lpass", when: "show", requires: "--password --notes --all", what: "a secret of LastPass", source: "lpass(1)" },
  ...["get", "getall"].map((when): RevealingRow => ({ commands: "credstash", when, what: "a secret of credstash", source: "https://github.com/fugue/credstash" })),
  { commands: "conjur", when: "variable get", what: "a secret of Conjur", named: "-i --id", source: "https://docs.cyberark.com/conjur-open-source/latest/en/content/developer/cli/cli-variable.htm" },
  { commands: "credhub", when: "get", what: "a credential of CredHub", named: "-n --name", picks: "-k --key", source: "https://github.com/cloudfoundry/credhub-cli" },
  { commands: "vercel", when: "env pull", what: "the variables of a project on Vercel", output: ({ operands }, behind) => [operands[behind]?.text ?? ".env.local"], source: "https://vercel.com/docs/cli/env" },
  { commands: "dotenv-vault", when: "pull", what: "the variables of a project", output: () => [".env"], source: "https://www.dotenv.org/docs/dotenv-vault" },
  { commands: "heroku", when: "config:get", what: null, source: "https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-config-get-key" },
  { commands: "heroku", when: "config", requires: "-s --shell -j --json", what: "the variables of an application on Heroku", source: "https://devcenter.heroku.com/articles/heroku-cli-commands#heroku-config" },
  { commands: "gh", when: "auth token", what: "a GitHub token", source: "https://cli.github.com/manual/gh_auth_token" },
  ...["get secret", "get secrets"].map((when): RevealingRow => ({ commands: "kubectl oc", when, requires: "-o --output", what: "a secret of Kubernetes", picks: "-o --output", source: `${KUBECTL}kubectl_get/` })),
  { commands: "kubectl oc", when: "config view", requires: "--raw", what: "the login of a cluster", source: `${KUBECTL}kubectl_config/kubectl_config_view/` },
];

function fileOr(file: string): string | null {
  return file === "-" ? null : file;
}

/** Where each tool keeps the login that it is given; Swift's has a keychain or .netrc. */
const CODE_ARTIFACT_FILES: Readonly<Record<string, string>> = {
  pip: "~/.config/pip/pip.conf", npm: "~/.npmrc", twine: "~/.pypirc", dotnet: "~/.nuget/NuGet/NuGet.Config", nuget: "~/.nuget/NuGet/NuGet.Config", swift: "~/.netrc",
};

function codeArtifactFile(words: ParsedWords): readonly (string | null)[] {
  const file = CODE_ARTIFACT_FILES[valueOfOption(words, "--tool") ?? ""];
  return file === undefined || hasOption(words, "--dry-run") ? [] : [file];
}

/** `doppler secrets download [FILE]`, `--no-file` for standard output; encrypted only as a fallback file. */
function dopplerFile(words: ParsedWords, behind: number): readonly (string | null)[] {
  if (hasOption(words, "--no-file")) return [null];
  return [words.operands[behind]?.text ?? `doppler.${valueOfOption(words, "--format") ?? "json"}`];
}
