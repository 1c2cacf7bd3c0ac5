/**
 * Runs generated RUN scripts for real, in a chroot with busybox, and compares where their secrets are with what the linter
 * says of the same Dockerfile: `npm run differential -- --count 1000 [--seed N] [--record]`. Prints each disagreement with the
 * smallest Dockerfile that shows it. Needs root and a static busybox; without them it says so and does nothing.
 *
 * Exit code 0 when there is no disagreement, or where nothing could be run; 1 otherwise.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { rolldown } from "rolldown";
import { record } from "./quality.mjs";

const { values } = parseArgs({ options: { count: { type: "string", default: "1000" }, seed: { type: "string", default: "1" }, record: { type: "boolean", default: false } } });
const [count, seed] = [Number(values.count), Number(values.seed)];

const { differential, whyNot } = await bundle();
const reason = whyNot();
if (reason === null) await compare();
else console.log(`Nothing was compared: ${reason}.`);

async function compare() {
  const started = performance.now();
  const { compared, failed, findings } = await differential(count, seed, ({ disagreement: { kind, where, secret }, dockerfile }) => {
    console.log(`\n${kind}, ${where}: ${secret}\n${dockerfile}`);
  });
  const tally = [...new Set(findings.map(({ disagreement: { kind, where } }) => `${kind} (${where})`))].sort()
    .map((what) => `${what}: ${findings.filter(({ disagreement: { kind, where } }) => `${kind} (${where})` === what).length}`);
  console.log(`${compared} Dockerfiles compared, ${failed} left out whose scripts fail, seed ${seed}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
  console.log(tally.length === 0 ? "no disagreement" : tally.join(", "));
  if (values.record) record("differential", `npm run differential -- --count ${count} --seed ${seed} --record`, [["Dockerfiles that were run", String(compared)], ["disagreements", tally.join(", ") || "none"]]);
  process.exitCode = findings.length > 0 ? 1 : 0;
}

/** The generator and the linter as one, which runs faster than sources that are loaded one by one. */
async function bundle() {
  // Inside the repository, where its packages are found.
  const directory = mkdtempSync(resolve(".test-bundle-"));
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
  const build = await rolldown({ input: "test/differential/differential.ts", platform: "node", external: ["eslint"] });
  await build.write({ dir: directory, format: "esm" });
  return import(pathToFileURL(`${directory}/differential.js`).href);
}
