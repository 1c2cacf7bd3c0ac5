import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { build } from "rolldown";
import { createProject } from "../cli/io.ts";

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project with ESLint and this package in its node_modules; the package is bundled as for publication. */
export interface InstalledProject {
  readonly root: string;
  eslint(args: readonly string[], input?: string): Run;
}

/** Makes a project with these files; `eslint` is the name of the installed ESLint that it gets. */
export async function createInstalledProject(files: Readonly<Record<string, string>>, eslint = "eslint"): Promise<InstalledProject> {
  const root = createProject({ "package.json": '{ "type": "module" }\n', ...files });
  const installed = join(root, "node_modules/dfsecret-lint");
  mkdirSync(installed, { recursive: true });
  cpSync(resolve("package.json"), join(installed, "package.json"));
  await build({
    input: { index: resolve("src/index.ts") },
    platform: "node",
    external: ["eslint"],
    output: { dir: join(installed, "lib"), format: "esm" },
    logLevel: "silent",
  });
  symlinkSync(resolve("node_modules", eslint), join(root, "node_modules/eslint"));
  symlinkSync(resolve("node_modules/@eslint"), join(root, "node_modules/@eslint"));
  return {
    root,
    eslint: (args, input) =>
      spawnSync(process.execPath, [resolve("node_modules", eslint, "bin/eslint.js"), ...args], { cwd: root, encoding: "utf8", ...(input !== undefined && { input }) }),
  };
}
