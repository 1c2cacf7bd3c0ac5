import type { Run } from "../../parser/dockerfile/ast.ts";
import type { TracedRun } from "../../trace/trace.ts";
import type { EditedFile } from "../edits.ts";
import type { TextEdit } from "../rewrite.ts";
import { mountOnRun, readSecret } from "../mounts/secret-mounts.ts";
import { prepend } from "../shell/script-ends.ts";

/** A variable that a RUN is to have, and the text that gives it its value in double quotes: `$(cat …)`, `https://$T@host`. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
}

/** A secret that a RUN is to find in its variables. */
export interface MountedVariable {
  readonly id: string;
  /** The variable that holds the secret itself. */
  readonly name: string;
  /** Variables that are made of it, in order; `name` itself is not among them. */
  readonly derived: readonly Assignment[];
  readonly byEnvironment: boolean;
  /** The build goes on without it, as with an empty value. */
  readonly optional: boolean;
}

/**
 * Mounts a secret on a RUN and puts it into the variables: with `env=` where that is known to work, else by
 * `export X="$(cat …)"` as the first command, for a prefix `X=… command` would reach that one command only.
 * Null where no shell that we know would run it.
 */
export function mountVariable(file: EditedFile, run: Run, traced: TracedRun, variable: MountedVariable): TextEdit[] | null {
  const { id, name, derived, byEnvironment, optional } = variable;
  if (!traced.posix) return null;
  const mount = mountOnRun(run, traced, [{ id, optional, ...(byEnvironment && { env: name }) }]);
  const assignments = [...(byEnvironment ? [] : [{ name, value: readSecret(id, optional) }]), ...derived];
  if (assignments.length === 0) return mount;
  const exported = assignments.map((one) => `${one.name}="${one.value}"`);
  // In one `export` the second word would be expanded before the first one is set.
  const before = prepend(file, run, exported.map((word) => `export ${word}`).join(" && "));
  return before && [...mount, before];
}
