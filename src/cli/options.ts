import { parseArgs, type ParseArgsConfig } from "node:util";
import { formatNames, type FormatName } from "./formats/names.ts";
import { UsageError } from "./usage-error.ts";

interface OptionRow {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly help: string;
}

/** Every option, in the order of the help. */
const optionTable = {
  strict: { type: "boolean", help: "turn every rule on, all as errors" },
  rule: { type: "string", multiple: true, value: "RULE: SEVERITY", help: "a rule's severity, off, warn or error; may be repeated" },
  config: { type: "string", short: "c", value: "FILE", help: "the configuration; JSON or code (js, mjs, cjs)" },
  "no-config": { type: "boolean", help: "look for no configuration" },
  "fix-suggestions": { type: "boolean", help: "rewrite the files so that the secrets are out of them" },
  diff: { type: "boolean", help: "show how --fix-suggestions would rewrite the files, values masked; write nothing" },
  baseline: { type: "string", value: "FILE", help: "pass what FILE lists, fail for what is new" },
  "update-baseline": { type: "boolean", help: "write what is found to the baseline" },
  format: { type: "string", short: "f", multiple: true, value: "NAME[=FILE]", help: `${formatNames.join(", ")}, or the path of an ESLint formatter; may be repeated` },
  "output-file": { type: "string", short: "o", value: "FILE", help: "write the output to FILE" },
  quiet: { type: "boolean", help: "report errors only" },
  "max-warnings": { type: "string", value: "N", help: "fail when there are more than N warnings" },
  "files-from": { type: "string", value: "FILE", help: "lint the files that FILE lists, - for standard input" },
  stdin: { type: "boolean", help: "lint what comes on standard input; so does - for a path" },
  "stdin-filename": { type: "string", value: "PATH", help: "the path that this text is treated as having" },
  "list-rules": { type: "boolean", help: "list the rules and their severities, then stop" },
  explain: { type: "string", value: "RULE", help: "show the page of a rule, then stop" },
  "print-config": { type: "string", value: "PATH", help: "show what holds for a file, then stop" },
  init: { type: "boolean", help: "write dfsecret.config.json, then stop" },
  color: { type: "boolean", help: "colour the output, also where it is not a terminal" },
  "no-color": { type: "boolean", help: "never colour the output" },
  help: { type: "boolean", short: "h", help: "show this help, then stop" },
  version: { type: "boolean", short: "v", help: "show the version, then stop" },
} as const satisfies Record<string, OptionRow>;

/** A format, and where its output goes; `file` undefined for standard output. */
export interface Output {
  /** A path where it is not one of ours. */
  readonly format: FormatName | { readonly path: string };
  readonly file: string | undefined;
}

export interface CommandOptions {
  readonly paths: readonly string[];
  readonly strict: boolean;
  /** As written, unchecked. */
  readonly rules: readonly string[];
  readonly config: string | undefined;
  readonly noConfig: boolean;
  readonly fixSuggestions: boolean;
  readonly diff: boolean;
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  /** Empty: what suits the surroundings, on standard output. */
  readonly outputs: readonly Output[];
  /** Where the one output goes that names no file. */
  readonly outputFile: string | undefined;
  readonly quiet: boolean;
  /** Undefined: any number of warnings passes. */
  readonly maxWarnings: number | undefined;
  readonly filesFrom: string | undefined;
  readonly stdin: boolean;
  readonly stdinFilename: string | undefined;
  readonly listRules: boolean;
  readonly explain: string | undefined;
  readonly printConfig: string | undefined;
  readonly init: boolean;
  /** Undefined: by the terminal and the environment. */
  readonly color: boolean | undefined;
  readonly help: boolean;
  readonly version: boolean;
}

type Values = ReturnType<typeof readArguments>["values"];

/** Options that mean nothing together, or nothing alone. */
const conflicts: readonly { readonly when: (values: Values, paths: number) => boolean | undefined; readonly message: string }[] = [
  { when: ({ stdin }, paths) => stdin && paths > 0, message: "--stdin takes no paths; name the file with --stdin-filename." },
  { when: ({ stdin, ...values }) => values["stdin-filename"] !== undefined && !stdin, message: "--stdin-filename needs --stdin." },
  { when: ({ stdin, ...values }) => stdin && values["files-from"] !== undefined, message: "--stdin and --files-from exclude each other." },
  { when: ({ config, ...values }) => config !== undefined && values["no-config"], message: "--config and --no-config exclude each other." },
  { when: ({ stdin, diff, ...values }) => stdin && (diff || values["fix-suggestions"]), message: "--fix-suggestions and --diff work on files, not on --stdin." },
  { when: ({ baseline, ...values }) => values["update-baseline"] && baseline === undefined, message: "--update-baseline needs --baseline FILE." },
];

/** Reads a command line without the program's name. Throws a UsageError for what it does not know. */
export function parseOptions(argv: readonly string[]): CommandOptions {
  const { values, paths } = readArguments(argv);
  const conflict = conflicts.find(({ when }) => when(values, paths.length));
  if (conflict !== undefined) throw new UsageError(conflict.message);
  return {
    paths,
    strict: values.strict ?? false,
    rules: values.rule ?? [],
    config: values.config,
    noConfig: values["no-config"] ?? false,
    fixSuggestions: values["fix-suggestions"] ?? false,
    diff: values.diff ?? false,
    baseline: values.baseline,
    updateBaseline: values["update-baseline"] ?? false,
    outputs: readOutputs(values.format ?? []),
    outputFile: values["output-file"],
    quiet: values.quiet ?? false,
    maxWarnings: readMaxWarnings(values["max-warnings"]),
    filesFrom: values["files-from"],
    stdin: values.stdin ?? false,
    stdinFilename: values["stdin-filename"],
    listRules: values["list-rules"] ?? false,
    explain: values.explain,
    printConfig: values["print-config"],
    init: values.init ?? false,
    color: values["no-color"] ? false : values.color,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

function readArguments(argv: readonly string[]) {
  try {
    const options = optionTable satisfies ParseArgsConfig["options"];
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
    const paths = positionals.filter((path) => path !== "-");
    return { values: paths.length < positionals.length ? { ...values, stdin: true } : values, paths };
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

function readOutputs(formats: readonly string[]): Output[] {
  const outputs = formats.map(readOutput);
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw new UsageError("Only one format can go to standard output; give the others a file: --format sarif=FILE.");
  }
  return outputs;
}

function readOutput(text: string): Output {
  const equals = text.indexOf("=");
  const name = equals === -1 ? text : text.slice(0, equals);
  const file = equals === -1 ? undefined : text.slice(equals + 1);
  if (file === "") throw new UsageError(`--format ${name}= lacks the file.`);
  const format = formatNames.find((known) => known === name);
  if (format !== undefined) return { format, file };
  if (/[\\/]/.test(name)) return { format: { path: name }, file };
  throw new UsageError(`Unknown format '${name}'; there are ${formatNames.join(", ")}, and paths of ESLint formatters.`);
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
    "Finds secrets that Dockerfiles and Compose files give away. Without paths it looks under the current directory;",
    "directories are searched, leaving out node_modules, .git and what .gitignore ignores.",
    "",
    "Options:",
    ...rows,
    "",
    "Exit status: 0 no errors, 1 errors or too many warnings, 2 something could not be linted.",
    "",
  ].join("\n");
}
