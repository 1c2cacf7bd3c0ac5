import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { languageByName } from "../../src/languages/languages.ts";
import { compareHosts, expectParity, type HostInput } from "./parity.ts";

const token = "q7Vd2mXw9RkT4sLz8HnB";

const texts: Readonly<Record<string, string>> = {
  "nothing": "",
  "blank lines": "\n \n\n",
  "comments alone": "# one\n# two",
  "a parser directive alone": "# syntax=docker/dockerfile:1\n",
  "a leak": `FROM scratch\nENV API_TOKEN=${token}\n`,
  "no line ending at the end": `FROM scratch\nENV API_TOKEN=${token}`,
  "CRLF": `FROM scratch\r\n# note\r\nENV API_TOKEN=${token} \\\r\n  OTHER_TOKEN=${token}\r\nARG NPM_TOKEN\r\nRUN npm ci && echo $NPM_TOKEN\r\n`,
  "a lone CR": `FROM scratch\nENV API_TOKEN=${token}\rENV OTHER_TOKEN=${token}\nENV THIRD_TOKEN=${token}\n`,
  "a byte order mark": `\uFEFFFROM scratch\nARG NPM_TOKEN\nRUN npm ci && echo $NPM_TOKEN\n`,
  "a byte order mark before a leak": `\uFEFFARG API_TOKEN=${token}\nFROM scratch\n`,
  "a byte order mark before a directive": `\uFEFF# eslint-disable dfsecret/no-secret-arg\nFROM scratch\nARG x=1\n`,
  "signs of two units": `FROM scratch\nENV A="\u{1F511}" API_TOKEN=${token}\n`,
  "what the parser refuses": `FROM scratch\nENV API_TOKEN=${token}\nRUN --mount=type=secret,id= <<EOF\n`,
  "an unknown instruction": `FROM scratch\nENV API_TOKEN=${token}\nFOO bar\nBAR foo\n`,
  "no FROM": `ENV API_TOKEN=${token}\n`,
  "a heredoc": `FROM a\nARG NPM_TOKEN\nRUN <<EOF\nnpm ci\necho //x/:_authToken=$NPM_TOKEN > ~/.npmrc\nEOF\n`,
  "two stages": `FROM a AS build\nARG NPM_TOKEN\nRUN npm ci\nFROM scratch\nCOPY --from=build /app /app\n`,
  "a default password": "FROM scratch\nENV POSTGRES_PASSWORD=changeme\n",
  "a credential in a COPY": "FROM a\nCOPY .npmrc /root/\nRUN npm ci\nRUN rm /root/.npmrc\n",
};

describe("both hosts say the same of", () => {
  test.each(Object.entries(texts))("%s", async (_name, code) => {
    await expectParity({ code });
    await expectParity({ code, config: "strict" });
  });
});


describe("both hosts say the same under", () => {
  const code = `FROM a\nARG NPM_TOKEN\nENV LICENSE=${token}\nCOPY .npmrc conf/ /app/\nCMD curl -u x:$PASSWORD https://a.example\n`;
  const files = { ".npmrc": `//registry.npmjs.org/:_authToken=${token}\n`, "conf/a.ini": "a=1\n" };
  test.each<readonly [string, Partial<HostInput>]>([
    ["files around", { files }],
    ["files around that are not to be read", { files, settings: { files: false } }],
    ["secret names", { settings: { secretNames: ["LICENSE"] } }],
    ["allowed names", { settings: { allow: { names: ["NPM_TOKEN"] } } }],
    ["allowed files", { files, settings: { allow: { files: [".npmrc"] } } }],
    ["another builder", { settings: { builder: "buildah", mountStyle: "env" } }],
    ["options", { rules: { "dfsecret/no-secret-argv": ["warn", { references: true }] } }],
    ["options of strict", { config: "strict" }],
    ["a level alone, in strict", { config: "strict", rules: { "dfsecret/no-secret-argv": "warn" } }],
    ["a rule that is off", { rules: { "dfsecret/no-secret-arg": "off" } }],
    ["another name", { filename: "docker/app.Dockerfile" }],
  ])("%s", async (_name, configuration) => {
    await expectParity({ code, ...configuration });
  });
});

const composeFiles: Readonly<Record<string, string>> = {
  "nothing": "",
  "comments alone": "# one\n",
  "a leak": `services:\n  web:\n    image: a\n    environment:\n      API_TOKEN: ${token}\n`,
  "CRLF": `services:\r\n  web:\r\n    image: a\r\n    environment:\r\n      - API_TOKEN=${token}\r\n`,
  "a byte order mark": `\uFEFFservices:\n  web:\n    image: a\n    environment:\n      API_TOKEN: ${token}\n`,
  "broken YAML": `services:\n  web:\n    environment:\n      API_TOKEN: ${token}\n  - x: [\n`,
  "an inline Dockerfile": `services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM a\n        ENV API_TOKEN=${token}\n`,
  "directives": [
    "services:", "  web:", "    image: a", "    environment:",
    `      A_TOKEN: ${token} # eslint-disable-line dfsecret/no-secret-env -- one`,
    "      # dfsecret-disable-next-line dfsecret/no-secret-env -- two",
    `      B_TOKEN: ${token}`,
    "      # eslint-disable-next-line dfsecret/no-secret-env -- of no use",
    "      C: 1 # eslint-disable-line dfsecret/no-secret-arg -- of no use either",
    "      # dfsecret-allow D_TOKEN",
    `      D_TOKEN: ${token}`,
    "",
  ].join("\n"),
};

describe("both hosts say the same of a Compose file with", () => {
  test.each(Object.entries(composeFiles))("%s", async (_name, code) => {
    await expectParity({ code, filename: "compose.yaml" });
    await expectParity({ code, filename: "compose.yaml", config: "strict" });
  });

  test("directives, of which those of no use go without a trace", async () => {
    const code = composeFiles["directives"]!;
    const { messages, suppressedMessages } = await expectParity({ code, filename: "compose.yaml" });
    expect(suppressedMessages.map(({ line, suppressions }) => [line, suppressions[0]?.justification])).toEqual([[5, "one"], [7, "two"]]);
    expect(messages.map(({ line, message }) => [line, message.slice(0, 6)])).toEqual([[8, "Unused"], [9, "Unused"]]);
    const fixed = messages.toReversed().reduce((text, { fix }) => text.slice(0, fix!.range[0]) + text.slice(fix!.range[1]), code);
    expect(fixed.split("\n").slice(7, 9)).toEqual(["      C: 1", "      # dfsecret-allow D_TOKEN"]);
  });
});

const examples = resolve("examples");
const dockerfiles = readdirSync(examples, { recursive: true, encoding: "utf8" })
  .filter((file) => languageByName(file) && !file.includes("node_modules"))
  .sort();

describe("both hosts say the same of the examples", () => {
  test("which are there", () => expect(dockerfiles).not.toEqual([]));

  test.each(dockerfiles)("%s", async (file) => {
    const [folder = "", ...rest] = file.split(/[/\\]/);
    const input = { text: readFileSync(join(examples, file), "utf8"), root: join(examples, folder), filename: rest.join("/") };
    await compareHosts(input);
    await compareHosts({ ...input, config: "strict" });
  });
});
