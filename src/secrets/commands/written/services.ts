import { inFolder } from "../paths.ts";
import { valueOfOption, type ParsedWords } from "../words.ts";
import type { WrittenRow } from "./row.ts";

const DOCKER = "https://docs.docker.com/reference/cli/docker/login/#credential-stores: base64 in config.json";
const CONTAINERS = "containers-auth.json(5)";

/** Logins and settings that the tools of clouds, registries and services keep. */
export const SERVICES: readonly WrittenRow[] = [
  { commands: "docker nerdctl oras crane cosign", when: "login", files: dockerConfiguration, stdin: true, keeps: "-p --password --identity-token", what: "the login", source: DOCKER },
  { commands: "crane", when: "auth login", files: "~/.docker/config.json", stdin: true, keeps: "-p --password", what: "the login", source: DOCKER },
  { commands: "regctl", when: "registry login", files: "~/.regctl/config.json", stdin: true, keeps: "-p --pass", what: "the login", source: "https://regclient.org/cli/regctl/registry/login/" },
  { commands: "podman buildah skopeo", when: "login", files: (words) => [valueOfOption(words, "--authfile") ?? "/run/containers/0/auth.json"], stdin: true, keeps: "-p --password", what: "the login", source: CONTAINERS },
  { commands: "helm", when: "registry login", files: (words) => [valueOfOption(words, "--registry-config") ?? "~/.config/helm/registry/config.json"], stdin: true, keeps: "-p --password", what: "the login", source: "https://helm.sh/docs/helm/helm_registry_login/" },
  { commands: "helm", when: "repo add", files: "~/.config/helm/repositories.yaml", stdin: true, keeps: "--password operands", what: "the repository's login", source: "https://helm.sh/docs/helm/helm_repo_add/" },
  { commands: "kubectl oc", when: "config set-credentials", files: kubeconfig, keeps: "--token --password", what: "the login", source: "https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-credentials/" },
  { commands: "oc", when: "login", files: kubeconfig, keeps: "--token -p --password", what: "the login", source: "https://docs.redhat.com/en/documentation/openshift_container_platform/" },
  { commands: "aws", when: "configure set", key: /(?:aws_access_key_id|aws_secret_access_key|aws_session_token)$/, files: "~/.aws/credentials", keeps: "operands", what: "the key", source: "measured with aws configure set" },
  { commands: "aws", when: "configure", key: /^$/, files: "~/.aws/credentials", stdin: true, keeps: "", what: "the key", source: "https://docs.aws.amazon.com/cli/latest/reference/configure/" },
  { commands: "az", when: "login", files: "~/.azure/service_principal_entries.json", keeps: "-p --password --federated-token", what: "the login", source: "https://learn.microsoft.com/cli/azure/authenticate-azure-cli-service-principal" },
  { commands: "az", when: "acr login", files: "~/.docker/config.json", keeps: "-p --password", what: "the login", source: "https://learn.microsoft.com/cli/azure/acr#az-acr-login" },
  { commands: "gcloud", when: "auth activate-refresh-token", files: "~/.config/gcloud/credentials.db", keeps: "operands", what: "the token", source: "https://cloud.google.com/sdk/gcloud/reference/auth" },
  ...[["auth activate-service-account", "--key-file"], ["auth login", "--cred-file"]].map(([when, reads]): WrittenRow => ({
    commands: "gcloud", when: when!, files: () => ["~/.config/gcloud/credentials.db", "~/.config/gcloud/legacy_credentials"], keeps: "", reads: reads!,
    what: "the key", source: "https://cloud.google.com/sdk/docs/authorizing, https://cloud.google.com/sdk/docs/configurations",
  })),
  {
    commands: "gpg gpg2", requires: "--import --fast-import", files: (words) => [inFolder(valueOfOption(words, "--homedir") ?? "~/.gnupg", "private-keys-v1.d")], stdin: true, keeps: "", reads: "operands",
    what: "the private key", source: "gpg(1): FILES",
  },
  { commands: "doctl", when: "auth init", files: "~/.config/doctl/config.yaml", keeps: "-t --access-token", stdin: true, what: "the token", source: "https://docs.digitalocean.com/reference/doctl/reference/auth/init/" },
  { commands: "ibmcloud", when: "login", files: "~/.bluemix/config.json", keeps: "--apikey -p", what: "the login", source: "https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli#ibmcloud_login" },
  { commands: "gh", when: "auth login", requires: "--with-token", files: "~/.config/gh/hosts.yml", stdin: true, keeps: "", what: "the token", source: "https://cli.github.com/manual/gh_auth_login" },
  { commands: "glab", when: "auth login", files: "~/.config/glab-cli/config.yml", stdin: true, keeps: "-t --token -j --job-token", what: "the token", source: "https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/auth/login.md" },
  { commands: "sentry-cli", when: "login", files: "~/.sentryclirc", keeps: "--auth-token", what: "the token", source: "https://docs.sentry.io/cli/configuration/" },
  { commands: "snyk", when: "auth", files: "~/.config/configstore/snyk.json", keeps: "operands", what: "the token", source: "https://docs.snyk.io/snyk-cli/commands/auth" },
  { commands: "snyk", when: "config set", files: "~/.config/configstore/snyk.json", keeps: "operands", what: "the setting", source: "https://docs.snyk.io/snyk-cli/commands/config" },
  { commands: "ngrok", when: "authtoken", files: ngrokConfiguration, keeps: "operands", what: "the token", source: "https://ngrok.com/docs/agent/config/" },
  { commands: "ngrok", when: "config add-authtoken", files: ngrokConfiguration, keeps: "operands", what: "the token", source: "https://ngrok.com/docs/agent/config/" },
  { commands: "vault", when: "login", files: "~/.vault-token", stdin: true, keeps: "operands", unless: "-no-store", what: "the token", source: "https://developer.hashicorp.com/vault/docs/commands/token-helper" },
  { commands: "mc mcli", when: "alias set", files: minioConfiguration, keeps: "operands", what: "the key", source: "https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html" },
  { commands: "mc mcli", when: "config host add", files: minioConfiguration, keeps: "operands", what: "the key", source: "https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html" },
  { commands: "s3cmd", requires: "--configure", files: (words) => [valueOfOption(words, "-c", "--config") ?? "~/.s3cfg"], what: "the key", source: "https://s3tools.org/usage" },
  { commands: "rclone", when: "config create", files: (words) => [valueOfOption(words, "--config") ?? "~/.config/rclone/rclone.conf"], what: "the settings", source: "https://rclone.org/commands/rclone_config_create/" },
  { commands: "newrelic-admin", when: "generate-config", files: ({ operands }, behind) => (operands[behind + 1] ? [operands[behind + 1]!.text] : []), keeps: "operands", what: "the key", source: "https://docs.newrelic.com/docs/apm/agents/python-agent/installation/python-agent-admin-script-advanced-usage/" },
  { commands: "huggingface-cli hf", when: "login", files: "~/.cache/huggingface/token", keeps: "--token", what: "the token", source: "https://huggingface.co/docs/huggingface_hub/guides/cli#huggingface-cli-login" },
  { commands: "hf", when: "auth login", files: "~/.cache/huggingface/token", keeps: "--token", what: "the token", source: "https://huggingface.co/docs/huggingface_hub/guides/cli" },
  { commands: "wandb", when: "login", files: "~/.netrc", keeps: "operands", what: "the key", source: "https://docs.wandb.ai/ref/cli/wandb-login/" },
  { commands: "gitlab-runner", when: "register", files: "/etc/gitlab-runner/config.toml", what: "the runner's token", source: "https://docs.gitlab.com/runner/register/" },
  { commands: "doppler", when: "configure set token", files: "~/.doppler/.doppler.yaml", keeps: "operands", what: "the token", source: "https://docs.doppler.com/docs/cli" },
  ...["elasticsearch", "kibana", "logstash"].map((name): WrittenRow => ({
    commands: `${name}-keystore`, when: "add", requires: "-x --stdin", files: `/usr/share/${name}/config/${name}.keystore`, stdin: true, keeps: "", what: "the setting",
    source: "https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/elasticsearch-keystore: without a password of its own anybody reads it",
  })),
  { commands: "jf jfrog", when: "c add", files: "~/.jfrog/jfrog-cli.conf.v6", keeps: "--password --access-token --apikey", what: "the login", source: "https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli" },
  { commands: "jf jfrog", when: "config add", files: "~/.jfrog/jfrog-cli.conf.v6", keeps: "--password --access-token --apikey", what: "the login", source: "https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli" },
  { commands: "wp", when: "config create", files: (words) => [inFolder(valueOfOption(words, "--path"), "wp-config.php")], keeps: "--dbpass", what: "the password of the database", source: "https://developer.wordpress.org/cli/commands/config/create/" },
  { commands: "wp", when: "core config", files: (words) => [inFolder(valueOfOption(words, "--path"), "wp-config.php")], keeps: "--dbpass", what: "the password of the database", source: "https://developer.wordpress.org/cli/commands/config/create/" },
  { commands: "wp", when: "config set", files: (words) => [inFolder(valueOfOption(words, "--path"), "wp-config.php")], keeps: "operands", what: "the setting", source: "https://developer.wordpress.org/cli/commands/config/set/" },
  { commands: "occ", when: "config:system:set", files: "config/config.php", keeps: "--value", what: "the setting", source: "https://docs.nextcloud.com/server/latest/admin_manual/occ_command.html#config-commands" },
  ...["setup:install", "setup:config:set"].map((when): WrittenRow => ({
    commands: "magento", when, files: "app/etc/env.php", what: "the settings", keeps: "--db-password --amqp-password --session-save-redis-password --cache-backend-redis-password --page-cache-redis-password --key",
    source: "https://experienceleague.adobe.com/docs/commerce-operations/configuration-guide/files/config-reference-envphp.html",
  })),
  { commands: "influx", when: "config create", files: "~/.influxdbv2/configs", keeps: "-t -token -username-password", what: "the token", source: "https://docs.influxdata.com/influxdb/v2/reference/cli/influx/config/" },
  { commands: "influx", when: "setup", files: "~/.influxdbv2/configs", keeps: "-t -token", what: "the token", source: "https://docs.influxdata.com/influxdb/v2/reference/cli/influx/setup/" },
  ...["terraform", "tofu"].map((commands): WrittenRow => ({ commands, when: "init", files: (words) => [inFolder(valueOfOption(words, "-chdir"), ".terraform/terraform.tfstate")], keeps: "-backend-config", what: "the settings of the backend", source: "https://developer.hashicorp.com/terraform/language/backend#credentials-and-sensitive-data" })),
  { commands: "cloudflared", when: "service install", files: "/etc/init.d/cloudflared", keeps: "operands", what: "the token", source: "https://github.com/cloudflare/cloudflared/blob/master/cmd/cloudflared/linux_service.go" },
  { commands: "buf", when: "registry login", files: "~/.netrc", stdin: true, keeps: "", what: "the token", source: "https://buf.build/docs/reference/cli/buf/registry/login/" },
  { commands: "postconf", files: "/etc/postfix/main.cf", keeps: "operands -e", what: "the setting", source: "postconf(1)" },
  { commands: "drush", when: "site:install", files: "sites/default/settings.php", keeps: "--db-url", what: "the address of the database", source: "https://www.drush.org/latest/commands/site_install/" },
  { commands: "drush", when: "si", files: "sites/default/settings.php", keeps: "--db-url", what: "the address of the database", source: "https://www.drush.org/latest/commands/site_install/" },
  { commands: "debconf-set-selections", files: "/var/cache/debconf/passwords.dat", stdin: true, keeps: "", what: "the answers", source: "debconf(7)" },
  { commands: "x11vnc", requires: "-storepasswd", files: (words) => [words.operands[0]?.text ?? "~/.vnc/passwd"], keeps: "-storepasswd", what: "the password", source: "x11vnc(1)" },
];

function dockerConfiguration(words: ParsedWords): readonly string[] {
  const file = valueOfOption(words, "--registry-config");
  if (file !== null) return [file];
  const folder = valueOfOption(words, "--config");
  return [folder === null ? "~/.docker/config.json" : inFolder(folder, "config.json")];
}

function kubeconfig(words: ParsedWords): readonly string[] {
  return [valueOfOption(words, "--kubeconfig") ?? "~/.kube/config"];
}

function ngrokConfiguration(words: ParsedWords): readonly string[] {
  return [valueOfOption(words, "--config") ?? "~/.config/ngrok/ngrok.yml"];
}

function minioConfiguration(words: ParsedWords): readonly string[] {
  return [inFolder(valueOfOption(words, "-C", "--config-dir") ?? "~/.mc", "config.json")];
}
