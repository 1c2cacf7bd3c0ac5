/**
 * Writes what follows from the rules' meta into the documentation: the header of each page in docs/rules, and
 * the table in README.md. With `--check` writes nothing, and exits with 1 where something is not as it would be written.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "..");

const severities = {
  error: "an **error** in `recommended`",
  warn: "a **warning** in `recommended`",
  false: "off in `recommended`, an **error** in `strict`",
};
const languageNames = { dockerfile: "Dockerfile", compose: "Compose" };

/** The rules as their source has them, so that no build has to come before. */
async function loadRules() {
  const bundle = await rolldown({ input: join(root, "src/rules/index.ts"), platform: "node", logLevel: "silent" });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  const { rules } = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
  return Object.entries(rules).map(([name, { meta }]) => ({ name, meta }));
}

function header({ name, meta: { docs, languages, hasSuggestions, fixable } }) {
  const marks = [hasSuggestions && "💡 Offers suggestions.", fixable && "🔧 ESLint's `--fix` mends some of it."].filter(Boolean);
  return [
    `# dfsecret/${name}`,
    "",
    `${docs.description}.`,
    "",
    [`In ${languages.map((language) => languageNames[language]).join(" and ")} files; ${severities[docs.recommended]}.`, ...marks].join(" "),
  ].join("\n");
}

function table(rules) {
  const rows = rules.map(({ name, meta: { docs, languages, hasSuggestions, fixable } }) => [
    `[${name}](docs/rules/${name}.md)`,
    docs.description,
    languages.map((language) => languageNames[language]).join(", "),
    docs.recommended || "strict",
    `${hasSuggestions ? "💡" : ""}${fixable ? "🔧" : ""}`,
  ]);
  return [["rule", "does", "files", "recommended", ""], ["---", "---", "---", "---", "---"], ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Puts the content between the markers of that name; a file without them is an error. */
function replaceSection(text, name, content) {
  const [begin, end] = [`<!-- begin ${name} -->\n`, `\n<!-- end ${name} -->`];
  const from = text.indexOf(begin);
  const to = text.indexOf(end.trimStart(), from);
  if (from === -1 || to === -1) throw new Error(`The markers ${begin.trim()} and ${end.trim()} are missing.`);
  return `${text.slice(0, from + begin.length)}${content}${end}${text.slice(to + end.trimStart().length)}`;
}

const isCheck = process.argv.includes("--check");
const rules = await loadRules();
const sections = [
  ...rules.map((rule) => ({ path: `docs/rules/${rule.name}.md`, name: "header", content: header(rule) })),
  { path: "README.md", name: "rules", content: table(rules) },
];
for (const { path, name, content } of sections) {
  const file = join(root, path);
  const text = existsSync(file) ? readFileSync(file, "utf8") : `<!-- begin ${name} -->\n<!-- end ${name} -->\n`;
  const updated = replaceSection(text, name, content);
  if (updated === text && existsSync(file)) continue;
  if (isCheck) {
    console.error(`${path} is not up to date: run npm run docs.`);
    process.exitCode = 1;
  } else {
    writeFileSync(file, updated);
  }
}
