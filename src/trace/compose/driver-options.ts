import type { ComposeFile, ComposeField } from "../../parser/compose/ast.ts";
import type { Range } from "../../parser/node.ts";
import type { Leak } from "../leak.ts";
import type { Settings } from "../settings.ts";
import { text, type Value } from "../value.ts";
import { judgeEntry } from "./entries.ts";
import { valueOf } from "./values.ts";

/** Fields whose names and values go to a driver, and which `docker inspect` shows. */
const optionFields: readonly (readonly string[])[] = [["logging", "options"], ["driver_opts"], ["storage_opt"]];

/** Credentials in what logging, volume and network drivers are given: `splunk-token`, a share's password. */
export function driverOptionLeaks({ documents }: ComposeFile, settings: Settings): Leak[] {
  return documents.flatMap(({ others }) => others.flatMap((field) => {
    const above = field.path.slice(0, -1);
    const names = optionFields.find((one) => one.every((name, i) => name === above[above.length - one.length + i]));
    return names ? optionLeaks(field, names.join("."), settings) : [];
  }));
}

function optionLeaks(field: ComposeField, keyword: string, settings: Settings): Leak[] {
  const { key, value } = field;
  return [{ name: key.value, known: valueOf(value), range: key.range }, ...mountOptions(field)].flatMap(({ name, known, range }): Leak[] => {
    const evidence = known.some(({ kind }) => kind === "text") ? judgeEntry(name, known, false, settings) : null;
    if (!evidence || evidence.confidence === "possible") return [];
    return [{
      place: "metadata", range, extent: field.range, subject: name, evidence, channels: ["run.environ", "repository"], literal: true, secret: null,
      detail: { keyword, advice: `${unset(name)}, with the value in an .env file that git ignores` },
    }];
  });
}

/** A reference that Compose refuses to go on without: drivers read no secret files. */
function unset(name: string): string {
  return `\${${name.toUpperCase().replace(/\W+/g, "_")}:?}`;
}

/** `o: username=me,password=x`, as mount(8) takes them. */
function mountOptions({ key, value }: ComposeField): { readonly name: string; readonly known: Value; readonly range: Range }[] {
  if (key.value !== "o") return [];
  return [...value.value.matchAll(/(?<=^|,)(?<name>\w{1,40})=(?<value>[^,]*)/gd)].map((match) => {
    const [start, end] = match.indices!.groups!["value"]!;
    const written = match.groups!["value"]!;
    return { name: match.groups!["name"]!, known: written.startsWith("$") ? [] : text(written), range: value.locate(start, end) };
  });
}
