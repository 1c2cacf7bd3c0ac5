import { describe, expect, test } from "vitest";
import type {
  ComposeDocument, ComposeEntry, ComposeField, ComposeScalar, ComposeService,
} from "../../../src/parser/compose/ast.ts";
import { parseCompose } from "../../../src/parser/compose/parse.ts";
import type { BaseNode } from "../../../src/parser/node.ts";

function parseDocument(text: string): ComposeDocument {
  const { tree, diagnostics } = parseCompose(text);
  expect(diagnostics).toEqual([]);
  return tree.documents[0]!;
}

/** The service whose fields are the given YAML, indented by nothing. */
const serviceText = (fields: string): string => `services:\n  app:\n${fields.replace(/^(?=.)/gm, "    ")}`;
const parseService = (fields: string): ComposeService => parseDocument(serviceText(fields)).services[0]!;

const value = (scalar: ComposeScalar | null): string | null => scalar?.value ?? null;
const values = (scalars: readonly ComposeScalar[]): string[] => scalars.map((scalar) => scalar.value);
const pairs = (entries: readonly ComposeEntry[]): [string, string | null, string][] =>
  entries.map((entry) => [entry.key.value, value(entry.value), entry.form]);
const paths = (fields: readonly ComposeField[]): [string, string][] =>
  fields.map((field) => [field.path.join("."), field.value.value]);
const slice = (text: string, { range }: BaseNode): string => text.slice(...range);

describe("entries", () => {
  const map = "environment:\n  A: 1\n  B:\n  C: ~\n  D: ''\n  E: 0644\n  F: true\n  G: !!str\n";
  const list = "environment:\n  - A=1\n  - B\n  - 'C='\n  - \"D=e=f\"\n  - ${G}=${H:-i=j}\n  - ${K:-l=m}\n";

  test.each<[string, string, [string, string | null][]]>([
    ["a map", map, [["A", "1"], ["B", null], ["C", null], ["D", ""], ["E", "0644"], ["F", "true"], ["G", ""]]],
    ["a list", list, [["A", "1"], ["B", null], ["C", ""], ["D", "e=f"], ["${G}", "${H:-i=j}"], ["${K:-l=m}", null]]],
    ["a flow map", "environment: {A: b, C: d}", [["A", "b"], ["C", "d"]]],
    ["a flow list", "environment: [A=b, C]", [["A", "b"], ["C", null]]],
    ["a scalar, which Compose refuses", "environment: A=b", []],
    ["nothing", "environment:", []],
  ])("of %s are names and values", (_name, fields, expected) => {
    expect(pairs(parseService(fields).environment).map(([name, content]) => [name, content])).toEqual(expected);
  });

  test("have exact ranges in every form", () => {
    const text = serviceText("environment:\n  - A=b\n  - \"C=d\\\"e\"\n  - 'F='\n  - G\n");
    const { environment } = parseDocument(text).services[0]!;
    expect(environment.map((entry) => [slice(text, entry), slice(text, entry.key), entry.value && slice(text, entry.value)])).toEqual([
      ["A=b", "A", "b"], ['"C=d\\"e"', "C", 'd\\"e'], ["'F='", "F", ""], ["G", "G", null],
    ]);
    expect(environment[2]!.value!.range[0]).toBe(text.indexOf("'F=") + 3);
    const mapped = serviceText("environment:\n  A: b # c\n  'C':   \"d\"\n");
    const entries = parseDocument(mapped).services[0]!.environment;
    expect(entries.map((entry) => [slice(mapped, entry), slice(mapped, entry.key), slice(mapped, entry.value!)])).toEqual([
      ["A: b", "A", "b"], ["'C':   \"d\"", "'C'", '"d"'],
    ]);
  });

  test.each(["labels", "annotations"] as const)("%s have both forms", (field) => {
    expect(pairs(parseService(`${field}:\n  a.b: c`)[field])).toEqual([["a.b", "c", "map"]]);
    expect(pairs(parseService(`${field}:\n  - a.b=c`)[field])).toEqual([["a.b", "c", "list"]]);
  });

  test("labels of deploy are labels", () => {
    expect(pairs(parseService("labels: [a=b]\ndeploy:\n  labels:\n    c: d").labels)).toEqual([
      ["a", "b", "list"], ["c", "d", "map"],
    ]);
  });
});

describe("scalar fields of a service", () => {
  test("image, user, read_only, tmpfs, profiles", () => {
    const { name, image, user, readOnly, tmpfs, profiles } = parseService(
      "image: a:1\nuser: \"1000\"\nread_only: true\ntmpfs: /run\nprofiles: [a, b]",
    );
    expect([name, image, user, readOnly].map(value)).toEqual(["app", "a:1", "1000", "true"]);
    expect([values(tmpfs), values(profiles)]).toEqual([["/run"], ["a", "b"]]);
  });

  test.each<[string, (string | null)[][]]>([
    ["env_file: a", [["a", null, null]]],
    ["env_file:\n  - a\n  - b", [["a", null, null], ["b", null, null]]],
    ["env_file:\n  - path: a\n    required: false\n    format: raw\n  - b", [["a", "false", "raw"], ["b", null, null]]],
    ["env_file:", []],
  ])("%j", (fields, expected) => {
    expect(parseService(fields).envFiles.map(({ path, required, format }) => [path, required, format].map(value))).toEqual(expected);
  });

  test.each<[string, (string | null)[]]>([
    ["extends: base", ["base", null]],
    ["extends: {service: base, file: b.yaml}", ["base", "b.yaml"]],
  ])("%j", (fields, expected) => {
    const { extends: extension } = parseService(fields);
    expect([extension!.service, extension!.file].map(value)).toEqual(expected);
  });

  test("develop.watch", () => {
    const [rule] = parseService("develop:\n  watch:\n    - action: sync\n      path: ./a\n      target: /b\n      ignore: [c]").watch;
    expect([rule!.action, rule!.path, rule!.target].map(value)).toEqual(["sync", "./a", "/b"]);
    expect(values(rule!.ignore)).toEqual(["c"]);
  });

  test.each<[string, (string | null)[]]>([
    ["./a:/b:ro", ["bind", "./a", "/b"]],
    ["~/a:/b", ["bind", "~/a", "/b"]],
    ["data:/b", ["volume", "data", "/b"]],
    ["/b", ["volume", null, "/b"]],
    ["C:\\a:/b", ["bind", "C:\\a", "/b"]],
    ["${A:-./c}:/b", ["volume", "${A:-./c}", "/b"]],
    ["{type: bind, source: ./a, target: /b}", ["bind", "./a", "/b"]],
    ["{type: tmpfs, target: /b}", ["tmpfs", null, "/b"]],
  ])("the volume %s", (item, expected) => {
    const text = serviceText(`volumes:\n  - ${item}`);
    const [volume] = parseDocument(text).services[0]!.volumes;
    expect([volume!.kind, value(volume!.source), value(volume!.target)]).toEqual(expected);
    expect(slice(text, volume!.target!)).toBe(expected[2]);
    expect(slice(text, volume!)).toBe(item);
  });
});

describe("builds", () => {
  test("the short form is a context", () => {
    const { build } = parseService("build: ./a");
    expect([build!.context, build!.dockerfile, build!.inline && null].map((node) => value(node))).toEqual(["./a", null, null]);
  });

  test("the long form", () => {
    const { build } = parseService([
      "build:", "  context: .", "  dockerfile: D", "  target: t", "  network: host", "  args: [A=b, C]", "  labels: {l: m}",
      "  ssh: [default, k=/p]", "  additional_contexts:\n    x: ./y", "  secrets:\n    - s\n    - {source: q, target: r}",
    ].join("\n"));
    expect([build!.context, build!.dockerfile, build!.target, build!.network].map(value)).toEqual([".", "D", "t", "host"]);
    expect(pairs(build!.args)).toEqual([["A", "b", "list"], ["C", null, "list"]]);
    expect(pairs(build!.labels)).toEqual([["l", "m", "map"]]);
    expect(pairs(build!.ssh)).toEqual([["default", null, "list"], ["k", "/p", "list"]]);
    expect(pairs(build!.additionalContexts)).toEqual([["x", "./y", "map"]]);
    expect(build!.secrets.map(({ source, target }) => [value(source), value(target)])).toEqual([["s", null], ["q", "r"]]);
  });

  test("no build is null", () => {
    expect(parseService("build:").build).toBeNull();
  });
});

describe("secrets and configs", () => {
  test.each(["secrets", "configs"] as const)("%s that a service uses", (field) => {
    const uses = parseService(`${field}:\n  - a\n  - source: b\n    target: c\n    uid: "1"\n    gid: "2"\n    mode: 0400`)[field];
    expect(uses.map(({ form, source, target, uid, gid, mode }) => [form, ...[source, target, uid, gid, mode].map(value)])).toEqual([
      ["short", "a", null, null, null, null], ["long", "b", "c", "1", "2", "0400"],
    ]);
  });

  test.each(["secrets", "configs"] as const)("%s that the document defines", (field) => {
    const definitions = parseDocument([
      `${field}:`, "  a: {file: ./a}", "  b: {environment: B}", "  c:\n    content: |\n      x\n", "  d: {external: true, name: e}",
      "  f: {external: {name: g}}", "  h:", "  i: {external: false, labels: [j=k]}",
    ].join("\n"))[field];
    expect(definitions.map((definition) => [
      definition.name.value, value(definition.file), value(definition.environment), value(definition.content),
      definition.external, value(definition.externalName), pairs(definition.labels),
    ])).toEqual([
      ["a", "./a", null, null, false, null, []],
      ["b", null, "B", null, false, null, []],
      ["c", null, null, "x\n", false, null, []],
      ["d", null, null, null, true, "e", []],
      ["f", null, null, null, true, "g", []],
      ["h", null, null, null, false, null, []],
      ["i", null, null, null, false, null, [["j", "k", "list"]]],
    ]);
  });
});

describe("the document", () => {
  test("name and include", () => {
    const { name, include } = parseDocument("name: p\ninclude:\n  - a.yaml\n  - path: b.yaml\n  - path: [c.yaml, d.yaml]\n");
    expect([value(name), values(include)]).toEqual(["p", ["a.yaml", "b.yaml", "c.yaml", "d.yaml"]]);
  });

  test("each of several is read", () => {
    const { tree } = parseCompose("services: {a: {image: b}}\n---\n# c\nservices: {d: {image: e}}\n---\n");
    expect(tree.documents.map(({ services }) => services.map(({ image }) => value(image)))).toEqual([["b"], ["e"], []]);
  });

  test("the first format has its services at the top", () => {
    const { services, others } = parseDocument("db:\n  image: a\n  ports: [\"1\"]\nweb:\n  build: .\nvolumes:\n  image: {}\nx-a: {image: b}\n");
    expect(services.map(({ name }) => name.value)).toEqual(["db", "web"]);
    expect(paths(others)).toEqual([["db.ports.0", "1"]]);
  });

  test("services below a key that is called something else", () => {
    const { services } = parseDocument("service:\n  db:\n    image: a\n  note: b\nmore: {web: {build: .}, count: 2}\nx-a: {c: {image: d}}\nvolumes: {e: {image: f}}\n");
    expect(services.map(({ name }) => name.value)).toEqual(["db", "web"]);
  });

  test("whatever no typed field holds is kept with its path", () => {
    const { extensions, others } = parseDocument([
      "version: '3'", "x-a:\n  b: [c, {d: e}]", "services:\n  s:\n    image: i\n    restart: always\n    x-f: g\n    command: [h]",
      "networks: {n: {driver: bridge}}", "secrets:\n  t:\n    driver: u\n",
    ].join("\n"));
    expect(paths(extensions)).toEqual([["x-a.b.0", "c"], ["x-a.b.1.d", "e"], ["services.s.x-f", "g"]]);
    expect(paths(others)).toEqual([
      ["version", "3"], ["services.s.restart", "always"], ["networks.n.driver", "bridge"], ["secrets.t.driver", "u"],
    ]);
    expect(extensions.map(({ key }) => key.value)).toEqual(["b", "d", "x-f"]);
  });

  test("comments are found, and only they", () => {
    const text = "# a\nservices: # b\n  app:\n    command: |  # c\n      # no\n    image: 'x # no' #d\n    user: a#no\n...\n# e";
    const { tree } = parseCompose(text);
    expect(tree.comments.map((comment) => slice(text, comment))).toEqual(["# a", "# b", "# c", "#d", "# e"]);
    expect(tree.comments.map((comment) => comment.value)).toEqual([" a", " b", " c", "d", " e"]);
  });

  test("offsets count the byte order mark and carriage returns", () => {
    const text = "\uFEFFservices:\r\n  app:\r\n    image: a # b\r\n    command: c\r\n";
    const { tree } = parseCompose(text);
    const [service] = tree.documents[0]!.services;
    expect([slice(text, service!.image!), slice(text, service!.command!), slice(text, tree.comments[0]!)]).toEqual(["a", "c", "# b"]);
    expect(service!.image!.loc).toEqual({ start: { line: 3, column: 12 }, end: { line: 3, column: 13 } });
  });
});

test("tags stay with their scalars", () => {
  const { environment } = parseService("environment: !override\n  A: !reset b\n  C: !reset null\n  D: e");
  expect(environment.map((entry) => [entry.key.value, value(entry.value), entry.value?.tag ?? null])).toEqual([
    ["A", "b", "!reset"], ["C", null, null], ["D", "e", null],
  ]);
});
