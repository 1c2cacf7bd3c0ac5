/**
 * Draws findings, and quiet lines with secret-like words, at random from a folder of files, for a person to read.
 *
 *   npm run sample -- FOLDER [--count 200] [--seed 1] [--record WRONG_FINDINGS,WRONG_QUIET]
 *
 * Every Dockerfile and Compose file below FOLDER counts, each by its text alone. The same seed draws the same lines.
 * Whoever has read them records how many were wrong.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { Linter } from "../lib/index.js";
import { record } from "./quality.mjs";
import { createRandom, draw } from "./random.mjs";

const { values: options, positionals: [folder] } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string", default: "200" }, seed: { type: "string", default: "1" }, record: { type: "string" } },
});
if (folder === undefined) {
  console.error("usage: npm run sample -- FOLDER [--count 200] [--seed 1] [--record WRONG_FINDINGS,WRONG_QUIET]");
  process.exit(2);
}

const telling = /passw|token|secret|api_?key|credential|private.?key|_pass\b|\bpwd=|:\/\/[^\s/@:]+:[^\s/@]+@/i;
const isLinted = (name) => /^(?:.*\.)?dockerfile(?:\..*)?$/i.test(name) || /^(?:docker-)?compose[\w.-]*\.ya?ml$/i.test(name);
const linter = new Linter({ config: "recommended" });
const findings = [];
const quiet = [];
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && isLinted(entry.name));
for (const entry of files) {
  const path = join(entry.parentPath, entry.name);
  const text = readFileSync(path, "utf8");
  const lines = text.split("\n");
  // At a place where there is nothing beside it, so that the text alone is judged.
  const { messages } = await linter.lintText({ text, path: join("/nowhere", basename(path)) });
  const where = (line) => `${path}:${line} | ${lines[line - 1]?.trim().slice(0, 200)}`;
  for (const { line, ruleId } of messages) if (ruleId !== null) findings.push(`${ruleId} | ${where(line)}`);
  const reported = new Set(messages.flatMap(({ line, endLine }) => [line, endLine]));
  lines.forEach((line, i) => {
    if (telling.test(line) && !/^\s*#/.test(line) && !reported.has(i + 1)) quiet.push(where(i + 1));
  });
}

const random = createRandom(Number(options.seed));
const count = Number(options.count);
const drawn = { findings: draw(findings, count, random), quiet: draw(quiet, count, random) };
console.log(`# ${drawn.findings.length} of ${findings.length} findings in ${files.length} files`);
for (const line of drawn.findings) console.log(line);
console.log(`# ${drawn.quiet.length} of ${quiet.length} quiet lines with secret-like words`);
for (const line of drawn.quiet) console.log(line);

if (options.record !== undefined) {
  const [wrongFindings, wrongQuiet] = options.record.split(",");
  record("sample", `npm run sample -- FOLDER --count ${options.count} --seed ${options.seed} --record ${options.record}`, [
    ["files", String(files.length)],
    ["findings that were wrong, of those read (their causes are mended since)", `${wrongFindings} of ${drawn.findings.length}`],
    ["quiet lines that were wrong, of those read (the same)", `${wrongQuiet} of ${drawn.quiet.length}`],
  ]);
}
