import { describe, expect, test } from "vitest";
import { lintText } from "../../src/engine/linter.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";

const text = "FROM scratch\nENV API_TOKEN=q7Vd2mXw9RkT4sLz8HnB\nENV POSTGRES_PASSWORD=changeme\n";

describe("lintText", () => {
  test("lints a text by its path", async () => {
    const result = await lintText({ text, path: "/project/api/Dockerfile.dev" });
    expect(result?.filePath).toBe("/project/api/Dockerfile.dev");
    expect(result?.messages.map(({ ruleId, severity, line, column }) => [ruleId, severity, line, column])).toEqual([
      ["dfsecret/no-secret-env", 2, 2, 5],
      ["dfsecret/no-default-password", 1, 3, 5],
    ]);
  });

  test("strict has warnings as errors", async () => {
    const result = await lintText({ text, config: "strict" });
    expect(result?.messages.map(({ severity }) => severity)).toEqual([2, 2]);
  });

  test("settings reach the trace", async () => {
    const settings = { allow: { names: ["API_TOKEN", "POSTGRES_PASSWORD"], files: [], values: [] } };
    expect((await lintText({ text, settings }))?.messages).toEqual([]);
  });

  test("the workspace tells what a file holds", async () => {
    const copy = "FROM scratch\nCOPY .npmrc /root/\n";
    const messages = async (npmrc: string) =>
      (await lintText({ text: copy, path: "/project/Dockerfile", workspace: memoryWorkspace({ ".npmrc": npmrc }) }))?.messages;
    expect(await messages("//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n")).toEqual([]);
    expect(await messages("//registry.npmjs.org/:_authToken=q7Vd2mXw9RkT4sLz8HnB\n")).toMatchObject([{ ruleId: "dfsecret/no-secret-copy", line: 2 }]);
  });

  test.each([
    ["compose.yaml", "services: {}\n", true],
    ["build.txt", "from scratch\n", true],
    ["Dockerfile.dockerignore", "*\n", false],
  ])("a text under the name %s", async (path, other, isOurs) => {
    expect((await lintText({ text: other, path })) !== undefined).toBe(isOurs);
  });
});
