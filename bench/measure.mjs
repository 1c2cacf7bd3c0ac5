import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { worstCases } from "./cases.mjs";

const preload = resolve("bench/usage.cjs");

// Node 20 reads the certificates that this variable names at every start, which can take longer than all of the rest.
delete process.env.NODE_EXTRA_CA_CERTS;

/** Runs node with these arguments; milliseconds of wall time and processor, and KiB of memory at the most. */
export function measure(args) {
  const report = join(tmpdir(), `dfsecret-usage-${process.pid}.json`);
  const begin = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--require", preload, ...args], {
    stdio: ["ignore", "ignore", "pipe"], encoding: "utf8", env: { ...process.env, USAGE_REPORT: report },
  });
  const wall = performance.now() - begin;
  // The command says 1 for findings and 2 for a file that no builder reads, as real ones may be.
  if (status === null || status > (args[0].endsWith("cli.js") ? 2 : 0)) throw new Error(`node ${args.join(" ")} exited with ${status}: ${stderr}`);
  const { cpu, peak } = JSON.parse(readFileSync(report, "utf8"));
  rmSync(report);
  return { wall, cpu, peak };
}

/** The medians of each command line of node; they take turns, so that a busy machine slows all of them. */
export function inTurn(runs, commands) {
  const measured = commands.map(() => []);
  // The first round warms the disk.
  for (const args of commands) measure(args);
  for (let run = 0; run < runs; run++) for (const [index, args] of commands.entries()) measured[index].push(measure(args));
  return measured.map((list) => ({ wall: median(list.map(({ wall }) => wall)), cpu: median(list.map(({ cpu }) => cpu)) }));
}

function median(list) {
  return list.sort((a, b) => a - b)[list.length >> 1];
}

export function ms(time) {
  return `${time.toFixed(0)} ms`;
}

/** For each file the shortest time of so many rounds, in this process, all files together: parsing alone, and everything. */
export async function smallest(paths, rounds) {
  const { Linter, parseDockerfile } = await import("../lib/index.js");
  const linter = new Linter();
  const texts = paths.map((path) => ({ path, text: readFileSync(path, "utf8") }));
  const best = { parse: texts.map(() => Infinity), lint: texts.map(() => Infinity) };
  const note = (list, index, begin) => void (list[index] = Math.min(list[index], performance.now() - begin));
  for (let round = 0; round < rounds; round++) {
    for (const [index, { text }] of texts.entries()) {
      const begin = performance.now();
      parseAll(parseDockerfile, text);
      note(best.parse, index, begin);
    }
    for (const [index, one] of texts.entries()) {
      const begin = performance.now();
      await linter.lintText(one);
      note(best.lint, index, begin);
    }
  }
  const sum = (list) => list.reduce((total, time) => total + time, 0);
  return { parse: sum(best.parse), lint: sum(best.lint) };
}

/** Parses a Dockerfile with all scripts in it, which are parsed only when they are asked for. */
export function parseAll(parseDockerfile, text) {
  const { tree } = parseDockerfile(text);
  let scripts = 0;
  for (const { instructions } of tree.stages) for (const { script } of instructions) if (script) scripts++;
  return scripts;
}

/** How the worst cases grow from 100 kB to 1 MB: those that take more than 11 times as long. */
export async function growth() {
  const { Linter } = await import("../lib/index.js");
  const lines = [];
  const cases = worstCases(1e5);
  const large = worstCases(1e6);
  for (const name of Object.keys(cases)) {
    const [few, many] = [await cpuOf(Linter, cases[name](), 3), await cpuOf(Linter, large[name](), 1)];
    if (many > 11 * few && many > 500) lines.push(`growth, ${name}: 100 kB ${ms(few)}, 1 MB ${ms(many)}, ${(many / few).toFixed(1)} times`);
  }
  return [...lines, `growth, ${Object.keys(cases).length} worst cases from 100 kB to 1 MB: ${lines.length} take more than 11 times as long`];
}

/** Processor time of linting one file with every rule; the smallest of so many runs. */
async function cpuOf(Linter, input, runs) {
  let best = Infinity;
  for (let run = 0; run < runs; run++) {
    const begin = process.cpuUsage();
    await lintCase(Linter, input);
    const { user, system } = process.cpuUsage(begin);
    best = Math.min(best, (user + system) / 1e3);
  }
  return best;
}

/** Lints a file with every rule; throws where a rule or the analysis fails. */
export async function lintCase(Linter, { path, text, files }) {
  const { memoryWorkspace } = await import("../lib/index.js");
  const workspace = memoryWorkspace({ ...files, [path]: text }, "/project");
  const result = await new Linter({ config: "strict" }).lintText({ text, path: `/project/${path}`, workspace });
  const failed = result?.messages.find(({ message }) => / failed/.test(message));
  if (failed) throw new Error(failed.message);
}
