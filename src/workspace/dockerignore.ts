import { basename, join } from "node:path";
import { type PatternMatcher, createMatcher } from "./patterns.ts";
import { cleanPath } from "./paths.ts";
import type { Workspace } from "./workspace.ts";

export type Builder = "buildkit" | "classic" | "buildah";

/** What a builder leaves out of the build context. Paths are relative to the context, with `/`. */
export interface IgnoreFile {
  /** Absolute path of the file that the builder reads; null when there is none. */
  readonly path: string | null;
  /** Its text; empty when there is none. */
  readonly text: string;
  /** Whether the builder leaves a file or directory out. */
  ignores(relativePath: string): boolean;
  /** Whether something below an ignored directory may be taken back in, so that it has to be walked. */
  mayHoldException(relativeDirectory: string): boolean;
  /** Why the build would fail, or why the file could not be read; then it ignores what it can be read to ignore. */
  readonly error?: string;
}

/** Longest line that the Go scanner of BuildKit's `ignorefile.ReadAll` takes; a longer one fails the build. */
const LONGEST_LINE = 65_536;

/** Which files a builder looks for, the first that exists is the only one read (measured). */
const CANDIDATES: Readonly<Record<Builder, readonly { readonly suffix: string; readonly beside: "dockerfile" | "context" }[]>> = {
  buildkit: [
    { suffix: ".dockerignore", beside: "dockerfile" },
    { suffix: ".dockerignore", beside: "context" },
  ],
  classic: [{ suffix: ".dockerignore", beside: "context" }],
  buildah: [
    { suffix: ".containerignore", beside: "dockerfile" },
    { suffix: ".dockerignore", beside: "dockerfile" },
    { suffix: ".containerignore", beside: "context" },
    { suffix: ".dockerignore", beside: "context" },
  ],
};

/**
 * Reads the ignore file that goes with a Dockerfile and its context (absolute paths): the one named after the
 * Dockerfile, even when it is empty, before the one in the context's root. No other directory's file counts.
 */
export function readIgnoreFile(
  dockerfilePath: string,
  context: string,
  workspace: Workspace,
  builder: Builder,
): IgnoreFile {
  for (const { suffix, beside } of CANDIDATES[builder]) {
    const path = beside === "dockerfile" ? dockerfilePath + suffix : join(context, suffix);
    const result = workspace.read(path);
    if (result.ok) return createIgnoreFile(path, result.text, builder);
    // A link that leads nowhere or out of the root is there for the builder, and nothing can be said of it.
    if (result.reason !== "missing" && workspace.enabled) {
      return { ...NOTHING_IGNORED, path, error: `${basename(path)} cannot be read: ${result.reason}.` };
    }
  }
  return NOTHING_IGNORED;
}

/** The patterns of an ignore file's text, and the line that each stands in (from 1). */
function parseIgnoreLines(
  text: string,
  builder: Builder,
): { readonly patterns: readonly string[]; readonly lines: readonly number[]; readonly tooLong: number | null } {
  const patterns: string[] = [];
  const lines: number[] = [];
  for (const [index, line] of text.replace(/^\uFEFF/, "").split("\n").entries()) {
    if (line.length >= LONGEST_LINE) return { patterns, lines, tooLong: index + 1 };
    if (line.startsWith("#")) continue;
    const trimmed = line.trim();
    if (trimmed === "") continue;
    patterns.push(normalizePattern(trimmed, builder));
    lines.push(index + 1);
  }
  return { patterns, lines, tooLong: null };
}

const NOTHING_IGNORED: IgnoreFile = { path: null, text: "", ignores: () => false, mayHoldException: () => false };

function createIgnoreFile(path: string, text: string, builder: Builder): IgnoreFile {
  const { patterns, lines, tooLong } = parseIgnoreLines(text, builder);
  const matcher: PatternMatcher = createMatcher(patterns);
  const malformed = matcher.malformed[0];
  const error =
    tooLong !== null ? `line ${tooLong} is too long`
    : malformed !== undefined ? `the pattern in line ${lines[malformed]} is malformed`
    : null;
  return {
    path,
    text,
    ignores: (relativePath) => matcher.matches(relativePath),
    mayHoldException: (relativeDirectory) => matcher.mayHoldException(relativeDirectory),
    ...(error !== null && { error: `The build fails on ${basename(path)}: ${error}.` }),
  };
}

/** As `ignorefile.ReadAll` does it: absolute patterns are relative to the context. */
function normalizePattern(trimmed: string, builder: Builder): string {
  const isException = trimmed.startsWith("!");
  let body = isException ? trimmed.slice(1) : trimmed;
  // buildah keeps the blank of `! .env`, which then names a file that begins with a blank (measured).
  if (builder !== "buildah") body = body.trim();
  if (body !== "") body = cleanPath(body);
  if (body.length > 1 && body.startsWith("/")) body = body.slice(1);
  return isException ? `!${body}` : body;
}
