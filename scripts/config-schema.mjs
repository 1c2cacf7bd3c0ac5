/**
 * Writes schema/config.schema.json, which editors use, from the rules' meta and the settings. With `--check` writes nothing,
 * and exits with 1 where the file is not as it would be written.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rolldown } from "rolldown";

const root = join(import.meta.dirname, "..");
const file = join(root, "schema/config.schema.json");

/** The schema as the source makes it, so that no build has to come before. */
async function makeSchema() {
  const bundle = await rolldown({ input: join(root, "src/cli/config/config-schema.ts"), platform: "node", logLevel: "silent" });
  const { output } = await bundle.generate({ format: "esm", codeSplitting: false });
  const { editorSchema } = await import(`data:text/javascript;base64,${Buffer.from(output[0].code).toString("base64")}`);
  return `${JSON.stringify(editorSchema(), null, 2)}\n`;
}

const schema = await makeSchema();
if (!process.argv.includes("--check")) writeFileSync(file, schema);
else if (readFileSync(file, "utf8") !== schema) {
  console.error("schema/config.schema.json is not up to date; run npm run schema.");
  process.exitCode = 1;
}
