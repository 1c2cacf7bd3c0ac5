import { describe, expect, test } from "vitest";
import { header, headers } from "../../../src/secrets/commands/headers.ts";
import * as parts from "../../../src/secrets/commands/parts.ts";

const FINDERS = {
  afterColon: parts.afterColon, shadowField: parts.shadowField, afterPercent: parts.afterPercent, afterComma: parts.afterComma, behindPass: parts.behindPass, notFromFile: parts.notFromFile,
  firstLine: parts.firstLine, trimmed: parts.trimmed, accountLines: parts.accountLines, hashLines: parts.hashLines, sftpUsers: parts.sftpUsers, afterSemicolon: parts.afterSemicolon,
  debconfLines: parts.debconfLines, header, headers, keyPairs: parts.keyPairs, namedValues: parts.namedValues, namedValue: parts.namedValue, body: parts.body, userAndPassword: parts.userAndPassword, oracleLogin: parts.oracleLogin,
};

/** The finder, what it finds marked with `«»`, and texts of which it finds nothing. */
const CASES: readonly (readonly [finder: keyof typeof FINDERS, found: readonly string[], none: readonly string[]])[] = [
  ["afterColon", ["u:«p:q»", "${U:-a:b}:«p»", "«$LOGIN»", "$U:«$P»"], ["u", "$A$B", "$A$A", "x$A", "${A}x", "$A/x", ""]],
  ["shadowField", ["«$6$salt$hash»", "«xx»"], ["!", "*", "!$6$salt$hash", "x"]],
  ["afterPercent", ["u%«p»", "«${LOGIN}»"], ["u:p"]],
  ["afterComma", ["u,«p,q»"], ["u%p"]],
  ["behindPass", ["pass:«p»"], ["file:/p", "env:P", "stdin", "fd:3"]],
  ["notFromFile", ["«p@q»"], ["@file"]],
  ["firstLine", ["«p»\nq", "«p»\\nq", "«p»\r\nq", "«p»"], []],
  ["trimmed", [" «p q»\n", "«p»"], []],
  ["accountLines", ["u:«p»\nv:«q»\n", "«$LOGIN»\nu:«p»"], ["u\n\nv"]],
  ["hashLines", ["u:«$6$a$b»\nv:*\nw:!x\n"], ["u:!", "u"]],
  ["sftpUsers", ["u:«p»:1001 v:«q»", "a-b.c:«p»:::upload"], ["u:hash:e", "u:hash:e:1001", "1u:p", "u"]],
  ["afterSemicolon", ["u;«p»;more"], ["u", "u;", "u;;x"]],
  ["debconfLines", ["p p/q password «x y»\n  p2 p/r\tpassword  «z»"], ["p p/q string x", "# p/q"]],
  ["header", ["Authorization: Bearer «t»", "authorization:«t»", "Cookie: session_token=«t»; a=b", "X-Api-Key: «k» ", "X-JFrog-Art-Api: «k»"], ["Accept: text/html", "@headers", "Cookie: theme=dark", "no header"]],
  ["headers", ["Authorization=Bearer%20«t»,x-honeycomb-team=«k9k9»", "Accept: a\nX-Api-Key: «k9k9»\n", '{"Authorization": "Token «t»"}'], ["Content-Type=a/b", "Authorization,Api-Key", "x-token=X-Other", "Authorization=Bearer", "x-api-key=*", "authorization: 1"]],
  ["keyPairs", ["id: «s»", "a: «s»\nb: «t»", "{a: «s», ${B}: '«t»'}", "a: «${S}»"], ["id:s", "id", "http://h"]],
  ["namedValues", ["a=b&password=«p»&c=d", "token:=«t»", "x;db_password=«p»,y=z"], ["a=b", "xpassword", "page=2 user=me"]],
  ["namedValue", ["password=«a&b=c»"], ["user=a", "password", "=p"]],
  ["body", ["a=b&password=«p»", '{"user":"u","password":"«p»"}', ' [{"token":"«t»"}]'], ["@file", "password=@file", "password=<file", '{"user":"u"}', "a=b"]],
  ["userAndPassword", ["stats:«p4ss»", "a.b@c:«p»"], ["host:8080", "basic:u", "http://h", "u:a:b", "u", "ldap:x"]],
  ["oracleLogin", ["scott/«tiger»@db", "scott/«tiger»"], ["scott/@db", "/@db", "scott"]],
];

describe.each(CASES)("%s", (name, found, none) => {
  test.each(found)("%s", (marked) => {
    const text = marked.replace(/[«»]/g, "");
    expect(FINDERS[name](text).map(({ start, end }) => text.slice(start, end))).toEqual([...marked.matchAll(/«([^»]*)»/g)].map(([, secret]) => secret));
    const before = marked.slice(0, marked.indexOf("«"));
    expect(FINDERS[name](text)[0]?.start).toBe(before.length);
  });

  if (none.length > 0) test.each(none)("none: %s", (text) => expect(FINDERS[name](text)).toEqual([]));
});
