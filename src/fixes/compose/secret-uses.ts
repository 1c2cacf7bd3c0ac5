import type { SecretUse, Trace } from "../../trace/trace.ts";
import { takeFromBudget } from "../budget.ts";
import { inOrder } from "../edits.ts";
import { variableForCompose } from "../handover.ts";
import type { Rewrite } from "../rewrite.ts";
import { canBeGiven, declareSecrets, giveToBuild } from "./secrets.ts";
import { removeEntry } from "./yaml-edits.ts";

/** Declares a secret that a service names, from the variable of its name. Null where a service could not have it from there. */
export function declareUse({ source, service }: SecretUse, trace: Trace): Rewrite | null {
  if (!takeFromBudget(trace)) return null;
  const variable = source.value.toUpperCase().replace(/\W/g, "_");
  const uses = trace.compose!.uses.filter((one) => one.source.value === source.value && !one.forBuild);
  const edits = uses.every((one) => canBeGiven(one.service)) ? declareSecrets(trace, service, [{ id: source.value, from: "environment", value: variable }]) : null;
  if (!edits || !/^[\w.-]+$/.test(source.value)) return null;
  return { files: [{ path: trace.path, edits }], handover: [variableForCompose(variable)] };
}

/**
 * Gives a secret of the running service to its build. It leaves the running service where nothing in the file says that
 * this reads it.
 */
export function moveToBuild({ use, source, service }: SecretUse, trace: Trace): Rewrite | null {
  if (!takeFromBudget(trace)) return null;
  const { text, path } = trace;
  const given = giveToBuild(text, service, [source.value]);
  const isRead = text.includes(`/run/secrets/${(use.target ?? source).value}`);
  const removed = isRead ? [] : removeEntry(text, use, service.secrets);
  const edits = given && removed && inOrder([...given, ...[removed].flat()]);
  return edits && { files: [{ path, edits }], handover: [] };
}
