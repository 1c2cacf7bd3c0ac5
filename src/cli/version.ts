import { createRequire } from "node:module";

/** The package's own version, found through its name, which holds for the sources and for the bundle. */
export function readVersion(): string {
  const manifest = createRequire(import.meta.url)("dfsecret-lint/package.json") as { version: string };
  return manifest.version;
}
