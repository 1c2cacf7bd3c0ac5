import type { ComposeCommand, ComposeEntry, ComposeService } from "../../parser/compose/ast.ts";
import { readsFile, readsValue, schemeOfFiles } from "../../secrets/images.ts";

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
  const isShared = services.some((other) => (other !== service && (other.environment.includes(entry) || extendsIt(other, service)))
    || other.environment.some((one) => one !== entry && one.value === entry.value));
  return isShared ? null : variable;
}

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

function extendsIt({ extends: base }: ComposeService, { name }: ComposeService): boolean {
  return base !== null && base.file === null && base.service?.value === name.value;
}
