import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Archive } from "../proof-case.ts";

/** Writes files below a folder, their texts filled in; null takes one away, an archive is packed by its name's ending. */
export function writeContext(
  directory: string,
  files: Readonly<Record<string, string | Archive | null>>,
  fill: (text: string) => string,
): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    if (content === null) rmSync(file);
    else if (typeof content === "string") writeFileSync(file, fill(content));
    else pack(file, content, fill);
  }
}

function pack(file: string, { archive }: Archive, fill: (text: string) => string): void {
  const folder = mkdtempSync(`${file}-`);
  writeContext(folder, archive, fill);
  execFileSync("tar", [file.endsWith("gz") ? "-czf" : "-cf", file, "-C", folder, "."]);
  rmSync(folder, { recursive: true });
}
