import { accountLines, afterPercent, afterSemicolon, debconfLines, firstLine, hashLines, namedValues, sftpUsers, shadowField, except } from "../parts.ts";
import type { CredentialRow } from "./row.ts";

/** `net user NAME /active:yes` */
const notSwitch = except(/^\//);

const AT_START = "an account without a password, or one that is set when the container starts";
const LDAP = "ldapmodify(1)";
const VNC = "a password file, mounted when the container starts";

/** Accounts of the system, of directories and of remote desktops. */
export const ACCOUNTS: readonly CredentialRow[] = [
  { commands: "useradd usermod", option: "-p --password", part: shadowField, kind: "password", advice: AT_START, source: "useradd(8)" },
  { commands: "groupadd groupmod", option: "-p --password", kind: "password", advice: "a group without a password", source: "groupadd(8)" },
  { commands: "chpasswd", stdin: true, part: accountLines, unless: "-e --encrypted", kind: "password", advice: AT_START, source: "chpasswd(8)" },
  { commands: "chpasswd", stdin: true, part: hashLines, requires: "-e --encrypted", kind: "password", noun: "password hash", advice: AT_START, source: "chpasswd(8)" },
  { commands: "newusers", stdin: true, part: accountLines, kind: "password", advice: AT_START, source: "newusers(8)" },
  { commands: "passwd", stdin: true, part: firstLine, unless: "-l --lock -u --unlock -d --delete -e --expire -S --status", kind: "password", advice: AT_START, source: "passwd(1)" },
  { commands: "adduser", stdin: true, part: firstLine, unless: "-D --disabled-password", kind: "password", advice: AT_START, source: "adduser(8)" },
  { commands: "sudo", stdin: true, part: firstLine, requires: "-S --stdin", kind: "password", advice: "NOPASSWD in sudoers", source: "sudo(8)" },
  { commands: "sshpass", option: "-p", kind: "password", advice: "an SSH mount and keys, or sshpass -f", source: "sshpass(1)" },
  { commands: "mkpasswd", operand: 0, unless: "-s --stdin", kind: "password", advice: "--stdin", source: "mkpasswd(1)" },
  { commands: "mkpasswd", stdin: true, part: firstLine, requires: "-s --stdin", kind: "password", advice: "a secret mount as standard input", source: "mkpasswd(1)" },
  { commands: "smbpasswd", stdin: true, part: firstLine, requires: "-s", kind: "password", advice: AT_START, source: "smbpasswd(8)" },
  { commands: "smbpasswd", option: "-w", kind: "password", advice: "smbpasswd -W", source: "smbpasswd(8)" },
  { commands: "pdbedit", stdin: true, part: firstLine, requires: "-t --password-from-stdin", kind: "password", advice: AT_START, source: "pdbedit(8)" },
  { commands: "smbclient smbget rpcclient", option: "-U --user", part: afterPercent, kind: "password", advice: "--authentication-file", source: "smbclient(1)" },
  { commands: "samba-tool", option: "--adminpass --newpassword --password", kind: "password", advice: "a random password, or one that is set when the container starts", source: "samba-tool(8)" },
  { commands: "net", when: "user", operand: 1, part: notSwitch, kind: "password", advice: "an account made when the container starts", source: "https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2012-r2-and-2012/cc771865(v=ws.11)" },
  { commands: "kinit", stdin: true, part: firstLine, unless: "-k -kt -t", kind: "password", advice: "a keytab, mounted", source: "kinit(1)" },
  { commands: "kadmin kadmin.local", option: "-w", kind: "password", advice: "a keytab, mounted", source: "kadmin(1)" },
  { commands: "kdb5_util", option: "-P", kind: "password", noun: "master password", advice: "a key made when the container starts", source: "kdb5_util(8)" },
  { commands: "ldapadd ldapmodify ldapsearch ldapdelete ldapwhoami ldappasswd", option: "-w", kind: "password", advice: "-y, a file", source: LDAP },
  { commands: "ldappasswd", option: "-s -a", kind: "password", advice: "-T, a file", source: "ldappasswd(1)" },
  { commands: "slappasswd", option: "-s", kind: "password", advice: "-T, a file", source: "slappasswd(8)" },
  { commands: "htpasswd", requires: "-b", operand: -1, kind: "password", advice: "-i, which reads standard input", source: "https://httpd.apache.org/docs/2.4/programs/htpasswd.html" },
  { commands: "htpasswd", requires: "-i", stdin: true, part: firstLine, kind: "password", advice: "a secret mount as standard input", source: "https://httpd.apache.org/docs/2.4/programs/htpasswd.html" },
  { commands: "debconf-set-selections", stdin: true, part: debconfLines, kind: "password", advice: "a random password in the build, and the real one when the container starts", source: "debconf-set-selections(1)" },
  { commands: "atmoz-sftp", every: true, part: sftpUsers, kind: "password", advice: "a key in .ssh/keys, or /etc/sftp/users.conf with encrypted passwords", source: "https://github.com/atmoz/sftp: user:pass[:e][:uid[:gid[:dir]]]" },
  { commands: "dperson-samba", option: "-u", part: afterSemicolon, kind: "password", advice: "an environment variable from an env_file, which git ignores", source: "https://github.com/dperson/samba: -u \"<username;password>\"" },
  { commands: "x11vnc", option: "-storepasswd -passwd", kind: "password", advice: VNC, source: "x11vnc(1)" },
  { commands: "vncpasswd tigervncpasswd", stdin: true, part: firstLine, kind: "password", advice: VNC, source: "vncpasswd(1)" },
  { commands: "pro ua", when: "attach", operand: 0, kind: "token", advice: "--attach-config with a mounted file", source: "pro(1) of Ubuntu" },
  { commands: "wpa_passphrase", operand: 1, kind: "password", advice: "a configuration made when the container starts", source: "wpa_passphrase(8)" },
  { commands: "mount mount.cifs", option: "-o", part: namedValues, kind: "password", advice: "credentials=FILE", source: "mount.cifs(8)" },
  { commands: "subscription-manager", when: "register", option: "--password --activationkey", kind: "credentials", advice: "a secret mount of the entitlement", source: "subscription-manager(8)" },
  { commands: "rhnreg_ks", option: "--password --activationkey", kind: "credentials", advice: "a secret mount of the entitlement", source: "rhnreg_ks(8)" },
];
