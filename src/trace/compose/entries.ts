import type { ComposeBuild, ComposeEntry, ComposeScalar, ComposeService } from "../../parser/compose/ast.ts";
import type { Range } from "../../parser/node.ts";
import type { Evidence } from "../../secrets/evidence.ts";
import { withAccountName } from "../../secrets/account-names.ts";
import { findEmbeddedSecret, judgePair } from "../../secrets/judge.ts";
import { findUrlCredentials, urlEvidence } from "../../secrets/urls.ts";
import { isAllowedName, isAllowedValue } from "../allowed.ts";
import type { Channel } from "../channel.ts";
import { keptIn } from "../kept-in.ts";
import type { Leak, LeakDetail, Place } from "../leak.ts";
import { pairOptions, type Settings } from "../settings.ts";
import { literalOf, templateOf, type Value } from "../value.ts";
import { isAlias } from "./aliases.ts";
import { valueOf } from "./values.ts";
import { credentialsWithin } from "./within-values.ts";

/** A kind of entry: where it stands in the file and what Compose does with it. */
interface EntryKind {
  readonly place: Place;
  /** Where the value ends up whether it is written here or not. */
  readonly channels: readonly Channel[];
  /** Whether a lone name or a reference is a leak, too: a build argument reaches the image by either. */
  readonly passedOn: boolean;
  readonly keyword: string;
}

const kinds = {
  environment: { place: "env", channels: ["run.environ"], passedOn: false, keyword: "environment" },
  arguments: { place: "arg", channels: ["image.history", "attestation.max"], passedOn: true, keyword: "build.args" },
  labels: { place: "metadata", channels: ["run.environ"], passedOn: false, keyword: "labels" },
  annotations: { place: "metadata", channels: ["run.environ"], passedOn: false, keyword: "annotations" },
  buildLabels: { place: "metadata", channels: ["image.config", "image.history"], passedOn: false, keyword: "build.labels" },
} as const satisfies Record<string, EntryKind>;

/** The leaks of a service's names and values. `declared`: the ARGs that its Dockerfile treats as credentials. */
export function entryLeaks(service: ComposeService, settings: Settings, declared: ReadonlySet<string>): Leak[] {
  const { build } = service;
  return [
    ...leaksOf(service.environment, kinds.environment, service, settings),
    ...service.hooks.flatMap(({ environment }) => leaksOf(environment, kinds.environment, service, settings)),
    ...leaksOf(service.labels, kinds.labels, service, settings),
    ...leaksOf(service.annotations, kinds.annotations, service, settings),
    ...(build ? buildLeaks(build, service, settings, declared) : []),
  ];
}

function buildLeaks(build: ComposeBuild, service: ComposeService, settings: Settings, declared: ReadonlySet<string>): Leak[] {
  return [
    ...leaksOf(build.args, kinds.arguments, service, settings, declared),
    ...leaksOf(build.labels, kinds.buildLabels, service, settings),
  ];
}

function leaksOf(
  entries: readonly ComposeEntry[],
  { place, channels, passedOn, keyword }: EntryKind,
  service: ComposeService,
  settings: Settings,
  declared: ReadonlySet<string> = new Set(),
): Leak[] {
  return entries.flatMap((entry): Leak[] => {
    const name = entry.key.value;
    const value = valueOf(entry.value);
    const isWritten = value.some(({ kind }) => kind === "text");
    // An empty value hands nothing on.
    if (entry.value && value.length === 0) return [];
    const byItself = judgeEntry(name, entry.value ? value : null, passedOn, settings);
    const judged = byItself && withAccountName(byItself, name, literalOf(value), (other) => literalIn(entries, other));
    const evidence = judged ?? (passedOn && !isAccepted(name, value, settings) ? passedEvidence(name, value, declared) : null);
    if (!isWritten && !passedOn) return [];
    // Of an address that a variable is filled into, the password does not stand here.
    const literal = isWritten && (judged !== null || evidence?.basis !== "url");
    const found: Pick<Leak, "place" | "channels" | "literal" | "secret"> = { place, channels: literal ? [...channels, "repository"] : channels, literal, secret: null };
    const detail: LeakDetail = { keyword, service: service.name.value };
    const isFound = evidence !== null && evidence.confidence !== "possible";
    const inner = place === "env" && (!isFound || isWithin(evidence)) && !isAccepted(name, value, settings) ? credentialsWithin(service, entry, pairOptions(settings)) : [];
    const byDefault = isFound || inner.length > 0 || isAccepted(name, value, settings) ? null : defaultWithin(entry.value, settings);
    if (byDefault) return [{ ...found, ...byDefault, extent: entry.range, subject: name, detail }];
    // One alone has a rewrite, as the value's.
    if (!isFound || inner.length > 1) {
      const variables = partVariables(name, inner.map(({ name: part }) => part ?? "password"));
      return inner.map(({ name: part, ...one }, i) => ({
        subject: name, detail: { advice: inPlace(variables[i]!), variable: variables[i]!, ...detail, ...(part !== null && { part }) }, ...found, ...one,
      }));
    }
    // The environment of all services is one place to read a value; what is built has it for good.
    const anchored = place === "env" && isAlias(entry) ? entry.value!.range : null;
    return [{ range: anchored ?? entryRange(entry, evidence, settings), extent: anchored ?? entry.range, subject: name, evidence, detail, ...found }];
  });
}

/** What the entry of a name says in plain text. */
function literalIn(entries: readonly ComposeEntry[], name: string): string | null {
  const value = valuesByName(entries).get(name);
  return value ? literalOf(valueOf(value)) : null;
}

const valuesByName = keptIn((entries: readonly ComposeEntry[]) => new Map(entries.map(({ key, value }) => [key.value, value])));

/** Whether the value is the evidence, by a part of it. */
function isWithin({ basis }: Evidence): boolean {
  return basis === "url" || basis === "value";
}

/** What to write for a credential that is a part of a value: the rest of it stays. */
function inPlace(variable: string): string {
  return `\${${variable}:?} in its place, with the value in an .env file that git ignores`;
}

/** Names for the parts of a value, each its own. */
function partVariables(variable: string, parts: readonly string[]): string[] {
  const names: string[] = [];
  for (const part of parts) {
    const base = `${variable}_${part}`.replace(/\W+/g, "_").toUpperCase();
    const same = names.filter((name) => name === base || name.startsWith(`${base}_`)).length;
    names.push(same === 0 ? base : `${base}_${same + 1}`);
  }
  return names;
}

/** Null for what is no credential, or accepted by a person. */
export function judgeEntry(name: string, value: Value | null, passedOn: boolean, settings: Settings): Evidence | null {
  if (value !== null && isAccepted(name, value, settings)) return null;
  const isReference = value !== null && value.every(({ kind }) => kind === "unknown");
  // In a plain list item quotes are part of the value, and no part of what was meant.
  const judged = value === null || (passedOn && isReference) ? null : templateOf(value).replace(/^(["'])(.*)\1$/s, "$2");
  if (judged === null && !passedOn) return null;
  return judgePair(name, judged, pairOptions(settings));
}

function isAccepted(name: string, value: Value, settings: Settings): boolean {
  const written = literalOf(value);
  return isAllowedName(settings, name) || (written !== null && isAllowedValue(settings, written));
}

/** What shows that a build argument passes a credential on, though neither its name nor a literal says so. */
function passedEvidence(name: string, value: Value, declared: ReadonlySet<string>): Evidence | null {
  if (declared.has(name)) return { kind: "secret", confidence: "certain", basis: "use", why: `the Dockerfile uses ${name} as a credential`, wellKnown: false };
  const [inAddress] = findUrlCredentials(templateOf(value)).filter(({ reference }) => reference);
  return inAddress ? urlEvidence(inAddress) : null;
}

/** The default of a variable that is a credential by its own name, whatever the entry's is: `Bearer ${API_TOKEN:-x}`. */
function defaultWithin(scalar: ComposeScalar | null, settings: Settings): { readonly evidence: Evidence; readonly range: Range } | null {
  for (const part of scalar?.parts ?? []) {
    if (part.type !== "ComposeReference") continue;
    const written = valueOf({ parts: [part] });
    const evidence = written.some(({ kind }) => kind === "text") ? judgeEntry(part.name, written, false, settings) : null;
    const [first] = part.operand;
    if (first && evidence !== null && evidence.confidence !== "possible") return { evidence, range: [first.range[0], part.operand.at(-1)!.range[1]] };
  }
  return null;
}

/** The name where it is the evidence; in a connection string and among options the credential itself. */
function entryRange({ key, value }: ComposeEntry, evidence: Evidence, settings: Settings): Range {
  if (value === null || !isWithin(evidence)) return key.range;
  return credentialRange(value, settings) ?? value.range;
}

function credentialRange(scalar: ComposeScalar, settings: Settings): Range | null {
  const found = findUrlCredentials(scalar.value).find(({ reference }) => !reference) ?? findEmbeddedSecret(scalar.value, pairOptions(settings));
  return found ? scalar.locate(found.start, found.end) : null;
}
