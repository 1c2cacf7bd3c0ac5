/** A variable by which tools find a file, or the folder of their files, in another place than below the home directory. */
interface MovingVariable {
  readonly variable: string;
  /** The file or folder without it. */
  readonly place: string;
  readonly source: string;
}

/** The narrower places first: a tool's own variable counts before one that moves more. */
const rows: readonly MovingVariable[] = [
  { variable: "DOCKER_CONFIG", place: "~/.docker", source: "https://docs.docker.com/reference/cli/docker/#environment-variables" },
  { variable: "REGISTRY_AUTH_FILE", place: "/run/containers/0/auth.json", source: "podman-login(1), buildah-login(1), skopeo-login(1)" },
  { variable: "KUBECONFIG", place: "~/.kube/config", source: "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/" },
  { variable: "HELM_REGISTRY_CONFIG", place: "~/.config/helm/registry/config.json", source: "https://helm.sh/docs/helm/helm/" },
  { variable: "HELM_REPOSITORY_CONFIG", place: "~/.config/helm/repositories.yaml", source: "https://helm.sh/docs/helm/helm/" },
  { variable: "HELM_CONFIG_HOME", place: "~/.config/helm", source: "https://helm.sh/docs/helm/helm/" },
  { variable: "GIT_CONFIG_GLOBAL", place: "~/.gitconfig", source: "git(1)" },
  { variable: "GH_CONFIG_DIR", place: "~/.config/gh", source: "https://cli.github.com/manual/gh_help_environment" },
  { variable: "GLAB_CONFIG_DIR", place: "~/.config/glab-cli", source: "https://gitlab.com/gitlab-org/cli#environment-variables" },
  { variable: "NPM_CONFIG_USERCONFIG", place: "~/.npmrc", source: "https://docs.npmjs.com/cli/using-npm/config#userconfig" },
  { variable: "npm_config_userconfig", place: "~/.npmrc", source: "https://docs.npmjs.com/cli/using-npm/config#environment-variables" },
  { variable: "PIP_CONFIG_FILE", place: "~/.config/pip/pip.conf", source: "https://pip.pypa.io/en/stable/topics/configuration/#environment-variables" },
  { variable: "COMPOSER_HOME", place: "~/.composer", source: "https://getcomposer.org/doc/03-cli.md#composer-home" },
  { variable: "CARGO_HOME", place: "~/.cargo", source: "https://doc.rust-lang.org/cargo/reference/environment-variables.html" },
  { variable: "BUNDLE_APP_CONFIG", place: ".bundle", source: "bundle-config(1)" },
  { variable: "BUNDLE_USER_CONFIG", place: "~/.bundle/config", source: "bundle-config(1)" },
  { variable: "AWS_SHARED_CREDENTIALS_FILE", place: "~/.aws/credentials", source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html" },
  { variable: "AWS_CONFIG_FILE", place: "~/.aws/config", source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html" },
  { variable: "AZURE_CONFIG_DIR", place: "~/.azure", source: "https://learn.microsoft.com/cli/azure/azure-cli-configuration" },
  { variable: "CLOUDSDK_CONFIG", place: "~/.config/gcloud", source: "https://cloud.google.com/sdk/docs/configurations" },
  { variable: "GNUPGHOME", place: "~/.gnupg", source: "gpg(1): ENVIRONMENT" },
  { variable: "HF_HOME", place: "~/.cache/huggingface", source: "https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables" },
  { variable: "XDG_CONFIG_HOME", place: "~/.config", source: "https://specifications.freedesktop.org/basedir-spec/latest/" },
  { variable: "HOME", place: "~", source: "environ(7)" },
];

/**
 * Where a tool has a file that a table names.
 *
 * @param path Absolute, below `~/`, or relative.
 * @param valueOf What a variable is set to: null where that is not known, nothing where it is not set.
 * @returns Null where a variable moves it to a place that is not known.
 */
export function movedPath(path: string, valueOf: (variable: string) => string | null): string | null {
  for (const { variable, place } of rows) {
    if (path !== place && !path.startsWith(`${place}/`)) continue;
    const value = valueOf(variable);
    if (value === null) return null;
    if (value !== "") return value + path.slice(place.length);
  }
  return path;
}
