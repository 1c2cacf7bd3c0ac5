import { describe, expect, test } from "vitest";
import { fixAll } from "../../src/engine/fix.ts";
import { Linter } from "../../src/engine/linter.ts";
import type { Rewrite } from "../../src/fixes/rewrite.ts";
import type { Rule } from "../../src/findings/rule.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";

const path = "/project/Dockerfile";

/** A rule that finds something where `rewrite` has something to offer. */
function offering(rewrite: (text: string) => Rewrite | null): Rule {
  return {
    meta: {
      type: "problem",
      languages: ["dockerfile"],
      docs: { description: "Offer a rewrite", url: "https://example.com", recommended: "error" },
      messages: { found: "Found {{what}}.", mend: "Mend." },
      schema: [],
      hasSuggestions: true,
    },
    check: ({ text }) => {
      const offered = rewrite(text);
      return offered ? [{ messageId: "found", data: { what: text }, range: [0, 1], subject: "x", suggestions: [{ messageId: "mend", data: {}, rewrite: offered }] }] : [];
    },
  };
}

function put(text: string, from: string, to: string, more: Partial<Rewrite> = {}): Rewrite | null {
  const at = text.indexOf(from);
  return at === -1 ? null : { files: [{ path, edits: [{ range: [at, at + from.length], text: to }] }], handover: [], ...more };
}

async function fix(text: string, rule: Rule, files: Readonly<Record<string, string>> = {}) {
  const linter = new Linter({ plugins: { own: { rules: { offer: rule } } } });
  return fixAll(linter, { path, text, workspaceWith: (texts) => memoryWorkspace({ ...files, ...Object.fromEntries(texts) }, "/project") });
}

describe("fixAll", () => {
  test("goes on until nothing is offered, and tells each handover once", async () => {
    const handover = [{ to: "build", text: "--secret id=x" }] as const;
    const { files, applied, ...rest } = await fix("FROM a\nRUN 1 1 1\n", offering((text) => put(text, "1", "2", { handover })));
    expect([files, applied, rest.handover]).toEqual([[{ path, before: "FROM a\nRUN 1 1 1\n", after: "FROM a\nRUN 2 2 2\n" }], 3, handover]);
  });

  test("leaves out what makes the file unreadable", async () => {
    expect((await fix("FROM a\n", offering((text) => put(text, "FROM", "FORM")))).files).toEqual([]);
  });

  test("leaves out what mends nothing", async () => {
    const rule = offering((text) => put(text, "FROM a", "FROM aa"));
    const same: Rule = { ...rule, check: (...input) => rule.check(...input).map((finding) => ({ ...finding, data: { what: "it" } })) };
    expect((await fix("FROM a\n", same)).files).toEqual([]);
  });

  test("mends a file that is copied again and again", async () => {
    const text = "FROM node:22\nCOPY .npmrc .\nCOPY package.json .npmrc ./\nCOPY .npmrc .\n";
    const around = { ".npmrc": "//r.example.com/:_authToken=npm_q7Vd2mXw9RkT4sLz8H\n", "package.json": "{}" };
    const { files } = await fixAll(new Linter(), { path, text, workspaceWith: (texts) => memoryWorkspace({ ...around, ...Object.fromEntries(texts) }, "/project") });
    expect(files.map(({ after }) => after)).toEqual(["FROM node:22\nCOPY package.json ./\n"]);
  });

  test("leaves out what leads back to where it was", async () => {
    const { files, applied } = await fix("FROM a\n", offering((text) => put(text, "FROM a", "FROM b") ?? put(text, "FROM b", "FROM a")));
    expect([files.map(({ after }) => after), applied]).toEqual([["FROM b\n"], 1]);
  });

  test("rewrites other files with it, all or none", async () => {
    const both = (other: string) => offering((text) => (text.includes("FROM b") ? null : {
      files: [{ path, edits: [{ range: [5, 6], text: "b" }] }, { path: other, edits: [{ range: [0, 1], text: "y" }] }],
      handover: [],
    }));
    expect((await fix("FROM a\n", both("/project/x"), { x: "xx" })).files).toEqual([
      { path, before: "FROM a\n", after: "FROM b\n" },
      { path: "/project/x", before: "xx", after: "yx" },
    ]);
    expect((await fix("FROM a\n", both("/project/none"))).files).toEqual([]);
  });

  test("does nothing with a file that cannot be read", async () => {
    const { files, result } = await fix("FORM a\n", offering((text) => put(text, "FORM", "FROM")));
    expect([files, result?.fatalErrorCount]).toEqual([[], 1]);
  });

  test("goes over a file with a hundred leaks a few times, not a hundred times", async () => {
    const numbers = [...Array(100).keys()];
    const text = `FROM debian\n${numbers.map((n) => `ARG A${n}_TOKEN\nRUN curl -u me:$A${n}_TOKEN https://x.example.com/${n}\nRUN curl -u me:q7Vd2mXw9RkT4sLz8H${n} https://x.example.com\n`).join("")}`;
    let lints = 0;
    const { applied, result } = await fixAll(new Linter(), {
      path,
      text,
      workspaceWith: (texts) => {
        lints++;
        return memoryWorkspace(Object.fromEntries(texts), "/project");
      },
    });
    expect([applied, result?.messages]).toEqual([200, []]);
    expect(lints).toBeLessThan(8);
  });
});
