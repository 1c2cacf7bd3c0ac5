import { rangeOfGroup } from "../groups.ts";
import type { Part, PartFinder } from "./parts.ts";

/**
 * Statements that set a password: SQL, the JavaScript of MongoDB's shell, the Groovy of Jenkins, and the calls of
 * scripting languages that people put on a command line.
 */
interface CodePattern {
  /** A literal in lower case that every match has; the text is searched for it first. */
  readonly literal: string;
  /** Global; the group `secret` is the password. Bounded, so that it runs in linear time. */
  readonly pattern: RegExp;
  readonly source: string;
}

const SQL: readonly CodePattern[] = [
  {
    literal: "identified",
    pattern: /\bIDENTIFIED\s{1,9}(?:WITH\s{1,9}["'`]?\w{1,60}["'`]?\s{1,9})?(?:BY|AS|USING)\s{1,9}(?:PASSWORD\s{1,9})?(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})"|(?<bare>(?!(?:RANDOM|VALUES|PASSWORD|EXTERNALLY)\b)[A-Za-z0-9_$#{}]{1,100}))/gid,
    source: "https://dev.mysql.com/doc/refman/8.4/en/create-user.html, Oracle SQL Reference, CREATE USER; https://clickhouse.com/docs/sql-reference/statements/create/user",
  },
  {
    literal: "password",
    pattern: /\bPASSWORD\s{0,9}(?:(?:=|:=)\s{0,9}(?:PASSWORD\s{0,9})?)?\(?\s{0,9}N?(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gid,
    source: "https://www.postgresql.org/docs/current/sql-createrole.html, https://mariadb.com/kb/en/set-password/, https://learn.microsoft.com/sql/t-sql/statements/create-login-transact-sql, https://cassandra.apache.org/doc/latest/cassandra/developing/cql/security.html",
  },
];

const MONGO: readonly CodePattern[] = [
  {
    literal: "pwd",
    pattern: /\bpwd["']?\s{0,9}:\s{0,9}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "https://www.mongodb.com/docs/manual/reference/method/db.createUser/",
  },
  {
    literal: "db.",
    pattern: /\.(?:addUser|changeUserPassword|auth)\(\s{0,9}["'][^"'\n]{0,100}["']\s{0,9},\s{0,9}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "https://www.mongodb.com/docs/manual/reference/method/db.changeUserPassword/",
  },
];

const SCRIPTS: readonly CodePattern[] = [
  {
    literal: "create",
    pattern: /\bcreate_?(?:super_?)?user\(\s{0,9}(?:\w{1,30}\s?=\s?)?["'][^"'\n]{0,100}["']\s{0,9},\s{0,9}(?:\w{1,30}\s?=\s?)?["'][^"'\n]{0,100}["']\s{0,9},\s{0,9}(?:password\s?=\s?)?(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gid,
    source: "https://docs.djangoproject.com/en/stable/ref/contrib/auth/#django.contrib.auth.models.UserManager.create_superuser",
  },
  {
    literal: "(",
    pattern: /\b(?:crypt|passwd|password_hash|generate_password_hash|make_password|(?<!keyring\.)set_password|save_password|hashpw|md5_crypt\.hash|sha512_crypt\.hash)\(\s{0,9}b?(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "perldoc -f crypt, https://docs.python.org/3.12/library/crypt.html, jupyter_server.auth.passwd",
  },
  {
    literal: "keyring",
    pattern: /\bkeyring\.set_password\(\s{0,9}["'][^"'\n]{0,100}["']\s{0,9},\s{0,9}["'][^"'\n]{0,100}["']\s{0,9},\s{0,9}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "https://keyring.readthedocs.io/en/latest/",
  },
  {
    literal: "auth",
    pattern: /\b(?:auth\s?=\s?|HTTP(?:Basic|Digest)Auth|BasicAuth)\(\s{0,9}["'][^"'\n]{1,100}["']\s{0,9},\s{0,9}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "https://requests.readthedocs.io/en/latest/user/authentication/, https://www.python-httpx.org/advanced/authentication/",
  },
  {
    literal: "(",
    pattern: /\b(?:new\s{1,9}\\?PDO\(\s{0,9}["'][^"'\n]{1,200}["']|(?:new\s{1,9}\\?mysqli|mysqli_connect|mysql_connect)\(\s{0,9}["'][^"'\n]{0,100}["'])\s{0,9},\s{0,9}["'][^"'\n]{1,100}["']\s{0,9},\s{0,9}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "https://www.php.net/manual/en/pdo.construct.php, https://www.php.net/manual/en/mysqli.construct.php",
  },
  {
    literal: "pass",
    pattern: /\b(?:password|passwd|password_confirmation)["']?\s{0,3}(?:=>|=|:)\s{0,3}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gid,
    source: "attribute and keyword names of Rails, Django and Laravel user models",
  },
];

const EXPECT: readonly CodePattern[] = [
  {
    literal: "send",
    // Only what answers a question for it: `yes` is sent, too. What begins with a sign is a variable or a command of Tcl.
    pattern: /(?:assw(?:or)?d|assphrase)(?:(?!expect|send)[^\n]){0,60}?["'}\s][;{\s]{0,20}(?:exp_)?send\s{1,9}(?:--\s{1,9})?["'](?<secret>[^"'$[\\\n]{1,200})\\[rn]/gid,
    source: "expect(1)",
  },
];

const GROOVY: readonly CodePattern[] = [
  {
    literal: "createaccount",
    pattern: /\bcreateAccount\(\s{0,20}(?:"[^"\n]{0,100}"|'[^'\n]{0,100}'|[\w.]{1,80})\s{0,20},\s{0,20}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "https://javadoc.jenkins.io/hudson/security/HudsonPrivateSecurityRealm.html",
  },
  {
    literal: "usernamepasswordcredentialsimpl",
    pattern: /\bUsernamePasswordCredentialsImpl\((?:\s{0,20}(?:"[^"\n]{0,100}"|'[^'\n]{0,100}'|[\w.]{1,80})\s{0,20},){4}\s{0,20}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "https://javadoc.jenkins.io/plugin/credentials/com/cloudbees/plugins/credentials/impl/UsernamePasswordCredentialsImpl.html",
  },
  {
    literal: "secret.",
    pattern: /\bSecret\.fromString\(\s{0,20}(?:'(?<secret>[^'\n]{1,300})'|"(?<quoted>[^"\n]{1,300})")/gd,
    source: "https://javadoc.jenkins.io/hudson/util/Secret.html",
  },
];

/** Keywords that hand a login to a service; what has no digit stands for one that is not needed. */
const LOGIN_CALLS: readonly CodePattern[] = [
  {
    literal: "login(",
    pattern: /\blogin\(\s{0,9}(?:(?:token|key)\s?=\s?)?(?:'(?=[^'\s]{0,300}\d)(?<secret>[\w-]{16,300})'|"(?=[^"\s]{0,300}\d)(?<quoted>[\w-]{16,300})")/gd,
    source: "https://huggingface.co/docs/huggingface_hub/package_reference/authentication, https://docs.wandb.ai/ref/python/login/",
  },
  {
    literal: "_",
    pattern: /\b(?:auth_token|api_key|api_token|access_token|hf_token|client_secret|secret_key|secret_access_key|GITHUB_PAT|GITHUB_TOKEN|[A-Z]{2,20}_(?:TOKEN|SECRET|API_KEY))["']?\s{0,3}(?:=>|=(?!=)|:)\s{0,3}(?:'(?=[^'\s]{0,300}\d)(?<secret>[^'\s]{8,300})'|"(?=[^"\s]{0,300}\d)(?<quoted>[^"\s]{8,300})")/gd,
    source: "https://remotes.r-lib.org/reference/install_github.html, keyword arguments of the clients of services",
  },
];

export const inExpect: PartFinder = (text) => find(text, EXPECT);
export const inSql: PartFinder = (text) => find(text, SQL);
export const inMongo: PartFinder = (text) => find(text, MONGO);
export const inGroovy: PartFinder = (text) => find(text, GROOVY);
export const inLoginCall: PartFinder = (text) => find(text, LOGIN_CALLS);
export const inScript: PartFinder = (text) => find(text, SCRIPTS);

function find(text: string, patterns: readonly CodePattern[]): readonly Part[] {
  const lower = text.toLowerCase();
  const found = new Map<number, Part>();
  for (const { literal, pattern } of patterns) {
    if (!lower.includes(literal)) continue;
    for (const match of text.matchAll(pattern)) {
      const [start, end] = (rangeOfGroup(match, "secret") ?? rangeOfGroup(match, "quoted") ?? rangeOfGroup(match, "bare"))!;
      found.set(start, { start, end });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
