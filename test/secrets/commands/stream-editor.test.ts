import { describe, expect, test } from "vitest";
import { inStreamScript } from "../../../src/secrets/commands/stream-editor.ts";

/** «…» marks the credential. */
const CREDENTIALS: readonly string[] = [
  "s/^password=.*/password=«hs8Dk2nWq9»/",
  "s|^db.password: .*|db.password: «hs8Dk2nWq9»|g",
  "/\\[client\\]/s#^;*password = .*#password = «hs8Dk2nWq9»#",
  "s/'DB_PASSWORD', '.*'/'DB_PASSWORD', '«hs8Dk2nWq9»'/",
  "s/\"api_key\" => \".*\"/\"api_key\" => \"«hs8Dk2nWq9»\"/",
  "s/a/b/;s/^TOKEN=.*/TOKEN=«hs8Dk2nWq9»/",
  "s/\\(^db_password \\).*/\\1«hs8Dk2nWq9»/",
  "s/password_here/«hs8Dk2nWq9»/",
  "s/@DB_PASSWORD@/«changeme»/",
  "s/{{ api_token }}/«hs8Dk2nWq9»/",
  "s/__SECRET_KEY__/«${VALUE}»/",
  "s/^password=.*/password=«${PW}»/",
  "s/^# requirepass foobared/requirepass «hs8Dk2nWq9»/",
  "$ a password=«hs8Dk2nWq9»",
  "1i\\ token=«hs8Dk2nWq9»",
  "/^#/c\\secret_key=«hs8Dk2nWq9»",
  "s/^password = .*/password = «hs8Dk2nWq9»;/",
  "s/^password = .*/password = \"«hs8Dk2nWq9»\"; /",
  "s/(password) .*/\\1 «hs8Dk2nWq9»\\2/",
  "s/password=.*/&«hs8Dk2nWq9»/",
  "s,__TOKEN__,«hs8Dk2nWq9»,",
  "s:^api_key=:api_key=«hs8Dk2nWq9»:",
  "s/x/s/;s/^password=.*/password=«hs8Dk2nWq9»/",
  "sed/s/password/«hs8Dk2nWq9»/",
  "s/your-password-here/«hs8Dk2nWq9»/",
  "s/password_here/«hs8Dk»/",
  "s/password_here/«hs8Dk2»/",
  "s/^password=.*/password=«abcdefgh»/",
  "s/^password=.*/password=«12345678»/",
  "s/db_password: .*/db_password: «hs8Dk2nWq9»/",
  "s/db\\.password.*/«hs8Dk2nWq9»/",
  "s/[# ]*requirepass.*/requirepass «hs8Dk2nWq9»/",
  "s/^\\s*token\\s*=\\s*.*/token=«hs8Dk2nWq9»/",
  "s/<password>/«hs8Dk2nWq9»/",
  "s/%PASSWORD%/«changeme»/",
  "s/${password}/«hs8Dk2nWq9»/",
  "12a password=«hs8Dk2nWq9»",
  "/x/ i password=«hs8Dk2nWq9»",
  "a\\  token=«hs8Dk2nWq9»",
  "$a\\token=«hs8Dk2nWq9»",
  "s#^.*password.*$#password=«hs8Dk2nWq9»#g",
];

const NOTHING: readonly string[] = [
  "", "s", "s/", "s/password", "s/password/x", "p", "$d", "/password/d",
  "s/password/passphrase/g",
  "s/secret/credential/",
  "s/password_here/__DB_PASSWORD__/",
  "s/^password=.*/password=@DB_PASSWORD@/",
  "s/^password=.*/password={{ db_password }}/",
  "s/#PasswordAuthentication yes/PasswordAuthentication no/",
  "s/pass_max_days.*/PASS_MAX_DAYS 90/",
  "s/SecAction \"log,pass\"/#SecAction \"phase:1,log,pass\"/",
  "s/^token_ttl=.*/token_ttl=3600/",
  "s|^ssl_key=.*|ssl_key=/etc/ssl/site.key|",
  "s/archive.ubuntu.com/mirror1.example.com/g",
  "s/password: .*/password: <password>/",
  "s/keepalive/keepalive2/",
  "$a passwd: files ldap",
  "s/^passwd:.*/passwd: files sss/",
  "s/^# requirepass foobared/requirepass yes/",
  "s/^password .*/password required pam_unix.so/",
  "s/#password_encryption = md5/password_encryption = scram-sha-256/",
  "s/password\\/x/hs8Dk2nWq9/",
  "x password=hs8Dk2nWq9",
  "/pass/s/old/hs8Dk2nWq9/",
  "s/token/x/;s/y/z/",
  "s|a|b",
  "s|a|password=hs8Dk2nWq9",
];

describe("inStreamScript", () => {
  test.each(CREDENTIALS)("%s", (marked) => {
    const script = marked.replace(/[«»]/g, "");
    const found = inStreamScript(script).map(({ start, end }) => `${script.slice(0, start)}«${script.slice(start, end)}»${script.slice(end)}`);
    expect(found).toEqual([marked]);
  });

  test.each(NOTHING)("nothing in %s", (script) => expect(inStreamScript(script)).toEqual([]));
});
