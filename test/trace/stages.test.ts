import { expect, test } from "vitest";
import { parseDockerfile } from "../../src/parser/dockerfile/parse.ts";
import { stageGraph } from "../../src/trace/stages.ts";

function graphOf(text: string, target?: string) {
  const { tree } = parseDockerfile(text);
  const plain = (parts: readonly { readonly type: string; readonly value?: string }[]) =>
    parts.every(({ type }) => type === "WordText") ? parts.map(({ value = "" }) => value).join("") : null;
  return stageGraph(tree, plain, target);
}

test.each([
  ["a single stage", "FROM alpine\n", undefined, ["image"]],
  ["the last stage is built", "FROM a\nFROM b\n", undefined, ["unused", "image"]],
  ["a chain of FROM", "FROM a AS x\nFROM x AS y\nFROM y\n", undefined, ["image", "image", "image"]],
  ["names in any case", "FROM a AS Base\nFROM BASE\n", undefined, ["image", "image"]],
  ["a number in FROM is an image", "FROM a\nFROM 0\n", undefined, ["unused", "image"]],
  ["COPY --from by name and number", "FROM a AS x\nFROM b\nFROM c\nCOPY --from=x /a /\nCOPY --from=1 /b /\n", undefined, ["build", "build", "image"]],
  ["the ancestors of a copied stage", "FROM a AS x\nFROM x AS y\nFROM b\nCOPY --from=y /a /\n", undefined, ["build", "build", "image"]],
  ["a mount", "FROM a AS x\nFROM b\nRUN --mount=type=bind,from=x,target=/x ls\n", undefined, ["build", "image"]],
  ["a target", "FROM a AS x\nFROM b AS y\n", "x", ["image", "unused"]],
  ["a target that there is not", "FROM a AS x\nFROM b AS y\n", "z", ["unused", "image"]],
  ["a later stage of that name is an image", "FROM y\nFROM b AS y\n", undefined, ["unused", "image"]],
  ["an image from outside", "FROM a\nCOPY --from=nginx /etc /\n", undefined, ["image"]],
  ["no stage", "# nothing\n", undefined, []],
])("%s", (_name, text, target, expected) => {
  expect(graphOf(text, target).reach).toEqual(expected);
});

test("of two stages with one name the nearest before counts", () => {
  const graph = graphOf("FROM a AS x\nFROM b AS x\nFROM c\n");
  expect([graph.find("x", 3)?.index, graph.find("X", 1)?.index, graph.find("x", 0), graph.find("7", 3)]).toEqual([1, 0, null, null]);
});

test("of many stages with one name each is found by those between it and the next", () => {
  const graph = graphOf("FROM a AS x\nFROM b AS y\nFROM c AS X\nFROM d AS x\nFROM e\nFROM f AS x\nFROM g\n");
  expect([0, 1, 2, 3, 4, 5, 6].map((before) => graph.find("x", before)?.index)).toEqual([undefined, 0, 0, 2, 3, 3, 5]);
});
