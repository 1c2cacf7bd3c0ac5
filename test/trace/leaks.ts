import { languageByName } from "../../src/languages/languages.ts";
import { createSettings } from "../../src/languages/settings.ts";
import type { Leak, LeakDetail } from "../../src/trace/leak.ts";
import { memoryWorkspace } from "../../src/workspace/workspace.ts";
import { canary, githubToken, password } from "../rules/made-up.ts";

const stands: readonly (readonly [mark: string, value: string])[] = [["{p}", password], ["{c}", canary], ["{g}", githubToken]];

/** What of a leak's details a line tells, in this order. */
const told: readonly (keyof LeakDetail)[] = ["keyword", "command", "target", "files", "targets", "archives", "wholeDirectory", "removal", "ignoreFile", "from", "service", "part"];

/**
 * The leaks of a file as rules of other people get them: «place subject ‹text› | evidence | channels | details». `{p}`, `{c}` and `{g}` are
 * as in the tables of places.
 */
export async function leaksOf(code: string, files: Readonly<Record<string, string>>, filename: string): Promise<string[]> {
  const text = filledIn(code);
  const others = Object.fromEntries(Object.entries(files).map(([path, content]) => [path, filledIn(content)]));
  const path = `/project/${filename}`;
  const workspace = memoryWorkspace({ ...others, [filename]: text }, "/project");
  const language = await languageByName(filename)!.load(path, workspace);
  const { trace } = language.analyse(language.parse(text), { path, workspace, settings: createSettings() });
  return trace.leaks.map((leak) => marked(describeLeak(leak, text)));
}

function describeLeak({ place, subject, range, evidence, channels, literal, secret, detail }: Leak, text: string): string {
  const { kind, confidence, basis, wellKnown, why } = evidence;
  const details = told.flatMap((key) => (detail[key] === undefined ? [] : [`${key}=${plain(detail[key])}`]));
  return [
    `${place} ${subject} ‹${text.slice(...range)}›`,
    `${kind}, ${confidence} by ${basis}${wellKnown ? ", well known" : ""}: ${why}`,
    channels.join(" "),
    [literal ? "literal" : "", secret === null ? "" : `${secret.origin} ${secret.name}`, ...details].filter((part) => part !== "").join(" "),
  ].join(" | ");
}

function plain(value: unknown): string {
  return Array.isArray(value) ? value.join(",") : typeof value === "object" && value !== null ? Object.values(value).join(":") : String(value);
}

function filledIn(text: string): string {
  return stands.reduce((filled, [mark, value]) => filled.replaceAll(mark, value), text);
}

function marked(text: string): string {
  return stands.reduce((short, [mark, value]) => short.replaceAll(value, mark), text);
}
