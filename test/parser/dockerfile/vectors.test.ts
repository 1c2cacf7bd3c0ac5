import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { expandWord } from "../../../src/parser/dockerfile/expand.ts";
import { parseDockerfile } from "../../../src/parser/dockerfile/parse.ts";
import { compareVectors } from "../../vectors/agreement.mjs";

const folder = new URL("../../vectors/", import.meta.url);
const files = readdirSync(folder).filter((name) => /^(?:dockerfile-.*|words)\.jsonl$/.test(name));

test("there are vectors of all forms", () => {
  expect(files).toEqual(["dockerfile-edge.jsonl", "dockerfile-fuzz.jsonl", "words.jsonl"]);
});

test.each(files)("agrees with BuildKit on all of %s", (file) => {
  const { total, differences } = compareVectors(readFileSync(new URL(file, folder), "utf8"), { parseDockerfile, expandWord });
  expect(differences).toEqual([]);
  expect(total).toBeGreaterThan(90);
});

test("a difference is found and told", () => {
  const vectors = '{"text":"FROM a\\n","escape":"\\\\","instructions":[]}';
  expect(compareVectors(vectors, { parseDockerfile }).differences).toMatchObject([{ line: 1, input: "FROM a\n" }]);
});

test.each([
  ["no JSON", "{"],
  ["nothing", "\n"],
  ["an unknown form", '{"question":1}'],
  ["a form whose parser is missing", '{"template":"a","result":"a"}'],
])("content with %s is refused", (_name, content) => {
  expect(() => compareVectors(content, { parseDockerfile })).toThrow();
});
