import { describe, expect, test } from "vitest";
import type { TextEdit } from "../../src/fixes/rewrite.ts";
import { expectParity } from "../eslint/parity.ts";

const secret = "q7Vd2mXw9RkT4sLz8HnB";
const env = "dfsecret/no-secret-env";
const arg = "dfsecret/no-secret-arg";

interface DirectiveCase {
  readonly name: string;
  readonly lines: readonly string[];
  /** What is reported, `line rule`, or `line message` where no rule reports. */
  readonly left: readonly string[];
  /** The lines of what is silenced, each with the reasons. */
  readonly silenced?: readonly string[];
  /** The lines after the fixes; as they were when absent. */
  readonly fixed?: readonly string[];
}

const leak = (name: string): string => `ENV ${name}_TOKEN=${secret}`;
const unused = (rule: string): string => `Unused eslint-disable directive (no problems were reported from '${rule}').`;

/** Each holds in both hosts. */
async function check({ lines, left, silenced = [], fixed = lines }: DirectiveCase): Promise<void> {
  const code = lines.join("\n");
  const { messages, suppressedMessages } = await expectParity({ code });
  expect(messages.map(({ line, ruleId, message }) => `${line} ${ruleId?.replace("dfsecret/", "") ?? message}`)).toEqual(left);
  expect(suppressedMessages.map(({ line, suppressions }) => [line, ...suppressions.map(({ justification }) => justification)].join(" ").trim())).toEqual(silenced);
  const edits = messages.flatMap(({ fix }) => fix ?? []);
  expect(applyEdits(code, edits).split("\n")).toEqual(fixed);
}

function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce((all, { range, text: put }) => all.slice(0, range[0]) + put + all.slice(range[1]), text);
}

describe("eslint- and dfsecret-disable", () => {
  test.each<DirectiveCase>([
    {
      name: "a rule from a line on, with a reason",
      lines: ["FROM a", leak("A"), `# eslint-disable ${env} -- seen by all`, leak("B"), leak("C")],
      left: ["2 no-secret-env"],
      silenced: ["4 seen by all", "5 seen by all"],
    },
    {
      name: "the same under our own name",
      lines: ["FROM a", `# dfsecret-disable ${env} -- seen by all`, leak("B")],
      left: [],
      silenced: ["3 seen by all"],
    },
    {
      name: "all rules, up to where they are enabled",
      lines: ["FROM a", "# eslint-disable", leak("A"), "# eslint-enable", leak("B")],
      left: ["5 no-secret-env"],
      silenced: ["3"],
    },
    {
      name: "one rule is enabled while all are disabled",
      lines: ["FROM a", "# eslint-disable", leak("A"), `# eslint-enable ${env}`, leak("B"), "ENV POSTGRES_PASSWORD=changeme"],
      left: ["5 no-secret-env"],
      silenced: ["3", "6"],
    },
    {
      name: "a parsing error, for a template that is no Dockerfile",
      lines: ["# eslint-disable", "FROM a", "{{ template }}"],
      left: [],
      silenced: ["3"],
    },
    {
      name: "a rule that there is not",
      lines: ["FROM a", "# eslint-disable dfsecret/no-such-rule", leak("A")],
      left: ["2 no-such-rule", "3 no-secret-env"],
    },
    {
      name: "a rule without its namespace",
      lines: ["FROM a", "# eslint-disable-next-line no-secret-env -- seen by all", leak("A")],
      left: ["2 no-secret-env", "3 no-secret-env"],
    },
    {
      name: "the same under our own name, beside the right one",
      lines: ["FROM a", `# dfsecret-disable-next-line no-secret-env, ${env}`, leak("A")],
      left: ["2 no-secret-env"],
      silenced: ["3"],
    },
    {
      name: "our own name, and a rule that there is nowhere",
      lines: ["FROM a", "# dfsecret-disable-next-line secrets", leak("A")],
      left: ["2 secrets", "3 no-secret-env"],
    },
    {
      name: "is text in a heredoc",
      lines: ["FROM a", "COPY <<EOF /x", `# eslint-disable ${env}`, "EOF", leak("A")],
      left: ["5 no-secret-env"],
    },
    {
      name: "a quoted rule",
      lines: ["FROM a", `# eslint-disable "${env}"`, leak("A")],
      left: [],
      silenced: ["3"],
    },
  ])("$name", check);
});

describe("disable-next-line", () => {
  test.each<DirectiveCase>([
    {
      name: "covers the whole instruction below it",
      lines: ["FROM a", `# eslint-disable-next-line ${env} -- why`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret} \\`, `    C_TOKEN=${secret}`, leak("D")],
      left: ["6 no-secret-env"],
      silenced: ["3 why", "4 why", "5 why"],
    },
    {
      name: "covers the instruction below more comments",
      lines: ["FROM a", `# dfsecret-disable-next-line ${env}`, "# because of this", "# and that", leak("A"), leak("B")],
      left: ["6 no-secret-env"],
      silenced: ["5"],
    },
    {
      name: "does not reach over an empty line",
      lines: ["FROM a", `# eslint-disable-next-line ${env}`, "", leak("A")],
      left: [`2 ${unused(env)}`, "4 no-secret-env"],
      fixed: ["FROM a", "", leak("A")],
    },
    {
      name: "covers one line between the lines of an instruction",
      lines: ["FROM a", `ENV A_TOKEN=${secret} \\`, `# eslint-disable-next-line ${env}`, `    B_TOKEN=${secret} \\`, `    C_TOKEN=${secret}`],
      left: ["2 no-secret-env", "5 no-secret-env"],
      silenced: ["4"],
    },
    {
      name: "leaves a block open that stands around it",
      lines: ["FROM a", "# eslint-disable dfsecret/no-default-password", `# eslint-disable-next-line ${env}`, `ENV A_TOKEN=${secret} \\`, `  B_TOKEN=${secret}`, "ENV POSTGRES_PASSWORD=changeme"],
      left: [],
      silenced: ["4", "5", "6"],
    },
    {
      name: "is of no use in a block for the same rule",
      lines: ["FROM a", `# eslint-disable ${env} -- outer`, `# eslint-disable-next-line ${env} -- inner`, leak("A"), leak("B")],
      left: [`3 ${unused(env)}`],
      silenced: ["4 outer inner", "5 outer"],
      fixed: ["FROM a", `# eslint-disable ${env} -- outer`, leak("A"), leak("B")],
    },
    {
      name: "two of them above one instruction",
      lines: ["FROM a", `# eslint-disable-next-line ${env}`, "# eslint-disable-next-line dfsecret/no-default-password", `ENV A_TOKEN=${secret} \\`, "  POSTGRES_PASSWORD=changeme", leak("B")],
      left: ["6 no-secret-env"],
      silenced: ["4", "5"],
    },
    {
      name: "gives way to a block that begins below it",
      lines: ["FROM a", `# eslint-disable-next-line ${env}`, "# eslint-disable dfsecret/no-default-password", `ENV A_TOKEN=${secret} \\`, "  POSTGRES_PASSWORD=changeme", "ENV MYSQL_PASSWORD=changeme"],
      left: [`2 ${unused(env)}`, "4 no-secret-env"],
      silenced: ["5", "6"],
      fixed: ["FROM a", "# eslint-disable dfsecret/no-default-password", `ENV A_TOKEN=${secret} \\`, "  POSTGRES_PASSWORD=changeme", "ENV MYSQL_PASSWORD=changeme"],
    },
    {
      name: "at the end of the file",
      lines: ["FROM a", `# eslint-disable-next-line ${env}`],
      left: [`2 ${unused(env)}`],
      fixed: ["FROM a", ""],
    },
  ])("$name", check);
});

describe("a directive of no use", () => {
  test.each<DirectiveCase>([
    {
      name: "goes with its line",
      lines: ["FROM a", `# eslint-disable ${env} -- why`, "RUN true"],
      left: [`2 ${unused(env)}`],
      fixed: ["FROM a", "RUN true"],
    },
    {
      name: "goes from between the lines of an instruction without leaving an empty one",
      lines: ["FROM a", "RUN true && \\", `  # eslint-disable-next-line ${env}`, "  false"],
      left: [`3 ${unused(env)}`],
      fixed: ["FROM a", "RUN true && \\", "  false"],
    },
    {
      name: "for all rules",
      lines: ["FROM a", "# eslint-disable", "RUN true"],
      left: ["2 Unused eslint-disable directive (no problems were reported)."],
      fixed: ["FROM a", "RUN true"],
    },
    {
      name: "an end of nothing",
      lines: ["FROM a", "# eslint-enable", `# eslint-enable ${env}`, "RUN true"],
      left: [
        "2 Unused eslint-enable directive (no matching eslint-disable directives were found).",
        `3 Unused eslint-enable directive (no matching eslint-disable directives were found for '${env}').`,
      ],
      fixed: ["FROM a", "RUN true"],
    },
    {
      name: "with several rules, of which the first is of no use",
      lines: ["FROM a", `# eslint-disable dfsecret/no-secret-arg, ${env} -- why`, leak("A")],
      left: [`2 ${unused("dfsecret/no-secret-arg")}`],
      silenced: ["3 why"],
      fixed: ["FROM a", `# eslint-disable ${env} -- why`, leak("A")],
    },
    {
      name: "with several rules, of which the last is of no use",
      lines: ["FROM a", `# eslint-disable ${env}, dfsecret/no-secret-arg`, leak("A")],
      left: [`2 ${unused("dfsecret/no-secret-arg")}`],
      silenced: ["3"],
      fixed: ["FROM a", `# eslint-disable ${env}`, leak("A")],
    },
    {
      name: "with several rules, of which one in the middle is of no use",
      lines: ["FROM a", `# eslint-disable ${env} , dfsecret/no-secret-arg ,dfsecret/no-default-password`, leak("A"), "ENV POSTGRES_PASSWORD=changeme"],
      left: [`2 ${unused("dfsecret/no-secret-arg")}`],
      silenced: ["3", "4"],
      fixed: ["FROM a", `# eslint-disable ${env} ,dfsecret/no-default-password`, leak("A"), "ENV POSTGRES_PASSWORD=changeme"],
    },
    {
      name: "with several rules, none of use",
      lines: ["FROM a", `# eslint-disable ${env}, dfsecret/no-secret-arg, dfsecret/no-secret-run`, "RUN true"],
      left: [`2 Unused eslint-disable directive (no problems were reported from '${env}', 'dfsecret/no-secret-arg', or 'dfsecret/no-secret-run').`],
      fixed: ["FROM a", "RUN true"],
    },
  ])("$name", check);

  test("keeps CRLF", async () => {
    const code = `FROM a\r\n# eslint-disable ${env}\r\nRUN true\r\n`;
    const { messages } = await expectParity({ code });
    expect(applyEdits(code, messages.flatMap(({ fix }) => fix ?? []))).toBe("FROM a\r\nRUN true\r\n");
  });

  test("is an error in strict", async () => {
    const { messages } = await expectParity({ code: `FROM a\n# eslint-disable ${env}\n`, config: "strict" });
    expect(messages.map(({ severity }) => severity)).toEqual([2]);
  });
});

describe("dfsecret-allow", () => {
  test.each<DirectiveCase>([
    {
      name: "silences all that is about a variable, and what flows from it",
      lines: ["FROM a", "# dfsecret-allow NPM_TOKEN -- reads public packages only", "ARG NPM_TOKEN", "RUN echo //x/:_authToken=$NPM_TOKEN > ~/.npmrc", leak("A")],
      left: ["5 no-secret-env"],
    },
    {
      name: "wherever in the file it stands",
      lines: ["FROM a", leak("A"), "# dfsecret-allow A_TOKEN"],
      left: [],
    },
    {
      name: "is reported where there is nothing to silence",
      lines: ["FROM a", "# dfsecret-allow GONE_TOKEN -- why", "RUN true"],
      left: ["2 valid-directive"],
      fixed: ["FROM a", "RUN true"],
    },
    {
      name: "is reported without a name, and silences nothing",
      lines: ["FROM a", "# dfsecret-allow", "# dfsecret-allow * -- all", "# dfsecret-allow A_TOKEN B_TOKEN", leak("A")],
      left: ["2 valid-directive", "3 valid-directive", "4 valid-directive", "5 no-secret-env"],
    },
  ])("$name", check);
});

describe("valid-directive", () => {
  test.each<DirectiveCase>([
    {
      name: "a directive on line 1 that turns off a parser directive",
      lines: [`# dfsecret-disable ${env}`, "# what follows", "# escape=`", "FROM a", leak("A")],
      left: ["1 valid-directive"],
      silenced: ["5"],
    },
    {
      name: "one below another parser directive",
      lines: ["# syntax=docker/dockerfile:1", "# dfsecret-allow A_TOKEN", "# check=error=true", "FROM a", leak("A")],
      left: ["2 valid-directive"],
    },
    { name: "below the parser directives", lines: ["# syntax=docker/dockerfile:1", "# dfsecret-allow A_TOKEN", "FROM a", leak("A")], left: [] },
    { name: "what another comment turned off", lines: ["# note", "# dfsecret-allow A_TOKEN", "# escape=`", "FROM a", leak("A")], left: [] },
    { name: "what an empty line turned off", lines: ["", "# dfsecret-allow A_TOKEN", "# escape=`", "FROM a", leak("A")], left: [] },
    { name: "text that is no parser directive", lines: ["# dfsecret-allow A_TOKEN", "# user=me", "FROM a", leak("A")], left: [] },
    { name: "an unknown directive", lines: ["FROM a", "# dfsecret-ignore A_TOKEN"], left: ["2 valid-directive"] },
    { name: "eslint-disable-line, which no Dockerfile has", lines: ["FROM a", `# eslint-disable-line ${env}`], left: ["2 valid-directive"] },
    { name: "other comments", lines: ["FROM a", "# eslint is on", "# dfsecret", "# eslintdisable", "# x eslint-disable"], left: [] },
  ])("$name", check);
});

describe("peers' directives silence what rests on a name alone", () => {
  const arg = "ARG NPM_TOKEN";
  test.each<DirectiveCase>([
    { name: "none", lines: ["FROM a", arg], left: ["2 no-secret-arg"] },
    { name: "check=skip for the file", lines: ["# check=skip=SecretsUsedInArgOrEnv", "FROM a", arg], left: [] },
    { name: "check=skip among others", lines: ["#check=skip=JSONArgsRecommended,SecretsUsedInArgOrEnv;error=true", "FROM a", arg], left: [] },
    { name: "check=skip=all", lines: ["# syntax=docker/dockerfile:1", "# check=skip=all;error=true", "FROM a", arg], left: [] },
    { name: "check=skip of something else", lines: ["# check=skip=JSONArgsRecommended", "FROM a", arg], left: ["3 no-secret-arg"] },
    { name: "check=error alone", lines: ["# check=error=true", "FROM a", arg], left: ["3 no-secret-arg"] },
    { name: "check=skip above an instruction", lines: ["FROM a", "# check=skip=SecretsUsedInArgOrEnv // public", arg, "ARG PIP_TOKEN"], left: ["4 no-secret-arg"] },
    { name: "hadolint above an instruction", lines: ["FROM a", "# hadolint ignore=DL3006,DL3064", arg, "ARG PIP_TOKEN"], left: ["4 no-secret-arg"] },
    { name: "hadolint for the file", lines: ["# hadolint global ignore=DL3064", "FROM a", arg], left: [] },
    { name: "hadolint for something else", lines: ["FROM a", "# hadolint ignore=DL3006", arg], left: ["3 no-secret-arg"] },
    { name: "hadolint with blanks", lines: ["FROM a", "#hadolint ignore = DL3008 , DL3064", arg], left: [] },
    { name: "not a value that is a secret by itself", lines: ["# check=skip=all", "FROM a", `ENV GH_TOKEN=ghp${"_a8Kd02mXw9RkT4sLz8HnBq7Vd2mXw9c3P1zQ"}`], left: ["3 no-secret-env"] },
    { name: "and are never reported as of no use", lines: ["# check=skip=SecretsUsedInArgOrEnv", "# hadolint global ignore=DL3064", "FROM a", "# hadolint ignore=DL3064", "RUN true"], left: [] },
  ])("$name", check);
});

describe("directives above instructions of several lines, and blocks", () => {
  test.each<DirectiveCase>([
    {
      name: "a block of the same rule stays open behind an instruction with a directive of its own",
      lines: ["FROM a", `# eslint-disable ${env} -- block`, `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), `# eslint-enable ${env}`, leak("E")],
      left: [`3 Unused eslint-disable directive (no problems were reported from '${env}').`, "8 no-secret-env"],
      silenced: ["4 block line", "5 block", "6 block"],
      fixed: ["FROM a", `# eslint-disable ${env} -- block`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), `# eslint-enable ${env}`, leak("E")],
    },
    {
      name: "a rule that is misspelt has no end that anybody could find unused",
      lines: ["FROM a", "# dfsecret-disable-next-line dfsecret/no-secret-evn", "ENV A=1 \\", "    B=1"],
      left: ["2 no-secret-evn"],
      silenced: [],
    },
    {
      name: "directives for one rule and for all above the same instruction end with it",
      lines: ["FROM a", `# eslint-disable-next-line ${env} -- one`, "# eslint-disable-next-line -- all", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
      left: [`2 Unused eslint-disable directive (no problems were reported from '${env}').`, "6 no-secret-env", "7 no-secret-arg"],
      silenced: ["4 one all", "5 one all"],
      fixed: ["FROM a", "# eslint-disable-next-line -- all", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
    },
    {
      name: "a block of another rule says nothing about the end of this one",
      lines: ["FROM a", `# eslint-disable ${arg} -- block`, `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
      left: ["6 no-secret-env"],
      silenced: ["4 line", "5 line", "7 block"],
    },
    {
      name: "a block of all rules stays open",
      lines: ["FROM a", "# eslint-disable -- block", `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
      left: [`3 Unused eslint-disable directive (no problems were reported from '${env}').`],
      silenced: ["4 block line", "5 block", "6 block", "7 block"],
      fixed: ["FROM a", "# eslint-disable -- block", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
    },
    {
      name: "a block that has ended is no block",
      lines: ["FROM a", `# eslint-disable ${env} -- block`, leak("C"), `# eslint-enable ${env}`, `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D")],
      left: ["8 no-secret-env"],
      silenced: ["3 block", "6 line", "7 line"],
    },
    {
      name: "nor one that all rules have ended with",
      lines: ["FROM a", `# eslint-disable ${env} -- block`, leak("C"), "# eslint-enable", `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D")],
      left: ["8 no-secret-env"],
      silenced: ["3 block", "6 line", "7 line"],
    },
    {
      name: "nor one of all rules",
      lines: ["FROM a", "# eslint-disable -- block", leak("C"), "# eslint-enable", `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D")],
      left: ["8 no-secret-env"],
      silenced: ["3 block", "6 line", "7 line"],
    },
    {
      name: "one of two rules is in a block",
      lines: ["FROM a", `# eslint-disable ${env} -- block`, `# eslint-disable-next-line ${env}, ${arg} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
      left: [`3 Unused eslint-disable directive (no problems were reported from '${env}' or '${arg}').`, "7 no-secret-arg"],
      silenced: ["4 block line", "5 block", "6 block"],
      fixed: ["FROM a", `# eslint-disable ${env} -- block`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
    },
    {
      name: "all rules for an instruction in a block of one",
      lines: ["FROM a", `# eslint-disable ${env} -- block`, "# eslint-disable-next-line -- line", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
      left: ["3 Unused eslint-disable directive (no problems were reported).", "7 no-secret-arg"],
      silenced: ["4 block line", "5 block", "6 block"],
      fixed: ["FROM a", `# eslint-disable ${env} -- block`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D"), "ARG X_TOKEN"],
    },
    {
      name: "a block begins right behind the instruction",
      lines: ["FROM a", `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, `# eslint-disable ${env} -- block`, leak("D")],
      left: [],
      silenced: ["3 line", "4 line", "6 block"],
    },
    {
      name: "two directives above one instruction",
      lines: ["FROM a", `# eslint-disable-next-line ${env} -- one`, `# eslint-disable-next-line ${arg} -- two`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D")],
      left: [`3 Unused eslint-disable directive (no problems were reported from '${arg}').`, "6 no-secret-env"],
      silenced: ["4 one", "5 one"],
      fixed: ["FROM a", `# eslint-disable-next-line ${env} -- one`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D")],
    },
    {
      name: "a comment between the directive and the instruction",
      lines: ["FROM a", `# eslint-disable-next-line ${env} -- line`, "# what this is", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D")],
      left: ["6 no-secret-env"],
      silenced: ["4 line", "5 line"],
    },
    {
      name: "an empty line between them",
      lines: ["FROM a", `# eslint-disable-next-line ${env} -- line`, "", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`],
      left: [`2 Unused eslint-disable directive (no problems were reported from '${env}').`, "4 no-secret-env", "5 no-secret-env"],
      fixed: ["FROM a", "", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`],
    },
    {
      name: "an empty line behind a comment between them",
      lines: ["FROM a", `# eslint-disable-next-line ${env} -- line`, "# what this is", "", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`],
      left: [`2 Unused eslint-disable directive (no problems were reported from '${env}').`, "5 no-secret-env", "6 no-secret-env"],
      fixed: ["FROM a", "# what this is", "", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`],
    },
    {
      name: "a directive between the lines of an instruction",
      lines: ["FROM a", `ENV A_TOKEN=${secret} \\`, `# eslint-disable-next-line ${env} -- line`, `    B_TOKEN=${secret} \\`, `    C_TOKEN=${secret}`],
      left: ["2 no-secret-env", "5 no-secret-env"],
      silenced: ["4 line"],
    },
    {
      name: "one below the last line",
      lines: ["FROM a", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, `# eslint-disable-next-line ${env} -- line`],
      left: ["2 no-secret-env", "3 no-secret-env", `4 Unused eslint-disable directive (no problems were reported from '${env}').`],
      fixed: ["FROM a", `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, ""],
    },
    {
      name: "a rule enabled that no block has",
      lines: ["FROM a", `# eslint-enable ${env}`, `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D")],
      left: [`2 Unused eslint-enable directive (no matching eslint-disable directives were found for '${env}').`, "6 no-secret-env"],
      silenced: ["4 line", "5 line"],
      fixed: ["FROM a", `# eslint-disable-next-line ${env} -- line`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, leak("D")],
    },
    {
      name: "blocks of two rules, one ended",
      lines: ["FROM a", `# eslint-disable ${env}, ${arg} -- block`, leak("A"), `# eslint-enable ${arg}`, leak("B"), "ARG X_TOKEN"],
      left: [`2 Unused eslint-disable directive (no problems were reported from '${arg}').`, "6 no-secret-arg"],
      silenced: ["3 block", "5 block"],
      fixed: ["FROM a", `# eslint-disable ${env} -- block`, leak("A"), `# eslint-enable ${arg}`, leak("B"), "ARG X_TOKEN"],
    },
    {
      name: "a heredoc below a directive",
      lines: ["FROM a", "# eslint-disable-next-line dfsecret/no-secret-run -- line", "RUN <<EOF", "mysql -phV7qLm2xTz9wKc", "mysql -phV7qLm2xTz9wKc", "EOF", "RUN mysql -phV7qLm2xTz9wKc"],
      left: ["7 no-secret-run"],
      silenced: ["4 line", "5 line"],
    },
    {
      name: "two instructions, each with a directive",
      lines: ["FROM a", `# eslint-disable-next-line ${env} -- one`, `ENV A_TOKEN=${secret} \\`, `    B_TOKEN=${secret}`, `# eslint-disable-next-line ${env} -- two`, `ENV C_TOKEN=${secret} \\`, `    D_TOKEN=${secret}`, leak("E")],
      left: ["8 no-secret-env"],
      silenced: ["3 one", "4 one", "6 two", "7 two"],
    },
    {
      name: "carriage returns behind the reason",
      lines: ["FROM a\r", `# eslint-disable-next-line ${env} -- line \r`, `ENV A_TOKEN=${secret}\r`, leak("B")],
      left: ["4 no-secret-env"],
      silenced: ["3 line"],
    },
    {
      name: "a rule in double quotes",
      lines: ["FROM a", `# eslint-disable-next-line "${env}" -- line`, leak("A")],
      left: [],
      silenced: ["3 line"],
    },
    {
      name: "a rule in single quotes",
      lines: ["FROM a", `# eslint-disable-next-line '${env}' -- line`, leak("A")],
      left: [],
      silenced: ["3 line"],
    },
    {
      name: "a rule and nothing, behind a comma",
      lines: ["FROM a", `# eslint-disable-next-line ${env}, -- line`, leak("A")],
      left: [],
      silenced: ["3 line"],
    },
    {
      name: "a long dash",
      lines: ["FROM a", `# eslint-disable-next-line ${env} ---- line`, leak("A")],
      left: [],
      silenced: ["3 line"],
    },
  ])("$name", check);
});
