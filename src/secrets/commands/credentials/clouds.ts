import { namedValue, namedValues, notFromFile, secondLine, trimmed, valueOf, whole } from "../parts.ts";
import type { CredentialRow } from "./row.ts";

const AWS = "https://docs.aws.amazon.com/cli/latest/reference/configure/set.html";
const VAULT = "https://developer.hashicorp.com/vault/docs/commands";
const MC = "https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html";

const TERRAFORM = "https://developer.hashicorp.com/terraform/cli/commands/init, https://developer.hashicorp.com/terraform/language/values/variables";

/** No operand at all. */
const NONE = /^$/;

/** Clouds, hosting and services with a command line of their own. */
export const CLOUDS: readonly CredentialRow[] = [
  { commands: "aws", when: "configure set", key: /(?:aws_secret_access_key|aws_session_token)$/, operand: 1, kind: "secret", advice: "AWS_SECRET_ACCESS_KEY from a secret mount with env=, or a mounted ~/.aws/credentials", source: AWS },
  { commands: "aws", when: "configure", key: NONE, stdin: true, part: secondLine, kind: "secret", advice: "AWS_SECRET_ACCESS_KEY from a secret mount with env=, or a mounted ~/.aws/credentials", source: "https://docs.aws.amazon.com/cli/latest/reference/configure/" },
  { commands: "aws", option: "--master-user-password --secret-string --password --user-password", kind: "password", advice: "file:// with a secret mount", source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html" },
  { commands: "az", when: "login", option: "-p --password --federated-token", kind: "password", advice: "--certificate, or AZURE_CONFIG_DIR from a secret mount", source: "https://learn.microsoft.com/cli/azure/reference-index#az-login" },
  { commands: "az", when: "acr login", option: "-p --password", kind: "password", advice: "--expose-token outside the build", source: "https://learn.microsoft.com/cli/azure/acr#az-acr-login" },
  { commands: "az", option: "--account-key --sas-token --admin-password --connection-string", kind: "secret", advice: "AZURE_STORAGE_KEY from a secret mount with env=", source: "https://learn.microsoft.com/cli/azure/storage" },
  { commands: "az", when: "devops login", stdin: true, part: trimmed, kind: "token", advice: "AZURE_DEVOPS_EXT_PAT from a secret mount with env=", source: "https://learn.microsoft.com/azure/devops/cli/log-in-via-pat" },
  { commands: "azcopy", option: "--source-key --dest-key --source-sas --dest-sas", kind: "secret", advice: "azcopy login with variables from a secret mount", source: "https://learn.microsoft.com/azure/storage/common/storage-ref-azcopy" },
  { commands: "gcloud", when: "auth activate-refresh-token", operand: 1, kind: "token", advice: "--access-token-file", source: "https://cloud.google.com/sdk/gcloud/reference/auth" },
  { commands: "doctl", option: "-t --access-token", kind: "token", advice: "DIGITALOCEAN_ACCESS_TOKEN", source: "https://docs.digitalocean.com/reference/doctl/reference/auth/init/" },
  { commands: "ibmcloud", option: "--apikey -p", kind: "API key", advice: "--apikey @file", part: notFromFile, source: "https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli#ibmcloud_login" },
  { commands: "cf", when: "login", option: "-p", kind: "password", advice: "CF_PASSWORD", source: "https://cli.cloudfoundry.org/en-US/v8/login.html" },
  { commands: "cf", when: "auth", operand: 1, kind: "password", advice: "CF_PASSWORD", source: "https://cli.cloudfoundry.org/en-US/v8/auth.html" },
  { commands: "gh", when: "auth login", requires: "--with-token", stdin: true, part: trimmed, kind: "token", advice: "GH_TOKEN from a secret mount with env=", source: "https://cli.github.com/manual/gh_auth_login" },
  { commands: "gh", when: "secret set", option: "-b --body", kind: "secret", advice: "standard input", source: "https://cli.github.com/manual/gh_secret_set" },
  { commands: "glab", when: "auth login", option: "-t --token -j --job-token", kind: "token", advice: "GITLAB_TOKEN from a secret mount with env=", source: "https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/auth/login.md" },
  { commands: "glab", when: "auth login", requires: "--stdin", stdin: true, part: trimmed, kind: "token", advice: "GITLAB_TOKEN from a secret mount with env=", source: "https://gitlab.com/gitlab-org/cli/-/blob/main/docs/source/auth/login.md" },
  { commands: "netlify", option: "--auth -a", kind: "token", advice: "NETLIFY_AUTH_TOKEN", source: "https://docs.netlify.com/cli/get-started/" },
  { commands: "vercel now", option: "-t --token", kind: "token", advice: "VERCEL_TOKEN from a secret mount with env=", source: "https://vercel.com/docs/cli/global-options" },
  { commands: "firebase", option: "--token", kind: "token", advice: "GOOGLE_APPLICATION_CREDENTIALS from a secret mount", source: "https://firebase.google.com/docs/cli" },
  { commands: "surge", option: "-t --token", kind: "token", advice: "SURGE_TOKEN", source: "https://surge.sh/help/integrating-with-travis-ci" },
  { commands: "fly flyctl", option: "-t --access-token", kind: "token", advice: "FLY_API_TOKEN", source: "https://fly.io/docs/flyctl/" },
  { commands: "sentry-cli", option: "--auth-token --api-key", kind: "token", advice: "SENTRY_AUTH_TOKEN", source: "https://docs.sentry.io/cli/configuration/" },
  { commands: "snyk", when: "auth", operand: 0, kind: "token", advice: "SNYK_TOKEN", source: "https://docs.snyk.io/snyk-cli/commands/auth" },
  { commands: "snyk", when: "config set", operand: 0, part: valueOf(/^api$/), kind: "token", advice: "SNYK_TOKEN", source: "https://docs.snyk.io/snyk-cli/commands/config" },
  { commands: "codecov codecovcli", option: "-t --token", kind: "token", advice: "CODECOV_TOKEN", source: "https://docs.codecov.com/docs/the-codecov-cli" },
  { commands: "coveralls", option: "--repo-token -r", kind: "token", advice: "COVERALLS_REPO_TOKEN", source: "https://github.com/coverallsapp/coverage-reporter" },
  { commands: "ngrok", when: "authtoken", operand: 0, kind: "token", advice: "NGROK_AUTHTOKEN when the container starts", source: "https://ngrok.com/docs/agent/cli/" },
  { commands: "ngrok", when: "config add-authtoken", operand: 0, kind: "token", advice: "NGROK_AUTHTOKEN when the container starts", source: "https://ngrok.com/docs/agent/cli/" },
  { commands: "tailscale", option: "--authkey --auth-key", kind: "API key", advice: "--auth-key=file:, from a secret mount", source: "https://tailscale.com/kb/1241/tailscale-up", part: (text) => (text.startsWith("file:") ? [] : notFromFile(text)) },
  { commands: "cloudflared", when: "service install", operand: 0, kind: "token", advice: "TUNNEL_TOKEN when the container starts", source: "https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/" },
  { commands: "cloudflared", option: "--token", kind: "token", advice: "TUNNEL_TOKEN when the container starts", source: "https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/" },
  { commands: "vault", when: "login", operand: 0, part: (text) => (/^[a-z_]+=/.test(text) ? namedValues(text) : whole(text)), kind: "token", advice: "a token on standard input, or VAULT_TOKEN", source: `${VAULT}/login` },
  { commands: "vault", when: "server", option: "-dev-root-token-id", kind: "token", advice: "VAULT_DEV_ROOT_TOKEN_ID", source: VAULT },
  { commands: "vault", when: "write", every: true, part: valueOf(/^secret_id$/), kind: "secret", advice: "secret_id=@file, from a secret mount", source: "https://developer.hashicorp.com/vault/docs/auth/approle" },
  { commands: "consul nomad", option: "-token", kind: "token", advice: "-token-file", source: "https://developer.hashicorp.com/consul/commands" },
  { commands: "s3cmd", option: "--secret_key --access_token", kind: "secret", advice: "-c with a configuration file, from a secret mount", source: "https://s3tools.org/usage" },
  { commands: "mc mcli", when: "alias set", operand: 3, kind: "secret", advice: "MC_HOST_ALIAS, from a secret mount", source: MC },
  { commands: "mc mcli", when: "config host add", operand: 3, kind: "secret", advice: "MC_HOST_ALIAS, from a secret mount", source: MC },
  { commands: "mc mcli", when: "admin user add", operand: 2, kind: "secret", advice: "standard input", source: "https://min.io/docs/minio/linux/reference/minio-mc-admin/mc-admin-user.html" },
  // Names and values in turn, behind the remote's name and type.
  ...["* *", "* * * *", "* * * * * *", "* * * * * * * *", "* * * * * * * * * *"].map((before): CredentialRow => ({
    commands: "rclone", when: `config create ${before}`, key: /^(?:\w{0,30}(?:pass|password|secret|token|secret_access_key|sas_url)|key|pass2)$/, operand: 1, kind: "secret", advice: "--config, from a secret mount",
    source: "https://rclone.org/commands/rclone_config_create/",
  })),
  { commands: "rclone", option: "--password --s3-secret-access-key --ftp-pass --sftp-pass --webdav-pass", kind: "secret", advice: "--config, from a secret mount", source: "https://rclone.org/docs/" },
  { commands: "wrangler", when: "secret put", stdin: true, part: trimmed, kind: "secret", advice: "a secret mount as standard input", source: "https://developers.cloudflare.com/workers/wrangler/commands/#secret-put" },
  { commands: "goveralls", option: "-repotoken", kind: "token", advice: "COVERALLS_TOKEN from a secret mount with env=", source: "https://github.com/mattn/goveralls" },
  { commands: "newrelic-admin", when: "generate-config", operand: 0, kind: "API key", advice: "NEW_RELIC_LICENSE_KEY when the container starts", source: "https://docs.newrelic.com/docs/apm/agents/python-agent/installation/python-agent-admin-script-advanced-usage/" },
  { commands: "logdna-agent", option: "-k --key", kind: "API key", advice: "LOGDNA_INGESTION_KEY when the container starts", source: "https://github.com/logdna/logdna-agent" },
  { commands: "huggingface-cli hf", option: "--token", kind: "token", advice: "HF_TOKEN from a secret mount with env=", source: "https://huggingface.co/docs/huggingface_hub/guides/cli" },
  { commands: "wandb", when: "login", operand: 0, kind: "API key", advice: "WANDB_API_KEY from a secret mount with env=", source: "https://docs.wandb.ai/ref/cli/wandb-login/" },
  { commands: "gitlab-runner", option: "-r --registration-token --token", kind: "token", advice: "registration when the container starts", source: "https://docs.gitlab.com/runner/commands/" },
  { commands: "doppler", when: "configure set token", operand: 0, kind: "token", advice: "DOPPLER_TOKEN from a secret mount with env=", source: "https://docs.doppler.com/docs/cli" },
  ...["login", "unlock"].map((when): CredentialRow => ({
    commands: "bw", when, operand: when === "login" ? 1 : 0, unless: "--apikey --sso --passwordenv --passwordfile", kind: "password", advice: "--passwordfile, from a secret mount", source: "https://bitwarden.com/help/cli/#log-in",
  })),
  { commands: "pulumi", when: "config set", requires: "--secret", operand: 1, kind: "secret", advice: "standard input", source: "https://www.pulumi.com/docs/iac/cli/commands/pulumi_config_set/" },
  { commands: "terraform tofu", option: "-var", part: namedValue, kind: "secret", advice: "TF_VAR_ variables from a secret mount with env=", source: TERRAFORM },
  { commands: "terraform tofu", when: "init", option: "-backend-config", part: namedValue, kind: "secret", advice: "-backend-config=FILE, from a secret mount", source: TERRAFORM },
  { commands: "supabase", when: "link", option: "-p --password", kind: "password", advice: "SUPABASE_DB_PASSWORD from a secret mount with env=", source: "https://supabase.com/docs/reference/cli/supabase-link" },
  { commands: "supabase", when: "login", option: "--token", kind: "token", advice: "SUPABASE_ACCESS_TOKEN from a secret mount with env=", source: "https://supabase.com/docs/reference/cli/supabase-login" },
  { commands: "cypress", when: "run", option: "-k --key", kind: "API key", noun: "record key", advice: "CYPRESS_RECORD_KEY from a secret mount with env=", source: "https://docs.cypress.io/app/references/command-line" },
  { commands: "jf jfrog", option: "--password --access-token --apikey", kind: "credentials", advice: "--password-stdin, --access-token-stdin", source: "https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli" },
];
