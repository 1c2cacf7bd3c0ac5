import type { Scope } from "./scope.ts";
import { literalOf } from "./value.ts";

/** Whom a variable names that has no value yet. */
export const unknownUser = "?";

export function isRoot(user: string): boolean {
  return user === "root" || user === "0" || user === "";
}

/** Where accounts have their homes, of those for which a RUN says so. */
export type Homes = Pick<ReadonlyMap<string, string>, "get">;

/** The home directory of the user that RUN works as: what HOME says, which `~` follows, else the account's. */
export function homeOf({ user, scope, homes }: { readonly user: string; readonly scope: Scope; readonly homes?: Homes }): string {
  return declaredHome(scope) ?? accountHome(user, homes);
}

/** The home directory of an account, where most images have it unless it was made elsewhere: `~user`. */
export function accountHome(user: string, homes?: Homes): string {
  return homes?.get(user) ?? (isRoot(user) || user === unknownUser ? "/root" : `/home/${user}`);
}

const tilde = /^~([a-z_][\w.-]*)?(?=\/|$)/;

/** `~/x` and `~user/x` with the directory that they stand for; null for a word that begins with neither. */
export function fromHome(word: string, home: string, homeOfAccount: (account: string) => string): string | null {
  const match = word.startsWith("~") ? tilde.exec(word) : null;
  return match && (match[1] === undefined ? home : homeOfAccount(match[1])) + word.slice(match[0].length);
}

/** Whether that can be relied on: a number has its home in the image's /etc/passwd, if it has one at all, and a variable may name anybody. */
export function isHomeKnown({ user, scope }: { readonly user: string; readonly scope: Scope }): boolean {
  return declaredHome(scope) !== null || isRoot(user) || (user !== unknownUser && !/^\d+$/.test(user));
}

function declaredHome(scope: Scope): string | null {
  const variable = scope.get("HOME");
  const home = variable ? literalOf(variable.value) : null;
  return home?.startsWith("/") ? home.replace(/(?<=[^/])\/+$/, "") : null;
}
