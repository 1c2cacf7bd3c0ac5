// npm run bench: start-up of the bundled command over bare node, and throughput of its whole analysis
// against dockerfile-ast's bare parse of the same files. Every measurement is a whole process, wall time.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { generateDockerfiles } from "./generate.mjs";

const startRuns = 21;
const throughputRuns = 5;
const fileCount = 2000;
const filesPerDirectory = 10;
const command = resolve("dist/cli.js");

const root = mkdtempSync(join(tmpdir(), "dfsecret-bench-"));
try {
  const bytes = writeFiles();
  reportStart();
  reportThroughput(bytes);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function writeFiles() {
  let bytes = 0;
  let index = 0;
  for (const text of generateDockerfiles(fileCount)) {
    const directory = join(root, `project-${Math.floor(index / filesPerDirectory)}`);
    if (index % filesPerDirectory === 0) writeContext(directory);
    writeFileSync(join(directory, `service-${index++}.Dockerfile`), text);
    bytes += Buffer.byteLength(text);
  }
  return bytes;
}

/** What the COPYs of the generated files take. */
function writeContext(directory) {
  mkdirSync(join(directory, "src"), { recursive: true });
  writeFileSync(join(directory, "package.json"), '{ "private": true }\n');
  writeFileSync(join(directory, "package-lock.json"), '{ "lockfileVersion": 3 }\n');
  writeFileSync(join(directory, "src", "index.js"), 'console.log("ready");\n');
  writeFileSync(join(directory, ".dockerignore"), "node_modules\n.git\n**/.env\n");
}

function reportStart() {
  const file = join(root, "project-0", "service-0.Dockerfile");
  const [bare, ours] = medians(startRuns, [["-e", "0"], [command, file]]);
  console.log(`start-up, one file, median of ${startRuns}: node -e 0 ${ms(bare)}, dfsecret-lint ${ms(ours)}, ratio ${(ours / bare).toFixed(2)}`);
}

function reportThroughput(bytes) {
  const [theirs, ours] = medians(throughputRuns, [[resolve("bench/dockerfile-ast.mjs"), root], [command, "--format", "json", root]]);
  const rate = (time) => `${ms(time)} (${(bytes / 1e3 / time).toFixed(2)} MB/s)`;
  console.log(`${fileCount} files, ${(bytes / 1e6).toFixed(1)} MB, median of ${throughputRuns}: dockerfile-ast's parse alone ${rate(theirs)}, dfsecret-lint's whole analysis ${rate(ours)}, ratio ${(theirs / ours).toFixed(2)}`);
}

/** The median time of each command line of node; they take turns, so that a busy machine slows all of them. */
function medians(runs, commands) {
  const times = commands.map(() => []);
  for (let run = 0; run <= runs; run++) {
    for (const [index, args] of commands.entries()) {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
      if (status === null || status > 1) throw new Error(`node ${args.join(" ")} exited with ${status}: ${stderr}`);
      if (run > 0) times[index].push(performance.now() - start); // the first round warms the disk
    }
  }
  return times.map((list) => list.sort((a, b) => a - b)[list.length >> 1]);
}

function ms(time) {
  return `${time.toFixed(0)} ms`;
}
