/**
 * Files that hold credentials, by their names, and how a file's text is to be read. Origin: the documentation
 * of each tool; dockle's and Sonar's lists of credential files; GitHub's `.gitignore` templates.
 */
import type { Syntax } from "./assignments.ts";
import type { Confidence, SecretKind } from "./evidence.ts";

export interface FileNameRow {
  /** Globs over the last one or two segments of the path, in lower case; `*` crosses no `/`. */
  readonly globs: readonly string[];
  readonly kind: SecretKind;
  readonly confidence: Confidence;
  /** Ends the clause "its name is that of …". */
  readonly what: string;
  /**
   * Whether the text, where it is known, tells if there is a credential in it: settings do. Keys and
   * key stores don't: whatever stands in them, the name counts.
   */
  readonly readable: boolean;
}

const row = (what: string, kind: SecretKind, confidence: Confidence, readable: boolean, globs: string): FileNameRow =>
  ({ globs: globs.trim().split(/\s+/), kind, confidence, what, readable });

/** Checked first: public or harmless things whose names resemble those below. */
export const HARMLESS_FILES: readonly string[] = [
  "*.pub", "authorized_keys*", "known_hosts*", "*.crt", "*.cer", "*.csr", "*.der", "ca.pem", "ca-*.pem", "*-ca.pem", "cacert*.pem", "*cert.pem",
  "*chain.pem", "*-chain*.pem", "dhparam*.pem", "dh*.pem", "cert*.pem", "*bundle*.pem", "*.pub.pem", "*public*.key", "*public*.pem", "*.pub.key",
  "*-pub.key", "*_pub.key", "pubkey*", "public.key", "*.gpg.key", "*-gpg*.key", "*_gpg*.key", "gpg*.key", "*archive*.key", "*repo*.key",
  "nodesource*.key",
  ".ssh/config", "ssh_config", "*.example", "*.sample", "*.template", "*.dist", "*.tmpl", "*.tpl", "*.j2", "*.erb", "*.in", "*.md", "*.example.*",
  "*.sample.*", "*.template.*", "*-example.*", "*.enc", "*.sops.*", "*.age", "*.*.gpg", "id_*.gpg", "*.asc.sig", ".gitkeep", ".keep", ".gitignore",
  "example.env", "sample.env", "template.env", ".env-example", ".env-sample", ".env_example", ".env_sample", ".env-dist",
  // An environment file that is named after what stands in it.
  "*dirs.env", "*directories.env", "*paths.env", "*versions.env", "version.env", "*-version.env", "*_version.env", "*ports.env", "*locale.env",
];

/** Names of directories; a file that is put there may be any. */
export const CREDENTIAL_DIRECTORY = row("a directory of credentials", "credentials", "likely", false, ".ssh .aws .gnupg .kube *-credentials *_credentials");

/** Its text is the credential, as it stands. */
export const ONE_SECRET = row("a file of one secret", "secret", "likely", false, "*password.txt *passwd.txt passwords.txt *passphrase.txt *_password *_passphrase *_token *_secret *token.txt *secret.txt *.secret *.password *.passwd *api_key.txt *api-key.txt *apikey.txt *_api_key .vault_pass .vault-pass vault_pass .vault_pass.txt vault_pass.txt .erlang.cookie mongo*keyfile mongo*-key wireguard/private* wireguard/*.key");

/** `set_root_password`, `load_token`: a script that does something about one. */
export const DOING = /^(?:add|change|check|create|fetch|gen|generate|get|init|load|make|obtain|print|read|refresh|remove|renew|reset|restore|rotate|save|set|setup|show|store|update|validate|verify)_[a-z_]*$/;

/** May as well hold what a page tells everybody. */
export const ENVIRONMENT_FILE = row("an environment file", "credentials", "likely", true, ".env .env.* *.env .envrc .flaskenv secrets.env");

export const CREDENTIAL_FILES: readonly FileNameRow[] = [
  row("an SSH private key", "private key", "likely", false, "id_rsa* id_dsa* id_ecdsa* id_ed25519* id_xmss* .ssh/id_* *_rsa *_ed25519 *.ppk identity.key deploy_key deploy_rsa deploy-key ssh_host_*_key"),
  // developer.android.com/tools/adb, "Connect to a device": the key pair of a developer's machine
  row("the key that adb shows to devices", "private key", "likely", false, "adbkey *_adbkey"),
  row("a private key", "private key", "likely", false, "*.key privkey*.pem *-key.pem *_key.pem *.key.pem key.pem *private*.pem *priv.pem *.pkcs8 *.pk8"),
  row("a key store", "private key", "likely", false, "*.p12 *.pfx *.jks *.keystore *.bcfks *.kdbx *.kdb *.keychain *.psafe3 *.agilekeychain wallet.dat"),
  row("the master key of an application", "secret", "likely", false, "master.key config/*.key credentials/*.key"),
  row("an npm configuration", "token", "likely", true, ".npmrc"),
  row("a file of logins", "credentials", "likely", true, ".monetdb .netrc _netrc .git-credentials .pgpass pgpass pgpass.conf .my.cnf .mylogin.cnf .authinfo .s3cfg .pypirc .vault-token .gem/credentials .terraformrc credentials.tfrc.json .dockercfg .cargo/credentials .cargo/credentials.toml .m2/settings-security.xml .aws/credentials .azure/accesstokens.json gh/hosts.yml passwd-s3fs sasl_passwd .rclone.conf rclone.conf rclone/rclone.conf .boto .passwd-s3fs .passwd .smbcredentials kaggle.json chap-secrets pap-secrets ipsec.secrets"),
  row("Composer's file of logins", "credentials", "likely", true, "auth.json"),
  // tigervnc.org, vncpasswd(1): the password can be read back
  row("a password file of VNC", "password", "likely", false, ".vnc/passwd vnc/passwd"),
  row("a WireGuard configuration", "private key", "likely", true, "wg0.conf wg1.conf wireguard/*.conf"),
  row("a Kerberos key table", "private key", "likely", false, "*.keytab"),
  row("a private OpenPGP key", "private key", "likely", false, "secring.gpg *private*.asc *secret*key*.asc *private*key*.gpg *secret*key*.gpg private-keys-v1.d"),
  row("a docker client configuration", "credentials", "likely", true, ".docker/config.json docker/config.json"),
  row("a Kubernetes configuration", "credentials", "likely", true, "kubeconfig kubeconfig.* *.kubeconfig .kube/config"),
  ENVIRONMENT_FILE,
  // docs.aws.amazon.com/IAM, "Manage access keys": what the console has one download
  row("a download of AWS access keys", "credentials", "likely", false, "rootkey*.csv *_accesskeys.csv accesskeys.csv awscredentials.properties"),
  row("a service account key", "private key", "likely", true, "service-account*.json service_account*.json serviceaccount*.json *-service-account.json *_service_account.json gcp.json gcp-key*.json gcp-sa*.json gcp*cred*.json gcloud*.json gcs.json gcs-key*.json google*key*.json google*cred*.json firebase-adminsdk*.json *-firebase-adminsdk*.json client_secret*.json application_default_credentials.json keyfile.json key.json *-key.json *_key.json sa.json sa-*.json *-sa.json"),
  row("a file of credentials", "credentials", "likely", true, "secrets.php *-secrets.php *_secrets.php credentials credentials.* authcredentials.js *-credentials.js *_credentials.js *credentials.json *credentials.yml *credentials.yaml *credentials.properties *credentials.ini *credentials.toml *credentials.xml *credentials.txt *credentials.csv credentials-*.json credentials-*.yml credentials-*.yaml credentials-*.properties .credentials creds creds.* secrets.yml secrets.yaml secrets.json secrets.toml secret.yml secret.yaml secret.json secrets.properties secrets.xml *.tfvars *.tfstate .htdigest"),
  ONE_SECRET,
  CREDENTIAL_DIRECTORY,
  row("a configuration that may hold credentials", "credentials", "possible", true, ".yarnrc .yarnrc.yml pip.conf pip.ini .pip/pip.conf nuget.config settings.xml tomcat-users.xml boto.cfg *.ovpn config.json .htpasswd .pgservice.conf msmtprc .msmtprc fetchmailrc .fetchmailrc ssmtp.conf database.yml terraform.tfstate.backup bunfig.toml .bundle/config"),
  row("a certificate that may hold its key", "private key", "possible", false, "*.pem"),
  row("a directory of keys", "private key", "possible", false, "keys private certs"),
];

/** Directories whose content is secret by name; code and documents in them are not. */
export const SECRET_DIRECTORIES: ReadonlySet<string> = new Set(["secrets", "secret", ".secrets", ".secret", ".ssh", ".aws", ".gnupg"]);

/** Extensions of source code, by which a file is no settings file. */
export const CODE_EXTENSIONS: ReadonlySet<string> = new Set(
  ("js mjs cjs jsx ts mts cts tsx py pyi rb go rs java kt kts scala groovy c h cc cpp hpp cs fs vb php pl pm lua swift m r jl ex exs erl hs clj dart sql "
    + "html htm css scss less vue svelte svg ipynb proto graphql cmake gradle").split(" "),
);

/** Extensions of documents and data for people or machines that are no settings. */
/** What people are shown when they log in, and what stands beside a program to be read. */
export const DOCUMENT_NAMES: ReadonlySet<string> = new Set("motd issue banner readme license licence notice authors copying changelog".split(" "));
export const DOCUMENT_EXTENSIONS: ReadonlySet<string> = new Set("md mdx rst adoc txt csv tsv log lock sum po pot map".split(" "));

/** How a text of this extension or name writes its assignments; the first row that fits. */
export const SYNTAXES: readonly (readonly [syntax: Syntax, globs: readonly string[]])[] = [
  ["dockerfile", ["dockerfile*", "*.dockerfile", "containerfile*"]],
  // docs.gitlab.com/omnibus/settings
  ["ruby", ["gitlab.rb"]],
  // Settings that an installation has to itself; a program's own sources are not judged (docs of Django's projects,
  // WordPress, phpMyAdmin, Joomla, Drupal, Symfony).
  ["code", ["local_settings.py", "wp-config*.php", "config.inc.php", "configuration.php", "settings.php", "settings.local.php", "parameters.php"]],
  ["terraform", ["*.tf"]],
  // Units of systemd, and the files that change them.
  ["unit", ["*.service", "*.service.d/*.conf"]],
  ["json", ["*.json", ".dockercfg", "*.tfstate", "*.tfstate.backup"]],
  ["yaml", ["*.yml", "*.yaml", "kubeconfig*", "*.kubeconfig", ".kube/config"]],
  ["xml", ["*.xml", "*.config", "*.csproj", "*.props"]],
  ["shell", ["*.sh", "*.bash", "*.zsh", "*.ksh", ".bashrc", ".profile", ".bash_profile"]],
  ["lines", ["*.env", ".env", ".env.*", ".flaskenv", ".envrc", "*.ini", "*.properties", "*.toml", "*.tfvars", "*.hcl", ".npmrc", ".yarnrc", ".pypirc", "credentials", ".s3cfg", ".boto", "boto.cfg", ".my.cnf"]],
  ["directives", ["*.conf", "*.cnf", "*.cfg", "*_conf", "*rc", "*.rc"]],
];

/** Data files in which only a value that nobody writes by hand counts: words there are labels and translations. */
export const SETTINGS_NAMES: readonly string[] = [
  "compose*.yml", "compose*.yaml", "docker-compose*.yml", "docker-compose*.yaml", "*.compose.yml", "*.compose.yaml", "dockerfile*", "*.dockerfile",
  "gitlab.rb", "config.json", "config.yml", "config.yaml", "application*.yml", "application*.yaml", "appsettings*.json", "settings.json", "settings.xml", "database.yml",
  "secrets.*", "secret.*", "credentials*", "tomcat-users.xml", "values*.yaml", "auth.json", "nuget.config", ".yarnrc.yml", "web.config", "kubeconfig*", ".kube/config", "local_settings.*",
];

/** Source code in which `name = "value"` sets something, read so where an instruction writes it out. */
export const WRITTEN_CODE: readonly string[] = ["*.py", "*.php", "*.rb", "*.js", "*.cjs", "*.mjs", "*.ts", "*.pl"];

/** Those that are the settings of a program (docs of Jupyter, Superset, Django, Flask, Gunicorn, Magento, PHP applications). */
export const WRITTEN_SETTINGS: readonly string[] = ["*config*.*", "*settings*.*", "*_conf.*", "*secrets*.*", "*credentials*.*", "*parameters*.*", "env.*", "environment*.*", "database.*"];

/** Segments of a path below which things are there to be looked at or belong to somebody else. */
export const EXAMPLE_DIRECTORIES: ReadonlySet<string> = new Set(
  ("test tests __tests__ spec specs testdata test-data fixtures __fixtures__ mocks __mocks__ example examples sample samples demo demos docs doc "
    + "node_modules vendor site-packages dist-packages third_party bower_components locales locale i18n translations lang").split(" "),
);
