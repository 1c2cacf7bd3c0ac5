import type { ComposeService } from "../../parser/compose/ast.ts";
import type { Leak } from "../../trace/leak.ts";
import type { Trace } from "../../trace/trace.ts";
import { inOrder } from "../edits.ts";
import { isInside } from "../instructions.ts";
import type { Proposal } from "../messages.ts";
import { replaceVariable } from "../replace-variable.ts";
import type { TextEdit } from "../rewrite.ts";
import { declareSecret, giveToBuild, secretIdFor, variableOf } from "./secrets.ts";
import { removeEntry } from "./yaml-edits.ts";

/**
 * Offers a build argument as a secret instead, and mounts it in the Dockerfile that the service builds: two files, both
 * or none. Null where the Dockerfile cannot be read or rewritten, for the build would no longer find the value.
 */
export function offerToBuild({ detail, extent, subject: name }: Leak, trace: Trace): Proposal | null {
  const services = trace.compose?.services ?? [];
  const service = services.find((one) => one.name.value === detail.command && one.build?.args.some(({ range }) => range[0] === extent[0]));
  const built = detail.keyword === "build.args" && service ? trace.compose!.dockerfileOf(service) : null;
  const leak = built?.leaks.find(({ place, subject }) => place === "arg" && subject === name);
  const mounted = built && leak && replaceVariable(leak, built);
  if (!service || !mounted) return null;
  const mount = mounted.rewrite.handover.find(({ to }) => to === "build");
  const wanted = mount && /id=([^,]+)/.exec(mount.text)?.[1];
  const edits: TextEdit[] = [];
  // All that build this Dockerfile have to offer it from now on.
  const builders = services.filter((one) => one === service || trace.compose!.dockerfileOf(one)?.path === built.path);
  const entry = service.build!.args.find(({ key }) => key.value === name)!;
  const variable = variableOf(trace, service, entry);
  for (const builder of builders) {
    const changed = changeBuild(trace, builder, name, wanted ?? null);
    if (!changed) return null;
    edits.push(...changed);
  }
  const declared = wanted === undefined ? [] : declare(trace, service, wanted, variable);
  const ordered = declared && inOrder([...edits, ...declared]);
  return ordered && {
    messageId: "buildSecret",
    data: { name },
    rewrite: {
      files: [{ path: trace.path, edits: ordered }, ...mounted.rewrite.files],
      handover: wanted === undefined ? [] : [{ to: "compose", text: `the variable ${variable}` }],
    },
  };
}

/** Null where the file has a secret of that id for something else. */
function declare(trace: Trace, service: ComposeService, id: string, variable: string): TextEdit[] | null {
  return secretIdFor(trace, id.toUpperCase()) === id || secretIdFor(trace, variable) === id ? declareSecret(trace, service, id, variable) : null;
}

function changeBuild({ text }: Trace, service: ComposeService, name: string, id: string | null): TextEdit[] | null {
  const { build } = service;
  if (!build) return null;
  const entry = build.args.find(({ key }) => key.value === name);
  if (entry && !isInside(entry.range, service.range)) return null;
  const removed = entry ? removeEntry(text, entry, build.args) : [];
  const offered = id === null || build.secrets.some(({ source, target }) => (target ?? source)?.value === id) ? [] : giveToBuild(text, service, id);
  return removed && offered && [...[removed].flat(), ...offered];
}
