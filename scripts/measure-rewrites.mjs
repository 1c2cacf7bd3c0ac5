/**
 * Says what share of the leaks in the Dockerfiles below a folder have a rewrite, and holds each rewrite against what it
 * promises: `npm run measure-rewrites -- DIR…`. The files around a Dockerfile are not read, so that names decide.
 * Exit code 0 where all rewrites keep their promises, 1 where one does not, 2 where nothing is found.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import { record } from "./quality.mjs";

const root = join(import.meta.dirname, "..");
const parts = {
  Linter: "engine/linter.ts",
  fixAll: "engine/fix.ts",
  applyRewrite: "fixes/apply.ts",
  proposalFor: "fixes/proposals.ts",
  parseDockerfile: "parser/dockerfile/parse.ts",
  traceDockerfile: "trace/dockerfile.ts",
  defaultSettings: "trace/settings.ts",
  memoryWorkspace: "workspace/workspace.ts",
};

/** What of the sources is measured; the package does not show it. */
async function load() {
  const entry = "measured";
  const code = Object.entries(parts).map(([name, path]) => `export { ${name} } from ${JSON.stringify(join(root, "src", path))};`).join("\n");
  const plugin = { name: entry, resolveId: (id) => (id === entry ? id : null), load: (id) => (id === entry ? code : null) };
  const bundle = await rolldown({ input: entry, platform: "node", logLevel: "silent", cwd: root, plugins: [plugin] });
  const folder = mkdtempSync(join(tmpdir(), "measure-rewrites-"));
  try {
    const file = join(folder, "measured.mjs");
    await bundle.write({ file, format: "esm", codeSplitting: false });
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { Linter, fixAll, applyRewrite, proposalFor, parseDockerfile, traceDockerfile, defaultSettings, memoryWorkspace } = await load();
const linter = new Linter();

/** The kinds of places that the target speaks of, and others. */
const counted = ["arg", "env-from-arg", "copy", "copy-then-rm", "write"];

function kindOf({ place, literal }) {
  return place === "env" ? (literal ? "env-literal" : "env-from-arg") : place;
}

function traceOf(path, text) {
  const workspace = memoryWorkspace({ [path]: text }, dirname(path));
  return traceDockerfile({ path, text, tree: parseDockerfile(text).tree, workspace, settings: defaultSettings });
}

function errorsIn(text) {
  return parseDockerfile(text).diagnostics.filter(({ severity }) => severity === "error").length;
}

function sameAs({ place, subject, detail: { target } }) {
  return (other) => other.place === place && other.subject === subject && other.detail.target === target;
}

/** By kind of place: how many leaks, and how many of them have a rewrite. */
const tally = new Map();
const total = { files: 0, rewritten: 0, applied: 0, uses: 0, delivered: 0 };
const broken = [];

async function measure(path) {
  const text = readFileSync(path, "utf8");
  const trace = traceOf(path, text);
  total.files++;
  for (const leak of trace.leaks) measureLeak(path, text, trace, leak);

  const workspaceWith = (texts) => memoryWorkspace(Object.fromEntries(texts), dirname(path));
  const { applied, files } = await fixAll(linter, { path, text, workspaceWith });
  if (applied === 0) return;
  total.rewritten++;
  total.applied += applied;
  const after = files.find((file) => file.path === path)?.after ?? text;
  if (errorsIn(after) > errorsIn(text)) broken.push(`${path}: all rewrites together give a file that is no Dockerfile`);
  const others = files.filter((file) => file.path !== path).map((file) => [file.path, file.after]);
  const again = await fixAll(linter, { path, text: after, workspaceWith: (texts) => workspaceWith(new Map([...others, ...texts])) });
  if (again.applied > 0) broken.push(`${path}: a second run rewrites more`);
}

function measureLeak(path, text, trace, leak) {
  const kind = kindOf(leak);
  const row = tally.get(kind) ?? { reported: 0, rewritten: 0 };
  tally.set(kind, row);
  row.reported++;
  const proposal = proposalFor(leak, trace);
  if (!proposal) return;
  row.rewritten++;
  const after = applyRewrite(new Map([[path, text]]), proposal.rewrite)?.get(path);
  if (after === undefined) return;
  const at = `${path}: ${kind} ${leak.subject}`;
  if (errorsIn(after) > errorsIn(text)) broken.push(`${at}: the rewritten file is no Dockerfile`);
  const now = traceOf(path, after);
  const isSame = sameAs(leak);
  if (now.leaks.filter(isSame).length >= trace.leaks.filter(isSame).length) broken.push(`${at}: is reported again`);
  if (leak.place === "arg" || leak.place === "env") deliver(at, trace, now, leak, proposal);
}

/** Each RUN that used the variable has the secret mounted. No RUN goes with a variable, so they are the same in number and order. */
function deliver(at, before, after, leak, { rewrite }) {
  const option = rewrite.handover.find(({ to }) => to === "build")?.text ?? "";
  const id = /\bid=([^,\s]+)/.exec(option)?.[1];
  const name = leak.secret?.origin === "argument" ? leak.secret.name : leak.subject;
  const rewritten = [...after.dockerfiles[0].runs.values()];
  for (const [i, { uses }] of [...before.dockerfiles[0].runs.values()].entries()) {
    if (![...uses].some((one) => one.name === name)) continue;
    total.uses++;
    if (rewritten[i]?.mounts.some((mount) => mount.id === id)) total.delivered++;
    else broken.push(`${at}: a RUN that used it has no mount`);
  }
}

const folders = process.argv.slice(2).filter((arg) => !arg.startsWith("--"));
const paths = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(^|\.)(docker|container)file(\.|$)/i.test(entry.name) && !entry.name.endsWith(".dockerignore"))
    .map((entry) => join(entry.parentPath, entry.name)));
for (const path of paths.sort()) await measure(path);
if (total.files === 0) {
  console.error("Name folders with Dockerfiles in them.");
  process.exit(2);
}

const percent = (part, whole) => (whole === 0 ? "none" : `${((100 * part) / whole).toFixed(1)} %`);
console.table(Object.fromEntries([...tally].map(([kind, { reported, rewritten }]) => [kind, { reported, rewritten, share: percent(rewritten, reported) }])));
const rows = counted.flatMap((kind) => tally.get(kind) ?? []);
const sum = (field) => rows.reduce((all, row) => all + row[field], 0);
console.log(`${counted.join(", ")}: ${sum("rewritten")} of ${sum("reported")} have a rewrite (${percent(sum("rewritten"), sum("reported"))})`);
console.log(`${total.files} files, ${total.rewritten} of them rewritten with ${total.applied} rewrites; ${total.delivered} of ${total.uses} RUNs that used a variable have its mount`);
for (const line of broken) console.log(line);
console.log(`${broken.length} broken promises`);
if (process.argv.includes("--record")) {
  record("rewrites", "npm run measure-rewrites -- FOLDER --record", [
    ["Dockerfiles", `${total.files}, of which ${total.rewritten} were rewritten`],
    [`leaks by ${counted.join(", ")} with a rewrite`, `${sum("rewritten")} of ${sum("reported")} (${percent(sum("rewritten"), sum("reported"))})`],
    ["RUNs that used a variable and have its mount", `${total.delivered} of ${total.uses}`],
    ["reported again, refused by the reader or without its mount", String(broken.length)],
  ]);
}
process.exitCode = broken.length === 0 ? 0 : 1;
