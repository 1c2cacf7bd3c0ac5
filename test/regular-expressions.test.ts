import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { check } from "recheck";
import ts from "typescript";
import { describe, expect, test, vi } from "vitest";

/** With the place to look at when it is a slow one. */
interface Expression {
  readonly source: string;
  readonly flags: string;
  readonly at: string;
}

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).map((name) => join("src", name));

function nodesOf(file: string): ts.Node[] {
  const nodes: ts.Node[] = [ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest)];
  for (const node of nodes) ts.forEachChild(node, (child) => void nodes.push(child));
  return nodes;
}

const literals: Expression[] = [];
const builders = new Set<string>();
for (const file of sources) {
  for (const node of nodesOf(file)) {
    if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "RegExp") builders.add(file);
    if (!ts.isRegularExpressionLiteral(node)) continue;
    const end = node.text.lastIndexOf("/");
    literals.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), at: file });
  }
}

/** The expressions that are built, not written, while something is done. */
async function builtDuring(act: () => unknown, at: string): Promise<Expression[]> {
  const built: Expression[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args, newTarget) {
      const made = Reflect.construct(target, args, newTarget) as RegExp;
      built.push({ source: made.source, flags: made.flags, at });
      return made;
    },
  });
  try {
    await act();
  } finally {
    globalThis.RegExp = original;
  }
  return built;
}

const load = (file: string): Promise<Readonly<Record<string, unknown>>> => import(/* @vite-ignore */ resolve(file)) as Promise<Readonly<Record<string, unknown>>>;

async function lintStrictly(text: string): Promise<void> {
  const { lintText } = await import("../src/engine/linter.ts");
  await lintText({ text, config: "strict" });
}

const mounted = (run: string): string => `FROM a\nRUN --mount=type=secret,id=t,target=/s/t ${run}\nRUN --mount=type=secret,id=u,env=T ${run}\n`;

/** What makes each file build its expressions; most do when they are loaded. */
const makers: Readonly<Record<string, (file: string) => unknown>> = {
  "src/secrets/connection-strings.ts": load,
  "src/secrets/words.ts": load,
  "src/secrets/names.ts": load,
  "src/secrets/formats.ts": load,
  "src/secrets/values.ts": load,
  "src/trace/shell/code/file-names.ts": load,
  "src/trace/shell/code/handles.ts": load,
  "src/trace/shell/code/secret-values.ts": load,
  "src/trace/shell/code/file-effects.ts": load,
  "src/fixes/files/verbatim.ts": () => lintStrictly(mounted('export X="$(cat /s/t)" && cat /s/t > /root/.netrc')),
  // The schemas are our own; one pattern in them would do.
  "src/languages/json-schema.ts": async (file) => ((await load(file))["firstError"] as (schema: unknown, data: unknown) => unknown)({ pattern: "^[a-z]+$" }, "a"),
};

/**
 * Only what recheck's automaton finds: it proves, for nearly all expressions, in milliseconds. Those that it cannot
 * judge (look-behinds, back-references, counts of hundreds) have the lint's two rules of eslint-plugin-regexp.
 */
async function slowOnes(expressions: readonly Expression[]): Promise<string[]> {
  const slow: string[] = [];
  for (const { source, flags, at } of expressions) {
    // recheck does not know the flag for indices, which changes nothing of how a match is found.
    const { status } = await check(source, flags.replace("d", ""), { checker: "automaton", timeout: 2_000 });
    if (status === "vulnerable") slow.push(`/${source}/${flags} in ${at}`);
  }
  return slow;
}

describe("no regular expression backtracks more than linearly", () => {
  test("the check knows a slow one", async () => {
    expect(await slowOnes([{ source: "/+$", flags: "", at: "here" }, { source: "(?<!/)/+$", flags: "", at: "here" }])).toEqual(["//+$/ in here"]);
  });

  test("in the sources", { timeout: 300_000 }, async () => {
    expect(literals.length).toBeGreaterThan(300);
    expect(await slowOnes(literals)).toEqual([]);
  });

  test("built from tables and texts", async () => {
    expect([...builders].sort()).toEqual(Object.keys(makers).sort());
    for (const [file, make] of Object.entries(makers)) {
      vi.resetModules();
      const built = await builtDuring(() => make(file), file);
      expect([file, built.length > 0]).toEqual([file, true]);
      expect(await slowOnes(built)).toEqual([]);
    }
  });
});
