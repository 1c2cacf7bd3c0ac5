import { sliceOf, type Slice } from "./words.ts";

/** How programs name the option for a user, and the one for the password beside it. */
const USER_OPTIONS: ReadonlySet<string> = new Set(["-u", "-U", "-l", "--user", "--username", "--login", "-user", "-username", "-login"]);
const PASSWORD_OPTIONS: ReadonlySet<string> = new Set(["-p", "-P", "-w", "-W", "-pw", "-pass", "-pwd"]);

/** A word that says of itself that it is a password, and is no file or page about one. */
const SAYS_PASSWORD = /p[a4@]ssw[o0]rd|passwd|passphrase|secret|(?:my|your|user|root|admin|test|worker|demo)[_-]?(?:pass|pwd)$/i;
const ONE_WORD = /^[^\s/.:=$]{1,64}$/;
const NAMES_FILE = /(?:file|path|dir|store|prompt|stdin|less)$/i;

/** Accounts whose name is their password as well, where both are the same. */
const BOTH: ReadonlySet<string> = new Set(["admin", "root", "guest", "test", "demo", "user", "postgres", "oracle", "sa", "rabbit", "neo4j"]);

/** The password of a login, and the option in front of it. */
export interface LoginOption {
  readonly slice: Slice;
  readonly option: string;
}

/**
 * `-u NAME -p WORD` of a command that no table knows. A port, a path or a profile stands behind `-p` elsewhere, so the
 * word has to say of itself that it is a password, or to be that of an account by its name.
 */
export function findLoginOptions(args: readonly string[]): LoginOption[] {
  const at = args.findIndex((arg, i) => USER_OPTIONS.has(arg) && isWord(args[i + 1]));
  if (at === -1) return [];
  const user = args[at + 1];
  return args.flatMap((option, i): LoginOption[] => {
    const word = args[i + 1];
    if (!PASSWORD_OPTIONS.has(option) || !isWord(word)) return [];
    const isPassword = (ONE_WORD.test(word) && SAYS_PASSWORD.test(word) && !NAMES_FILE.test(word)) || (word === user && BOTH.has(word));
    return isPassword ? [{ slice: sliceOf(args, i + 1), option }] : [];
  });
}

function isWord(word: string | undefined): word is string {
  return word !== undefined && word !== "" && !word.startsWith("-");
}
