import { rules } from "@secretlint/secretlint-rule-preset-recommend";
import type { SecretLintSourceCode } from "@secretlint/types";
import type { Confidence, Evidence, SecretKind } from "./evidence.ts";
import { OWN_FORMATS, PRESET_FORMATS, type PresetFormat } from "./known-formats.ts";
import { MASKS } from "./placeholders.ts";

/** A credential in a known format. */
export interface FormatMatch {
  /** Offsets in the text, UTF-16; end is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
  /** Ends the clause "it has the format of …": "a GitHub token". */
  readonly what: string;
  readonly confidence: Confidence;
  /** Whether it is an example out of a vendor's documentation. */
  readonly wellKnown: boolean;
}

interface Scanner extends PresetFormat {
  readonly rule: (typeof rules)[number];
}

/**
 * The rules of the preset, which are made when a text first has the literal beginning of a token: running them costs, and
 * the command's bundle loads them only then.
 */
let scanners: readonly Scanner[] | undefined;

function createScanners(): readonly Scanner[] {
  return rules.flatMap((rule) => {
    const format = PRESET_FORMATS[rule.meta.id.replace("@secretlint/secretlint-rule-", "")];
    return format ? [{ ...format, rule }] : [];
  });
}

/** One pass for each kind of case over a text that has nothing of all that is known, as nearly all have. */
const ANY_HINT = ["", "i"].map((flags) =>
  new RegExp([...OWN_FORMATS, ...Object.values(PRESET_FORMATS)].filter(({ hint }) => hint.flags === flags).map(({ hint }) => hint.source).join("|"), flags));
const SHORTEST_TOKEN = 16;

/**
 * All credentials in known formats: tokens of vendors, private key blocks, signed JSON Web Tokens. Cut-out
 * examples (`ghp_xxxx…`) are none. Runs in linear time over any text.
 *
 * @returns Matches in order, without overlap.
 */
export function findFormats(text: string): FormatMatch[] {
  if (text.length < SHORTEST_TOKEN) return [];
  const tokens = ANY_HINT.some((hint) => hint.test(text)) ? [...findOwn(text), ...findByPreset(text)] : [];
  const found = [...findPrivateKeys(text), ...tokens].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((match) => {
    if (match.start < end) return false;
    end = match.end;
    return true;
  });
}

/** What a credential in a known format is evidence of. */
export function formatEvidence({ kind, confidence, what, wellKnown }: FormatMatch): Evidence {
  return { kind, confidence, basis: "value", why: `it has the format of ${what}`, wellKnown };
}

function findOwn(text: string): FormatMatch[] {
  return OWN_FORMATS.filter(({ hint }) => hint.test(text)).flatMap(({ pattern, kind, what, confidence }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const [start, end] = match.indices?.groups?.["secret"] ?? [match.index, match.index + match[0].length];
      return matchOf(text, start, end, { kind, what }, confidence);
    }));
}

function findByPreset(text: string): FormatMatch[] {
  scanners ??= createScanners();
  return scanners.filter(({ hint }) => hint.test(text)).flatMap((scanner) =>
    runRule(scanner.rule, text)
      .filter(([start, end]) => text.slice(start, start + 16).search(scanner.hint) === 0 && end - start >= (scanner.shortest ?? 0))
      .flatMap(([start, end]) => matchOf(text, start, end, scanner)));
}

/** Runs one rule through secretlint's public rule interface; a rule that throws has found nothing. */
function runRule(rule: Scanner["rule"], text: string): (readonly [number, number])[] {
  const ranges: (readonly [number, number])[] = [];
  try {
    const handlers = rule.create({
      sharedOptions: {},
      createTranslator: () => (messageId) => ({ message: "", messageId: String(messageId), data: undefined }),
      report: ({ range }) => void ranges.push(range),
      ignore: () => undefined,
    }, {});
    // The rules that are asked do all their work before they return.
    void handlers.file?.(sourceOf(text));
  } catch {
    return [];
  }
  return ranges;
}

/** What a rule gets to read. None of the rules that we ask reads positions in lines and columns. */
function sourceOf(text: string): SecretLintSourceCode {
  const position = { line: 1, column: 0 };
  return {
    content: text, hasBOM: false, contentType: "text", ext: "", filePath: undefined, physicalFilePath: undefined,
    getFilePath: () => undefined, getPhysicalFilePath: () => undefined,
    indexToPosition: () => position, positionToIndex: () => 0,
    rangeToLocation: () => ({ start: position, end: position }), locationToRange: () => [0, 0],
  };
}

function matchOf(text: string, start: number, end: number, { kind, what }: Pick<FormatMatch, "kind" | "what">, confidence: Confidence = "certain"): FormatMatch[] {
  const secret = text.slice(start, end);
  if (isMadeUp(secret) || isPublicToken(secret)) return [];
  const wellKnown = isDocumented(secret);
  return [{ start, end, kind, what, confidence: wellKnown ? "likely" : confidence, wellKnown }];
}

/** Whether it only shows the form: `ghp_xxxx…`, `xoxb-your-token-here`, AWS's `AKIA…EXAMPLE`. No generator gives so few characters, or words. */
function isMadeUp(secret: string): boolean {
  const isPhrase = !/\d/.test(secret) && /(?:[-_][a-z]+){2}/.test(secret);
  return isPhrase || secret.includes("EXAMPLE") || new Set(secret.slice(-24)).size < 7 || MASKS.some((mask) => mask.test(secret));
}

/** jwt.io and Supabase have one token each that all copy. */
function isDocumented(secret: string): boolean {
  return /\.eyJ(?:zdWIiOiIxMjM0NTY3ODkw|pc3MiOiJzdXBhYmFzZS1kZW1v)/.test(secret);
}

/** A token that says of itself that it is for everybody: Supabase's `anon` role. */
function isPublicToken(secret: string): boolean {
  const payload = secret.startsWith("eyJ") ? secret.split(".")[1] : undefined;
  if (payload === undefined) return false;
  try {
    return /"role"\s*:\s*"anon"/.test(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return false;
  }
}

const KEY_HEADER = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const LONGEST_KEY = 20_000;

/** PEM blocks of private keys (RFC 7468), also in one line with `\n`; a header without a body is none. */
function findPrivateKeys(text: string): FormatMatch[] {
  if (!text.includes("PRIVATE KEY")) return [];
  return [...text.matchAll(KEY_HEADER)].flatMap((match, index, headers) => {
    const bodyStart = match.index + match[0].length;
    const rest = text.slice(bodyStart, Math.min(bodyStart + LONGEST_KEY, headers[index + 1]?.index ?? Infinity));
    const footer = rest.indexOf("-----END");
    if (!hasKeyBody(rest.slice(0, footer < 0 ? 400 : footer))) return [];
    const footerEnd = footer < 0 ? -1 : rest.indexOf("-----", footer + 8);
    const end = footerEnd < 0 ? bodyStart : bodyStart + footerEnd + 5;
    return [{ start: match.index, end, kind: "private key" as const, what: "a private key", confidence: "certain" as const, wellKnown: false }];
  });
}

/** Whether base64 stands in it, beside the headers of old encrypted keys and of PGP blocks (RFC 1421). */
function hasKeyBody(body: string): boolean {
  const base64 = body
    .split(/\\[nr]|[\r\n]+/)
    .filter((line) => !line.includes(":"))
    .flatMap((line) => /[A-Za-z0-9+/=]{16,}/.exec(line)?.[0] ?? [])
    .join("");
  return base64.length >= 24 && new Set(base64.slice(0, 64)).size >= 8;
}
