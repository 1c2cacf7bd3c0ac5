import { expect, test } from "vitest";
import type { Copy, Dockerfile, Env, Flag, Instruction, Label, Onbuild, Run, Word } from "../../../src/parser/dockerfile/ast.ts";
import { parseDockerfile } from "../../../src/parser/dockerfile/parse.ts";
import type { BaseNode } from "../../../src/parser/node.ts";
import { findAll } from "./walk.ts";

const parse = (text: string): Dockerfile => parseDockerfile(text).tree;

/** The second instruction of a file: the first one behind its FROM. */
const parseSecond = <T extends Instruction>(text: string): T => parse(`FROM a\n${text}`).stages[0]!.instructions[1] as T;

const textAt = (text: string, { range }: Pick<BaseNode, "range">): string => text.slice(...range);

test("stages start at FROM, what stands before is the preamble", () => {
  const tree = parse("ARG V=1\nFROM a:$V AS Base\nRUN x\n\nFROM scratch\nCOPY --from=base y z\n");
  expect(tree.preamble.map(({ type }) => type)).toEqual(["Arg"]);
  expect(tree.stages.map(({ index, name, instructions }) => [index, name, instructions.map(({ type }) => type)])).toEqual([
    [0, "base", ["From", "Run"]],
    [1, null, ["From", "Copy"]],
  ]);
  expect(tree.stages.map(({ loc }) => [loc.start.line, loc.end.line])).toEqual([[2, 3], [5, 6]]);
});

test("parser directives and comments are nodes", () => {
  const text = "# syntax=docker/dockerfile:1\n# escape=`\n# a comment\nFROM a\n  # indented\nRUN x `\n # inside\n y\n";
  const tree = parse(text);
  expect(tree.escape).toBe("`");
  expect(tree.directives.map(({ name, value }) => [name, value])).toEqual([
    ["syntax", "docker/dockerfile:1"],
    ["escape", "`"],
  ]);
  expect(tree.directives.map(({ valueRange }) => text.slice(...valueRange))).toEqual(["docker/dockerfile:1", "`"]);
  expect(tree.comments.map((comment) => textAt(text, comment))).toEqual(["# a comment", "# indented", "# inside"]);
  expect(tree.comments.map(({ value }) => value)).toEqual([" a comment", " indented", " inside"]);
});

test("offsets count the byte order mark and carriage returns", () => {
  const text = "\uFEFFFROM a\r\nRUN x \\\r\n  y\r\nENV A=b\r\n";
  const { stages } = parse(text);
  expect(stages[0]!.instructions.map((instruction) => textAt(text, instruction))).toEqual([
    "FROM a",
    "RUN x \\\r\n  y",
    "ENV A=b",
  ]);
  expect(stages[0]!.loc.start).toEqual({ line: 1, column: 2 });
  expect((stages[0]!.instructions[1] as Run).argumentsText).toBe("x   y");
});

test("words keep their quotes, parts do not", () => {
  const text = "FROM a\nENV A=\"x ${B:-d $C}\" D='$E'f\\ g \\\n  H=i\\\n# c\nj\n";
  const { pairs } = parse(text).stages[0]!.instructions[1] as Env;
  expect(pairs.map(({ key, value, separator }) => [key.text, separator, value?.text])).toEqual([
    ["A", "=", '"x ${B:-d $C}"'],
    ["D", "=", "'$E'f\\ g"],
    ["H", "=", "ij"],
  ]);
  expect(pairs.map((pair) => textAt(text, pair))).toEqual(['A="x ${B:-d $C}"', "D='$E'f\\ g", "H=i\\\n# c\nj"]);
  expect(pairs[0]!.value!.parts).toMatchObject([
    { type: "WordText", value: "x " },
    {
      type: "VariableReference", name: "B", operator: ":-",
      operand: [{ type: "WordText", value: "d " }, { type: "VariableReference", name: "C", operator: null }],
    },
  ]);
  expect(pairs[0]!.value!.parts.map((part) => textAt(text, part))).toEqual(["x ", "${B:-d $C}"]);
  expect(pairs[1]!.value!.parts).toMatchObject([{ value: "$Ef g" }]);
  expect(pairs[2]!.value!.parts).toMatchObject([{ value: "ij" }]);
});

test.each([
  ["${A##*/}", "##", "*/", ""],
  ["${A#b}", "#", "b", ""],
  ["${A%%b}", "%%", "b", ""],
  ["${A/b/c}", "/", "b", "c"],
  ["${A//b/c}", "//", "b", "c"],
  ["${A:+b}", ":+", "b", ""],
])("the reference %s has its operator and operands", (word, operator, operand, replacement) => {
  const { value } = parseSecond<Extract<Instruction, { type: "User" }>>(`USER ${word}`);
  const text = (value: string): object[] => (value === "" ? [] : [{ type: "WordText", value }]);
  expect(value!.parts).toMatchObject([{ name: "A", operator, operand: text(operand), replacement: text(replacement) }]);
});

test("an empty value before a continuation stands behind its equals sign", () => {
  const text = "FROM a\nENV A=\\\n  B=c\n";
  const { pairs } = parse(text).stages[0]!.instructions[1] as Env;
  expect(pairs.map((pair) => textAt(text, pair))).toEqual(["A=", "B=c"]);
  expect(pairs[0]!.value!.range).toEqual([13, 13]);
});

test("a legacy pair takes the rest of the line", () => {
  const { pairs } = parseSecond<Env>("ENV A b $C = d\n");
  expect(pairs.map(({ key, value, separator }) => [key.text, separator, value?.text])).toEqual([["A", " ", "b $C = d"]]);
});

test("arguments without a default have no value", () => {
  const { pairs } = parseSecond<Env>("ARG A=1 B\n");
  expect(pairs.map(({ key, value, separator }) => [key.text, separator, value?.text])).toEqual([
    ["A", "=", "1"],
    ["B", "", undefined],
  ]);
});

test("FROM has an image and an alias among its words", () => {
  const [stage] = parse("FROM --platform=$P a:1 as B").stages;
  const from = stage!.instructions[0] as Extract<Instruction, { type: "From" }>;
  expect([from.image?.text, from.alias?.text, from.words.length]).toEqual(["a:1", "B", 3]);
  expect(from.flags).toMatchObject([{ name: "platform", value: "$P" }]);
});

test("strings of an exec form are decoded, their ranges have the quotes", () => {
  const text = 'FROM a\nCMD ["a\\u0041\\n", \\\n "b c"]\n';
  const cmd = parse(text).stages[0]!.instructions[1] as Extract<Instruction, { type: "Cmd" }>;
  expect(cmd.form).toBe("exec");
  expect(cmd.elements.map(({ value }) => value)).toEqual(["aA\n", "b c"]);
  expect(cmd.elements.map((element) => textAt(text, element))).toEqual(['"a\\u0041\\n"', '"b c"']);
  expect(cmd.script).toBeNull();
});

test("words of a JSON array have places behind their escapes", () => {
  const text = 'FROM a\nCOPY ["x\\u0041$B", "/c d/"]\n';
  const { sources, destination, json } = parse(text).stages[0]!.instructions[1] as Copy;
  expect([json, sources[0]!.text, destination?.text]).toEqual([true, "xA$B", "/c d/"]);
  expect(sources[0]!.parts.map((part) => textAt(text, part))).toEqual(["x\\u0041", "$B"]);
});

test("a lone word of COPY is a source", () => {
  const { sources, destination } = parseSecond<Copy>("COPY a");
  expect([sources.map(({ text }) => text), destination]).toEqual([["a"], null]);
});

test.each<[string, [string, string | null][]]>([
  ["RUN --network=none x", [["network", "none"]]],
  ["COPY --link --chmod='6 4' a b", [["link", null], ["chmod", "6 4"]]],
  ["RUN -- --x y", []],
])("%s has its flags", (text, flags) => {
  expect(parseSecond(text).flags.map(({ name, value }) => [name, value])).toEqual(flags);
});

test.each<[string, [string, string | null, string, string][]]>([
  ["--mount=type=secret,id=x,required", [
    ["type", "secret", "type=secret", "secret"], ["id", "x", "id=x", "x"], ["required", null, "required", ""],
  ]],
  ['--mount="TYPE=secret,id=x y"', [["type", "secret", "TYPE=secret", "secret"], ["id", "x y", "id=x y", "x y"]]],
  ["--mount=type=ssh,\\\n  target=/a", [["type", "ssh", "type=ssh", "ssh"]]],
  ["--mount=type=ssh,\\\ntarget=/a", [["type", "ssh", "type=ssh", "ssh"], ["target", "/a", "target=/a", "/a"]]],
  ['--mount=\\"id=a,b\\"\\"\\",env=C', [["id", 'a,b"', '\\"id=a,b\\"\\"\\"', 'a,b\\"\\"'], ["env", "C", "env=C", "C"]]],
])("RUN %s has the options of a mount", (flag, options) => {
  const text = `FROM a\nRUN ${flag} x\n`;
  const [mount] = findAll<Flag>(parse(text), "Flag").map((node) => node.mount);
  const actual = mount!.options.filter(({ key }) => key !== "").map((option) => [
    option.key, option.value, textAt(text, option), text.slice(...option.valueRange),
  ]);
  expect(actual).toEqual(options);
});

test("an ONBUILD has its trigger with true ranges", () => {
  const text = "FROM a\nONBUILD --x RUN \\\n  --mount=type=ssh <<E cat\nb\nE\nRUN z\n";
  const onbuild = parse(text).stages[0]!.instructions[1] as Onbuild;
  const trigger = onbuild.trigger as Run;
  expect(onbuild.heredocs).toEqual([]);
  expect([trigger.type, trigger.keyword.value, trigger.argumentsText]).toEqual(["Run", "RUN", "<<E cat"]);
  expect(textAt(text, trigger)).toBe("RUN \\\n  --mount=type=ssh <<E cat\nb\nE");
  expect(trigger.heredocs.map((heredoc) => textAt(text, heredoc))).toEqual(["b\n"]);
});

test.each([
  ["HEALTHCHECK NONE", "NONE", "shell", []],
  ["HEALTHCHECK cmd curl x", "CMD", "shell", []],
  ['HEALTHCHECK --retries=3 CMD ["curl", "x"]', "CMD", "exec", ["curl", "x"]],
])("%s has its kind and form", (text, kind, form, elements) => {
  const healthcheck = parseSecond<Extract<Instruction, { type: "Healthcheck" }>>(text);
  expect([healthcheck.kind, healthcheck.form, healthcheck.elements.map(({ value }) => value)]).toEqual([kind, form, elements]);
});

test("a keyword may be continued on the next line", () => {
  const text = "FROM a\nRU\\\nn x\n";
  const { keyword } = parse(text).stages[0]!.instructions[1]!;
  expect([keyword.text, keyword.value, textAt(text, keyword)]).toEqual(["RUn", "RUN", "RU\\\nn"]);
});

test("MAINTAINER is not expanded", () => {
  const { value } = parseSecond<Extract<Instruction, { type: "Maintainer" }>>("MAINTAINER O'Neil <$A>");
  expect(value!.parts).toMatchObject([{ type: "WordText", value: "O'Neil <$A>" }]);
});

test("a word that BuildKit refuses has no parts", () => {
  const words = findAll<Word>(parse("FROM a\nUSER ${a\n"), "Word");
  expect(words.map(({ text, parts }) => [text, parts.length])).toEqual([["a", 1], ["${a", 0]]);
});

test("an empty name on a continued line stands before its equals sign", () => {
  const { pairs: [pair] } = parse("LABEL \\\n=").preamble[0] as Label;
  expect([pair!.key.range, pair!.range]).toEqual([[8, 8], [8, 9]]);
});
