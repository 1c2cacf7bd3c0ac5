import type { Evidence, SecretKind } from "../evidence.ts";
import { judgeName } from "../names.ts";
import { CommandTable } from "./command-table.ts";
import { list } from "./lists.ts";
import { matchCondition, readInvocation, type Condition } from "./tools.ts";

/** An argument of a command that names a file with a credential in it. */
interface CredentialFileRow extends Condition {
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

const TABLE = new CommandTable(CREDENTIAL_FILE_ROWS);

/** A file that a command reads a credential from. */
export interface CredentialFile {
  /** Index of the argument. */
  readonly word: number;
  /** The path as it is written there. */
  readonly path: string;
  readonly evidence: Evidence;
}

/**
 * Which files a command takes a credential from.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known; unknown parts stand as `${NAME}`.
 */
export function findCredentialFiles(command: string, args: readonly string[]): CredentialFile[] {
  const invocation = readInvocation(command, args);
  return TABLE.rowsFor(invocation).flatMap((row) => {
    const { words } = invocation;
    const behind = matchCondition(words, row);
    if (behind < 0) return [];
    const names = list(row.option);
    const slices = row.operand === undefined
      ? optionValues(args, names)
      : words.operands.slice(behind + row.operand, behind + row.operand + 1).map(({ word, text }) => ({ word, path: text }));
    return slices.map(({ word, path }): CredentialFile => ({ word, path, evidence: usedAs(row.kind, row.what) }));
  });
}

/** `--key-file path`, `--key-file=path`. The tables of credentials do not tell that these options have values. */
function optionValues(args: readonly string[], names: readonly string[]): { word: number; path: string }[] {
  return args.flatMap((arg, word) => {
    const name = names.find((one) => arg === one || (one.length > 2 && arg.startsWith(`${one}=`)));
    if (name === undefined) return [];
    const [at, path] = arg === name ? [word + 1, args[word + 1]] : [word, arg.slice(name.length + 1)];
    return path === undefined ? [] : [{ word: at, path }];
  });
}

const FILE_VARIABLES: ReadonlyMap<string, Evidence> = new Map([
  ["GOOGLE_APPLICATION_CREDENTIALS", usedAs("private key", "the key of a Google service account")],
  ["KUBECONFIG", usedAs("credentials", "a Kubernetes configuration")],
  ["AWS_SHARED_CREDENTIALS_FILE", usedAs("credentials", "the file of AWS credentials")],
  ["PGPASSFILE", usedAs("password", "the password file of PostgreSQL")],
  ["BOTO_CONFIG", usedAs("credentials", "the configuration of boto")],
  ["NETRC", usedAs("credentials", "a file of logins")],
]);

/** What a variable says of the file that it names: `KUBECONFIG`, `DB_PASSWORD_FILE`; null for any other variable. */
export function judgeFileVariable(name: string): Evidence | null {
  const known = FILE_VARIABLES.get(name);
  if (known) return known;
  const base = /^(.+)_(?:FILE|PATH)$/i.exec(name)?.[1];
  const verdict = base === undefined ? null : judgeName(base);
  return verdict?.confidence === "likely" ? usedAs(verdict.kind, `the file that ${name} names`) : null;
}

function usedAs(kind: SecretKind, what: string): Evidence {
  return { kind, confidence: "certain", basis: "use", why: `it is ${what}`, wellKnown: false };
}
