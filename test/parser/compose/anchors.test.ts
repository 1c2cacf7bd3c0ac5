import { describe, expect, test } from "vitest";
import type { ComposeDocument, ComposeEntry } from "../../../src/parser/compose/ast.ts";
import { parseCompose } from "../../../src/parser/compose/parse.ts";

function parse(text: string): ComposeDocument {
  const { tree, diagnostics } = parseCompose(text);
  expect(diagnostics).toEqual([]);
  return tree.documents[0]!;
}

const pairs = (entries: readonly ComposeEntry[]): string[] => entries.map(({ key, value }) => `${key.value}=${value?.value}`);

describe("anchors", () => {
  test("an alias gives the very nodes of the anchor, which are no extensions", () => {
    const { services: [a, b], extensions } = parse(
      "x-env: &env\n  P: secret\n  Q: r\nservices:\n  a:\n    environment: *env\n  b:\n    environment: *env\n",
    );
    expect(pairs(a!.environment)).toEqual(["P=secret", "Q=r"]);
    expect(b!.environment[0]).toBe(a!.environment[0]);
    expect(a!.environment[0]!.loc.start.line).toBe(2);
    expect(extensions).toEqual([]);
  });

  test("an anchor of which nothing is used is an extension", () => {
    const { extensions } = parse("x-env: &env\n  P: secret\nservices:\n  a: {image: b}\n");
    expect(extensions.map(({ path, value }) => [...path, value.value])).toEqual([["x-env", "P", "secret"]]);
  });

  test("single scalars, list items and whole services can be aliases", () => {
    const { services } = parse(
      "x-p: &p secret\nx-i: &i A=b\nservices:\n  a: &a\n    environment: {P: *p}\n    labels: [*i]\n    command: [c, *p]\n  b: *a\n",
    );
    const [a, b] = services;
    expect([pairs(a!.environment), pairs(a!.labels)]).toEqual([["P=secret"], ["A=b"]]);
    expect(a!.command!.elements[1]).toBe(a!.environment[0]!.value);
    expect([b!.name.value, b!.environment[0] === a!.environment[0], b!.command === a!.command]).toEqual(["b", true, true]);
  });

  test("an anchor that is given again counts from there on", () => {
    const { services } = parse("services:\n  a: {image: &x one}\n  b: {image: *x}\n  c: {image: &x two}\n  d: {image: *x}\n");
    expect(services.map(({ image }) => image?.value)).toEqual(["one", "one", "two", "two"]);
  });
});

describe("merges", () => {
  test.each<[string, string, string[]]>([
    ["a mapping", "<<: *x\n      C: d", ["C=d", "A=x", "B=x"]],
    ["own fields win, wherever they stand", "A: own\n      <<: *x", ["A=own", "B=x"]],
    ["a list, in which the first wins", "<<: [*y, *x]", ["B=y", "D=y", "A=x"]],
    ["an alias of a list", "<<: *l", ["A=x", "B=x", "D=y"]],
    ["a mapping that merges", "<<: *z", ["E=z", "A=x", "B=x"]],
    ["a mapping written here", "<<: {F: g}", ["F=g"]],
  ])("%s", (_name, environment, expected) => {
    const { services } = parse(
      `x-x: &x {A: x, B: x}\nx-y: &y {B: y, D: y}\nx-z: &z {<<: *x, E: z}\nx-l: &l [*x, *y]\nservices:\n  a:\n    environment:\n      ${environment}\n`,
    );
    expect(pairs(services[0]!.environment)).toEqual(expected);
  });

  test("a service has the fields that it merges, the same nodes as its neighbour", () => {
    const { services: [a, b] } = parse(
      "x-base: &base\n  image: i\n  build: {context: .}\n  secrets: [s]\n  healthcheck: {test: t}\nservices:\n  a:\n    <<: *base\n  b:\n    <<: [*base]\n    image: j\n",
    );
    expect([a!.image!.value, b!.image!.value]).toEqual(["i", "j"]);
    expect([a!.build === b!.build, a!.secrets[0] === b!.secrets[0], a!.healthcheck === b!.healthcheck]).toEqual([true, true, true]);
  });

  test("a quoted << is a key like others", () => {
    const { services } = parse("x-x: &x {A: b}\nservices:\n  a:\n    environment:\n      '<<': c\n");
    expect(pairs(services[0]!.environment)).toEqual(["<<=c"]);
  });
});

test.each<[string, string, number]>([
  ["no anchor", "services:\n  a:\n    image: *x\n", 3],
  ["a later anchor", "services:\n  a: {image: *x}\nx-x: &x b\n", 2],
  ["an anchor around it", "services:\n  a: &x\n    command: [*x]\n", 3],
  ["an anchor of another document", "x-x: &x b\n---\nname: *x\n", 3],
])("an alias of %s is refused and gives nothing", (_name, text, line) => {
  const { tree, diagnostics } = parseCompose(text);
  expect(diagnostics.map(({ severity }) => severity)).toEqual(["error"]);
  expect(text.slice(...diagnostics[0]!.range)).toBe("*x");
  expect(text.slice(0, diagnostics[0]!.range[0]).split("\n")).toHaveLength(line);
  expect(tree.documents.flatMap(({ services }) => services.flatMap(({ image }) => image ?? []))).toEqual([]);
});

test("a merge of what is no mapping is refused, the rest is read", () => {
  const { tree, diagnostics } = parseCompose("x-x: &x text\nservices:\n  a:\n    environment:\n      <<: *x\n      A: b\n");
  expect(diagnostics.map(({ message }) => message)).toEqual(["Only mappings can be merged."]);
  expect(pairs(tree.documents[0]!.services[0]!.environment)).toEqual(["A=b"]);
});
