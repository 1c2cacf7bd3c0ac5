import { findAssignments } from "../assignments.ts";
import type { SecretKind } from "../evidence.ts";
import { rangeOfGroup } from "../groups.ts";
import { judgeName } from "../names.ts";
import { findReferences } from "../references.ts";

/** The secret part of an argument. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** Where it says more than the table's row: the kind that a parameter's name tells. */
  readonly kind?: SecretKind;
  /** Whether it is the name of its account once more, which everybody tries first. */
  readonly isName?: true;
}

/** Finds the secret parts in the text of an argument; none where it holds no credential. Linear time. */
export type PartFinder = (text: string) => readonly Part[];

export const whole: PartFinder = (text) => [{ start: 0, end: text.length }];

/** `user:password`. A lone variable may hold both. */
export const afterColon: PartFinder = (text) => afterSeparator(text, ":");

/** What `find` finds, unless the text is something else by its form. */
export function except(pattern: RegExp, find: PartFinder = whole): PartFinder {
  return (text) => (pattern.test(text) ? [] : find(text));
}

/** A password as it stands in /etc/shadow; `*`, `!` and what begins so lock the account, shadow(5). */
export const shadowField = except(/^[!*]|^x$/);

/** `user%password` of Samba. */
export const afterPercent: PartFinder = (text) => afterSeparator(text, "%");

/** `user,password` of lftp. */
export const afterComma: PartFinder = (text) => afterSeparator(text, ",");

function afterSeparator(text: string, separator: string): readonly Part[] {
  const references = findReferences(text);
  let from = 0;
  for (const { start, end } of [...references, { start: text.length, end: text.length }]) {
    const at = text.slice(from, start).indexOf(separator);
    if (at >= 0) return [{ start: from + at + 1, end: text.length }];
    from = end;
  }
  const [only] = references;
  return only?.start === 0 && only.end === text.length ? whole(text) : [];
}

/** `pass:password` of OpenSSL; `file:`, `env:`, `fd:` and `stdin` name a place. */
export const behindPass: PartFinder = (text) => (text.startsWith("pass:") ? [{ start: 5, end: text.length }] : []);

/** A word of which anything but a file's name behind `@` counts. */
export const notFromFile = except(/^@/);

/** The first line: a password that is asked for on standard input. `\n` of `echo` may not have been read yet. */
export const firstLine: PartFinder = (text) => {
  const end = /[\r\n]|\\n/.exec(text)?.index ?? text.length;
  return [{ start: 0, end }];
};

/** The second line: a password that is asked for behind a user's name. */
export const secondLine: PartFinder = (text) => {
  const [first, second] = text.split(/(?:\r?\n|\\n)/, 2);
  if (!second) return [];
  const start = text.indexOf(second, first!.length + 1);
  return [{ start, end: start + second.length }];
};

/** Everything but the blanks around it. */
export const trimmed: PartFinder = (text) => {
  const start = text.length - text.trimStart().length;
  return [{ start, end: Math.max(start, text.trimEnd().length) }];
};

/** `user:password` on each line; a variable alone on its line may hold both. */
export const accountLines: PartFinder = (text) =>
  [...text.matchAll(/^[^\r\n]+/gm)].flatMap(({ 0: line, index }) =>
    shifted(afterColon(line).map((part) => (isNameAgain(line, part) ? { ...part, isName: true as const } : part)), index));

/** `app:app`. */
function isNameAgain(line: string, { start, end }: Part): boolean {
  return start > 1 && line.slice(0, start - 1) === line.slice(start, end);
}

/** `user:hash` on each line; `*` and `!` lock an account, as in /etc/shadow. */
export const hashLines: PartFinder = (text) => accountLines(text).filter(({ start }) => !/^[!*]/.test(text.slice(start, start + 1)));

/** `user|password[|folder[|uid]]`, several with blanks between them; a mere word behind the bar may be another user. */
export const barUsers: PartFinder = (text) =>
  [...text.matchAll(/(?<=^|\s)[\w.@-]{1,64}\|(?<secret>(?=[^|\s]{0,100}\d)[^|\s]{1,128})(?=$|[|\s])/gd)].flatMap(partOf);

/** `user:password:uid` and more of it, as the sftp image has its users; `:e` behind a password says that it is encrypted. */
export const sftpUsers: PartFinder = (text) =>
  [...text.matchAll(/(?<!\S)[A-Za-z_][\w.-]{0,60}:(?<secret>[^:\s]{1,200})(?!:e(?::|\s|$))(?=:|\s|$)/gd)].flatMap(partOf);

/** `id: secret` on each line or in braces, as LiveKit has its keys. */
export const keyPairs: PartFinder = (text) =>
  [...text.matchAll(/(?:^|[\s,{])(?:[\w-]{1,64}|\$\{[^{}]{1,200}\}):[ \t]{1,9}["']?(?<secret>\$\{[^{}]{1,200}\}|[^\s,"'{}]{1,200})/gd)].flatMap(partOf);

/** `user;password`, as the samba image has them. */
export const afterSemicolon: PartFinder = (text) => {
  const [login, password = ""] = text.split(";", 2);
  return password === "" ? [] : [{ start: login!.length + 1, end: login!.length + 1 + password.length }];
};

/** `package package/question password VALUE` on each line, debconf-set-selections(1). */
export const debconfLines: PartFinder = (text) => [...text.matchAll(/^[ \t]*\S{1,200}[ \t]+\S{1,200}[ \t]+password[ \t]+(?<secret>[^\r\n]+)/gmd)].flatMap(partOf);

/** What the group `secret` of a global pattern with indices finds. */
export function partsOf(pattern: RegExp): PartFinder {
  return (text) => [...text.matchAll(pattern)].flatMap(partOf);
}

function partOf(match: RegExpExecArray): Part[] {
  const range = rangeOfGroup(match, "secret");
  return range ? [{ start: range[0], end: range[1] }] : [];
}

/** What the name of an option, a parameter or a key says that its value is; null where it leaves doubt. */
export function kindByName(name: string): SecretKind | null {
  const verdict = judgeName(name);
  return verdict === null || verdict.confidence === "possible" ? null : verdict.kind;
}

/** `name=value` and several of them behind `&`, `,`, `;` or blanks: the values of secret names. */
export const namedValues: PartFinder = (text) => {
  const found: Part[] = [];
  for (const match of text.matchAll(/(?:^|[&,;\s])(?<name>[A-Za-z_/][\w.:/[\]-]{0,200})(?:=|:=)(?<secret>[^&,;\s]+)/gd)) {
    const [start, end] = rangeOfGroup(match, "secret")!;
    const kind = kindByName(match.groups!["name"]!);
    if (kind !== null) found.push({ start, end, kind });
  }
  return found;
};

/** One `name=value`, whose value reaches to the end. */
export const namedValue: PartFinder = (text) => {
  const match = /^([A-Za-z_/][\w.:/[\]-]{0,200})=/.exec(text);
  const kind = match && kindByName(match[1]!);
  return kind === null ? [] : [{ start: match![0].length, end: text.length, kind }];
};

/** The body of a request: a form's fields, or JSON; `@file` names a file. */
export const body: PartFinder = (text) => {
  if (text.startsWith("@")) return [];
  if (!/^\s*[{[]/.test(text)) return formFields(text);
  return findAssignments(text, "json").flatMap(({ name, start, end }) => {
    const kind = kindByName(name);
    return kind === null ? [] : [{ start, end, kind }];
  });
};

/** `name=value&name=value`; in a value of multipart forms `@` and `<` name a file. */
function formFields(text: string): readonly Part[] {
  let at = 0;
  return text.split("&").flatMap((field) => {
    const start = at;
    at += field.length + 1;
    return shifted(namedValue(field), start).filter((part) => !/^[@<]/.test(text.slice(part.start, part.start + 1)));
  });
}

/** `user:password` and nothing else, as `STATS_AUTH` has it; no host with a port, and no method with what it is to ask. */
export const userAndPassword: PartFinder = (text) => {
  const login = /^(?<user>[\w.@+-]{1,64}):(?=[^\s:/]{1,128}$)(?!\d{1,5}$)/.exec(text);
  return login && !AUTH_METHODS.has(login.groups!["user"]!.toLowerCase()) ? [{ start: login[0].length, end: text.length }] : [];
};

const AUTH_METHODS: ReadonlySet<string> = new Set(["basic", "bearer", "digest", "ldap", "ldaps", "oauth", "oauth2", "oidc", "saml", "plain", "login", "cram-md5", "jwt", "http", "https", "file", "env", "type", "method"]);

/** `user/password@database` of Oracle's tools. */
export const oracleLogin: PartFinder = (text) => {
  const login = /^[\w$#]{1,128}\/(?=[^@/\s])/.exec(text)?.[0];
  if (login === undefined) return [];
  const at = text.indexOf("@", login.length);
  return [{ start: login.length, end: at === -1 ? text.length : at }];
};

/** Moves parts by an offset. */
export function shifted(parts: readonly Part[], by: number): readonly Part[] {
  return parts.map((part) => ({ ...part, start: part.start + by, end: part.end + by }));
}

/** `key=value` or `key value` of a command's settings, the key given by its end: npm's `//host/:_authToken=…`. */
export function valueOf(key: RegExp): PartFinder {
  return (text) => {
    const equals = text.indexOf("=");
    return equals > 0 && key.test(text.slice(0, equals)) ? [{ start: equals + 1, end: text.length }] : [];
  };
}
