import { expect, test } from "vitest";
import { judgeFileContent } from "../../src/secrets/files.ts";
import { canary, githubToken, password } from "../rules/made-up.ts";

const stands: readonly (readonly [mark: string, value: string])[] = [["{p}", password], ["{c}", canary], ["{g}", githubToken]];
const filledIn = (text: string): string => stands.reduce((filled, [mark, value]) => filled.replaceAll(mark, value), text);

/** A file with its credentials between «…»; the name of each and what it is. The other marks are those of the tables of places. */
test.each<readonly [path: string, marked: string, told: readonly string[]]>([
  [".env", "DB_PASSWORD=https://u:«{p}»@h\nAPI_TOKEN=«{g}»\nDB_PASS=«{p}»\n", ["-: password, certain by url", "-: token, certain by value", "DB_PASS: password, likely by name"]],
  [".env", "A=«{g}»\nDB_PASSWORD=\"«{p}»\" # x\nexport C_TOKEN='«{c}»'\n", ["-: token, certain by value", "DB_PASSWORD: password, likely by name", "C_TOKEN: token, likely by name"]],
  [".env", "DB_PASSWORD=«{p}»\r\nB=c\r\n", ["DB_PASSWORD: password, likely by name"]],
  ["app.conf", "requirepass «{p}»\nport 80\nproxy_pass http://a\n", ["requirepass: password, likely by name"]],
  ["app.properties", "db.password=«{p}»\ndb.user=a\ndb.url=jdbc:x://h?password=«{c}»\n", ["db.password: password, likely by name", "-: password, certain by url"]],
  ["app.json", "{\"db\": {\"user\": \"a\", \"password\": \"«{p}»\"}, \"token\": \"«{g}»\"}\n", ["password: password, likely by name", "-: token, certain by value"]],
  ["app.json", "[{\"name\": \"DB_PASSWORD\", \"value\": \"«{p}»\"}]\n", ["DB_PASSWORD: password, likely by name"]],
  ["app.json", "[{\"name\": \"DB_HOST\", \"value\": \"{p}\"}]\n", []],
  ["app.json", "[{\"key\": \"DB_PASSWORD\", \"value\": \"«{p}»\"}]\n", ["DB_PASSWORD: password, likely by name"]],
  ["app.json", "[{\"id\": \"DB_PASSWORD\", \"value\": \"{p}\"}]\n", []],
  ["app.yml", "db:\n  password: «{p}»\n  user: a\nenv:\n  - name: API_TOKEN\n    value: «{c}»\n  - \"DB_PASSWORD=«{p}»\"\n  - DB_PASS=«{p}»\n", ["password: password, likely by name", "API_TOKEN: token, likely by name", "DB_PASSWORD: password, likely by name", "DB_PASS: password, likely by name"]],
  ["app.yml", "password: &p «{p}»\ntoken: !vault x\nsecret: \"«{p}»\" # x\n", ["password: password, likely by name", "secret: secret, likely by name"]],
  ["app.xml", "<a><password>«{p}»</password><!-- <password>{c}</password> --><user password=\"«{p}»\"/></a>\n", ["password: password, likely by name", "password: password, likely by name"]],
  ["app.xml", "<!-- a --><!-- <password>{c}</password> --><add key=\"Password\" value=\"«{p}»\" />\n", ["Password: password, likely by name"]],
  ["app.xml", "<password>«{p}»</password><!-- not closed <password>«{c}»</password>\n", ["password: password, likely by name", "password: password, likely by name"]],
  ["app.xml", "<password>${p}</password>\n", []],
  ["gitlab.rb", "# gitlab_rails['smtp_password'] = \"{c}\"\ngitlab_rails['smtp_password'] = \"«{p}»\"\n  # x\n", ["smtp_password: password, likely by name"]],
  ["run.sh", "#!/bin/sh\nexport DB_PASSWORD=«{p}»; x\nTOKEN=«{c}» y\ncurl https://u:«{p}»@h\n", ["DB_PASSWORD: password, likely by name", "TOKEN: token, likely by name", "-: password, certain by url"]],
  [".netrc", "machine h login a password «{p}»\nmachine i\n  login b\n  password «{c}»\n", ["-: password, certain by file", "-: password, certain by file"]],
  [".npmrc", "//r/:_authToken=«{c}»\n_auth=«{p}»\nregistry=https://r/\n", ["-: token, certain by file", "-: token, certain by file"]],
  [".pgpass", "h:5432:*:a:«{p}»\n", ["-: password, certain by file"]],
  [".git-credentials", "https://u:«{p}»@h\n", ["-: password, certain by url"]],
  [".htpasswd", "a:$apr1$abcdefgh$0123456789abcdefghijkl\n", []],
  ["init.sql", "CREATE USER a IDENTIFIED BY '«{p}»';\nINSERT INTO x VALUES ('«{g}»');\n", ["-: password, certain by file", "-: token, certain by value"]],
  ["/etc/systemd/system/a.service", "[Service]\nEnvironment=DB_PASSWORD=«{p}» A=b\nEnvironment=\"API_TOKEN=«{c}»\"\nExecStart=/a\n", ["DB_PASSWORD: password, likely by name", "API_TOKEN: token, likely by name"]],
  ["/etc/systemd/system/a.service.d/b.conf", "[Service]\nEnvironment='DB_PASSWORD=«{p}»'\n", ["DB_PASSWORD: password, likely by name"]],
  ["a.service", "[Service]\nEnvironment=DB_PASSWORD_FILE=/run/secrets/p DB_PASSWORD=%i\nEnvironmentFile=/etc/a.env\nLoadCredential=password:/etc/p\nPrivateTmp=yes\nKeyringMode=shared\n", []],
  ["a.service", "[Service]\nExecStart=/a --password «{p}»\nExecStop=/a --stop {p}\n", ["password: password, likely by name"]],
  ["main.tf", "provider \"x\" {\n  user = \"a\"\n  password = \"«{p}»\"\n}\nvariable \"db_password\" {\n  default = \"«{p}»\"\n}\n", ["password: password, likely by name", "db_password: password, likely by name"]],
  ["main.tf", "provider \"x\" {\n  password = var.password\n  token = \"${var.token}\"\n}\nvariable \"db_password\" {\n  type = string\n}\n", []],
  ["README.md", "password: {p}\n«{g}»\n", ["-: token, certain by value"]],
  ["main.js", "const password = '{p}'; const t = '«{g}»';\n", ["-: token, certain by value"]],
  ["Dockerfile", "FROM a\nENV DB_PASSWORD=«{p}»\nENV API_TOKEN «{c}»\nARG X=1\n", ["DB_PASSWORD: password, likely by name", "API_TOKEN: token, likely by name"]],
  ["db_password.txt", "{p}\n", []],
  ["db_password.txt", "  {p}  \n", []],
  ["id_rsa", "x\n", []],
  ["requirements.txt", "a==1\ngit+https://u:«{p}»@h/x.git\n", ["-: password, certain by url"]],
  ["my.cnf", "[client]\npassword=«{p}»\n", ["password: password, likely by name"]],
  ["config", "[default]\naws_secret_access_key = «{c}{c}»\n", ["-: secret, certain by value"]],
  ["docker-compose.yml", "services:\n  a:\n    environment:\n      - DB_PASSWORD=«{p}»\n      TOKEN: «{c}»\n", ["DB_PASSWORD: password, likely by name", "TOKEN: token, likely by name"]],
  ["app.example.ini", "password = «{p}»\n", ["password: password, likely by name"]],
  ["test/app.ini", "password = «{p}»\n", ["password: password, likely by name"]],
  ["pip.conf", "[global]\nindex-url = https://u:«{p}»@h/simple\n", ["-: password, certain by url"]],
  ["auth.json", "{\"http-basic\": {\"h\": {\"username\": \"a\", \"password\": \"«{p}»\"}}}\n", ["password: password, likely by name"]],
  ["nuget.config", "<add key=\"ClearTextPassword\" value=\"«{p}»\" />\n", ["ClearTextPassword: password, likely by name"]],
])("%s: %j", (path, marked, told) => {
  const text = filledIn(marked.replace(/[«»]/g, ""));
  const found = [...judgeFileContent(path, text, { named: true })].sort((a, b) => a.start - b.start);
  expect(found.reduceRight((shown, { start, end }) => `${shown.slice(0, start)}«${shown.slice(start, end)}»${shown.slice(end)}`, text)).toBe(filledIn(marked));
  expect(found.map(({ name, evidence: { kind, confidence, basis } }) => `${name ?? "-"}: ${kind}, ${confidence} by ${basis}`)).toEqual(told);
});
