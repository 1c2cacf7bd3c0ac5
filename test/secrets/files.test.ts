import { describe, expect, test } from "vitest";
import { CREDENTIAL_FILES } from "../../src/secrets/file-names.ts";
import { judgeFile, judgeFileContent, judgeFileName, judgeFilePlace } from "../../src/secrets/files.ts";

const list = (text: string): string[] => text.trim().split(/\s+/);
const PEM_BODY = "MIIEQ3vN8xZrT5wKmB2yLpD7hJ9cFsG4tXaE6uRkW1zMqVbYnHdPoCiS0fUjAeIlOgQ3vN8";

const CREDENTIALS = list(`
  id_rsa keys/id_rsa id_ed25519 .ssh/id_deploy build_files/.ssh/id_luasgx id_rsa* *.key server.key tls/privkey.pem server-key.pem key.pem cert.p12 app.pfx
  truststore.jks master.key config/master.key wallet.dat .npmrc app/.npmrc .netrc _netrc .git-credentials pgpass .pgpass .pypirc .vault-token .my.cnf
  root/.aws/credentials .docker/config.json .dockercfg kubeconfig .kube/config .env .env.production prod.env genieacs.env sshd-bootstrap.env .env* service-account.json
  gcp-key.json credentials.json credentials secrets.yml terraform.tfvars secrets/db_password.txt secrets/api .ssh/deploy .ssh .aws db_password.txt
  rootkey.csv bob_accessKeys.csv accessKeys.csv AwsCredentials.properties authCredentials.js db-credentials.js mail-credentials.json dbCredentials.properties
  my_credentials.txt new_user_credentials.csv credentials-prod.yml keystore.passphrase.txt mail_passphrase root_passwd.txt google_api_key.txt maps-apikey.txt db_password mail_token
  ./.env C:\\certs\\site.pfx`);
const UNCLEAR = list("server.pem config.json settings.xml .yarnrc.yml pip.conf nuget.config client.ovpn keys boto.cfg database.yml msmtprc");
const PUBLIC = list(`
  id_rsa.pub authorized_keys known_hosts .ssh/config ssh_config ca.crt ca.pem cert.pem fullchain.pem dhparam.pem site.crt .env.example .env.sample
  .env.template .env.dist data_dirs.env versions.env build/paths.env app.env.example public.key jenkins-public.key gpg.key secrets/.gitkeep secrets/README.md src/secrets/index.ts package.json
  set_root_password load_token get_api_key change_password generate_secret rotate_token validateCredentials.js credentials.go.example report.csv keys.csv
  app.js keyboard.c monkey.py Dockerfile tokenizer.json . / *`);

describe("judgeFileName", () => {
  test.each(CREDENTIALS)("%s holds a credential", (path) => expect(judgeFileName(path)).toMatchObject({ confidence: "likely", basis: "file" }));
  test.each(UNCLEAR)("%s may hold one", (path) => expect(judgeFileName(path)).toMatchObject({ confidence: "possible" }));
  test.each(PUBLIC)("%s does not", (path) => expect(judgeFileName(path)).toBeNull());
  test.each(CREDENTIAL_FILES.flatMap(({ globs, what, confidence }) => globs.map((glob) => [glob, what, confidence] as const)))(
    "%s is %s", (glob, _what, confidence) => {
      const path = `dir/${glob.replaceAll("*", "x1")}`;
      expect(judgeFileName(path)).not.toBeNull();
      if (confidence === "likely") expect(judgeFileName(path)).toMatchObject({ confidence: "likely" });
      expect(judgeFileName(`${path}.example`)).toBeNull();
    });
});

describe("judgeFilePlace", () => {
  test.each(list("/root/.npmrc /root/.aws/credentials /home/app/.ssh/id_ed25519 /root/.docker/config.json /root/.kube/config /app/.env /etc/ssl/private/site.key"))(
    "what is put at %s is a credential", (target) => {
      expect(judgeFilePlace("conf/site.txt", target)).toMatchObject({ confidence: "likely", basis: "file" });
      expect(judgeFilePlace("conf/site.txt.example", target)).toBeNull();
    });
  test.each(list("/app/config.json /root/.ssh /root/.ssh/config /root/.ssh/authorized_keys /etc/nginx/nginx.conf /etc/ssl/certs/ca.crt /app/.env.example /opt/load_token"))(
    "what is put at %s may be anything", (target) => expect(judgeFilePlace("conf/site.txt", target)).toBeNull());
});

/** A file that leaks, and its twin that doesn't. */
const TWINS: readonly (readonly [path: string, leak: string, clean: string])[] = [
  ["init.groovy", "realm.createAccount('admin', \"hs8Dk2nWq9\")\n", "realm.createAccount('admin', \"${pw}\")\nrealm.createAccount(user, pw)\n"],
  ["b.groovy", "new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, 'id', \"d\", 'bot', 'hs8Dk2nWq9')\n", "new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, 'id', 'd', 'bot', pw)\n"],
  ["c.groovy", "Secret.fromString('hs8Dk2nWq9')\n", "Secret.fromString(pw.text)\n"],
  ["initdb.d/a.js", "db.createUser({ user: 'app', pwd: 'hs8Dk2nWq9' })\n", "db.createUser({ user: 'app', pwd: process.env.PW })\n"],
  ["init.sql", "CREATE USER app IDENTIFIED BY 'hs8Dk2nWq9';\n", "CREATE USER app IDENTIFIED BY '${DB_PASSWORD}';\n"],
  [".npmrc", "//r.x.io/:_authToken=hs8Dk2nWq9\n", "//r.x.io/:_authToken=${NPM_TOKEN}\nregistry=https://r.x.io/\n"],
  [".npmrc", "_auth=dXNlcjpwYXNz\n", "save-exact=true\n_auth=\n"],
  [".yarnrc.yml", 'npmAuthToken: "hs8Dk2nWq9Xy"\n', 'npmAuthToken: "${NPM_TOKEN:-}"\n'],
  [".env", "SESSION_SECRET=Zq4nR8vXw2TkL6mBcJ9d\n", "PORT=3000\nTOKEN_TTL=900\nDB_PASSWORD=\n"],
  [".env", "DB_PASSWORD=changeme\n", "DB_PASSWORD=${DB_PASSWORD}\n"],
  [".envrc", "export API_TOKEN='hs8Dk2nWq9'\n", "export API_TOKEN=\"$(pass api)\"\n"],
  ["config/app.env", "DB_PASSWORD=64kyxXvFKTqJkjP7bv\n", "MAX_TOKENS=4096\n"],
  [".netrc", "machine x.io login me password hs8Dk2nWq9\n", "machine x.io login me password $TOKEN\n"],
  [".pgpass", "db:5432:*:app:hs8Dk2nWq9\n", "# db:5432:*:app:password\n"],
  ["sasl_passwd", "[smtp.x.io]:587 apikey:hs8Dk2nWq9\n", "# [smtp.x.io]:587 user:password\n[smtp.x.io]:587 me:$PASSWORD\n"],
  ["chap-secrets", "me * hs8Dk2nWq9 *\n", "# client server secret addresses\n"],
  ["ipsec.secrets", ': PSK "hs8Dk2nWq9"\n', ": RSA server.pem\n"],
  ["passwd-s3fs", "AKIAX:9vKq2LxTz7RfWm4NbYc8HsPd\n", "AKIAX:$SECRET\n"],
  ["tomcat-users.xml", '<user username="admin" password="hs8Dk2nWq9"/>\n', '<user username="admin" password="${tomcat.password}"/>\n'],
  [".git-credentials", "https://me:hs8Dk2nWq9@github.com\n", "https://me@github.com\n"],
  [".git/config", "[remote \"origin\"]\n\turl = https://me:hs8Dk2nWq9@github.com/a.git\n", "[remote \"origin\"]\n\turl = git@github.com:a/b.git\n"],
  [".docker/config.json", '{"auths":{"r.x.io":{"auth":"bWU6aHM4RGsybldxOQ=="}}}', '{"auths":{"r.x.io":{}},"credsStore":"desktop"}'],
  [".aws/credentials", "[default]\naws_secret_access_key = 9vKq2LxTz7RfWm4NbYc8HsPd1GjUa6EoVi3Xt5Zk\n", "[default]\nregion = eu-west-1\n"],
  ["temp-creds", "[default]\naws_secret_access_key = 9vKq2LxTz7RfWm4NbYc8HsPd1GjUa6EoVi3Xt5Zk\n", "[default]\nregion = eu-west-1\n"],
  ["requirements.txt", "--extra-index-url https://me:hs8Dk2nWq9@pypi.x.io/simple\nflask==3\n", "--extra-index-url https://${USER}:${PASS}@pypi.x.io/simple\nflask==3\n"],
  ["pip.conf", "[global]\nindex-url = https://me:hs8Dk2nWq9@pypi.x.io/simple\n", "[global]\nindex-url = https://pypi.x.io/simple\n"],
  ["compose.yaml", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: postgres\n", "services:\n  db:\n    environment:\n      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}\n"],
  ["docker-compose.prod.yml", "      - DB_PASSWORD=${DB_PASSWORD:-hs8Dk2nWq9}\n", "      - DB_PASSWORD=${DB_PASSWORD:?}\n"],
  ["Dockerfile", "FROM x\nENV DB_PASSWORD=hs8Dk2nWq9\n", "FROM x\nENV DB_PASSWORD_FILE=/run/secrets/x\n"],
  ["kubeconfig", "users:\n- user:\n    token: hs8Dk2nWq9XyZ4t\n", "users:\n- user:\n    exec:\n      command: aws\n"],
  ["appsettings.json", '{"ConnectionStrings":{"Db":"Server=db;User Id=a;Password=hs8Dk2nWq9"}}', '{"ConnectionStrings":{"Db":"Server=db;Integrated Security=true"}}'],
  ["snmpd.conf", "createUser bob SHA \"hs8Dk2nWq9\" AES \"hs8Dk2nWq8\"\n", "rouser bob priv\nagentAddress udp:161\n"],
  ["snmpd.conf", "rocommunity hs8Dk2nWq9 10.0.0.0/8\n", "rocommunity public localhost\n"],
  ["snmpd.conf", "com2sec local localhost hs8Dk2nWq9\n", "com2sec notConfigUser default public\n"],
  ["wpa_supplicant.conf", "network={\n ssid=\"a\"\n psk=\"hs8Dk2nWq9\"\n}\n", "network={\n ssid=\"a\"\n key_mgmt=NONE\n}\n"],
  ["openvpn/auth.txt", "alice\nhs8Dk2nWq9\n", "alice\n/run/secrets/vpn\n"],
  ["sssd.conf", "[domain/x]\nldap_default_authtok = hs8Dk2nWq9\n", "[domain/x]\nldap_default_authtok_type = obfuscated_password\n"],
  ["init.ldif", "dn: cn=a\nuserPassword: hs8Dk2nWq9\n", "dn: cn=a\nuserPassword: {SSHA}0bzwZ1Yx8xC1hz\n"],
  ["passwd.client", "smtp.example.com:me@example.com:hs8Dk2nWq9\n", "# target:login:password\n"],
  ["main.cf", "smtp_sasl_password_maps = static:me:hs8Dk2nWq9\n", "smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\n"],
  ["raddb/users", "bob Cleartext-Password := \"hs8Dk2nWq9\"\n", "#bob Cleartext-Password := \"hello\"\nDEFAULT Auth-Type := LDAP\n"],
  ["vpnc.conf", "IPSec gateway h\nIPSec secret hs8Dk2nWq9\n", "IPSec gateway h\nIPSec ID g\n"],
  ["users.acl", "user bob on >hs8Dk2nWq9 ~* +@all\n", "user default on nopass ~* +@all\n"],
  ["userlist.txt", "\"app\" \"hs8Dk2nWq9\"\n", "\"app\" \"SCRAM-SHA-256$4096:abc\"\n"],
  ["rndc.conf", "key \"rndc-key\" {\n algorithm hmac-sha256;\n secret \"Q3vN8xZrT5wKmB2yLpD7hJ9c\";\n};\n", "include \"/run/secrets/rndc.key\";\n"],
  ["haproxy.cfg", "userlist u\n user a insecure-password hs8Dk2nWq9\n", "userlist u\n user a password $6$abc$def\n"],
  ["haproxy.cfg", "listen s\n stats auth a:hs8Dk2nWq9\n", "listen s\n stats enable\n"],
  ["squid.conf", "cache_peer h parent 3128 0 login=me:hs8Dk2nWq9\n", "cache_peer h parent 3128 0 login=PASS\n"],
  [".fetchmailrc", "poll h user me there with pass hs8Dk2nWq9 is root here\n", "poll h proto IMAP user me there is root here\n"],
  ["turnserver.conf", "user=me:hs8Dk2nWq9\n", "lt-cred-mech\nrealm=example.com\n"],
  ["deluge/auth", "me:hs8Dk2nWq9:10\n", "me::10\n"],
  ["monitrc", "set httpd port 2812\n allow admin:hs8Dk2nWq9\n", "set httpd port 2812\n allow localhost\n allow 10.0.0.0/8\n"],
  ["davfs2/secrets", "https://h/dav me hs8Dk2nWq9\n", "\n"],
  ["fstab", "//h/s /m cifs username=me,password=hs8Dk2nWq9 0 0\n", "//h/s /m cifs credentials=/run/secrets/c 0 0\n"],
  ["motion.conf", "stream_authentication me:hs8Dk2nWq9\n", "stream_port 8081\n"],
  ["login_duo.conf", "ikey = D\nskey = hs8Dk2nWq9hs8Dk2nWq9x7\n", "ikey = D\nhost = api.example.com\n"],
  ["keepalived.conf", "authentication {\n auth_type PASS\n auth_pass hs8Dk2nWq9\n}\n", "authentication {\n auth_type AH\n}\n"],
  ["r0.res", "net { cram-hmac-alg sha1; shared-secret \"hs8Dk2nWq9\"; }\n", "net { protocol C; }\n"],
  ["proftpd.conf", "SQLConnectInfo db@h me hs8Dk2nWq9\n", "SQLConnectInfo db@h\n"],
  ["psk.txt", "me:hs8Dk2nWq9hs8Dk2nWq9\n", "me:\n"],
  ["l2tp-secrets", "* * hs8Dk2nWq9 *\n", "# client server secret\n"],
  ["settings.xml", "<server><password>hs8Dk2nWq9</password></server>", "<server><password>${env.TOKEN}</password></server>"],
  ["nuget.config", '<add key="ClearTextPassword" value="hs8Dk2nWq9" />', '<add key="ClearTextPassword" value="%NUGET_TOKEN%" />'],
  ["service-account.json", `{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\\n${PEM_BODY}\\n-----END PRIVATE KEY-----\\n"}`, '{"type":"external_account"}'],
  ["deploy.sh", "#!/bin/sh\nexport API_TOKEN=hs8Dk2nWq9Xy\n", "#!/bin/sh\nPASSWORD=$1\nTOKEN=\"$(cat /run/secrets/t)\"\nSECRET=changeme\n"],
  ["redis.conf", "requirepass znb25Gwvz38w3n3c3t\n", "# requirepass foobared\nproxy_pass backend;\n"],
  ["locale/de.json", `{"x":"-----BEGIN PRIVATE KEY-----${PEM_BODY}"}`, '{"password":"Passwort","token":"Zugangsschlüssel"}'],
  ["wp-config.php", "define( 'DB_USER', 'wp' );\ndefine( 'DB_PASSWORD', 'hs8Dk2nWq9' );\n", "// define('DB_PASSWORD', 'hs8Dk2nWq9');\ndefine('DB_PASSWORD', getenv('DB_PASSWORD'));\ndefine('AUTH_KEY', 'put your unique phrase here');\n"],
  ["configuration.php", "class JConfig {\n\tpublic $password = 'hs8Dk2nWq9';\n}\n", "class JConfig {\n\tpublic $user = 'hs8Dk2nWq9';\n\tpublic $password = '';\n}\n"],
  ["sites/default/settings.php", "$databases = ['password' => 'hs8Dk2nWq9'];\n", "$databases = ['password' => $_ENV['DB_PASSWORD']];\n# 'password' => 'hs8Dk2nWq9'\n"],
  ["shop/local_settings.py", "DEBUG = False\nSECRET_KEY = \"hs8Dk2nWq9Xy\"  # live\n", "SECRET_KEY = os.environ[\"SECRET_KEY\"]\n# SECRET_KEY = \"hs8Dk2nWq9Xy\"\nPASSWORD_HASHERS = [\"x\"]\nTOKEN_HEADER = \"X-Token-9\"\n"],
  ["app.py", `DB = "postgres://u:hs8Dk2nWq9@db/app"\n`, `password = "hs8Dk2nWq9"\nDB = "postgres://postgres:postgres@localhost/app"\n`],
  ["notes.md", `token: ghp_${"YMRTF5tBPnHUmjncgLWz6fjHb4vNrRtzuHAh"}`, "Set `API_TOKEN=hs8Dk2nWq9` first. https://user:password@host"],
];

describe("judgeFileContent", () => {
  test.each(TWINS)("%s leaks and its twin does not", (path, leak, clean) => {
    const found = judgeFileContent(path, leak);
    expect(found.length).toBeGreaterThan(0);
    for (const { start, end } of found) expect(leak.slice(start, end)).toMatch(/\S{5,}/);
    expect(judgeFileContent(path, clean)).toEqual([]);
    expect(judgeFile(path, leak)).not.toBeNull();
    expect(judgeFile(path, clean)).toBeNull();
  });
  test("tells name and place", () => {
    const text = "A=1\nDB_PASSWORD=hs8Dk2nWq9 # x\n";
    expect(judgeFileContent(".env", text)).toMatchObject([{ name: "DB_PASSWORD", start: text.indexOf("hs8"), end: text.indexOf(" #") }]);
  });
  test("the settings allow and add names", () => {
    expect(judgeFileContent(".env", "DB_PASSWORD=hs8Dk2nWq9\n", { allowed: ["DB_PASSWORD"] })).toEqual([]);
    expect(judgeFileContent(".env", "ACME=hs8Dk2nWq9\n", { secretNames: ["ACME"] })).toHaveLength(1);
  });
  test.each(["test/fixtures/.env", "node_modules/x/.env", "docs/.env", "app/config.example.yml"])("%s is there to be looked at", (path) => {
    expect(judgeFileContent(path, "DB_PASSWORD: hs8Dk2nWq9\n").every(({ evidence }) => evidence.confidence === "possible")).toBe(true);
  });
  test("unless an instruction names it", () => {
    expect(judgeFile("test/fixtures/id_rsa", null)).toMatchObject({ confidence: "possible" });
    expect(judgeFile("test/fixtures/id_rsa", null, { named: true })).toMatchObject({ confidence: "likely" });
    expect(judgeFile("test/.env", "DB_PASSWORD=hs8Dk2nWq9\n", { named: true })).toMatchObject({ confidence: "likely" });
  });
  test("a mask in a file waits for its value", () => expect(judgeFileContent("appsettings.json", '{"Password": "*****"}')).toEqual([]));
  test("binary text holds none", () => expect(judgeFileContent("a.env", "PASSWORD=hs8Dk2nWq9\0")).toEqual([]));
});

describe("judgeFile", () => {
  test.each([
    ["id_rsa", "-----BEGIN KEY-----\nXXXX\n"], ["server-key.pem", "KEY abcdefghijklmnop\n"], ["secrets/db_password.txt", "FP9hFXNatFzMhETh85\n"], ["app.p12", "\0\x01binary"],
  ])("%s counts by its name: its content can't tell", (path, text) => expect(judgeFile(path, text)).toMatchObject({ confidence: "likely", basis: "file" }));
  test.each([
    ["server.key", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"], ["id_rsa", ""], ["id_rsa", "ssh-rsa AAAAB3NzaC1yc2E me@host"], ["secrets/t", "${TOKEN}\n"],
  ])("%s with public content is none", (path, text) => expect(judgeFile(path, text)).toBeNull());
  test.each([".npmrc", "id_rsa", ".env"])("%s without content counts by its name", (path) => expect(judgeFile(path, null)).toMatchObject({ basis: "file" }));
  test("the strongest evidence speaks, without the value", () => {
    const evidence = judgeFile(".env", "A_TOKEN=changeme\nDB_PASSWORD=hs8Dk2nWq9\n");
    expect(evidence).toMatchObject({ why: "it holds DB_PASSWORD", wellKnown: false });
    expect(JSON.stringify(evidence)).not.toContain("hs8Dk2nWq9");
  });
});
