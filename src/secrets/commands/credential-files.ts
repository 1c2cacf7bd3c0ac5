import { usedAs, type Evidence } from "../evidence.ts";
import { judgeName } from "../names.ts";
import { CommandTable } from "./command-table.ts";
import { candidates } from "./credential-arguments.ts";
import { CREDENTIAL_FILE_ROWS } from "./credentials/files.ts";
import { COMMAND_LINE_ROWS } from "./credentials/command-lines.ts";
import { matchCondition, readInvocation } from "./tools.ts";

const TABLE = new CommandTable(() => CREDENTIAL_FILE_ROWS);
const COMMAND_LINES = new CommandTable(() => COMMAND_LINE_ROWS);

/** Variables whose value is a command line: git(1), rsync(1), svn's run-time configuration, borg's environment. */
const COMMAND_LINE_VARIABLES: ReadonlySet<string> = new Set(["GIT_SSH_COMMAND", "RSYNC_RSH", "SVN_SSH", "BORG_RSH"]);

/** A file that a command reads a credential from. */
export interface CredentialFile {
  /** Index of the argument. */
  readonly word: number;
  /** The path as it is written there. */
  readonly path: string;
  readonly evidence: Evidence;
}

/**
 * Which files a command takes a credential from.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known; unknown parts stand as `${NAME}`.
 */
export function findCredentialFiles(command: string, args: readonly string[]): CredentialFile[] {
  const invocation = readInvocation(command, args);
  const { words } = invocation;
  const named = TABLE.rowsFor(invocation).flatMap((row) => {
    const behind = matchCondition(words, row);
    if (behind < 0) return [];
    return candidates(row, words, behind, args, null).map(({ slice: { word, text } }): CredentialFile => ({ word, path: text, evidence: usedAs(row.kind, row.what) }));
  });
  const within = COMMAND_LINES.rowsFor(invocation).flatMap((row) => {
    const behind = matchCondition(words, row);
    if (behind < 0) return [];
    return candidates(row, words, behind, args, null).flatMap(({ slice: { word, text } }) =>
      filesOfCommandLine(row.setting ? settingOf(text, row.setting) : text).map((file): CredentialFile => ({ ...file, word })));
  });
  return within.length > 0 ? [...named, ...within] : named;
}

type UsedFile = Omit<CredentialFile, "word">;

/** The files of a command that stands in one word, as far as plain quotes go: `ssh -i key -o "UserKnownHostsFile hosts"`. */
function filesOfCommandLine(line: string): UsedFile[] {
  const [command, ...args] = (line.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? []).map((word) => word.replace(/^["']|["']$/g, ""));
  return command === undefined ? [] : findCredentialFiles(command.slice(command.lastIndexOf("/") + 1), args);
}

/** The value of `name=value`; git compares names without regard to case. */
function settingOf(text: string, name: string): string {
  const equals = text.indexOf("=");
  return text.slice(0, equals).toLowerCase() === name.toLowerCase() ? text.slice(equals + 1) : "";
}

const FILE_VARIABLES: ReadonlyMap<string, Evidence> = new Map([
  ["GOOGLE_APPLICATION_CREDENTIALS", usedAs("private key", "the key of a Google service account")],
  ["KUBECONFIG", usedAs("credentials", "a Kubernetes configuration")],
  ["AWS_SHARED_CREDENTIALS_FILE", usedAs("credentials", "the file of AWS credentials")],
  ["PGPASSFILE", usedAs("password", "the password file of PostgreSQL")],
  ["BOTO_CONFIG", usedAs("credentials", "the configuration of boto")],
  ["NETRC", usedAs("credentials", "a file of logins")],
]);

/** The files with credentials that a variable with this value names: `KUBECONFIG`, `DB_PASSWORD_FILE`, `GIT_SSH_COMMAND`. */
export function filesOfVariable(name: string, value: string): readonly UsedFile[] {
  if (COMMAND_LINE_VARIABLES.has(name)) return filesOfCommandLine(value);
  const evidence = value === "" ? null : judgeFileVariable(name);
  return evidence ? [{ path: value, evidence }] : [];
}

/** What a variable says of the file that it names; null for one that names none. */
function judgeFileVariable(name: string): Evidence | null {
  const known = FILE_VARIABLES.get(name);
  if (known) return known;
  const base = /^(.+)_(?:FILE|PATH)$/i.exec(name)?.[1];
  const verdict = base === undefined ? null : judgeName(base);
  return verdict?.confidence === "likely" ? usedAs(verdict.kind, `the file that ${name} names`) : null;
}
