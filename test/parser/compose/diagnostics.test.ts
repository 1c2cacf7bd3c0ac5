import { expect, test } from "vitest";
import { parseCompose } from "../../../src/parser/compose/parse.ts";

const APP = "services:\n  app:\n    image: a\n";

/** Per case: the text, and of each diagnostic the line and what stands at its place. */
test.each<[string, string, [line: number, written: string][]]>([
  ["a tab as indentation", "services:\n  app:\n\t  image: a\n", [[3, "\t  "]]],
  ["a quote that is not closed", `${APP}    user: "x\n`, [[5, ""]]],
  ["a bracket that is not closed", `${APP}    command: [x\n`, [[5, ""]]],
  ["a line without a colon", `${APP}    user\n    tty: true\n`, [[4, "user\n    tty"]]],
  ["an escape that is none", `${APP}    user: "\\q"\n`, [[4, "\\"]]],
  ["a reserved character", `${APP}    user: @x\n`, [[4, "@"]]],
  ["a key given twice", `${APP}    user: x\n    image: b\n`, [[5, "image"]]],
  ["a key given twice in braces", "services: {app: {image: a, 'image': b}}\n", [[1, "'image'"]]],
  ["two merges", "x-a: &a {}\nservices:\n  app:\n    <<: *a\n    image: a\n    <<: *a\n", [[6, "<<"]]],
  ["a key that is no text", `${APP}    ? [x]\n    : y\n`, [[4, "[x]"]]],
  ["a list for a file", "- a\n- b\n", [[1, "- a\n- b\n"]]],
  ["a list of Compose files", "- services:\n    app:\n      image: a\n", [[1, "- services:\n    app:\n      image: a\n"]]],
  ["an empty list for a file", "[]\n", [[1, "[]"]]],
  ["a reference that is none beside jobs", `on: push\njobs: {}\n${APP}    user: x$\{Y }\n`, [[6, "${"]]],
  ["a text for a file", "just a text\n", [[1, "just a text"]]],
  ["a control character", `${APP}    user: x\u0007y\n`, [[4, "\u0007"]]],
  ["a byte order mark inside", `${APP}    user: x\uFEFFy\n`, [[4, "\uFEFF"]]],
  ["a reference that is none", `${APP}    user: x$\{Y\n`, [[4, "${"]]],
  ["a reference that is none in a list", `${APP}    environment: ["A=b\${c d}"]\n`, [[4, "${"]]],
  ["a reference that is none where no typed field is", `${APP}    restart: \${}\n`, [[4, "${"]]],
])("%s is reported where it stands", (_name, text, expected) => {
  const { diagnostics } = parseCompose(text);
  expect(diagnostics.map(({ range }) => [text.slice(0, range[0]).split("\n").length, text.slice(...range)])).toEqual(expected);
  expect(diagnostics.every(({ severity }) => severity === "error")).toBe(true);
});

test.each([
  ["nothing", ""],
  ["comments alone", "# a\n\n# b\n"],
  ["an empty document", "---\n...\n"],
  ["a null", "~\n"],
  ["keys that are the same in other mappings", "services:\n  a: {image: a}\n  b: {image: a}\n"],
  ["dollars of every kind", `${APP}    command: $$ $$\{A $A $\{A} $\{A:-$\{B}} $ $1\n`],
  ["a ${ in a comment and in a key", `${APP}    labels:\n      $\{A: b # $\{\n`],
  ["a workflow of GitHub's", "name: docker-compose\non:\n  push:\njobs:\n  up:\n    env:\n      TOKEN: ${{ secrets.TOKEN }}\n"],
  ["a pipeline of Azure's", "trigger: [main]\nsteps:\n  - script: echo ${{ parameters.x }}\n"],
  ["tasks of Ansible's", '---\n- name: install\n  command: "{{ path }} --version"\n- set_fact:\n    pw: !vault |\n      $ANSIBLE_VAULT;1.1\n'],
  ["an object of Kubernetes", "apiVersion: v1\nkind: ConfigMap\ndata:\n  run.sh: |\n    echo ${1#x}${X^^}\n"],
  ["unknown tags", `${APP}    user: !reset x\n    labels: !override {}\n    tty: !foo y\n`],
])("%s is fine", (_name, text) => {
  expect(parseCompose(text).diagnostics).toEqual([]);
});

test("a fault in an operand counts only where it is used", () => {
  expect(parseCompose(`${APP}    user: $\{A:-$\{}\n`).diagnostics.map(({ severity }) => severity)).toEqual(["warning"]);
});

test.each<[string, string]>([
  ["a bad line above", "x y\nservices:\n  app:\n    image: a\n"],
  ["an error in the service", "services:\n  app:\n    user: @\n    image: a\n"],
  ["a line that is being typed", "services:\n  app:\n    ima\n    image: a\n"],
  ["a tab in a neighbour", "services:\n  other:\n    labels:\n\t\tx: y\n  app:\n    image: a\n"],
  ["tabs everywhere", "services:\n\tapp:\n\t\timage: a\n"],
  ["a quote open below", `${APP}  other:\n    image: "b\n`],
  ["a bad document before", "a: [\n---\nservices:\n  app:\n    image: a\n"],
  ["a NUL", "x-a: b\0c\nservices:\n  app:\n    image: a\n"],
])("with %s the rest is still there", (_name, text) => {
  const { tree, diagnostics } = parseCompose(text);
  expect(diagnostics.length).toBeGreaterThan(0);
  const services = tree.documents.flatMap((document) => document.services);
  expect(services.find(({ name }) => name.value === "app")?.image?.value).toBe("a");
});

test.each([
  ["TZ:Europe/Rome}", "a default stands behind :-"], ['TZ:"Europe/Rome"}', "a default stands behind :-"], ["TZ:}", "a default stands behind :-"],
  ["TZ", "a dollar is written $$"], ["}", "a dollar is written $$"], [" TZ:x}", "a dollar is written $$"], ["TZ:-x", "a dollar is written $$"],
])("what is wrong with ${%s is told", (rest, meant) => {
  const { diagnostics } = parseCompose(`${APP}    user: x$\{${rest}\n`);
  expect(diagnostics.map(({ message }) => message)).toEqual([`This $\{ starts no reference to a variable; ${meant}.`]);
});

test("no message has text of the file", () => {
  const secret = "hunter2hunter2";
  const texts = [`a: @${secret}`, `a: *${secret}`, `a: "\\q${secret}`, `- ${secret}\n${secret}`, `{${secret}`, `? [${secret}]`, `a: \${${secret} }`, `a: !<${secret} b`, `%${secret}\n--- a`];
  const messages = texts.flatMap((text) => parseCompose(text).diagnostics.map(({ message }) => message));
  expect(messages.length).toBeGreaterThan(texts.length - 2);
  expect(messages.filter((message) => message.includes(secret) || !/^[A-Z].*\.$/.test(message))).toEqual([]);
});
