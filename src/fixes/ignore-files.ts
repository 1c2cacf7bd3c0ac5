import { join } from "node:path";
import { judgeFileName } from "../secrets/files.ts";
import type { Leak } from "../trace/leak.ts";
import { baseName } from "../trace/paths.ts";
import type { Trace } from "../trace/trace.ts";
import { insert, lineEnding } from "./edits.ts";
import { instructionsOf } from "./instructions.ts";
import type { Proposal } from "./messages.ts";

/**
 * Lets the builder leave the credential files out that a directory or the whole context brings along: by entries in the
 * ignore file that it reads, or in a new `.dockerignore` in the context. Null where an instruction asks for one of the
 * files by name, for the build would fail then.
 */
export function ignoreFiles({ detail }: Leak, trace: Trace): Proposal | null {
  const { files = [], wholeDirectory, context, ignoreFile = null, ignoreText = "" } = detail;
  if (!wholeDirectory || !context || files.length === 0 || files.some((path) => isAskedFor(path, trace))) return null;
  const path = ignoreFile ?? join(context, ".dockerignore");
  const entries = [...new Set(files.map(entryFor))];
  const ending = lineEnding(ignoreText);
  const start = ignoreText === "" || ignoreText.endsWith("\n") ? "" : ending;
  const edit = insert(ignoreText.length, start + entries.map((entry) => entry + ending).join(""));
  return {
    messageId: "ignoreFiles",
    data: { entries: entries.join(", "), file: baseName(path.replaceAll("\\", "/")) },
    rewrite: { files: [{ path, edits: [edit], ...(ignoreFile === null && { create: true as const }) }], handover: [] },
  };
}

/** A name that tells a credential counts wherever it is (`.env` alone would be the one at the top only). */
function entryFor(path: string): string {
  const name = baseName(path);
  const literal = (text: string): string => text.replace(/[\\*?[\]]/g, "\\$&");
  return judgeFileName(name) ? `**/${literal(name)}` : literal(path).replace(/^(?=[#!])/, "\\");
}

function isAskedFor(path: string, { dockerfiles }: Trace): boolean {
  return dockerfiles.some(({ tree, runs }) =>
    instructionsOf(tree).some(({ instruction }) =>
      (instruction.type === "Copy" || instruction.type === "Add") && !instruction.flags.some(({ name }) => name === "from") &&
      instruction.sources.some(({ text }) => text.replace(/^(\.?\/)+/, "") === path)) ||
    [...runs.values()].some(({ mounts }) => mounts.some(({ kind, source, from }) => kind === "bind" && from === null && source?.replace(/^(\.?\/)+/, "") === path)));
}
