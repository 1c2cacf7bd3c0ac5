import { afterAll, beforeAll, expect, test } from "vitest";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules } from "../../src/rules/index.ts";
import { citedCases } from "./cases/cited.ts";
import { proofCases } from "./cases/index.ts";
import { baseEnvironment, writeBase } from "./harness/base.ts";
import { Buildah } from "./harness/buildah.ts";
import { channelOf } from "./harness/linting.ts";
import { prove, type Evidence, type Proof } from "./harness/prove.ts";
import { writeServed } from "./harness/server.ts";
import { proofsPage } from "./page.ts";
import type { Outcome, ProofCase } from "./proof-case.ts";

const root = mkdtempSync(join(tmpdir(), "dfsecret-proofs-"));
const served = join(root, "served");
const buildah = new Buildah(root);
const proofs = new Map<ProofCase, Proof>();

beforeAll(async () => {
  mkdirSync(served);
  writeServed(served);
  const base = join(root, "base");
  writeBase(base);
  await buildah.importBase("bb", base, baseEnvironment);
  console.info(`The proofs are built with ${await buildah.version()}.`);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

for (const proof of proofCases) {
  const check = proof.pending === undefined ? test : test.fails;
  check.concurrent(`${proof.rule}: ${proof.title}`, async ({ expect }) => {
    const { before, after } = await prove(proof, { buildah, root, served });
    const hadSecret = proof.use !== "at run time";

    const ownMessages = before.messages.filter(({ ruleId }) => ruleId === `dfsecret/${proof.rule}`);
    expect(ownMessages).not.toEqual([]);
    expect(outcomeOf(before), before.log).toEqual({ passes: true, hadSecret, leaks: true, ...proof.before });
    const readable = [...before.found.map(({ channel }) => channel), proof.onlyBuildKit, "repository"];
    for (const channel of ownMessages.map(channelOf)) {
      if (channel !== null) expect(readable).toContain(channel);
    }

    expect(outcomeOf(after), after.log).toEqual({ passes: true, hadSecret, leaks: false, ...proof.after });
    expect(after.messages).toEqual([]);
    proofs.set(proof, { before, after });
  });
}

test("every rule has a proof, or a reason why no build can show it", () => {
  const shown = new Set([...proofCases, ...citedCases].map(({ rule }) => rule));
  expect(Object.keys(rules).filter((rule) => !shown.has(rule))).toEqual([]);
});

/** What they offer for Dockerfiles would need to know the program. */
const offeringForComposeOnly: ReadonlySet<string> = new Set(["no-secret-argv"]);

test("every rule that offers suggestions for Dockerfiles has a proof that one of them mends", () => {
  const mended = new Set(proofCases.filter(({ mend, pending }) => mend === "suggestion" && pending === undefined).map(({ rule }) => rule));
  const offering = Object.entries(rules).filter(([rule, { meta }]) => meta.hasSuggestions && meta.languages.includes("dockerfile") && !offeringForComposeOnly.has(rule)).map(([rule]) => rule);
  expect(offering.filter((rule) => !mended.has(rule))).toEqual([]);
});

test("docs/proofs.md is what was found", async () => {
  // Otherwise some failed, or were not asked for, and the page would tell of no more than the rest.
  const proven = proofCases.filter(({ pending }) => pending === undefined);
  expect(proofs.size).toBe(proven.length);
  await expect(proofsPage(proven.map((proof) => [proof, proofs.get(proof)!]), citedCases)).toMatchFileSnapshot("../../docs/proofs.md");
});

function outcomeOf({ passes, hadSecret, leaks }: Evidence): Outcome {
  return { passes, hadSecret, leaks };
}
