import type { ComposeEntry, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import type { Leak } from "../../trace/leak.ts";
import type { Trace } from "../../trace/trace.ts";
import { isVariableName } from "../../trace/shell/variable-name.ts";
import { inOrder } from "../edits.ts";
import { variableForCompose } from "../handover.ts";
import { isInside } from "../instructions.ts";
import type { Proposal } from "../messages.ts";
import type { TextEdit } from "../rewrite.ts";
import { defaultAround, isFilledIn, isPartOf } from "./default-references.ts";
import { fileVariableOf, schemeOf } from "./file-variable.ts";
import { editsInCommands, literalOf } from "./in-place.ts";
import { findEntry } from "./found-entry.ts";
import { canBeGiven, declareSecrets, giveToService, inQuotesOf, secretIdFor, variableOf } from "./secrets.ts";
import { indentAt, standsAlone } from "./yaml-edits.ts";

/** A literal in `environment` of an image that reads `X_FILE`. */
export function giveSecretFile(leak: Leak, trace: Trace): Proposal | null {
  const found = findEntry(trace, leak);
  return found && secretFileFor(found.service, found.entry, trace);
}

/** Gives a service a secret, and the variable its path. Null where nothing is known to read `X_FILE`. */
export function secretFileFor(service: ComposeService, entry: ComposeEntry, trace: Trace): Proposal | null {
  const { text } = trace;
  const { key, value, form } = entry;
  const variable = fileVariableOf(service, entry, trace.compose?.services ?? []);
  // Brought by an alias, the entry stands in other services, too.
  if (!variable || !value || hasInnerDefault(value) || !canBeGiven(service) || !isInside(entry.range, service.range) || !standsAlone(text, entry)) return null;
  const source = variableOf(trace, service, entry);
  const id = secretIdFor(trace, source);
  const last = service.environment.filter((one) => isInside(one.range, service.range)).at(-1)!;
  const indent = fieldIndent(text, service, entry);
  const path = `${schemeOf(service)}/run/secrets/${id}`;
  const put = form === "list" ? path : inQuotesOf(value, path);
  const given = indent === null ? null : giveToService(text, service, id, { after: last, indent });
  const declared = declareSecrets(trace, service, [{ id, from: "environment", value: source }]);
  if (put === null || !given || !declared || text.slice(...key.range) !== key.value) return null;
  const edits = inOrder([{ range: key.range, text: variable }, { range: value.range, text: put }, given, ...declared, ...editsInCommands(trace, literalOf(entry), source)]);
  return edits && {
    messageId: "secretFileVariable",
    data: { variable },
    rewrite: { files: [{ path: trace.path, edits }], handover: [variableForCompose(source)] },
  };
}

/** `${A:-${B:-x}}`: a secret has one variable for its source. */
function hasInnerDefault(value: ComposeScalar): boolean {
  const inner = defaultAround(value, null);
  return inner !== null && inner !== value.parts[0];
}

/** How far the service's own fields are indented: as the first one is. */
function fieldIndent(text: string, service: ComposeService, entry: ComposeEntry): string | null {
  const behind = text.slice(service.name.range[1], entry.range[0]);
  return /\n([ ]+)["']?[\w.-]+["']?\s*:/.exec(behind.replace(/\n[ \t]*#.*/g, ""))?.[1] ?? (behind.includes("\n") ? null : indentAt(text, entry.range[0]));
}

/** A literal in `environment`: Compose takes it from its own environment instead, and says so where it is missing. */
export function requireVariable(leak: Leak, trace: Trace): Proposal | null {
  const found = findEntry(trace, leak);
  if (!found) return null;
  const { service, entry, value } = found;
  const change = asReference(leak, entry, value, variableOf(trace, service, entry), trace.text);
  const edits = change && inOrder([change.edit, ...editsInCommands(trace, literalOf(entry), change.variable)]);
  return edits && {
    messageId: "requireVariable",
    data: { name: entry.key.value },
    rewrite: { files: [{ path: trace.path, edits }], handover: [variableForCompose(change.variable)] },
  };
}

/** The variable for what an entry of this name holds, all of it or the credential in it. */
export function variableFor(name: string, isPart: boolean): string {
  return isPart ? `${name}_PASSWORD` : name;
}

function asReference({ range }: Leak, entry: ComposeEntry, value: ComposeScalar, name: string, text: string): { readonly edit: TextEdit; readonly variable: string } | null {
  const isPart = isPartOf(range, value);
  // The variable is there already; only its default goes.
  const around = defaultAround(value, isPart ? range : null);
  if (around) return { variable: around.name, edit: { range: around.range, text: `\${${around.name}:?}` } };
  if (!isPart) return replaceValue(value, entry, name, text);
  if (isInBrackets(entry, value, text) || isFilledIn(value, range)) return null;
  const variable = variableFor(name, isPart);
  return { variable, edit: { range, text: `\${${variable}:?}` } };
}

function replaceValue(value: ComposeScalar, entry: ComposeEntry, variable: string, text: string) {
  if (!isVariableName(variable)) return null;
  const reference = `\${${variable}:?}`;
  if (isInBrackets(entry, value, text)) {
    const edit = entry.form === "list" ? { range: entry.range, text: `"${entry.key.value}=${reference}"` } : { range: value.range, text: `"${reference}"` };
    return { variable, edit };
  }
  const put = entry.form === "list" ? reference : inQuotesOf(value, reference);
  return put === null ? null : { variable, edit: { range: value.range, text: put } };
}

/** Whether a value stands without quotes in `[…]` or `{…}`, where the braces of a reference mean something else. */
function isInBrackets({ range: [start], form }: ComposeEntry, value: ComposeScalar, text: string): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return form === "list" ? !/["']/.test(text[start] ?? "") && !/-[ \t]+$/.test(before) : value.style === "plain" && /[{,]/.test(before);
}
