import { parseArgs, type ParseArgsConfig } from "node:util";

interface OptionRow {
  readonly type: "string" | "boolean";
  readonly short?: string;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly help: string;
}

/** Every option, in the order of the help. */
const optionTable = {
  strict: { type: "boolean", help: "turn every rule on, all as errors" },
  format: { type: "string", short: "f", value: "NAME", help: "stylish (default) or json" },
  quiet: { type: "boolean", help: "report errors only" },
  "max-warnings": { type: "string", value: "N", help: "fail when there are more than N warnings" },
  stdin: { type: "boolean", help: "lint what comes on standard input" },
  "stdin-filename": { type: "string", value: "PATH", help: "the path that this text is treated as having" },
  "list-rules": { type: "boolean", help: "list the rules and their severities, then stop" },
  color: { type: "boolean", help: "colour the output, also where it is not a terminal" },
  "no-color": { type: "boolean", help: "never colour the output" },
  help: { type: "boolean", short: "h", help: "show this help, then stop" },
  version: { type: "boolean", short: "v", help: "show the version, then stop" },
} as const satisfies Record<string, OptionRow>;

export const formatNames = ["stylish", "json"] as const;
export type FormatName = (typeof formatNames)[number];

export interface CommandOptions {
  readonly paths: readonly string[];
  readonly strict: boolean;
  readonly format: FormatName;
  readonly quiet: boolean;
  /** Undefined: any number of warnings passes. */
  readonly maxWarnings: number | undefined;
  readonly stdin: boolean;
  readonly stdinFilename: string | undefined;
  readonly listRules: boolean;
  /** Undefined: by the terminal and the environment. */
  readonly color: boolean | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

/** A command line that cannot be followed; the message is one line for a person. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Reads a command line without the program's name. Throws a UsageError for what it does not know. */
export function parseOptions(argv: readonly string[]): CommandOptions {
  const { values, positionals } = readArguments(argv);
  if (values.stdin && positionals.length > 0) throw new UsageError("--stdin takes no paths; name the file with --stdin-filename.");
  if (values["stdin-filename"] !== undefined && !values.stdin) throw new UsageError("--stdin-filename needs --stdin.");
  return {
    paths: positionals,
    strict: values.strict ?? false,
    format: readFormat(values.format),
    quiet: values.quiet ?? false,
    maxWarnings: readMaxWarnings(values["max-warnings"]),
    stdin: values.stdin ?? false,
    stdinFilename: values["stdin-filename"],
    listRules: values["list-rules"] ?? false,
    color: values["no-color"] ? false : values.color,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

function readArguments(argv: readonly string[]) {
  try {
    const options = optionTable satisfies ParseArgsConfig["options"];
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(usageMessage(error));
  }
}

/** Node's message, without its advice on how to write positional arguments. */
function usageMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = ""] = message.split(/[.\n]\s/);
  return `${first.replace(/\.$/, "")}; see dfsecret-lint --help.`;
}

function readFormat(name: string | undefined): FormatName {
  const format = formatNames.find((known) => known === (name ?? "stylish"));
  if (format === undefined) throw new UsageError(`Unknown format '${name}'; there are ${formatNames.join(" and ")}.`);
  return format;
}

function readMaxWarnings(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--max-warnings takes a whole number, not '${text}'.`);
  return Number(text);
}

/** The help of `--help`. */
export function helpText(): string {
  const rows = Object.entries<OptionRow>(optionTable).map(([name, { short, value, help }]) => {
    const option = `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` ${value}`}`;
    return `  ${option.padEnd(30)}${help}`;
  });
  return [
    "Usage: dfsecret-lint [options] [paths]",
    "",
    "Finds secrets that Dockerfiles give away. Without paths it looks under the current directory;",
    "directories are searched, leaving out node_modules, .git and what .gitignore ignores.",
    "",
    "Options:",
    ...rows,
    "",
    "Exit status: 0 no errors, 1 errors or too many warnings, 2 something could not be linted.",
    "",
  ].join("\n");
}
