import { CommandTable } from "./command-table.ts";
import { list } from "./lists.ts";
import { matchCondition, readInvocation, type Condition } from "./tools.ts";

/** Words that a command prints itself. */
interface PrintedRow extends Condition {
  readonly commands: string;
  /** The options whose values are printed, and `operands`. */
  readonly prints: string;
  readonly source: string;
}

const HEADERS = "-H --header -u --user -U --proxy-user --oauth2-bearer --proxy-header -b --cookie";

export const PRINTED_ROWS: readonly PrintedRow[] = [
  { commands: "curl", requires: "-v --verbose", prints: HEADERS, source: "measured: curl -v prints the request's headers" },
  { commands: "wget", requires: "-d --debug", prints: "--header", source: "wget(1): --debug prints the request" },
  { commands: "http https xh", requires: "-v --verbose", prints: "operands -a --auth", source: "https://httpie.io/docs/cli/verbose-output" },
  { commands: "mysql mariadb", requires: "-v --verbose", prints: "-e --execute", source: "mysql(1): --verbose prints the statements" },
  { commands: "psql", requires: "-e --echo-queries -a --echo-all", prints: "-c --command", source: "psql(1): --echo-queries copies all commands to standard output" },
];

const TABLE = new CommandTable(() => PRINTED_ROWS);

/** Options of curl that trace the transfer into a file; `-` is standard output, `%` standard error. */
const TRACES = ["--trace", "--trace-ascii"];
const PRINTING_TRACES: ReadonlySet<string> = new Set(["-", "%", "/dev/stdout", "/dev/stderr"]);

/**
 * Which arguments a command prints to standard output or error, and so to the log of the build. Only what is sure.
 *
 * @param command Base name of the command.
 * @returns Indexes of the arguments, in order.
 */
export function findPrintedArguments(command: string, args: readonly string[]): readonly number[] {
  const invocation = readInvocation(command, args);
  const rows = TABLE.rowsFor(invocation);
  if (rows.length === 0) return [];
  const { name, words } = invocation;
  const printed = new Set<number>();
  const print = (names: readonly string[]): void => {
    for (const option of words.options) if (option.value && names.includes(option.name)) printed.add(option.value.word);
    if (names.includes("operands")) for (const { word } of words.operands) printed.add(word);
  };
  for (const row of rows) if (matchCondition(words, row) >= 0) print(list(row.prints));
  const traces = words.options.some((option) => TRACES.includes(option.name) && PRINTING_TRACES.has(option.value?.text ?? ""));
  if (name === "curl" && traces) print([...list(HEADERS), "-d", "--data", "--data-raw", "--json"]);
  return [...printed].sort((a, b) => a - b);
}
