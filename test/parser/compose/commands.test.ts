import { describe, expect, test } from "vitest";
import type { ComposeCommand, ComposeService } from "../../../src/parser/compose/ast.ts";
import { parseCompose } from "../../../src/parser/compose/parse.ts";
import { unescapeDollars } from "../../../src/parser/compose/unescape.ts";
import { composeVisitorKeys } from "../../../src/parser/compose/visitor-keys.ts";
import type { BaseNode } from "../../../src/parser/node.ts";
import type { ShellVariable, ShellWord } from "../../../src/parser/shell/ast.ts";
import { findAll } from "../dockerfile/walk.ts";

function parse(fields: string): { readonly text: string; readonly service: ComposeService } {
  const text = `services:\n  app:\n    ${fields.replaceAll("\n", "\n    ")}\n`;
  const { tree, diagnostics } = parseCompose(text);
  expect(diagnostics).toEqual([]);
  return { text, service: tree.documents[0]!.services[0]! };
}

const words = (command: ComposeCommand | null): string[] => command?.elements.map(({ value }) => value) ?? [];
const find = <T extends BaseNode>(tree: BaseNode, type: T["type"]): T[] => findAll<T>(tree, type, composeVisitorKeys);

/** Per case: form, kind, elements, and whether there is a script. */
test.each<[string, "command" | "entrypoint" | "healthcheck", [string, string | null, string[], boolean] | null]>([
  ["command: a -b 'c d'", "command", ["text", null, ["a -b 'c d'"], true]],
  ["command: [a, -b, \"c d\"]", "command", ["list", null, ["a", "-b", "c d"], false]],
  ["command: []", "command", ["list", null, [], false]],
  ["command:", "command", null],
  ["command: {a: b}", "command", null],
  ["entrypoint: /run.sh", "entrypoint", ["text", null, ["/run.sh"], true]],
  ["entrypoint:\n  - /run.sh\n  - 8080", "entrypoint", ["list", null, ["/run.sh", "8080"], false]],
  ["healthcheck:\n  test: curl -f a", "healthcheck", ["text", "CMD-SHELL", ["curl -f a"], true]],
  ["healthcheck:\n  test: [CMD, curl, a]", "healthcheck", ["list", "CMD", ["curl", "a"], false]],
  ["healthcheck:\n  test: [\"CMD-SHELL\", \"curl a || exit 1\"]", "healthcheck", ["list", "CMD-SHELL", ["curl a || exit 1"], true]],
  ["healthcheck:\n  test: [NONE]", "healthcheck", ["list", "NONE", [], false]],
  ["healthcheck:\n  test: [curl, a]", "healthcheck", ["list", null, ["curl", "a"], false]],
  ["healthcheck:\n  disable: true", "healthcheck", null],
])("%j", (fields, field, expected) => {
  const command = parse(fields).service[field];
  expect(command && [command.form, command.kind, words(command), command.script !== null]).toEqual(expected);
});

test("hooks have commands and environments", () => {
  const { service } = parse("post_start:\n  - command: [a, b]\n    environment: [C=d]\npre_stop:\n  - command: ./e.sh\n    user: root");
  expect(service.hooks.map(({ event, command, environment }) => [event, words(command), environment.map(({ key }) => key.value)])).toEqual([
    ["post_start", ["a", "b"], ["C"]],
    ["pre_stop", ["./e.sh"], []],
  ]);
});

describe("scripts", () => {
  /** What is written for the words of a text. */
  const shellWords = (fields: string): string[] => {
    const { text, service } = parse(fields);
    return find<ShellWord>(service, "ShellWord").map(({ range }) => text.slice(...range));
  };

  test.each<[string, string[]]>([
    ["command: a --b=c \"d e\"", ["a", "--b=c", '"d e"']],
    ["command: 'a ''b c'' d'", ["a", "''b c''", "d"]],
    ['command: "a \\"b c\\""', ["a", '\\"b c\\"']],
    ["command: >\n  a\n  b", ["a", "b"]],
    ["command: |\n  a b\n  c", ["a", "b", "c"]],
    ['healthcheck: {test: ["CMD-SHELL", "a \\"$$B\\""]}', ["a", '\\"$$B\\"']],
  ])("of %j have their places", (fields, expected) => {
    expect(shellWords(fields)).toEqual(expected);
  });

  test("the text at a variable says who fills it in", () => {
    const { text, service } = parse("command: sh -c \"$${A} ${B} $$C $D\"");
    const variables = find<ShellVariable>(service, "ShellVariable");
    expect(variables.map(({ name, range }) => [name, text.slice(...range)])).toEqual([
      ["A", "$${A}"], ["B", "${B}"], ["C", "$$C"], ["D", "$D"],
    ]);
  });

  test("a text without double dollars is unescaped already", () => {
    const [element] = parse("command: a ${B}").service.command!.elements;
    expect(unescapeDollars(element!)).toEqual({ text: "a ${B}", map: element!.map });
  });
});
