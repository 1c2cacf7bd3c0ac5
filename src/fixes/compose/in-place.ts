import type { ComposeEntry } from "../../parser/compose/ast.ts";
import type { Range } from "../../parser/node.ts";
import { keptIn } from "../../trace/kept-in.ts";
import type { Leak } from "../../trace/leak.ts";
import type { ComposeUses, Trace } from "../../trace/trace.ts";
import { inOrder } from "../edits.ts";
import { isInside } from "../instructions.ts";
import { variableForCompose } from "../handover.ts";
import type { Proposal } from "../messages.ts";
import { nameOf } from "../mount-literal.ts";
import type { TextEdit } from "../rewrite.ts";
import { defaultAround, isFilledIn } from "./default-references.ts";
import { scalarAround, type HeldScalar } from "./held-scalars.ts";
import { variableOf } from "./secrets.ts";

/**
 * A literal on a command line: Compose takes it from its own environment, there and wherever else a command has the same
 * one. It leaves the repository so; the container's command line keeps it.
 */
export function requireInCommand(leak: Leak, trace: Trace): Proposal | null {
  const variable = commandVariables(trace).get(leak);
  const edits = variable === undefined ? null : inOrder(editsInCommands(trace, textOf(leak, trace), variable));
  if (variable === undefined || !edits?.some(({ range }) => isInside(leak.range, range))) return null;
  return { messageId: "requireInCommand", data: { variable }, rewrite: { files: [{ path: trace.path, edits }], handover: [variableForCompose(variable)] } };
}

/** A literal that is only a part of a text of settings: the rest of the text stays. */
export function requireInText(leak: Leak, trace: Trace): Proposal | null {
  const { range, detail: { variable, part }, subject } = leak;
  const held = variable === undefined ? null : scalarAround(trace, range);
  const edit = held && referTo(held, range, variable!, trace.text);
  return edit && {
    messageId: "requireVariable",
    data: { name: part === undefined ? subject : `${part} in ${subject}` },
    rewrite: { files: [{ path: trace.path, edits: [edit.edit] }], handover: [variableForCompose(edit.variable)] },
  };
}

/** Has the commands read a credential from the variable that another place of the file has it from. */
export function editsInCommands(trace: Trace, written: string | null, variable: string): TextEdit[] {
  return [...commandVariables(trace)].flatMap(([leak, own]) => {
    const held = own === variable && textOf(leak, trace) === written ? scalarAround(trace, leak.range) : null;
    const change = held && referTo(held, leak.range, variable, trace.text);
    return change ? [change.edit] : [];
  });
}

function textOf({ range }: Leak, { text }: Trace): string {
  return text.slice(...range);
}

/** The edit that puts `${variable:?}` in the place of a range; of a default, its own variable stays. */
function referTo({ scalar, item }: HeldScalar, range: Range, variable: string, text: string): { readonly edit: TextEdit; readonly variable: string } | null {
  const around = defaultAround(scalar, range);
  if (around) return { variable: around.name, edit: { range: around.range, text: `\${${around.name}:?}` } };
  const written = text.slice(...range);
  // A default of the container's own shell is no place for a reference, and a text over lines has none of its own.
  const before = text.slice(scalar.range[0], range[0]);
  if (written === "" || /[\r\n]/.test(written) || isFilledIn(scalar, range) || before.lastIndexOf("${") > before.lastIndexOf("}")) return null;
  const reference = `\${${variable}:?}`;
  if (scalar.style !== "plain" || !isInBrackets(item, text)) return { variable, edit: { range, text: reference } };
  const whole = text.slice(...item);
  if (/["\\\r\n]/.test(whole)) return null;
  return { variable, edit: { range: item, text: `"${text.slice(item[0], range[0])}${reference}${text.slice(range[1], item[1])}"` } };
}

/** Whether something stands in `[…]` or `{…}`, where the braces of a reference mean something else. */
function isInBrackets([start]: Range, text: string): boolean {
  const before = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  return !/^\s*(?:- +)*(?:["']?[\w.-]+["']?\s*:\s+)?(?:[&!]\S+\s+)*$/.test(before);
}

/** By leak, the variable that it is to come from: the one that has the value already, else one named after the service. */
const commandVariables = keptIn((trace: Trace) => {
  const { compose } = trace;
  const found = new Map<Leak, string>();
  if (!compose) return found;
  const known = variablesByValue(trace, compose);
  const taken = namesIn(trace, compose);
  for (const leak of trace.leaks) {
    const held = leak.place === "argv" && leak.literal && !leak.detail.fixed ? scalarAround(trace, leak.range) : null;
    if (!held) continue;
    const written = textOf(leak, trace);
    const own = `${held.service.name.value}\n${written}`;
    const name = defaultAround(held.scalar, leak.range)?.name ?? known.get(own) ?? known.get(written) ?? freeName(leak, held, taken);
    if (!known.has(written)) known.set(written, name);
    taken.add(name);
    found.set(leak, name);
  }
  return found;
});

/** By literal, the variable that an entry of `environment` has it from once that is mended; behind the name of a service, those of its own. */
function variablesByValue(trace: Trace, { services }: ComposeUses): Map<string, string> {
  const found = new Map<string, string>();
  for (const service of services) {
    for (const entry of service.environment) {
      const literal = literalOf(entry);
      if (literal === null) continue;
      const variable = variableOf(trace, service, entry);
      for (const key of [literal, `${service.name.value}\n${literal}`]) if (!found.has(key)) found.set(key, variable);
    }
  }
  return found;
}

/** What the entry holds, where it stands in the file so; the default of a lone reference, too. */
export function literalOf({ value }: ComposeEntry): string | null {
  const [part, ...more] = value?.parts ?? [];
  if (part === undefined || more.length > 0) return null;
  const [inner, ...others] = part.type === "ComposeText" ? [part] : part.operand;
  return inner?.type === "ComposeText" && others.length === 0 && inner.value !== "" ? inner.value : null;
}

/** The variables that the file has for something else. */
function namesIn({ text }: Trace, { services }: ComposeUses): Set<string> {
  const referred = [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].map(([, name]) => name!);
  return new Set([...referred, ...services.flatMap(({ environment }) => environment.map(({ key }) => key.value))]);
}

function freeName(leak: Leak, { service }: HeldScalar, taken: ReadonlySet<string>): string {
  // `PASSWORD` alone says too little.
  const named = /^[A-Z][A-Z\d_]{8,}$/.test(leak.subject) ? leak.subject : `${service.name.value}_${nameOf({ ...leak, detail: {} })}`;
  const base = named.toUpperCase().replace(/\W+/g, "_").replace(/^(?=\d)/, "_");
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}_${number}`;
    if (!taken.has(name)) return name;
  }
}
