import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { decodeText } from "../workspace/decode.ts";
import { readBytes } from "../workspace/files.ts";

const largestPage = 256 * 1024;

/** The page of one of our rules (its name without namespace) as Markdown; null where there is none. */
export function readRulePage(name: string): string | null {
  // Rules of others may have any name.
  if (!/^[a-z0-9-]+$/.test(name)) return null;
  const root = dirname(createRequire(import.meta.url).resolve("dfsecret-lint/package.json"));
  const page = readBytes(join(root, "docs", "rules", `${name}.md`), largestPage);
  return page.ok ? decodeText(page.value) : null;
}
