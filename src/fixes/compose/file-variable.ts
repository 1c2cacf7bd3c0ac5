import type { ComposeCommand, ComposeEntry, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import { readsFile, readsValue, schemeOfFiles } from "../../secrets/images.ts";
import { keptIn } from "../../trace/kept-in.ts";

/**
 * The variable that takes a file in place of the entry's value. Null where the service's image is not known to read one,
 * and where something else needs the value itself.
 */
export function fileVariableOf(service: ComposeService, entry: ComposeEntry, services: readonly ComposeService[]): string | null {
  const { image, entrypoint } = service;
  const variable = image ? readsFile(image.value, entry.key.value) : null;
  // It is the image's own entrypoint that reads the file.
  if (variable === null || entrypoint || isReadByCommand(service, entry.key.value)) return null;
  // By an alias, by `extends`: what the others run is not known to read a file.
  const { holders, values, bases } = sharing(services);
  const isShared = bases.has(service.name.value) || (holders.get(entry) ?? 0) > 1 || (values.get(entry.value) ?? 0) > 1;
  return isShared ? null : variable;
}

/** What services share: how many have an entry, how many entries have a value, and whose entries another one takes over. */
const sharing = keptIn((services: readonly ComposeService[]) => {
  const holders = new Map<ComposeEntry, number>();
  for (const { environment } of services) for (const entry of new Set(environment)) holders.set(entry, (holders.get(entry) ?? 0) + 1);
  const values = new Map<ComposeScalar | null, number>();
  for (const { value } of holders.keys()) values.set(value, (values.get(value) ?? 0) + 1);
  const bases = new Set(services.flatMap(({ name, extends: base }) =>
    base !== null && base.file === null && base.service !== null && base.service.value !== name.value ? [base.service.value] : []));
  return { holders, values, bases };
});

/** What the service's image wants before the path. */
export const schemeOf = ({ image }: ComposeService): string => (image ? schemeOfFiles(image.value) : "");

/** Whether a file would not do for the entry's value: its image takes none, or a command reads the variable itself. */
export function needsValue(service: ComposeService, { key: { value: name } }: ComposeEntry): boolean {
  return (service.image !== null && readsValue(service.image.value, name)) || isReadByCommand(service, name);
}

/** Whether a command of the service's names the variable: a shell in the container fills in `$$NAME`. */
function isReadByCommand({ command, healthcheck, hooks }: ComposeService, name: string): boolean {
  return [command, healthcheck, ...hooks.map((hook) => hook.command)].some((one) => one !== null && names(one, name));
}

function names({ elements }: ComposeCommand, name: string): boolean {
  // What Compose fills in itself comes from its own environment.
  const texts = elements.flatMap(({ parts }) => parts.flatMap((part) => (part.type === "ComposeText" ? [part.value] : [])));
  return texts.some((text) => text.split(/\W+/).includes(name));
}
