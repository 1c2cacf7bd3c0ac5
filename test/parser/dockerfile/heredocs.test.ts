import { expect, test } from "vitest";
import type { Copy, Heredoc, Run } from "../../../src/parser/dockerfile/ast.ts";
import { parseDockerfile } from "../../../src/parser/dockerfile/parse.ts";
import { findAll } from "./walk.ts";

const parseRun = (text: string): Run => parseDockerfile(text).tree.stages[0]!.instructions[1] as Run;

test.each([
  ["RUN <<E\na\nE\n", [["E", 0, true, false, "a\n", "<<E"]]],
  ["RUN cat 3<<-'E F' > x\n\ta\n\tE F\n", [["E F", 3, false, true, "a\n", "3<<-'E F'"]]],
  ["RUN cat << \\\n E\na\nE\n", [["E", 0, true, false, "a\n", "<< \\\n E"]]],
  ["COPY <<A <<B /x\na\nA\nb\nB\n", [["A", 0, true, false, "a\n", "<<A"], ["B", 0, true, false, "b\n", "<<B"]]],
  ["RUN <<E\nE\n", [["E", 0, true, false, "", "<<E"]]],
  ['RUN ["cat", "<<E"]\n', []],
  ["RUN bash -c 'cat <<E'\n", []],
  ["CMD cat <<E\n", []],
])("%j has its heredocs", (instruction, expected) => {
  const text = `FROM a\n${instruction}RUN z\n`;
  const { tree, diagnostics } = parseDockerfile(text);
  const heredocs = findAll<Heredoc>(tree, "Heredoc");
  expect(diagnostics).toEqual([]);
  expect(heredocs.map(({ name, descriptor, expand, chomp, content, operatorRange }) => [
    name, descriptor, expand, chomp, content, text.slice(...operatorRange),
  ])).toEqual(expected);
  expect(tree.stages[0]!.instructions.at(-1)!.argumentsText).toBe("z");
});

test("COPY expands its heredocs, unless the name is quoted; quotes are text there", () => {
  const text = "FROM a\nCOPY <<A <<'B' /x\nit's $C ${D:-'$E'} \\$F\nA\n$G\nB\n";
  const { heredocs } = parseDockerfile(text).tree.stages[0]!.instructions[1] as Copy;
  expect(heredocs.map(({ references }) => references.map((reference) => text.slice(...reference.range)))).toEqual([
    ["$C", "${D:-'$E'}"],
    [],
  ]);
});

test("RUN leaves its heredocs to the shell", () => {
  expect(parseRun("FROM a\nRUN <<E\n$A\nE\n").heredocs[0]!.references).toEqual([]);
});

/** The text that a script was read from, seen by its commands. */
const commandsOf = (text: string): string[] =>
  (parseRun(text).script?.statements ?? []).map((statement) => text.slice(...statement.range));

test.each([
  ["RUN a b \\\n  && c\n", ["a b \\\n  && c"]],
  ["RUN <<E\na b\nc\nE\n", ["a b", "c"]],
  ["RUN 3<<-E\n\ta b\n\t\tc\n\tE\n", ["a b", "c"]],
  ["RUN <<E\n#!/bin/bash -e\na b\nE\n", ["a b"]],
  ["RUN <<E\n#!/usr/bin/env -S sh\na b\nE\n", ["a b"]],
])("the script of %j stands in the file", (instruction, commands) => {
  expect(commandsOf(`FROM a\n${instruction}`)).toEqual(commands);
});

test("with a text beside the heredocs the shell reads both", () => {
  const text = "FROM a\nRUN cat <<A >x && \\\n  d <<B\n1\nA\r\n2\nB\n";
  expect(commandsOf(text)).toHaveLength(1);
  expect(parseRun(text).script!.range[1]).toBeGreaterThan(text.indexOf("2"));
});

test.each([
  ["RUN <<E\n#!/usr/bin/env python3\nx\nE\n", "python3"],
  ["RUN <<E\n#!/usr/bin/env -S A=b node --x\nx\nE\n", "node"],
  ["RUN <<E\n#! /usr/bin/perl -w\nx\nE\n", "perl"],
])("%j is no shell script", (instruction, interpreter) => {
  expect(parseRun(`FROM a\n${instruction}`)).toMatchObject({ script: null, interpreter });
});

test.each([
  ["RUN x\n", null],
  ["RUN <<E\nx\nE\n", null],
  ["RUN <<E\n#!/bin/sh\nx\nE\n", "sh"],
  ["RUN cat <<E\n#!/usr/bin/python\nE\n", null],
])("%j has a script", (instruction, interpreter) => {
  const run = parseRun(`FROM a\n${instruction}`);
  expect(run.interpreter).toBe(interpreter);
  expect(run.script?.statements.length).toBe(1);
});

test("a script is read once", () => {
  const run = parseRun("FROM a\nRUN x\n");
  expect(run.script).toBe(run.script);
});
