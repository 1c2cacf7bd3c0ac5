import { expect, test } from "vitest";
import { parseCompose } from "../../../src/parser/compose/parse.ts";
import { composeVisitorKeys } from "../../../src/parser/compose/visitor-keys.ts";
import { visitTree } from "../dockerfile/walk.ts";

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join("");
const service = (fields: string): string => `services:\n  app:\n${fields}`;

const aliasBomb = `a0: &a0 [x]\n${times(30, (i) => `a${i + 1}: &a${i + 1} [${times(9, () => `*a${i}, `)}]\n`)}${service("    command: *a30\n    environment: *a30\n")}`;
const mergeBomb = `a0: &a0 {x: y}\n${times(60, (i) => `a${i + 1}: &a${i + 1} {<<: [*a${i}, *a${i}, *a${i}], k${i}: v}\n`)}${service("    environment: *a60\n")}`;
const wideMerges = `x-a: &a\n${times(2000, (i) => `  k${i}: v\n`)}services:\n${times(3000, (i) => `  s${i}:\n    environment: {<<: *a}\n`)}`;
const wideAliases = `x-a: &a\n${times(2000, (i) => `  - k${i}=v\n`)}services:\n${times(3000, (i) => `  s${i}:\n    volumes: *a\n`)}`;

/** Per case: the text, and how many diagnostics there are at most; at least one unless that is 0. */
test.each<[string, string, number]>([
  ["an alias bomb", aliasBomb, 0],
  ["a merge bomb", mergeBomb, 0],
  ["a chain of merges", `a0: &a0 {x: y}\n${times(3000, (i) => `a${i + 1}: &a${i + 1} {<<: *a${i}}\n`)}${service("    environment: *a3000\n")}`, 0],
  ["merges of many fields", wideMerges, 1],
  ["aliases of long lists", wideAliases, 1],
  ["20,000 keys", service(`    environment:\n${times(20_000, (i) => `      K${i}: v\n`)}`), 0],
  ["20,000 times the same key", service(`    environment:\n${times(20_000, () => "      K: v\n")}`), 19_999],
  ["10,000 open brackets", `services: ${"[".repeat(10_000)}`, 101],
  ["10,000 brackets", `services: ${"[".repeat(10_000)}${"]".repeat(10_000)}`, 1],
  ["10,000 braces", `services: ${"{a: ".repeat(10_000)}${"}".repeat(10_000)}`, 1],
  ["500,000 brackets", `services: ${"[".repeat(500_000)}${"]".repeat(500_000)}`, 101],
  ["3,000 levels of indentation", times(3000, (i) => `${" ".repeat(i)}a:\n`), 1],
  ["tabs", "services:\n\ta:\n\t\timage: b\n".repeat(1000), 10_000],
  ["NUL bytes", "\0".repeat(100_000), 2],
  ["text read with the wrong encoding", "s\0e\0r\0v\0i\0c\0e\0s\0:\0\n\0 \0 \0a\0:\0", 10],
  ["lone surrogates", service("    image: \uD800\uDC00\uD800 \uDC00\n"), 0],
  ["commas", `[${",".repeat(20_000)}`, 101],
  ["comments", "#\n".repeat(100_000), 0],
  ["documents", "---\n".repeat(10_000), 0],
  ["nested references", service(`    image: ${"${A:-".repeat(30_000)}${"}".repeat(30_000)}\n`), 30_000],
  ["a long inline Dockerfile", service(`    build:\n      dockerfile_inline: |\n        FROM a\n${"        RUN a $$b \\\n          && c\n".repeat(5000)}`), 0],
])("%s end soon", (_name, text, mostDiagnostics) => {
  const before = performance.now();
  const { tree, diagnostics } = parseCompose(text);
  const seen = new Set([...visitTree(tree, composeVisitorKeys)].map(({ node }) => node));
  expect(performance.now() - before).toBeLessThan(20_000);
  expect(seen.size).toBeGreaterThan(0);
  expect(diagnostics.length).toBeLessThanOrEqual(mostDiagnostics);
  expect(diagnostics.length > 0).toBe(mostDiagnostics > 0);
});

test("what stands before brackets that no reader goes into is read", () => {
  const { tree, diagnostics } = parseCompose(`${service("    image: b\n")}x-a: ${"[".repeat(20_000)}\n`);
  const services = [...visitTree(tree, composeVisitorKeys)].filter(({ node }) => node.type === "ComposeService");
  expect(services).toHaveLength(1);
  expect(diagnostics[0]?.message).toBe("Brackets, mappings or sequences are nested too deeply.");
});
