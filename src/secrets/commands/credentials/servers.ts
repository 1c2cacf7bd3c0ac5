import { afterColon, afterPercent, behindPass, except, firstLine, keyPairs, notFromFile, partsOf, userAndPassword } from "../parts.ts";
import type { CredentialRow } from "./row.ts";

const AT_START = "an account made when the container starts";
const MOSQUITTO = "https://mosquitto.org/man/";
const SNMP = "snmpcmd(1), net-snmp-create-v3-user(1)";
const SNMP_FILE = "snmp.conf, from a secret mount";
const KADMIN = "kadmin(1)";
const EJABBERD = "https://docs.ejabberd.im/developer/ejabberd-api/admin-api/#register";
const EMQX = "https://docs.emqx.com/en/emqx/latest/admin/cli.html#admins";

const COTURN = "https://github.com/coturn/coturn/blob/master/README.turnserver";

/** Settings whose name says that they are one. */
const SECRET_KEY = /(?:password|passwd|secret|token|api_?key|private_?key)$/i;

/** `name:password`; behind 0x stands what only the server can check. */
const turnUser = except(/:0x[0-9a-f]{32}$/i, afterColon);

/** Clients and accounts of servers for messages, mail, telephony, directories and networks. */
export const SERVERS: readonly CredentialRow[] = [
  { commands: "mosquitto_passwd", requires: "-b", operand: -1, kind: "password", advice: AT_START, source: `${MOSQUITTO}mosquitto_passwd-1.html` },
  { commands: "mosquitto_pub mosquitto_sub mosquitto_rr", option: "-P --pw", kind: "password", advice: "a file of options in ~/.config, from a secret mount", source: `${MOSQUITTO}mosquitto_pub-1.html` },
  { commands: "emqx_ctl", when: "admins add", operand: 1, kind: "password", advice: AT_START, source: EMQX },
  { commands: "emqx_ctl", when: "admins passwd", operand: 1, kind: "password", advice: AT_START, source: EMQX },
  { commands: "emqx", when: "ctl admins add", operand: 1, kind: "password", advice: AT_START, source: EMQX },
  { commands: "emqx", when: "ctl admins passwd", operand: 1, kind: "password", advice: AT_START, source: EMQX },
  { commands: "snmpget snmpgetnext snmpwalk snmpbulkwalk snmpbulkget snmpset snmptrap snmpinform snmpstatus snmptable", option: "-A -X", kind: "password", advice: SNMP_FILE, source: SNMP },
  {
    commands: "snmpget snmpgetnext snmpwalk snmpbulkwalk snmpbulkget snmpset snmptrap snmpinform snmpstatus snmptable", option: "-c",
    // Everybody's community for reading is no secret.
    part: partsOf(/^(?!public$|private$)(?<secret>\S{1,200})$/gd), kind: "password", noun: "community", advice: SNMP_FILE, source: SNMP,
  },
  { commands: "net-snmp-create-v3-user", option: "-A -X", kind: "password", advice: AT_START, source: SNMP },
  { commands: "kadmin kadmin.local", option: "-q", part: partsOf(/(?:^|\s)-pw\s{1,9}["']?(?<secret>[^\s"']{1,200})/gd), kind: "password", advice: "-randkey, and a keytab that is mounted", source: KADMIN },
  { commands: "consul", when: "kv put", key: SECRET_KEY, operand: 1, kind: "secret", advice: "@file, from a secret mount", source: "https://developer.hashicorp.com/consul/commands/kv/put", part: notFromFile },
  { commands: "consul", when: "agent", option: "-encrypt", kind: "secret", noun: "gossip key", advice: "encrypt in a file of -config-dir, mounted when the container starts", source: "https://developer.hashicorp.com/consul/commands/agent" },
  { commands: "consul", when: "keyring", option: "-install -use", kind: "secret", noun: "gossip key", advice: "the HTTP API, with a key from a secret mount", source: "https://developer.hashicorp.com/consul/commands/keyring" },
  { commands: "etcdctl", option: "--user", part: afterColon, kind: "password", advice: "ETCDCTL_PASSWORD", source: "https://etcd.io/docs/latest/op-guide/authentication/rbac/" },
  { commands: "etcdctl", when: "put", key: SECRET_KEY, operand: 1, kind: "secret", advice: "standard input, from a secret mount", source: "https://etcd.io/docs/latest/dev-guide/interacting_v3/" },
  { commands: "openfortivpn", option: "-p --password", kind: "password", advice: "-c, a configuration from a secret mount", source: "openfortivpn(1)" },
  { commands: "ftpasswd", requires: "--stdin", stdin: true, part: firstLine, kind: "password", advice: AT_START, source: "http://www.proftpd.org/docs/contrib/ftpasswd.html" },
  { commands: "postconf", every: true, part: partsOf(/^smtp_sasl_password_maps\s{0,9}=\s{0,9}static:[^\s:]{1,200}:(?<secret>\S{1,200})/gd), kind: "password", advice: "a table that is mounted when the container starts", source: "postconf(1), https://www.postfix.org/SASL_README.html" },
  { commands: "openconnect", requires: "--passwd-on-stdin", stdin: true, part: firstLine, kind: "password", advice: "a secret mount as standard input", source: "openconnect(8)" },
  ...["dev", "device"].map((object): CredentialRow => ({ commands: "nmcli", when: `${object} wifi connect * password`, operand: 0, kind: "password", advice: "a connection made when the container starts", source: "nmcli(1)" })),
  { commands: "sendemail sendEmail", option: "-xp", kind: "password", advice: "a variable from a secret mount", source: "sendEmail(1)" },
  { commands: "lftp", option: "-e -c", part: partsOf(/(?:^|[;\s])(?:-u\s{1,9}[^\s,;]{1,100},|user\s{1,9}\S{1,100}\s{1,9})["']?(?<secret>[^\s"';]{1,200})/gd), kind: "password", advice: "~/.netrc, from a secret mount", source: "lftp(1)" },
  { commands: "ftp", stdin: true, part: partsOf(/^[ \t]{0,20}(?:quote )?user[ \t]{1,9}\S{1,100}[ \t]{1,9}(?<secret>\S{1,200})/gimd), kind: "password", advice: "~/.netrc, from a secret mount", source: "ftp(1)" },
  ...["useradd", "passwd"].map((when): CredentialRow => ({ commands: "pure-pw", when, stdin: true, part: firstLine, kind: "password", advice: AT_START, source: "pure-pw(8)" })),
  { commands: "net", option: "-U --user", part: afterPercent, kind: "password", advice: "--authentication-file", source: "net(8) of Samba" },
  { commands: "smbclient", operand: 1, unless: "-N --no-pass -A --authentication-file -k", kind: "password", advice: "--authentication-file", source: "smbclient(1)" },
  { commands: "realm", when: "join", stdin: true, part: firstLine, kind: "password", advice: "--one-time-password, when the container starts", source: "realm(8)" },
  { commands: "saslpasswd2", requires: "-p", stdin: true, part: firstLine, kind: "password", advice: AT_START, source: "saslpasswd2(8)" },
  { commands: "doveadm", when: "pw", option: "-p", kind: "password", advice: "a prompt, outside of the build", source: "doveadm-pw(1)" },
  { commands: "turnserver coturn", option: "-u --user", part: turnUser, kind: "password", advice: "user= in turnserver.conf, mounted when the container starts", source: COTURN },
  { commands: "turnserver coturn", option: "--static-auth-secret", kind: "secret", advice: "static-auth-secret= in turnserver.conf, mounted when the container starts", source: COTURN },
  { commands: "turnserver coturn", option: "--cli-password", kind: "password", advice: "cli-password= in turnserver.conf, mounted when the container starts", source: COTURN },
  // The image is called as the client is.
  { commands: "nats-server nats", option: "-auth", kind: "token", advice: "authorization in a file for -c, mounted when the container starts", source: "https://docs.nats.io/running-a-nats-service/introduction/flags" },
  { commands: "nats-server nats", option: "-pass", kind: "password", advice: "authorization in a file for -c, mounted when the container starts", source: "https://docs.nats.io/running-a-nats-service/introduction/flags" },
  { commands: "ttyd gotty", option: "-c --credential", part: userAndPassword, kind: "password", advice: "a proxy in front that asks for it", source: "https://github.com/tsl0922/ttyd" },
  { commands: "livekit-server", option: "--keys", part: keyPairs, kind: "secret", advice: "--key-file, mounted when the container starts", source: "https://docs.livekit.io/transport/self-hosting/deployment/" },
  ...["monerod", "monero-wallet-rpc"].map((commands): CredentialRow => ({ commands, option: "--rpc-login", part: userAndPassword, kind: "password", advice: "rpc-login= in a file for --config-file, mounted when the container starts", source: "https://docs.getmonero.org/interacting/monerod-reference/" })),
  { commands: "netbird", option: "-k --setup-key", kind: "API key", noun: "setup key", advice: "--setup-key-file, from a secret mount", source: "https://docs.netbird.io/get-started/cli" },
  { commands: "transmission-remote", option: "-n --auth", part: afterColon, kind: "password", advice: "-ne, with TR_AUTH from a secret", source: "transmission-remote(1)" },
  { commands: "turnadmin", option: "-p --password -s --secret", kind: "password", advice: AT_START, source: "https://github.com/coturn/coturn/blob/master/README.turnadmin" },
  { commands: "prosodyctl", when: "register", operand: 2, kind: "password", advice: AT_START, source: "https://prosody.im/doc/prosodyctl" },
  ...["register", "change_password"].map((when): CredentialRow => ({ commands: "ejabberdctl", when, operand: 2, kind: "password", advice: AT_START, source: EJABBERD })),
  { commands: "easyrsa", option: "--passin --passout", part: behindPass, kind: "password", advice: "file:, from a secret mount", source: "https://easy-rsa.readthedocs.io/en/latest/" },
  { commands: "xfreerdp wlfreerdp", every: true, part: partsOf(/^\/p:(?<secret>.{1,200})$/gd), kind: "password", advice: "/from-stdin", source: "xfreerdp(1)" },
  { commands: "rclone", when: "obscure", operand: 0, kind: "password", advice: "a configuration, from a secret mount", source: "https://rclone.org/commands/rclone_obscure/" },
  { commands: "sshfs", stdin: true, part: firstLine, kind: "password", advice: "keys", source: "sshfs(1): -o password_stdin" },
  { commands: "ipmitool", option: "-P", kind: "password", advice: "-f, a file from a secret mount", source: "ipmitool(1)" },
  { commands: "radtest", operand: 1, kind: "password", advice: "a variable from a secret mount", source: "radtest(1)" },
  { commands: "radtest", operand: 4, kind: "secret", advice: "a variable from a secret mount", source: "radtest(1)" },
];
