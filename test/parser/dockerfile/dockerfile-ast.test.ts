import { readdirSync, readFileSync } from "node:fs";
import { DockerfileParser } from "dockerfile-ast";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Instruction } from "../../../src/parser/dockerfile/ast.ts";
import { parseDockerfile } from "../../../src/parser/dockerfile/parse.ts";
import { wellFormedFile } from "./arbitrary.ts";

/** A second opinion: dockerfile-ast, a parser of other authors. Instructions as "KEYWORD first line-last line". */
function theirInstructions(text: string): string[] {
  return DockerfileParser.parse(text).getInstructions().map((instruction) => {
    const { start, end } = instruction.getRange();
    return `${instruction.getKeyword()} ${start.line + 1}-${end.line + 1}`;
  });
}

function ourInstructions(text: string): string[] {
  const { preamble, stages } = parseDockerfile(text).tree;
  const all: Instruction[] = [...preamble, ...stages.flatMap(({ instructions }) => instructions)];
  return all.map(({ keyword, loc }) => `${keyword.value} ${loc.start.line}-${loc.end.line}`);
}

/** Where dockerfile-ast is known to differ from BuildKit, which we agree with (see the vectors). Nothing else may differ. */
const KNOWN_DIFFERENCES = [
  {
    name: "blanks between << and the name of a heredoc",
    text: "FROM a\nRUN cat << EOF\nUSER b\nEOF\n",
    ours: ["FROM 1-1", "RUN 2-4"],
  },
  {
    name: "a descriptor before <<",
    text: "FROM a\nRUN cat 3<<EOF\nUSER b\nEOF\n",
    ours: ["FROM 1-1", "RUN 2-4"],
  },
  {
    name: "<< inside quotes",
    text: "FROM a\nRUN bash -c \"cat <<EOF >x\"\nRUN y\n",
    ours: ["FROM 1-1", "RUN 2-2", "RUN 3-3"],
  },
  {
    name: "two escape characters at the end of a line",
    text: "FROM a\nRUN echo \\\\\nRUN y\n",
    ours: ["FROM 1-1", "RUN 2-2", "RUN 3-3"],
  },
  {
    name: "an escape directive behind a comment of its form",
    text: "# foo=bar\n# escape=`\nFROM a\nRUN x \\\n y\n",
    ours: ["FROM 3-3", "RUN 4-5"],
  },
] as const;

test.each(KNOWN_DIFFERENCES)("differs for $name", ({ text, ours }) => {
  expect(ourInstructions(text)).toEqual(ours);
  expect(theirInstructions(text)).not.toEqual(ours);
});

test("gives the same instructions on the same lines for generated files", () => {
  fc.assert(
    fc.property(wellFormedFile, (text) => {
      expect(ourInstructions(text)).toEqual(theirInstructions(text));
    }),
    { numRuns: 1500 },
  );
});

const examples = new URL("../../../examples/", import.meta.url);
const exampleFiles = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter((path) =>
  /(?:^|[\\/.])(?:Dockerfile|Containerfile)[^\\/]*$/i.test(path),
);

test("gives the same instructions on the same lines for the examples", () => {
  for (const path of exampleFiles) {
    const text = readFileSync(new URL(path, examples), "utf8");
    expect([path, ...ourInstructions(text)]).toEqual([path, ...theirInstructions(text)]);
  }
});
