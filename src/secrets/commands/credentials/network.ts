import { cookies, header } from "../headers.ts";
import { afterColon, afterComma, body, namedValues, partsOf, shifted, userAndPassword, valueOf, type PartFinder } from "../parts.ts";
import type { CredentialRow } from "./row.ts";

const CURL = "https://curl.se/docs/manpage.html";
const CURL_FILE = "--netrc-file, or -K with a configuration file, from a secret mount";
const WGET = "https://www.gnu.org/software/wget/manual/wget.html";
const WGET_FILE = "--config with a wgetrc, or ~/.netrc, from a secret mount";
const GIT_HEADER = "a credential helper, or GIT_CONFIG_COUNT with its variables";

/** `http.extraHeader=Name: value` behind git's -c. */
const gitSetting: PartFinder = (text) =>
  valueOf(/extraheader$/i)(text).flatMap(({ start }) => shifted(header(text.slice(start)), start));

/** A token alone; a user whose password is asked for is shorter. */
const bearer = partsOf(/^(?<secret>[\w.~+/=-]{20,2000})$/gd);

/** `client.pem:password` of curl. */
const certificatePassword = partsOf(/^[^:]{1,300}\.(?:pem|p12|pfx|crt|cer|der|key):(?<secret>.{1,300})$/gd);

const STANDARD_INPUT = /^-$/;

/** `user = "name:password"`, `header = "Authorization: Bearer token"` of curl's configuration. */
const curlSettings = partsOf(/^[ \t]{0,20}-{0,2}(?:(?:user|proxy-user)(?:[ \t]{0,9}[=:][ \t]{0,9}|[ \t]{1,9})"?[^\s":]{1,200}:|header(?:[ \t]{0,9}[=:][ \t]{0,9}|[ \t]{1,9})"?Authorization:[ \t]{0,9}(?:Bearer|Basic|token)[ \t]{1,9}|oauth2-bearer(?:[ \t]{0,9}[=:][ \t]{0,9}|[ \t]{1,9})"?)(?<secret>[^\s"]{1,2000})/gimd);

const MOUNTED_AT_START = "a configuration or a script that reads it from a file, mounted when the container starts";
const MTG = "https://github.com/9seconds/mtg";
const CHISEL = "https://github.com/jpillora/chisel";

/** Transfers over the network, and version control. */
export const NETWORK: readonly CredentialRow[] = [
  { commands: "curl", option: "-u --user", part: afterColon, kind: "password", advice: CURL_FILE, source: CURL },
  { commands: "curl", option: "-U --proxy-user", part: afterColon, kind: "password", advice: CURL_FILE, source: CURL },
  { commands: "curl", option: "-H --header --proxy-header", part: header, kind: "token", advice: "-H @file, from a secret mount", source: CURL },
  { commands: "curl", option: "--oauth2-bearer", kind: "token", advice: CURL_FILE, source: CURL },
  { commands: "curl", option: "--pass --tlspassword --proxy-pass", kind: "password", advice: CURL_FILE, source: CURL },
  { commands: "curl", option: "-E --cert --proxy-cert", part: certificatePassword, kind: "password", advice: CURL_FILE, source: CURL },
  { commands: "curl", option: "-b --cookie", part: cookies, kind: "secret", advice: "a cookie file, from a secret mount", source: CURL },
  { commands: "curl", option: "-d --data --data-raw --data-binary --data-ascii --data-urlencode --json", part: body, kind: "secret", advice: "--data @file, from a secret mount", source: CURL },
  { commands: "curl", option: "-F --form --form-string", part: body, kind: "secret", advice: "--form name=<file, from a secret mount", source: CURL },
  { commands: "curl", given: ["-K", STANDARD_INPUT], stdin: true, part: curlSettings, kind: "credentials", advice: "-K with a configuration file, from a secret mount", source: CURL },
  { commands: "curl", given: ["--config", STANDARD_INPUT], stdin: true, part: curlSettings, kind: "credentials", advice: "-K with a configuration file, from a secret mount", source: CURL },
  { commands: "wget", option: "--password --http-password --http-passwd --ftp-password --proxy-password --proxy-passwd", kind: "password", advice: WGET_FILE, source: WGET },
  { commands: "wget", option: "--header", part: header, kind: "token", advice: WGET_FILE, source: WGET },
  { commands: "wget", option: "--post-data --body-data", part: body, kind: "secret", advice: "--post-file, from a secret mount", source: WGET },
  { commands: "aria2c", option: "--http-passwd --ftp-passwd --all-proxy-passwd --http-proxy-passwd --https-proxy-passwd", kind: "password", advice: "--conf-path, from a secret mount", source: "aria2c(1)" },
  { commands: "aria2c", option: "--header", part: header, kind: "token", advice: "--conf-path, from a secret mount", source: "aria2c(1)" },
  { commands: "http https xh", option: "-a --auth", part: afterColon, kind: "password", advice: "~/.netrc, from a secret mount", source: "https://httpie.io/docs/cli/authentication" },
  { commands: "http https xh", every: true, part: header, kind: "token", advice: "--session, a file from a secret mount", source: "https://httpie.io/docs/cli/request-items" },
  { commands: "http https xh", requires: "-A --auth-type", option: "-a --auth", part: bearer, kind: "token", advice: "~/.netrc, from a secret mount", source: "https://httpie.io/docs/cli/bearer-auth" },
  { commands: "xh", option: "--bearer", kind: "token", advice: "~/.netrc, from a secret mount", source: "https://github.com/ducaale/xh" },
  { commands: "lftp", option: "-u --user", part: afterComma, kind: "password", advice: "~/.netrc, from a secret mount", source: "lftp(1)" },
  { commands: "ncftp ncftpget ncftpput ncftpls", option: "-p", kind: "password", advice: "-f, a login file from a secret mount", source: "ncftpget(1)" },
  { commands: "git", option: "-c --config", part: gitSetting, kind: "credentials", advice: GIT_HEADER, source: "https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader" },
  { commands: "git", when: "config", key: /extraheader$/i, operand: 1, part: header, kind: "credentials", advice: GIT_HEADER, source: "https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader" },
  { commands: "git", when: "config", key: /(?:token|password|passwd|secret)$/i, operand: 1, kind: "credentials", advice: "a credential helper", source: "https://git-scm.com/docs/git-config" },
  { commands: "git", when: "config", key: /^credential\..{0,200}helper$/, operand: 1, part: namedValues, kind: "password", advice: "a credential helper that reads a secret mount", source: "https://git-scm.com/docs/gitcredentials" },
  { commands: "svn svnsync", option: "--password", kind: "password", advice: "--password-from-stdin", source: "svn(1)" },
  { commands: "ss-server ssserver ss-local sslocal ss-redir ss-tunnel", option: "-k", kind: "password", advice: "-c with a configuration file, mounted when the container starts", source: "ss-server(1)" },
  { commands: "mtproto-proxy", option: "-S --mtproto-secret", kind: "secret", advice: MOUNTED_AT_START, source: "https://github.com/TelegramMessenger/MTProxy" },
  // Since version 2 a configuration stands there.
  { commands: "mtg", when: "run", operand: 0, part: partsOf(/^(?<secret>[\w-]{20,500})$/gd), kind: "secret", advice: MOUNTED_AT_START, source: MTG },
  { commands: "mtg", when: "simple-run", operand: 1, kind: "secret", advice: MOUNTED_AT_START, source: MTG },
  { commands: "brook", option: "-p --password", kind: "password", advice: MOUNTED_AT_START, source: "https://www.txthinking.com/brook.html" },
  { commands: "frps frpc", option: "-t --token", kind: "token", advice: MOUNTED_AT_START, source: "https://gofrp.org/en/docs/reference/server-configures/" },
  { commands: "microsocks", option: "-P", kind: "password", advice: "no password, and a network of its own", source: "https://github.com/rofl0r/microsocks" },
  { commands: "chisel", when: "server", option: "--auth", part: userAndPassword, kind: "password", advice: "--authfile, mounted when the container starts", source: CHISEL },
  { commands: "chisel", when: "client", option: "--auth", part: userAndPassword, kind: "password", advice: "the variable AUTH", source: CHISEL },
  { commands: "kcptun-server kcptun-client server_linux_amd64 client_linux_amd64", option: "--key", kind: "secret", advice: MOUNTED_AT_START, source: "https://github.com/xtaci/kcptun" },
  { commands: "sonar-scanner", option: "--token", kind: "token", advice: "SONAR_TOKEN", source: "https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/scanners/sonarscanner/" },
];
