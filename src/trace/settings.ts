import type { FileOptions } from "../secrets/files.ts";
import type { PairOptions } from "../secrets/judge.ts";
import type { Builder } from "../workspace/dockerignore.ts";

/** What shapes the trace of every file: `languageOptions` in ESLint, the same keys in the command's configuration. */
export interface Settings {
  /** Names that are credentials here although nothing in them says so. */
  readonly secretNames: readonly string[];
  readonly allow: Allowed;
  /** The build context of the Dockerfiles, relative to the workspace's root; found by itself when absent. */
  readonly context?: string;
  /** BuildKit is the strictest and the default: it records ARG even where no RUN follows (EXPOSURE A01). */
  readonly builder: Builder;
  /** How rewrites hand a secret to a RUN; `auto` reads the Dockerfile's `# syntax`. */
  readonly mountStyle: "auto" | "file" | "env";
  /** Whether anything may be read beside the file itself. */
  readonly files: boolean;
}

/** What a person has looked at and accepts. */
export interface Allowed {
  /** Variable names, in which `*` stands for any text; case does not matter. */
  readonly names: readonly string[];
  /** Paths or globs as .dockerignore writes them, relative to the build context. */
  readonly files: readonly string[];
  /** SHA-256 of accepted values, in hex: the value itself is written nowhere. */
  readonly values: readonly string[];
}

export const defaultSettings: Settings = {
  secretNames: [],
  allow: { names: [], files: [], values: [] },
  builder: "buildkit",
  mountStyle: "auto",
  files: true,
};

/** What the settings say of names and values. */
export function pairOptions({ secretNames, allow }: Settings): PairOptions {
  return { secretNames, allowed: allow.names };
}

/** How a text is judged that the linted file writes out. */
export function writtenOptions(settings: Settings): FileOptions {
  return { named: true, written: true, ...pairOptions(settings) };
}
