import { findAssignments, type Assignment, type Syntax } from "./assignments.ts";
import type { Evidence } from "./evidence.ts";
import {
  CODE_EXTENSIONS, CREDENTIAL_DIRECTORY, CREDENTIAL_FILES, DOCUMENT_EXTENSIONS, DOCUMENT_NAMES, DOING, ENVIRONMENT_FILE, EXAMPLE_DIRECTORIES, HARMLESS_FILES,
  ONE_SECRET, SECRET_DIRECTORIES, SETTINGS_NAMES, SYNTAXES, WRITTEN_CODE, WRITTEN_SETTINGS, type FileNameRow,
} from "./file-names.ts";
import { findFormats, formatEvidence } from "./formats.ts";
import { FileGlobs } from "./file-globs.ts";
import { inGroovy, inMongo, inSql } from "./commands/code.ts";
import type { PartFinder } from "./commands/parts.ts";
import { judgeCommandValue, judgePair, type PairOptions } from "./judge.ts";
import { findLogins } from "./logins.ts";
import { withFallbacks } from "./references.ts";
import { findLiteralUrlCredentials } from "./urls.ts";
import { classifyValue } from "./values.ts";

export interface FileOptions extends PairOptions {
  /** Whether an instruction names this very file, so that a directory of tests or examples excuses nothing. */
  readonly named?: boolean;
  /** Whether an instruction writes the text out: then it is settings, and short enough for every word to be meant. */
  readonly written?: boolean;
}

/** A credential inside a file. */
export interface FileEvidence {
  readonly evidence: Evidence;
  /** The name that the credential goes by; null where it has none. */
  readonly name: string | null;
  /** Offsets of the credential in the text, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
}

/**
 * Judges a file by its name alone: a path as COPY writes it, with `/`, possibly a glob or a directory.
 *
 * @returns null for names that say nothing, and for public things (`*.pub`, `ca.crt`, `.env.example`).
 */
export function judgeFileName(path: string): Evidence | null {
  const found = fileNameRow(path);
  if (!found) return null;
  const { kind, confidence, what } = found;
  return { kind, confidence, basis: "file", why: `its name is that of ${what}`, wellKnown: false };
}

/**
 * Judges a file by where it is put: `COPY npm.conf /root/.npmrc`.
 *
 * @param source Its path in the context, whose name may say that it is public.
 * @param target Its path in the image, of a file and not of a directory.
 * @returns null for places that say nothing.
 */
export function judgeFilePlace(source: string, target: string): Evidence | null {
  if (isPublicName(source)) return null;
  const segments = segmentsOf(target);
  const names = lastNames(segments);
  const found = harmless.fits(names) || DOING.test(segments.at(-1) ?? "") ? undefined : CREDENTIAL_FILES[credentials.firstRow(names)];
  if (!found || found.confidence !== "likely" || found === CREDENTIAL_DIRECTORY) return null;
  return { kind: found.kind, confidence: "likely", basis: "file", why: `it is put where ${found.what} stands`, wellKnown: false };
}

/** Whether a file's name says that everybody may read it: `*.pub`, `ca.crt`, `.env.example`. */
export function isPublicName(path: string): boolean {
  return harmless.fits(lastNames(segmentsOf(path)));
}

/**
 * Judges what is written as the whole of a file, by the file's name: `echo "$KEY" > /root/.ssh/id_rsa`.
 *
 * @returns null for places that say nothing, and for those where most of a file may be harmless.
 */
export function judgeWholeFile(path: string): Evidence | null {
  const found = fileNameRow(path);
  if (found?.confidence !== "likely" || found === ENVIRONMENT_FILE) return null;
  return { kind: found.kind, confidence: "certain", basis: "use", why: `it is written as ${found.what}`, wellKnown: false };
}

const harmless = new FileGlobs([HARMLESS_FILES]);
const credentials = new FileGlobs(CREDENTIAL_FILES.map(({ globs }) => globs));
const syntaxes = new FileGlobs(SYNTAXES.map(([, globs]) => globs));
const settingsFiles = new FileGlobs([SETTINGS_NAMES]);
const writtenCode = new FileGlobs([WRITTEN_CODE]);
const writtenSettings = new FileGlobs([WRITTEN_SETTINGS]);

type NameFinding = Pick<FileNameRow, "kind" | "confidence" | "what" | "readable">;

function fileNameRow(path: string): NameFinding | null {
  const segments = segmentsOf(path);
  const names = lastNames(segments);
  const listed = CREDENTIAL_FILES[credentials.firstRow(names)];
  const inside = segments.some((segment) => SECRET_DIRECTORIES.has(segment));
  // Most files are neither; only of the others need be asked whether they are harmless.
  if ((!listed && !inside) || harmless.fits(names)) return null;
  if (listed === ONE_SECRET && DOING.test(segments.at(-1)!)) return null;
  if (listed && listed.confidence !== "possible") return listed;
  const extension = extensionOf(segments.at(-1)!);
  if (inside && !CODE_EXTENSIONS.has(extension) && extension !== "md") {
    return { kind: "secret", confidence: "likely", what: "a file in a directory of secrets", readable: false };
  }
  return listed ?? null;
}

/** The path in lower case, cut at slashes, without empty and `.` segments. */
function segmentsOf(path: string): string[] {
  return path.toLowerCase().replaceAll("\\", "/").split("/").filter((segment) => segment !== "" && segment !== ".");
}

/** The base name and the last two segments, each also without its own wildcards. */
function lastNames(segments: readonly string[]): string[] {
  const base = segments.at(-1) ?? "";
  const names = segments.length > 1 ? [base, segments.slice(-2).join("/")] : [base];
  return names.flatMap((name) => (/[*?]/.test(name) ? [name, name.replace(/[*?]/g, "")] : [name]));
}

function extensionOf(base: string): string {
  const dot = base.lastIndexOf(".");
  return dot < 0 ? "" : base.slice(dot + 1);
}

/** How much of a file is believed. */
type Profile =
  /** Settings: every name with a literal counts, well-known values too. */
  | "settings"
  /** Other YAML, JSON, shell and the like: only values that no person thinks up, because words are labels there. */
  | "data"
  /** Code and documents: only known formats, private keys and URLs with a password that isn't a default. */
  | "text";

interface Reading {
  readonly profile: Profile;
  readonly syntax: Syntax | null;
}

function readingOf(path: string, text: string): Reading {
  const segments = segmentsOf(path);
  const names = lastNames(segments);
  const extension = extensionOf(segments.at(-1) ?? "");
  const syntax = SYNTAXES[syntaxes.firstRow(names)]?.[0] ?? null;
  if (syntax === "shell" || (syntax === null && text.startsWith("#!"))) return { profile: "data", syntax: "shell" };
  if (syntax === "lines" || syntax === "unit" || syntax === "dockerfile") return { profile: "settings", syntax };
  if (syntax !== null) return { profile: settingsFiles.fits(names) ? "settings" : "data", syntax };
  if (CODE_EXTENSIONS.has(extension) || DOCUMENT_EXTENSIONS.has(extension) || DOCUMENT_NAMES.has(segments.at(-1) ?? "")) return { profile: "text", syntax: null };
  // A file without an extension may be settings of any kind: `temp-creds`, `.myrc`.
  return segments.at(-1)?.slice(1).includes(".") === true ? { profile: "text", syntax: null } : { profile: "data", syntax: "directives" };
}

/** What an instruction writes is settings; a program's source is it by its name, and else only what no person thinks up counts. */
function asWritten(found: Reading, path: string): Reading {
  if (found.syntax !== null) return { ...found, profile: "settings" };
  const names = lastNames(segmentsOf(path));
  if (!writtenCode.fits(names)) return found;
  return { profile: writtenSettings.fits(names) ? "settings" : "data", syntax: "code" };
}

/**
 * All credentials in a file's text, by the kind of file that its path tells. Below directories of tests,
 * examples and other people's packages all evidence is only `possible`.
 *
 * @returns In order of their start, without overlap.
 */
export function judgeFileContent(path: string, text: string, options: FileOptions = {}): FileEvidence[] {
  if (text.includes("\0")) return [];
  const reading = options.written === true ? asWritten(readingOf(path, text), path) : readingOf(path, text);
  // Where a format or a URL shows the credential, its range is the better one.
  const precise = [...fromFormats(text), ...fromUrls(text, reading.profile), ...fromLogins(path, text), ...fromStatements(path, text, options)];
  if (options.written === true && precise.length === 0) precise.push(...fromWhole(path, text));
  const named = withoutOverlap(fromAssignments(text, reading, options), precise);
  const separate = [...precise, ...named].sort((a, b) => a.start - b.start);
  return options.named !== true && isExample(path) ? separate.map((item) => ({ ...item, evidence: doubted(item.evidence) })) : separate;
}

function doubted(evidence: Evidence): Evidence {
  return { ...evidence, confidence: "possible" };
}

/** Those items that touch none of the others. Both may come in any order. */
export function withoutOverlap(items: readonly FileEvidence[], others: readonly FileEvidence[]): FileEvidence[] {
  const taken = others.toSorted((a, b) => a.start - b.start);
  let next = 0;
  return items.toSorted((a, b) => a.start - b.start).filter(({ start, end }) => {
    while (next < taken.length && taken[next]!.end <= start) next++;
    return (taken[next]?.start ?? Infinity) >= end;
  });
}

function isExample(path: string): boolean {
  const segments = segmentsOf(path);
  const base = segments.at(-1) ?? "";
  return segments.slice(0, -1).some((segment) => EXAMPLE_DIRECTORIES.has(segment))
    || /[._-](?:example|sample|template|dist|tmpl|test|spec)(?:\.|$)|^(?:example|sample|template)[._-]|^readme|^changelog|^pkg-info$/.test(base);
}

function fromFormats(text: string): FileEvidence[] {
  return findFormats(text).map((match) => ({ evidence: formatEvidence(match), name: null, start: match.start, end: match.end }));
}

function fromUrls(text: string, profile: Profile): FileEvidence[] {
  return findLiteralUrlCredentials(text)
    .filter(({ wellKnown }) => profile === "settings" || !wellKnown)
    .map(({ start, end, kind, what, wellKnown }) => ({
      evidence: { kind, confidence: "certain", basis: "url", why: `it is ${what}`, wellKnown }, name: null, start, end,
    }));
}

/** A file that is nothing but a credential. */
function fromWhole(path: string, text: string): FileEvidence[] {
  const value = text.trim();
  if (/\s/.test(value) || fileNameRow(path) !== ONE_SECRET) return [];
  const evidence = judgeCommandValue(value, ONE_SECRET.kind, "the content of a file of one secret");
  const start = text.indexOf(value);
  return evidence ? [{ evidence, name: null, start, end: start + value.length }] : [];
}

function fromLogins(path: string, text: string): FileEvidence[] {
  return findLogins(segmentsOf(path).at(-1) ?? "", text).map((login) => ({
    evidence: { kind: login.kind, confidence: "certain", basis: "file", why: `it is ${login.what}`, wellKnown: login.wellKnown },
    name: null, start: login.start, end: login.end,
  }));
}

/** Scripts that make accounts, by their names. */
const ACCOUNT_SCRIPTS: readonly (readonly [name: RegExp, find: PartFinder])[] = [
  [/\.(?:sql|cql|ddl)$/i, inSql],
  [/\.groovy$/i, inGroovy],
  [/(?:initdb\.d\/[^/]{1,100}|\bmongo[\w-]{0,40})\.js$/i, inMongo],
];

/** A default that everybody knows is the business of who wrote it, unless it is written here. */
function fromStatements(path: string, text: string, { written = false }: FileOptions): FileEvidence[] {
  const find = ACCOUNT_SCRIPTS.find(([name]) => name.test(path))?.[1];
  return (find?.(text) ?? []).flatMap(({ start, end }) => {
    const evidence = judgeCommandValue(text.slice(start, end), "password", "the password of an account");
    return evidence && (written || !evidence.wellKnown) ? [{ evidence: { ...evidence, basis: "file" }, name: null, start, end }] : [];
  });
}

function fromAssignments(text: string, { profile, syntax }: Reading, options: PairOptions): FileEvidence[] {
  if (syntax === null) return [];
  return findAssignments(text, syntax).flatMap((assignment) => {
    const evidence = judgePair(assignment.name, withFallbacks(assignment.value), options);
    if (!evidence || !counts(evidence, assignment, profile)) return [];
    return [{ evidence, name: assignment.name, start: assignment.start, end: assignment.end }];
  });
}

function counts(evidence: Evidence, { value }: Assignment, profile: Profile): boolean {
  const shape = classifyValue(value);
  // A mask in a file waits for what a start script or a person puts there.
  if (profile === "settings") return shape !== "placeholder";
  return evidence.confidence !== "possible" && !evidence.wellKnown && (shape === "opaque" || shape === "hex") && value.length >= 8 && /\d/.test(value);
}

/**
 * Judges a file by content where it is known, by name where it is not or where the content can't tell.
 *
 * @param text The file's text; null when it could not be read. Binary files may be passed as they were decoded.
 * @returns The strongest evidence; null for a file that holds no credential as far as can be told.
 */
export function judgeFile(path: string, text: string | null, options: FileOptions = {}): Evidence | null {
  const row = fileNameRow(path);
  const byName = judgeFileName(path);
  const named = byName && options.named !== true && isExample(path) ? doubted(byName) : byName;
  if (text === null) return named;
  const strongest = judgeFileContent(path, text, options)
    .map(({ evidence, name }) => (name === null ? evidence : { ...evidence, basis: "file" as const, why: `it holds ${name}` }))
    .reduce<Evidence | null>((best, next) => (best === null || isStronger(next, best) ? next : best), null);
  if (strongest && strongest.confidence !== "possible") return strongest;
  return row === null || row.readable || isPublicContent(text) ? strongest : named;
}

const RANK = { certain: 4, likely: 2, possible: 0 } as const;

/** A secret that not everybody knows is worse than one of the same confidence that everybody does. */
function isStronger(a: Evidence, b: Evidence): boolean {
  return RANK[a.confidence] - (a.wellKnown ? 1 : 0) > RANK[b.confidence] - (b.wellKnown ? 1 : 0);
}

/** Content that is public whatever the file's name: nothing, references, certificates, public keys. */
function isPublicContent(text: string): boolean {
  const shape = classifyValue(text);
  return shape === "empty" || shape === "reference" || shape === "public";
}
