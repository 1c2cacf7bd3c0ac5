import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll } from "vitest";

/** Bundles the sources as the package has them, for this test file alone; returns the path of the command. */
export function bundleCommand(): string {
  // Inside the repository, as the command looks for its own package.json upwards.
  const directory = mkdtempSync(resolve(".test-bundle-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  execFileSync(process.execPath, [resolve("node_modules/rolldown/bin/cli.mjs"), "-c", "rolldown.config.js", "--dir", directory, "--log-level", "warn"]);
  chmodSync(directory, 0o755);
  return join(directory, "cli.js");
}
