import { dirname, relative, resolve } from "node:path";
import { identify, identityKey, type FindingIdentity } from "../engine/fingerprint.ts";
import { createResult, type LintMessage, type LintResult, type SuppressedLintMessage } from "../engine/result.ts";
import { decodeText } from "../workspace/decode.ts";
import { isThere, readBytes, writeText } from "../workspace/files.ts";
import { parseJson } from "./config/json.ts";
import { counted } from "./formats/counts.ts";
import { reportPath } from "./formats/report-path.ts";
import { UsageError } from "./usage-error.ts";

/** Findings that are known: so many with this rule, path and subject. */
type Entry = Omit<FindingIdentity, "ordinal"> & { readonly count: number };

const largestFile = 64 * 1024 * 1024;
const version = 1;

/** The findings that somebody has decided to live with for now; paths are relative to the file's directory. */
export class Baseline {
  readonly #path: string;
  readonly #source: string;
  readonly #counts: ReadonlyMap<string, number>;
  readonly #entries: readonly Entry[];

  private constructor(path: string, source: string, entries: readonly Entry[]) {
    this.#path = path;
    this.#source = source;
    this.#entries = entries;
    this.#counts = new Map(entries.map((entry) => [identityKey(entry), entry.count]));
  }

  /** Reads a baseline; one that is `optional` may be missing. Throws a UsageError for a file that is none, which an update must not replace either. */
  static read(path: string, cwd: string, { optional }: { readonly optional: boolean }): Baseline {
    const source = relative(cwd, path) || path;
    const file = readBytes(path, largestFile);
    if (!file.ok) {
      if (optional && !isThere(path)) return new Baseline(path, source, []);
      throw new UsageError(`${source}: ${file.why}${isThere(path) ? "" : "; --update-baseline writes it"}.`);
    }
    const parsed = parseJson(decodeText(file.value) ?? "\0");
    if (!parsed.ok) throw new UsageError(`${source}: is not valid JSON${parsed.place}; remove it, and --update-baseline writes a new one.`);
    const entries = entriesIn(parsed.value);
    if (entries === null) throw new UsageError(`${source}: is no baseline of this version; remove it, and --update-baseline writes a new one.`);
    return new Baseline(path, source, entries);
  }

  /** The results with what is known moved to the suppressed messages. */
  apply(results: readonly LintResult[]): LintResult[] {
    return results.map((result) => {
      const identities = this.#identify(result);
      const isKnown = (message: LintMessage): boolean => {
        const identity = identities.get(message);
        return identity !== undefined && !message.fatal && identity.ordinal < (this.#counts.get(identityKey(identity)) ?? 0);
      };
      const known = result.messages.filter(isKnown).map((message): SuppressedLintMessage =>
        ({ ...message, suppressions: [{ kind: "file", justification: "" }] }));
      if (known.length === 0) return result;
      const suppressed = [...result.suppressedMessages, ...known].sort((a, b) => a.line - b.line || a.column - b.column);
      return createResult(result.filePath, result.messages.filter((message) => !isKnown(message)), suppressed);
    });
  }

  /** A sentence where some of what is known is no longer found in the linted files; undefined where there is none. */
  describeStale(results: readonly LintResult[]): string | undefined {
    const found = this.#count(results);
    const linted = new Set(results.map((result) => this.#pathOf(result)));
    const gone = this.#entries.filter(({ path }) => linted.has(path)).reduce((sum, entry) =>
      sum + Math.max(0, entry.count - (found.get(identityKey(entry))?.count ?? 0)), 0);
    return gone === 0 ? undefined : `${counted(gone, "finding")} of ${this.#source} ${gone === 1 ? "is" : "are"} gone; take ${gone === 1 ? "it" : "them"} out with --update-baseline.`;
  }

  /**
   * Writes what is found now, and returns what to tell. What is known of files that are there but were not linted stays.
   * Throws a UsageError where the file cannot be written.
   */
  update(results: readonly LintResult[]): string {
    const linted = new Set(results.map((result) => this.#pathOf(result)));
    const elsewhere = this.#entries.filter(({ path }) => !linted.has(path) && isThere(resolve(dirname(this.#path), path)));
    const findings = [...elsewhere, ...this.#count(results).values()]
      .map(({ rule, path, subject, count }) => ({ rule, path, subject, count }))
      .sort((a, b) => compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.subject, b.subject));
    const written = writeText(this.#path, `${JSON.stringify({ version, findings }, null, 2)}\n`);
    if (!written.ok) throw new UsageError(`${this.#source}: ${written.why}.`);
    return `Wrote ${counted(findings.reduce((sum, { count }) => sum + count, 0), "finding")} to ${this.#source}.`;
  }

  #count(results: readonly LintResult[]): Map<string, Entry> {
    const counts = new Map<string, Entry>();
    for (const result of results) {
      for (const identity of this.#identify(result).values()) {
        const { rule, path, subject, ordinal } = identity;
        counts.set(identityKey(identity), { rule, path, subject, count: ordinal + 1 });
      }
    }
    return counts;
  }

  #identify(result: LintResult): Map<LintMessage, FindingIdentity> {
    return identify(result.messages, this.#pathOf(result));
  }

  #pathOf({ filePath }: LintResult): string {
    return reportPath(dirname(this.#path), filePath);
  }
}

function entriesIn(data: unknown): readonly Entry[] | null {
  const { version: given, findings } = (data ?? {}) as { version?: unknown; findings?: unknown };
  return given === version && Array.isArray(findings) && findings.every(isEntry) ? findings : null;
}

function isEntry(data: unknown): data is Entry {
  const { rule, path, subject, count } = (data ?? {}) as Record<keyof Entry, unknown>;
  return [rule, path, subject].every((text) => typeof text === "string") && Number.isInteger(count);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
