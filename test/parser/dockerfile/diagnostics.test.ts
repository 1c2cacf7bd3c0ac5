import { expect, test } from "vitest";
import { parseDockerfile } from "../../../src/parser/dockerfile/parse.ts";

/** The diagnostics as "severity source line". */
function diagnose(text: string): string[] {
  const { tree, diagnostics } = parseDockerfile(text);
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  expect(tree.range).toEqual([0, text.length]);
  return diagnostics.map(({ severity, source, range }) => `${severity} ${source} ${lineOf(range[0])}`);
}

test.each([
  ["", 1],
  ["# only\n", 1],
  ["# escape=`\n# escape=`\nFROM a\n", 2],
  ["# escape=x\nFROM a\n", 1],
  ["FROM a\nENV A\n", 2],
  ["FROM a\nENV A=b \\\n c\n", 3],
  ["FROM a\nLABEL A=b c\n", 2],
  ['FROM a\nCMD ["a", 1]\n', 2],
  ['FROM a\nONBUILD COPY [["a"], "b"]\n', 2],
  ["FROM a\nRUN <<E\nx\n", 2],
  ["FROM a\nRUN echo $((1 << 2))\nRUN y\n", 2],
  [`FROM a\nRUN ${"x".repeat(65_533)}\n`, 2],
])("BuildKit's parser refuses %j", (text, line) => {
  expect(diagnose(text)).toEqual([`error parser ${line}`]);
});

test.each([
  [`FROM a\nRUN ${"x".repeat(65_531)}\n`],
  ["FROM a\n"],
  ["ARG A\nFROM a AS b\nRUN --mount=type=secret,id=x --device=y z\nHEALTHCHECK NONE\nONBUILD USER b\nSHELL [\"sh\"]\n"],
  ["FROM a\nMAINTAINER O'Neil\nRUN it's ${a\nCMD it's\nUSER \"a b\"\nCOPY <<E /x\nit's\nE\n"],
  ["FROM a\nVOLUME [\"/a\", \"/b\"]\nEXPOSE 80 443\nSTOPSIGNAL 9\nWORKDIR /a b\nADD a b c/\n"],
])("BuildKit takes %j", (text) => {
  expect(diagnose(text)).toEqual([]);
});

test("a blank line in a continued instruction is warned of once", () => {
  expect(diagnose("FROM a\nRUN x \\\n\n\n  y\n")).toEqual(["warning parser 3"]);
});

test.each([
  ["ARG A=1\n", 1],
  ["RUN x\nFROM a\n", 1],
  ["FROM\n", 1],
  ["FROM a b\n", 1],
  ["FROM a AS 1b\n", 1],
  ["FROM ${a\n", 1],
  ["FROM a\nFOO bar\n", 2],
  ["FOO bar\nFROM a\n", 1],
  ["FROM a\nCOPY a\n", 2],
  ["FROM a\nCOPY a <<E\nE\n", 2],
  ["FROM a\nCOPY --link=x a b\n", 2],
  ["FROM a\nCOPY --from a b\n", 2],
  ["FROM a\nCOPY --from=a --from=b a b\n", 2],
  ["FROM a\nRUN --mounts=x y\n", 2],
  ["FROM a\nRUN --mount=type=secret,id=\\\"x y\n", 2],
  ["FROM a\nENV =b\n", 2],
  ["FROM a\nENV A=\"b\n", 2],
  ["FROM a\nENV A=b \\\n  C='d\n", 3],
  ["FROM a\nHEALTHCHECK\n", 2],
  ["FROM a\nHEALTHCHECK CMD\n", 2],
  ["FROM a\nHEALTHCHECK NONE x\n", 2],
  ["FROM a\nHEALTHCHECK curl x\n", 2],
  ["FROM a\nONBUILD\n", 2],
  ["FROM a\nONBUILD FROM b\n", 2],
  ["FROM a\nONBUILD USER\n", 2],
  ["FROM a\nSHELL sh -c\n", 2],
  ["FROM a\nUSER\n", 2],
  ["FROM a\nVOLUME [\" \"]\n", 2],
])("BuildKit's builder refuses %j", (text, line) => {
  expect(diagnose(text)).toEqual([`error builder ${line}`]);
});

test.each(["// x", "//x", "/* x */", "/** x */"])("a comment of another language is told from a misspelt instruction: %s", (comment) => {
  for (const text of [`${comment}\nFROM a\n`, `FROM a\n${comment}\n`]) {
    expect(parseDockerfile(text).diagnostics.map(({ message }) => message)).toEqual(["A comment begins with #; the build refuses this line."]);
  }
});

test.each([["cd a \\\\", "  && cmake .."], ["a", "|| true"], ["clang", "--host-cc=b"], ["ls", "| wc"]])("a line that was to go on: %s, %s", (first, second) => {
  const messagesOf = (text: string): string[] => parseDockerfile(text).diagnostics.map(({ message }) => message);
  expect(messagesOf(`FROM a\nRUN ${first}\n${second}\n`)).toEqual(["The line above does not go on here: it would have to end with exactly one escape character (\\)."]);
  expect(messagesOf(`FROM a\nRUN ${first.replace("\\\\", "")} \\\n${second}\n`)).toEqual([]);
});

test.each(["rm x", "---", "- x"])("a line that may be anything: %s", (line) => {
  expect(parseDockerfile(`FROM a\n${line}\n`).diagnostics.map(({ message }) => message)).toEqual(["The line starts with no known instruction."]);
});

test("what is read on behind a refusal", () => {
  const { tree } = parseDockerfile("FROM a\nENV A\nRUN echo $((1 << 2))\nRUN <<E\nx\n\nCMD y\n");
  expect(tree.stages[0]!.instructions.map(({ type, argumentsText }) => [type, argumentsText])).toEqual([
    ["From", "a"],
    ["Env", "A"],
    ["Run", "echo $((1 << 2))"],
    ["Run", "<<E"],
    ["Cmd", "y"],
  ]);
});

test("no message tells what stands in the file", () => {
  const secret = "hunter2";
  const texts = [`ENV ${secret}`, `ENV a=b ${secret}`, secret, `USER "${secret}`, `RUN <<${secret}`, `RUN --${secret} x`, `ONBUILD ${secret}`];
  const messages = texts.flatMap((text) => parseDockerfile(`FROM a\n${text}\n`).diagnostics.map(({ message }) => message));
  expect(messages).toHaveLength(texts.length);
  expect(messages.join().toLowerCase()).not.toContain(secret);
});
