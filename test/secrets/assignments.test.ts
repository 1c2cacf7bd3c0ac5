import { describe, expect, test } from "vitest";
import { findAssignments, findEmbeddedAssignments, type Syntax } from "../../src/secrets/assignments.ts";

describe("findAssignments", () => {
  test.each<readonly [syntax: Syntax, text: string, found: Readonly<Record<string, string>>]>([
    ["lines", "A=b\nexport C='d e'\n# X=y\nF = \"g\" ; note\n[section]\nh: i # note\n; J=k\n", { A: "b", C: "d e", F: "g", h: "i" }],
    ["lines", "//registry.x.io/:_authToken=abc\r\nemail=a@b.c\r\n", { "//registry.x.io/:_authToken": "abc", email: "a@b.c" }],
    ["lines", ":a: b\n:c\n::d: e\n", { a: "b" }],
    ["lines", "A=b#c\nB=\nC=d==\n", { A: "b#c", B: "", C: "d==" }],
    ["directives", "requirepass x1\nserver_tokens off;\n--token y2\na b c\nk = v\n", { requirepass: "x1", server_tokens: "off", token: "y2", k: "v" }],
    ["yaml", "a: b\nenvironment:\n  - C=d\n  - \"E=f g\"\n  H: 'i' # note\n  J: 5\nenv:\n  - name: K\n    value: l\nm: !!str n\n", { a: "b", C: "d", E: "f g", H: "i", J: "5", name: "K", K: "l", m: "n" }],
    ["yaml", "a: { b: c d, 'e': \"f g\" }\nh: [i, j]\nk: '{l}'\nm: {n: {o: p}}\nq: {{ .r }}\n", { b: "c d", e: "f g", k: "{l}", o: "p" }],
    ["json", '{"a": "b", "c": {"d":"e\\"f"}, "g": 1}', { a: "b", d: 'e\\"f' }],
    ["json", '[{"key": "K", "value": "l"}, {"value": "m"}]', { key: "K", K: "l", value: "m" }],
    ["xml", '<a><password>x</password></a><add key="K" value="v" />', { password: "x", K: "v" }],
    ["xml", '<!-- <password>x</password> --><a>b</a><!-- <c>d</c>', { a: "b", c: "d" }],
    ["xml", '<user username="a"\n  password="b"/>', { username: "a", password: "b" }],
    [
      "ruby",
      "a['b'] = \"c\"\n# d['e'] = 'f'\n  'g' => 'h', 'i' => ENV['J']\nk['l'] = ENV['M'] # n\no['p'] = ['q', 'r']\ns 't://u'\nv = <<-EOS\n  w:\n    x: 'y'\nEOS\n",
      { b: "c", g: "h", x: "y" },
    ],
    ["code", "A = \"b\"\n# C = \"d\"\n  'e': 'f', \"g\": h()\ndefine('i', 'j');\n\tpublic $k = 'l'; // m\nn = o(\"p\")\n", { A: "b", e: "f", i: "j", k: "l" }],
    [
      "terraform",
      "variable \"db_password\" {\n  type = string\n  default = \"b\"\n}\nx \"y\" {\n  password = \"c\" # d\n  token = var.token\n  # key = \"e\"\n}\nvariable region {\n  default     = \"f\"\n}\n",
      { db_password: "b", password: "c", region: "f" },
    ],
    [
      "unit",
      "[Service]\nUser=a\nEnvironment=B=c \"D=e f\" 'G=h' I=\"j\"\n Environment=\"K=l\"\r\n#Environment=M=n\nEnvironmentFile=/etc/o\nPassEnvironment=P\nExecStart=/q --qr s --token $T\n",
      { B: "c", D: "e f", G: "h", I: "j", K: "l", qr: "s" },
    ],
    ["code", "A = {'b': c['D'], 'e': 'f'}\ng = ['h', 'i']\nj(k.get('l', 'm'))\n", { e: "f" }],
    ["code", "<?php\ndefine('a', 'b');\nf($c['d'], 'e');\n", { a: "b" }],
    ["code", "a.b.c = u'd'\n<?php $e = 'f';\nlet g = \"h\";\nmodule.exports = { i: 'j', k: { l: \"m\" } }\n", { "a.b.c": "d", e: "f", g: "h", i: "j", l: "m" }],
    ["shell", "A=$(b c) d\nE=`f g`; h\nI=$(j\n", { A: "$(b c)", E: "`f g`", I: "$(j" }],
    ["shell", "A=b; echo\nexport C=\"d e\"\n  local F=g && x\necho H=i\n", { A: "b", C: "d e", F: "g" }],
    ["dockerfile", "FROM x\nENV A=b\nENV C d\nARG E=f\nENV G=h \\\n    I=j\n", { A: "b", C: "d", E: "f", G: "h", I: "j" }],
  ])("%s: %j", (syntax, text, found) => {
    const assignments = findAssignments(text, syntax);
    expect(Object.fromEntries(assignments.map(({ name, value }) => [name, value]))).toEqual(found);
    for (const { value, start, end } of assignments) expect(text.slice(start, end)).toBe(value);
  });
  test.each([
    ["-Xmx1g -Da.password=x --token y", { "a.password": "x", token: "y" }],
    ['{"a":{"password":"x"}}', { password: "x" }],
    ["-a", {}],
    ["plain text", {}],
  ])("inside a value: %s", (value, found) =>
    expect(Object.fromEntries(findEmbeddedAssignments(value).map((item) => [item.name, item.value]))).toEqual(found));
});
