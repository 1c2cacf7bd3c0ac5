/**
 * docs/quality.md: the figures that the project holds itself to, as its commands printed them. Most of those commands
 * take `--record` and then leave their figures in docs/quality.json, from which the page is written.
 *
 *   node scripts/quality.mjs           writes the page anew
 *   node scripts/quality.mjs --check   writes nothing; exits with 1 where the page is not as it would be written
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const dataFile = join(root, "docs/quality.json");
const pageFile = join(root, "docs/quality.md");

/** The parts of the page, in order. */
const sections = [
  {
    id: "labels",
    title: "Precision and recall on labelled files",
    text: "Files of public repositories, labelled line by line by people. The files themselves are not part of this repository; the command takes any folder with labels.",
    aim: "F1 of at least 97 % for Dockerfiles and for Compose files",
  },
  {
    id: "blind",
    title: "Files that were labelled before the program had seen them",
    text: "Public files that nobody had labelled, most of them drawn at random from those with words like password or key in them, read line by line by the same guide by readers who did not know what the program says. As it was at each draw: what the misses of one showed was mended before the next.",
    aim: "F1 of at least 97 % for both",
  },
  {
    id: "sample",
    title: "A random sample beyond the labels",
    text: "Findings, and quiet lines with words like password or token in them, drawn at random from public files that nobody has labelled, and read by hand. A finding is wrong where a careful reviewer would not want it; a quiet line is wrong where one would have spoken up.",
    aim: "every wrong one looked at, and its cause mended",
  },
  { id: "rewrites", title: "Rewrites", text: "All suggestions applied to the Dockerfiles of a folder.", aim: "a rewrite for at least 80 % of the leaks by ARG, ENV from ARG, COPY and RUN; none is reported again; every rewritten file parses" },
  {
    id: "speed",
    title: "Speed",
    text: "Ratios, because machines differ and are busy. Whole processes on one thread, except where the table says otherwise.",
    aim: "the whole analysis at most 1.5 times reading and parsing alone; 10 times the work at most 11 times the time; start-up at most 1.6 times node's own; 10,000 files in 200 MiB",
    tried: "What V8 compiled is kept beside the bundle; rewrites, tables of commands, token formats and readers of archives are loaded when a file first needs them; one look-up passes over most commands, directories are listed once; what is worked out for a trace is kept in the trace, where a WeakMap kept both until a full collection (8 % of the processor time, and 60 MiB of 10,000 files); new properties stand before a spread, as the V8 of Node 20 gives each object a hidden class of its own otherwise; the YAML library is bundled without its look at the environment for every token (a tenth of a Compose file's time); no function is written where it is assigned to a property, as V8 puts it among the old objects, where the one of each CMD kept the whole trace of its file (50 MiB of 10,000 files). Not kept: a search of each RUN's text before it is followed (it would pass over 14 %), a memory of what was judged before (nothing gained), flags of V8 (a third of the processor time is its compilers', but flags are the process's, not a linter's), fewer files in the bundle (no gain). What is left is spread thin: of a warm run the parsers take a third, evidence and trace a quarter each, and no module 5 %.",
  },
  {
    id: "worst",
    title: "Files that are made to be slow",
    text: "Files of about a megabyte, each with far too much of one thing.",
    aim: "no file takes more than two seconds",
    tried: "Nothing that we know of grows worse than linearly any more: each of 313 small Dockerfiles and Compose files was repeated, as it is and with other names, up to 100 kB and to 400 kB. What had grown worse (stages of one name, mounts to be added, Compose services with a value in common, advice on copied files, the place of a command among 30,000 addresses, what stands in inline Dockerfiles) is mended, and of a Compose file no more brackets within brackets are read than Compose itself takes. Half of what was above the aim is below it since messages get their properties at once and leaks are sorted by rule once. Garbage collection of the trees takes a quarter to a third of the time, and the YAML library nearly half of it for Compose files; a tree that is thrown away would have to be parsed again for the rules.",
  },
  { id: "fuzz", title: "Fuzzing", text: "Generated files by grammar, and broken ones by bytes, through the whole pipeline: it never throws, never takes more than 50 ms a kilobyte, keeps its ranges in bounds and prints no secret.", aim: "1,000,000 inputs without a failure" },
  {
    id: "differential",
    title: "Scripts that are really run",
    text: "Generated Dockerfiles whose RUNs have a mounted secret, a build argument or a copied credential are run in a chroot with busybox, and what the linter says is held against the files that stay in each layer and against what was printed. Each disagreement is printed with the smallest Dockerfile that shows it.",
    aim: "less than 1 % missed, less than 1 % reported without a leak",
    tried: "Before this was there, 46 of 2,005 such Dockerfiles were missed and 75 reported for nothing: descriptors that exec opens, what xargs and find fill in, uniq with two files, positional parameters, branches of which one is taken, unset variables. What is left is read: a secret in a file's name, sed scripts that delete every line or only count, archives that are unpacked again, lists of a shell that are removed later.",
  },
  {
    id: "mutation",
    title: "Mutation testing",
    text: "A random sample of mutants of what judges, follows and reports; a mutant is killed when a test fails with it.",
    aim: "at least 80 % killed",
    tried: "Survivors are read: most are bounds and early returns for speed, and defaults that only the types ask for; what was a gap has tests now, which hold leaks, ranges and messages in full, and thirty of them were faults of ours that are mended (a heredoc copied into a directory, a key called public by a letter, the arguments of an entrypoint in CMD, files that an included Compose file includes, a logout elsewhere that took back every login, and others). The samples before 2026-11-23 counted rows of tables as survivors where a test loaded them first, and left out the tests of rewrites and directives.",
  },
];

/**
 * Leaves the figures of one section, replacing the ones before.
 *
 * @param {string} id One of the sections above.
 * @param {string} command How to get them again.
 * @param {readonly (readonly [label: string, value: string])[]} figures
 */
export function record(id, command, figures) {
  if (!sections.some((section) => section.id === id)) throw new Error(`docs/quality.md has no section ${id}.`);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const measured = { date: new Date().toISOString().slice(0, 10), version, node: process.version, command, figures };
  writeFileSync(dataFile, `${JSON.stringify({ ...readData(), [id]: measured }, null, 2)}\n`);
  writeFileSync(pageFile, page());
}

function readData() {
  return existsSync(dataFile) ? JSON.parse(readFileSync(dataFile, "utf8")) : {};
}

function page() {
  const data = readData();
  const parts = sections.map(({ id, title, text, aim, tried }) =>
    [`## ${title}`, text, `Aim: ${aim}.`, measured(data[id]), ...(tried ? [`Tried: ${tried}`] : [])].join("\n\n"));
  return [
    "# Quality, measured",
    "Generated by `scripts/quality.mjs` from what the commands below printed; most of them write it here themselves with `--record`.",
    ...parts,
  ].join("\n\n") + "\n";
}

function measured(result) {
  if (!result) return "Not measured yet.";
  const rows = [["", ""], ["---", "---"], ...result.figures].map((row) => `| ${row.join(" | ")} |`);
  return `${rows.join("\n")}\n\nMeasured on ${result.date} with version ${result.version} and Node ${result.node}. Again:\n\n\`\`\`sh\n${result.command}\n\`\`\``;
}

if (process.argv[1] === import.meta.filename) {
  if (!process.argv.includes("--check")) writeFileSync(pageFile, page());
  else if (!existsSync(pageFile) || readFileSync(pageFile, "utf8") !== page()) {
    console.error("docs/quality.md is not what scripts/quality.mjs writes.");
    process.exitCode = 1;
  }
}
