import type { SecretKind } from "../../evidence.ts";
import type { Condition } from "../tools.ts";

/** An argument of a command that names a file with a credential in it. */
export interface CredentialFileRow extends Condition {
  /** Base names of the commands. */
  readonly commands: string;
  /** The value of these options. Exactly one of `option` and `operand` is set. */
  readonly option?: string;
  /** The operand of this index behind `when`. */
  readonly operand?: number;
  readonly kind: SecretKind;
  /** What the file is to the command: ends the clause "it is …". */
  readonly what: string;
  /** Manual page or documentation. */
  readonly source: string;
}

export const CREDENTIAL_FILE_ROWS: readonly CredentialFileRow[] = [
  { commands: "ssh scp sftp", option: "-i", kind: "private key", what: "the key of ssh", source: "ssh(1)" },
  { commands: "ssh-add", operand: 0, unless: "-d -D -l -L", kind: "private key", what: "a key for ssh-add", source: "ssh-add(1)" },
  { commands: "gcloud", when: "auth activate-service-account", option: "--key-file", kind: "private key", what: "the key of a service account", source: "https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account" },
  { commands: "gcloud", when: "auth login", option: "--cred-file", kind: "credentials", what: "the login of gcloud", source: "https://cloud.google.com/sdk/gcloud/reference/auth/login" },
  { commands: "kubectl oc helm", option: "--kubeconfig", kind: "credentials", what: "a Kubernetes configuration", source: "https://kubernetes.io/docs/reference/kubectl/generated/kubectl/" },
  { commands: "curl", option: "--key", kind: "private key", what: "the client key of curl", source: "curl(1)" },
  { commands: "curl", option: "--netrc-file", kind: "credentials", what: "curl's file of logins", source: "curl(1)" },
  { commands: "wget", option: "--private-key", kind: "private key", what: "the client key of wget", source: "wget(1)" },
  { commands: "openssl", option: "-inkey -key", kind: "private key", what: "the key of openssl", source: "openssl-pkcs12(1), openssl-req(1)" },
  { commands: "mysql mysqldump mariadb", option: "--defaults-extra-file --defaults-file", kind: "credentials", what: "a file of options with the login", source: "https://dev.mysql.com/doc/refman/8.4/en/option-file-options.html" },
  { commands: "ansible ansible-playbook", option: "--private-key --key-file", kind: "private key", what: "the key of Ansible", source: "ansible-playbook(1)" },
  { commands: "ansible ansible-playbook ansible-vault", option: "--vault-password-file", kind: "password", what: "the password of an Ansible vault", source: "ansible-vault(1)" },
  { commands: "kinit", option: "-t", kind: "private key", what: "a key table", source: "kinit(1)" },
  { commands: "jarsigner", option: "-keystore", kind: "private key", what: "the key store of jarsigner", source: "jarsigner(1)" },
  { commands: "apksigner", option: "--ks --key", kind: "private key", what: "the signing key of apksigner", source: "https://developer.android.com/tools/apksigner" },
  { commands: "git-crypt", when: "unlock", operand: 0, kind: "private key", what: "the key of git-crypt", source: "git-crypt(1)" },
  { commands: "age", option: "-i --identity", kind: "private key", what: "an age identity", source: "age(1)" },
  { commands: "rclone", option: "--config", kind: "credentials", what: "rclone's configuration, which keeps its logins", source: "https://rclone.org/docs/#config-file" },
  { commands: "s3cmd", option: "-c --config", kind: "credentials", what: "s3cmd's configuration, which keeps its keys", source: "s3cmd(1)" },
  { commands: "twine", option: "--config-file", kind: "credentials", what: "the logins of twine", source: "https://twine.readthedocs.io/en/stable/" },
  { commands: "openvpn", option: "--auth-user-pass --key --pkcs12", kind: "credentials", what: "the login of openvpn", source: "openvpn(8)" },
];
