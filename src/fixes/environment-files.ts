import type { Run } from "../parser/dockerfile/ast.ts";
import { baseName } from "../trace/paths.ts";
import type { TracedDockerfile } from "../trace/trace.ts";
import { inherits, instructionsOf } from "./instructions.ts";
import { scenesOf, type Scene } from "./scenes.ts";
import { commandsIn } from "./shell/commands.ts";
import { namingsIn } from "./variable-namings.ts";

/** A kind of file that leaves variables to the programs that read it. */
interface FileRow {
  readonly file: RegExp;
  /** How it names a variable. */
  readonly reference: RegExp;
  /** Names of commands, separated by blanks. */
  readonly programs: string;
  /** What in a RUN tells that it writes such a file. */
  readonly writing: RegExp;
  readonly source: string;
}

const javascript = "npm npx yarn pnpm pnpx bun lerna nx turbo";

const rows: readonly FileRow[] = [
  { file: /(^|\/)\.npmrc$/, reference: /\$\{(\w+)/g, programs: javascript, writing: /\.npmrc\b|\bp?npm\s+(?:config\s+)?set\b/, source: "https://docs.npmjs.com/cli/configuring-npm/npmrc" },
  { file: /(^|\/)\.yarnrc\.yml$/, reference: /\$\{(\w+)/g, programs: "yarn", writing: /\.yarnrc\.yml\b|\byarn\s+config\s+set\b/, source: "https://yarnpkg.com/configuration/yarnrc" },
  { file: /(^|\/)bunfig\.toml$/, reference: /\$\{?(\w+)/g, programs: "bun bunx", writing: /\bbunfig\.toml\b/, source: "https://bun.sh/docs/runtime/bunfig" },
  { file: /(^|\/)requirements[^/]*\.(txt|in)$/, reference: /\$\{([A-Z0-9_]+)\}/g, programs: "pip pip3 python python3 uv", writing: /requirements[\w.-]{0,40}\.(?:txt|in)\b/, source: "https://pip.pypa.io/en/stable/reference/requirements-file-format" },
  { file: /(^|\/)Pipfile$/, reference: /\$\{?(\w+)/g, programs: "pipenv", writing: /\bPipfile\b/, source: "https://pipenv.pypa.io/en/latest/credentials.html" },
  { file: /(^|\/)settings\.xml$/, reference: /\$\{env\.(\w+)\}/g, programs: "mvn mvnw mvnd", writing: /\bsettings\.xml\b/, source: "https://maven.apache.org/settings.html" },
  { file: /(^|\/)nuget\.config$/i, reference: /%(\w+)%/g, programs: "dotnet nuget msbuild", writing: /\bnuget\.config\b/i, source: "https://learn.microsoft.com/nuget/reference/nuget-config-file" },
  { file: /\.gradle(\.kts)?$/, reference: /getenv\(\s*["'](\w+)["']/g, programs: "gradle gradlew", writing: /\.gradle\b/, source: "https://docs.gradle.org/current/userguide/build_environment.html" },
];

/** Of one COPY no more such files are read. */
const mostFiles = 50;

/**
 * The RUNs of a program that finds one of these variables in a file which it reads, and fills it in from its
 * environment: `//registry.npmjs.org/:_authToken=${NPM_TOKEN}`. The file comes from the context, or another RUN writes it.
 */
export function runsThatFillIn(dockerfile: TracedDockerfile, names: ReadonlySet<string>, text: string): ReadonlySet<Run> {
  const files = [...copiedFiles(dockerfile, names), ...writtenFiles(dockerfile, names, text)];
  return new Set([...scenesOf(dockerfile)].flatMap(([run, scene]) => {
    const { stage, mounts } = dockerfile.runs.get(run)!;
    const bound = mounts.flatMap(({ kind, from, source }) => (kind === "bind" && from === null ? programsFor(dockerfile, source ?? ".", names) : []));
    const found = files.filter((one) => one.at < run.range[0] && inherits(dockerfile, stage, one.stage)).flatMap(({ programs }) => programs);
    const programs = new Set([...bound, ...found]);
    return programs.size > 0 && commandNames(run, scene).some((name) => programs.has(name)) ? [run] : [];
  }));
}

/** Files that are there from an offset of a stage on, and the programs that read them. */
interface FilesAt {
  readonly at: number;
  readonly stage: number;
  readonly programs: readonly string[];
}

function copiedFiles(dockerfile: TracedDockerfile, names: ReadonlySet<string>): FilesAt[] {
  return instructionsOf(dockerfile.tree).flatMap(({ instruction, stage }) => {
    if ((instruction.type !== "Copy" && instruction.type !== "Add") || stage === null) return [];
    if (instruction.flags.some(({ name }) => name === "from")) return [];
    return [{ at: instruction.range[0], stage, programs: instruction.sources.flatMap((source) => programsFor(dockerfile, source.text, names)) }];
  });
}

function writtenFiles({ runs }: TracedDockerfile, names: ReadonlySet<string>, text: string): FilesAt[] {
  return [...runs].flatMap(([run, { stage }]) => {
    if (!namingsIn(run, text, names).has("written")) return [];
    const script = text.slice(...run.range);
    return [{ at: run.range[0], stage, programs: rows.filter(({ writing }) => writing.test(script)).flatMap(({ programs }) => programs.split(" ")) }];
  });
}

/** The programs that fill in one of these variables in a file which the source takes from the context. */
function programsFor({ context }: TracedDockerfile, source: string, names: ReadonlySet<string>): string[] {
  const known = context.files(source).filter((path) => rows.some(({ file }) => file.test(path))).slice(0, mostFiles);
  return known.flatMap((path) => {
    const content = context.read(path) ?? "";
    return rows
      .filter(({ file, reference }) => file.test(path) && [...content.matchAll(reference)].some(([, name]) => names.has(name!)))
      .flatMap(({ programs }) => programs.split(" "));
  });
}

function commandNames(run: Run, scene: Scene): string[] {
  if (run.form === "exec") return [baseName(run.elements[0]?.value ?? "")];
  return run.script ? commandsIn(run.script, scene).map(({ name }) => name) : [];
}
