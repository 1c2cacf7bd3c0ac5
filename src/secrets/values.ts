import { BOOLEANS, NULL_WORDS, STAND_IN_WORDS, WELL_KNOWN_VALUES, WELL_KNOWN_WORDS } from "./defaults.ts";
import { MASKS, PLACEHOLDER_END, PLACEHOLDER_FORMS, PLACEHOLDER_PHRASE } from "./placeholders.ts";
import { findReferences, withoutReferences } from "./references.ts";
import { SECRET_NOUNS } from "./vocabulary.ts";
import { simpleWords, splitWords } from "./words.ts";

/** What a value looks like. Whether it is a credential only the name or a known format can say. */
export type ValueShape =
  | "empty"
  /** Says that there is none: `none`, `null`, `unset`. */
  | "null"
  | "boolean" | "number" | "duration"
  /** Only other variables, commands or template expressions. */
  | "reference"
  /** A mark to be filled in: `<TOKEN>`, `xxxx`, `your-api-key-here`. */
  | "placeholder"
  | "path" | "url"
  /** A public key or a certificate. */
  | "public"
  /** Made to verify a password, of no use to log in. */
  | "hash"
  /** JSON. */
  | "structured"
  /** Several words with spaces. */
  | "text"
  | "hex"
  /** Letters, at most with separators and a short number. */
  | "word"
  | "opaque";

/** Shapes that are no credential, whatever the name. */
export const NO_CREDENTIAL: ReadonlySet<ValueShape> = new Set([
  "empty", "null", "boolean", "duration", "reference", "public", "structured", "url", "path",
]);

/** Longer values are judged by their beginning. */
const LONGEST_VALUE = 10_000;

/** The shapes in the order in which they are tried; the first that fits counts. */
const SHAPES: readonly (readonly [shape: ValueShape, fits: (value: string) => boolean])[] = [
  ["empty", (value) => value === ""],
  ["null", (value) => NULL_WORDS.has(value.toLowerCase().replace(/^\*{1,2}|\*{1,2}$/g, ""))],
  ["boolean", (value) => BOOLEANS.has(value.toLowerCase())],
  ["number", (value) => /^[+-]?\d+(?:\.\d+)?$/.test(value)],
  ["duration", (value) => /^\d+(?:\.\d+)?\s?(?:ms|s|m|h|d|w|sec|secs|seconds?|min|mins|minutes?|hours?|days?|[kmg]i?b)$/i.test(value)],
  ["hash", isPasswordHash],
  ["reference", isReference],
  ["public", isPublicKey],
  ["structured", (value) => /^(?:\{\s*"|\[\s*[{"[])/.test(value)],
  ["placeholder", isPlaceholder],
  ["url", (value) => /^[a-z][a-z0-9+.-]*:\/\//i.test(value)],
  ["path", isPath],
  ["text", (value) => /\S\s+\S/.test(value)],
  ["hex", (value) => /^(?:0x)?[0-9a-f]{8,}$/i.test(value) && /\d/.test(value)],
  ["word", (value) => /^[A-Za-z]+(?:[-_.][A-Za-z]+)*[-_.]?\d{0,4}[!.]?$/.test(value)],
];

/** Classifies a literal value, without its quotes. */
export function classifyValue(value: string): ValueShape {
  const trimmed = value.slice(0, LONGEST_VALUE).trim();
  return SHAPES.find(([, fits]) => fits(trimmed))?.[0] ?? "opaque";
}

function isPasswordHash(value: string): boolean {
  return /^\$(?:2[abxy]?|1|5|6|y|7|apr1|argon2|scrypt|pbkdf2)[a-z0-9-]*\$/.test(value)
    // A salt and what HMAC-SHA256 makes of it (bitcoin/bitcoin, share/rpcauth/rpcauth.py).
    || /^[0-9a-f]{8,64}\$[0-9a-f]{64}$/i.test(value)
    || /^(?:\{(?:S?SHA\d*|SSHA|MD5|CRYPT|BCRYPT)\}|(?:sha(?:1|256|384|512)|md5)[:-]|pbkdf2[_:]sha)/i.test(value);
}

/** Whether nothing of the value is literal but the frame of a reference: `Bearer $X`, `${A}:${B}`. */
function isReference(value: string): boolean {
  if (IN_A_STORE.test(value)) return true;
  const rest = withoutReferences(value);
  if (rest === value) return false;
  if (isFramed(value)) return true;
  return rest.replace(/\b(?:bearer|basic|token|apikey|base64)\b/gi, "").replace(/[^A-Za-z0-9]/g, "").length < 4;
}

/** `shop-${TOKEN}`, `${TENANT}_${KEY}`, `1panel_${KEY}`: words that signs keep apart frame what the variable brings; `hunter2$X` is none. */
function isFramed(value: string): boolean {
  const marked = findReferences(value).reduceRight((text, { start, end }) => `${text.slice(0, start)}\0${text.slice(end)}`, value);
  return marked.split(/[-_.:]/).every((segment) => /^(?:\0|\d?[A-Za-z]{0,30})$/.test(segment));
}

/**
 * Where something else finds the secret, or what only it can decrypt: a store's address (External Secrets, bank-vaults,
 * chamber, Azure's Key Vault references, AWS and Google by their resource names), a variable or file by the names that
 * programs have for them, a call that reads one in code, a value that SOPS or dotenvx has encrypted.
 */
const IN_A_STORE = new RegExp([
  String.raw`(?:vault|ssm|awssm|aws-sm|secretsmanager|gcpsm|gcp-sm|keyvault|azkv|akv|secrets?):[\w.-]*/[\w./:@#?=-]+$`,
  String.raw`env:[A-Z_][A-Z0-9_]*$`,
  String.raw`(?:ENV|os\.environ)\[|ENV\.fetch\(|(?:os\.|System\.)?getenv\(|os\.environ\.get\(|process\.env\.|(?:File|IO)\.read\(`,
  // Python's configparser, Supervisor
  String.raw`%\(\w+\)s$`,
  String.raw`arn:aws[\w-]*:(?:secretsmanager|ssm|kms):`,
  String.raw`projects/[\w-]+/secrets/[\w-]+(?:/versions/\w+)?$`,
  String.raw`@Microsoft\.KeyVault\(`,
  String.raw`@/[\w./-]+$`,
  String.raw`ENC\[AES256_GCM,`,
  String.raw`encrypted:[A-Za-z0-9+/=]{40,}$`,
].map((form) => `^(?:${form})`).join("|"));

function isPublicKey(value: string): boolean {
  return /^(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,40}|sk-\S{1,40}) AAAA/.test(value)
    || (/^-----BEGIN [A-Z0-9 ]{0,40}(?:PUBLIC KEY|CERTIFICATE)/.test(value) && !value.includes("PRIVATE KEY"));
}

const PLACEHOLDERS = [...PLACEHOLDER_FORMS, ...MASKS, PLACEHOLDER_PHRASE, PLACEHOLDER_END];

function isPlaceholder(value: string): boolean {
  return PLACEHOLDERS.some((form) => form.test(value))
    || /^(?:[A-Z][a-z]+){2,}Here$/.test(value)
    // The name of a variable stands where its value was meant.
    || /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:PASSWORD|PASS|PASSWD|TOKEN|SECRET|KEY|KEYS|ID)(?:_HERE)?$/.test(value);
}

/** Whether a mark to be filled in is a phrase, `your_password`: a password like any other where nobody fills it in. `<password>` and `xxxx` are none. */
export function isAskedFor(value: string): boolean {
  return ![...PLACEHOLDER_FORMS, ...MASKS].some((form) => form.test(value)) && (PLACEHOLDER_PHRASE.test(value) || PLACEHOLDER_END.test(value));
}

const ROOTS = "bin|boot|certs?|code|conf|config|data|dev|etc|home|keys?|lib|media|mnt|opt|private|proc|root|run|sbin|secrets?|srv|ssl|sys|tls|tmp|usr|users|var|vault|volumes?|workspace|app|apps|bitnami|certificates";
const ABSOLUTE = new RegExp(`^/(?:${ROOTS})(?:/|$)`, "i");
const FILE_NAME = /^[\w.@-]*(?:[\\/][\w.@ -]*)*\.(?:htpasswd|passwd|pgpass|netrc|npmrc|keytab|keystore|kubeconfig|pem|key|crt|cer|der|p12|pfx|jks|json|ya?ml|xml|txt|conf|cfg|ini|env|properties|toml|pub|asc|gpg|sock|socket|py|js|rb|sh|php|md|html?|log|db|sqlite)$/i;

/** Whether it names a file. Base64 may start with `/` too, so a path must have known beginnings or plain segments. */
function isPath(value: string): boolean {
  if (/\s/.test(value)) return false;
  if (/^(?:~|\.{1,2})?[\\/]?$/.test(value)) return true;
  if (/^(?:~\/|(?:\.{1,2}|\$\{?\w+\}?|%[\w.]+%)[\\/])|^[A-Za-z]:\\|^file:|^\/\//.test(value)) return true;
  if (ABSOLUTE.test(value) || FILE_NAME.test(value)) return true;
  return /^(?:\/[a-z0-9._@-]+)+\/?$/.test(value) && value.length < 200;
}

/**
 * Whether a value is one that everybody knows or would try first: a common default, its own name's words,
 * the product, a short word, a stand-in such as `test-secret-not-for-production`.
 */
export function isWellKnown(value: string, name = ""): boolean {
  const lower = value.trim().toLowerCase();
  if (lower.length <= 3 || WELL_KNOWN_VALUES.has(lower)) return true;
  if (/^\d+$/.test(lower)) return lower.length <= 4 || /^(\d)\1*$/.test(lower) || "01234567890123456789".includes(lower);
  if (hasTwoLettersAtMost(lower) || SEQUENCE.test(lower)) return true;
  if (lower.length > 100) return false;
  const isMade = value.split(/[\s_.-]/).some(isMixed);
  const rest = withoutOwnBeginning(value, name);
  return rest === "" || [value, withoutLeet(value), rest].some((one) => isMadeOfWords(one, name, !isMade)) || isShortWord(value);
}

/** `c9user` for `C9PASSWORD`, `h2admin` for `H2_PASSWORD`: a product with a digit in it is no word, but the name tells it. */
function withoutOwnBeginning(value: string, name: string): string {
  const own = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const lower = value.toLowerCase();
  let shared = 0;
  while (shared < own.length && own[shared] === lower[shared]) shared++;
  return shared > 1 && /\d/.test(own.slice(0, shared)) ? value.slice(shared) : value;
}

/** Whether it is written with one letter or digit or with two, `aaaa-1111`, whatever else is between them. */
function hasTwoLettersAtMost(lower: string): boolean {
  let seen = "";
  for (const character of lower) {
    if (seen.includes(character) || !/[a-z0-9]/.test(character)) continue;
    if (seen.length === 2) return false;
    seen += character;
  }
  return true;
}

/** What a hand types along the keys, in a value of any length. */
const SEQUENCE = /abcdefghij|0123456789|1234567890|9876543210|123456789abc/;

/** `p4ssw0rd` as `password`; only where letters outweigh. */
function withoutLeet(value: string): string {
  const letters = value.replace(/[^A-Za-z]/g, "").length;
  if (letters * 2 < value.length || value.length > 24) return value;
  return value.toLowerCase().replace(/[0134578@$!]/g, (char) => LEET[char] ?? char);
}
const LEET: Readonly<Record<string, string>> = { 0: "o", 1: "i", 3: "e", 4: "a", 5: "s", 7: "t", 8: "b", "@": "a", $: "s", "!": "i" };

/** Whether it is known words throughout, or, with `standsIn`, has one that says that the value only stands in for another. */
function isMadeOfWords(value: string, name: string, standsIn: boolean): boolean {
  // Two short numbers and a separator or two are ornament; more is a secret of its own.
  const digits = value.replace(TYPED_DIGITS, "").replace(/\D/g, "").length;
  const marks = value.replace(/[A-Za-z0-9\s_.-]/g, "").length;
  if (digits > 4 || marks > 2) return false;
  const words = simpleWords(value);
  const letters = words.join("").length;
  if (letters === 0 || letters < words.length * 2.5) return false;
  const own = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  if (words.every((word) => isKnownWord(word, own))) return true;
  return standsIn && (words.some((word) => STAND_IN_WORDS.has(word) || STAND_IN_ENDS.test(word)) || NAMED_KEY.test(value));
}

/** Digits along the keys, either way: they add nothing that nobody would try. */
const TYPED_DIGITS = /1234(?:5(?:6(?:7(?:89?0?)?)?)?)?|(?:(?:(?:98?)?7)?6)?54321/g;

/** `Kq8ZtVbnYw`: a generator mixes cases and digits like that, and no hand does, whatever word stands before it. */
function isMixed(text: string): boolean {
  if (text.length < 8 || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return false;
  const runs = text.match(/[A-Z]+|[a-z]+|[^A-Za-z]+/g)!.length;
  return (runs - 1) * 2 >= text.length;
}

/** A word of some language, known or not, as one can say it. Never of a value with digits for letters: `hX4tWq8m` is none. */
function isShortWord(value: string): boolean {
  return /^(?:[A-Z]?[a-z]{1,13}|[A-Z]{1,13})[\s_.-]?$/.test(value) && /[aeiouy]/i.test(value) && !/[^aeiouy]{6}/i.test(value);
}

const STAND_IN_ENDS = /(?:pass|admin|token|test)$|^(?:test|example|dummy)|password|passwd|secret|changeme|changethis|overwrit|overrid|replaceme/;

/** `oss_access_key`, `shop-api-key-1`: what the value is for stands in its place. */
const NAMED_KEY = /(?:access|api|secret|private|encryption|signing|session|jwt|cookie)[-_. ]?key[-_. ]?\d{0,4}$/i;

function isKnownWord(word: string, own: string): boolean {
  if (WELL_KNOWN_WORDS.has(word) || (word.length > 1 && own.includes(word))) return true;
  // Glued: is there a way to cut it into known words? `reach[i]`: the first i letters can be cut so.
  if (word.length > 30) return false;
  const reach = new Set([0]);
  for (let from = 0; from < word.length; from++) {
    if (!reach.has(from)) continue;
    for (let to = from + 2; to <= word.length; to++) {
      const piece = word.slice(from, to);
      if (piece.length > 2 ? WELL_KNOWN_WORDS.has(piece) : piece === "db" || piece === "my" || piece === "pw") reach.add(to);
    }
  }
  return reach.has(word.length);
}

/** Whether a value looks as if a machine had made it: long, letters and digits mixed, no host, name or fingerprint. */
export function looksRandom(value: string): boolean {
  const text = value.trim();
  if (text.length < 16 || /\s/.test(text) || classifyValue(text) !== "opaque") return false;
  if (/^[\w.-]+\.[a-z]{2,}(?::\d+)?(?:\/|$)/i.test(text) || /^(?:arn|projects|urn|sha\d*)[:/]/i.test(text)) return false;
  const digits = text.replace(/\D/g, "").length;
  if (/^[A-Z0-9]+(?:_[A-Z0-9]+)+$/.test(text)) return false;
  return digits >= 2 && /[A-Za-z]/.test(text) && !/^\d+(?:_\w+)?(?:[.:-]\w+)*$/.test(text);
}

/** Whether a value calls itself a secret to be replaced: `server_key_delete_me_on_production`. */
export function callsItselfSecret(value: string): boolean {
  const words = splitWords(value);
  return words.length > 2 && words.some((word) => SECRET_NOUNS.has(word)) && words.some((word) => STAND_IN_WORDS.has(word));
}

/** Whether it is the id or the fingerprint of an OpenPGP key, as key servers write it: 8, 16 or 40 hex digits. */
export function isKeyFingerprint(value: string): boolean {
  return /^(?:0x[0-9A-Fa-f]{8}|0x[0-9A-Fa-f]{16}|0x[0-9A-Fa-f]{40}|[0-9A-F]{8}|[0-9A-F]{16}|[0-9A-F]{40})$/.test(value.trim());
}
