import type { Scope } from "./scope.ts";
import { literalOf } from "./value.ts";

/** Whom a variable names that has no value yet. */
export const unknownUser = "?";

export function isRoot(user: string): boolean {
  return user === "root" || user === "0" || user === "";
}

/** The home directory of the user that RUN works as: what HOME says, which `~` follows, else where most images have it. */
export function homeOf({ user, scope }: { readonly user: string; readonly scope: Scope }): string {
  return declaredHome(scope) ?? (isRoot(user) || user === unknownUser ? "/root" : `/home/${user}`);
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
