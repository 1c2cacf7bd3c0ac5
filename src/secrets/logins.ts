import type { SecretKind } from "./evidence.ts";
import { matchesAny } from "./glob.ts";
import { classifyValue } from "./values.ts";

/** A credential in a file whose form isn't `name = value`. */
export interface Login {
  readonly kind: SecretKind;
  /** Ends the clause "it is …". */
  readonly what: string;
  /** Offsets in the text, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
}

interface LoginFormat {
  /** Base names, in lower case. */
  readonly files: readonly string[];
  /** Global; the group `secret` is the credential. */
  readonly pattern: RegExp;
  readonly kind: SecretKind;
  readonly what: string;
}

const FORMATS: readonly LoginFormat[] = [
  // gnu.org/software/inetutils, "The .netrc file".
  { files: [".netrc", "_netrc", "*netrc", ".authinfo"], pattern: /\bpassword\s{1,9}(?<secret>\S{1,500})/gd, kind: "password", what: "the password of a login" },
  // postgresql.org/docs, "The Password File": host:port:database:user:password.
  { files: [".pgpass", "pgpass", "pgpass.conf"], pattern: /^[^#:\n]{1,200}:[^:\n]{1,20}:[^:\n]{1,200}:[^:\n]{1,200}:(?<secret>[^\n\r]{1,500})/gmd, kind: "password", what: "the password of a database" },
  // docs.npmjs.com, ".npmrc", "Auth related configuration": _auth, _authToken, _password, with or without a registry.
  { files: [".npmrc", "*npmrc"], pattern: /(?:^|:)_(?:auth|authToken|password)[ \t]{0,9}=[ \t]{0,9}["']?(?<secret>[^"'\s]{1,2000})/gmd, kind: "token", what: "the login of a registry" },
  // docs.docker.com, `docker login`: base64 of user and password.
  { files: ["config.json", ".dockercfg", ".dockerconfigjson", "auth.json"], pattern: /"(?:auth|identitytoken)"\s{0,9}:\s{0,9}"(?<secret>[^"]{8,4000})"/gd, kind: "credentials", what: "the login of a registry" },
  // kubernetes.io/docs, kubeconfig: embedded keys.
  { files: ["kubeconfig*", "*.kubeconfig", "config", "*.yml", "*.yaml"], pattern: /\bclient-key-data:[ \t]{1,9}(?<secret>[A-Za-z0-9+/=]{40,20000})/gd, kind: "private key", what: "the key of a Kubernetes client" },
  // developer.hashicorp.com/vault, "Token helpers": the file is the token.
  { files: [".vault-token"], pattern: /^(?<secret>\S{8,500})\s*$/gd, kind: "token", what: "a Vault token" },
  // s3fs: ACCESS_KEY_ID:SECRET_ACCESS_KEY
  { files: [".passwd-s3fs", "passwd-s3fs"], pattern: /:(?<secret>[A-Za-z0-9/+=]{16,100})\s*$/gmd, kind: "secret", what: "a secret access key" },
  // postfix.org/SASL_README: the server, then user:password.
  { files: ["sasl_passwd", "sasl_password"], pattern: /^[^#\s]\S{0,200}[ \t]{1,50}[^\s:]{1,200}:(?<secret>\S{1,200})[ \t]{0,50}$/gmd, kind: "password", what: "the password of a mail account" },
  // pppd(8), "chap-secrets": client, server, secret, addresses.
  { files: ["chap-secrets", "pap-secrets"], pattern: /^[ \t]{0,50}[^#\s]\S{0,200}[ \t]{1,50}\S{1,200}[ \t]{1,50}"?(?<secret>[^\s"#]{1,200})/gmd, kind: "password", what: "the secret of a dial-in account" },
  // ipsec.secrets(5)
  { files: ["ipsec.secrets"], pattern: /\b(?:PSK|XAUTH|EAP)[ \t]{1,50}"(?<secret>[^"\n]{1,200})"/gd, kind: "secret", what: "the shared secret of a tunnel" },
];

/** Credentials in files of a form of their own; references and marks to be filled in are none. */
export function findLogins(baseName: string, text: string): Login[] {
  return FORMATS.filter(({ files }) => matchesAny(baseName, files)).flatMap(({ pattern, kind, what }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const secret = match.groups?.["secret"] ?? "";
      const [start, end] = match.indices?.groups?.["secret"] ?? [0, 0];
      const shape = classifyValue(secret);
      return shape === "reference" || shape === "placeholder" || shape === "empty" || shape === "null" ? [] : [{ kind, what, start, end }];
    }));
}
