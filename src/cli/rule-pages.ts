import { join } from "node:path";
import { decodeText } from "../workspace/decode.ts";
import { readBytes } from "../workspace/files.ts";
import { findPackage } from "./package.ts";

const largestPage = 256 * 1024;

/** The page of one of our rules (its name without namespace) as Markdown; null where there is none. */
export function readRulePage(name: string): string | null {
  // Rules of others may have any name.
  if (!/^[a-z0-9-]+$/.test(name)) return null;
  const page = readBytes(join(findPackage().root, "docs", "rules", `${name}.md`), largestPage);
  return page.ok ? decodeText(page.value) : null;
}
