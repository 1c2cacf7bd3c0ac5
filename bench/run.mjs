// npm run bench [-- start|files|growth|memory|worst …] [DIRECTORY]: what the bundled command costs. Without a name all are
// measured; without a directory of real files, over generated ones. Times are the processor's where not said otherwise,
// so that a busy machine disturbs less.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { dockerfilesIn, writeProjects } from "./files.mjs";
import { growth, inTurn, measure, ms, smallest } from "./measure.mjs";

const command = resolve("dist/cli.js");
const script = (name) => resolve("bench", name);
const whole = (directory) => [command, "--no-config", "--format", "json", directory];

const measurements = { start, files, growth: measureGrowth, memory, worst };

const named = process.argv.slice(2).filter((word) => word in measurements);
const given = process.argv.slice(2).find((word) => !(word in measurements));
if (given !== undefined && !existsSync(given)) throw new Error(`there is no ${given}`);
const root = mkdtempSync(join(tmpdir(), "dfsecret-bench-"));
try {
  for (const name of named.length > 0 ? named : Object.keys(measurements)) await measurements[name]();
} finally {
  rmSync(root, { recursive: true, force: true });
}

/** The directory to be measured over: the one that was given, or one with so many generated files. */
function directoryOf(count) {
  return given === undefined ? writeProjects(join(root, String(count)), count) : resolve(given);
}

/** A start over a file of three lines without a finding, and over one of some 50 with one, as people have them. */
function start() {
  const small = join(root, "Dockerfile");
  writeFileSync(small, "FROM alpine:3.20\nRUN apk add --no-cache curl\nCMD [\"sh\"]\n");
  const [usual] = dockerfilesIn(writeProjects(join(root, "1"), 1));
  const [bare, ...ours] = inTurn(31, [["-e", "0"], [command, small], [command, usual]]);
  for (const [index, what] of ["a file of three lines", "a generated file"].entries()) {
    const line = (name, key) => `${name} ${ms(bare[key])} and ${ms(ours[index][key])}, ${ms(ours[index][key] - bare[key])} over node's own, ratio ${(ours[index][key] / bare[key]).toFixed(2)}`;
    console.log(`start-up, node -e 0 and dfsecret-lint over ${what}, medians of 31: ${line("wall time", "wall")}; ${line("processor", "cpu")}`);
  }
}

/** Reading and parsing alone against everything, and against another parser. */
async function files() {
  const directory = directoryOf(2000);
  const paths = dockerfilesIn(directory);
  const list = join(root, "list.txt");
  writeFileSync(list, paths.join("\n"));
  const linting = [command, "--no-config", "--format", "json", "--files-from", list];
  const [parsing, ours, theirs] = inTurn(3, [[script("parse.mjs"), directory], linting, [script("dockerfile-ast.mjs"), directory]]);
  const cold = ours.cpu / parsing.cpu;
  console.log(`${paths.length} Dockerfiles, whole processes, medians of 3: reading and parsing alone ${ms(parsing.cpu)}, dfsecret-lint ${ms(ours.cpu)}, analysis over parsing ${cold.toFixed(2)}; `
    + `dockerfile-ast's parse alone ${ms(theirs.cpu)}`);
  const { parse, lint } = await smallest(paths.slice(0, 500), 12);
  console.log(`the first 500 Dockerfiles in one warm process, smallest of 12: parsing alone ${ms(parse)}, everything ${ms(lint)}, analysis over parsing ${(lint / parse).toFixed(2)}`);
}

async function measureGrowth() {
  const [few, many] = [300, 3000].map((count) => measure(whole(writeProjects(join(root, String(count)), count))).cpu);
  const [start] = inTurn(5, [[command, "--version"]]);
  console.log(`growth, 300 and 3000 generated files: ${ms(few)} and ${ms(many)}, ${((many - start.cpu) / (few - start.cpu)).toFixed(1)} times the work without the start`);
  for (const line of await growth()) console.log(line);
}

function memory() {
  const { peak } = measure(whole(given === undefined ? writeProjects(join(root, "10000"), 10_000) : resolve(given)));
  console.log(`memory, ${given ?? "10,000 generated files"}: ${(peak / 1024).toFixed(0)} MiB at the most`);
}

async function worst() {
  const { measureWorst } = await import("./worst.mjs");
  process.exitCode = measureWorst(1e6) ? 0 : 1;
}
