import { findPackage } from "./package.ts";

/** The package's own version. */
export function readVersion(): string {
  return findPackage().manifest.version ?? "";
}
