/**
 * Precision and recall over labelled files.
 *
 *   npm run score -- FOLDER LABELS.tsv [--record | --record=blind]
 *
 * FOLDER has one folder for each labelled file, named by its id, with the file in it under its own name. LABELS.tsv
 * has the columns id, level, category and lines, with a header. `must` and `weak` are leaks, found by a finding on one
 * of their lines; `grey` counts for nothing; a finding on any other line is a false alarm, counted once a line.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "../lib/index.js";
import { record } from "./quality.mjs";

const [folder, labelsFile] = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
if (labelsFile === undefined) {
  console.error("usage: npm run score -- FOLDER LABELS.tsv [--record | --record=blind]");
  process.exit(2);
}

const labels = new Map();
for (const line of readFileSync(labelsFile, "utf8").trim().split("\n").slice(1)) {
  const [id, level, , lines] = line.split("\t");
  labels.set(id, [...(labels.get(id) ?? []), ...(level === "none" ? [] : [{ level, lines: lines.split(",").map(Number) }])]);
}

const linter = new Linter({ config: "recommended" });
const tallies = { Dockerfile: tally(), Compose: tally() };
for (const id of readdirSync(folder).sort()) {
  const groups = labels.get(id) ?? [];
  for (const name of readdirSync(join(folder, id))) {
    const path = join(folder, id, name);
    // What is neither a Dockerfile nor a Compose file is not linted, and so not reported.
    const { messages = [] } = (await linter.lintText({ text: readFileSync(path, "utf8"), path })) ?? {};
    count(/\.ya?ml$|\.json$/.test(name) ? tallies.Compose : tallies.Dockerfile, groups, new Set(messages.map(({ line }) => line)));
  }
}

function tally() {
  return { files: 0, leaks: 0, found: 0, reports: 0, alarms: 0 };
}

function count(sums, groups, reported) {
  const leaks = groups.filter(({ level }) => level !== "grey");
  const onLeak = new Set(leaks.flatMap(({ lines }) => lines));
  const known = new Set(groups.flatMap(({ lines }) => lines));
  sums.files++;
  sums.leaks += leaks.length;
  sums.found += leaks.filter(({ lines }) => lines.some((line) => reported.has(line))).length;
  sums.reports += [...reported].filter((line) => onLeak.has(line)).length;
  sums.alarms += [...reported].filter((line) => !known.has(line)).length;
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const figures = Object.entries(tallies).flatMap(([name, { files, leaks, found, reports, alarms }]) => {
  const [recall, precision] = [found / leaks, reports / (reports + alarms)];
  return [
    [`${name}: files`, String(files)],
    [`${name}: leaks found`, `${found} of ${leaks} (recall ${percent(found, leaks)})`],
    [`${name}: lines reported without cause`, `${alarms} of ${reports + alarms} (precision ${percent(reports, reports + alarms)})`],
    [`${name}: F1`, percent(2 * precision * recall, precision + recall)],
  ];
});
for (const [label, value] of figures) console.log(`${label}: ${value}`);
const recorded = process.argv.find((arg) => /^--record(?:=blind)?$/.test(arg));
if (recorded) record(recorded === "--record" ? "labels" : "blind", `npm run score -- FOLDER LABELS.tsv ${recorded}`, figures);
