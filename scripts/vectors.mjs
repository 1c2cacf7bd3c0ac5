/**
 * Holds the built package against vectors of BuildKit's and Compose's answers: `npm run vectors -- FILE.jsonl…`.
 * Exit code 0 for agreement, 1 for any difference, 2 for a file that cannot be read.
 */
import { readFileSync } from "node:fs";
import * as parsers from "../lib/index.js";
import { compareVectors } from "../test/vectors/agreement.mjs";

const SHOWN_DIFFERENCES = 10;
const SHOWN_LENGTH = 300;

const shorten = (value) => {
  const text = JSON.stringify(value);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
};

function report(file, { total, differences }) {
  console.log(`${file}: agreed ${total - differences.length} of ${total}`);
  for (const { line, input, expected, actual } of differences.slice(0, SHOWN_DIFFERENCES)) {
    console.log(`  line ${line}: ${shorten(input)}`);
    console.log(`    expected ${shorten(expected)}`);
    console.log(`    actual   ${shorten(actual)}`);
  }
  const hidden = differences.length - SHOWN_DIFFERENCES;
  if (hidden > 0) console.log(`  and ${hidden} more`);
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("Name one or more files of vectors.");
  process.exit(2);
}

let total = 0;
let agreed = 0;
let unreadable = false;
for (const file of files) {
  try {
    const comparison = compareVectors(readFileSync(file, "utf8"), parsers);
    report(file, comparison);
    total += comparison.total;
    agreed += comparison.total - comparison.differences.length;
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    unreadable = true;
  }
}
console.log(`total: agreed ${agreed} of ${total}`);
process.exitCode = unreadable ? 2 : agreed === total ? 0 : 1;
