import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { worstCases } from "./cases.mjs";
import { lintCase, ms } from "./measure.mjs";

const limit = 2000;
const patience = 60_000;

/** Lints every worst case in a process of its own; says which take longer (wall time) than they may. False where one fails. */
export function measureWorst(size) {
  const names = Object.keys(worstCases(1));
  const times = names.map((name) => {
    const { stdout, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), name, String(size)], { encoding: "utf8", timeout: patience });
    return { name, time: status === 0 ? Number(stdout) : Infinity };
  });
  times.sort((a, b) => b.time - a.time);
  const slow = times.filter(({ time }) => time > limit);
  console.log(`worst cases of ${size / 1e6} MB: ${times.length}, ${slow.length} of them above ${limit} ms; the slowest: `
    + times.slice(0, Math.max(5, slow.length)).map(({ name, time }) => `${name} ${time === Infinity ? "failed" : ms(time)}`).join(", "));
  return times.every(({ time }) => time !== Infinity);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [name, size] = process.argv.slice(2);
  const { Linter } = await import("../lib/index.js");
  const input = worstCases(Number(size))[name]();
  const begin = performance.now();
  await lintCase(Linter, input);
  console.log(performance.now() - begin);
}
