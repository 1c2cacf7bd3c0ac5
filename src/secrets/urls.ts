import type { Candidate } from "./candidate.ts";
import { findConnectionSecrets } from "./connection-strings.ts";
import type { Evidence, SecretKind } from "./evidence.ts";
import { rangeOfGroup } from "./groups.ts";
import { judgeName } from "./names.ts";
import { findReferences, referenceAt, withoutReferences, type Reference } from "./references.ts";
import { LOGIN_NAME, LOGIN_SCHEMES, QUERY_HARMLESS, QUERY_SIGNATURES, SECRET_PATHS, TOKEN_HOSTS } from "./url-tables.ts";
import { classifyValue, isAskedFor, isWellKnown, looksRandom } from "./values.ts";

/** A credential inside a URL or a connection string. */
export interface UrlCredential {
  /** Offsets of the secret part in the text, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
  /** Ends the clause "it holds …": "the password of a URL". */
  readonly what: string;
  /** A value that everybody knows: `postgres:postgres@`. */
  readonly wellKnown: boolean;
  /** A mark to be filled in: `<password>`, `***`. */
  readonly placeholder: boolean;
  /** Nothing literal stands here; the variable of `names` holds the credential. */
  readonly reference: boolean;
  /** Variables that the part refers to, in order. */
  readonly names: readonly string[];
}

/** A URL's authority longer than this is none; it keeps the search linear. */
const LONGEST_AUTHORITY = 2000;
/** Addresses have a slash, connection strings a sign between names and values or before the host. */
const HINT = /[/=@]/;
const SCHEME_END = /[A-Za-z][A-Za-z0-9+.-]{0,40}$/;

/**
 * All credentials in URLs and connection strings of a text: user information, query, webhook paths,
 * `Password=…;`, `user:pass@tcp(host)/db`. Linear time.
 *
 * @returns Credentials in order of their start. A default inside `${X:-…}` counts as literal, with the range
 *   of the default alone.
 */
export function findUrlCredentials(text: string): UrlCredential[] {
  if (!HINT.test(text)) return [];
  const found = [...findInUrls(text), ...findInPaths(text), ...findConnectionSecrets(text), ...findGoDsns(text), ...findOracleLogins(text)]
    .flatMap((candidate) => credentialOf(text, candidate));
  const starts = new Set<number>();
  return found
    .sort((a, b) => a.start - b.start)
    .filter(({ start }) => !starts.has(start) && starts.add(start));
}

/** Of those the ones that the text itself holds: neither what refers to one nor a mark to be filled in. */
export function findLiteralUrlCredentials(text: string): UrlCredential[] {
  return findUrlCredentials(text).filter(({ reference, placeholder }) => !reference && !placeholder);
}

function* findInUrls(text: string): Generator<Candidate> {
  // A URL may stand in another's query; each query is read once.
  let readUntil = 0;
  for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
    const scheme = SCHEME_END.exec(text.slice(Math.max(0, at - 42), at))?.[0].toLowerCase();
    if (scheme === undefined) continue;
    const from = at + 3;
    const { end, separator, colon } = readAuthority(text, from);
    if (separator >= 0) yield* userInformation(text, scheme, from, colon, separator, end);
    if (end < readUntil) continue;
    const query = readQuery(text, end);
    readUntil = query.end;
    yield* query.candidates;
  }
}

interface Authority {
  /** Behind the authority. */
  readonly end: number;
  /** The last `@`; -1 without one. */
  readonly separator: number;
  /** The first `:` before the separator; -1 without one. */
  readonly colon: number;
}

const AUTHORITY_END = /[\s/?#"'`;\\|]/;
/** What neither ends an authority nor tells its parts apart. */
const AUTHORITY_TEXT = /[^\s/?#"'`;\\|@:$<{]*/y;

/** Reads up to the path, query or end of the URL; colons and signs inside `${…}` and `<…>` don't count. */
function readAuthority(text: string, from: number): Authority {
  const limit = Math.min(text.length, from + LONGEST_AUTHORITY);
  let separator = -1;
  let colon = -1;
  let at = Math.min(limit, endOfRun(AUTHORITY_TEXT, text, from));
  while (at < limit) {
    const char = text[at] ?? "";
    const skipped = skipBracket(text, at, char);
    if (skipped === at && AUTHORITY_END.test(char)) break;
    if (char === "@") separator = at;
    if (char === ":" && colon < 0) colon = at;
    at = Math.min(limit, endOfRun(AUTHORITY_TEXT, text, Math.max(skipped, at + 1)));
  }
  return { end: at, separator, colon: colon >= 0 && colon < separator ? colon : -1 };
}

/** The offset behind a reference or a `<mark>` that starts here; else the offset itself. */
function skipBracket(text: string, at: number, char: string): number {
  if (char === "<") {
    const mark = /^<[A-Za-z0-9 ._-]{1,60}>/.exec(text.slice(at, at + 64))?.[0];
    return at + (mark?.length ?? 0);
  }
  return char === "$" || char === "{" || char === "`" || char === "#" ? (referenceAt(text, at)?.end ?? at) : at;
}

function* userInformation(text: string, scheme: string, from: number, colon: number, separator: number, end: number): Generator<Candidate> {
  const user = text.slice(from, colon < 0 ? separator : colon);
  const password = colon < 0 ? "" : text.slice(colon + 1, separator);
  // GitHub takes a token as the user, with an empty password or the fixed word `x-oauth-basic`.
  if (password === "" || password === "x-oauth-basic") {
    if (isTokenUser(text, scheme, user, separator + 1, end, password !== "")) yield { start: from, end: from + user.length, kind: "token", what: "the token of a URL", name: "token" };
    return;
  }
  // A conversion of printf, or a form to be filled in as documentation writes it.
  if (/^%[-.\d]*[a-z]$/.test(password) || (FORM_USER.test(user) && FORM_PASSWORD.test(password) && FORM_HOST.test(text.slice(separator + 1, end)))) return;
  // `reverse:https://example.com:443@8080`, as mitmproxy writes it: a host and its port.
  if (user.includes(".") && /^\d{1,5}$/.test(password)) return;
  yield { start: colon + 1, end: separator, kind: "password", what: "the password of a URL", name: `${user}_${text.slice(separator + 1, end)}_${scheme}`, host: text.slice(separator + 1, end) };
}

const FORM_USER = /^(?:user|username|usr|login)$/i;
const FORM_PASSWORD = /^(?:pass|password|passwd|pwd|secret)$/i;
/** A place in documentation, not a server. */
const FORM_HOST = /^(?:host|hostname|server|your-?host|example\.(?:com|org|net))(?::\w+)?$/i;

/** `https://$AUTH@host`: what such a variable holds is `user:password`, or a token. */
const LOGIN_WHOLE = /(?:^|_)(?:(?:basic_?)?auth|creds?|credentials|userpass|userinfo)$/i;

/** Whether a user alone is a token: `https://ghp_…@host`, `https://$TOKEN@host`, but not `git@host`. */
function isTokenUser(text: string, scheme: string, user: string, host: number, end: number, certain: boolean): boolean {
  if (LOGIN_SCHEMES.has(scheme)) return false;
  if (certain) return true;
  // Sentry's DSN: a public key, and the number of the project as the path (docs.sentry.io, "DSN").
  if (/^[0-9a-f]{32}$/.test(user) && /^\/\d+/.test(text.slice(end, end + 3))) return false;
  const reference = findReferences(user)[0];
  if (reference?.name != null) {
    return judgeName(reference.name)?.confidence === "likely" || LOGIN_WHOLE.test(reference.name) || (TOKEN_HOSTS.test(text.slice(host, end)) && !LOGIN_NAME.test(reference.name));
  }
  return looksRandom(user) || (/^[0-9a-f]{32,}$/i.test(user) && /\d/.test(user));
}

const PATH_TEXT = /[^\s"'`<>?]*/y;
/** Signs inside references don't count. */
const PARAMETER_TEXT = /[^\s"'`<>?&;)#${]*/y;

/** Parameters behind the authority, up to the end of the URL. */
function readQuery(text: string, from: number): { readonly candidates: readonly Candidate[]; readonly end: number } {
  const candidates: Candidate[] = [];
  let at = endOfRun(PATH_TEXT, text, from);
  while (at < text.length && /[?&;]/.test(text[at] ?? "")) {
    const name = /^[A-Za-z0-9_.-]{1,60}(?==)/.exec(text.slice(at + 1, at + 62))?.[0];
    const start = at + 1 + (name === undefined ? 0 : name.length + 1);
    at = parameterEnd(text, start);
    // A sentence may go on behind the URL.
    const end = start + text.slice(start, at).replace(/[,.:]{1,3}$/, "").length;
    const kind = name === undefined ? null : queryKind(name, text.slice(start, end));
    if (name !== undefined && kind) candidates.push({ start, end, kind, what: `the parameter ${name} of a URL`, name });
  }
  return { candidates, end: at };
}

function parameterEnd(text: string, from: number): number {
  let at = endOfRun(PARAMETER_TEXT, text, from);
  while (text[at] === "$" || text[at] === "{") at = endOfRun(PARAMETER_TEXT, text, Math.max(at + 1, skipBracket(text, at, text[at] ?? "")));
  return at;
}

function endOfRun(run: RegExp, text: string, from: number): number {
  run.lastIndex = from;
  run.test(text);
  return run.lastIndex;
}

function queryKind(name: string, value: string): SecretKind | null {
  const lower = name.toLowerCase();
  if (QUERY_SIGNATURES.has(lower)) return value.length >= 16 || value.includes("$") ? "token" : null;
  if (QUERY_HARMLESS.has(lower)) return lower === "key" && looksRandom(value) ? "API key" : null;
  const verdict = judgeName(name);
  return verdict?.confidence === "likely" ? verdict.kind : null;
}

function* findInPaths(text: string): Generator<Candidate> {
  for (const { host, pattern, what } of SECRET_PATHS) {
    if (!text.includes(host)) continue;
    for (const match of text.matchAll(pattern)) {
      const [start, end] = rangeOfGroup(match, "secret")!;
      yield { start, end, kind: "token", what, name: "token" };
    }
  }
}

/** Go's MySQL driver: `user:password@tcp(host:3306)/db`. */
function* findGoDsns(text: string): Generator<Candidate> {
  if (!text.includes("@")) return;
  for (const match of text.matchAll(/@(?:tcp|unix)\(|@\((?=[\w.-]{1,253}:\d{1,5}\)\/)/g)) {
    const before = text.slice(Math.max(0, match.index - 300), match.index);
    const login = /(?<![^\s"'`=/])[^\s"'`=/]*$/.exec(before)?.[0] ?? "";
    const colon = login.indexOf(":");
    if (colon < 0) continue;
    const start = match.index - login.length + colon + 1;
    if (start < match.index) yield { start, end: match.index, kind: "password", what: "the password of a connection string", name: login.slice(0, colon) };
  }
}

/** Oracle's JDBC drivers: `jdbc:oracle:thin:user/password@host:1521/service`; a password with signs of its own stands in quotes. */
const ORACLE_LOGIN = /jdbc:oracle:(?:thin|oci8?):(?<user>[^\s/@"';]{1,200})\/(?:"(?<quoted>[^"\n]{1,200})"|(?<secret>[^\s@"';]{1,200}))@/gid;

function* findOracleLogins(text: string): Generator<Candidate> {
  if (!text.includes("@")) return;
  for (const { indices, groups } of text.matchAll(ORACLE_LOGIN)) {
    const [start, end] = indices!.groups!["quoted"] ?? indices!.groups!["secret"]!;
    yield { start, end, kind: "password", what: "the password of a connection string", name: groups!["user"]! };
  }
}

/** Looks at the value of a candidate; empty ones, paths, switches and names in a store are no credentials. */
function credentialOf(text: string, candidate: Candidate): UrlCredential[] {
  const { start, end, kind, what, name, host = "" } = candidate;
  const value = text.slice(start, end);
  const references = findReferences(value);
  const names = references.flatMap((reference) => reference.name ?? []);
  const literal = literalRange(value, references);
  const base = { kind, what, names };
  if (literal === null) return value === "" ? [] : [{ start, end, wellKnown: false, placeholder: false, reference: true, ...base }];
  const decided = value.slice(literal.start, literal.end);
  const shape = classifyValue(decided);
  if (shape === "empty" || shape === "path" || shape === "null" || shape === "reference" || (shape === "boolean" && kind !== "password")) return [];
  const placeholder = shape === "placeholder" && !(kind === "password" && isAskedFor(decided) && isService(host));
  return [{
    start: start + literal.start, end: start + literal.end, reference: false, placeholder,
    wellKnown: shape === "placeholder" || isWellKnown(decided, name), ...base,
  }];
}

/**
 * Whether a host is known by its name alone, as the services of a project are to each other: a server there takes whatever
 * password it was started with, also `your_password`. One with a domain has its own.
 */
function isService(host: string): boolean {
  return /^[a-z][\w-]*(?:[:,]\d{1,5})?$/i.test(host) && !FORM_HOST.test(host) && !/^your|^localhost/i.test(host);
}

/** The literal part of a value: all of it, or the default of the one reference that it is; null for references alone. */
function literalRange(value: string, references: readonly Reference[]): { start: number; end: number } | null {
  const only = references.length === 1 ? references[0] : undefined;
  if (only?.start === 0 && only.end === value.length) {
    return only.fallback && only.fallback.end > only.fallback.start && classifyValue(value.slice(only.fallback.start, only.fallback.end)) !== "reference" ? only.fallback : null;
  }
  return references.length > 0 && withoutReferences(value).replace(/[^A-Za-z0-9]/g, "").length < 3 ? null : { start: 0, end: value.length };
}

/** What a credential in an address is evidence of. */
export function urlEvidence({ what, wellKnown }: UrlCredential): Evidence {
  return { kind: "connection string", confidence: "certain", basis: "url", why: `it holds ${what}`, wellKnown };
}
