import { join } from "node:path";
import { decodeText } from "../workspace/decode.ts";
import { readBytes } from "../workspace/files.ts";
import { findPackage, type Manifest } from "./package.ts";

const largestPage = 256 * 1024;

/** The page of one of our rules (its name without namespace) as Markdown to be read away from the repository; null where there is none. */
export function readRulePage(name: string): string | null {
  // Rules of others may have any name.
  if (!/^[a-z0-9-]+$/.test(name)) return null;
  const { root, manifest } = findPackage();
  const page = readBytes(join(root, "docs", "rules", `${name}.md`), largestPage);
  const text = page.ok ? decodeText(page.value) : null;
  return text === null ? null : detachPage(text, manifest);
}

/** A page without the markers of its header; relative links go to the repository where that is known, else their text stays. */
export function detachPage(markdown: string, manifest: Manifest): string {
  const home = repositoryOf(manifest);
  return markdown
    .replace(/^<!-- (?:begin|end) header -->\n/gm, "")
    .replace(/\[([^[\]\n]+)\]\((?![a-z]+:)([^()\s]+)\)/g, (_link, text: string, target: string) =>
      home === undefined ? text : `[${text}](${new URL(target, `${home}/blob/HEAD/docs/rules/`).href})`);
}

/** The address of the repository's pages. */
function repositoryOf({ repository }: Manifest): string | undefined {
  const url = typeof repository === "object" ? repository.url : repository;
  const address = url?.replace(/^git\+/, "").replace(/\.git$/, "");
  return address?.startsWith("https://") ? address : undefined;
}
