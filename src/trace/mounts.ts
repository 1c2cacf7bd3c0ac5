import type { Flag, Mount, MountOption, Run } from "../parser/dockerfile/ast.ts";
import { baseName, resolvePath } from "./paths.ts";

const kinds = ["bind", "cache", "tmpfs", "secret", "ssh"] as const;

export type MountKind = (typeof kinds)[number];

/**
 * A `--mount` with BuildKit's defaults filled in (frontend/dockerfile/dockerfile2llb/convert_secrets.go
 * and convert_runmount.go): a secret's id is `id`, else `source`, else the target's base name; it is a file
 * at /run/secrets/ID unless only `env` is given.
 */
export interface RunMount {
  /** Null for a type that no builder knows, or one that a variable gives. */
  readonly kind: MountKind | null;
  readonly node: Mount;
  /** Secret, ssh and cache: what the build offers it as. */
  readonly id: string | null;
  /** The absolute path; null where there is none or it cannot be known. */
  readonly target: string | null;
  /** Secret: the environment variable that holds it. */
  readonly env: string | null;
  /** Bind and cache: the path in the context or in `from`. */
  readonly source: string | null;
  /** Bind and cache: the stage, image or named context. */
  readonly from: string | null;
  readonly required: boolean;
  readonly option: (key: string) => MountOption | undefined;
}

const aliases: Readonly<Record<string, readonly string[]>> = {
  target: ["target", "dst", "destination"],
  source: ["source", "src"],
  required: ["required"],
};

/** The mounts of a RUN, in order. `expand` fills in variables; it returns null where one is not known. */
export function mountsOf(run: Run, directory: string | null, expand: (text: string) => string | null): RunMount[] {
  return run.flags.flatMap((flag: Flag) => (flag.mount ? [mountOf(flag.mount, directory, expand)] : []));
}

function mountOf(node: Mount, directory: string | null, expand: (text: string) => string | null): RunMount {
  const option = (key: string) => node.options.findLast((one) => (aliases[key] ?? [key]).includes(one.key));
  const value = (key: string): string | null => {
    const written = option(key)?.value ?? null;
    return written === null ? null : expand(written);
  };
  const type = option("type") === undefined ? "bind" : value("type")?.toLowerCase();
  const kind = kinds.find((one) => one === type) ?? null;
  const written = value("target");
  const source = value("source");
  const env = value("env");
  // Where one of them is given, and a variable in it is not known, the id is not, either.
  const isNamed = option("id") !== undefined || (kind === "secret" && option("source") !== undefined);
  const named = value("id") ?? (kind === "secret" ? source : null);
  const id = kind === "bind" || kind === "tmpfs" ? null : isNamed ? named : (written && baseName(written));
  const byDefault = kind === "secret" && env === null && id !== null ? `/run/secrets/${baseName(id)}` : null;
  const required = option("required");
  return {
    kind,
    node,
    id,
    target: written !== null ? resolvePath(directory, written) : option("target") === undefined ? byDefault : null,
    env,
    source,
    from: value("from"),
    required: required !== undefined && (required.value === null || required.value.toLowerCase() === "true" || required.value === "1"),
    option,
  };
}
