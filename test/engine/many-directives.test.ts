import { describe, expect, test } from "vitest";
import { lintText } from "../../src/engine/linter.ts";

const secret = "q7Vd2mXw9RkT4sLz8HnB";
const env = "dfsecret/no-secret-env";
const leak = (name: string): string => `ENV ${name}_TOKEN=${secret}`;

describe("many directives", () => {
  test.each([
    ["above one instruction", `FROM a\n${`# eslint-disable-next-line ${env}\n`.repeat(20_000)}ENV \\\n${`A_TOKEN=${secret} \\\n`.repeat(2_000)}B=1\n`],
    ["one in another", `FROM a\n${`# eslint-disable ${env}\n${leak("A")}\n`.repeat(5_000)}`],
    ["inside an instruction", `FROM a\n# eslint-disable-next-line\nRUN a \\\n${`# eslint-disable ${env}\n  b \\\n`.repeat(20_000)}  c\n`],
    ["that allow", `FROM a\n${`# dfsecret-allow A_TOKEN\n`.repeat(20_000)}${leak("A")}\n`],
  ])("%s take no long time", async (_name, text) => {
    const start = performance.now();
    await lintText({ text });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});
