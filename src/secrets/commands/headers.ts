import { findAssignments } from "../assignments.ts";
import type { SecretKind } from "../evidence.ts";
import { judgeName } from "../names.ts";
import { kindByName, namedValues, partsOf, shifted, type Part, type PartFinder } from "./parts.ts";

/** Headers that carry a credential although their name does not end in one's. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  "authorization", "proxy-authorization", "x-jfrog-art-api", "x-auth-key", "apikey", "x-redmine-api-key",
  // docs.honeycomb.io/send-data/opentelemetry: the key of an environment.
  "x-honeycomb-team",
]);

/** `Name: value`, `Authorization: Scheme value`, `Cookie: name=value`; `@file` and other headers carry nothing. */
export const header: PartFinder = (text) => {
  const match = /^\s*([A-Za-z][\w-]{0,100})\s*:\s*/.exec(text);
  return match ? shifted(valueOfHeader(match[1]!, text.slice(match[0].length)), match[0].length) : [];
};

const LISTED = /(?:^|[,\n])[ \t]*(?<name>[A-Za-z][\w-]{0,100})[ \t]*[=:][ \t]*(?<value>[^,\n]+)/gd;

/**
 * Several headers in one value: `name=value,name=value`, percent-encoded, as OpenTelemetry has them
 * (opentelemetry.io/docs, "OTEL_EXPORTER_OTLP_HEADERS"), `Name: value` line by line, or JSON.
 */
export const headers: PartFinder = (text) => {
  const listed = /^\s*\{/.test(text) ? findAssignments(text, "json") : [...text.matchAll(LISTED)].map((match) => {
    const [start, end] = match.indices!.groups!["value"]!;
    return { name: match.groups!["name"]!, value: match.groups!["value"]!, start, end };
  });
  return listed.flatMap(({ name, value, start }) => shifted(valueOfHeader(name, value), start).filter((part) => !isPattern(text.slice(part.start, part.end), part.start === start)));
};

/** The name of another header (`X-Api-Key=authorization`) or of a scheme without what follows it, a switch, what fits any. */
function isPattern(value: string, isAll: boolean): boolean {
  return isAll && (/^[A-Za-z-]+$|^\d+$/.test(value) || !/[A-Za-z\d]{4}/.test(value));
}

/** Cookies by the name that says it, and those of the usual session cookies that somebody has copied out of a browser. */
export const cookies: PartFinder = (text) => [...namedValues(text), ...sessions(text)];

const sessions = partsOf(/(?<![^;\s])(?:session|sessionid|session_id|sid|connect\.sid|JSESSIONID|PHPSESSID|_gitlab_session)=(?<secret>[^\s;,"']{12,2000})/gid);

const LONE_SCHEME = /^(?:basic|bearer|digest|negotiate|ntlm|token)\s*$/i;
const SCHEME = /^[A-Za-z][\w-]{0,30}(?:\s|%20)+(?=\S)/;

function valueOfHeader(header: string, value: string): readonly Part[] {
  const name = header.toLowerCase();
  if (name === "cookie") return cookies(value);
  if (!SECRET_HEADERS.has(name) && kindByName(name) === null) return [];
  const kind = name.endsWith("authorization") ? "credentials" : (judgeName(name)?.kind ?? "API key");
  // `Authorization: Bearer`: the credential is missing.
  if (name.endsWith("authorization") && LONE_SCHEME.test(value)) return [];
  const scheme = SCHEME.exec(value)?.[0];
  return [{ start: scheme?.length ?? 0, end: value.trimEnd().length, kind: schemeKind(scheme, kind) }];
}

function schemeKind(scheme: string | undefined, kind: SecretKind): SecretKind {
  return scheme !== undefined && /^(?:bearer|token)\b/i.test(scheme) ? "token" : kind;
}
