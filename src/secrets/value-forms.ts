import { headers } from "./commands/headers.ts";
import { barUsers, keyPairs, sftpUsers, userAndPassword, whole, type PartFinder } from "./commands/parts.ts";
import type { Evidence, SecretKind } from "./evidence.ts";
import { findLogins } from "./logins.ts";
import { classifyValue, isWellKnown, NO_CREDENTIAL } from "./values.ts";
import { simpleWords } from "./words.ts";

/** A variable that holds credentials among other things, in a form of its own. */
interface ValueForm {
  readonly part: PartFinder;
  /** Where the part does not tell. */
  readonly kind: SecretKind;
  /** What it holds. */
  readonly what: string;
  /** Names that mean something else. */
  readonly unless?: RegExp;
}

/** The twelve to twenty-four words of a wallet (BIP 39). */
const phrase: PartFinder = (text) => (/^(?:[a-z]{3,8} ){11}[a-z]{3,8}(?:(?: [a-z]{3,8}){3}){0,4}$/.test(text) ? whole(text) : []);

/** The same, or what only a machine makes: 128 bits in hex or more. A seed of numbers is one to repeat what chance has made. */
const seed: PartFinder = (text) => (/^(?=\S*\d)(?=\S*[a-f])[0-9a-f]{32,128}$/i.test(text) ? whole(text) : phrase(text));

const LOGINS = { kind: "password", what: "the password of a user" } as const;
const KEYS_OF_A_WALLET = { kind: "secret", what: "the seed of keys", unless: /hash|rand|test/i } as const;
const HEADERS: ValueForm = { part: headers, kind: "API key", what: "the credential of a header" };

/** `{"auths": {"HOST": {"auth": "base64 of user:password"}}}` of docker's config.json. */
const registryLogins: PartFinder = (text) => findLogins("config.json", text).map(({ start, end }) => ({ start, end }));

const REGISTRY_LOGINS: ValueForm = { part: registryLogins, kind: "credentials", what: "the login of a registry" };

/** `{"github-oauth": {"HOST": "token"}}` of Composer's auth.json. */
const composerLogins: PartFinder = (text) => findLogins("auth.json", text).map(({ start, end }) => ({ start, end }));

/** By the whole name. */
const BY_NAME: ReadonlyMap<string, ValueForm> = new Map([
  // docs.gitlab.com/ci/docker, "DOCKER_AUTH_CONFIG"
  ["DOCKER_AUTH_CONFIG", REGISTRY_LOGINS],
  // getcomposer.org/doc/03-cli.md#composer-auth: auth.json in a variable
  ["COMPOSER_AUTH", { part: composerLogins, kind: "token", what: "the login of a package repository" }],
  ["DOCKER_CONFIG_JSON", REGISTRY_LOGINS],
  ["DOCKERCONFIGJSON", REGISTRY_LOGINS],
  // https://github.com/atmoz/sftp: user:pass[:e][:uid[:gid[:dir]]]
  ["SFTP_USERS", { part: sftpUsers, ...LOGINS }],
  // https://github.com/delfer/docker-alpine-ftp-server: USERS="name|password|[folder][|uid]"
  ["USERS", { part: barUsers, ...LOGINS }],
  // https://github.com/catatnight/docker-postfix: smtp_user=user:pwd
  ["smtp_user", { part: userAndPassword, ...LOGINS }],
  // docs.livekit.io, "Self-hosting": LIVEKIT_KEYS="key: secret"
  ["LIVEKIT_KEYS", { part: keyPairs, kind: "secret", what: "the secret of a key" }],
]);

/** https://docs.vernemq.com/installation/docker: DOCKER_VERNEMQ_USER_<USERNAME>=password */
const OF_A_USER: ValueForm = { part: whole, ...LOGINS };
const USER_PREFIX = /^(?:DOCKER_)?VERNEMQ_USER_\w/;

/** By the last word of the name. */
const BY_LAST_WORD: ReadonlyMap<string, ValueForm> = new Map([
  ["auth", { part: userAndPassword, ...LOGINS }],
  ["basicauth", { part: userAndPassword, ...LOGINS }],
  // bitcoind and its kin: user:salt$hash, or what a script makes of user:password
  ["rpcauth", { part: userAndPassword, ...LOGINS }],
  ["seed", { part: seed, ...KEYS_OF_A_WALLET }],
  ["phrase", { part: phrase, ...KEYS_OF_A_WALLET }],
  ["headers", HEADERS],
  ["header", HEADERS],
]);

/** Judges a value whose form its variable's name tells: `SFTP_USERS=user:password`, `OTEL_EXPORTER_OTLP_HEADERS=api-key=x`. */
export function judgeForm(name: string, value: string): Evidence | null {
  const form = formOf(name);
  if (form === undefined || form.unless?.test(name) === true) return null;
  const found = form.part(value).map(({ start, end, kind }) => ({ text: value.slice(start, end), kind })).filter(({ text }) => isCredential(text, form));
  const [first] = found;
  if (first === undefined) return null;
  const wellKnown = found.every(({ text }) => isWellKnown(text) || value === `${text}:${text}`);
  return { kind: first.kind ?? form.kind, confidence: "certain", basis: "use", why: `it holds ${form.what}`, wellKnown };
}

/** Few names end so that it is worth while to tell their words apart. */
function formOf(name: string): ValueForm | undefined {
  const known = BY_NAME.get(name);
  if (known !== undefined) return known;
  if (USER_PREFIX.test(name)) return OF_A_USER;
  const lower = name.toLowerCase();
  for (const [word, form] of BY_LAST_WORD) if (lower.endsWith(word) && simpleWords(name).at(-1) === word) return form;
  return undefined;
}

/** Nobody can log in with a hash, or knows what is only partly written; a mark to be filled in becomes a password, but no key that somebody else issues. */
function isCredential(text: string, { kind }: ValueForm): boolean {
  const shape = classifyValue(text);
  return shape !== "hash" && !text.includes("${") && (shape !== "placeholder" || kind === "password") && !NO_CREDENTIAL.has(shape);
}
