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

/** Instructions that carry, use or store a secret. */
const leaking = fc.constantFrom(
  "ARG NPM_TOKEN", "ARG NPM_TOKEN=", `ARG NPM_TOKEN=${canary} MODE=ci`, "ENV NPM_TOKEN=$NPM_TOKEN", "ENV NODE_ENV=x AUTH_TOKEN=${NPM_TOKEN} B=1",
  `ENV A=1 \\\n    # why\n    DB_PASSWORD=${canary} \\\n    B=2`, `ENV DB_PASSWORD ${canary}`, "ENV URL=postgres://u:$DB_PASSWORD@h/d",
  "ONBUILD ARG NPM_TOKEN", "ONBUILD RUN npm ci --token=$NPM_TOKEN",
  "COPY .npmrc .", "COPY package.json .npmrc ./", "COPY [\".npmrc\", \"/app/\"]", "COPY id_rsa /root/.ssh/id_rsa", "ADD .netrc /root/.netrc", "COPY . .",
  "RUN npm ci", "RUN rm -f .npmrc", "RUN npm ci && rm .npmrc && echo x", "RUN npm ci \\\n    # tidy\n    && rm .npmrc \\\n    && npm run build", "RUN rm .npmrc || true; echo y",
  "RUN chmod 600 /root/.ssh/id_rsa && git clone git@github.com:a/b.git && rm -rf /root/.ssh", "RUN { npm ci; rm .npmrc; }",
  "RUN if [ -f x ]; then rm .npmrc; fi", "RUN (cd /app; rm .npmrc)", "RUN npm ci | tee log; rm .npmrc",
  "RUN curl -H \"X: $NPM_TOKEN\" https://x.example.com -o /x", `RUN curl -u me:${canary} https://x.example.com -o /x`, `RUN curl -H 'Authorization: Bearer ${canary}' \\\n  https://x.example.com`,
  "RUN <<EOF\nset -e\necho \"//r/:_authToken=$NPM_TOKEN\" > .npmrc\nnpm ci\nrm .npmrc\nEOF", "RUN <<-EOF\n\tcurl -u me:$DB_PASSWORD https://x.example.com\n\tEOF",
  "RUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /root/.npmrc && npm ci", "RUN --mount=type=secret,id=t \\\n  cat /run/secrets/t > /root/.netrc",
  "RUN git clone https://$NPM_TOKEN@github.com/a/b.git", `RUN git clone https://me:${canary}@github.com/a/b.git /b`, "RUN npm config set //r/:_authToken $NPM_TOKEN",
  `ADD https://me:${canary}@github.com/a/b.git /b`, `ADD https://x.example.com/a?token=${canary} /a`, "RUN wget https://x.example.com/b",
  `RUN ["sh", "-c", "echo $NPM_TOKEN"]`, "RUN sleep 1 & curl -u me:$DB_PASSWORD https://x.example.com", "RUN make install",
);
const around = fc.constantFrom("WORKDIR /app", "USER app", "FROM node:22", "FROM base AS other", "SHELL [\"/bin/bash\", \"-c\"]", "EXPOSE 80", "LABEL a=b \\\n  # c\n  d=e");

/** What no rewrite may touch; each line is unlike the others. */
const inert = fc.nat(3).map((kind) => (n: number) =>
  [`# remark ${n}`, `RUN echo keep-${n}`, `COPY keep-${n} /keep/`, `LABEL keep=${n}`][kind]!);

const dockerfiles = fc
  .tuple(fc.constantFrom("FROM node:22 AS base", "# syntax=docker/dockerfile:1\nFROM node:22 AS base", "ARG NPM_TOKEN\nFROM node:22 AS base", "FROM acme/unknown AS base"),
    fc.array(fc.oneof({ weight: 5, arbitrary: leaking.map((text) => () => text) }, { weight: 2, arbitrary: inert }, { weight: 1, arbitrary: around.map((text) => () => text) }), { maxLength: 9 }),
    fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([head, parts, ending, bom]) => {
    const text = [head, ...parts.map((part, i) => part(i)), ""].join("\n").replaceAll("\n", ending);
    return bom ? `\uFEFF${text}` : text;
  });

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
    await fc.assert(fc.asyncProperty(dockerfiles, async (text) => {
      const { files: changes, result } = await fix(text);
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
  }, 120_000);

  test("deliver the secret to each RUN that used it", () => {
    fc.assert(fc.property(dockerfiles, (text) => {
      const trace = traceOf(text);
      const leak = trace.leaks.find(({ place }) => place === "arg" || place === "env");
      const proposal = leak && proposalFor(leak, trace);
      const secret = /--secret id=(\w+)/.exec(proposal?.rewrite.handover.map((one) => one.text).join() ?? "")?.[1];
      if (!leak || !proposal || secret === undefined) return;
      const output = applyRewrite(new Map([[path, text]]), proposal.rewrite)!.get(path)!;
      const rewritten = [...traceOf(output).dockerfiles[0]!.runs.values()];
      // No RUN goes with a variable, so the RUNs are the same in number and order.
      for (const [i, { uses }] of [...trace.dockerfiles[0]!.runs.values()].entries()) {
        const used = [...uses].some(({ name }) => name === (leak.secret?.origin === "argument" ? leak.secret.name : leak.subject));
        if (used) expect(rewritten[i]!.mounts.map(({ id }) => id)).toContain(secret);
      }
    }), { numRuns: 300 });
  });
});
