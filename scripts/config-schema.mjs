/**
 * Writes schema/config.schema.json, which editors use, from the rules and settings: `npm run schema`. With `--check` it only
 * says whether the file is up to date: exit code 1 where it is not.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

const file = "schema/config.schema.json";

// Inside the repository, so that what the sources load of the package itself is found.
const directory = mkdtempSync(".config-schema-");
try {
  const bundle = await rolldown({ input: "src/cli/config/config-schema.ts", platform: "node" });
  await bundle.write({ dir: directory, entryFileNames: "schema.mjs" });
  const { editorSchema } = await import(pathToFileURL(join(directory, "schema.mjs")).href);
  const text = `${JSON.stringify(editorSchema(), null, 2)}\n`;
  if (!process.argv.includes("--check")) writeFileSync(file, text);
  else if (readFileSync(file, "utf8") !== text) {
    console.error(`${file} is not up to date; run npm run schema.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(directory, { recursive: true });
}
