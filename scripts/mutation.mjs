/**
 * Mutates src/secrets, src/trace, src/findings and src/rules and tells which changes no test notices: `npm run mutation` for all of
 * it, which takes hours; `npm run mutation -- --sample 60 [--seed N]` for as many places of a few lines, chosen by the
 * seed. `--record` leaves the score in docs/quality.md. Other options are Stryker's.
 *
 * Mutants of what is worked out once, when a module is loaded (the rows of tables), do not count: Stryker switches a mutant
 * on when the module is there already, so that no test could notice it.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { record } from "./quality.mjs";
import { createRandom, draw } from "./random.mjs";

/** Long enough for a function; Stryker leaves out what is not wholly in it. */
const LINES = 12;

const { values, tokens } = parseArgs({ options: { sample: { type: "string" }, seed: { type: "string", default: "1" }, record: { type: "boolean", default: false } }, strict: false, tokens: true });
const others = tokens.filter(({ kind, name }) => !(kind === "option" && ["sample", "seed", "record"].includes(name))).map(({ rawName, value }) => (rawName === undefined || value === undefined ? (rawName ?? value) : `${rawName}=${value}`));
const mutate = values.sample === undefined ? [] : ["--mutate", choosePlaces(Number(values.sample), Number(values.seed)).join(",")];
const { status } = spawnSync("npx", ["stryker", "run", ...mutate, ...others], { stdio: "inherit" });
if (status === 0) tellScore();
process.exitCode = status ?? 1;

function tellScore() {
  const { files } = JSON.parse(readFileSync(".stryker/report.json", "utf8"));
  const counted = Object.values(files).flatMap(({ mutants }) => mutants).filter((mutant) => !mutant.static && mutant.status !== "Ignored");
  const killed = counted.filter((mutant) => mutant.status === "Killed" || mutant.status === "Timeout").length;
  const share = `${killed} of ${counted.length} (${((100 * killed) / counted.length).toFixed(1)} %)`;
  console.log(`killed: ${share}, mutants of tables left out`);
  if (values.record) record("mutation", `npm run mutation -- --sample ${values.sample} --seed ${values.seed} --record`, [["killed, of the mutants that are not of tables", share]]);
}

/** Each place is as likely as any other in all of the files together. */
function choosePlaces(count, seed) {
  const places = ["src/secrets", "src/trace", "src/findings", "src/rules"].flatMap((directory) =>
    readdirSync(directory, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts")).sort().flatMap((name) => {
      const file = join(directory, name);
      const length = readFileSync(file, "utf8").split("\n").length;
      return Array.from({ length: Math.ceil(length / LINES) }, (_, index) => `${file}:${index * LINES + 1}-${(index + 1) * LINES}`);
    }));
  return draw(places, count, createRandom(seed)).sort();
}
