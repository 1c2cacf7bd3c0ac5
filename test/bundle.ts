import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type BuildOptions } from "rolldown";
import { loadConfig } from "rolldown/config";
import { afterAll } from "vitest";

/** Bundles the command as the package has it, for this test file alone; returns its path. */
export async function bundleCommand(): Promise<string> {
  // Inside the repository, as the command looks for its own package.json upwards.
  const directory = mkdtempSync(resolve(".test-bundle-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  const [command] = await loadConfig(resolve("rolldown.config.js")) as readonly [BuildOptions];
  await build({ ...command, output: { ...command.output, dir: directory }, logLevel: "silent" });
  chmodSync(directory, 0o755);
  return join(directory, "cli.js");
}
