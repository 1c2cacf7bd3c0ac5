import { usedAs, type Evidence } from "../evidence.ts";
import { judgeFileName } from "../files.ts";
import { judgeName } from "../names.ts";
import { splitWords } from "../words.ts";
import { CommandTable } from "./command-table.ts";
import { list } from "./lists.ts";
import { fileOrStandard } from "./paths.ts";
import { withoutEnding } from "./revealed/decryptions.ts";
import { REVEALING_ROWS } from "./revealed/index.ts";
import type { RevealingRow } from "./revealed/row.ts";
import { calledAs, matchCondition, readInvocation } from "./tools.ts";
import { valueOfOption, type ParsedWords } from "./words.ts";

/** A secret that a command shows in plain text. */
export interface RevealedSecret {
  /** What it is called, by the store or as a file. */
  readonly name: string;
  /** The file that it is written to: absolute, below `~/` or relative; null for standard output. */
  readonly output: string | null;
  /** The command with its sub-command, as the table has it: "git-crypt unlock". */
  readonly by: string;
  readonly evidence: Evidence;
  /** Whether it goes by the file that it lands in, for its name is that of the encrypted one. */
  readonly goesByFile: boolean;
}

const TABLE = new CommandTable(() => REVEALING_ROWS);

/**
 * Which secrets a command shows, and where.
 *
 * @param command Base name of the command.
 * @param args Its arguments, expanded as far as known; unknown parts stand as `${NAME}`.
 */
export function findRevealedSecrets(command: string, args: readonly string[]): RevealedSecret[] {
  const invocation = readInvocation(command, args);
  for (const row of TABLE.rowsFor(invocation)) {
    const behind = matchCondition(invocation.words, row);
    if (behind >= 0) return revealedBy(row, invocation.words, behind, calledAs(invocation.name, row.when));
  }
  return [];
}

function revealedBy(row: RevealingRow, words: ParsedWords, behind: number, by: string): RevealedSecret[] {
  const name = valueOfOption(words, ...list(row.named)) ?? words.operands.slice(behind).at(-1)?.text ?? "";
  const picked = row.picks === undefined ? null : valueOfOption(words, ...list(row.picks));
  if (isPublic(picked ?? name)) return [];
  const outputs = typeof row.output === "function" ? row.output(words, behind) : [fileOrStandard(valueOfOption(words, ...list(row.output)))];
  return outputs.flatMap((output): RevealedSecret[] => {
    const called = row.called ?? (baseOf(output ?? name) || `output of ${by}`);
    const evidence = row.what === null ? (judgeRevealed(output ?? "") ?? judgeRevealed(name)) : usedAs("secret", row.what);
    return evidence ? [{ name: called, output, by, evidence, goesByFile: row.decrypts === true && row.called === undefined }] : [];
  });
}

/** Whether the name of a file, or what it was before it was encrypted, speaks of a credential. */
function judgeRevealed(file: string): Evidence | null {
  const plain = withoutEnding(file);
  const byFile = judgeFileName(plain);
  if (byFile && byFile.confidence !== "possible") return byFile;
  const verdict = byFile === null ? judgeName(baseOf(plain).replace(/\.\w{1,5}$/, "")) : null;
  return verdict?.confidence === "likely" ? { kind: verdict.kind, confidence: "likely", basis: "file", why: `its name is ${baseOf(plain)}`, wellKnown: false } : null;
}

function baseOf(path: string): string {
  return path.replace(/(?<!\/)\/+$/, "").split(/[?#]/, 1)[0]!.replace(/^[^]*\//, "");
}

/** What stores keep beside secrets, for everybody to know. */
const PUBLIC_WORDS: ReadonlySet<string> = new Set(
  list("username user login email host hostname port url uri endpoint address region database dbname arn id version versions name names created updated certificate cert crt ca chain issuer fingerprint metadata type tags expiration expires"),
);

/** By its last word: `db/username`, `-field=ca_cert`, `SecretList[].ARN`, a public key. */
function isPublic(name: string): boolean {
  const words = splitWords(name);
  return PUBLIC_WORDS.has(words.at(-1) ?? "") || (words.includes("public") && words.at(-1) === "key");
}
