import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fixAll } from "../../src/engine/fix.ts";
import { Linter } from "../../src/engine/linter.ts";
import { applyRewrite } from "../../src/fixes/apply.ts";
import { proposalFor } from "../../src/fixes/proposals.ts";
import { parseDockerfile } from "../../src/parser/dockerfile/parse.ts";
import { traceDockerfile } from "../../src/trace/dockerfile.ts";
import { defaultSettings } from "../../src/trace/settings.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";
import { canary } from "../rules/made-up.ts";
import { leakingDockerfile, variableInUse } from "./arbitrary.ts";

const files = { "app.js": "", ".npmrc": `//r/:_authToken=${canary}\n`, "package.json": "{}" };

const path = "/project/Dockerfile";

function traceOf(text: string) {
  return traceDockerfile({ path, text, tree: parseDockerfile(text).tree, workspace: memoryWorkspace(files, "/project"), settings: defaultSettings });
}

async function fix(text: string) {
  return fixAll(new Linter(), {
    path: "/project/Dockerfile",
    text,
    workspaceWith: (texts) => memoryWorkspace({ ...files, ...Object.fromEntries(texts) }, "/project"),
  });
}

function inertLines(text: string): string[] {
  return text.split(/\r?\n/).map((line) => line.trim()).filter((line) => /remark \d|keep-\d|keep=\d/.test(line));
}

describe("all rewrites of a file", () => {
  test("leave a file that the reader takes, nothing to rewrite, and all else as it was", async () => {
    const rewrites: number[] = [];
    await fc.assert(fc.asyncProperty(leakingDockerfile, async (text) => {
      const { files: changes, result, applied } = await fix(text);
      rewrites.push(applied);
      const output = changes.find(({ path }) => path.endsWith("/Dockerfile"))?.after ?? text;
      const errorsIn = (one: string): string[] => parseDockerfile(one).diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
      if (errorsIn(text).length === 0) expect(errorsIn(output)).toEqual([]);
      expect(inertLines(output)).toEqual(inertLines(text));
      expect(output.startsWith("\uFEFF")).toBe(text.startsWith("\uFEFF"));
      if (text.includes("\r\n")) expect(output.replaceAll("\r\n", "")).not.toContain("\n");
      if (result!.fatalErrorCount === 0) expect(result!.messages.flatMap(({ suggestions = [] }) => suggestions.map(({ desc }) => desc))).toEqual([]);
      const others = Object.fromEntries(changes.filter(({ path }) => !path.endsWith("/Dockerfile")).map(({ path, after }) => [path, after]));
      const again = await fixAll(new Linter(), {
        path: "/project/Dockerfile",
        text: output,
        workspaceWith: (texts) => memoryWorkspace({ ...files, ...others, ...Object.fromEntries(texts) }, "/project"),
      });
      expect(again.files).toEqual([]);
    }), { numRuns: 150 });
    // Otherwise this would show nothing.
    expect(rewrites.filter((count) => count > 0).length).toBeGreaterThan(rewrites.length / 2);
    expect(rewrites.filter((count) => count > 1).length).toBeGreaterThan(rewrites.length / 5);
  }, 120_000);

  test("deliver the secret to each RUN that used it", () => {
    let delivered = 0;
    fc.assert(fc.property(variableInUse, (text) => {
      const trace = traceOf(text);
      const leak = trace.leaks.find(({ place }) => place === "arg" || place === "env");
      const proposal = leak && proposalFor(leak, trace);
      const secret = proposal?.rewrite.handover.map(({ means }) => (means?.kind === "secret" ? means.id : undefined)).find((id) => id !== undefined);
      if (!leak || !proposal || secret === undefined) return;
      const output = applyRewrite(new Map([[path, text]]), proposal.rewrite)!.get(path)!;
      const rewritten = [...traceOf(output).dockerfiles[0]!.runs.values()];
      // No RUN goes with a variable, so the RUNs are the same in number and order.
      for (const [i, { uses }] of [...trace.dockerfiles[0]!.runs.values()].entries()) {
        const used = [...uses].some(({ name }) => name === (leak.secret?.origin === "argument" ? leak.secret.name : leak.subject));
        if (used) expect(rewritten[i]!.mounts.map(({ id }) => id)).toContain(secret);
        if (used) delivered++;
      }
    }), { numRuns: 300 });
    expect(delivered).toBeGreaterThan(300);
  });
});
