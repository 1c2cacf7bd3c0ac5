import fc from "fast-check";
import { expect, test } from "vitest";
import type { Word } from "../../../src/parser/dockerfile/ast.ts";
import { expandWord } from "../../../src/parser/dockerfile/expand.ts";
import { parseDockerfile } from "../../../src/parser/dockerfile/parse.ts";
import type { BaseNode, Range } from "../../../src/parser/node.ts";
import { shellVisitorKeys } from "../../../src/parser/shell/visitor-keys.ts";
import { anyText, wellFormedFile } from "./arbitrary.ts";
import { findAll, isNode, visitTree } from "./walk.ts";

const RUNS = { numRuns: 1500 };

/** What is wrong with the ranges of a tree, as sentences. The children of shell nodes are not looked at here. */
function findFaults(tree: BaseNode, length: number): string[] {
  const faults: string[] = [];
  for (const { node, fields } of visitTree(tree)) {
    const [start, end] = node.range;
    if (!(start >= 0 && start <= end && end <= length)) faults.push(`${describe(node)} is out of bounds`);
    if (node.type in shellVisitorKeys) continue;
    for (const children of fields) {
      let previous = start;
      for (const child of children) {
        if (!isInside(child.range, node.range)) faults.push(`${describe(child)} is not inside ${describe(node)}`);
        if (child.range[0] < previous) faults.push(`${describe(child)} in ${describe(node)} stands before ${previous}`);
        previous = child.range[1];
      }
    }
  }
  return faults;
}

const describe = ({ type, range }: BaseNode): string => `${type} ${range.join("-")}`;

const isInside = ([start, end]: Range, outer: Range): boolean => start >= outer[0] && end <= outer[1];

/** Nodes found by looking at every field that visiting by keys misses. */
function findUnreached(tree: BaseNode): string[] {
  const reached = new Set([...visitTree(tree)].map(({ node }) => node));
  const unreached: string[] = [];
  for (const node of reached) {
    const fields = node as unknown as Readonly<Record<string, unknown>>;
    const values = [...Object.keys(node), "parts", "script"].map((key) => fields[key]);
    for (const value of values.flat()) {
      if (isNode(value) && !reached.has(value)) unreached.push(`${value.type} in ${node.type}`);
    }
  }
  return unreached;
}

test("any text gives a tree whose ranges nest and are in order", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, wellFormedFile), (text) => {
      const { tree, diagnostics } = parseDockerfile(text);
      expect(findFaults(tree, text.length)).toEqual([]);
      for (const { range } of diagnostics) expect(isInside(range, tree.range)).toBe(true);
    }),
    RUNS,
  );
});

test("visitor keys reach every node", () => {
  fc.assert(
    fc.property(fc.oneof(anyText, wellFormedFile), (text) => {
      expect(findUnreached(parseDockerfile(text).tree)).toEqual([]);
    }),
    RUNS,
  );
});

test("comments, instructions and blank lines cover a well-formed file", () => {
  fc.assert(
    fc.property(wellFormedFile, (text) => {
      const { tree, diagnostics } = parseDockerfile(text);
      expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
      const top = [...tree.directives, ...tree.comments, ...tree.preamble, ...tree.stages.flatMap(({ instructions }) => instructions)];
      const rest = [...text];
      for (const { range } of top) rest.fill("", ...range);
      expect(rest.join("").trim()).toBe("");
    }),
    { numRuns: 500 },
  );
});

/** Continuations with the comment and blank lines behind them. */
const CONTINUATION = /\\[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*/g;

test("a word's text is its place in the file with the lines joined", () => {
  fc.assert(
    fc.property(wellFormedFile, (text) => {
      const { tree } = parseDockerfile(text);
      const json = text.includes('["');
      for (const word of findAll<Word>(tree, "Word")) {
        const written = text.slice(...word.range).replaceAll(CONTINUATION, "");
        expect(json && written.startsWith('"') ? [word.text, `"${word.text}"`] : [word.text]).toContain(written);
      }
    }),
    { numRuns: 500 },
  );
});

const REAL_FILE = `# syntax=docker/dockerfile:1
# escape=\\
ARG NODE=20
FROM --platform=$BUILDPLATFORM node:\${NODE} AS build
WORKDIR /app
# the token is mounted
RUN --mount=type=secret,id=npm,target=/root/.npmrc \\
    # comment
    npm ci && \\

    npm run build
COPY <<-"EOF" <<B /etc/
	[a] $x
	EOF
\${NODE:-1} "b"
B
FROM scratch
ENV A=1 B="x \${A:+y} z" \\
    C='q'
ONBUILD RUN <<EOF
set -e
EOF
HEALTHCHECK --interval=5m CMD ["curl", "-f", "http://x"]
CMD ["node", "a\\u0041.js"]
`;

test("a file that is being typed is read at every length", () => {
  for (let length = 0; length <= REAL_FILE.length; length++) {
    const { tree } = parseDockerfile(REAL_FILE.slice(0, length));
    expect(findFaults(tree, length)).toEqual([]);
  }
});

test("a file that lacks a character is read", () => {
  for (let at = 0; at < REAL_FILE.length; at++) {
    const text = REAL_FILE.slice(0, at) + REAL_FILE.slice(at + 1);
    expect(findFaults(parseDockerfile(text).tree, text.length)).toEqual([]);
  }
});

test("any word is expanded or refused", () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom("\\", "`"), (word, escape) => {
      expect(() => expandWord(word, { A: "b\nc", V: "" }, { escape })).not.toThrow();
    }),
    RUNS,
  );
});

const MEGABYTE = 1_000_000;

test.each([
  ["heredocs without an end", (index: number) => `RUN cat <<E${index}\n`],
  ["one continued line", () => "RUN a \\\n"],
  ["ONBUILD without an end", () => "ONBUILD "],
  ["pairs in one line", (index: number) => (index === 0 ? "ENV A=b" : ` A${index}="$B"`)],
  ["open quotes", () => "ENV A=\"'${A:-\n"],
  ["brackets", () => "["],
  ["quotes in arrays", (index: number) => (index === 0 ? 'CMD ["' : '\\"a')],
  ["blanks", () => " "],
  ["blanks behind a heredoc's sign", (index: number) => (index === 0 ? "RUN <<" : " ")],
  ["mount options", (index: number) => (index === 0 ? "RUN --mount=" : '"a=""b",')],
  ["chained variables", (index: number) => `ENV A${index}=$A${index - 1}\n`],
])("a large file of %s is read in linear time", (_name, part) => {
  let text = "FROM a\n";
  for (let index = 0; text.length < MEGABYTE; index++) text += part(index);
  const started = performance.now();
  parseDockerfile(text);
  expect(performance.now() - started).toBeLessThan(20_000);
});
