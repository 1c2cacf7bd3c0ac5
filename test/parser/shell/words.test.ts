import { expect, test } from "vitest";
import { commandName, leadingText, literalText } from "../../../src/parser/shell/words.ts";
import { nodesOf, parse } from "./support.ts";

const words: readonly { word: string; literal: string | null; leading: string }[] = [
  { word: "abc", literal: "abc", leading: "abc" },
  { word: "a'b'\"c\"\\d", literal: "abcd", leading: "abcd" },
  { word: "''", literal: "", leading: "" },
  { word: "a$B", literal: null, leading: "a" },
  { word: "\"a=${B}c\"", literal: null, leading: "a=" },
  { word: "$(a)", literal: null, leading: "" },
  { word: "*.txt", literal: null, leading: "" },
  { word: "'*.txt'", literal: "*.txt", leading: "*.txt" },
  { word: "a{b,c}", literal: null, leading: "a" },
  { word: "a$((1))", literal: null, leading: "a" },
];

test.each(words)("text of $word", ({ word, literal, leading }) => {
  const [command] = nodesOf(parse(`x ${word}`), "ShellCommand");
  const argument = command!.args[0]!;
  expect({ literal: literalText(argument), leading: leadingText(argument) }).toEqual({ literal, leading });
});

const commands: readonly { script: string; name: string | null }[] = [
  { script: "curl -s url", name: "curl" },
  { script: "/usr/bin/curl -s url", name: "curl" },
  { script: "./run", name: "run" },
  { script: "\"cu\"rl", name: "curl" },
  { script: "\\curl", name: "curl" },
  { script: "A=b curl", name: "curl" },
  { script: "$RUN curl", name: null },
  { script: "A=b", name: null },
  { script: ">f", name: null },
];

test.each(commands)("name of $script", ({ script, name }) => {
  expect(commandName(nodesOf(parse(script), "ShellCommand")[0]!)).toBe(name);
});
