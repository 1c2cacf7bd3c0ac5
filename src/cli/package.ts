import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly repository?: string | { readonly url?: string };
}

/**
 * The directory of this package and what its package.json holds; right for the sources and for both bundles, each in a
 * folder of its own.
 *
 * @throws Error where the code was taken out of its package.
 */
export function findPackage(directory: string = import.meta.dirname): { readonly root: string; readonly manifest: Manifest } {
  const manifest = readManifest(directory);
  // A bundle may have a manifest of its own, without a name.
  if (manifest?.name === "dfsecret-lint") return { root: directory, manifest };
  const parent = dirname(directory);
  if (parent === directory) throw new Error("the package.json of dfsecret-lint is not there");
  return findPackage(parent);
}

function readManifest(directory: string): Manifest | null {
  try {
    return createRequire(import.meta.url)(join(directory, "package.json")) as Manifest;
  } catch {
    return null;
  }
}
