import type { SecretUse, Trace } from "../../trace/trace.ts";
import { takeFromBudget } from "../budget.ts";
import { inOrder } from "../edits.ts";
import type { Rewrite } from "../rewrite.ts";
import { declareSecret, giveToBuild } from "./secrets.ts";
import { removeEntry } from "./yaml-edits.ts";

/** Declares a secret that a service names, from the variable of its name. */
export function declareUse({ source, service }: SecretUse, trace: Trace): Rewrite | null {
  if (!takeFromBudget(trace)) return null;
  const variable = source.value.toUpperCase().replace(/\W/g, "_");
  const edits = declareSecret(trace, service, source.value, variable);
  if (!edits || !/^[\w.-]+$/.test(source.value)) return null;
  return { files: [{ path: trace.path, edits }], handover: [{ to: "compose", text: `the variable ${variable}` }] };
}

/**
 * Gives a secret of the running service to its build. It leaves the running service where nothing in the file says that
 * this reads it.
 */
export function moveToBuild({ use, source, service }: SecretUse, trace: Trace): Rewrite | null {
  if (!takeFromBudget(trace)) return null;
  const { text, path } = trace;
  const given = giveToBuild(text, service, source.value);
  const isRead = text.includes(`/run/secrets/${(use.target ?? source).value}`);
  const removed = isRead ? [] : removeEntry(text, use, service.secrets);
  const edits = given && removed && inOrder([...given, ...[removed].flat()]);
  return edits && { files: [{ path, edits }], handover: [] };
}
