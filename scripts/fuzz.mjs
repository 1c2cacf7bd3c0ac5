/**
 * Puts generated and mutated files through the whole linter: `npm run fuzz -- --count 1000000 [--seed N]`.
 * Works in chunks, each with a seed of its own, and says after each how far it is; so it can be stopped at any time.
 * Exit code 0 when nothing was wrong; 1 with the smallest input that shows what is, and the seed to see it again.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { setImmediate } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { rolldown } from "rolldown";
import { record } from "./quality.mjs";

const CHUNK = 1000;

const { values } = parseArgs({ options: { count: { type: "string", default: "100000" }, seed: { type: "string", default: "1" }, "keep-going": { type: "boolean", default: false }, record: { type: "boolean", default: false } } });
const [count, first] = [Number(values.count), Number(values.seed)];

const { fuzz } = await bundle();
const started = performance.now();
let failures = 0;
for (let done = 0, seed = first; done < count; seed++) {
  const size = Math.min(CHUNK, count - done);
  const failure = await fuzz(".", size, seed);
  done += size;
  // Signals are seen between the chunks.
  await setImmediate();
  if (failure) {
    failures++;
    console.log(`\nseed ${failure.seed}, a ${failure.path} of these bytes (Latin-1): ${failure.input}\n.dockerignore: ${failure.ignoreFile}\n${failure.why}`);
    if (!values["keep-going"]) break;
  }
  if (done % (10 * CHUNK) === 0 || done === count) console.log(`${done} inputs, ${failures} failures, next seed ${seed + 1}, ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
if (values.record) record("fuzz", `npm run fuzz -- --count ${count} --seed ${first} --keep-going --record`, [["inputs", String(count)], ["failures", String(failures)]]);
process.exitCode = failures > 0 ? 1 : 0;

/** The generators and the linter as one, which runs faster than sources that are loaded one by one. */
async function bundle() {
  // Inside the repository, where its packages are found.
  const directory = mkdtempSync(resolve(".test-bundle-"));
  // Parts of it are loaded when they are needed.
  process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));
  const build = await rolldown({ input: "test/fuzz/fuzz.ts", platform: "node", external: ["eslint"] });
  await build.write({ dir: directory, format: "esm" });
  return import(pathToFileURL(`${directory}/fuzz.js`).href);
}
