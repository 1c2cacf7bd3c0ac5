import type { Evidence } from "./evidence.ts";

const PASSWORD = /(?:password|passwd|passwort|pass|pwd|pw)$/i;

/** What names the account or the database that a password is for, in the place of the word for it. */
const COUNTERPARTS = "user username user_name login name db db_name database".split(" ");

/** Beside `DB_PASS`, the variables that say whose password it is: `DB_USER`, `DB_NAME`. */
function accountVariables(name: string): string[] {
  const word = PASSWORD.exec(name);
  if (word === null) return [];
  const isCapital = word[0] === word[0].toUpperCase();
  return COUNTERPARTS.map((part) => name.slice(0, word.index) + (isCapital ? part.toUpperCase() : part));
}

/**
 * The name of the account, or of what it is for, once more is the first password that anybody tries: `DB_USER=ttrss` and
 * `DB_PASS=ttrss`.
 *
 * @param valueOf The literal value of a variable that stands beside it.
 */
export function withAccountName(evidence: Evidence, name: string, value: string | null, valueOf: (name: string) => string | null): Evidence {
  if (value === null || evidence.basis !== "name" || evidence.wellKnown) return evidence;
  const lower = value.trim().toLowerCase();
  return accountVariables(name).some((variable) => valueOf(variable)?.trim().toLowerCase() === lower) ? { ...evidence, wellKnown: true } : evidence;
}
