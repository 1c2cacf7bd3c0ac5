import { join } from "node:path";
import { writeText } from "../workspace/files.ts";
import { UsageError } from "./usage-error.ts";

const name = "dfsecret.config.json";
const content = {
  $schema: "./node_modules/dfsecret-lint/schema/config.schema.json",
  extends: "recommended",
  ignores: [],
  rules: {},
};

/** Writes a configuration to begin with; returns what to tell. Throws a UsageError where there is one already. */
export function init(cwd: string): string {
  const written = writeText(join(cwd, name), `${JSON.stringify(content, null, 2)}\n`, "create");
  if (!written.ok) throw new UsageError(`${name}: ${written.why}.`);
  return `Wrote ${name}.\n`;
}
