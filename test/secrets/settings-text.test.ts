import { describe, expect, test } from "vitest";
import { judgeSettingsText } from "../../src/secrets/settings-text.ts";

/** Texts with what is found in them marked by `«»`. */
const FOUND: readonly (readonly [title: string, marked: string])[] = [
  ["Ruby", "a 'b'\ngitlab_rails['smtp_password'] = \"«hs8Dk2nWq9»\"\n# x['smtp_password'] = 'hs8Dk2nWq9'\n"],
  ["Ruby in one line", "external_url 'http://h'; gitlab_rails['smtp_password'] = '«hs8Dk2nWq9»'; nginx['port'] = 80"],
  ["YAML in Ruby", "gitlab_rails['ldap_servers'] = YAML.load <<-EOS\nmain:\n  bind_dn: 'cn=a'\n  password: '«hs8Dk2nWq9»'\nEOS\n"],
  ["an ini file", "[db]\nuser = shop\npassword = «hs8Dk2nWq9» ; of the shop\n[cache]\npassword = «Rb7kZpQ2x»\n"],
  ["properties", "sasl.username=app\nsasl.password=«hs8Dk2nWq9»"],
  ["an environment file", "export A=b\nexport DB_PASSWORD='«hs8Dk2nWq9»'\n"],
  ["YAML", "db:\n  user: a\n  password: «hs8Dk2nWq9» # of the shop\nurls:\n  - url: http://h\n"],
  ["JSON", '{\n  "user": "a",\n  "password": "«hs8Dk2nWq9»"\n}'],
  ["XML", '<settings>\n  <server username="a"\n    password="«hs8Dk2nWq9»"/>\n</settings>'],
  ["an address among them", "port=80\nurl=redis://:«t4Xw9bQm2zKv»@cache:6379/0\n"],
];

const CLEAN: readonly (readonly [title: string, text: string])[] = [
  ["references", "user=a\npassword=${DB_PASSWORD}\nother.password=$$OTHER\nthird.password={{ vault.third }}"],
  ["what code reads", "a['password'] = ENV['PASSWORD']\nb['password'] = ENV.fetch(\"PASSWORD\")\n'password' => File.read('/run/x')\npassword: ENV['X']\nsecret: File.read('/x')"],
  ["what Supervisor fills in", "[supervisorctl]\nusername=a\npassword=%(ENV_PASSWORD)s"],
  ["marks to be filled in", "api:\n  token: <your-token>\n  password: xxxxxxxx"],
  ["paths, switches, numbers", "password_file: /run/secrets/x\nuse_token: true\nmax_tokens: 4096\nssl_key: /etc/x.key"],
  ["a list of what is allowed", "a['providers'] = ['password', 'token']\nb['x'] = 1"],
  ["a script", "set -e\nPASSWORD=hs8Dk2nWq9\n./reset --all\necho done\n"],
  ["one line that is no Ruby", "password=hs8Dk2nWq9"],
  ["prose", "To log in, use your password.\nPassword: as in the mail.\nThanks!"],
  ["nothing", ""],
];

describe("judgeSettingsText", () => {
  test.each(FOUND)("%s", (_title, marked) => {
    const text = marked.replace(/[«»]/g, "");
    const found = judgeSettingsText("APP_CONFIG", text, {}).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual([...marked.matchAll(/«([^»]*)»/g)].map(([, secret]) => secret));
  });
  test.each(CLEAN)("none: %s", (_title, text) => expect(judgeSettingsText("APP_CONFIG", text, {})).toEqual([]));
  test("names that the settings allow", () => expect(judgeSettingsText("APP_CONFIG", "name=a\npassword=hs8Dk2nWq9", { allowed: ["password"] })).toEqual([]));
  test("words are a default where the variable's name says settings, and nothing elsewhere", () => {
    const text = "title: Log in\npassword: Passwort\n";
    expect(judgeSettingsText("APP_CONFIG", text, {})).toMatchObject([{ evidence: { wellKnown: true } }]);
    expect(judgeSettingsText("TRANSLATIONS", text, {})).toEqual([]);
  });
});
