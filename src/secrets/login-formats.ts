/** Files that have credentials in a form of their own. The comments name the documentation of each. */
import type { SecretKind } from "./evidence.ts";

/** Where a kind of file has its credentials. */
export interface LoginFormat {
  /** Base names, in lower case. */
  readonly files: readonly string[];
  /** Global; the group `secret` is the credential, or `bare` where it stands without quotes. */
  readonly pattern: RegExp;
  readonly kind: SecretKind;
  readonly what: string;
}

export const LOGIN_FORMATS: readonly LoginFormat[] = [
  // gnu.org/software/inetutils, "The .netrc file".
  { files: [".netrc", "_netrc", "*netrc", ".authinfo"], pattern: /\bpassword\s{1,9}(?<secret>\S{1,500})/gd, kind: "password", what: "the password of a login" },
  // postgresql.org/docs, "The Password File": host:port:database:user:password.
  { files: [".pgpass", "pgpass", "pgpass.conf"], pattern: /^[^#:\n]{1,200}:[^:\n]{1,20}:[^:\n]{1,200}:[^:\n]{1,200}:(?<secret>[^\n\r]{1,500})/gmd, kind: "password", what: "the password of a database" },
  // docs.npmjs.com, ".npmrc", "Auth related configuration": _auth, _authToken, _password, with or without a registry.
  { files: [".npmrc", "*npmrc"], pattern: /(?:^|:)_(?:auth|authToken|password)[ \t]{0,9}=[ \t]{0,9}["']?(?<secret>[^"'\s]{1,2000})/gmd, kind: "token", what: "the login of a registry" },
  // docs.docker.com, `docker login`: base64 of user and password.
  { files: ["config.json", ".dockercfg", ".dockerconfigjson", "auth.json"], pattern: /"(?:auth|identitytoken)"\s{0,9}:\s{0,9}"(?<secret>[^"]{8,4000})"/gd, kind: "credentials", what: "the login of a registry" },
  // getcomposer.org/doc/articles/authentication-for-private-packages.md: a token for each host.
  { files: ["auth.json"], pattern: /"(?:github-oauth|gitlab-oauth|gitlab-token|bearer|forgejo-token)"\s{0,9}:\s{0,9}\{\s{0,20}"[^"\n]{1,200}"\s{0,9}:\s{0,9}(?:\{[^{}]{0,200}"token"\s{0,9}:\s{0,9})?"(?<secret>[^"\n]{8,500})"/gd, kind: "token", what: "the login of a package repository" },
  // kaggle.com/docs/api, "Authentication"
  { files: ["kaggle.json"], pattern: /"key"\s{0,9}:\s{0,9}"(?<secret>[0-9a-f]{32})"/gd, kind: "API key", what: "the key of a Kaggle account" },
  // curl(1), --config
  { files: [".curlrc", "_curlrc", "curlrc"], pattern: /^[ \t]{0,20}-{0,2}(?:proxy-)?user(?:[ \t]{0,9}[=:][ \t]{0,9}|[ \t]{1,9})"?[^\s":]{1,200}:(?<secret>[^\s"]{1,200})/gmd, kind: "password", what: "the password of a login" },
  { files: [".curlrc", "_curlrc", "curlrc"], pattern: /^[ \t]{0,20}-{0,2}header(?:[ \t]{0,9}[=:][ \t]{0,9}|[ \t]{1,9})"?Authorization:[ \t]{0,9}(?:Bearer|Basic|token)[ \t]{1,9}(?<secret>[^\s"]{1,2000})/gimd, kind: "token", what: "the credential of a header" },
  // kubernetes.io/docs, kubeconfig: embedded keys.
  { files: ["kubeconfig*", "*.kubeconfig", "config", "*.yml", "*.yaml"], pattern: /\bclient-key-data:[ \t]{1,9}(?<secret>[A-Za-z0-9+/=]{40,20000})/gd, kind: "private key", what: "the key of a Kubernetes client" },
  // developer.hashicorp.com/vault, "Token helpers": the file is the token.
  { files: [".vault-token"], pattern: /^(?<secret>\S{8,500})\s*$/gd, kind: "token", what: "a Vault token" },
  // s3fs: ACCESS_KEY_ID:SECRET_ACCESS_KEY
  { files: [".passwd-s3fs", "passwd-s3fs"], pattern: /:(?<secret>[A-Za-z0-9/+=]{16,100})\s*$/gmd, kind: "secret", what: "a secret access key" },
  // postfix.org/SASL_README: the server, then user:password.
  { files: ["sasl_passwd", "sasl_password"], pattern: /^[^#\s]\S{0,200}[ \t]{1,50}[^\s:]{1,200}:(?<secret>\S{1,200})[ \t]{0,50}$/gmd, kind: "password", what: "the password of a mail account" },
  // pppd(8), "chap-secrets": client, server, secret, addresses. xl2tpd: l2tp-secrets.
  { files: ["chap-secrets", "pap-secrets", "l2tp-secrets"], pattern: /^[ \t]{0,50}[^#\s]\S{0,200}[ \t]{1,50}\S{1,200}[ \t]{1,50}"?(?<secret>[^\s"#]{1,200})/gmd, kind: "password", what: "the secret of a dial-in account" },
  // ipsec.secrets(5)
  { files: ["ipsec.secrets"], pattern: /\b(?:PSK|XAUTH|EAP)[ \t]{1,50}"(?<secret>[^"\n]{1,200})"/gd, kind: "secret", what: "the shared secret of a tunnel" },
  // snmpd.conf(5), snmpd.examples(5); everybody's communities for reading are none.
  { files: ["snmpd.conf", "snmpd.local.conf"], pattern: /^[ \t]{0,50}createUser[ \t]{1,50}(?:-e[ \t]{1,9}\S{1,100}[ \t]{1,9})?\S{1,100}[ \t]{1,50}(?:MD5|SHA[-\d]{0,4})[ \t]{1,50}"?(?<secret>[^\s"]{1,200})/gimd, kind: "password", what: "the passphrase of an SNMP user" },
  { files: ["snmpd.conf", "snmpd.local.conf"], pattern: /^[ \t]{0,50}r[ow]community6?[ \t]{1,50}(?!(?:public|private)\s)(?<secret>\S{1,200})/gimd, kind: "password", what: "an SNMP community" },
  { files: ["snmpd.conf", "snmpd.local.conf"], pattern: /^[ \t]{0,50}com2sec6?[ \t]{1,50}(?:-Cn[ \t]{1,9}\S{1,100}[ \t]{1,9})?\S{1,100}[ \t]{1,50}\S{1,100}[ \t]{1,50}(?!(?:public|private)\s)(?<secret>\S{1,200})/gimd, kind: "password", what: "an SNMP community" },
  // wpa_supplicant.conf(5): a passphrase in quotes, or a key in hexadecimal digits.
  { files: ["wpa_supplicant*.conf"], pattern: /^[ \t]{0,50}(?:psk|sae_password)=(?:"(?<secret>[^"\n]{8,63})"|(?<bare>[0-9a-fA-F]{64})\s*$)/gmd, kind: "password", what: "the passphrase of a wireless network" },
  // openvpn(8), --auth-user-pass: a file of two lines.
  { files: ["auth.txt", "auth.conf", "login.conf", "login.txt", "up.txt", "userpass*", "auth-user-pass*", "vusers*", "virtual_users*", "virtual-users*", "virtusers*", "pass.txt", "creds*", "credentials", "credentials.txt", "credentials.conf", "*.pass"], pattern: /^[^\s=:{"']{1,100}\r?\n(?<secret>[^\s=:{"'/]{1,200})\s*$/gd, kind: "password", what: "the password of a login" },
  // sssd-ldap(5)
  { files: ["sssd.conf", "*sssd*.conf"], pattern: /^[ \t]{0,50}ldap_default_authtok[ \t]{0,9}=[ \t]{0,9}(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a directory" },
  // ldif(5): in plain text, or in base64 behind two colons; `{SSHA}` is a hash, as is what begins with its base64.
  { files: ["*.ldif"], pattern: /^(?:userPassword|olcRootPW|unicodePwd):(?:[ \t]{0,9}(?![{:])|:[ \t]{0,9}(?!e[01w]))(?<secret>[^\s{:]\S{0,200})/gimd, kind: "password", what: "the password of a directory's entry" },
  // exim4_passwd_client(5): the server, the user, the password.
  { files: ["passwd.client"], pattern: /^[^\s#:]{1,200}:[^\s:]{1,200}:(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a mail account" },
  // postfix.org/DATABASE_README: a table of one value
  { files: ["main.cf"], pattern: /^smtp_sasl_password_maps[ \t]{0,9}=[ \t]{0,9}static:[^\s:]{1,200}:(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a mail account" },
  // users(5) of FreeRADIUS
  { files: ["users", "authorize", "users.*"], pattern: /^[^\s#]\S{0,100}[ \t]{1,50}Cleartext-Password[ \t]{0,9}:=[ \t]{0,9}"(?<secret>[^"\n]{1,200})"/gmd, kind: "password", what: "the password of a RADIUS user" },
  // vpnc(8)
  { files: ["*.conf"], pattern: /^(?:IPSec secret|Xauth password)[ \t]{1,9}(?<secret>\S{1,200})/gmd, kind: "password", what: "the secret of a tunnel" },
  // redis.io/docs, "ACL": `>` before a password, `#` before its hash.
  { files: ["users.acl", "*.acl", "redis*.conf"], pattern: /^user[ \t]{1,9}\S{1,100}[ \t](?:[^\s>]{1,200}[ \t]{1,9}){0,20}>(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a Redis user" },
  // pgbouncer.org/config, "Authentication file format"
  { files: ["userlist.txt"], pattern: /^"[^"\n]{1,100}"[ \t]{1,9}"(?!md5[0-9a-f]{32}"|SCRAM-SHA-256\$)(?<secret>[^"\n]{1,200})"/gmd, kind: "password", what: "the password of a database" },
  // rndc.conf(5), named.conf(5)
  { files: ["rndc*", "named*.conf*", "*.key"], pattern: /\bkey[ \t]{1,9}"?[\w.-]{1,100}"?\s{0,9}\{[^{}]{0,200}\bsecret\s{1,9}"(?<secret>[A-Za-z0-9+/=]{16,200})"/gd, kind: "secret", what: "the key of a name server" },
  // docs.haproxy.org, "userlist", "stats auth"
  { files: ["haproxy*.cfg", "haproxy*.conf"], pattern: /^[ \t]{1,50}user[ \t]{1,9}\S{1,100}[ \t]{1,9}insecure-password[ \t]{1,9}(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a user of HAProxy" },
  { files: ["haproxy*.cfg", "haproxy*.conf"], pattern: /^[ \t]{1,50}stats[ \t]{1,9}auth[ \t]{1,9}"?[\w.-]{1,100}:(?<secret>[^\s"]{1,200})/gmd, kind: "password", what: "the password of HAProxy's statistics" },
  // squid-cache.org/Doc/config/cache_peer: `login=user:password`, with `*` for the user's own.
  { files: ["squid*.conf"], pattern: /^cache_peer[ \t][^\n]{1,200}?[ \t]login=[^\s:*]{1,100}:(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a proxy" },
  // fetchmail(1)
  { files: ["fetchmailrc", ".fetchmailrc"], pattern: /\bpass(?:word)?[ \t]{1,9}(?:"(?<secret>[^"\n]{1,200})"|(?<bare>[^\s"']{1,200}))/gd, kind: "password", what: "the password of a mail account" },
  // turnserver.conf of coturn: a hash begins with 0x.
  { files: ["turnserver*.conf"], pattern: /^user=[^\s:]{1,100}:(?!0x[0-9a-f]{32})(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a TURN user" },
  // dev.deluge-torrent.org/wiki/UserGuide/Authentication: user, password, level.
  { files: ["auth"], pattern: /^[\w-]{1,50}:(?<secret>[^\s:]{1,200}):(?:1|5|10)\s*$/gmd, kind: "password", what: "the password of a user of Deluge" },
  // mmonit.com/monit/documentation, "Authentication"
  { files: ["monitrc", ".monitrc"], pattern: /^[ \t]{0,50}allow[ \t]{1,9}["']?[A-Za-z][\w-]{0,50}["']?:["']?(?<secret>[^\s:"']{1,200})/gmd, kind: "password", what: "the password of monit" },
  // mount.davfs(8): the address or the directory, the user, the password.
  { files: ["secrets"], pattern: /^(?:https?:\/\/[^\s@]{1,300}|\/[^\s"]{1,300})[ \t]{1,50}[^\s"]{1,200}[ \t]{1,50}"?(?<secret>[^\s"]{1,200})"?[ \t]{0,50}$/gmd, kind: "password", what: "the password of a WebDAV login" },
  // mount.cifs(8) in fstab(5)
  { files: ["fstab"], pattern: /[\s,]pass(?:word)?=(?<secret>[^\s,]{1,200})/gd, kind: "password", what: "the password of a file share" },
  // motion-project.github.io/motion_config.html
  { files: ["motion*.conf"], pattern: /^[ \t]{0,50}(?:stream|webcontrol)_authentication[ \t]{1,9}[^\s:]{1,100}:(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a camera's page" },
  // duo.com/docs/duounix
  { files: ["login_duo.conf", "pam_duo.conf"], pattern: /^skey[ \t]{0,9}=[ \t]{0,9}(?<secret>\w{20,100})/gmd, kind: "secret", what: "the secret key of Duo" },
  // keepalived.conf(5)
  { files: ["keepalived*.conf"], pattern: /^[ \t]{0,50}auth_pass[ \t]{1,9}"?(?<secret>[^\s"]{1,200})/gmd, kind: "password", what: "the password of VRRP" },
  // drbd.conf(5)
  { files: ["*.res", "drbd.conf", "global_common.conf"], pattern: /\bshared-secret[ \t]{1,9}"?(?<secret>[^\s";]{1,200})/gd, kind: "secret", what: "the shared secret of DRBD" },
  // proftpd.org/docs/contrib/mod_sql.html#SQLConnectInfo
  { files: ["proftpd*.conf", "*sql*.conf"], pattern: /^[ \t]{0,50}SQLConnectInfo[ \t]{1,9}\S{1,200}[ \t]{1,9}\S{1,100}[ \t]{1,9}(?<secret>\S{1,200})/gmd, kind: "password", what: "the password of a database" },
  // stunnel(8): PSKsecrets, identity and key.
  { files: ["psk.txt", "psk.secrets", "psksecrets*"], pattern: /^[\w.-]{1,100}:(?<secret>\S{16,200})$/gmd, kind: "secret", what: "the pre-shared key of a tunnel" },
];
