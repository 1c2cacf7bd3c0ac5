import { findEmbeddedAssignments } from "./assignments.ts";
import { usedAs, type Evidence, type SecretKind } from "./evidence.ts";
import { findFormats, formatEvidence } from "./formats.ts";
import { matchesAny } from "./glob.ts";
import { isIssuedElsewhere } from "./issuers.ts";
import { isSecretBySettings, judgeName, type NameOptions, type NameVerdict } from "./names.ts";
import { fitsSalt } from "./salts.ts";
import { findLiteralUrlCredentials, urlEvidence } from "./urls.ts";
import { judgeForm } from "./value-forms.ts";
import { callsItselfSecret, classifyValue, isKeyFingerprint, isWellKnown, looksRandom, NO_CREDENTIAL, type ValueShape } from "./values.ts";

export interface PairOptions extends NameOptions {
  /** Names that the settings allow; `*` stands for any text. */
  readonly allowed?: readonly string[];
  /**
   * Whether another value may take the place of this one, as a build argument's does: an empty default then
   * says as little as none.
   */
  readonly overridable?: boolean;
}

/** Shapes that say that no value is known yet. */
const NO_VALUE: ReadonlySet<ValueShape> = new Set(["empty", "null"]);

/**
 * Judges a name and its literal value together. References must have been resolved by the caller; a value that
 * still is one counts as none.
 *
 * @param value The literal; null where none is known (an ARG without a default, a name passed through): then
 *   only a name that leaves no doubt gives evidence.
 * @returns null for no credential. `possible` evidence is for strict readers only.
 */
export function judgePair(name: string, value: string | null, options: PairOptions = {}): Evidence | null {
  if (matchesAny(name, options.allowed ?? [])) return null;
  const verdict = judgeName(name, options);
  const basis = isSecretBySettings(name, options) ? "settings" : "name";
  if (value === null || (options.overridable === true && NO_VALUE.has(classifyValue(value)))) {
    return verdict?.confidence === "likely" ? { basis, wellKnown: false, ...verdict } : null;
  }
  const bare = withoutComment(withoutScheme(value));
  return judgeForm(name, value) ?? judgeValue(value) ?? (verdict && judgeNamed(name, bare, classifyValue(bare), verdict, basis)) ?? judgeEmbedded(value, options);
}

/** What the value shows by itself: a known format, a credential in a URL. */
export function judgeValue(value: string): Evidence | null {
  const format = findFormats(value)[0];
  if (format && format.confidence !== "possible") return formatEvidence(format);
  const credential = findLiteralUrlCredentials(value)[0];
  if (credential) return urlEvidence(credential);
  const bare = withoutScheme(value);
  return bare !== value && looksRandom(bare)
    ? { kind: "credentials", confidence: "likely", basis: "value", why: "it is what an Authorization header holds", wellKnown: false }
    : null;
}

/** `ENV TOKEN value # comment` sets all of it, but only a word of it was meant. */
function withoutComment(value: string): string {
  return /^\S+(?=[ \t]{1,9}#(?:\s|$))/.exec(value)?.[0] ?? value;
}

/** The credential of an Authorization header (RFC 9110, 11.6.2), which follows the name of a scheme. */
function withoutScheme(value: string): string {
  return value.replace(/^(?:authorization:\s{0,9})?(?:bearer|basic|token)\s{1,9}(?=\S+$)/i, "");
}

/**
 * A value that stands where a command takes a credential (`curl -u me:VALUE`): its place is the evidence, so that
 * only what is no value at all makes it none.
 *
 * @param isKnown Whether where it stands tells that everybody knows it: behind an account's name, the same again.
 */
export function judgeCommandValue(value: string, kind: SecretKind, what: string, isKnown = false): Evidence | null {
  const shape = classifyValue(value);
  if (NO_CREDENTIAL.has(shape) && !(kind === "password" && (shape === "boolean" || shape === "structured"))) return null;
  // A hash lets nobody log in; where the table expects one, it is no finding of its own.
  if (shape === "hash" && what.includes("hash")) return null;
  // What servers take for nobody in particular (RFC 1635 and the like).
  if (/^anonymous$/i.test(value)) return null;
  if (shape === "placeholder" && kind !== "password") return null;
  return usedAs(kind, what, isKnown || shape === "placeholder" || isWellKnown(value));
}

function judgeNamed(name: string, value: string, shape: ValueShape, verdict: NameVerdict, basis: Evidence["basis"]): Evidence | null {
  if (NO_CREDENTIAL.has(shape) || contradicts(name, value, shape, verdict)) return null;
  // `neo4j/password`: the user's name is no part of what must be kept.
  const kept = verdict.kind === "credentials" ? value.replace(/^\w+\//, "") : value;
  const wellKnown = shape === "placeholder" || isWellKnown(kept, name);
  if (shape === "hash") return { basis, wellKnown: false, ...verdict, confidence: "possible" };
  if (verdict.confidence !== "possible") return { basis, wellKnown, ...verdict };
  // A name that leaves a doubt is settled by a value that only a machine makes, or that calls itself a secret.
  if (callsItselfSecret(value)) return { basis, wellKnown: true, ...verdict, confidence: "likely" };
  if (fitsSalt(name, value)) return { basis, wellKnown, ...verdict, confidence: "likely" };
  if (looksRandom(value)) return { basis, wellKnown, ...verdict, confidence: "likely", why: `${verdict.why} and its value looks random` };
  return { basis, wellKnown, ...verdict };
}

/** Whether the value shows that the name means something else than a credential that works. */
function contradicts(name: string, value: string, shape: ValueShape, { kind }: NameVerdict): boolean {
  if (OTHER_MEANINGS.some((meaning) => meaning.name.test(name) && meaning.value.test(value))) return true;
  switch (shape) {
    // What somebody else must issue can't be made up; a password becomes what is written.
    case "placeholder":
    case "text":
      return kind === "token" || kind === "API key" || kind === "private key" || kind === "credentials" || (kind === "secret" && isIssuedElsewhere(name));
    // `SECRET=db-password`: the name under which an orchestrator keeps it.
    case "word":
      return kind === "private key" || (FIELD_KEY.test(name) && FIELD.test(value)) || (/^secret$/i.test(name) && /^[^-_]*[-_].*(?:key|secret|token|password|credentials?)$/i.test(value));
    // MAX-like names are gone already; one or two digits, or a plural, are still a quantity. Nobody counts passwords by the ten thousand.
    case "number":
      return value.trim().length < (/passwords$/i.test(name) ? 5 : 3) || /(?:token|key|secret|credential)s$/i.test(name) || /^-|\./.test(value);
    case "hex":
      return /key$/i.test(name) && isKeyFingerprint(value);
    default:
      return false;
  }
}

/** Values that say what somebody else means by a name. */
const OTHER_MEANINGS: readonly { readonly name: RegExp; readonly value: RegExp }[] = [
  // `HOST_KEY=ed25519`, `ENC_KEY=aes-256-gcm`: what the key is made for.
  { name: /key$/i, value: /^(?:aes|sha|rsa|dsa|ecdsa|ed|hs|rs|es|hmac|chacha)[-_]?\d{2,5}(?:[-_](?:gcm|cbc|ctr|cfb|ecb|poly1305|sha\d{0,3}))?$/i },
  // nsswitch.conf(5), `passwd: files ldap`: where accounts are looked up. `ldap` alone may be a password.
  {
    name: /^passwd(?:_compat)?$/,
    value: /^(?=(?:\S{1,60}\s{1,9}){0,9}(?:files|compat|sss|systemd|winbind|altfiles|extrausers)(?:\s|$))(?:(?:files|compat|sss|systemd|winbind|altfiles|extrausers|ldap|nis|nisplus|nslcd|db|dns|cache|mymachines|hesiod|homed|oslogin|cache_oslogin|\[[A-Za-z=! ]{1,60}\])(?:\s{1,9}|$)){1,12}$/,
  },
];

/** `SESSION_KEY=user_id`: the field under which something else is kept. */
const FIELD_KEY = /(?:session|auth)_?key$/i;
const FIELD = /^(?:[a-z]+[_.])*(?:id|uid|uuid|sid|name|username|email)$/;

function judgeEmbedded(value: string, options: PairOptions): Evidence | null {
  return findEmbeddedSecret(value, options)?.evidence ?? null;
}

/** Settings that check tokens with the key that has signed them (RFC 7518: HMAC); Hasura's `{"type":"HS256","key":"…"}`. */
const SHARED_KEY = /"(?:type|alg|algorithm)"\s{0,9}:\s{0,9}"HS\d{3}"/;
const SIGNING_KEY: NameVerdict = { kind: "secret", confidence: "likely", why: "it signs tokens" };

/** The first credential that stands under a name of its own within a value: `-Dkey.password=x`, `{"password": "x"}`. */
export function findEmbeddedSecret(value: string, options: PairOptions = {}): { readonly evidence: Evidence; readonly start: number; readonly end: number } | null {
  for (const { name, value: inner, start, end } of findEmbeddedAssignments(value)) {
    // `--password "$(cat x)"`: cut at the blank, it is no whole reference any more.
    if (/^[$`]/.test(inner) || matchesAny(name, options.allowed ?? [])) continue;
    const verdict = name === "key" && SHARED_KEY.test(value) ? SIGNING_KEY : judgeName(name, options);
    const evidence = verdict?.confidence === "likely" ? judgeNamed(name, inner, classifyValue(inner), verdict, "value") : null;
    if (evidence) return { evidence: { ...evidence, why: `it holds ${name}` }, start, end };
  }
  return null;
}
