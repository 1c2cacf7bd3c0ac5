import { afterColon, namedValues, trimmed, type PartFinder } from "../parts.ts";
import type { CredentialRow } from "./row.ts";

const STDIN = "--password-stdin";
const MOUNTED_LOGIN = "a secret mount of the registry's configuration file";
const KUBECTL = "https://kubernetes.io/docs/reference/kubectl/";

/** `key=value`: all that stands in a Kubernetes secret is one, but for the user's name. */
const literalOf: PartFinder = (text) => {
  const equals = text.indexOf("=");
  return equals < 1 || /user(?:name)?$/i.test(text.slice(0, equals)) ? [] : [{ start: equals + 1, end: text.length }];
};

/** Names of a Kubernetes secret, and of a field in one: `auth.existingSecret=db`, `auth.secretKeys.adminPasswordKey=pw`. */
const NAMES_SECRET = /(?:existing|pull)[\w-]{0,40}secrets?(?:\[\d{1,3}\])?=$|(?:secretkeys\.\w{1,60}|passwordkey)=$/i;

const chartValues: PartFinder = (text) => namedValues(text).filter(({ start }) => !NAMES_SECRET.test(text.slice(Math.max(0, start - 200), start)));

/** Container registries and Kubernetes. */
export const CONTAINERS: readonly CredentialRow[] = [
  { commands: "docker podman buildah nerdctl", when: "login", option: "-p --password", kind: "password", advice: STDIN, source: "https://docs.docker.com/reference/cli/docker/login/" },
  { commands: "docker podman buildah nerdctl skopeo oras", when: "login", requires: "--password-stdin", stdin: true, part: trimmed, kind: "password", advice: MOUNTED_LOGIN, source: "https://docs.docker.com/reference/cli/docker/login/" },
  { commands: "skopeo", when: "login", option: "-p --password", kind: "password", advice: STDIN, source: "skopeo-login(1)" },
  { commands: "skopeo podman buildah", option: "--creds --src-creds --dest-creds", part: afterColon, kind: "password", advice: "--authfile", source: "skopeo-copy(1)" },
  { commands: "skopeo", option: "--src-password --dest-password --src-registry-token --dest-registry-token --registry-token", kind: "credentials", advice: "--authfile", source: "skopeo-copy(1)" },
  { commands: "crane", when: "auth login", option: "-p --password", kind: "password", advice: STDIN, source: "https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_login.md" },
  { commands: "crane", when: "auth login", requires: "--password-stdin", stdin: true, part: trimmed, kind: "password", advice: MOUNTED_LOGIN, source: "https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_login.md" },
  { commands: "cosign", when: "login", option: "-p --password", kind: "password", advice: STDIN, source: "https://github.com/sigstore/cosign/blob/main/doc/cosign_login.md" },
  { commands: "cosign", when: "login", requires: "--password-stdin", stdin: true, part: trimmed, kind: "password", advice: MOUNTED_LOGIN, source: "https://github.com/sigstore/cosign/blob/main/doc/cosign_login.md" },
  { commands: "regctl", when: "registry login", option: "-p --pass", kind: "password", advice: "--pass-stdin", source: "https://regclient.org/cli/regctl/registry/login/" },
  { commands: "regctl", when: "registry login", requires: "--pass-stdin", stdin: true, part: trimmed, kind: "password", advice: MOUNTED_LOGIN, source: "https://regclient.org/cli/regctl/registry/login/" },
  { commands: "oras", option: "-p --password --identity-token", kind: "password", advice: STDIN, source: "https://oras.land/docs/commands/oras_login/" },
  { commands: "helm", when: "repo add", option: "--password", kind: "password", advice: STDIN, source: "https://helm.sh/docs/helm/helm_repo_add/" },
  { commands: "helm", when: "registry login", option: "-p --password", kind: "password", advice: STDIN, source: "https://helm.sh/docs/helm/helm_registry_login/" },
  { commands: "helm", when: "registry login", requires: "--password-stdin", stdin: true, part: trimmed, kind: "password", advice: MOUNTED_LOGIN, source: "https://helm.sh/docs/helm/helm_registry_login/" },
  { commands: "helm", option: "--set --set-string --set-literal", part: chartValues, kind: "secret", advice: "--values, a file from a secret mount", source: "https://helm.sh/docs/helm/helm_install/" },
  { commands: "kubectl oc", option: "--token --password", kind: "credentials", advice: "--kubeconfig, from a secret mount", source: KUBECTL },
  { commands: "oc", when: "login", option: "-p", kind: "password", advice: "--kubeconfig, from a secret mount", source: "https://docs.redhat.com/en/documentation/openshift_container_platform/" },
  { commands: "kubectl oc", when: "create secret", option: "--from-literal", part: literalOf, kind: "secret", advice: "--from-file", source: "https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_generic/" },
  { commands: "kubectl oc", when: "create secret", option: "--docker-password", kind: "password", advice: "--from-file", source: "https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_docker-registry/" },
  { commands: "argocd", option: "--password --auth-token", kind: "credentials", advice: "ARGOCD_AUTH_TOKEN", source: "https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_login/" },
  { commands: "docker podman nerdctl", when: "secret create", stdin: true, part: trimmed, kind: "secret", advice: "a file", source: "https://docs.docker.com/reference/cli/docker/secret/create/" },
];
