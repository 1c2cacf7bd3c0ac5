import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { canary } from "../cli/io.ts";
import { createInstalledProject } from "../eslint/installed.ts";
import { EslintServer, type CodeAction } from "./eslint-server.ts";

/*
 * The server that Neovim, Helix and others start, and that VS Code's extension is built of, with this package as a
 * project has it. What docs/editors.md says of it is shown here.
 */
const patience = 120_000;

const config = `import dfsecret from "dfsecret-lint";
import { defineConfig } from "eslint/config";

export default defineConfig([{ plugins: { dfsecret }, extends: ["dfsecret/recommended"] }]);
`;

const dockerfile = `FROM alpine:3.22
ARG API_TOKEN
RUN apk add --no-cache curl
RUN curl -H "Authorization: Bearer $API_TOKEN" https://example.com/tool -o /usr/bin/tool
`;

const mendedDockerfile = `FROM alpine:3.22
RUN apk add --no-cache curl
RUN --mount=type=secret,id=api_token,required=true export API_TOKEN="$(cat /run/secrets/api_token)" && curl -H "Authorization: Bearer $API_TOKEN" https://example.com/tool -o /usr/bin/tool
`;

const compose = `services:
  db:
    image: postgres:17
    environment:
      POSTGRES_USER: shop
      POSTGRES_PASSWORD: ${canary}
`;

const mendedCompose = `services:
  db:
    image: postgres:17
    environment:
      POSTGRES_USER: shop
      POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password
    secrets:
      - postgres_password

secrets:
  postgres_password:
    environment: POSTGRES_PASSWORD
`;

interface Case {
  readonly name: string;
  readonly languageId: string;
  readonly text: string;
  readonly rule: string;
  /** Line and characters of the one diagnostic, from 0. */
  readonly place: readonly [line: number, from: number, to: number];
  readonly suggestion: string;
  readonly mended: string;
}

const inDockerfile = {
  rule: "no-secret-arg", place: [1, 4, 13], suggestion: "Mount API_TOKEN as a secret where it is used, and remove the ARG.",
} as const;
const inCompose = {
  text: compose, rule: "no-secret-env", place: [5, 6, 23], suggestion: "Give the service the secret as a file, in POSTGRES_PASSWORD_FILE.", mended: mendedCompose,
} as const;

const cases: readonly Case[] = [
  { name: "Dockerfile", languageId: "dockerfile", text: dockerfile, ...inDockerfile, mended: mendedDockerfile },
  {
    name: "windows/web.Dockerfile", languageId: "dockerfile", ...inDockerfile,
    text: dockerfile.replaceAll("\n", "\r\n"), mended: mendedDockerfile.replaceAll("\n", "\r\n"),
  },
  { name: "compose.yaml", languageId: "yaml", ...inCompose },
  { name: "docker-compose.yml", languageId: "dockercompose", ...inCompose },
];

const titled = (actions: readonly CodeAction[], title: string): CodeAction => actions.find((action) => action.title === title)!;

describe.each(["eslint", "eslint9"])("with %s", (eslint) => {
  let server: EslintServer;

  beforeAll(async () => {
    server = await EslintServer.start((await createInstalledProject({ "eslint.config.js": config }, eslint)).root);
  }, patience);

  afterAll(async () => server?.stop(), patience);

  test.each(cases)("$name as $languageId: a diagnostic, its suggestion, and nothing once that is applied", async (one) => {
    const { name, languageId, text, rule, place: [line, from, to], suggestion, mended } = one;
    server.open(name, languageId, text);
    const diagnostics = await server.diagnostics(name);
    expect(server.takeComplaints()).toEqual([]);
    expect(diagnostics).toEqual([expect.objectContaining({
      code: `dfsecret/${rule}`,
      severity: 1,
      range: { start: { line, character: from }, end: { line, character: to } },
      codeDescription: { href: expect.stringContaining(`docs/rules/${rule}.md`) as string },
    })]);

    const actions = await server.codeActions(name, diagnostics[0]!);
    const title = `${suggestion} (dfsecret/${rule})`;
    expect(actions.map((action) => action.title)).toContain(title);
    expect(JSON.stringify([diagnostics, actions])).not.toContain(canary);

    await server.run(titled(actions, title));
    expect(server.text(name)).toBe(mended);
    expect(await server.diagnostics(name)).toEqual([]);

    server.open(name, languageId, mended);
    expect(await server.diagnostics(name)).toEqual([]);
  }, patience);

  describe("the server's own action that disables a rule", () => {
    const disable = (rule: string, where: string) => `Disable dfsecret/${rule} for ${where}`;

    const noComment = "A comment begins with #; the build refuses this line.";
    const noKey = "A key must stand on one line and be followed by a colon.";

    // The server knows the comments of a list of languages, and takes `//` for all others.
    test.each([
      { ...cases[0]!, where: "this line", comment: "// eslint-disable-next-line dfsecret/no-secret-arg", refusal: noComment },
      { ...cases[0]!, where: "the entire file", comment: "/** eslint-disable dfsecret/no-secret-arg */", refusal: noComment },
      { ...cases[3]!, where: "this line", comment: "// eslint-disable-next-line dfsecret/no-secret-env", refusal: noKey },
      { ...cases[3]!, where: "the entire file", comment: "/** eslint-disable dfsecret/no-secret-env */", refusal: noKey },
    ])("breaks $languageId for $where, which is reported, and the finding with it", async ({ name, languageId, text, rule, where, comment, refusal }) => {
      server.open(name, languageId, text);
      const [diagnostic] = await server.diagnostics(name);
      await server.run(titled(await server.codeActions(name, diagnostic!), disable(rule, where)));
      expect(server.text(name)).toContain(comment);
      const after = await server.diagnostics(name);
      expect(after.map(({ message }) => message)).toContain(`Parsing error: ${refusal}`);
      expect(after.map(({ code }) => code)).toContain(`dfsecret/${rule}`);
    }, patience);

    test.each(["this line", "the entire file"])("is right where a Compose file is opened as yaml, for %s", async (where) => {
      const { name, languageId, text, rule } = cases[2]!;
      server.open(name, languageId, text);
      const [diagnostic] = await server.diagnostics(name);
      await server.run(titled(await server.codeActions(name, diagnostic!), disable(rule, where)));
      expect(server.text(name)).toContain("# eslint-disable");
      expect(await server.diagnostics(name)).toEqual([]);
    }, patience);

    test("is not offered with the setting that docs/editors.md advises", async () => {
      const { name, languageId, text, rule, suggestion } = cases[0]!;
      server.open(name, languageId, text, { codeAction: { disableRuleComment: { enable: false }, showDocumentation: { enable: true } } });
      const [diagnostic] = await server.diagnostics(name);
      const actions = await server.codeActions(name, diagnostic!);
      expect(actions.map(({ title }) => title)).toEqual([`${suggestion} (dfsecret/${rule})`, `Show documentation for dfsecret/${rule}`]);
    }, patience);
  });

  // What docs/editors.md has them send, where it differs from the settings above.
  test.each([
    ["Helix", { workspaceFolder: undefined, nodePath: "", experimental: { useFlatConfig: false }, workingDirectory: { mode: "location" } }],
    ["Neovim", { nodePath: "" }],
    ["Zed", { experimental: { useFlatConfig: false } }],
  ])("the settings of %s give the same", async (_editor, settings) => {
    const { languageId, text, rule } = cases[0]!;
    server.open("deep/in/Dockerfile", languageId, text, settings);
    expect((await server.diagnostics("deep/in/Dockerfile")).map(({ code }) => code)).toEqual([`dfsecret/${rule}`]);
    expect(server.takeComplaints()).toEqual([]);
  }, patience);

  test("probing finds no language of ours", async () => {
    const { name, languageId, text } = cases[0]!;
    server.open(name, languageId, text, { validate: "probe" });
    expect(await server.diagnostics(name)).toEqual([]);
    expect(server.takeComplaints()).toEqual(["eslint/probeFailed"]);
  }, patience);
});
