import { CommandTable } from "./command-table.ts";
import { matchCondition, readInvocation, type Condition } from "./tools.ts";
import { valueOfOption, type ParsedWords } from "./words.ts";

/** A private key that a command makes. */
export interface GeneratedKey {
  /** "an SSH key". */
  readonly what: string;
  /** The file that it is written to: absolute, below `~/` or relative; null for standard output or one that is unknown. */
  readonly path: string | null;
}

interface KeyRow extends Condition {
  readonly commands: string;
  readonly what: string;
  /** The file, or how the words name it. */
  readonly path: string | null | ((words: ParsedWords) => string | null);
  readonly source: string;
}

const option = (...names: string[]) => (words: ParsedWords): string | null => valueOfOption(words, ...names);
const operand = (index: number) => ({ operands }: ParsedWords): string | null => operands[index]?.text ?? null;
const KEYTOOL = "https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html";

export const KEY_ROWS: readonly KeyRow[] = [
  { commands: "ssh-keygen", unless: "-A -l -F -H -R -r -k -Q -y -e -i -p -B -D -L -c -s -Y", what: "an SSH key", path: sshKeyFile, source: "ssh-keygen(1)" },
  { commands: "ssh-keygen", requires: "-A", what: "the SSH keys of the host", path: "/etc/ssh/ssh_host_*_key", source: "ssh-keygen(1)" },
  { commands: "openssl", when: "genrsa", what: "a private key", path: option("-out"), source: "openssl-genrsa(1)" },
  { commands: "openssl", when: "gendsa", what: "a private key", path: option("-out"), source: "openssl-gendsa(1)" },
  { commands: "openssl", when: "genpkey", unless: "-genparam", what: "a private key", path: option("-out"), source: "openssl-genpkey(1)" },
  { commands: "openssl", when: "ecparam", requires: "-genkey", what: "a private key", path: option("-out"), source: "openssl-ecparam(1)" },
  { commands: "openssl", when: "dsaparam", requires: "-genkey", what: "a private key", path: option("-out"), source: "openssl-dsaparam(1)" },
  { commands: "openssl", when: "req", requires: "-newkey -keyout", unless: "-key", what: "a private key", path: (words) => valueOfOption(words, "-keyout") ?? "privkey.pem", source: "openssl-req(1)" },
  { commands: "keytool", requires: "-genkey -genkeypair -genseckey", what: "a key in a key store", path: (words) => valueOfOption(words, "-keystore") ?? "~/.keystore", source: KEYTOOL },
  { commands: "gpg gpg2", requires: "--gen-key --generate-key --full-gen-key --full-generate-key --quick-gen-key --quick-generate-key", what: "an OpenPGP key", path: (words) => `${valueOfOption(words, "--homedir") ?? "~/.gnupg"}/private-keys-v1.d`, source: "gpg(1)" },
  { commands: "wg", when: "genkey", what: "a WireGuard key", path: null, source: "wg(8)" },
  { commands: "wg", when: "genpsk", what: "a WireGuard key", path: null, source: "wg(8)" },
  { commands: "mkcert", requires: "-install", what: "a certificate authority's key", path: "~/.local/share/mkcert/rootCA-key.pem", source: "https://github.com/FiloSottile/mkcert" },
  { commands: "mkcert", unless: "-install -CAROOT -uninstall -csr", what: "a private key", path: option("-key-file"), source: "https://github.com/FiloSottile/mkcert" },
  { commands: "step", when: "certificate create", what: "a private key", path: operand(4), source: "https://smallstep.com/docs/step-cli/reference/certificate/create/" },
  { commands: "step", when: "crypto keypair", what: "a private key", path: operand(3), source: "https://smallstep.com/docs/step-cli/reference/crypto/keypair/" },
  { commands: "step", when: "ca init", what: "a certificate authority's key", path: "~/.step/secrets", source: "https://smallstep.com/docs/step-cli/reference/ca/init/" },
  { commands: "easyrsa", when: "build-ca", what: "a certificate authority's key", path: "pki/private/ca.key", source: "https://easy-rsa.readthedocs.io/en/latest/" },
  ...["build-server-full", "build-client-full", "gen-req"].map((when): KeyRow => ({
    commands: "easyrsa", when, what: "a private key", path: ({ operands }) => (operands[1] ? `pki/private/${operands[1].text}.key` : null), source: "https://easy-rsa.readthedocs.io/en/latest/",
  })),
  { commands: "dropbearkey", unless: "-y", what: "an SSH key", path: option("-f"), source: "dropbearkey(1)" },
  { commands: "puttygen", requires: "-t", what: "an SSH key", path: option("-o"), source: "puttygen(1)" },
  { commands: "make-ssl-cert", when: "generate-default-snakeoil", what: "a private key", path: "/etc/ssl/private/ssl-cert-snakeoil.key", source: "make-ssl-cert(8)" },
  { commands: "minisign", requires: "-G", what: "a signing key", path: (words) => valueOfOption(words, "-s") ?? "~/.minisign/minisign.key", source: "minisign(1)" },
  { commands: "age-keygen", unless: "-y", what: "an age key", path: option("-o", "--output"), source: "age-keygen(1)" },
  { commands: "certtool", requires: "-p --generate-privkey", what: "a private key", path: option("--outfile"), source: "certtool(1)" },
];

const TABLE = new CommandTable(() => KEY_ROWS);

/**
 * Which private keys a command makes and where it writes them.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known; unknown parts stand as `${NAME}`.
 */
export function findGeneratedKeys(command: string, args: readonly string[]): GeneratedKey[] {
  const invocation = readInvocation(command, args);
  const rows = TABLE.rowsFor(invocation);
  if (rows.length === 0 || hasHelp(invocation.words)) return [];
  const { words } = invocation;
  return rows
    .filter((row) => matchCondition(words, row) >= 0)
    .map(({ what, path }) => ({ what, path: typeof path === "function" ? path(words) : path }));
}

function hasHelp({ options }: ParsedWords): boolean {
  return options.some(({ name }) => name === "--help" || name === "--version" || name === "-help");
}

/** The default file depends on the type, which is `ed25519` since OpenSSH 9.5 and was `rsa`. */
function sshKeyFile(words: ParsedWords): string {
  return valueOfOption(words, "-f") ?? `~/.ssh/id_${valueOfOption(words, "-t") ?? "ed25519"}`;
}
